// Counter-examples that stay wrong: "the school opens Tuesday, she said" is saved by the list of verbs that announce
// ("opens"), other verbs in -s are not seen; a participle used as an adjective ("the united front on Monday") counts as
// a verb in the past.
#include "daemon/facts/time_tense.h"

#include <algorithm>
#include <vector>

namespace claimcheck::facts {
namespace {

constexpr uint32_t kReach = 16;  // tokens looked at on each side

constexpr text::lexicon::ClassSet kVerbClasses = {Class::kFutureVerb, Class::kPastVerb, Class::kPresentVerb};

// Of a token that is no word.
bool Boundary(const TokenRow& row, uint32_t i) {
  const uint8_t kind = row.At(i).kind;
  return kind == CC_TOKEN_OPEN || kind == CC_TOKEN_CLOSE || row.IsOneOf(i, {";", "—", "--", ":"});
}

bool EndsInEd(std::string_view text) { return text.back() == 'd' && text[text.size() - 2] == 'e'; }

bool RegularPast(const TokenRow& row, uint32_t i) {
  const std::string_view text = row.Text(i);
  if (row.Capital(i) || text.size() < 4 || !EndsInEd(text)) return false;
  // "the united front": an article right before makes it an adjective.
  return !row.IsOneOf(i - 1, {"the", "a", "an"}) && !row.IsOneOf(i, {"need", "indeed", "hundred", "speed", "exceed", "feed"});
}

// "gone" and "been" in "may have gone", "may not have been"; not the prepositions in "what impact it may have in May".
bool Participle(const TokenRow& row, uint32_t i) {
  const std::string_view text = row.Text(i);
  const std::string_view ending = text.size() > 3 ? text.substr(text.size() - 2) : std::string_view();
  return ending == "en" || ending == "wn" || row.Has(i, Class::kPastVerb) || RegularPast(row, i) ||
         row.IsOneOf(i, {"gone", "done", "come", "become", "run", "begun"});
}

// The tense that a verb of the list of future ones gives at `i`; UNKNOWN where it is a noun, or looks ahead to nothing.
uint32_t FutureTenseAt(const TokenRow& row, uint32_t i) {
  const std::string_view text = row.Text(i);
  const bool participle = text.size() > 3 && text.substr(text.size() - 2) == "ed";
  if (participle || row.IsOneOf(i, {"set", "due", "slated", "likely", "poised", "forecast"})) {
    // "expected to open", "due in May"; "planned" without "to" is a past.
    if (row.Is(i, "due") && !row.IsOneOf(i - 1, {"is", "are", "was", "were", "be", "'s", "not", ","})) {
      return CC_TENSE_UNKNOWN;
    }
    if (row.Is(i, "due") && row.Is(i - 1, ",") && !row.Has(i + 2, Class::kVerb))
      return CC_TENSE_UNKNOWN;  // "due to rain"
    if (row.Is(i, "set") && !row.IsOneOf(i + 1, {"to", "for"})) return CC_TENSE_UNKNOWN;
    if (row.IsOneOf(i + 1, {"to", "for", "in", "on", "by"})) return CC_TENSE_FUTURE;
    // "planned a rally Saturday", "has scheduled a hearing for May"
    if (row.IsOneOf(i, {"planned", "scheduled"}) && row.IsOneOf(i + 1, {"a", "an", "another"})) return CC_TENSE_FUTURE;
    return participle ? CC_TENSE_PAST : CC_TENSE_UNKNOWN;
  }
  if (row.IsOneOf(i, {"may", "might", "could", "would", "must", "should", "can"}) && row.Is(i + 1, "have") &&
      Participle(row, i + 2)) {
    return CC_TENSE_PAST;
  }
  // "could not be reached on Friday" reports; "could resign on Friday" does not
  if (row.Is(i, "could") &&
      (row.Is(i + 1, "not") ||
       (row.Is(i + 1, "be") && row.IsOneOf(i + 2, {"reached", "located", "contacted", "found"})))) {
    return CC_TENSE_PAST;
  }
  if (row.IsOneOf(i, {"plans", "plan"}) && !row.IsOneOf(i + 1, {"to", "a", "an", "another"}) &&
      !(row.Is(i + 1, "for") && row.IsOneOf(i + 2, {"a", "an"}))) {
    return CC_TENSE_UNKNOWN;  // a noun: "their vacation plans"
  }
  if (row.IsOneOf(i, {"votes", "runs", "hopes", "aims", "returns", "starts", "forecast", "hope", "aim"}) &&
      (row.Number(i - 1) || row.Has(i - 1, Class::kNumberWord) || row.Has(i - 1, Class::kDeterminer))) {
    return CC_TENSE_UNKNOWN;  // nouns as well: "won 50 votes on Friday"
  }
  // "The leaders meet Monday"; not "they did not meet Monday", "they came to meet him Monday".
  if (row.IsOneOf(i, {"meet", "begin", "resume"}) && row.IsOneOf(i - 1, {"to", "not", "didn't", "did", "a", "the"})) {
    return CC_TENSE_UNKNOWN;
  }
  if (row.Is(i, "may") && row.Capital(i)) return CC_TENSE_UNKNOWN;
  if (row.Is(i, "going") && !row.Is(i + 1, "to")) return CC_TENSE_UNKNOWN;
  if (row.Is(i, "until")) return CC_TENSE_UNKNOWN;
  return CC_TENSE_FUTURE;
}

// The tense that a verb at `i` gives, its auxiliary included; UNKNOWN if no verb stands there.
uint32_t TenseAt(const TokenRow& row, uint32_t i) {
  if (row.Has(i, Class::kFutureVerb)) return FutureTenseAt(row, i);
  if (row.Has(i, Class::kPresentVerb) && !row.Has(i, Class::kPastVerb)) {
    if (row.Possessive(i)) return CC_TENSE_UNKNOWN;
    if (row.IsOneOf(i, {"has", "have", "'ve"})) {  // the perfect reports what happened; "has a hearing in May" does not
      if (row.Has(i - 1, Class::kFutureVerb)) return TenseAt(row, i - 1);
      for (uint32_t k = i + 1; k <= i + 3 && row.Word(k); ++k) {
        if (Participle(row, k)) return CC_TENSE_PAST;
      }
      return CC_TENSE_PRESENT;
    }
    if (row.IsOneOf(i, {"is", "are", "'re"}) && row.Is(i + 1, "to")) return CC_TENSE_FUTURE;
    return CC_TENSE_PRESENT;
  }
  if (row.IsOneOf(i, {"was", "were", "had", "did"})) return CC_TENSE_PAST;
  if (!row.Has(i, Class::kPastVerb) && !RegularPast(row, i)) return CC_TENSE_UNKNOWN;
  if (row.Capital(i) && row.Capital(i + 1)) return CC_TENSE_UNKNOWN;  // "Led Zeppelin", "Sold Out"
  // A participle has the tense of what stands before it: "will be held", "is held", "to be held".
  for (uint32_t back = 1; back <= 3 && row.Word(i - back); ++back) {
    const uint32_t p = i - back;
    if (row.Has(p, Class::kFutureVerb) && !row.IsOneOf(p, {"set", "due"})) {
      const uint32_t tense = TenseAt(row, p);
      if (tense != CC_TENSE_UNKNOWN) return tense;  // "Mr May met"
    }
    if (row.Is(p, "be")) continue;
    if (row.IsOneOf(p, {"is", "are"})) return CC_TENSE_PRESENT;
    if (row.Is(p, "to") && (back == 1 || row.IsOneOf(p + 1, {"be", "have"}))) return CC_TENSE_UNKNOWN;
    if (row.IsOneOf(p, {"was", "were", "had", "did"})) return CC_TENSE_PAST;
  }
  return CC_TENSE_PAST;
}

// "Decided to admit them in March": what follows was still to come.
bool TakesInfinitive(const TokenRow& row, uint32_t verb) {
  return row.IsOneOf(verb, {"decided", "agreed", "vowed", "pledged", "promised", "threatened", "voted", "refused"}) &&
         row.Is(verb + 1, "to") && row.Word(verb + 2) && !row.Has(verb + 2, Class::kDeterminer);
}

// What a word can say of tense, by lexeme; most say nothing.
enum class Telling : uint8_t { kNothing, kAsk, kIsTo, kByForm };

std::vector<Telling> MakeVerbTable() {
  std::vector<Telling> verbs(text::lexicon::Abi().lexeme_count);
  verbs[0] = Telling::kByForm;
  for (size_t i = 1; i < verbs.size(); ++i) {
    const auto lexeme = static_cast<uint16_t>(i);
    const std::string_view word = text::lexicon::Word(lexeme);
    const bool by_form = word.size() >= 4 && EndsInEd(word);
    if (by_form || text::lexicon::HasAny(lexeme, kVerbClasses)) verbs[i] = Telling::kAsk;
  }
  verbs[text::lexicon::Find("to")] = Telling::kIsTo;
  return verbs;
}

}  // namespace

uint32_t ClauseTense(const TokenRow& row, uint32_t first, uint32_t end) {
  static const std::vector<Telling> kTable = MakeVerbTable();
  const Telling* const table = kTable.data();
  const auto says = [&](const cc_token& token, uint32_t i) {
    const Telling listed = table[token.lexeme];
    if (listed != Telling::kByForm) return listed;
    return token.end - token.begin >= 4 && EndsInEd(row.Text(i)) ? Telling::kAsk : Telling::kNothing;
  };
  // "a law passed last year that in June will take effect"
  if (row.IsOneOf(end, {"will", "'ll", "won't", "shall"})) return CC_TENSE_FUTURE;
  uint32_t present = CC_TENSE_UNKNOWN;
  bool infinitive = false;  // "decided to admit them in March": a past says nothing of what it is about
  const uint32_t from = first - std::min(first - row.begin(), kReach);
  for (uint32_t i = first; i-- > from;) {
    const cc_token& token = row.At(i);
    if (token.kind != CC_TOKEN_WORD) {
      if (Boundary(row, i)) break;
      continue;
    }
    const Telling word = says(token, i);
    if (word == Telling::kNothing) continue;
    if (word == Telling::kIsTo) {
      infinitive |= row.Has(i + 1, Class::kVerb) || row.Is(i + 1, "be");
      continue;
    }
    const uint32_t tense = TenseAt(row, i);
    if (tense == CC_TENSE_PRESENT) present = tense;
    if (tense == CC_TENSE_FUTURE) return tense;
    if (tense == CC_TENSE_PAST) return infinitive || TakesInfinitive(row, i) ? CC_TENSE_UNKNOWN : tense;
  }
  if (present != CC_TENSE_UNKNOWN) return present;
  const uint32_t to = std::min(end + kReach, row.end());
  for (uint32_t i = end; i < to; ++i) {
    const cc_token& token = row.At(i);
    if (token.kind != CC_TOKEN_WORD) {
      if (Boundary(row, i)) break;
      continue;
    }
    if (says(token, i) != Telling::kAsk) continue;
    const uint32_t tense = TenseAt(row, i);
    if (tense != CC_TENSE_UNKNOWN) return tense;
  }
  return CC_TENSE_UNKNOWN;
}

}  // namespace claimcheck::facts
