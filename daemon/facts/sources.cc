// The head of a noun phrase decides: a person's name that no preposition governs, else the last noun before the first
// preposition, comma or relative pronoun.
//   "Lee, the mayor of Boston"            named person
//   "a spokesman for Lee"                 unnamed person: the name stands behind "for"
//   "the Boston mayor"                    unnamed person
//   "a report by the ministry"            document
#include "daemon/facts/sources.h"

#include <algorithm>

namespace claimcheck::facts {
namespace {

using text::Document;
using text::lexicon::Class;
using text::lexicon::Has;
using text::lexicon::Value;

constexpr uint32_t kReasonReach = 40;  // tokens around "anonymity"
constexpr uint32_t kPersonReach = 60;  // names looked at for a pronoun

bool IsPlural(std::string_view word) {
  return (word.ends_with("s") && !word.ends_with("ss") && !word.ends_with("is") && !word.ends_with("us")) ||
         word == "people" || word == "police" || word == "men" || word == "women" || word == "children" ||
         word == "authorities";
}

// Whether a word that no list of people holds is one for people by its form: "bakers", "a tailor", "the archivist".
bool NamesPeople(uint16_t lexeme, std::string_view word) {
  if (Has(lexeme, Class::kPersonByForm) || Has(lexeme, Class::kOrganizationWord) || Has(lexeme, Class::kMediaNoun) ||
      Has(lexeme, Class::kWorkNoun)) {
    return false;
  }
  if (IsPlural(word)) word.remove_suffix(1);
  return word.size() > 4 &&
         (word.ends_with("er") || word.ends_with("or") || word.ends_with("ist") || word.ends_with("man") ||
          word.ends_with("woman") || word.ends_with("ian") || word.ends_with("men") || word.ends_with("ant"));
}

// The item that heads the phrase, and where what governs its rest begins.
int HeadOf(const Phrases& phrases, Phrase phrase) {
  int head = phrase.begin;
  for (int i = phrase.begin; i < phrase.end; ++i) {
    const Tag t = phrases.tag(i);
    static constexpr TagSet kEnds = {Tag::kPreposition, Tag::kComma, Tag::kRelative, Tag::kVerb,
                                     Tag::kCue,         Tag::kTo,    Tag::kDash,     Tag::kGerund};
    if (i > phrase.begin && kEnds.Holds(t)) break;
    // "the sailors I met"
    if (t == Tag::kPronoun && phrases.tag(head) == Tag::kNoun && !phrases.Text(i).ends_with("self")) break;
    if (t == Tag::kNoun || t == Tag::kPronoun || t == Tag::kRelative) head = i;
    if (t == Tag::kDeterminer || t == Tag::kNumber) head = phrases.tag(head) == Tag::kNoun ? head : i;
  }
  return head;
}

SpeakingSource FromPronoun(const Document& document, const Facts& facts, const Phrases& phrases, int item,
                           SpeakingSource source, uint32_t last_person) {
  const int value = phrases.values(item).pronoun;
  source.kind = CC_SOURCE_UNNAMED_GROUP;
  if (value == 1 || value == 2 || value == 5 || value == 8 || value == 0) {
    const uint32_t person =
        value == 8 ? PersonBefore(document, facts, phrases.FirstNameAt(source.span.begin), 0) : last_person;
    source.kind = person == CC_NONE ? CC_SOURCE_UNNAMED_PERSON : CC_SOURCE_NAMED_PERSON;
    source.entity = person == CC_NONE ? CC_NONE : facts.names[person].entity;
  } else if (value == 3) {
    source.kind = CC_SOURCE_ORGANIZATION;
  }
  return source;
}

}  // namespace

int GenderOf(const Document& document, const Facts& facts, uint32_t entity) {
  const cc_name& name = facts.names[entity];
  if (name.title.end > name.title.begin) {
    const int title = Value(text::lexicon::Find(document.Text(name.title)), Class::kHonorific);
    if (title != 0) return title;
  }
  return Words().values[document.tokens[name.first_token].lexeme].first_name;
}

uint32_t PersonBefore(const Document& document, const Facts& facts, size_t end, int gender) {
  for (size_t i = end; i > 0 && end - i < kPersonReach; --i) {
    const cc_name& name = facts.names[i - 1];
    if (name.kind != CC_NAME_PERSON) continue;
    const int known = gender == 0 ? 0 : GenderOf(document, facts, name.entity);
    if (known == 0 || known == gender) return static_cast<uint32_t>(i - 1);
  }
  return CC_NONE;
}

uint32_t PersonAfter(const Document& document, const Facts& facts, cc_span label) {
  const size_t begin =
      static_cast<size_t>(std::lower_bound(facts.names.begin(), facts.names.end(), label.end,
                                           [](const cc_name& name, uint32_t at) { return name.span.begin < at; }) -
                          facts.names.begin());
  const size_t end = std::min<size_t>(facts.names.size(), begin + kPersonReach);
  for (size_t i = begin; i < end; ++i) {
    const cc_name& name = facts.names[i];
    if (name.kind == CC_NAME_PERSON && document.Text(name.surname) == document.Text(label)) {
      return static_cast<uint32_t>(i);
    }
  }
  return CC_NONE;
}

namespace {

// Whoever stands before "who" and "which", over an apposition: "Ann Lee, a baker in Wye, who".
bool FromAntecedent(const Document& document, const Facts& facts, const Phrases& phrases, int head,
                    uint32_t last_person, SpeakingSource& source) {
  const int last = phrases.tag(head - 1) == Tag::kComma ? head - 2 : head - 1;
  const Phrase antecedent = phrases.NounPhraseEndingAt(last);
  if (antecedent.empty() || phrases.tag(last) != Tag::kNoun) return false;
  SpeakingSource meant = ClassifySource(document, facts, phrases, antecedent, last_person);
  const Tag opener = phrases.tag(antecedent.begin);
  if (meant.kind == CC_SOURCE_UNNAMED_PERSON && opener == Tag::kDeterminer && antecedent.begin >= 2 &&
      phrases.tag(antecedent.begin - 1) == Tag::kComma) {
    const Phrase described = phrases.NounPhraseEndingAt(antecedent.begin - 2);
    const SpeakingSource named = ClassifySource(document, facts, phrases, described, last_person);
    if (named.kind == CC_SOURCE_NAMED_PERSON) meant = named;
  }
  const bool thing =
      phrases.IsWord(head, "which") && (meant.kind == CC_SOURCE_NAMED_PERSON || meant.kind == CC_SOURCE_UNNAMED_PERSON);
  source.kind = thing ? CC_SOURCE_ORGANIZATION : meant.kind;
  source.entity = thing ? CC_NONE : meant.entity;
  return true;
}

// The name that the phrase is, if it is one; "a Hart spokesman" and "Hart’s fans" are not Hart.
bool FromName(const Document& document, const Facts& facts, const Phrases& phrases, Phrase phrase, int head,
              SpeakingSource& source) {
  bool governed = false;  // a preposition stands between the head and here
  int item = phrase.begin;
  const uint32_t head_begin = document.tokens[phrases[head].first].begin;
  const bool plain_head = phrases.tag(head) == Tag::kNoun && !phrases[head].capital;
  for (size_t i = phrases.FirstNameAt(source.span.begin); i < facts.names.size(); ++i) {
    const cc_name& name = facts.names[i];
    if (name.span.begin >= source.span.end) break;
    for (; item < phrase.end && document.tokens[phrases[item].first].begin < name.span.begin; ++item) {
      const Tag t = phrases.tag(item);
      const uint32_t at = document.tokens[phrases[item].first].begin;
      const bool office = name.title.begin <= at && at < name.title.end;  // "Secretary of State Ann Lee"
      if (!office && (t == Tag::kPreposition || t == Tag::kTo || t == Tag::kRelative)) governed = true;
      if (t == Tag::kComma) governed = false;
    }
    // "such as Lee" and "like Lee" name somebody after all.
    const bool example = item > phrase.begin && (phrases.IsWord(item - 1, "as") || phrases.IsWord(item - 1, "like") ||
                                                 phrases.IsWord(item - 1, "including"));
    const std::string_view behind = document.Text(cc_span{name.span.end, source.span.end});
    const bool possessive = behind.starts_with("'") || behind.starts_with("’");
    const bool modifies = plain_head && name.span.end <= head_begin;
    if (name.kind == CC_NAME_PERSON && (!governed || example) && !possessive && !modifies) {
      source.kind = CC_SOURCE_NAMED_PERSON;
      source.entity = name.entity;
      source.head = name.surname.end > name.surname.begin ? name.surname : name.span;
      return true;
    }
    const bool heads = name.span.begin <= source.head.begin && source.head.end <= name.span.end;
    if (!heads || name.kind == CC_NAME_PERSON) continue;
    const bool members = Has(phrases[head].lexeme, Class::kUnnamedPerson) && IsPlural(phrases.Text(head));
    const bool document_noun = name.kind == CC_NAME_OTHER && Has(phrases[head].lexeme, Class::kDocumentNoun);
    if (!members && !document_noun) {  // "House Democrats" are people
      source.kind = CC_SOURCE_ORGANIZATION;
      source.entity = name.entity;
      return true;
    }
  }
  return false;
}

// "the president", "the senator": the latest person before whom the text gives that office.
uint32_t HolderOf(const Document& document, const Facts& facts, const Phrases& phrases, Phrase phrase, int head) {
  if (!phrases.IsWord(phrase.begin, "the") || phrase.end != phrase.begin + 2 || !phrases.Is(head, Class::kRole)) {
    return CC_NONE;
  }
  const size_t end = phrases.FirstNameAt(document.tokens[phrases[phrase.begin].first].begin);
  const uint16_t office = phrases[head].lexeme;
  const std::string_view full = text::lexicon::Word(office);
  for (size_t i = end; i > 0 && end - i < kPersonReach; --i) {
    const cc_name& name = facts.names[i - 1];
    if (name.kind != CC_NAME_PERSON) continue;
    for (uint32_t token = name.first_token;
         token > 0 && document.tokens[token - 1].begin >= name.title.begin && name.title.begin < name.title.end;
         --token) {
      std::string_view title = text::lexicon::Word(document.tokens[token - 1].lexeme);
      if (title.ends_with(".")) title.remove_suffix(1);  // "Gov." is a governor
      if (title.size() >= 3 && full.starts_with(title)) return name.entity;
    }
  }
  return CC_NONE;
}

// What kind of source a noun is that names nobody.
uint32_t KindOfNoun(const Phrases& phrases, int head) {
  uint16_t lexeme = phrases[head].lexeme;
  std::string_view word = phrases.Text(head);
  if (word.ends_with("’") || word.ends_with("'")) {  // "analysts’"
    word.remove_suffix(word.ends_with("'") ? 1 : 3);
    lexeme = text::lexicon::Find(word);
  }
  if (lexeme != 0) word = text::lexicon::Word(lexeme);
  const uint32_t people = IsPlural(word) ? CC_SOURCE_UNNAMED_GROUP : CC_SOURCE_UNNAMED_PERSON;
  if (word == "percent" || word == "million") return CC_SOURCE_UNNAMED_GROUP;  // of whoever was asked
  if (Has(lexeme, Class::kDocumentNoun)) return CC_SOURCE_DOCUMENT;
  if (Has(lexeme, Class::kGroupNoun)) return CC_SOURCE_UNNAMED_GROUP;
  if (Has(lexeme, Class::kUnnamedPerson) || Has(lexeme, Class::kVagueSource) || Has(lexeme, Class::kRole))
    return people;
  if (phrases.tag(head) == Tag::kDeterminer || phrases.tag(head) == Tag::kNumber || Has(lexeme, Class::kDemonym)) {
    return CC_SOURCE_UNNAMED_GROUP;
  }
  const bool plain = phrases.tag(head) == Tag::kNoun && (head == 0 || !phrases[head].capital);
  if (plain && NamesPeople(lexeme, word)) return people;
  const bool many = plain && (word == "groups" || word == "organizations" || word == "unions" || word == "companies");
  return many ? CC_SOURCE_UNNAMED_GROUP : CC_SOURCE_ORGANIZATION;
}

}  // namespace

SpeakingSource ClassifySource(const Document& document, const Facts& facts, const Phrases& phrases, Phrase phrase,
                              uint32_t last_person) {
  SpeakingSource source;
  source.span = phrases.Span(phrase);
  if (source.span.begin == source.span.end) return source;
  int head = HeadOf(phrases, phrase);
  // "a number of voters", "half of the members": whom the number counts.
  if (phrases.tag(head + 1) == Tag::kPreposition && phrases.IsWord(head + 1, "of") && head + 2 < phrase.end &&
      (phrases.Is(head, Class::kHeadlessQuantity) || phrases.Is(head, Class::kCountNoun))) {
    head = HeadOf(phrases, {head + 2, phrase.end});
  }
  source.head = {document.tokens[phrases[head].first].begin, document.tokens[phrases[head].end - 1].end};
  if (phrases.tag(head) == Tag::kRelative && head > 0 &&
      FromAntecedent(document, facts, phrases, head, last_person, source)) {
    return source;
  }
  if (phrases.tag(head) == Tag::kPronoun || phrases.tag(head) == Tag::kRelative) {
    return FromPronoun(document, facts, phrases, head, source, last_person);
  }
  if (FromName(document, facts, phrases, phrase, head, source)) return source;
  if (const uint32_t holder = HolderOf(document, facts, phrases, phrase, head); holder != CC_NONE) {
    source.kind = CC_SOURCE_NAMED_PERSON;
    source.entity = holder;
    return source;
  }
  source.kind = KindOfNoun(phrases, head);
  const bool newspaper =
      phrases.IsWord(head, "paper") && head == phrase.begin + 1 && phrases.IsWord(phrase.begin, "the");
  const bool site = phrases.Is(head, Class::kOutletWord) && phrases.Is(head, Class::kDocumentNoun) &&
                    head > phrase.begin && phrases[head - 1].capital;  // "the Harbor website"
  if (site || (newspaper && phrase.end == head + 1)) source.kind = CC_SOURCE_ORGANIZATION;
  return source;
}

cc_span ReasonIn(const Document& document, uint32_t first, uint32_t end) {
  const WordRole* const roles = Words().roles.data();
  for (uint32_t i = first; i < end; ++i) {
    if (!roles[document.tokens[i].lexeme].Has(WordRole::kReason)) continue;
    const std::string_view word = document.Text(document.tokens[i]);
    if (word.starts_with("author") && !(i > first && (document.Text(document.tokens[i - 1]) == "not" ||
                                                      document.Text(document.tokens[i - 1]).ends_with("n't") ||
                                                      document.Text(document.tokens[i - 1]).ends_with("n’t")))) {
      continue;
    }
    uint32_t begin = i, last = i;
    auto is_mark = [&](uint32_t token) {
      const cc_token& t = document.tokens[token];
      return t.kind == CC_TOKEN_OPEN || t.kind == CC_TOKEN_CLOSE ||
             (t.kind == CC_TOKEN_PUNCT && (document.Text(t) == "." || document.Text(t) == ","));
    };
    while (begin > first && i - begin < kReasonReach && !is_mark(begin - 1)) --begin;
    while (last + 1 < end && last - i < kReasonReach && !is_mark(last + 1)) ++last;
    return {document.tokens[begin].begin, document.tokens[last].end};
  }
  return {0, 0};
}

}  // namespace claimcheck::facts
