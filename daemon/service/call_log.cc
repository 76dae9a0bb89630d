// The status's message stays out: it may quote what was sent. Its reason and its field are the API's own words.
#include "daemon/service/call_log.h"

#include "absl/strings/str_cat.h"
#include "daemon/base/clock.h"
#include "daemon/base/error.h"
#include "spdlog/spdlog.h"

namespace claimcheck::service {

void CallEnded(Metrics& metrics, const char* method, const std::string& client, int64_t began_ns,
               const absl::Status& status) {
  const int64_t took = base::MonotonicNs() - began_ns;
  metrics.CallEnded(method, status.code(), static_cast<double>(took) / base::kSecond);
  const auto level = status.code() == absl::StatusCode::kInternal ? spdlog::level::warn : spdlog::level::debug;
  if (!spdlog::should_log(level)) return;
  const std::string reason = base::ErrorReason(status);
  spdlog::log(level, "{} of client {}: {}{} after {} ms", method, client.empty() ? "unknown" : client,
              absl::StatusCodeToString(status.code()), reason.empty() ? "" : " " + reason, took / base::kMillisecond);
}

}  // namespace claimcheck::service
