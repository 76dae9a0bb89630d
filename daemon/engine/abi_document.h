// A document and its facts as a plug-in sees them: the cc_document and the arrays behind its extensions.
//
// Ownership: views the document and the facts, which must outlive it and stay as they are. Not copied or moved: the
//            cc_document points back at it.
// Threads:   immutable once made.
// Cost:      constant; nothing is copied.
#ifndef CLAIMCHECK_DAEMON_ENGINE_ABI_DOCUMENT_H_
#define CLAIMCHECK_DAEMON_ENGINE_ABI_DOCUMENT_H_

#include <array>
#include <string_view>

#include "claimcheck/coverage.h"
#include "claimcheck/plugin.h"
#include "daemon/facts/facts.h"
#include "daemon/text/document.h"

namespace claimcheck::engine {

class AbiDocument {
 public:
  // `compared`: what CC_EXT_COMPARED returns; may be null.
  AbiDocument(const text::Document& document, const facts::Facts& facts, std::string_view id, std::string_view language,
              const cc_compared* compared = nullptr);
  AbiDocument(const AbiDocument&) = delete;
  AbiDocument& operator=(const AbiDocument&) = delete;

  const cc_document& raw() const { return raw_; }

 private:
  struct Extension {
    std::string_view id;
    cc_array array;
  };
  static const void* Get(const cc_document* document, const char* id);

  cc_document raw_ = {};
  const cc_compared* compared_;
  std::array<Extension, 9> extensions_;
};

}  // namespace claimcheck::engine

#endif  // CLAIMCHECK_DAEMON_ENGINE_ABI_DOCUMENT_H_
