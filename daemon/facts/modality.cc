// The verb that governs an amount carries its modality. Walking back from the amount, the first verb whose own group
// (its auxiliaries, adverbs, and a chain of "to": "is expected to be able to send") says nothing settles that it is
// asserted; behind it only a clause around the whole may still matter: "denied that …", "if …".
//   might deploy 12,000 · is planning to send 12,000 · did not send 12,000 · at first counted 12 dead
//   12 soldiers could be sent: the group of the verb behind them
//   none of the 12 was hurt · no longer believe that 12 died
// Not meant: "not only 12", "pleaded not guilty to 12", "no fewer than 12" (a hedge), "May 12", "due to 12 deaths", "he
// may not know that 12 died".
#include "daemon/facts/modality.h"

#include "daemon/facts/counted_noun.h"

namespace claimcheck::facts {
namespace {

constexpr uint32_t kReach = 24;  // tokens back from an amount

// What a token can mean for a claim near it.
enum : uint8_t {
  kEndsClause = 1,
  kTurns = 2,    // what was said at first ends here: "but", "now"
  kEarlier = 4,  // "initially"
  kGroup = 8,    // goes along with a verb: auxiliaries, adverbs, "to"
  kVerb = 16,
  kModal = 32,  // OfWord has to be asked
  kHolds = 64,  // holds the whole clause behind it: "if", "denied that"
  kComma = 128,
};

// "would" is what somebody announced if somebody said it: "said it would send 12"; else it is a thought.
uint32_t OfWould(const TokenRow& row, uint32_t i) {
  for (uint32_t at = i; at > row.begin() && i - at < 8; --at) {
    if (row.Has(at - 1, Class::kCueVerb)) return CC_MODALITY_FORECAST;
  }
  return CC_MODALITY_HYPOTHETICAL;
}

// "its demand for 12 ships", "falling demand sent prices down": the thing, not the deed.
bool IsDemandNoun(const TokenRow& row, uint32_t i) {
  static constexpr text::lexicon::ClassSet kBefore = {Class::kDeterminer, Class::kNumberWord};
  static constexpr text::lexicon::ClassSet kBehind = {Class::kPastVerb, Class::kAuxiliary};
  if (!row.IsOneOf(i, {"demand", "demands", "request", "requests"})) return false;
  return row.HasAny(i - 1, kBefore) || row.HasAny(i - 2, kBefore) || row.Possessive(i - 1) || row.Possessive(i - 2) ||
         row.HasAny(i + 1, kBehind) || row.IsOneOf(i + 1, {"for", "in", "of", "by"});
}

// What a word marked kModal says; 0 if nothing. `first` is the begin of the amount.
uint32_t OfWord(const TokenRow& row, uint32_t i, uint32_t first) {
  if (row.Has(i, Class::kNegationWord)) {
    return row.IsOneOf(i + 1, {"only", "just", "guilty", "least"}) ? 0 : CC_MODALITY_NEGATED;
  }
  if (row.Has(i, Class::kHypotheticalWord)) {
    if (row.Is(i, "may") && row.Capital(i) && !row.FirstWord(i)) return 0;
    if (row.IsOneOf(i, {"would", "'d"})) return OfWould(row, i);
    if (row.Is(i, "whether") && row.Is(i - 1, "or")) return 0;
    if (IsDemandNoun(row, i)) return 0;
    return CC_MODALITY_HYPOTHETICAL;
  }
  if (!row.Has(i, Class::kForecastWord)) return 0;
  if (row.Has(i, Class::kAuxiliary)) return CC_MODALITY_FORECAST;
  const bool infinitive = row.Is(i + 1, "to") && i + 2 < first;
  if (row.IsOneOf(i, {"due", "set", "going", "likely", "agree", "agrees", "agreed", "prepare", "prepares", "prepared",
                      "preparing", "due", "poised", "slated"})) {
    return infinitive ? CC_MODALITY_FORECAST : 0;
  }
  // "the plan", "a promise" are nouns
  return row.Has(i - 1, Class::kDeterminer) ? 0 : CC_MODALITY_FORECAST;
}

uint8_t OfSign(const TokenRow& row, uint32_t i) {
  static constexpr text::WordSet kSigns = {",", ";", ":", "—", "--", "–", "("};
  if (!row.IsOneOf(i, kSigns)) return 0;
  if (row.Is(i, ",")) return kComma;
  if (row.Is(i, ";")) return kEndsClause | kTurns;
  return kEndsClause;
}

constexpr text::lexicon::ClassSet kTelling = {Class::kAuxiliary,        Class::kAdverb,       Class::kVerb,
                                              Class::kPastVerb,         Class::kCueVerb,      Class::kEarlierWord,
                                              Class::kHypotheticalWord, Class::kForecastWord, Class::kNegationWord};

// Of a word with a class that can matter, or with the shape of a verb or adverb.
uint8_t OfTellingWord(const TokenRow& row, uint32_t i, bool ly) {
  static constexpr text::lexicon::ClassSet kVerbs = {Class::kVerb, Class::kPastVerb, Class::kCueVerb};
  static constexpr text::lexicon::ClassSet kModals = {Class::kNegationWord, Class::kHypotheticalWord,
                                                      Class::kForecastWord};
  const uint16_t lexeme = row.At(i).lexeme;
  const bool auxiliary = row.Has(i, Class::kAuxiliary);
  uint8_t marks = 0;
  if (auxiliary || ly || row.Has(i, Class::kAdverb) || row.Is(i, "n't")) marks |= kGroup;
  if (auxiliary || ((lexeme == 0 || !ly || text::lexicon::HasAny(lexeme, kVerbs)) && IsVerbForm(row, i)))
    marks |= kVerb;
  if (lexeme == 0) return marks;
  if (row.Has(i, Class::kEarlierWord)) marks |= kEarlier;
  if (text::lexicon::HasAny(lexeme, kModals)) marks |= kModal;
  return marks;
}

// "at first", "first said": not "the first reported case".
bool SaysAtFirst(const TokenRow& row, uint32_t i) {
  static constexpr text::WordSet kSaid = {"said",    "put",       "told", "estimated", "thought", "believed",
                                          "counted", "announced", "gave", "claimed",   "spoke",   "reported"};
  return row.Is(i - 1, "at") || (row.IsOneOf(i + 1, kSaid) && !row.Has(i - 1, Class::kDeterminer));
}

// "no longer believe", "do not think": what follows is taken back.
bool IsDoubted(const TokenRow& row, uint32_t i) {
  return row.Is(i - 1, "longer") || row.Has(i - 1, Class::kNegationWord) || row.Has(i - 2, Class::kNegationWord);
}

// Words that say something by name, whatever their classes; the last row only where a list holds them for its own
// reasons.
constexpr text::WordSet kNamed = {"first",    "to",      "able",     "but",      "while",    "whereas",
                                  "although", "though",  "believe",  "believes", "believed", "think",
                                  "thinks",   "thought", "possible", "fears",    "feared",   "possibility",
                                  "if",       "unless",  "whether",  "now"};
// Those of them that the words beside them decide.
constexpr text::WordSet kNeighboured = {"first", "believe",  "believes", "believed", "think",      "thinks",
                                        "thought", "possible", "fears",    "feared",   "possibility"};

uint8_t OfNamedWord(const TokenRow& row, uint32_t i, bool listed) {
  if (row.Is(i, "to") || row.Is(i, "able")) return kGroup;
  if (row.Is(i, "but") || row.Is(i, "while")) return kEndsClause | kTurns;
  if (row.IsOneOf(i, {"whereas", "although", "though"})) return kEndsClause;
  if (row.Is(i, "first")) return SaysAtFirst(row, i) ? kEarlier : 0;
  if (row.IsOneOf(i, {"possible", "fears", "feared", "possibility"})) return row.Is(i + 1, "that") ? kHolds : 0;
  if (row.Is(i, "now")) return listed ? kTurns : 0;
  if (row.IsOneOf(i, {"if", "unless", "whether"})) return listed ? kHolds : 0;
  return IsDoubted(row, i) ? kHolds : 0;  // "believe", "think"
}

uint8_t OfWordInPlace(const TokenRow& row, uint32_t i) {
  const cc_token& token = row.At(i);
  const bool listed = token.lexeme != 0 && text::lexicon::HasAny(token.lexeme, kTelling);
  bool ly = false, shaped = false;
  if (token.end - token.begin > 4) {
    const std::string_view word = row.Text(i);
    const char last = word.back(), before = word[word.size() - 2];
    ly = last == 'y' && before == 'l';
    shaped = ly || (last == 'd' && before == 'e') || (last == 'g' && before == 'n');
  }
  uint8_t marks = listed || shaped ? OfTellingWord(row, i, ly) : 0;
  if (row.IsOneOf(i, kNamed)) marks |= OfNamedWord(row, i, listed);
  if ((marks & kModal) && row.Is(i + 1, "that") && row.Has(i, Class::kNegationWord)) marks |= kHolds;
  return marks;
}

// Of a word, in the table below: it has to be looked at where it stands. No word is a comma.
constexpr uint8_t kInPlace = kComma;

// What each listed word says wherever it stands, by lexeme. A text of one word, with and without a capital, is asked for
// each of them, so that nothing is said twice here.
std::vector<uint8_t> MakeMarksTable() {
  std::vector<uint8_t> table(text::lexicon::Abi().lexeme_count, kInPlace);
  text::Document one;
  one.tokens.resize(1);
  one.word_keys.resize(1);
  const cc_sentence whole = {{0, 0}, 0, 0, 1};
  for (size_t i = 1; i < table.size(); ++i) {
    one.reading = text::lexicon::Word(static_cast<uint16_t>(i));
    const auto size = static_cast<uint32_t>(one.reading.size());
    cc_token& token = one.tokens[0] = {0, size, static_cast<uint16_t>(i), CC_TOKEN_WORD, 0};
    one.word_keys[0] = text::KeyAt(one.reading.data(), size, size);
    const TokenRow row(one, whole);
    if (row.IsOneOf(0, kNeighboured) || row.Has(0, Class::kNegationWord)) continue;
    const uint8_t marks = OfWordInPlace(row, 0);
    token.flags = CC_FLAG_CAPITAL;
    if (marks == 0 || OfWordInPlace(row, 0) == marks) table[i] = marks;
  }
  return table;
}

// "none of the 12", "not one of the 12", "neither of the two".
bool IsNoneOf(const TokenRow& row, uint32_t first) {
  const uint32_t of = row.Has(first - 1, Class::kDeterminer) ? first - 2 : first - 1;
  if (!row.Is(of, "of")) return false;
  return row.IsOneOf(of - 1, {"none", "neither"}) || (row.Is(of - 1, "one") && row.Is(of - 2, "not"));
}

}  // namespace

// As far as `end`; what has been marked before stays. Most words cost a look into the table.
void ModalityReader::Mark(const TokenRow& row, uint32_t end) {
  static const std::vector<uint8_t> kTable = MakeMarksTable();
  begin_ = row.begin();
  if (end > row.end()) end = row.end();
  uint32_t i = begin_ + static_cast<uint32_t>(marks_.size());
  if (i >= end) return;
  marks_.resize(end - begin_);
  const uint8_t* const table = kTable.data();
  uint8_t* const to = marks_.data() - begin_;
  uint8_t all = 0;
  for (; i < end; ++i) {
    const cc_token& token = row.At(i);
    uint8_t marks = 0;
    if (token.kind == CC_TOKEN_WORD) {
      marks = table[token.lexeme];
      if ((marks & kInPlace) != 0 || (token.flags & CC_FLAG_ALL_CAPS) != 0) marks = OfWordInPlace(row, i);
    } else {
      marks = OfSign(row, i);
    }
    all |= marks;
    to[i] = marks;
  }
  earlier_ |= (all & kEarlier) != 0;
}

// The verb's group is the verb with its auxiliaries and adverbs: the walk is governed once it has left the first one.
uint32_t ModalityReader::Backward(const TokenRow& row, uint32_t first, bool governed) const {
  bool in_group = false;
  for (uint32_t at = first; at > row.begin() && first - at < kReach; --at) {
    const uint32_t i = at - 1;
    const uint8_t marks = marks_[i - begin_];
    if (marks == 0 && !in_group) continue;
    if (marks & kEndsClause) return CC_MODALITY_ASSERTED;
    if ((marks & kEarlier) && EarlierHolds(i, first)) return CC_MODALITY_EARLIER;
    if (governed) {
      // Only what holds the whole clause: "if …", "denied that …", "it is possible that …"
      if (marks & kHolds) {
        const uint32_t word = OfWord(row, i, first);
        return word != 0 ? word : CC_MODALITY_HYPOTHETICAL;
      }
      if (marks & kComma) return CC_MODALITY_ASSERTED;
      continue;
    }
    if (marks & kModal) {
      if (const uint32_t word = OfWord(row, i, first); word != 0) return word;
    }
    if (in_group && !(marks & kGroup)) {
      governed = true;
      if (marks & kComma) return CC_MODALITY_ASSERTED;
      continue;
    }
    if (marks & kVerb) in_group = true;
  }
  return CC_MODALITY_ASSERTED;
}

// The words between the amount and the verb of which it is the subject. "The gap of 40 metres will shrink": it is
// there.
uint32_t ModalityReader::Forward(const TokenRow& row, uint32_t end, uint32_t verb) const {
  const bool changes = row.Has(verb, Class::kChangeVerb);
  for (uint32_t i = end; i <= verb && row.In(i); ++i) {
    if (Marked(i, kEarlier)) return CC_MODALITY_EARLIER;
    if (!Marked(i, kModal)) continue;
    // "12 members did not vote": the twelve are not denied
    const uint32_t word = OfWord(row, i, row.end());
    if (word != 0 && word != CC_MODALITY_NEGATED && !(changes && word == CC_MODALITY_FORECAST)) return word;
  }
  return CC_MODALITY_ASSERTED;
}

// Whether an "initially" at `i` is said of an amount at `first`; not where it lies in an aside that has been closed:
// "The toll, initially put at 40, rose to 55".
bool ModalityReader::EarlierHolds(uint32_t i, uint32_t first) const {
  if (i == begin_ || !Marked(i - 1, kComma)) return true;
  for (uint32_t at = i + 2; at < first; ++at) {
    if (Marked(at, kComma)) return false;
  }
  return true;
}

// "Initially, it was said that 11,000 would come": what has changed since has changed whatever the verb.
bool ModalityReader::SaysEarlier(uint32_t first) const {
  if (!earlier_) return false;
  for (uint32_t at = first; at > begin_ && first - at < kReach; --at) {
    if (Marked(at - 1, kTurns)) return false;
    if (Marked(at - 1, kEarlier) && EarlierHolds(at - 1, first)) return true;
  }
  return false;
}

uint32_t ModalityReader::Read(uint32_t sentence, uint32_t first, uint32_t end, uint32_t verb) {
  const TokenRow row(document_, document_.sentences[sentence]);
  if (sentence != sentence_) {
    sentence_ = sentence;
    marks_.clear();
    earlier_ = false;
  }
  Mark(row, verb != CC_NONE && verb >= first ? verb + 1 : first);
  if (SaysEarlier(first)) return CC_MODALITY_EARLIER;
  if (IsNoneOf(row, first)) return CC_MODALITY_NEGATED;
  const bool subject = verb != CC_NONE && verb >= end;
  if (subject) {
    if (const uint32_t said = Forward(row, end, verb); said != CC_MODALITY_ASSERTED) return said;
  }
  return Backward(row, first, subject);
}

}  // namespace claimcheck::facts
