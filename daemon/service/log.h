// The daemon's log: lines on standard error, as text or as one JSON object each. Text of documents never goes there.
//
// What gRPC and Protobuf say goes there too, some lines a second of it. A line is one line whatever is in it: control
// characters are escaped. Within a base::LogScope it names the request, the trace and the checker that it is about:
//   2024-02-29T08:05:00.123+01:00 warning worker 1 (pid 12): ended by signal 11 request_id=abc-1 checker=date-ordering
//   {"time":"2024-02-29T07:05:00.123Z","level":"warning","message":"…","request_id":"abc-1","checker":"date-ordering"}
#ifndef CLAIMCHECK_DAEMON_SERVICE_LOG_H_
#define CLAIMCHECK_DAEMON_SERVICE_LOG_H_

#include <string>

namespace claimcheck::service {

// format: "text" or "json"; level: "debug", "info", "warn" or "error". Call once, before the first line.
void SetUpLog(const std::string& format, const std::string& level);
// Any thread, any time.
void SetLogLevel(const std::string& level);

}  // namespace claimcheck::service

#endif  // CLAIMCHECK_DAEMON_SERVICE_LOG_H_
