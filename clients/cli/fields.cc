#include "clients/cli/fields.h"

#include "absl/strings/str_cat.h"
#include "clients/cli/display_width.h"

namespace claimcheck::cli {

const LineIndex& Fields::Lines(v1::Span::Field field) {
  const v1::Document& document = item_.document;
  const size_t index = field == v1::Span::TITLE ? 1 : field == v1::Span::SUMMARY ? 2 : 0;
  if (!lines_[index]) {
    lines_[index].emplace(index == 1 ? document.title() : index == 2 ? document.summary() : document.content());
  }
  return *lines_[index];
}

std::string_view Fields::Text(const v1::Span& span) {
  const std::string_view text = Lines(span.field()).text();
  if (span.begin() >= text.size() || span.end() <= span.begin()) return {};
  return text.substr(span.begin(), span.end() - span.begin());
}

std::string Fields::Name(v1::Span::Field field) const {
  std::string name = Printable(item_.name);
  if (field == v1::Span::TITLE) return name + " (title)";
  if (field == v1::Span::SUMMARY) return name + " (summary)";
  return name;
}

std::string Fields::Place(const v1::Span& span) {
  const LineIndex& lines = Lines(span.field());
  return absl::StrCat(Name(span.field()), ":", lines.LineOf(span.begin()), ":", lines.ColumnOf(span.begin()));
}

}  // namespace claimcheck::cli
