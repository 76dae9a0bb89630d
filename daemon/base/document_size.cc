#include "daemon/base/document_size.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "daemon/base/error.h"

namespace claimcheck::base {
namespace {

absl::Status TooLarge(absl::string_view what, uint64_t size, uint64_t limit) {
  absl::Status error = MakeError(absl::StatusCode::kResourceExhausted, "DOCUMENT_TOO_LARGE", "document.content",
                                 absl::StrCat(what, ": expected at most ", limit, " bytes, found ", size,
                                              "; send the article alone, or raise the size limit"));
  error = WithDetail(std::move(error), "limit_bytes", absl::StrCat(limit));
  return WithDetail(std::move(error), "size_bytes", absl::StrCat(size));
}

}  // namespace

absl::Status CheckDocumentSize(uint64_t size, uint64_t limit) {
  return size <= limit ? absl::OkStatus() : TooLarge("document.content, title and summary together", size, limit);
}

absl::Status CheckRequestSize(uint64_t size, uint64_t limit) {
  return size <= limit ? absl::OkStatus() : TooLarge("request", size, limit);
}

}  // namespace claimcheck::base
