// One utterance quoted twice, differently: one word apart from one mouth, or word for word from two mouths.
//   "We will never give up the pier" … "never give in the pier"       a word differs
//   "We will rebuild the pier" … "We will rebuild the road"           silent: two sentences that are built alike
//   "strongest in the world" … "strongest army in the world"          silent: a quotation may leave words out
//   "Just couldn't do it" … "When I saw it I couldn't do it"  silent: what differs is where the shorter one ends
//   "We're ready to sail" … "We are ready to sail"                    silent: the same words
//   "Lee says 'we will win' every week," Hart said                    Lee's words inside Hart's are Lee's
// Where few words are the same, the one that differs must be of the kind that slips: a small word, another form of the
// word, a number. Each pair of neighbouring words that stands twice is entered; quotations that share one are laid over
// each other.
#include <algorithm>
#include <cstring>
#include <span>

#include "plugins/attribution_completeness/people.h"
#include "plugins/attribution_completeness/rules.h"

namespace claimcheck::attribution {
namespace {

constexpr size_t kFewestWords = 4;         // of two wordings that are compared
constexpr size_t kManyWords = 7;           // enough to be one sentence, whichever word differs
constexpr size_t kFewestBesideNumber = 5;  // the same words with two numbers: fewer may be two facts
constexpr size_t kFewestShared = 6;        // of the same words from two mouths: fewer may be a saying
constexpr size_t kMostWords = 60;

struct Word {
  uint64_t hash;  // case aside
  uint32_t token;
};

// The words of one sentence of a quotation.
struct Utterance {
  uint32_t quotation = 0;
  uint32_t begin = 0;  // into the words of all utterances
  uint32_t size = 0;
};

// Case aside. The first and the last eight bytes, which of most words are all; masked and not measured out, because the
// lengths of words cannot be guessed.
uint64_t Hash(std::string_view word, std::string_view text) {
  constexpr uint64_t kSmall = 0x2020202020202020u, kFactor = 0x9E3779B97F4A7C15u;
  const size_t size = word.size(), part = std::min<size_t>(size, 8);
  char padded[8] = {};
  const bool inside = word.data() >= text.data() && word.data() + 8 <= text.data() + text.size();
  if (!inside) std::memcpy(padded, word.data(), part);
  const char* const begin = inside ? word.data() : padded;
  const auto load = [part](const char* at) {
    uint64_t bytes;
    std::memcpy(&bytes, at, sizeof bytes);
    return (bytes | kSmall) << (64 - 8 * part);  // of a little-endian machine, what stands behind the word falls off
  };
  const auto mix = [](uint64_t hash, uint64_t bytes) {
    hash = (hash ^ bytes) * kFactor;
    return hash ^ hash >> 29;
  };
  uint64_t hash = mix(mix(size, load(begin)), load(begin + (inside ? size - part : 0)));
  for (size_t at = 8; at + 8 < size; at += 8) hash = mix(hash, load(word.data() + at));
  return hash;
}

// "we're" -> "we", "are"; "won't" -> "will", "not". The second word is empty for a word that is not drawn together.
std::pair<std::string_view, std::string_view> TakeApart(std::string_view word) {
  constexpr std::pair<std::string_view, std::string_view> kEnds[] = {
      {"'re", "are"},  {"’re", "are"}, {"'ll", "will"}, {"’ll", "will"}, {"'ve", "have"},
      {"’ve", "have"}, {"'m", "am"},   {"’m", "am"},    {"n't", "not"},  {"n’t", "not"}};
  // The last byte of either apostrophe stands second or third from the end.
  const auto ends_apostrophe = [](char c) { return c == '\'' || c == '\x99'; };
  if (word.size() < 3 || (!ends_apostrophe(word[word.size() - 2]) && !ends_apostrophe(word[word.size() - 3]))) {
    return {word, {}};
  }
  for (const auto& [end, whole] : kEnds) {
    if (word.size() <= end.size() || !word.ends_with(end)) continue;
    const std::string_view base = word.substr(0, word.size() - end.size());
    return {base == "wo" ? "will" : base == "ca" ? "can" : base, whole};
  }
  return {word, {}};
}

// The shorter utterance laid over the longer one.
struct Overlay {
  bool whole = false;  // all of the shorter one lies on the longer one, but for one word at most
  size_t same = 0;
  size_t different = 0;
  size_t at_a = 0;  // the last word that differs
  size_t at_b = 0;
  bool at_edge = false;  // it stands at an end of the shorter one, and the longer one goes on there
};

// Stops where it is no slip any more: the ends do not meet, or a second word differs. `whole` is false then.
Overlay Lay(std::span<const Word> a, size_t in_a, std::span<const Word> b, size_t in_b) {
  const size_t before = std::min(in_a, in_b);
  const size_t begin_a = in_a - before, begin_b = in_b - before;
  const size_t length = std::min(a.size() - begin_a, b.size() - begin_b);
  Overlay overlay;
  if (length != std::min(a.size(), b.size())) return overlay;
  for (size_t i = 0; i < length; ++i) {
    if (a[begin_a + i].hash == b[begin_b + i].hash) {
      ++overlay.same;
      continue;
    }
    if (++overlay.different > 1) return overlay;
    overlay.at_a = begin_a + i;
    overlay.at_b = begin_b + i;
    const bool first = i == 0 && (begin_a > 0 || begin_b > 0);
    const bool last = i + 1 == length && (begin_a + length < a.size() || begin_b + length < b.size());
    overlay.at_edge = first || last;
  }
  overlay.whole = true;
  return overlay;
}

class Reader {
 public:
  Reader(const Article& article, sdk::RuleReport& report) : article_(article), report_(report) {}

  void Read() {
    const auto& quotations = article_.document().quotations();
    size_t tokens = 0;
    for (const cc_quotation& quotation : quotations) tokens += quotation.token_count;
    if (tokens == 0) return;
    words_.resize(2 * tokens);  // "we're" is two
    for (uint32_t i = 0; i < quotations.size(); ++i) {
      const cc_quotation& quotation = quotations[i];
      const bool speech = quotation.kind == CC_QUOTE_FULL || quotation.kind == CC_QUOTE_FRAGMENT;
      if (!speech || quotation.parent != CC_NONE || quotation.flags & CC_QUOTE_UNCLOSED) continue;
      if (!article_.IsHeading(quotation.sentence)) Split(i);
    }
    if (utterances_.size() == 1) report_.Compared(QuotationOf(utterances_[0]).span);
    if (utterances_.size() <= 1) return;
    FindRepeated();
    for (uint32_t i = 0; i < utterances_.size(); ++i) Compare(i);
  }

 private:
  struct Place {
    uint64_t pair = 0;  // 0: nothing stands there yet
    uint32_t utterance = 0;
    uint32_t word = 0;
  };
  void Split(uint32_t index) {
    const sdk::Document& document = article_.document();
    const auto& quotations = document.quotations();
    const cc_quotation& quotation = quotations[index];
    const uint32_t end = quotation.first_token + quotation.token_count;
    Utterance utterance{index, word_count_, 0};
    uint32_t inner = index + 1;  // of somebody else's
    const auto begin_of = [&](uint32_t other) {
      return other < quotations.size() && quotations[other].parent == index ? quotations[other].first_token : CC_NONE;
    };
    uint32_t inner_begin = begin_of(inner);
    for (uint32_t i = quotation.first_token + 1; i < end; ++i) {
      if (i == inner_begin) {
        i += std::max(quotations[inner].token_count, 1u) - 1;
        inner_begin = begin_of(++inner);
        utterance.size = 0;
        continue;
      }
      const cc_token& token = article_.Token(i);
      const std::string_view word = document.Text(token);
      if (token.kind == CC_TOKEN_WORD || token.kind == CC_TOKEN_NUMBER) {
        const bool mark = word[0] == '\'' || word[0] == '\xE2';
        if (mark && (word == "'s" || word == "’s")) continue;
        const auto [first, second] = TakeApart(word);
        words_[utterance.begin + utterance.size++] = {Hash(first, document.text()), i};
        if (!second.empty()) words_[utterance.begin + utterance.size++] = {Hash(second, document.text()), i};
      } else if ((word.size() == 1 && (word[0] == '.' || word[0] == '?' || word[0] == '!')) || i + 1 == end) {
        report_.Considered();
        if (utterance.size >= kFewestWords && utterance.size <= kMostWords) {
          utterances_.push_back(utterance);
          word_count_ += utterance.size;
        }
        utterance = {index, word_count_, 0};
      }
    }
  }

  void Compare(uint32_t index) {
    const Utterance here = utterances_[index];
    report_.Compared(QuotationOf(here).span);
    bool told = false;
    for (uint32_t i = 0; i + 1 < here.size; ++i) {
      const uint64_t pair = PairAt(here.begin + i);
      if (!IsRepeated(pair)) continue;
      if (2 * pairs_ >= by_pair_.size()) Grow();
      Place& place = PlaceOf(pair);
      pairs_ += place.pair == 0;
      if (place.pair != 0 && !told && place.utterance != index) {
        const Utterance& before = utterances_[place.utterance];
        told = before.quotation != here.quotation &&
               Tell(before, here, Lay(WordsOf(before), place.word, WordsOf(here), i));
      }
      place = {pair, index, i};
    }
  }

  uint64_t PairAt(uint32_t word) const { return (words_[word].hash * 31 + words_[word + 1].hash) | 1; }
  // Most pairs of words stand once. Two bits for each of some thousand sorts of pairs tell those that may stand twice,
  // and only they are entered and looked up.
  void FindRepeated() {
    size_t sorts = 64;
    while (sorts < 16 * word_count_) sorts *= 2;
    seen_.assign(sorts / 64, 0);
    repeated_.assign(sorts / 64, 0);
    for (const Utterance& utterance : utterances_) {
      for (uint32_t i = utterance.begin; i + 1 < utterance.begin + utterance.size; ++i) {
        const uint64_t sort = SortOf(PairAt(i));
        const uint64_t bit = uint64_t{1} << (sort % 64);
        repeated_[sort / 64] |= seen_[sort / 64] & bit;
        seen_[sort / 64] |= bit;
      }
    }
  }
  uint64_t SortOf(uint64_t pair) const { return (pair * 0x9E3779B97F4A7C15u >> 20) & (64 * seen_.size() - 1); }
  bool IsRepeated(uint64_t pair) const {
    const uint64_t sort = SortOf(pair);
    return (repeated_[sort / 64] >> (sort % 64) & 1) != 0;
  }

  std::span<const Word> WordsOf(const Utterance& utterance) const {
    return std::span(words_).subspan(utterance.begin, utterance.size);
  }
  void Grow() {
    std::vector<Place> smaller(by_pair_.empty() ? 64 : 2 * by_pair_.size());
    smaller.swap(by_pair_);
    for (const Place& place : smaller) {
      if (place.pair != 0) PlaceOf(place.pair) = place;
    }
  }
  // Where that pair stood last, or the place that is free for it. The table is never more than half full.
  Place& PlaceOf(uint64_t pair) {
    size_t at = pair * 0x9E3779B97F4A7C15u >> 20;
    while (by_pair_[at & (by_pair_.size() - 1)].pair != 0 && by_pair_[at & (by_pair_.size() - 1)].pair != pair) ++at;
    return by_pair_[at & (by_pair_.size() - 1)];
  }

  const cc_quotation& QuotationOf(const Utterance& utterance) const {
    return article_.document().quotations()[utterance.quotation];
  }
  uint32_t EntityOf(const cc_quotation& quotation) const {
    const cc_name* name = article_.document().names().Find(quotation.speaker_entity);
    return name == nullptr ? CC_NONE : name->entity;
  }

  bool IsSmall(const cc_token& token) const {
    return article_.preposition.Has(token) || article_.determiner.Has(token) || article_.pronoun.Has(token) ||
           article_.auxiliary.Has(token) || article_.adverb.Has(token);
  }
  // The two words are such as slip when somebody copies a sentence.
  bool MaySlip(const cc_token& a, const cc_token& b) const {
    if (a.kind == CC_TOKEN_NUMBER && b.kind == CC_TOKEN_NUMBER) return true;
    if (IsSmall(a) && IsSmall(b)) return true;
    const std::string_view x = article_.document().Text(a), y = article_.document().Text(b);
    return Stem(x) == Stem(y) || (x.size() > 4 && y.size() > 4 && DiffersByOneLetter(x, y));
  }

  bool Tell(const Utterance& x, const Utterance& y, const Overlay& overlay) {
    if (!overlay.whole) return false;
    const cc_quotation& a = QuotationOf(x);
    const cc_quotation& b = QuotationOf(y);
    const uint32_t first = EntityOf(a), second = EntityOf(b);
    if (first == CC_NONE || second == CC_NONE) return false;
    if (overlay.different == 0) return first != second && TellTwoMouths(x, a, y, b, overlay);
    // Sentences side by side are built alike on purpose.
    if (overlay.different != 1 || overlay.at_edge || first != second ||
        article_.document().Block(a) == article_.document().Block(b)) {
      return false;
    }
    const cc_token& before = article_.Token(words_[x.begin + overlay.at_a].token);
    const cc_token& now = article_.Token(words_[y.begin + overlay.at_b].token);
    // "Not" is no slip, and neither is the past tense of words that are built into a sentence of the writer's.
    for (const cc_token* word : {&before, &now}) {
      for (const std::string_view no : {"not", "no", "never"}) {
        if (SameWord(article_.document().Text(*word), no)) return false;
      }
    }
    if (a.kind != b.kind && Stem(Text(before)) == Stem(Text(now))) return false;
    if (overlay.same + 1 < kFewestWords || (now.kind == CC_TOKEN_NUMBER && overlay.same < kFewestBesideNumber) ||
        (std::min(TokensOf(x), TokensOf(y)) < kManyWords && !MaySlip(before, now))) {
      return false;
    }
    report_.Emit(sdk::Finding(SpanOf(y))
                     .Message("One sentence is quoted in two wordings: \"" + Text(now) + "\" here, \"" + Text(before) +
                              "\" before.")
                     .Workings(std::to_string(overlay.same) + " of " + std::to_string(overlay.same + 1) +
                               " words are the same; both are given to " +
                               std::string(article_.Text(article_.document().names()[first].span)))
                     .Evidence(SpanOf(x), "quoted before", std::string(article_.Text(SpanOf(x)))));
    return true;
  }

  bool TellTwoMouths(const Utterance& x, const cc_quotation& a, const Utterance& y, const cc_quotation& b,
                     const Overlay& overlay) {
    const bool named = a.source_kind == CC_SOURCE_NAMED_PERSON && b.source_kind == CC_SOURCE_NAMED_PERSON;
    // A speaker whom another sentence gives may be the wrong one.
    if (a.distance != 0 || b.distance != 0) return false;
    if (!named || overlay.same < kFewestShared || !IsSaid(a) || !IsSaid(b)) return false;
    if (MayBeAnother(a) || MayBeAnother(b)) return false;
    const std::string one(article_.Text(article_.document().names()[EntityOf(a)].span));
    const std::string other(article_.Text(article_.document().names()[EntityOf(b)].span));
    report_.Emit(sdk::Finding(SpanOf(y))
                     .Message("The same words come from two people: " + other + " here, " + one + " before.")
                     .Workings(std::to_string(overlay.same) + " words in a row are the same")
                     .Evidence(SpanOf(x), "said by " + one, std::string(article_.Text(SpanOf(x)))));
    return true;
  }

  // "she said", and "Lee said" in a text with two of that name.
  bool MayBeAnother(const cc_quotation& quotation) const {
    const Article::Range speaker = article_.Tokens(quotation.speaker);
    if (speaker.end != speaker.begin + 1) return speaker.end == speaker.begin;
    if (article_.pronoun.Has(article_.Token(speaker.begin))) return true;
    const std::string_view word = article_.Word(speaker.begin);
    const uint32_t entity = EntityOf(quotation);
    for (const cc_name& name : article_.document().names()) {
      const std::string_view other = article_.Text(name.span);
      if (name.entity != entity && name.kind == CC_NAME_PERSON && other.size() > word.size() && other.ends_with(word)) {
        return true;
      }
    }
    return false;
  }

  // Beside a verb of saying, in the sentence itself: "seen as “part of the plan”" has no mouth.
  bool IsSaid(const cc_quotation& quotation) const {
    const Article::Range cue = article_.Tokens(quotation.cue);
    for (uint32_t i = cue.begin; i < cue.end; ++i) {
      if (article_.stating.Has(article_.Token(i))) return true;
    }
    return false;
  }
  // "we're" is two words and one token.
  size_t TokensOf(const Utterance& utterance) const {
    size_t count = 0;
    for (uint32_t i = utterance.begin; i < utterance.begin + utterance.size; ++i) {
      count += i == utterance.begin || words_[i].token != words_[i - 1].token;
    }
    return count;
  }
  std::string Text(const cc_token& token) const { return std::string(article_.document().Text(token)); }
  cc_span SpanOf(const Utterance& utterance) const {
    return {article_.Token(words_[utterance.begin].token).begin,
            article_.Token(words_[utterance.begin + utterance.size - 1].token).end};
  }

  const Article& article_;
  sdk::RuleReport& report_;
  std::vector<Utterance> utterances_;
  std::vector<Word> words_;                // of all utterances, one behind the other
  uint32_t word_count_ = 0;                // that are taken
  std::vector<Place> by_pair_;             // where two words stood last, hashed by them; a power of two of places
  size_t pairs_ = 0;                       // that are taken
  std::vector<uint64_t> seen_, repeated_;  // bits, see FindRepeated
};

void Run(const Article& article, sdk::RuleReport& report) { Reader(article, report).Read(); }

}  // namespace

Rule QuoteDrift() {
  return {.id = "quote-drift",
          .severity = sdk::Severity::kWarning,
          .summary = "The same words are quoted in two wordings or from two mouths",
          .run = Run};
}

}  // namespace claimcheck::attribution
