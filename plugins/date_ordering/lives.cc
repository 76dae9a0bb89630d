// A bare age is a number between commas that the host read as years. Whose it is follows from what touches it: the name
// before its first comma, and "who was born" or "was born" behind its second.
// Counter-examples: "Lee, 41, whose son was born in 2010" is the son's birth; "born in 1950 to a man who died in 1940"
// is two lives, and so is whatever has a second name between.
#include "plugins/date_ordering/lives.h"

#include <cmath>

#include "plugins/date_ordering/civil.h"

namespace claimcheck::dates {
namespace {

bool IsDay(const cc_time& t) {
  return Timeline::IsDate(t) && t.role == CC_TIME_ROLE_PLAIN && Timeline::Written(t) && t.year > 0 &&
         t.grain >= CC_GRAIN_HOUR && t.grain <= CC_GRAIN_YEAR;
}

bool IsComma(const Timeline& times, uint32_t token) { return times.Is(token, ","); }

// The number at that token, alone and read as years; null if it is none.
const cc_quantity* BareYears(const Timeline& times, uint32_t token) {
  const auto& tokens = times.document().tokens();
  if (token >= tokens.size() || tokens[token].kind != CC_TOKEN_NUMBER) return nullptr;
  const auto found = times.document().In(times.document().quantities(), sdk::SpanOf(tokens[token]));
  if (found.empty() || found[0].token_count != 1 || found[0].value < 1 || found[0].value > 115) return nullptr;
  return found[0].modality == CC_MODALITY_ASSERTED && found[0].low == found[0].high ? &found[0] : nullptr;
}

// ", 41," behind the name of a person.
const cc_quantity* AgeBehindName(const Timeline& times, uint32_t number, const cc_name& name) {
  const uint32_t end = name.first_token + name.token_count;
  if (name.kind != CC_NAME_PERSON || number != end + 1 || !IsComma(times, end) || !IsComma(times, number + 1))
    return nullptr;
  const cc_quantity* years = BareYears(times, number);
  return years != nullptr && sdk::View(years->unit) == "year" ? years : nullptr;
}

// The one age behind a name among the tokens from `begin` to `end`, or null; `surname` must end the name if it is
// given.
const cc_quantity* OneAge(const Timeline& times, uint32_t begin, uint32_t end, std::string_view surname) {
  const auto& document = times.document();
  const cc_quantity* only = nullptr;
  const cc_span span = {document.tokens()[begin].begin, document.tokens()[end - 1].end};
  for (const cc_name& name : document.In(document.names(), span)) {
    if (name.kind != CC_NAME_PERSON) continue;
    const cc_quantity* age = AgeBehindName(times, name.first_token + name.token_count + 1, name);
    if (age == nullptr) continue;
    if (only != nullptr) return nullptr;
    only = age;
    if (!surname.empty() && times.Text(name.first_token + name.token_count - 1) != surname) return nullptr;
  }
  return only;
}

// The sentence names one person, once or more.
bool NamesOnePerson(const Timeline& times, const cc_sentence& sentence) {
  uint32_t entity = CC_NONE;
  for (const cc_name& name : times.document().In(times.document().names(), sentence.span)) {
    if (name.kind != CC_NAME_PERSON) continue;
    if (entity != CC_NONE && name.entity != entity) return false;
    entity = name.entity;
  }
  return entity != CC_NONE;
}

// "Lee, who was born in 1950, died on Tuesday. He was |84|."
const cc_quantity* AgeInNextSentence(const Timeline& times, const cc_time& birth) {
  const uint32_t next = times.SentenceEnd(birth);
  const auto& sentences = times.document().sentences();
  if (birth.sentence + 1 >= sentences.size() || sentences[birth.sentence + 1].first_token != next) return nullptr;
  if (!times.IsOneOf(next, {"he", "she"}) || !times.IsOneOf(next + 1, {"was", "is"}) || !times.Is(next + 3, "."))
    return nullptr;
  // "moved there as a child. He was 8.": an age of then.
  if (times.Is(next + 1, "was") && !times.InSentence(birth, {"died", "dead"})) return nullptr;
  return NamesOnePerson(times, sentences[birth.sentence]) ? BareYears(times, next + 2) : nullptr;
}

}  // namespace

const cc_quantity* BareAge(const Timeline& times, const cc_time& birth) {
  const auto& document = times.document();
  const uint32_t begin = times.SentenceBegin(birth), end = times.SentenceEnd(birth);
  const uint32_t born = birth.first_token - 2;
  if (birth.first_token < begin + 2 || !times.Is(born, "born")) return nullptr;
  if (const cc_quantity* age = AgeInNextSentence(times, birth); age != nullptr) return age;
  if (born == begin) return OneAge(times, Timeline::EndToken(birth), end, {});  // "Born in 1990, Lee, 41, …"
  if (born > begin + 3 && IsComma(times, born - 1)) {                           // "Lee, 41, born in 1990, …"
    for (const cc_name& name : document.In(document.names(), document.Sentence(birth)->span)) {
      const cc_quantity* age = AgeBehindName(times, born - 2, name);
      if (age != nullptr) return age;
    }
  }
  if (born < begin + 2 || !times.Is(born - 1, "was")) return nullptr;
  const uint32_t was = born - 1;
  const bool who = times.Is(was - 1, "who");
  const uint32_t comma = who ? was - 2 : was - 1;
  if (comma > begin + 2 && IsComma(times, comma)) {
    for (const cc_name& name : document.In(document.names(), document.Sentence(birth)->span)) {
      const cc_quantity* age = AgeBehindName(times, comma - 1, name);
      if (age != nullptr) return age;
    }
  }
  const uint32_t behind = Timeline::EndToken(birth);
  if (who && IsComma(times, behind) && times.Is(behind + 1, "is") &&
      times.IsOneOf(behind + 3, {",", ".", ";", "and"})) {
    return BareYears(times, behind + 2);
  }
  // "Lee was born in 1990." behind the sentence that gives Lee's age, "She was born in 1990." behind one of her alone.
  if (who || was != begin + 1 || birth.sentence == 0) return nullptr;
  const cc_sentence& before = document.sentences()[birth.sentence - 1];
  const bool pronoun = times.IsOneOf(begin, {"he", "she"});
  if (before.token_count == 0 || before.block != document.Sentence(birth)->block) return nullptr;
  if (pronoun && !NamesOnePerson(times, before)) return nullptr;
  return OneAge(times, before.first_token, before.first_token + before.token_count,
                pronoun ? std::string_view() : times.Text(begin));
}

bool IsBirth(const Timeline& times, const cc_time& t) {
  if (!IsDay(t) || t.first_token < 2) return false;
  if (t.grain == CC_GRAIN_YEAR && times.Is(t.first_token - 1, "born")) return true;  // "(born 1950, died 2001)"
  return times.IsOneOf(t.first_token - 1, {"in", "on"}) && times.Is(t.first_token - 2, "born");
}

bool IsDeath(const Timeline& times, const cc_time& t) {
  if (!IsDay(t) || t.first_token < 2) return false;
  if (t.grain == CC_GRAIN_YEAR && times.Is(t.first_token - 1, "died")) return true;
  return times.IsOneOf(t.first_token - 1, {"in", "on"}) &&
         times.IsOneOf(t.first_token - 2, {"died", "dead", "killed", "executed", "murdered", "death"});
}

bool OneLife(const Timeline& times, const cc_time& birth, const cc_time& death) {
  if (birth.sentence != death.sentence) return false;
  const uint32_t begin = Timeline::EndToken(birth), end = death.first_token;
  // "had died" lies before the birth, and "his", "her", "their" lead to somebody else.
  if (times.Near(birth, begin, end,
                 {"to", "whose", "who", "his", "her", "their", "had", "parents", "child", "children", "twin", "year",
                  "before", "after", "named", "other", "another"})) {
    return false;
  }
  const sdk::WordClass kin = times.document().Class("kin_word");
  for (uint32_t t = begin; t < end; ++t) {
    if (kin.Has(times.document().tokens()[t])) return false;
  }
  for (const cc_name& name : times.document().In(times.document().names(), cc_span{birth.span.end, death.span.begin})) {
    if (name.kind == CC_NAME_PERSON) return false;
  }
  return true;
}

bool IsBracketedLife(const Timeline& times, const cc_time& from, const cc_time& to) {
  const uint32_t joint = Timeline::EndToken(from);
  if (!IsDay(from) || !IsDay(to) || from.grain != CC_GRAIN_YEAR || to.grain != CC_GRAIN_YEAR) return false;
  if (to.first_token != joint + 1 || !times.IsOneOf(joint, {"-", "–", "—"}) || !times.Is(Timeline::EndToken(to), ")"))
    return false;
  const uint32_t open = times.Is(from.first_token - 1, "born") ? from.first_token - 2 : from.first_token - 1;
  if (!times.Is(open, "(") || open == 0) return false;
  const cc_token& before = times.document().tokens()[open - 1];
  const cc_span word = sdk::SpanOf(before);
  const auto& names = times.document().names();
  for (size_t k = names.size(); k-- > 0 && names[k].span.end + 40 > word.begin;) {
    if (names[k].span.end == word.end) return names[k].kind == CC_NAME_PERSON;
  }
  return false;
}

int AgeInYears(const cc_time& t) {
  if (t.role != CC_TIME_ROLE_AGE || t.grain != CC_GRAIN_YEAR || t.length_low <= 0 || t.length_low != t.length_high)
    return 0;
  return static_cast<int>(std::lround(t.length_low / kYearDays));
}

}  // namespace claimcheck::dates
