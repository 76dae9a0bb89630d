// A name joins the first that agrees with it, looked for in this order:
//   the same words                        "Ann Lee" … "Ann Lee"; also "Zelenskyy" … "Zelensky"
//   initials in capitals                  "World Health Organization" … "WHO"
//   the last word behind "the"            "the Harbor Authority" … "the Authority", unless two authorities were named
//   words of a person's name, as its end  "Ramon Vega Prado" … "Vega Prado", "Prado"
// Two people are "Ann Lee" and "Tom Lee": both have a given name, and another one.
#include "daemon/facts/name_entities.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>

#include "daemon/text/lexicon.h"
#include "daemon/text/lexicon_hash.h"
#include "daemon/text/word_key.h"

namespace claimcheck::facts {
namespace {

using text::lexicon::Class;
using text::lexicon::Has;

constexpr size_t kLongestKey = 48;     // bytes, a multiple of eight
constexpr size_t kTokensPerKey = 16;   // in news
constexpr size_t kLongestAcronym = 8;  // letters
constexpr size_t kShortestAcronym = 2;

// Not 0 if one of the eight bytes is that one.
uint64_t HasByte(uint64_t bytes, char byte) {
  constexpr uint64_t kOnes = 0x0101010101010101u;
  const uint64_t others = bytes ^ static_cast<unsigned char>(byte) * kOnes;
  return (others - kOnes) & ~others & (kOnes << 7);
}

// Kinds of keys, see name_entities.h: any numbers that no two words' keys are likely to differ by.
constexpr uint64_t kWord = 0, kWhole = 0x94D049BB133111EBu, kInitials = 0xBF58476D1CE4E5B9u,
                   kLast = 0xFF51AFD7ED558CCDu;
uint64_t Marked(uint64_t key, uint64_t kind) { return key ^ kind; }

bool IsVaryingEnd(uint64_t byte) { return byte == 'y' || byte == 'i' || byte == 'j'; }

// A word as it is compared: lower case, without stops and hyphens, and one spelling for the endings that romanization
// varies (Zelensky, Zelenskyy).
uint64_t KeyOfLong(std::string_view word) {
  uint64_t chunks[kLongestKey / 8] = {};
  char* const key = reinterpret_cast<char*>(chunks);
  size_t size = 0;
  for (const char c : word) {
    if (size == kLongestKey) break;
    if (c == '.' || c == '-') continue;
    key[size++] = c;
  }
  for (size_t i = 0; i < (size + 7) / 8; ++i) chunks[i] = text::FoldKey(chunks[i]);
  while (size > 4 && IsVaryingEnd(static_cast<unsigned char>(key[size - 1]))) key[--size] = '\0';
  return text::lexicon::HashWord(chunks, size);
}

// The same, as quick as it can be for sixteen bytes, as most names have at most.
uint64_t KeyOf(std::string_view word) {
  size_t size = word.size();
  if (size == 0 || size > 16) return KeyOfLong(word);
  uint64_t first = 0, second = 0;
  if (size > 8) {
    std::memcpy(&first, word.data(), 8);
    std::memcpy(&second, word.data() + size - 8, 8);
    second >>= 8 * (16 - size);
  } else {
    first = text::LoadShort(word.data(), size);
  }
  if ((HasByte(first, '.') | HasByte(first, '-') | HasByte(second, '.') | HasByte(second, '-')) != 0) {
    return KeyOfLong(word);
  }
  first = text::FoldKey(first);
  second = text::FoldKey(second);
  for (; size > 8 && IsVaryingEnd(second >> 8 * (size - 9)); --size) second &= ~(uint64_t{0xFF} << 8 * (size - 9));
  if (size > 8) return text::lexicon::HashChunks(first, second);
  for (; size > 4 && IsVaryingEnd(first >> 8 * (size - 1)); --size) first &= ~(uint64_t{0xFF} << 8 * (size - 1));
  return text::lexicon::HashChunks(first, 0);
}

bool IsCapital(const cc_token& token) { return token.kind == CC_TOKEN_WORD && token.flags & CC_FLAG_CAPITAL; }

}  // namespace

NameEntities::NameEntities(const text::Document& document, Facts& facts)
    : document_(document), facts_(facts), index_(document.tokens.size() / kTokensPerKey) {}

bool NameEntities::IsPersonsWord(uint32_t token) const {
  return index_.Find(Marked(KeyOf(TokenText(token)), kWord)) != nullptr;
}

// Takes the first mention's kind where this one has too little to tell.
bool NameEntities::JoinWhole(cc_name& name, uint64_t whole) {
  const uint32_t* found = index_.Find(Marked(whole, kWhole));
  if (found == nullptr) {
    const cc_token& token = document_.tokens[name.first_token];
    if (name.token_count != 1 || !(token.flags & CC_FLAG_ALL_CAPS)) return false;
    found = index_.Find(Marked(whole, kInitials));
    if (found == nullptr) return false;
    // "N.C." is no Northern Corporation
    if (name.kind == CC_NAME_PLACE && facts_.names[*found].kind != CC_NAME_PLACE) return false;
  }
  name.entity = *found;
  if (name.kind == CC_NAME_OTHER || name.token_count == 1) name.kind = facts_.names[*found].kind;
  return true;
}

bool NameEntities::JoinShortOrganization(cc_name& name) {
  if (name.token_count != 1 || name.first_token == 0 || name.kind != CC_NAME_ORGANIZATION) return false;
  constexpr text::Literal kThe("the");
  if (document_.word_keys[name.first_token - 1] != kThe.key) return false;
  const uint32_t* found = index_.Find(Marked(KeyOf(document_.Text(name.span)), kLast));
  if (found == nullptr || *found == CC_NONE) return false;
  name.entity = *found;
  name.kind = facts_.names[*found].kind;
  return true;
}

// "Vega Prado" of "Ramon Vega Prado"; not "Ann Lee" of a headline's "Tom Hill Meets Ann Lee".
bool NameEntities::IsTailOf(const cc_name& name, const cc_name& longer) const {
  if (name.token_count >= longer.token_count) return false;
  if (Has(document_.tokens[name.first_token].lexeme, Class::kFirstName)) return false;
  const uint32_t shift = longer.token_count - name.token_count;
  for (uint32_t i = 0; i < name.token_count; ++i) {
    if (KeyOf(TokenText(name.first_token + i)) != KeyOf(TokenText(longer.first_token + shift + i))) return false;
  }
  return true;
}

void NameEntities::JoinPerson(cc_name& name) {
  const uint32_t last = name.first_token + name.token_count - 1;
  const uint32_t* found =
      index_.Find(Marked(KeyOf(name.surname.end > 0 ? document_.Text(name.surname) : TokenText(last)), kWord));
  if (found == nullptr) return;
  const cc_name& first = facts_.names[*found];
  const bool all_surname = name.surname.end > 0 && document_.Text(name.surname) == document_.Text(name.span);
  const bool both_given = name.token_count >= 2 && !all_surname && first.token_count >= 2;
  const bool same = !both_given || KeyOf(TokenText(name.first_token)) == KeyOf(TokenText(first.first_token));
  if (!same && !IsTailOf(name, first)) return;
  name.entity = *found;
  name.kind = first.kind;
}

void NameEntities::AddOrganization(const cc_name& name) {
  if (name.token_count < 2) return;
  std::array<char, kLongestAcronym> initials;
  size_t size = 0;
  for (uint32_t i = name.first_token; i < name.first_token + name.token_count; ++i) {
    const cc_token& token = document_.tokens[i];
    if (!IsCapital(token)) continue;
    if (size == initials.size()) return;
    initials[size++] = document_.reading[token.begin];
  }
  if (size >= kShortestAcronym) index_.Add(Marked(KeyOf({initials.data(), size}), kInitials), name.entity);
  if (name.kind != CC_NAME_ORGANIZATION) return;
  const uint32_t last = name.first_token + name.token_count - 1;
  uint32_t* const entity = index_.Add(Marked(KeyOf(TokenText(last)), kLast), name.entity);
  if (*entity != name.entity) *entity = CC_NONE;
}

void NameEntities::Join(uint32_t index) {
  cc_name& name = facts_.names[index];
  name.entity = index;
  const uint64_t whole = KeyOf(document_.Text(name.span));
  if (JoinWhole(name, whole) || JoinShortOrganization(name)) return;
  // "Bloomberg" is Michael Bloomberg where he came first.
  const bool one_word = name.kind == CC_NAME_ORGANIZATION && name.token_count == 1 &&
                        !(document_.tokens[name.first_token].flags & CC_FLAG_ALL_CAPS);
  if (name.kind == CC_NAME_PERSON || name.kind == CC_NAME_OTHER || one_word) JoinPerson(name);
  index_.Add(Marked(whole, kWhole), name.entity);
  if (name.kind == CC_NAME_ORGANIZATION || name.kind == CC_NAME_PLACE) AddOrganization(name);
  if (name.kind != CC_NAME_PERSON) return;
  const uint32_t begin = name.first_token, end = begin + name.token_count;
  for (uint32_t i = begin; i < end; ++i) {
    const bool given = i == begin && name.token_count >= 2 && document_.Text(name.surname) != TokenText(i);
    if (IsCapital(document_.tokens[i]) && !given) index_.Add(Marked(KeyOf(TokenText(i)), kWord), name.entity);
  }
  index_.Add(Marked(KeyOf(document_.Text(name.surname)), kWord), name.entity);  // "Lloyd-Jones" as a whole
}

}  // namespace claimcheck::facts
