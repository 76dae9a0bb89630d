// What the rules of this checker share: the word classes they ask for, what each of them would look for again (who
// speaks where, the sources with their words, words in capitals), and questions about a place in the article.
//
// Ownership: views the document; valid during the check.
// Cost:      made once per check, linear in tokens and attributions; each question looks at a sentence or two.
#ifndef CLAIMCHECK_PLUGINS_ATTRIBUTION_COMPLETENESS_ARTICLE_H_
#define CLAIMCHECK_PLUGINS_ATTRIBUTION_COMPLETENESS_ARTICLE_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "claimcheck/sdk.h"
#include "claimcheck/sdk/class_index.h"
#include "plugins/attribution_completeness/words.h"

namespace claimcheck::attribution {

class People;

class Article : public Words {
 public:
  Article(const sdk::Document& document, const Words& words);
  ~Article();

  const sdk::Document& document() const { return document_; }
  // Where the classes of words stand, so that a rule passes over the sentences that hold nothing for it.
  const sdk::ClassIndex& classes() const { return classes_; }
  std::string_view Text(cc_span span) const { return document_.Text(span); }
  std::string_view Word(uint32_t token) const {
    return token < document_.tokens().size() ? document_.Text(document_.tokens()[token]) : std::string_view();
  }
  const cc_token& Token(uint32_t token) const { return document_.tokens()[token]; }
  uint32_t token_count() const { return static_cast<uint32_t>(document_.tokens().size()); }
  // Indices of the tokens of a span, half-open.
  struct Range {
    uint32_t begin = 0;
    uint32_t end = 0;
  };
  Range Tokens(cc_span span) const;
  // The same, found faster if the span begins in that sentence.
  Range Tokens(cc_span span, uint32_t sentence) const;

  // A statement whose source the text gives; not the further pieces of one statement.
  struct Source {
    const cc_attribution* attribution = nullptr;
    Range words;              // of the source
    uint32_t head = CC_NONE;  // see HeadOf
    bool judged = false;      // the writer's: in running text and not inside a quotation
    bool states = false;      // see States; known of those that are judged
  };
  const std::vector<Source>& sources() const { return sources_; }
  // Words in capitals throughout, in the order of the text.
  const std::vector<uint32_t>& shouted() const { return shouted_; }
  // Words that begin with a capital letter.
  uint64_t capital_words() const { return capital_words_; }
  // "lorem", in any case: what placeholder text begins with.
  const std::vector<uint32_t>& lorem() const { return lorem_; }

  // CC_BLOCK_ of the block that holds the sentence; CC_BLOCK_PARAGRAPH if there is none.
  uint32_t BlockKind(uint32_t sentence) const;
  bool IsHeading(uint32_t sentence) const;
  // Running text: a paragraph, a list item or a block quote.
  bool IsBody(uint32_t sentence) const;
  bool IsQuoted(cc_span span) const;
  // The tokens of a sentence.
  Range InSentence(uint32_t sentence) const;
  // The first line of a text of several paragraphs that came without a headline: a headline itself, or a lead that the
  // text goes on to bear out.
  bool IsOpeningLine(uint32_t sentence) const;
  // Its words are said, or stand in quotation marks, in what somebody is given for.
  bool IsSaidBySomebody(cc_span span) const;
  // Somebody speaks anywhere in the paragraph of that sentence.
  bool HasSourceInParagraph(uint32_t sentence) const;
  // Made when it is first asked for; see people.h.
  const People& people() const;

  // The cue puts a statement into somebody's mouth: said, believes, warned; not hailed, opposes, apologized.
  bool States(const cc_attribution& attribution) const;
  // Police, sheriffs, prosecutors: whose "officials" and "authorities" need no other name.
  bool IsPoliceStory() const { return police_story_; }
  // Somebody speaks in the sentence, or in the sentence before it in the same paragraph.
  bool HasSource(uint32_t sentence) const;
  // Whether `is` holds for an attribution of that sentence; asks each of them.
  template <typename Is>
  bool AnyAttributionAt(uint32_t sentence, const Is& is) const {
    uint32_t at = sentence < traits_.size() ? traits_[sentence].last_said : CC_NONE;
    for (; at != CC_NONE; at = beside_[at]) {
      if (is(document_.attributions()[at])) return true;
    }
    return false;
  }
  // Somebody speaks in the sentence itself.
  bool HasSourceAt(uint32_t sentence) const { return sentence < traits_.size() && traits_[sentence].sourced; }
  // The person whom the text names in full for the first time as the one who speaks in the next sentence; null for
  // none.
  const cc_name* NewSpeakerBehind(uint32_t sentence) const;
  // Somebody speaks in the next sentence of the same paragraph.
  bool HasSourceAfter(uint32_t sentence) const;
  // A passive or an adverb of the sentence says that somebody says so: "is believed to", "allegedly".
  bool HasHiddenSource(uint32_t sentence) const { return sentence < traits_.size() && traits_[sentence].hidden; }
  // A link stands in the sentence.
  bool HasLink(uint32_t sentence) const;
  // A capitalized word in the range that does more than begin a sentence or name a people.
  bool HasName(Range range) const;

  // The noun that the source is about ("officials" in "two Western military officials"), or CC_NONE; for sources that
  // are no name.
  uint32_t HeadOf(const cc_attribution& attribution) const;
  // The source comes with a "the", "that", "his": it was introduced before.
  bool IsKnown(const cc_attribution& attribution) const;
  // What narrows a source down behind its head: "in the ministry", "familiar with", "who".
  bool IsQualifiedBehind(const cc_attribution& attribution) const;
  // The words before the head that narrow it down, in tokens: two in "two Western military officials".
  uint32_t QualifiersBefore(const cc_attribution& attribution) const;
  // Source and cue, where they stand side by side; else the source.
  cc_span SourceAndCue(const cc_attribution& attribution) const;
  // The first attribution in the list with this source: pieces of one statement are told once.
  bool IsFirstPiece(size_t attribution) const;

 private:
  // Of a sentence.
  struct Traits {
    uint32_t block = CC_BLOCK_PARAGRAPH;  // CC_BLOCK_
    bool sourced = false;                 // somebody speaks in it
    bool hidden = false;                  // see HasHiddenSource
    uint32_t last_said = CC_NONE;         // the last attribution in the sentence; beside_ leads to the others
  };
  // The first token of a span, found faster if it begins in that sentence.
  uint32_t FirstToken(cc_span span, uint32_t sentence) const;
  // As HeadOf; `source` are the tokens of the source.
  uint32_t HeadIn(const cc_attribution& attribution, Range source) const;
  void ReadSentences();
  void ReadSources();
  void ReadCapitals();

  const sdk::Document& document_;
  sdk::ClassIndex classes_;
  bool police_story_ = false;
  std::vector<Traits> traits_;    // by sentence
  std::vector<uint32_t> beside_;  // by attribution: the one before it in its sentence, or CC_NONE
  std::vector<cc_span> quoted_;   // the quotations, in their order: close together, since every rule asks
  std::vector<cc_span> said_;     // contents of attributions with a source, joined where they overlap
  std::vector<Source> sources_;
  std::vector<uint32_t> shouted_;
  std::vector<uint32_t> lorem_;
  uint64_t capital_words_ = 0;
  mutable std::unique_ptr<People> people_;
};

// Lower case, without a possessive and the usual endings: words that say the same in a headline and in the text.
std::string Stem(std::string_view word);
bool SameLetters(const char* a, const char* b, size_t size);  // ASCII case aside
inline bool SameWord(std::string_view a, std::string_view b) {
  return a.size() == b.size() && SameLetters(a.data(), b.data(), a.size());
}

}  // namespace claimcheck::attribution

#endif  // CLAIMCHECK_PLUGINS_ATTRIBUTION_COMPLETENESS_ARTICLE_H_
