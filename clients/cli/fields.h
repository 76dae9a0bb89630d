// The three texts of a document, with their lines.
//
// Ownership: views the document, which must outlive it.
// Cost:      linear in the document, once; a field's lines are indexed when they are first asked for.
#ifndef CLAIMCHECK_CLIENTS_CLI_FIELDS_H_
#define CLAIMCHECK_CLIENTS_CLI_FIELDS_H_

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "clients/cli/documents.h"
#include "clients/cli/line_index.h"

namespace claimcheck::cli {

class Fields {
 public:
  explicit Fields(const Item& item) : item_(item) {}

  const LineIndex& Lines(v1::Span::Field field);
  // The text of a span; what lies outside the document is cut off.
  std::string_view Text(const v1::Span& span);
  // "article.md", "article.md (title)".
  std::string Name(v1::Span::Field field) const;
  // "article.md:3:14".
  std::string Place(const v1::Span& span);

 private:
  const Item& item_;
  std::array<std::optional<LineIndex>, 3> lines_;
};

}  // namespace claimcheck::cli

#endif  // CLAIMCHECK_CLIENTS_CLI_FIELDS_H_
