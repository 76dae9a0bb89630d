// Document: the text as a reader sees it and the facts that were read from it.
//
// Ownership: a view; valid during the check that was given it. Facts that this host does not have are empty.
// Threads:   immutable.
// Cost:      made once per check: one look-up per kind of fact.
// Example:   for (const cc_quantity& q : document.In(document.quantities(), sentence.span)) …
#ifndef CLAIMCHECK_SDK_DOCUMENT_H_
#define CLAIMCHECK_SDK_DOCUMENT_H_

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>

#include "claimcheck/plugin.h"
#include "claimcheck/sdk/array.h"
#include "claimcheck/sdk/lexicon.h"

namespace claimcheck::sdk {

inline std::string_view View(cc_str s) {
  return s.data == nullptr ? std::string_view() : std::string_view(s.data, s.size);
}
inline cc_str Str(std::string_view s) { return {s.data(), s.size()}; }

inline cc_span SpanOf(const cc_token& token) { return {token.begin, token.end}; }
template <typename Fact>
requires requires(const Fact& fact) { fact.span; }
cc_span SpanOf(const Fact& fact) { return fact.span; }
inline bool IsAbsent(cc_span span) { return span.begin >= span.end; }
inline bool Contains(cc_span outer, cc_span inner) { return outer.begin <= inner.begin && inner.end <= outer.end; }
inline bool Overlaps(cc_span a, cc_span b) { return a.begin < b.end && b.begin < a.end; }
// The smallest span that holds both; an absent one does not count.
inline cc_span Cover(cc_span a, cc_span b) {
  if (IsAbsent(a)) return b;
  if (IsAbsent(b)) return a;
  return {std::min(a.begin, b.begin), std::max(a.end, b.end)};
}

class Document {
 public:
  explicit Document(const cc_document& raw)
      : raw_(&raw),
        text_(View(raw.text)),
        blocks_(Extension(CC_EXT_BLOCKS)),
        sentences_(Extension(CC_EXT_SENTENCES)),
        tokens_(Extension(CC_EXT_TOKENS)),
        links_(Extension(CC_EXT_LINKS)),
        quantities_(Extension(CC_EXT_QUANTITIES)),
        times_(Extension(CC_EXT_TIMES)),
        names_(Extension(CC_EXT_NAMES)),
        quotations_(Extension(CC_EXT_QUOTATIONS)),
        attributions_(Extension(CC_EXT_ATTRIBUTIONS)) {
    if (raw.get_extension != nullptr) {
      lexicon_ = static_cast<const cc_lexicon*>(raw.get_extension(&raw, CC_EXT_LEXICON));
    }
  }

  std::string_view text() const { return text_; }
  // Empty for an absent span and for one that lies outside the text.
  std::string_view Text(cc_span span) const {
    if (IsAbsent(span) || span.end > text_.size()) return {};
    return text_.substr(span.begin, span.end - span.begin);
  }
  std::string_view Text(const cc_token& token) const { return Text(SpanOf(token)); }

  std::string_view id() const { return View(raw_->id); }
  std::string_view language() const { return View(raw_->language); }
  // Day of publication, counted from 1970-01-01.
  std::optional<int32_t> published() const {
    return raw_->published == CC_NO_DAY ? std::nullopt : std::optional<int32_t>(raw_->published);
  }

  const Array<cc_block>& blocks() const { return blocks_; }
  const Array<cc_sentence>& sentences() const { return sentences_; }
  const Array<cc_token>& tokens() const { return tokens_; }
  const Array<cc_link>& links() const { return links_; }
  const Array<cc_quantity>& quantities() const { return quantities_; }
  const Array<cc_time>& times() const { return times_; }
  const Array<cc_name>& names() const { return names_; }
  const Array<cc_quotation>& quotations() const { return quotations_; }
  const Array<cc_attribution>& attributions() const { return attributions_; }

  Array<cc_token> Tokens(const cc_sentence& s) const { return tokens_.Slice(s.first_token, s.token_count); }
  Array<cc_sentence> Sentences(const cc_block& b) const { return sentences_.Slice(b.first_sentence, b.sentence_count); }
  // The tokens of a quantity, a time, a name, a quotation.
  template <typename Fact>
  requires requires(const Fact& fact) { fact.first_token + fact.token_count; }
  Array<cc_token> Tokens(const Fact& fact) const { return tokens_.Slice(fact.first_token, fact.token_count); }
  // The sentence that a fact stands in; null if the host gave none.
  template <typename Fact>
  requires requires(const Fact& fact) { fact.sentence; }
  const cc_sentence* Sentence(const Fact& fact) const { return sentences_.Find(fact.sentence); }
  // The block that a fact stands in; null if the host gave none.
  template <typename Fact>
  requires requires(const Fact& fact) { fact.sentence; }
  const cc_block* Block(const Fact& fact) const {
    const cc_sentence* sentence = Sentence(fact);
    return sentence == nullptr ? nullptr : blocks_.Find(sentence->block);
  }

  // Those of `facts` that begin inside `span`. Works for everything that is ordered by its span; logarithmic.
  template <typename Fact>
  Array<Fact> In(const Array<Fact>& facts, cc_span span) const {
    const auto before = [](const Fact& fact, uint32_t at) { return SpanOf(fact).begin < at; };
    const auto first = std::lower_bound(facts.begin(), facts.end(), span.begin, before);
    const auto last = std::lower_bound(first, facts.end(), std::max(span.begin, span.end), before);
    return facts.Slice(static_cast<size_t>(first - facts.begin()), static_cast<size_t>(last - first));
  }
  // Index of the first token that ends behind `at` (a byte of the text); tokens().size() if there is none.
  uint32_t TokenAt(uint32_t at) const {
    const auto found = std::lower_bound(tokens_.begin(), tokens_.end(), at,
                                        [](const cc_token& token, uint32_t place) { return token.end <= place; });
    return static_cast<uint32_t>(found - tokens_.begin());
  }

  // The words of that class; `name` is the name of a file under daemon/text/lexicon.
  WordClass Class(const char* name) const { return WordClass(lexicon_, name); }

  // The host's, or null; for what is resolved once and kept, see Kept.
  const cc_lexicon* lexicon() const { return lexicon_; }

  // For extensions that this SDK does not know.
  const cc_document& raw() const { return *raw_; }

 private:
  const cc_array* Extension(const char* id) const {
    if (raw_->get_extension == nullptr) return nullptr;
    return static_cast<const cc_array*>(raw_->get_extension(raw_, id));
  }

  const cc_document* raw_;
  std::string_view text_;
  const cc_lexicon* lexicon_ = nullptr;
  Array<cc_block> blocks_;
  Array<cc_sentence> sentences_;
  Array<cc_token> tokens_;
  Array<cc_link> links_;
  Array<cc_quantity> quantities_;
  Array<cc_time> times_;
  Array<cc_name> names_;
  Array<cc_quotation> quotations_;
  Array<cc_attribution> attributions_;
};

}  // namespace claimcheck::sdk

#endif  // CLAIMCHECK_SDK_DOCUMENT_H_
