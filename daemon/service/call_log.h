// How a call ended: into the metrics and, within the call's LogScope, into the log. A fault of our own (INTERNAL) is
// a warning, all else is for those who log at level debug. Any thread.
#ifndef CLAIMCHECK_DAEMON_SERVICE_CALL_LOG_H_
#define CLAIMCHECK_DAEMON_SERVICE_CALL_LOG_H_

#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "daemon/service/metrics.h"

namespace claimcheck::service {

// method: of the API, as its last name; client: whose line it waited in; began_ns: base::MonotonicNs.
void CallEnded(Metrics& metrics, const char* method, const std::string& client, int64_t began_ns,
               const absl::Status& status);

}  // namespace claimcheck::service

#endif  // CLAIMCHECK_DAEMON_SERVICE_CALL_LOG_H_
