// Quotations: pairs the marks of each block, follows quotations over paragraphs, and says what the marks are there for.
//
// Method: a stack of open marks per block. The tokenizer has said which marks open and which close; a mark of one
// family (double, single, guillemet) closes the youngest open one of that family, and open marks inside it that never
// closed were apostrophes. What is open at the end of a block runs on if the next paragraph opens with the same family.
//   “A. B,” she said.        one quotation, two sentences
//   “A. ¶ “B.” ¶             the first runs on, the second carries on
//   ‘He said “go”’           the inner one is a quotation with a parent
//   the '90s, rock 'n' roll  no quotation: the tokenizer calls these marks apostrophes
//   “A. ¶ B.                 unclosed: nothing carries it on
//   “A. “B,” she said. …     one block, long as no paragraph is: the break stood where the second mark begins
//                            a sentence
#include <algorithm>

#include "absl/container/inlined_vector.h"
#include "daemon/facts/facts.h"
#include "daemon/text/lexicon.h"
#include "daemon/text/word_key.h"

namespace claimcheck::facts {
namespace {

using text::Document;
using text::lexicon::Class;
using text::lexicon::ClassSet;
using text::lexicon::Has;
using text::lexicon::HasAny;

enum class Family : uint8_t { kNone, kDouble, kSingle, kGuillemet };

Family FamilyOf(std::string_view mark) {
  if (mark == "\"" || mark == "“" || mark == "”" || mark == "„" || mark == "‟" || mark == "''" || mark == "``" ||
      mark == "’’" || mark == "‘‘") {
    return Family::kDouble;
  }
  if (mark == "'" || mark == "‘" || mark == "’" || mark == "‚" || mark == "‛" || mark == "`") return Family::kSingle;
  if (mark == "«" || mark == "»" || mark == "‹" || mark == "›") return Family::kGuillemet;
  return Family::kNone;
}

constexpr uint32_t kReach = 6;               // blocks: captions and furniture that may stand between two paragraphs
constexpr uint32_t kLongestParagraph = 250;  // tokens; a block of more has lost the breaks between its paragraphs

struct Open {
  uint32_t token;
  uint32_t quotation;  // index into facts.quotations
  Family family;
};

class Reader {
 public:
  Reader(const Document& document, Facts& facts) : document_(document), facts_(facts) {}

  void ReadBlock(uint32_t block);
  void SetKinds();

 private:
  bool IsMark(uint32_t token) const {
    const uint8_t kind = document_.tokens[token].kind;
    return kind == CC_TOKEN_OPEN || kind == CC_TOKEN_CLOSE;
  }
  // The first mark from `token` on, or `end`.
  uint32_t NextMark(uint32_t token, uint32_t end) const {
    const cc_token* const tokens = document_.tokens.data();
    while (token < end && tokens[token].kind != CC_TOKEN_OPEN && tokens[token].kind != CC_TOKEN_CLOSE) ++token;
    return token;
  }
  bool Closes(uint32_t token, uint32_t end, Family family) const;
  bool ClosesAsTwo(uint32_t token, uint32_t end) const;
  bool ClosesTwo(uint32_t token, uint32_t end) const;
  void Begin(uint32_t token, Family family);
  void Close(size_t depth, uint32_t token);
  void EndBlock(uint32_t block, uint32_t end);
  bool CarriesOn(uint32_t block, Family family) const;
  void RunOn(uint32_t end, Family family);
  void DropApostrophes(uint32_t first);
  void AddBlockQuote(const cc_block& block, uint32_t begin, uint32_t end);

  const Document& document_;
  Facts& facts_;
  absl::InlinedVector<Open, 8> open_;
  absl::InlinedVector<uint32_t, 8> dropped_;
  uint32_t block_quote_ = CC_NONE;  // the quotation that is the whole block
  Family carried_ = Family::kNone;  // the previous paragraph runs on into this one
};

// Whether an opening mark in fact closes: “It is odd,“ said Lee; a straight mark that position did not tell.
bool Reader::Closes(uint32_t token, uint32_t end, Family family) const {
  if (open_.empty() || open_.back().family != family) return false;
  if (token == open_.back().token + 1) return false;
  const bool space_before = document_.tokens[token].flags & CC_FLAG_SPACE;
  const bool space_after = token + 1 >= end || document_.tokens[token + 1].flags & CC_FLAG_SPACE;
  return !space_before && space_after;
}

// Two single marks written for a double one, while a double one is open and no single one.
bool Reader::ClosesAsTwo(uint32_t token, uint32_t end) const {
  if (open_.empty() || open_.back().family != Family::kDouble || token + 1 >= end) return false;
  const std::string_view mark = document_.Text(document_.tokens[token]);
  return (mark == "’" || mark == "'") && document_.Text(document_.tokens[token + 1]) == mark &&
         !(document_.tokens[token + 1].flags & CC_FLAG_SPACE);
}

// Three single marks: a single one and a double one that is written with two, both open.
bool Reader::ClosesTwo(uint32_t token, uint32_t end) const {
  const size_t depth = open_.size();
  if (depth < 2 || open_[depth - 1].family != Family::kSingle || open_[depth - 2].family != Family::kDouble)
    return false;
  if (token + 1 >= end || document_.Text(document_.tokens[token]) != "''") return false;
  return document_.Text(document_.tokens[token + 1]) == "'" && !(document_.tokens[token + 1].flags & CC_FLAG_SPACE);
}

void Reader::Begin(uint32_t token, Family family) {
  cc_quotation quotation = {};
  quotation.span = {document_.tokens[token].begin, document_.tokens[token].end};
  quotation.inner = {document_.tokens[token].end, document_.tokens[token].end};
  quotation.first_token = token;
  quotation.kind = CC_QUOTE_FRAGMENT;
  quotation.source_kind = CC_SOURCE_NONE;
  quotation.speaker_entity = quotation.attribution = CC_NONE;
  quotation.parent = open_.empty() ? block_quote_ : open_.back().quotation;
  open_.push_back({token, static_cast<uint32_t>(facts_.quotations.size()), family});
  facts_.quotations.push_back(quotation);
}

// Closes the open mark at `depth` with `token`; open marks above it were none and their quotations are dropped.
void Reader::Close(size_t depth, uint32_t token) {
  while (open_.size() > depth + 1) {
    dropped_.push_back(open_.back().quotation);
    open_.pop_back();
  }
  cc_quotation& quotation = facts_.quotations[open_.back().quotation];
  quotation.span.end = document_.tokens[token].end;
  quotation.inner.end = document_.tokens[token].begin;
  quotation.token_count = token + 1 - quotation.first_token;
  open_.pop_back();
}

// The only open quotation ends before the token `end`, where the next one carries it on.
void Reader::RunOn(uint32_t end, Family family) {
  cc_quotation& quotation = facts_.quotations[open_.back().quotation];
  quotation.flags |= CC_QUOTE_RUNS_ON;
  quotation.span.end = quotation.inner.end = document_.tokens[end - 1].end;
  quotation.token_count = end - quotation.first_token;
  open_.pop_back();
  Begin(end, family);
  facts_.quotations.back().flags |= CC_QUOTE_CARRIES_ON;
}

// The next paragraph opens with a mark of this family and says so by position.
bool Reader::CarriesOn(uint32_t block, Family family) const {
  const size_t end = std::min<size_t>(document_.blocks.size(), block + 1 + kReach);
  for (uint32_t next = block + 1; next < end; ++next) {
    const cc_block& candidate = document_.blocks[next];
    if (candidate.kind == CC_BLOCK_FURNITURE || candidate.kind == CC_BLOCK_CAPTION || candidate.sentence_count == 0) {
      continue;
    }
    const uint32_t first = document_.sentences[candidate.first_sentence].first_token;
    return IsMark(first) && FamilyOf(document_.Text(document_.tokens[first])) == family;
  }
  return false;
}

void Reader::EndBlock(uint32_t block, uint32_t end) {
  carried_ = Family::kNone;
  while (!open_.empty()) {
    const Open last = open_.back();
    cc_quotation& quotation = facts_.quotations[last.quotation];
    const bool runs_on = open_.size() == 1 && CarriesOn(block, last.family);
    if (last.family == Family::kSingle && !runs_on) {
      dropped_.push_back(last.quotation);  // an apostrophe, more often than not
    } else {
      quotation.flags |= runs_on ? CC_QUOTE_RUNS_ON : CC_QUOTE_UNCLOSED;
      quotation.span.end = quotation.inner.end = document_.tokens[end - 1].end;
      quotation.token_count = end - quotation.first_token;
      if (runs_on) carried_ = last.family;
    }
    open_.pop_back();
  }
}

void Reader::AddBlockQuote(const cc_block& block, uint32_t begin, uint32_t end) {
  if (IsMark(begin) && IsMark(end - 1)) return;  // its own marks say the same
  cc_quotation quotation = {};
  quotation.span = quotation.inner = block.span;
  quotation.kind = CC_QUOTE_BLOCK;
  quotation.source_kind = CC_SOURCE_NONE;
  quotation.speaker_entity = quotation.attribution = quotation.parent = CC_NONE;
  quotation.first_token = begin;
  quotation.token_count = end - begin;
  block_quote_ = static_cast<uint32_t>(facts_.quotations.size());
  facts_.quotations.push_back(quotation);
}

void Reader::ReadBlock(uint32_t index) {
  const cc_block& block = document_.blocks[index];
  if (block.kind == CC_BLOCK_FURNITURE || block.kind == CC_BLOCK_CODE || block.sentence_count == 0) return;
  const cc_sentence& last = document_.sentences[block.first_sentence + block.sentence_count - 1];
  const uint32_t begin = document_.sentences[block.first_sentence].first_token;
  const uint32_t end = last.first_token + last.token_count;
  if (begin >= end) return;
  block_quote_ = CC_NONE;
  if (block.kind == CC_BLOCK_BLOCK_QUOTE) AddBlockQuote(block, begin, end);
  const Family carried = carried_;
  open_.clear();
  dropped_.clear();
  const uint32_t first_quotation = static_cast<uint32_t>(facts_.quotations.size());
  const bool broken = end - begin <= kLongestParagraph;
  const cc_sentence* sentence = &document_.sentences[block.first_sentence];
  for (uint32_t token = NextMark(begin, end); token < end; token = NextMark(token + 1, end)) {
    while (token >= sentence->first_token + sentence->token_count) ++sentence;
    Family family = FamilyOf(document_.Text(document_.tokens[token]));
    if (family == Family::kNone) continue;
    if (ClosesTwo(token, end)) {  // ''…, 'so,'''
      Close(open_.size() - 1, token);
      Close(open_.size() - 1, ++token);
      continue;
    }
    if (ClosesAsTwo(token, end)) {  // “…’’
      family = Family::kDouble;
      ++token;
    }
    const bool opens = document_.tokens[token].kind == CC_TOKEN_OPEN;
    const bool alone = open_.size() == 1 && open_[0].family == family;
    if (opens && alone && !broken && token == sentence->first_token && !Closes(token, end, family)) {
      RunOn(token, family);
    } else if (token == begin && carried == family) {
      Begin(token, family);
      facts_.quotations.back().flags |= CC_QUOTE_CARRIES_ON;
    } else if (opens && family == FamilyOf(document_.Text(document_.tokens[token])) && !Closes(token, end, family)) {
      Begin(token, family);
    } else {
      size_t depth = open_.size();
      while (depth > 0 && open_[depth - 1].family != family) --depth;
      if (depth > 0) Close(depth - 1, token);
    }
  }
  EndBlock(index, end);
  DropApostrophes(first_quotation);
}

// Few and rare: apostrophes that looked like marks. Their children move up to whatever holds them.
void Reader::DropApostrophes(uint32_t first) {
  if (dropped_.empty()) return;
  std::sort(dropped_.begin(), dropped_.end());
  auto& all = facts_.quotations;
  std::vector<uint32_t> moved(all.size() - first);
  uint32_t kept = first;
  for (uint32_t i = first; i < all.size(); ++i) {
    const bool drop = std::binary_search(dropped_.begin(), dropped_.end(), i);
    const uint32_t old = all[i].parent;
    const uint32_t parent = old == CC_NONE || old < first ? old : moved[old - first];
    moved[i - first] = drop ? parent : kept;
    if (!drop) {
      all[kept] = all[i];
      all[kept++].parent = parent;
    }
  }
  all.resize(kept);
}

// ---- kinds

struct Words {
  uint32_t count = 0;
  uint32_t lower = 0;  // words that a title would write with a capital
  bool verb = false;   // something that can be a finite verb
  bool capital_first = false;
  bool ends = false;      // a full stop, question or exclamation mark stands last
  bool exclaims = false;  // one of the latter two
  bool comma_last = false;
};

bool MayBeVerb(const cc_token& token) {
  static constexpr text::lexicon::ClassSet kVerbs = {Class::kAuxiliary, Class::kVerb, Class::kCueVerb,
                                                     Class::kIrregularPast};
  return text::lexicon::HasAny(token.lexeme, kVerbs);
}

bool IsSmallWord(uint16_t lexeme) {
  static constexpr text::lexicon::ClassSet kSmall = {Class::kPreposition, Class::kConjunction, Class::kDeterminer};
  return text::lexicon::HasAny(lexeme, kSmall);
}

Words CountWords(const Document& document, const cc_quotation& quotation) {
  Words words;
  const uint32_t end = quotation.first_token + quotation.token_count;
  bool first = true;
  for (uint32_t i = quotation.first_token; i < end; ++i) {
    const cc_token& token = document.tokens[i];
    if (token.begin < quotation.inner.begin || token.end > quotation.inner.end) continue;
    if (token.kind == CC_TOKEN_WORD || token.kind == CC_TOKEN_NUMBER) {
      ++words.count;
      const bool capital = token.flags & CC_FLAG_CAPITAL || token.kind == CC_TOKEN_NUMBER;
      if (first) words.capital_first = capital;
      if (!capital && (first || !IsSmallWord(token.lexeme))) ++words.lower;
      words.verb |= MayBeVerb(token);
      first = false;
      words.ends = words.exclaims = words.comma_last = false;
    } else if (token.kind == CC_TOKEN_PUNCT) {
      const std::string_view mark = document.Text(token);
      words.ends = mark == "." || mark == "?" || mark == "!" || mark == "…" || mark == "...";
      words.exclaims = mark == "?" || mark == "!";
      words.comma_last = mark == ",";
    }
  }
  return words;
}

// The word before a token, at most `reach` tokens away, that has one of the classes.
bool ClassBefore(const Document& document, uint32_t token, uint32_t sentence_begin, uint32_t reach,
                 const ClassSet& classes) {
  for (uint32_t i = token; i > sentence_begin && token - i < reach; --i) {
    const cc_token& before = document.tokens[i - 1];
    if (before.kind == CC_TOKEN_PUNCT && document.Text(before) != "-" && document.Text(before) != ",") return false;
    if (HasAny(before.lexeme, classes)) return true;
  }
  return false;
}

// The word “x”, words such as “x”, the term, “x”, dubbed the “x”; but not: called it “x”, was called “unsafe”.
bool NamesAWord(const Document& document, uint32_t token, uint32_t sentence_begin, bool capital) {
  const auto is = [&](uint32_t back, text::Literal word) {
    return token >= sentence_begin + back && document.word_keys[token - back] == word.key;
  };
  uint32_t i = token;
  if (is(1, "like")) --i;
  if (is(1, "as") && is(2, "such")) i -= 2;
  const bool apart = is(1, ",") && token >= sentence_begin + 2;
  if (apart && !document.Text(document.tokens[token - 2]).ends_with("ed")) --i;  // not: she was called, “…”
  if (i > sentence_begin && Has(document.tokens[i - 1].lexeme, Class::kDeterminer)) --i;
  if (i <= sentence_begin || !Has(document.tokens[i - 1].lexeme, Class::kNamingWord)) return false;
  if (capital || i < sentence_begin + 2 || !Has(document.tokens[i - 1].lexeme, Class::kCueVerb)) return true;
  const cc_token& before = document.tokens[i - 2];
  if (before.flags & CC_FLAG_CAPITAL || Has(before.lexeme, Class::kPronoun)) return false;  // what Lee called “x”
  return !(Has(before.lexeme, Class::kAuxiliary) && text::lexicon::Value(before.lexeme, Class::kAuxiliary) == 1);
}

bool IsNickname(const Document& document, const cc_quotation& quotation, const Words& words) {
  const uint32_t end = quotation.first_token + quotation.token_count;
  if (words.count > 3 || words.lower > 0 || words.ends || words.comma_last) return false;
  if (quotation.first_token == 0 || end >= document.tokens.size()) return false;
  const cc_token& before = document.tokens[quotation.first_token - 1];
  const cc_token& after = document.tokens[end];
  return before.kind == CC_TOKEN_WORD && before.flags & CC_FLAG_CAPITAL && before.lexeme < 0xFFFF &&
         after.kind == CC_TOKEN_WORD && after.flags & CC_FLAG_CAPITAL && !(after.flags & CC_FLAG_FIRST) &&
         !Has(before.lexeme, Class::kRole) && (Has(before.lexeme, Class::kFirstName) || before.lexeme == 0);
}

// The sign reads “Go Home”; chants of “Go Home”.
bool FollowsCue(const Document& document, uint32_t token) {
  if (token >= 2 && document.word_keys[token - 1] == text::Literal("of").key) --token;
  return token > 0 && Has(document.tokens[token - 1].lexeme, Class::kCueVerb);
}

// The mark is inside the title, as American desks set it: a guest on “Bright Mornings.”; on ANC’s “Noon,” Lee said.
bool StandsAsName(const Document& document, uint32_t token, uint32_t sentence_begin, const Words& words) {
  if (token < sentence_begin + 2) return false;
  const cc_token& before = document.tokens[token - 1];
  const std::string_view word = document.Text(before);
  if (word == "'s" || word == "’s" || word == "'" || word == "’") {
    const cc_token& owner = document.tokens[token - 2];
    return Has(owner.lexeme, Class::kOutlet) || Has(owner.lexeme, Class::kOutletWord) || owner.flags & CC_FLAG_ALL_CAPS;
  }
  if (words.count < 2 || before.kind != CC_TOKEN_WORD) return false;
  if (word == "the" || word == "a" || word == "an") return true;
  if (Has(before.lexeme, Class::kPreposition) && word != "as" && word != "of" && word != "for") return true;
  return word == "of" && !FollowsCue(document, token);
}

// A title is written with capitals, but for its small words: the song “Bright Morning Light”, an episode of “Harbor.”
bool IsTitle(const Document& document, const cc_quotation& quotation, const Words& words, uint32_t sentence_begin) {
  static constexpr ClassSet kWorks = {Class::kWorkNoun, Class::kWorkRole};
  constexpr uint32_t kLongest = 12;  // words
  if (words.count == 0 || words.count > kLongest || words.lower > 0 || !words.capital_first) return false;
  const uint32_t token = quotation.first_token, end = token + quotation.token_count;
  if (ClassBefore(document, token, sentence_begin, 3, kWorks)) return true;
  if (!words.exclaims && StandsAsName(document, token, sentence_begin, words)) return true;
  if (end >= document.tokens.size() || words.ends) return false;
  const uint16_t after = document.tokens[end].lexeme;
  if (HasAny(after, kWorks)) return true;
  return words.count >= 2 && !words.comma_last && !Has(after, Class::kCueVerb) && !FollowsCue(document, token);
}

uint32_t KindOf(const Document& document, const cc_quotation& quotation) {
  if (quotation.kind == CC_QUOTE_BLOCK) return CC_QUOTE_BLOCK;
  const Words words = CountWords(document, quotation);
  const cc_sentence& sentence = document.sentences[quotation.sentence];
  const uint32_t token = quotation.first_token;
  const uint32_t block_kind = document.blocks[sentence.block].kind;
  const bool heading = block_kind == CC_BLOCK_HEADLINE || block_kind == CC_BLOCK_CROSSHEAD;
  if (IsNickname(document, quotation, words)) return CC_QUOTE_NICKNAME;
  if (words.count <= 5 && NamesAWord(document, token, sentence.first_token, words.capital_first)) {
    return CC_QUOTE_WORD;
  }
  if (!heading && IsTitle(document, quotation, words, sentence.first_token)) return CC_QUOTE_TITLE;
  const cc_token* before = token > sentence.first_token ? &document.tokens[token - 1] : nullptr;
  const bool introduced = before == nullptr || before->kind == CC_TOKEN_PUNCT || before->kind == CC_TOKEN_OPEN;
  if (words.capital_first && (words.ends || words.comma_last || (words.verb && words.count >= 3))) return CC_QUOTE_FULL;
  if (introduced && words.verb && words.count >= 4) return CC_QUOTE_FULL;
  if (quotation.flags & (CC_QUOTE_RUNS_ON | CC_QUOTE_CARRIES_ON)) return CC_QUOTE_FULL;
  return CC_QUOTE_FRAGMENT;
}

// “A,” “B” and “C”: what the first one is, the next ones are.
bool GoesOnWithList(const Document& document, const cc_quotation& last, const cc_quotation& quotation) {
  if (last.kind != CC_QUOTE_TITLE && last.kind != CC_QUOTE_WORD) return false;
  if (last.parent != quotation.parent || last.sentence != quotation.sentence) return false;
  const uint32_t begin = last.first_token + last.token_count;
  if (quotation.first_token > begin + 2) return false;
  for (uint32_t i = begin; i < quotation.first_token; ++i) {
    const std::string_view word = document.Text(document.tokens[i]);
    if (word != "," && word != "and" && word != "or" && word != "&") return false;
  }
  const Words words = CountWords(document, quotation);
  return last.kind == CC_QUOTE_WORD ? words.count <= 3 : words.lower == 0 && words.capital_first;
}

void Reader::SetKinds() {
  uint32_t sentence = 0;
  const cc_quotation* last = nullptr;
  for (cc_quotation& quotation : facts_.quotations) {
    while (sentence + 1 < document_.sentences.size() &&
           document_.sentences[sentence + 1].first_token <= quotation.first_token) {
      ++sentence;
    }
    quotation.sentence = sentence;
    const bool listed = last != nullptr && GoesOnWithList(document_, *last, quotation);
    quotation.kind = listed ? last->kind : KindOf(document_, quotation);
    last = &quotation;
  }
}

}  // namespace

void ReadQuotations(const Document& document, Facts& facts) {
  Reader reader(document, facts);
  for (uint32_t block = 0; block < document.blocks.size(); ++block) reader.ReadBlock(block);
  reader.SetKinds();
}

}  // namespace claimcheck::facts
