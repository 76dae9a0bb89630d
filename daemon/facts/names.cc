// Names: runs of capitalized words, what they name, and which of them name one thing.
//
// Method: one walk over the tokens. A run is capitalized words with what may join them (initials, particles, "of" and
// "and" inside an organization, a hyphen before the second half of a Korean name). Ranks, honorifics and offices at its
// front become the title; an apposition after it becomes the role. What it names follows from its words; a short form
// joins the first mention that has the word in its name.
//   "Lt. Gen. Ann Lee"           person Lee, title "Lt. Gen."
//   "Kim Jong Un … Kim"          one person; the surname stands first
//   "Center for Strategic and International Studies (CSIS)"   one organization, two mentions
//   "North Korean troops"        no name: a people
//   "The council met."           no name: a word that only begins its sentence
#include <algorithm>
#include <bit>

#include "daemon/facts/facts.h"
#include "daemon/facts/name_entities.h"
#include "daemon/facts/token_mask.h"
#include "daemon/text/lexicon.h"
#include "daemon/text/word_key.h"

namespace claimcheck::facts {
namespace {

using text::Document;
using text::lexicon::Class;
using text::lexicon::Has;
using text::lexicon::HasAny;

constexpr uint32_t kLongestRun = 14;   // tokens
constexpr uint32_t kLongestRole = 30;  // tokens

class Reader {
 public:
  Reader(const Document& document, Facts& facts) : document_(document), facts_(facts), entities_(document, facts) {}
  void ReadSentence(uint32_t sentence, bool heading);

 private:
  const cc_token& Token(uint32_t i) const { return document_.tokens[i]; }
  bool IsCapital(uint32_t i) const { return Token(i).kind == CC_TOKEN_WORD && Token(i).flags & CC_FLAG_CAPITAL; }
  bool IsOneLetter(uint32_t i) const { return Token(i).end - Token(i).begin == 1; }
  uint32_t NextCapital(uint32_t i, uint32_t end);
  // `text` has at most eight bytes and is in lower case, as is the token.
  bool IsText(uint32_t i, const text::Literal& text) const {
    return document_.word_keys[i] == text.key && !(Token(i).flags & CC_FLAG_CAPITAL);
  }
  bool Is(uint32_t i, Class c) const { return Has(Token(i).lexeme, c); }
  // A word that is in no list, or in one only because it is a well-known surname.
  bool IsUnknown(uint32_t i) const { return Token(i).lexeme == 0 || Is(i, Class::kHouseholdName); }
  bool IsOneOf(uint32_t i, std::initializer_list<text::Literal> words) const {
    for (const text::Literal& word : words) {
      if (IsText(i, word)) return true;
    }
    return false;
  }
  bool IsParticle(uint32_t i) const {
    static constexpr text::WordSet kParticles = {"de", "van", "von", "der", "den", "bin", "al", "el",
                                                 "la", "du",  "da",  "dos", "ibn", "ul",  "di", "ter"};
    if (!kParticles.MayHold(document_.word_keys[i])) return false;
    return std::any_of(kParticles.begin(), kParticles.end(),
                       [&](const text::Literal& word) { return IsText(i, word); });
  }
  uint32_t BehindParticles(uint32_t i, uint32_t end) const;
  bool IsGivenBehindSurname(uint32_t i, uint32_t end) const;
  bool IsPossessive(uint32_t i) const { return IsOneOf(i, {"'s", "’s"}); }
  bool IsFoundation(uint32_t i) const;
  bool NamesNothing(uint32_t i) const;
  uint32_t EndOfParty(uint32_t i, uint32_t end) const;
  bool IsFunctionWord(uint32_t i) const;
  bool OnlyBeginsSentence(uint32_t i) const;
  uint32_t RunEnd(uint32_t begin, uint32_t end) const;
  uint32_t TitleEnd(uint32_t begin, uint32_t end) const;
  uint32_t LowerTitleBegin(uint32_t begin, uint32_t floor) const;
  cc_span Role(uint32_t after, uint32_t end) const;
  uint32_t KindOf(uint32_t begin, uint32_t end, bool titled, bool role) const;
  void SetSurname(cc_name& name) const;
  void Add(uint32_t begin, uint32_t end, uint32_t floor, uint32_t limit, uint32_t sentence);

  const Document& document_;
  Facts& facts_;
  NameEntities entities_;
  uint64_t capitals_ = 0;  // of the 64 tokens from `masked_` on
  uint32_t masked_ = CC_NONE;
};

// The first word with a capital from `i` on, or `end`.
uint32_t Reader::NextCapital(uint32_t i, uint32_t end) {
  while (i < end) {
    const uint32_t block = i / 64 * 64;
    if (block != masked_) {
      masked_ = block;
      const auto size = static_cast<uint32_t>(document_.tokens.size());
      capitals_ = CapitalWords(document_.tokens.data() + block, std::min(64u, size - block));
    }
    const uint64_t from = capitals_ >> (i - block);
    if (from != 0) return std::min(end, i + static_cast<uint32_t>(std::countr_zero(from)));
    i = block + 64;
  }
  return end;
}

bool Reader::IsFunctionWord(uint32_t i) const {
  static constexpr text::lexicon::ClassSet kFunction = {Class::kDeterminer,  Class::kPronoun,      Class::kPreposition,
                                                        Class::kConjunction, Class::kSubordinator, Class::kAuxiliary,
                                                        Class::kAdverb,      Class::kCueAdverb};
  if (!HasAny(Token(i).lexeme, kFunction)) return false;
  if (Is(i, Class::kPronoun) && Token(i).flags & CC_FLAG_ALL_CAPS) return false;  // US
  // "Theresa May", and "May said" behind it
  return !(Is(i, Class::kMonth) && IsCapital(i) && entities_.IsPersonsWord(i) && !NamesNothing(i));
}

// A capital that stands only because the sentence begins: a word of the language, and no name goes on after it.
bool Reader::OnlyBeginsSentence(uint32_t i) const {
  if (!(Token(i).flags & CC_FLAG_FIRST)) return false;
  if (IsFunctionWord(i)) return true;
  const uint32_t all = static_cast<uint32_t>(document_.tokens.size());
  if (i + 1 < all && BehindParticles(i + 1, all) != i + 1) return false;  // "Von der Leyen"
  const bool hyphen = i + 2 < all && IsText(i + 1, "-") && !(Token(i + 1).flags & CC_FLAG_SPACE) && IsCapital(i + 2);
  if (hyphen && document_.word_keys[i] == text::Literal("al").key) return false;  // "Al-Baghdadi"
  static constexpr text::lexicon::ClassSet kBeginsName = {Class::kFirstName, Class::kCountry,   Class::kState,
                                                          Class::kOutlet,    Class::kHonorific, Class::kRank};
  if (HasAny(Token(i).lexeme, kBeginsName) || Token(i).flags & CC_FLAG_ALL_CAPS) return false;
  if (entities_.IsPersonsWord(i)) return false;
  if (i + 1 < document_.tokens.size() && IsCapital(i + 1) && !IsFunctionWord(i + 1)) return false;
  const std::string_view word = document_.Text(Token(i));
  if (!IsUnknown(i) || word.ends_with("s") || word.ends_with("ing") || word.ends_with("ly") || word.ends_with("ed")) {
    return true;
  }
  // An unknown single word names somebody if it goes on to speak: "Kirby said".
  return i + 1 >= document_.tokens.size() ||
         !(Is(i + 1, Class::kCueVerb) || IsText(i + 1, "'s") || IsText(i + 1, "’s"));
}

// What is named after its founder or its saint: "St. Mary’s Hospital".
bool Reader::IsFoundation(uint32_t i) const {
  constexpr text::Literal kCollege("college"), kHospital("hospital"), kChurch("church"), kSchool("school");
  const uint64_t key = document_.word_keys[i];
  return IsCapital(i) && (key == kCollege.key || key == kHospital.key || key == kChurch.key || key == kSchool.key);
}

// From small words of a family name to its capital: "von der | Leyen", "al-| Baghdadi"; `i` itself if there is none.
uint32_t Reader::BehindParticles(uint32_t i, uint32_t end) const {
  uint32_t at = i;
  while (at < end && at - i < 3 && IsParticle(at)) ++at;
  if (at > i && at + 1 < end && IsText(at, "-") && !(Token(at).flags & CC_FLAG_SPACE)) ++at;
  return at > i && at < end && IsCapital(at) ? at : i;
}

// "Chun | In-bum": a given name that would be a small word elsewhere.
bool Reader::IsGivenBehindSurname(uint32_t i, uint32_t end) const {
  return i > 0 && i + 2 < end && Is(i - 1, Class::kSurnameFirst) && IsText(i + 1, "-") &&
         !(Token(i + 1).flags & CC_FLAG_SPACE);
}

uint32_t Reader::RunEnd(uint32_t begin, uint32_t end) const {
  bool organization = false;
  uint32_t i = begin;
  end = std::min(end, begin + kLongestRun);
  while (i < end) {
    if (i > begin && Token(i).flags & CC_FLAG_FIRST) break;
    const bool given = i > begin && Is(i - 1, Class::kFirstName) && Is(i, Class::kMonth);  // "Theresa May"
    if (IsCapital(i) && (i == begin || given || IsGivenBehindSurname(i, end) || !IsFunctionWord(i) ||
                         document_.Text(Token(i)).size() > 4)) {
      organization |= Is(i, Class::kOrganizationWord);
      ++i;
      continue;
    }
    if (i == begin) break;
    if (IsPossessive(i) && i + 1 < end && IsFoundation(i + 1)) {  // "King’s College London"
      organization = true;
      i += 2;
      continue;
    }
    if (IsText(i, "-") && !(Token(i).flags & CC_FLAG_SPACE) && i + 1 < end && !(Token(i + 1).flags & CC_FLAG_SPACE)) {
      const bool korean = (Token(i + 1).lexeme == 0 || (i >= begin + 2 && Is(i - 2, Class::kSurnameFirst))) &&
                          document_.Text(Token(i + 1)).size() <= 5;
      if (IsCapital(i + 1) || (Token(i + 1).kind == CC_TOKEN_WORD && korean)) {
        i += 2;
        continue;
      }
      break;
    }
    uint32_t next = i + 1;
    if (organization && IsOneOf(i, {"of", "for", "on", "and", "the", "&", "in"})) {  // "Center for …"
      if (next < end && IsText(next, "the")) ++next;
      if (next < end && IsCapital(next) && !IsFunctionWord(next) &&
          !(IsText(i, "and") && !Is(next, Class::kOrganizationWord) && Is(next, Class::kFirstName)) &&
          !(IsText(i, "in") && !Is(next, Class::kCountry))) {
        i = next;
        continue;
      }
      break;
    }
    if (IsText(i, "of") && Is(i - 1, Class::kRole) && next < end && IsCapital(next)) {
      i = next;  // "Secretary of State Ann Lee"
      continue;
    }
    if (const uint32_t behind = BehindParticles(i, end); behind != i) {
      i = behind;
      continue;
    }
    break;
  }
  // A possessive "'s" or a hyphen never ends a run; a full-stop word such as "U.S." before "-based" stays.
  return i;
}

// The end of ranks, honorifics and offices at the front of a run: "United States Secretary of State" of "… Ann Lee".
uint32_t Reader::TitleEnd(uint32_t begin, uint32_t end) const {
  uint32_t title = begin;
  for (uint32_t i = begin; i + 1 < end; ++i) {
    if (!(Is(i, Class::kRole) || Is(i, Class::kHonorific) || Is(i, Class::kRank))) continue;
    uint32_t next = i + 1;
    if (IsText(next, "of") || IsText(next, "for")) {
      while (next < end && !Is(next, Class::kFirstName)) ++next;
      if (next >= end) return title;
    }
    if (next < end && (IsText(next, "-") || IsPossessive(next))) continue;
    title = next;
  }
  return title < end ? title : begin;
}

// Where "State Department spokesman" before a name begins: back over offices, capitals and what describes them.
uint32_t Reader::LowerTitleBegin(uint32_t begin, uint32_t floor) const {
  bool role = false;
  uint32_t i = begin;
  while (i > floor && begin - i < 10) {
    const cc_token& token = Token(i - 1);
    if (token.kind != CC_TOKEN_WORD && !IsText(i - 1, "-")) break;
    if (IsFunctionWord(i - 1) || Is(i - 1, Class::kCueVerb) || Is(i - 1, Class::kVerb)) {
      if (!Is(i - 1, Class::kRole)) break;
    }
    role |= Is(i - 1, Class::kRole) || Is(i - 1, Class::kRank);
    if (!role) break;
    --i;
  }
  return role ? i : begin;
}

// An apposition after a name that says who it is: ", a senior adviser at the Center," also after an age.
cc_span Reader::Role(uint32_t after, uint32_t end) const {
  if (after + 1 < end && (IsText(after, "(") || IsText(after, ","))) {  // "(D-Ohio)"
    if (const uint32_t party = EndOfParty(after + 1, end); party != 0)
      return {Token(after + 1).begin, Token(party - 1).end};
  }
  if (after + 1 >= end || !IsText(after, ",")) return {0, 0};
  uint32_t i = after + 1;
  if (Token(i).kind == CC_TOKEN_NUMBER && i + 2 < end && IsText(i + 1, ",")) i += 2;
  const bool relative = IsText(i, "who");
  if (!relative && !Is(i, Class::kDeterminer) && !Is(i, Class::kRole) && !Is(i, Class::kRank) && !IsCapital(i)) {
    return {0, 0};
  }
  bool role = relative;
  const uint32_t begin = i;
  for (; i < end && i - begin < kLongestRole; ++i) {
    const cc_token& token = Token(i);
    if (token.kind == CC_TOKEN_OPEN || IsText(i, ",") || IsText(i, ";") || IsText(i, ":") || IsText(i, "—") ||
        IsText(i, "–") || (token.kind == CC_TOKEN_PUNCT && IsText(i, "."))) {
      break;
    }
    if (i - begin < 10) role |= Is(i, Class::kRole) || Is(i, Class::kRank);
  }
  return role && i > begin ? cc_span{Token(begin).begin, Token(i - 1).end} : cc_span{0, 0};
}

// "D-Ohio", "R-Calif.": the party and the state of a member of Congress; 0 if it is none.
uint32_t Reader::EndOfParty(uint32_t i, uint32_t end) const {
  const cc_token& letter = Token(i);
  if (i + 2 >= end || !IsOneLetter(i) || !IsCapital(i)) return 0;
  const char party = document_.reading[letter.begin];
  if (party != 'D' && party != 'R' && party != 'I') return 0;
  const bool hyphen = (IsText(i + 1, "-") || IsText(i + 1, "–")) && !(Token(i + 1).flags & CC_FLAG_SPACE);
  return hyphen && IsCapital(i + 2) ? i + 3 : 0;
}

// A day or a month by itself; "May said" is somebody.
bool Reader::NamesNothing(uint32_t i) const {
  if (Is(i, Class::kWeekday)) return true;
  if (!Is(i, Class::kMonth)) return false;
  if (i + 1 >= document_.tokens.size()) return true;
  return !Is(i + 1, Class::kCueVerb) && !IsPossessive(i + 1);
}

uint32_t Reader::KindOf(uint32_t begin, uint32_t end, bool titled, bool role) const {
  uint32_t words = 0, places = 0, organizations = 0, demonyms = 0;
  for (uint32_t i = begin; i < end; ++i) {
    if (!IsCapital(i)) continue;
    ++words;
    places += Is(i, Class::kCountry) || Is(i, Class::kState);
    organizations += Is(i, Class::kOrganizationWord) || Is(i, Class::kOutlet);
    demonyms += Is(i, Class::kDemonym);
  }
  const bool first_name = Is(begin, Class::kFirstName);
  if (titled && organizations == 0) return CC_NAME_PERSON;
  if (first_name && words >= 2 && organizations == 0) return CC_NAME_PERSON;
  if (first_name && words == 2 && !Is(end - 1, Class::kOrganizationWord) && Is(end - 1, Class::kOutlet)) {
    return CC_NAME_PERSON;  // "Michael Bloomberg"
  }
  if (organizations > 0) return CC_NAME_ORGANIZATION;
  if (role && words >= 2 && words <= 4 && !Is(end - 1, Class::kCountry) && !Is(end - 1, Class::kState))
    return CC_NAME_PERSON;
  if (places > 0 && words <= 3) return CC_NAME_PLACE;
  if (words == 1 && Token(begin).flags & CC_FLAG_ALL_CAPS) return CC_NAME_ORGANIZATION;
  if (role) return CC_NAME_PERSON;
  if (demonyms > 0) return CC_NAME_OTHER;
  if (words == 1) {
    const bool speaks = end < document_.tokens.size() && Is(end, Class::kSpeechVerb);
    return first_name || speaks ? CC_NAME_PERSON : CC_NAME_OTHER;
  }
  if (Is(end - 1, Class::kOutletWord)) return CC_NAME_ORGANIZATION;  // "Shelby Weekly"
  if (words <= 4 && IsUnknown(begin)) return CC_NAME_PERSON;
  if (words <= 4 && Is(begin, Class::kSurnameFirst)) return CC_NAME_PERSON;
  return CC_NAME_OTHER;
}

bool IsSuffix(uint64_t key) {
  constexpr text::Literal kJunior("jr."), kSenior("sr."), kSecond("ii"), kThird("iii");
  return key == kJunior.key || key == kSenior.key || key == kSecond.key || key == kThird.key;
}

void Reader::SetSurname(cc_name& name) const {
  const uint32_t begin = name.first_token, end = begin + name.token_count;
  uint32_t at = end - 1;
  if (name.token_count >= 2 && Is(begin, Class::kSurnameFirst)) {
    const bool three_parts = name.token_count >= 3;
    const bool western = Is(begin, Class::kFirstName) && !three_parts;
    const bool given_last = Is(end - 1, Class::kFirstName);
    if (!western &&
        (three_parts ? Token(begin + 1).lexeme == 0 || IsText(begin + 2, "-") : !Is(begin, Class::kFirstName)) &&
        !given_last)
      at = begin;
  }
  while (at > begin && IsSuffix(document_.word_keys[at])) --at;
  if (at > begin && at == end - 1 && at >= begin + 2 && IsText(at - 1, "-")) {
    name.surname = {Token(at - 2).begin, Token(at).end};  // Ann Lloyd-Jones
    return;
  }
  name.surname = {Token(at).begin, Token(at).end};
}

void Reader::Add(uint32_t begin, uint32_t end, uint32_t floor, uint32_t limit, uint32_t sentence) {
  const uint32_t title_end = TitleEnd(begin, end);
  cc_name name = {};
  name.sentence = sentence;
  name.role = Role(end, limit);
  name.kind = KindOf(title_end, end, title_end > begin, name.role.end > 0);
  // "Springfield, Illinois"
  const bool before_place =
      end + 1 < limit && IsText(end, ",") && (Is(end + 1, Class::kState) || Is(end + 1, Class::kCountry));
  if (name.kind == CC_NAME_OTHER && before_place) name.kind = CC_NAME_PLACE;
  uint32_t first = begin;
  if (name.kind == CC_NAME_PERSON) {
    const uint32_t title_begin = title_end > begin ? begin : LowerTitleBegin(begin, floor);
    if (title_begin < title_end) name.title = {Token(title_begin).begin, Token(title_end - 1).end};
    first = title_end;
  } else {
    name.role = {0, 0};
  }
  name.first_token = first;
  name.token_count = end - first;
  name.span = {Token(first).begin, Token(end - 1).end};
  if (name.kind == CC_NAME_PERSON) SetSurname(name);
  facts_.names.push_back(name);
  entities_.Join(static_cast<uint32_t>(facts_.names.size() - 1));
}

void Reader::ReadSentence(uint32_t index, bool heading) {
  const cc_sentence& sentence = document_.sentences[index];
  const uint32_t end = sentence.first_token + sentence.token_count;
  uint32_t floor = sentence.first_token;
  for (uint32_t i = NextCapital(sentence.first_token, end); i < end; i = NextCapital(i, end)) {
    if (const uint32_t party = IsOneLetter(i) ? EndOfParty(i, end) : 0; party != 0) {
      i = party;
      continue;
    }
    const bool starts =
        !IsFunctionWord(i) && !OnlyBeginsSentence(i) && !(heading && Token(i).lexeme != 0 && Is(i, Class::kCueVerb));
    if (!starts) {
      ++i;
      continue;
    }
    const uint32_t run_end = std::max(RunEnd(i, end), i + 1);
    uint32_t last = run_end;
    if (last == i + 1 && NamesNothing(i)) {
      i = last;
      continue;
    }
    // A people in front or alone is an adjective: "North Korean troops", "Russian".
    bool people = Is(last - 1, Class::kDemonym);
    if (!people || (last < end && last - i > 3)) Add(i, last, floor, end, index);
    floor = run_end;
    i = run_end;
  }
}

}  // namespace

void ReadNames(const Document& document, Facts& facts) {
  Reader reader(document, facts);
  for (const cc_block& block : document.blocks) {
    if (block.kind == CC_BLOCK_FURNITURE || block.kind == CC_BLOCK_CODE) continue;
    const bool heading = block.kind == CC_BLOCK_HEADLINE || block.kind == CC_BLOCK_CROSSHEAD;
    for (uint32_t i = 0; i < block.sentence_count; ++i) reader.ReadSentence(block.first_sentence + i, heading);
  }
}

}  // namespace claimcheck::facts
