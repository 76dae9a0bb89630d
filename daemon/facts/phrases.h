// Shallow syntax for who said what: the words of one stretch of text with a tag each, noun phrases and verb groups.
//
// A stretch is one or more sentences of a block that no quotation mark parts; a quotation or a parenthesis inside it is
// one item. There is no grammar behind it: tags come from word lists and neighbours, phrases from walking over tags
// until something that cannot belong to them. It is right about news prose more often than not, and cheap.
// Ownership: views the document; Fill reuses its memory.
// Threads:   one thread at a time.
// Cost:      Fill is linear; the walks look at no more than kReach items.
#ifndef CLAIMCHECK_DAEMON_FACTS_PHRASES_H_
#define CLAIMCHECK_DAEMON_FACTS_PHRASES_H_

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "claimcheck/plugin.h"
#include "daemon/facts/facts.h"
#include "daemon/facts/word_roles.h"
#include "daemon/text/document.h"
#include "daemon/text/lexicon.h"
#include "daemon/text/word_key.h"

namespace claimcheck::facts {

// Several tags, asked for with one test: `static constexpr TagSet kFinite = {Tag::kVerb, …};`
class TagSet {
 public:
  consteval TagSet(std::initializer_list<Tag> tags) {
    for (const Tag tag : tags) bits_ |= uint32_t{1} << static_cast<uint32_t>(tag);
  }
  constexpr bool Holds(Tag tag) const { return (bits_ >> static_cast<uint32_t>(tag) & 1) != 0; }

 private:
  uint32_t bits_ = 0;
};

struct Item {
  uint32_t first;  // tokens
  uint32_t end;
  uint16_t lexeme;  // of the first token
  bool capital;
};

// Half-open range of items; empty means none.
struct Phrase {
  int begin = 0;
  int end = 0;
  bool empty() const { return begin >= end; }
};

constexpr int kReach = 60;  // items that a walk looks at

class Phrases {
 public:
  Phrases(const text::Document& document, const Facts& facts)
      : document_(document), facts_(facts), words_(Words()), roles_(words_.roles.data()) {}

  // Tags the tokens [first, end). Quotations inside `outer` (CC_NONE: top-level ones) become items.
  void Fill(uint32_t first, uint32_t end, uint32_t outer);
  // Headlines write verbs with a capital; elsewhere a capital inside a sentence makes a word part of a name.
  void set_heading(bool heading) { heading_ = heading; }

  int size() const { return size_; }
  // The items, in order, that can begin a cue, and those that are a colon or a quotation.
  const std::vector<int>& cues() const { return cues_; }
  const std::vector<int>& openings() const { return openings_; }
  // Index into facts.names of the first name that begins at or behind the byte, which lies in the stretch.
  size_t FirstNameAt(uint32_t byte) const {
    size_t name = next_name_;
    while (name < facts_.names.size() && facts_.names[name].span.begin < byte) ++name;
    return name;
  }
  // Behind the last full stop or semicolon before `item`.
  int ClauseBegin(int item) const {
    for (size_t i = stops_.size(); i > 0; --i) {
      if (stops_[i - 1] < item) return stops_[i - 1] + 1;
    }
    return 0;
  }
  // Outside the stretch, before it too: a stop without a class, on the first token.
  Item operator[](int i) const {
    if (!Holds(i)) return {0, 0, 0, false};
    const size_t at = static_cast<size_t>(i);
    const uint32_t first = firsts_[at];
    return {first, firsts_[at + 1], document_.tokens[first].lexeme, (tags_[at] & TagCode::kCapital) != 0};
  }
  Tag tag(int i) const {  // a negative number is a large one, and behind the last item stands a stop
    return TagIn(tags_[std::min(static_cast<uint32_t>(i), static_cast<uint32_t>(size_))]);
  }
  uint32_t quotation(int i) const { return quotations_[static_cast<size_t>(i)]; }  // of an item with kQuote
  std::string_view Text(int i) const {
    const Item& item = (*this)[i];
    return document_.Text(cc_span{document_.tokens[item.first].begin, document_.tokens[item.end - 1].end});
  }
  // Whether the item is that one word, in whatever case.
  [[gnu::always_inline]] bool IsWord(int i, const text::Literal& word) const {
    if (!Holds(i)) return false;
    const uint32_t first = firsts_[static_cast<size_t>(i)];
    return IsToken(first, word) && firsts_[static_cast<size_t>(i) + 1] == first + 1;
  }
  const WordValues& values(int i) const { return words_.values[(*this)[i].lexeme]; }
  bool Is(int i, text::lexicon::Class c) const { return text::lexicon::Has((*this)[i].lexeme, c); }
  // Bytes of a phrase; commas, dashes and hyphens at its ends are left out.
  cc_span Span(Phrase phrase) const;

  // The noun phrase whose last item is `last`.
  Phrase NounPhraseEndingAt(int last) const;
  // The noun phrase that begins at `begin`, with its appositions and relative clauses; it stops before what begins
  // another clause. `in_front`: a main clause follows after a comma ("According to Lee, the deal …").
  Phrase NounPhraseFrom(int begin, bool in_front) const;
  // Who does what the verb group that begins at `verb` says: the noun phrase before it, over adverbs, appositions and
  // adjuncts between commas. Empty if there is none.
  Phrase SubjectOf(int verb) const;
  // The first item at or after `begin` that is no noun and nothing that goes with nouns: a tag from kVerb on.
  int NextBoundary(int begin) const;
  // The first finite verb (or cue) at or after `begin`, or size().
  int FirstVerb(int begin, int end) const;
  bool IsNominal(int i) const {
    static constexpr TagSet kNominal = {Tag::kNoun,   Tag::kNumber,      Tag::kDeterminer, Tag::kPossessive,
                                        Tag::kHyphen, Tag::kParenthesis, Tag::kPronoun,    Tag::kOther};
    return kNominal.Holds(tag(i)) || IsShortQuote(i);
  }
  // An item that can begin a clause's subject.
  bool BeginsPhrase(int i) const {
    static constexpr TagSet kBegins = {Tag::kNoun, Tag::kPronoun, Tag::kDeterminer, Tag::kNumber};
    return kBegins.Holds(tag(i));
  }
  bool IsShortQuote(int i) const;
  bool IsSentenceEnd(int i) const { return tag(i) == Tag::kStop; }

 private:
  uint32_t AddSpecial(uint32_t token, uint32_t end, uint32_t outer);
  struct CodeMasks;
  uint32_t AddWords(uint32_t first, uint32_t run_end, uint32_t end);
  uint32_t AddMark(uint32_t token, uint32_t end);
  void Add(uint32_t first, Tag tag) {
    tags_[static_cast<size_t>(size_)] = static_cast<uint8_t>(tag);
    firsts_[static_cast<size_t>(size_++)] = first;
  }
  Tag CapitalTag(uint32_t index, const cc_token& token, WordRole role) const;
  Tag OpenTag(uint32_t index, const cc_token& token, WordRole role) const;
  Tag WordTag(uint32_t token, WordRole role) const;
  Tag VerbTag(uint32_t token, WordRole role, bool cue) const;
  Tag UnruledVerbTag(uint32_t token, WordRole role, bool cue) const;
  Tag GerundTag(bool cue, bool capital) const;
  Tag PresentTag(uint32_t token, WordRole role, bool cue) const;
  Tag ApostropheTag() const;
  bool IsPluralNoun(int i) const;
  bool EndsWithPluralHead() const;
  bool CountsPeople() const;
  bool EndsWithSingularHead() const;
  bool ClosesWithSpeaker(uint32_t token) const;
  bool FollowsReporter(uint16_t verb, bool base) const;
  bool TakesComplement(uint32_t token, bool preposition) const;
  Tag FormTag(uint32_t token, bool past) const;
  // Whether the token is that word, in whatever case. A key without a free byte leaves the size open; what stands behind
  // it is compared as it is written.
  [[gnu::always_inline]] bool IsToken(uint32_t token, const text::Literal& word) const {
    if (token >= document_.word_keys.size() || document_.word_keys[token] != word.key) return false;
    return word.text.size() < text::kKeyBytes ||
           (document_.tokens[token].end - document_.tokens[token].begin == word.text.size() &&
            document_.Text(document_.tokens[token]).substr(text::kKeyBytes) == word.text.substr(text::kKeyBytes));
  }
  Tag PunctuationTag(uint32_t token) const;
  uint32_t ParenthesisEnd(uint32_t token, uint32_t end) const;
  int SubjectBeforeComma(int comma) const;
  int OverHedge(int begin) const;
  bool IsEdge(int i) const;
  bool IsLabel(Phrase phrase) const;
  bool InRelative(int i) const;
  // "ANC This Morning host Ann Lee"
  bool IsShowName(int i) const {
    const Item& item = (*this)[i];
    return item.end - item.first == 2 && (*this)[i - 1].capital && tag(i - 1) == Tag::kNoun &&
           tag(i + 1) == Tag::kNoun &&
           (document_.tokens[item.first].flags & document_.tokens[item.first + 1].flags & CC_FLAG_CAPITAL) != 0;
  }
  bool IsYear(int i) const {
    const std::string_view text = Text(i);
    return text.size() == 4 && text.find_first_not_of("0123456789") == std::string_view::npos;
  }
  int OverVerb(int verb, int& begin) const;

  struct LeftWalk {
    int last;
    int begin;
    int next;
    int joint = -1;         // where the phrase began before the first "and"
    bool hit_verb = false;  // what stopped the walk governs the phrase
    bool To(int item) {
      begin = item;
      next = item - 1;
      return true;
    }
  };
  bool ExtendLeft(LeftWalk& walk) const;
  bool ExtendOverList(LeftWalk& walk, int i) const;
  bool ExtendOverVerb(LeftWalk& walk, int verb) const;

  struct RightWalk {
    int end = 0;
    bool in_front = false;
    bool relative = false;    // inside a relative clause: its verbs and pronouns belong to it
    bool proper = true;       // nothing but a name so far
    bool apposition = false;  // behind the first comma
  };
  bool ExtendRight(RightWalk& walk, int i) const;
  bool GoesOnAfterComma(const RightWalk& walk, int comma) const;
  bool GoesOnAfterPreposition(const RightWalk& walk, int i) const;

  bool MayGovern(uint32_t next, uint16_t verb) const;
  bool FollowsQuotedWords() const;
  bool Holds(int i) const { return static_cast<uint32_t>(i) < static_cast<uint32_t>(size_); }
  static Tag TagIn(uint8_t code) { return static_cast<Tag>(code & TagCode::kTag); }
  Item back() const { return (*this)[size_ - 1]; }
  // The tag of the last item so far.
  Tag Before() const { return size_ == 0 ? Tag::kStop : TagIn(tags_[static_cast<size_t>(size_ - 1)]); }
  // Whether the last item so far ends with an apostrophe: "the workers’".
  bool EndsWithApostrophe() const {
    if (size_ == 0) return false;
    const cc_token& last = document_.tokens[back().end - 1];
    const char end = document_.reading[last.end - 1];
    return end == '\'' || (end == '\x99' && document_.Text(last).ends_with("’"));
  }

  const text::Document& document_;
  const Facts& facts_;
  const WordTables& words_;
  const WordRole* roles_;  // by lexeme
  // The items, of which the first `size_` are the stretch's; they grow and never shrink. One ends where the next begins.
  std::vector<uint8_t> tags_ = {static_cast<uint8_t>(Tag::kStop)};  // with TagCode::kCapital; a stop behind the last
  std::vector<uint32_t> firsts_;                                    // tokens; the stretch's end behind the last
  std::vector<uint32_t> quotations_;                                // written where the tag is kQuote
  int size_ = 0;
  std::vector<int> cues_;
  std::vector<int> openings_;
  std::vector<int> stops_;  // full stops and semicolons
  bool heading_ = false;
  size_t next_name_ = 0;  // the first one of the stretch
  size_t next_time_ = 0;
  size_t next_quotation_ = 0;
  uint32_t quotation_at_ = 0;  // where the next quotation begins, or where to look again
  uint32_t time_at_ = 0;       // and the next time
};

}  // namespace claimcheck::facts

#endif  // CLAIMCHECK_DAEMON_FACTS_PHRASES_H_
