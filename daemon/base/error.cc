#include "daemon/base/error.h"

#include "absl/strings/cord.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"

namespace claimcheck::base {
namespace {

constexpr char kPrefix[] = "claimcheck/";
constexpr char kReason[] = "claimcheck/reason";
constexpr char kField[] = "claimcheck/field";

absl::string_view View(std::string_view s) { return absl::string_view(s.data(), s.size()); }

std::string Payload(const absl::Status& status, const char* key) {
  const auto payload = status.GetPayload(key);
  return payload ? std::string(*payload) : std::string();
}

}  // namespace

absl::Status MakeError(absl::StatusCode code, std::string_view reason, std::string_view field,
                       std::string_view message) {
  absl::Status status(code, View(message));
  status.SetPayload(kReason, absl::Cord(View(reason)));
  status.SetPayload(kField, absl::Cord(View(field)));
  return status;
}

absl::Status InvalidInput(std::string_view reason, std::string_view field, std::string_view message) {
  return MakeError(absl::StatusCode::kInvalidArgument, reason, field, message);
}

absl::Status WithDetail(absl::Status status, std::string_view key, std::string_view value) {
  status.SetPayload(absl::StrCat(kPrefix, View(key)), absl::Cord(View(value)));
  return status;
}

std::map<std::string, std::string> ErrorDetails(const absl::Status& status) {
  std::map<std::string, std::string> details;
  status.ForEachPayload([&details](absl::string_view url, const absl::Cord& payload) {
    if (absl::ConsumePrefix(&url, kPrefix)) details.emplace(std::string(url), std::string(payload));
  });
  return details;
}

std::string ErrorReason(const absl::Status& status) { return Payload(status, kReason); }
std::string ErrorField(const absl::Status& status) { return Payload(status, kField); }

}  // namespace claimcheck::base
