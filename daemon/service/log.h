// The daemon's log: lines on standard error, as text or as one JSON object each. Text of documents never goes there.
#ifndef CLAIMCHECK_DAEMON_SERVICE_LOG_H_
#define CLAIMCHECK_DAEMON_SERVICE_LOG_H_

#include <string>

namespace claimcheck::service {

// format: "text" or "json"; level: "debug", "info", "warn" or "error". Call once, before the first line.
// JSON: {"time":"2024-02-29T07:05:00.123Z","level":"info","message":"…"}
void SetUpLog(const std::string& format, const std::string& level);
// Any thread, any time.
void SetLogLevel(const std::string& level);

}  // namespace claimcheck::service

#endif  // CLAIMCHECK_DAEMON_SERVICE_LOG_H_
