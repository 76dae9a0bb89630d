// The verb that governs an amount carries its modality. Walking back from the amount, the first verb whose own group
// (its auxiliaries, adverbs, and a chain of "to": "is expected to be able to send") says nothing settles that it is
// asserted; behind it only a clause around the whole may still matter: "denied that …", "if …".
//   might deploy 12,000 · is planning to send 12,000 · did not send 12,000 · at first counted 12 dead
//   12 soldiers could be sent: the group of the verb behind them
//   none of the 12 was hurt · no longer believe that 12 died
// Not meant: "not only 12", "pleaded not guilty to 12", "no fewer than 12" (a hedge), "May 12", "due to 12 deaths", "he
// may not know that 12 died".
#include "daemon/facts/modality.h"

#define SIMDE_ENABLE_NATIVE_ALIASES  // _mm_… where the processor has none
#include <simde/x86/sse2.h>

#include <atomic>
#include <bit>

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

[[gnu::noinline]] uint8_t OfSign(const TokenRow& row, uint32_t i) {
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
constexpr text::WordSet kNeighboured = {"first",   "believe",  "believes", "believed", "think",      "thinks",
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

// Whether a word says the same wherever it stands, with a capital or without: its marks can be remembered.
bool SaysTheSameAnywhere(const TokenRow& row, uint32_t i) {
  static constexpr text::lexicon::ClassSet kDecided = {Class::kVerb, Class::kPastVerb, Class::kCueVerb};
  const uint16_t lexeme = row.At(i).lexeme;
  if (lexeme == 0 || row.IsOneOf(i, kNeighboured) || row.Has(i, Class::kNegationWord)) return false;
  const std::string_view word = row.Text(i), listed = text::lexicon::Word(lexeme);
  if (word.substr(1) != listed.substr(1)) return false;  // endings count as they are written
  // A capital makes a verb by its ending alone a name.
  return row.HasAny(i, kDecided) || !(word.ends_with("ed") || word.ends_with("ing"));
}

// The marks of listed words that have been asked for once, by lexeme: kKnown with them, or 0. Threads may write at
// once; all write the same.
class KnownMarks {
 public:
  static constexpr uint8_t kKnown = kComma;  // no word is a comma

  KnownMarks() : marks_(text::lexicon::Abi().lexeme_count) {}
  uint8_t Of(uint16_t lexeme) const { return marks_[lexeme].load(std::memory_order_relaxed); }
  [[gnu::noinline]] uint8_t Ask(const TokenRow& row, uint32_t i) {
    const uint8_t marks = OfWordInPlace(row, i);
    if (SaysTheSameAnywhere(row, i)) marks_[row.At(i).lexeme].store(marks | kKnown, std::memory_order_relaxed);
    return marks;
  }

 private:
  std::vector<std::atomic<uint8_t>> marks_;
};

// The marks of the 32 tokens before one, as a bit for each; the highest is the one right before it.
class Window {
 public:
  explicit Window(const uint8_t* end)
      : far_(_mm_loadu_si128(reinterpret_cast<const __m128i*>(end - 32))),
        near_(_mm_loadu_si128(reinterpret_cast<const __m128i*>(end - 16))) {}

  template <uint8_t kMark>
  uint32_t With() const {
    constexpr int kShift = std::countl_zero(kMark);
    return static_cast<uint32_t>(_mm_movemask_epi8(_mm_slli_epi16(near_, kShift))) << 16 |
           static_cast<uint32_t>(_mm_movemask_epi8(_mm_slli_epi16(far_, kShift)));
  }

 private:
  __m128i far_;
  __m128i near_;
};
static_assert(kReach <= 32);
constexpr uint32_t kInReach = ~0u << (32 - kReach);

// All bits above the highest of these.
uint32_t NearerThan(uint32_t bits) { return bits == 0 ? ~0u : ~0u << 1 << (31 - std::countl_zero(bits)); }

// "none of the 12", "not one of the 12", "neither of the two".
bool IsNoneOf(const TokenRow& row, uint32_t first) {
  const uint32_t of = row.Has(first - 1, Class::kDeterminer) ? first - 2 : first - 1;
  if (!row.Is(of, "of")) return false;
  return row.IsOneOf(of - 1, {"none", "neither"}) || (row.Is(of - 1, "one") && row.Is(of - 2, "not"));
}

}  // namespace

ModalityReader::ModalityReader(const text::Document& document) : document_(document), marks_(kBefore, kEndsClause) {}

// As far as `end`; what has been marked before stays. Most words cost a look into the table.
void ModalityReader::Mark(const TokenRow& row, uint32_t end) {
  static KnownMarks known;
  if (end > row.end()) end = row.end();
  if (begin_ + marked_ >= end) return;
  if (marks_.size() < kBefore + row.end() - begin_) marks_.resize(kBefore + row.end() - begin_, kEndsClause);
  uint8_t* const to = marks_.data() + kBefore - begin_;
  uint8_t all = 0;
  const cc_token* const tokens = document_.tokens.data();
  for (uint32_t i = begin_ + marked_; i < end; ++i) {
    const cc_token& token = tokens[i];
    uint8_t marks = 0;
    if (token.kind == CC_TOKEN_WORD) {
      marks = known.Of(token.lexeme);
      const bool look = (marks & KnownMarks::kKnown) == 0 || (token.flags & CC_FLAG_ALL_CAPS) != 0;
      marks = look ? known.Ask(row, i) : marks ^ KnownMarks::kKnown;
    } else {
      marks = OfSign(row, i);
    }
    all |= marks;
    to[i] = marks;
  }
  earlier_ |= (all & kEarlier) != 0;
  marked_ = end - begin_;
}

// What governs an amount, looking back from it over the tokens `live`; `reached` is the bit of the last one looked at.
// The verb's group is the verb with its auxiliaries and adverbs: what is before the first one is governed by it.
uint32_t ModalityReader::Governing(const TokenRow& row, uint32_t first, bool governed, uint32_t live,
                                   uint32_t& reached) const {
  const Window window(marks_.data() + kBefore + (first - begin_));
  const auto token = [first](uint32_t bit) { return first - 1 - static_cast<uint32_t>(std::countl_zero(bit)); };
  if (!governed) {
    uint32_t left = 0;  // the first token that does not go along with the verb
    if (const uint32_t verb = std::bit_floor(window.With<kVerb>() & live); verb != 0) {
      left = std::bit_floor(live & (verb - 1) & ~window.With<kGroup>());
    }
    const uint32_t group = left != 0 ? live & ~(left - 1) : live;
    for (uint32_t modals = window.With<kModal>() & group; modals != 0; modals ^= reached) {
      reached = std::bit_floor(modals);
      if (const uint32_t word = OfWord(row, token(reached), first); word != 0) return word;
    }
    reached = left;
    if (left == 0 || (window.With<kComma>() & left) != 0) return CC_MODALITY_ASSERTED;
    live &= left - 1;
  }
  // Only what holds the whole clause: "if …", "denied that …", "it is possible that …"
  const uint32_t holds = window.With<kHolds>() & live;
  reached = std::bit_floor(holds | (window.With<kComma>() & live));
  if ((holds & reached) == 0) return CC_MODALITY_ASSERTED;
  const uint32_t word = OfWord(row, token(reached), first);
  return word != 0 ? word : CC_MODALITY_HYPOTHETICAL;
}

uint32_t ModalityReader::Backward(const TokenRow& row, uint32_t first, bool governed) const {
  const Window window(marks_.data() + kBefore + (first - begin_));
  const uint32_t live = NearerThan(window.With<kEndsClause>()) & kInReach;
  uint32_t reached = 0;
  const uint32_t told = Governing(row, first, governed, live, reached);
  if (!earlier_) return told;
  uint32_t earlier = window.With<kEarlier>() & live;
  if (reached != 0) earlier &= ~(reached - 1);
  for (; earlier != 0; earlier ^= std::bit_floor(earlier)) {
    if (EarlierHolds(first - 1 - static_cast<uint32_t>(std::countl_zero(earlier)), first)) return CC_MODALITY_EARLIER;
  }
  return told;
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
    begin_ = row.begin();
    marked_ = 0;
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
