// Counter-examples that stay wrong: "the school opens Tuesday, she said" is saved by the list of verbs that announce
// ("opens"), other verbs in -s are not seen; a participle used as an adjective ("the united front on Monday") counts as
// a verb in the past.
#include "daemon/facts/time_tense.h"

#include <algorithm>
#include <vector>

namespace claimcheck::facts {
namespace {

constexpr uint32_t kReach = 16;        // tokens looked at on each side
constexpr uint32_t kReachOfWill = 24;  // before a time: a "will" reaches over its whole chain of places and days

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
  // "the united front": an article right before makes it an adjective; so does one before its adverb.
  if (row.IsOneOf(i - 1, {"the", "a", "an"})) return false;
  if (row.Has(i - 2, Class::kDeterminer) && row.IsOneOf(i - 1, {"still", "yet", "newly", "recently", "previously"})) {
    return false;
  }
  if (text[0] == 'u' && row.IsOneOf(i, {"unspecified", "undisclosed", "unnamed", "unidentified", "unprecedented",
                                        "unexpected", "unchanged", "uninsured", "undetermined"})) {
    return false;
  }
  return !row.IsOneOf(i, {"need", "indeed", "hundred", "speed", "exceed", "feed"});
}

// "gone" and "been" in "may have gone", "may not have been"; not the prepositions in "what impact it may have in May".
bool Participle(const TokenRow& row, uint32_t i) {
  const std::string_view text = row.Text(i);
  const std::string_view ending = text.size() > 3 ? text.substr(text.size() - 2) : std::string_view();
  return ending == "en" || ending == "wn" || row.Has(i, Class::kPastVerb) || RegularPast(row, i) ||
         row.IsOneOf(i, {"gone", "done", "come", "become", "run", "begun"});
}

// "Her planned visit", "the proposed vote": what has not come yet, whatever the verb of the clause says; unless that
// verb says that it has been or never will be.
bool StandsBeforeNoun(const TokenRow& row, uint32_t i) {
  if (!row.Has(i - 1, Class::kDeterminer) && !row.Possessive(i - 1)) return false;
  for (uint32_t back = 2; back <= 4 && row.Word(i - back); ++back) {
    if (row.IsOneOf(i - back,
                    {"canceled", "cancelled", "scrapped", "missed", "skipped", "dropped", "held", "attended"})) {
      return false;
    }
  }
  return row.Word(i + 1) && !row.HasAny(i + 1, {Class::kPreposition, Class::kDeterminer, Class::kAuxiliary}) &&
         !row.Is(i + 1, "to");
}

// "Had been scheduled for Friday", "was originally due in May": it came to pass, or something else did.
bool Superseded(const TokenRow& row, uint32_t i) {
  if (row.IsOneOf(i - 1, {"originally", "previously", "initially"})) return true;
  if (!row.Is(i - 1, "been")) return false;
  return row.Is(i - 2, "had") ||
         (row.Is(i - 3, "had") && row.IsOneOf(i - 2, {"originally", "previously", "initially"}));
}

// The tense that a verb of the list of future ones gives at `i`; UNKNOWN where it is a noun, or looks ahead to nothing.
uint32_t FutureTenseAt(const TokenRow& row, uint32_t i) {
  const std::string_view text = row.Text(i);
  const bool participle = text.size() > 3 && text.substr(text.size() - 2) == "ed";
  if (participle && StandsBeforeNoun(row, i)) return CC_TENSE_FUTURE;
  if ((participle || row.IsOneOf(i, {"set", "due", "slated"})) && Superseded(row, i)) return CC_TENSE_PAST;
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
  // "would not comment on Thursday's ruling" reports as well
  if (row.Is(i, "would") && row.IsOneOf(i + 1, {"not", "n't"}) &&
      row.HasAny(i + 2, {Class::kSpeechVerb, Class::kCueVerb})) {
    return CC_TENSE_PAST;
  }
  if (row.IsOneOf(i, {"plans", "plan"}) && !row.IsOneOf(i + 1, {"to", "a", "an", "another"}) &&
      !(row.Is(i + 1, "for") && row.IsOneOf(i + 2, {"a", "an"}))) {
    return CC_TENSE_UNKNOWN;  // a noun: "their vacation plans"
  }
  if (row.IsOneOf(i, {"votes", "runs", "hopes", "aims", "returns", "starts", "forecast", "hope", "aim"}) &&
      (row.Number(i - 1) || row.Has(i - 1, Class::kNumberWord) ||
       (row.Has(i - 1, Class::kDeterminer) && !row.Is(i - 1, "that")))) {
    return CC_TENSE_UNKNOWN;  // nouns as well: "won 50 votes on Friday"; not "the series that starts on Friday"
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

// "Which cut its outlook in May", "she quit on Friday": a present would have an -s.
bool PastByForm(const TokenRow& row, uint32_t i) {
  return row.IsOneOf(i - 1, {"which", "who", "he", "she", "it"}) &&
         row.IsOneOf(i, {"cut", "put", "hit", "shut", "split", "set", "quit", "hurt", "let", "spread", "forecast"});
}

// The tense that a verb at `i` gives, its auxiliary included; UNKNOWN if no verb stands there.
uint32_t TenseAt(const TokenRow& row, uint32_t i) {
  if (row.Has(i, Class::kFutureVerb)) {
    if (row.IsOneOf(i, {"set", "forecast"}) && PastByForm(row, i)) return CC_TENSE_PAST;
    return FutureTenseAt(row, i);
  }
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
  if (row.Is(i, "proposed") && StandsBeforeNoun(row, i)) return CC_TENSE_FUTURE;
  if (!row.Has(i, Class::kPastVerb) && !RegularPast(row, i)) {
    return PastByForm(row, i) ? CC_TENSE_PAST : CC_TENSE_UNKNOWN;
  }
  if (row.Capital(i) && row.Capital(i + 1)) return CC_TENSE_UNKNOWN;  // "Led Zeppelin", "Sold Out"
  if (row.IsOneOf(i - 1, {"get", "getting", "being"}) && !row.Word(i - 2)) return CC_TENSE_UNKNOWN;
  if (row.IsOneOf(i - 1, {"get", "getting", "being"}) && !row.IsOneOf(i - 2, {"is", "are", "was", "were", "been"})) {
    return CC_TENSE_UNKNOWN;  // "will start getting beat": what governs it stands before
  }
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

// A "to" behind which lies what is still to come: "look forward to Friday", "put off the vote to May", "was moved to a
// date in June".
bool PutsOff(const TokenRow& row, uint32_t to, uint32_t first) {
  if (row.Is(to - 1, "forward")) return true;
  constexpr uint32_t kFarthest = 6;
  if (to + 1 != first && !(row.Has(to + 1, Class::kDeterminer) && first - to <= kFarthest &&
                           (row.Is(first - 2, "date") || row.Is(first - 3, "date")))) {
    return false;
  }
  for (uint32_t i = to - 1; i + kFarthest >= to && row.Word(i); --i) {
    if (row.IsOneOf(i,
                    {"moved", "postponed", "rescheduled", "delayed", "adjourned", "deferred", "extended", "pushed"})) {
      return true;
    }
  }
  return false;
}

// "It could come on Saturday, a spokesman said, or by Monday": the comma before who says it, or 0.
uint32_t BehindAside(const TokenRow& row, uint32_t verb, uint32_t from) {
  constexpr uint32_t kLongest = 6;  // tokens of who says it
  for (uint32_t i = verb; i-- > from && i + kLongest >= verb;) {
    if (row.Is(i, ",")) return i;
    if (!row.Word(i) && !row.Is(i, ".")) return 0;
  }
  return 0;
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
  for (const std::string_view word : {"cut", "put", "hit", "shut", "split", "quit", "hurt", "let", "spread"}) {
    verbs[text::lexicon::Find(word)] = Telling::kAsk;
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
  // "a law passed last year that in June will take effect"; "sanctions announced Wednesday will take effect"
  if (row.IsOneOf(end, {"will", "'ll", "won't", "shall"})) {
    const uint32_t verb = row.IsOneOf(first - 1, {"on", "in"}) ? first - 2 : first - 1;
    return row.Word(verb) && TenseAt(row, verb) == CC_TENSE_PAST ? CC_TENSE_PAST : CC_TENSE_FUTURE;
  }
  uint32_t present = CC_TENSE_UNKNOWN;
  bool infinitive = false;  // "decided to admit them in March": a past says nothing of what it is about
  const uint32_t from = first - std::min(first - row.begin(), kReachOfWill);
  for (uint32_t i = first; i-- > from;) {
    const cc_token& token = row.At(i);
    if (token.kind != CC_TOKEN_WORD) {
      if (Boundary(row, i)) break;
      continue;
    }
    const Telling word = says(token, i);
    if (word == Telling::kNothing) continue;
    if (word == Telling::kIsTo) {
      if (PutsOff(row, i, first)) return CC_TENSE_FUTURE;
      infinitive |= row.Has(i + 1, Class::kVerb) || row.Is(i + 1, "be");
      continue;
    }
    if (row.Is(i + 1, ",") && i + 1 < first && row.Has(i, Class::kSpeechVerb)) {
      if (const uint32_t comma = BehindAside(row, i, from); comma != 0) {
        i = comma;
        continue;
      }
    }
    const uint32_t tense = TenseAt(row, i);
    if (i + kReach < first) {
      if (tense == CC_TENSE_UNKNOWN) continue;
      const bool will = tense == CC_TENSE_FUTURE && present == CC_TENSE_UNKNOWN &&
                        row.IsOneOf(i, {"will", "would", "'ll", "scheduled", "expected", "slated"});
      if (will) return tense;
      break;
    }
    if (tense == CC_TENSE_FUTURE) return tense;
    if (tense == CC_TENSE_PRESENT) present = tense;
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
