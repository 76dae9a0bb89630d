// Phrases end before prepositions, conjunctions, auxiliaries, pronouns, determiners and, once a plural has come, before
// anything that is not another plural:
//   12 [rocket attacks] hit          30 [North Korean arms dealers] were
//   14 [people] killed in            17 [killed]: no noun, "killed" is the verb
//   300 [deaths and injuries]        two nouns joined at once are one head: 300 is not the deaths alone
//   12 [heavily armed men]           an adverb goes along until the noun has come
#include "daemon/facts/counted_noun.h"

namespace claimcheck::facts {
namespace {

constexpr int kMostWords = 7;    // of a noun phrase
constexpr int kVerbReach = 9;    // tokens from a noun to its verb
constexpr int kAsideReach = 24;  // tokens of an aside between them

// Two letters and more before the ending. From the back, since most words differ in the last letter.
template <size_t kSize>
bool EndsWith(std::string_view word, const char (&end)[kSize]) {
  if (word.size() <= kSize) return false;
  for (size_t back = 1; back < kSize; ++back) {
    if (word[word.size() - back] != end[kSize - 1 - back]) return false;
  }
  return true;
}

// Words that no noun phrase runs across.
bool Stops(const TokenRow& row, uint32_t i) {
  static constexpr text::lexicon::ClassSet kUnlessNames = {Class::kPreposition, Class::kAuxiliary, Class::kPronoun,
                                                           Class::kSubordinator, Class::kConjunction};
  static constexpr text::lexicon::ClassSet kStops = {Class::kPreposition,  Class::kAuxiliary,   Class::kPronoun,
                                                     Class::kSubordinator, Class::kConjunction, Class::kDeterminer,
                                                     Class::kAdverb,       Class::kNumberWord};
  static constexpr text::WordSet kWords = {"'s",   "’s",   "'",    "’",     "ago",  "apart",
                                           "wide", "tall", "deep", "thick", "worth"};
  if (!row.Word(i) || row.IsOneOf(i, kWords)) return true;
  if (!row.HasAny(i, kStops)) return false;
  const bool plain = !row.Capital(i) || row.FirstWord(i);
  return (plain && row.HasAny(i, kUnlessNames)) ||
         (row.Has(i, Class::kDeterminer) && !row.IsOneOf(i, {"other", "such", "various", "enough"})) ||
         (row.Has(i, Class::kAdverb) && !row.IsOneOf(i, {"first", "well", "long", "further", "far", "back"})) ||
         row.Has(i, Class::kNumberWord);
}

bool IsParticiple(const TokenRow& row, uint32_t i) {
  static constexpr text::WordSet kIrregular = {"hurt",   "hit",  "held", "taken", "shot",   "lost",   "slain",
                                               "stolen", "sunk", "seen", "given", "driven", "beaten", "thrown",
                                               "drawn",  "born", "put",  "cut",   "set",    "sent",   "made"};
  const std::string_view word = row.Text(i);
  return EndsWith(word, "ed") || EndsWith(word, "ing") || row.Has(i, Class::kPastVerb) || row.IsOneOf(i, kIrregular);
}

bool IsAdverb(const TokenRow& row, uint32_t i) {
  return row.Has(i, Class::kAdverb) || (EndsWith(row.Text(i), "ly") && !row.Capital(i) && !row.Is(i, "family"));
}

// "deaths and injuries": one more plural behind "and" or "or".
uint32_t JoinedNoun(const TokenRow& row, uint32_t end) {
  if (!row.IsOneOf(end, {"and", "or"}) || !IsPluralNoun(row, end + 1)) return end;
  if (row.Number(end + 2) || row.Has(end + 2, Class::kNumberWord) || row.Has(end + 2, Class::kDeterminer)) return end;
  // "12 soldiers and rebels fought" goes in; "12 soldiers and officials said" cannot be told from it
  return Stops(row, end + 2) || row.Has(end + 2, Class::kVerb) ? end + 2 : end;
}

}  // namespace

bool IsPluralNoun(const TokenRow& row, uint32_t i) {
  if (!row.Word(i)) return false;
  if (row.Has(i, Class::kPluralNoun)) return true;
  const std::string_view word = row.Text(i);
  if (word.size() < 3 || (word.back() | 0x20) != 's' || row.Has(i, Class::kSingularInS)) return false;
  if (row.Possessive(i) || EndsWith(word, "ss") || EndsWith(word, "ous") || EndsWith(word, "us")) return false;
  return word.find('.') == std::string_view::npos;
}

bool IsVerbForm(const TokenRow& row, uint32_t i) {
  static constexpr text::lexicon::ClassSet kVerbs = {Class::kVerb, Class::kPastVerb, Class::kCueVerb};
  static constexpr text::lexicon::ClassSet kOthers = {Class::kAuxiliary, Class::kPreposition};
  static constexpr text::WordSet kNoVerbs = {"according", "including", "excluding", "following", "evening", "morning"};
  if (!row.Word(i)) return false;
  const bool listed = row.HasAny(i, kVerbs);
  const std::string_view word = row.Text(i);
  if (!listed && (row.Capital(i) || word.size() <= 4 || !(EndsWith(word, "ed") || EndsWith(word, "ing")))) return false;
  return !row.HasAny(i, kOthers) && !row.IsOneOf(i, kNoVerbs);
}

NounPhrase ReadNounPhrase(const TokenRow& row, uint32_t i, bool plural) {
  NounPhrase noun;
  uint32_t at = i;
  // "12 more people", "12 other people"
  static constexpr text::WordSet kMore = {"more", "fewer", "less", "further", "extra", "new", "additional"};
  if (row.IsOneOf(at, kMore) && row.Word(at + 1) && !Stops(row, at + 1)) {
    ++at;
  }
  if (row.Is(at, "others")) return {{at, at + 1}, {at, at + 1}};
  const uint32_t begin = at;
  uint32_t last_plural = 0;
  uint32_t joined_from = 0;  // first token of a word of many parts: "non-citizens"
  for (int words = 0; words < kMostWords && row.Word(at); ++words) {
    if (row.Hyphen(at + 1) && row.Word(at + 2) && last_plural == 0) {  // "12 high-rise flats"
      if (Stops(row, at) && !row.Has(at, Class::kAdverb)) break;
      joined_from = at;
      while (row.Hyphen(at + 1) && row.Word(at + 2)) at += 2;
      if (IsPluralNoun(row, at)) last_plural = at;
      ++at;
      continue;
    }
    if (Stops(row, at) && !(last_plural == 0 && words == 0 && IsAdverb(row, at) && IsParticiple(row, at + 1))) {
      break;
    }
    const bool plural_noun = IsPluralNoun(row, at);
    if (last_plural != 0 && (!plural_noun || row.Has(at, Class::kOutcomeWord))) break;  // "left 12 people dead"
    if (last_plural != 0 && row.Has(at, Class::kVerb) && !row.Has(at, Class::kPluralNoun) && !Stops(row, at + 1)) break;
    if (words == 0 && IsParticiple(row, at) && (Stops(row, at + 1) || !row.Word(at + 1)) && !plural_noun) break;
    // "40 percent chose Lee", "all three suffered burns": no adjectives
    static constexpr text::WordSet kDeeds = {"suffered", "sustained", "survived", "died",
                                             "remained", "responded", "voted"};
    if (words == 0 && !plural_noun && (row.Has(at, Class::kPastVerb) || row.IsOneOf(at, kDeeds))) break;
    if (words == 0 && !plural_noun && IsVerbForm(row, at) &&
        (row.Has(at + 1, Class::kPronoun) || row.Has(at + 1, Class::kDeterminer) || row.Is(at + 1, "that"))) {
      break;  // "64 percent think it is"
    }
    const bool behind_noun = words > 0 && (!plural || last_plural != 0);
    if (behind_noun && !row.Capital(at) && IsParticiple(row, at)) {
      // "spending" at the end of a phrase is a noun, "providing" before another word is none
      const bool gerund =
          EndsWith(row.Text(at), "ing") && last_plural == 0 && (!row.Word(at + 1) || Stops(row, at + 1));
      if (!gerund) break;
    }
    if (behind_noun && !plural_noun && row.Has(at, Class::kCueVerb) && row.Word(at + 1) && !Stops(row, at + 1)) break;
    if (plural_noun) last_plural = at;
    ++at;
  }
  if (at == begin) return noun;
  static constexpr text::WordSet kNoNouns = {"long",      "high",      "old",       "away",  "ahead",
                                             "north",     "south",     "east",      "west",  "northeast",
                                             "northwest", "southeast", "southwest", "apart", "inland"};
  if (at - begin == 1 && !row.Capital(begin) && row.IsOneOf(begin, kNoNouns)) return noun;  // "12 km long"
  if (at - begin == 1 && row.Has(begin, Class::kComparative)) return noun;                  // "two higher"
  uint32_t head = last_plural != 0 ? last_plural : at - 1;
  if (last_plural == 0) {
    if (plural && (row.Capital(head) || IsVerbForm(row, head) || IsAdverb(row, head))) return noun;
    if (!plural && at - begin > 1 && row.Has(head, Class::kVerb) && !row.Word(head + 1)) head = at - 1;
  }
  uint32_t end = last_plural != 0 ? last_plural + 1 : at;
  noun.head = {head, head + 1};
  if (joined_from != 0 && row.Hyphen(head - 1) && joined_from < head) noun.head.begin = joined_from;
  if (const uint32_t joined = JoinedNoun(row, end); last_plural != 0 && joined != end) {
    noun.head.end = end = joined;
  }
  noun.phrase = {begin, end};
  return noun;
}

bool ReadsAsVerb(const TokenRow& row, const NounPhrase& noun) {
  const uint32_t begin = noun.phrase.begin;
  return noun.phrase.end - begin > 1 && !row.Capital(begin) && EndsWith(row.Text(begin), "ed") &&
         IsVerbForm(row, begin) && !IsPluralNoun(row, noun.head.begin);
}

TokenRange ReadWhole(const TokenRow& row, uint32_t i, NounPhrase& noun) {
  if (!row.Is(i, "of")) return {};
  uint32_t at = i + 1;
  if (row.Has(at, Class::kPronoun) && row.IsOneOf(at, {"them", "us", "those", "these"})) return {at, at + 1};
  const uint32_t begin = at;
  if (row.IsOneOf(at, {"all", "about", "around", "nearly", "more"})) ++at;
  if (row.Has(at, Class::kDeterminer) && !row.Has(at, Class::kNumberWord)) ++at;
  if (row.Possessive(at + 1)) at += 2;  // "of Ohio's 88 counties"
  if (row.IsOneOf(at, {"about", "around", "nearly", "roughly", "some", "estimated", "total"})) ++at;
  bool counted = false;
  while (row.Number(at) || row.Has(at, Class::kNumberWord) || row.Has(at, Class::kMagnitude) ||
         (counted && row.Hyphen(at))) {
    static constexpr text::lexicon::ClassSet kMeasures = {Class::kTimeUnit, Class::kUnit};
    if (row.Hyphen(at) && row.HasAny(at + 1, kMeasures)) return {};  // "two of the 86-year-old's cats"
    counted = true;
    ++at;
  }
  noun = ReadNounPhrase(row, at, counted);
  const uint32_t end = noun.phrase.empty() ? at : noun.phrase.end;
  return end > begin && (counted || !noun.phrase.empty()) ? TokenRange{begin, end} : TokenRange{};
}

namespace {

// "killed or wounded", "dead or missing": two that follow at once are one.
TokenRange WithJoinedVerb(const TokenRow& row, uint32_t verb) {
  const bool joins =
      row.Is(verb + 1, "or") || (row.Is(verb + 1, "and") && row.Has(verb, Class::kOutcomeWord) && !row.Word(verb + 3));
  const bool joined =
      joins && (row.Has(verb + 2, Class::kOutcomeWord) || (IsVerbForm(row, verb + 2) && IsParticiple(row, verb + 2)));
  return {verb, joined ? verb + 3 : verb + 1};
}

// "1,000 troops, including convicts and conscripts, are killed": behind the aside, or `end` itself.
uint32_t BehindAside(const TokenRow& row, uint32_t end) {
  if (!row.Is(end, ",") || !row.IsOneOf(end + 1, {"including", "among", "many", "most", "some", "mostly", "mainly"})) {
    return end;
  }
  for (uint32_t at = end + 2; at < end + kAsideReach && row.In(at); ++at) {
    if (!row.Is(at, ",")) continue;
    const uint32_t next = IsAdverb(row, at + 1) ? at + 2 : at + 1;
    if (row.Has(next, Class::kAuxiliary) || row.Has(next, Class::kOutcomeWord) || row.Has(next, Class::kPastVerb)) {
      return at + 1;
    }
  }
  return end;
}

// "was killed", "have been wounded", "are dead", "died", from a noun's end on.
TokenRange VerbBehind(const TokenRow& row, uint32_t end) {
  constexpr int kBe = 1, kHave = 2;  // of auxiliary.txt
  int auxiliary = 0;
  const uint32_t begin = BehindAside(row, end);
  for (uint32_t at = begin; at < begin + kVerbReach && row.In(at); ++at) {
    if (!row.Word(at)) return {};
    if (row.Has(at, Class::kAuxiliary)) {
      auxiliary = row.Value(at, Class::kAuxiliary);
      continue;
    }
    // "the proposed centre": no verb
    static constexpr text::lexicon::ClassSet kLeads = {Class::kDeterminer, Class::kPreposition};
    const auto adjective = [&] { return at > end && (row.HasAny(at - 1, kLeads) || row.Possessive(at - 1)); };
    const bool gerund = EndsWith(row.Text(at), "ing") && auxiliary != kBe && at > end;
    if (row.Has(at, Class::kOutcomeWord) && !adjective()) return WithJoinedVerb(row, at);
    if (row.Has(at, Class::kSpeechVerb) && auxiliary == 0) {
      if (row.Has(at + 1, Class::kOutcomeWord)) continue;  // "reported dead"
      return {};
    }
    if (!gerund && IsVerbForm(row, at) && !adjective()) {
      const bool fits = auxiliary == 0 ? at == end : auxiliary != kBe && auxiliary != kHave;
      if (fits || IsParticiple(row, at) || EndsWith(row.Text(at), "n")) return WithJoinedVerb(row, at);
    }
    if (row.IsOneOf(at, {"who", "that", "which"}) || IsAdverb(row, at)) continue;
    if (auxiliary == kBe) return {};
    // "12 people in the village were killed": across one prepositional phrase, not across another number or clause
    static constexpr text::lexicon::ClassSet kClauses = {Class::kSubordinator, Class::kPronoun};
    if (row.HasAny(at, kClauses) || row.IsOneOf(at, {"and", "or", "but"}) || row.Number(at)) return {};
  }
  return {};
}

// Words that may stand between a verb and its number: "killed at least 14", "lost a further 12".
bool GoesBetween(const TokenRow& row, uint32_t word) {
  static constexpr text::WordSet kWords = {"than",   "least", "most",      "at",      "up",
                                           "to",     "as",    "total",     "further", "additional",
                                           "record", "about", "estimated", "possibly"};
  return (row.Has(word, Class::kDeterminer) && !row.Has(word, Class::kSubordinator)) || row.Has(word, Class::kHedge) ||
         IsAdverb(row, word) || row.IsOneOf(word, kWords);
}

// "killed 14 people", "killing at least 14", "the killing of 14 people".
TokenRange VerbBefore(const TokenRow& row, uint32_t first) {
  uint32_t at = first;
  for (int steps = 0; steps < 4 && at > row.begin(); ++steps) {
    const uint32_t word = at - 1;
    if (row.Is(word, "of")) {
      if (steps == 0 && row.Word(word - 1) && EndsWith(row.Text(word - 1), "ing")) return {word - 1, word};
      if (!row.Is(word - 1, "total")) break;
    } else if (!GoesBetween(row, word)) {
      break;
    }
    --at;
  }
  const uint32_t verb = at - 1;
  if (at <= row.begin() || !IsVerbForm(row, verb) || row.Capital(verb)) return {};
  // "the remaining two victims", "its planned 12 stations"
  const bool adjective = EndsWith(row.Text(verb), "ing") || EndsWith(row.Text(verb), "ed");
  if (adjective && row.IsOneOf(verb - 1, {"the", "a", "an", "its", "their", "his", "her", "our"})) return {};
  if (row.IsOneOf(verb, {"point", "points"}) && !row.Has(verb - 1, Class::kPronoun)) return {};  // "3 points to 5.5%"
  return {verb, verb + 1};
}

}  // namespace

TokenRange FindVerb(const TokenRow& row, uint32_t first, uint32_t end) {
  const TokenRange before = VerbBefore(row, first);
  // "left 12 people dead"
  if (!before.empty() && row.Has(end, Class::kOutcomeWord) &&
      row.IsOneOf(before.begin, {"left", "leave", "leaves", "leaving"})) {
    return WithJoinedVerb(row, end);
  }
  // "found 14 bodies", but "officials estimate 14 people were killed"
  if (!before.empty() && !row.Has(before.begin, Class::kCueVerb)) return before;
  const TokenRange behind = VerbBehind(row, end);
  const bool says = !before.empty() && row.Has(before.begin, Class::kSpeechVerb);
  return behind.empty() && !says ? before : behind;
}

}  // namespace claimcheck::facts
