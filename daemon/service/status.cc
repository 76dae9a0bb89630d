#include "daemon/service/status.h"

#include <map>
#include <string>
#include <string_view>

#include "absl/strings/numbers.h"
#include "daemon/base/error.h"
#include "google/rpc/error_details.pb.h"

namespace claimcheck::service {
namespace {

constexpr char kDomain[] = "claimcheck";
constexpr char kRetryAfter[] = "retry_after_ms";
// Room for the message, six details and the wrapping within kMaxStatusBytes.
constexpr size_t kMaxMessageBytes = 1400;
constexpr size_t kMaxDetailBytes = 300;
constexpr size_t kMaxDetails = 6;

std::string Shorten(std::string_view text, size_t limit) {
  if (text.size() <= limit) return std::string(text);
  size_t end = limit - 3;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return std::string(text.substr(0, end)) + "…";
}

}  // namespace

google::rpc::Status ToRpcStatus(const absl::Status& status) {
  google::rpc::Status message;
  message.set_code(static_cast<int>(status.code()));
  message.set_message(Shorten(std::string_view(status.message().data(), status.message().size()), kMaxMessageBytes));
  std::map<std::string, std::string> details = base::ErrorDetails(status);
  if (details.empty()) return message;

  google::rpc::ErrorInfo info;
  info.set_domain(kDomain);
  info.set_reason(Shorten(details["reason"], kMaxDetailBytes));
  details.erase("reason");
  for (const auto& [key, value] : details) {
    if (info.metadata_size() == kMaxDetails) break;
    if (!value.empty()) (*info.mutable_metadata())[Shorten(key, 64)] = Shorten(value, kMaxDetailBytes);
  }
  message.add_details()->PackFrom(info);

  const auto retry = details.find(kRetryAfter);
  int64_t milliseconds = 0;
  if (retry != details.end() && absl::SimpleAtoi(retry->second, &milliseconds)) {
    google::rpc::RetryInfo delay;
    delay.mutable_retry_delay()->set_seconds(milliseconds / 1000);
    delay.mutable_retry_delay()->set_nanos(static_cast<int32_t>(milliseconds % 1000 * 1000000));
    message.add_details()->PackFrom(delay);
  }
  return message;
}

absl::Status FromRpcStatus(const google::rpc::Status& message) {
  absl::Status status(static_cast<absl::StatusCode>(message.code()), message.message());
  for (const google::protobuf::Any& detail : message.details()) {
    google::rpc::ErrorInfo info;
    if (!detail.Is<google::rpc::ErrorInfo>() || !detail.UnpackTo(&info) || info.domain() != kDomain) continue;
    status = base::WithDetail(std::move(status), "reason", info.reason());
    for (const auto& [key, value] : info.metadata()) status = base::WithDetail(std::move(status), key, value);
  }
  return status;
}

}  // namespace claimcheck::service
