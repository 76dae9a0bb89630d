#include "daemon/base/call_ids.h"

#include <algorithm>
#include <cstdint>
#include <random>

#include "absl/strings/str_cat.h"

namespace claimcheck::base {
namespace {

constexpr size_t kLongestRequestId = 128;
// "00-" trace "-" parent "-" flags; a later version may be longer, behind one more hyphen.
constexpr size_t kTraceBegin = 3;
constexpr size_t kTraceDigits = 32;
constexpr size_t kParentBegin = 36;
constexpr size_t kParentDigits = 16;
constexpr size_t kFlagsBegin = 53;
constexpr size_t kTraceparentSize = 55;

bool IsIdCharacter(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
         std::string_view("._~:/+=@-").find(c) != std::string_view::npos;
}

bool IsHex(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

bool IsZero(std::string_view text) { return text.find_first_not_of('0') == text.npos; }

bool IsRequestId(std::string_view text) {
  return !text.empty() && text.size() <= kLongestRequestId && std::all_of(text.begin(), text.end(), IsIdCharacter);
}

// The trace's id, or nothing.
std::string_view TraceOf(std::string_view text) {
  if (text.size() < kTraceparentSize || text[2] != '-' || text[35] != '-' || text[52] != '-') return {};
  const std::string_view version = text.substr(0, 2);
  const std::string_view trace = text.substr(kTraceBegin, kTraceDigits);
  const std::string_view parent = text.substr(kParentBegin, kParentDigits);
  if (!IsHex(version) || !IsHex(trace) || !IsHex(parent) || !IsHex(text.substr(kFlagsBegin, 2))) return {};
  if (version == "ff" || IsZero(trace) || IsZero(parent)) return {};
  const bool longer = text.size() > kTraceparentSize;
  if (longer && (version == "00" || text[kTraceparentSize] != '-')) return {};
  return trace;
}

// For finding again, not for secrets.
std::string NewRequestId() {
  thread_local std::mt19937_64 source{(uint64_t{std::random_device()()} << 32) | std::random_device()()};
  const uint64_t high = source();
  return absl::StrCat(absl::Hex(high, absl::kZeroPad16), absl::Hex(source(), absl::kZeroPad16));
}

}  // namespace

CallIds MakeCallIds(std::string_view request_id, std::string_view traceparent) {
  return {IsRequestId(request_id) ? std::string(request_id) : NewRequestId(), std::string(TraceOf(traceparent))};
}

}  // namespace claimcheck::base
