#include "daemon/engine/input.h"

#include <algorithm>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "daemon/base/calendar.h"
#include "daemon/base/document_size.h"
#include "daemon/base/error.h"

namespace claimcheck::engine {
namespace {

constexpr size_t kMaxIdBytes = 1024;  // both as document.proto says
constexpr size_t kMaxUriBytes = 4096;

absl::string_view Absl(std::string_view s) { return {s.data(), s.size()}; }

bool IsBlank(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return absl::ascii_isspace(static_cast<unsigned char>(c)); });
}

// What was sent, as far as it is fit to be shown in a message.
std::string Shown(std::string_view sent) {
  std::string shown = absl::CHexEscape(Absl(sent.substr(0, 64)));
  return absl::StrCat("\"", shown, sent.size() > 64 ? "…\"" : "\"");
}

absl::Status CheckSize(const Input& input, uint64_t max_bytes) {
  const uint64_t size = uint64_t{input.content.size()} + input.title.size() + input.summary.size();
  return base::CheckDocumentSize(size, std::min(max_bytes, kHardSizeLimit));
}

absl::Status CheckLength(std::string_view field, std::string_view sent, size_t limit) {
  if (sent.size() <= limit) return absl::OkStatus();
  return base::InvalidInput(
      "FIELD_TOO_LONG", field,
      absl::StrCat(Absl(field), ": expected at most ", limit, " bytes, found ", sent.size(), "; send a shorter one"));
}

}  // namespace

absl::StatusOr<CheckedInput> CheckInput(const Input& input, uint64_t max_bytes) {
  if (absl::Status size = CheckSize(input, max_bytes); !size.ok()) return size;
  if (absl::Status id = CheckLength("document.id", input.id, kMaxIdBytes); !id.ok()) return id;
  if (absl::Status uri = CheckLength("document.uri", input.uri, kMaxUriBytes); !uri.ok()) return uri;
  if (IsBlank(input.content)) {
    return base::InvalidInput(
        "EMPTY_DOCUMENT", "document.content",
        absl::StrCat("document.content: expected text, found ", input.content.empty() ? "nothing" : "white space only",
                     "; send the article's body"));
  }
  if (input.format > static_cast<uint32_t>(text::Format::kHtml)) {
    return base::InvalidInput("UNKNOWN_FORMAT", "document.format",
                              absl::StrCat("document.format: expected TEXT (1), MARKDOWN (2) or HTML (3), found ",
                                           input.format, "; send one of these"));
  }
  CheckedInput checked = {};
  checked.source = {input.content, input.title, input.summary,
                    input.format == 0 ? text::Format::kPlain : static_cast<text::Format>(input.format)};
  checked.published = CC_NO_DAY;
  if (!input.published.empty()) {
    const auto day = base::ParseIsoDay(input.published);
    if (!day) {
      return base::InvalidInput(
          "INVALID_DATE", "document.published",
          absl::StrCat("document.published: expected a day as YYYY-MM-DD, found ", Shown(input.published),
                       "; send the day of publication or leave it empty"));
    }
    checked.published = *day;
  }
  checked.language = input.language.empty() ? std::string_view("en") : input.language;
  if (!ReadsLanguage("en", checked.language)) {
    return base::InvalidInput(
        "UNSUPPORTED_LANGUAGE", "document.language",
        absl::StrCat("document.language: expected \"en\" or a tag that begins with \"en-\", found ",
                     Shown(input.language), "; only English is read"));
  }
  return checked;
}

bool ReadsLanguage(std::string_view ranges, std::string_view language) {
  for (absl::string_view range : absl::StrSplit(Absl(ranges), ',')) {
    range = absl::StripAsciiWhitespace(range);
    if (range == "*" || absl::EqualsIgnoreCase(range, Absl(language))) return true;
    if (!range.empty() && language.size() > range.size() && language[range.size()] == '-' &&
        absl::StartsWithIgnoreCase(Absl(language), range)) {
      return true;
    }
  }
  return false;
}

}  // namespace claimcheck::engine
