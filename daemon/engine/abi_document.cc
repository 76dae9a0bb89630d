#include "daemon/engine/abi_document.h"

#include <vector>

#include "claimcheck/sdk/array.h"
#include "claimcheck/sdk/document.h"
#include "daemon/text/lexicon.h"

namespace claimcheck::engine {
namespace {

template <typename T>
cc_array Of(const std::vector<T>& items) {
  return sdk::ArrayOf(items.data(), items.size());
}

}  // namespace

AbiDocument::AbiDocument(const text::Document& document, const facts::Facts& facts, std::string_view id,
                         std::string_view language, const cc_compared* compared)
    : compared_(compared),
      extensions_{{{CC_EXT_BLOCKS, Of(document.blocks)},
                   {CC_EXT_SENTENCES, Of(document.sentences)},
                   {CC_EXT_TOKENS, Of(document.tokens)},
                   {CC_EXT_LINKS, Of(document.links)},
                   {CC_EXT_QUANTITIES, Of(facts.quantities)},
                   {CC_EXT_TIMES, Of(facts.times)},
                   {CC_EXT_NAMES, Of(facts.names)},
                   {CC_EXT_QUOTATIONS, Of(facts.quotations)},
                   {CC_EXT_ATTRIBUTIONS, Of(facts.attributions)}}} {
  raw_.struct_size = sizeof raw_;
  raw_.published = document.published;
  raw_.id = sdk::Str(id);
  raw_.language = sdk::Str(language);
  raw_.text = sdk::Str(document.reading);
  raw_.host = this;
  raw_.get_extension = &Get;
}

const void* AbiDocument::Get(const cc_document* document, const char* id) {
  if (document == nullptr || id == nullptr) return nullptr;
  const std::string_view wanted = id;
  const AbiDocument& self = *static_cast<const AbiDocument*>(document->host);
  for (const Extension& extension : self.extensions_) {
    if (extension.id == wanted) return &extension.array;
  }
  if (wanted == CC_EXT_COMPARED) return self.compared_;
  if (wanted == CC_EXT_LEXICON) return &text::lexicon::Abi();
  return nullptr;
}

}  // namespace claimcheck::engine
