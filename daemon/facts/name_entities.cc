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
constexpr size_t kFewNames = 56;       // that an index holds without growing
constexpr size_t kLongestAcronym = 8;  // letters
constexpr size_t kShortestAcronym = 2;

// Not 0 if one of the eight bytes is that one.
uint64_t HasByte(uint64_t bytes, char byte) {
  constexpr uint64_t kOnes = 0x0101010101010101u;
  const uint64_t others = bytes ^ static_cast<unsigned char>(byte) * kOnes;
  return (others - kOnes) & ~others & (kOnes << 7);
}

// A word as it is compared: lower case, and one spelling for the endings that romanization varies (Zelensky,
// Zelenskyy).
uint64_t KeyOf(std::string_view word) {
  uint64_t chunks[kLongestKey / 8] = {};
  char* const key = reinterpret_cast<char*>(chunks);
  size_t size = std::min(word.size(), kLongestKey);
  std::memcpy(key, word.data(), size);
  uint64_t marks = 0;
  for (size_t i = 0; i < (size + 7) / 8; ++i) marks |= HasByte(chunks[i], '.') | HasByte(chunks[i], '-');
  if (marks != 0) {
    std::memset(key, 0, kLongestKey);
    size = 0;
    for (const char c : word) {
      if (size == kLongestKey) break;
      if (c == '.' || c == '-') continue;
      key[size++] = c;
    }
  }
  for (size_t i = 0; i < (size + 7) / 8; ++i) chunks[i] = text::FoldKey(chunks[i]);
  while (size > 4 && (key[size - 1] == 'y' || key[size - 1] == 'i' || key[size - 1] == 'j')) key[--size] = '\0';
  return text::lexicon::HashWord(chunks, size);
}

bool IsCapital(const cc_token& token) { return token.kind == CC_TOKEN_WORD && token.flags & CC_FLAG_CAPITAL; }

}  // namespace

NameEntities::NameEntities(const text::Document& document, Facts& facts) : document_(document), facts_(facts) {
  by_word_.reserve(kFewNames);
  by_whole_.reserve(kFewNames);
}

bool NameEntities::IsPersonsWord(uint32_t token) const { return by_word_.contains(KeyOf(TokenText(token))); }

// Takes the first mention's kind where this one has too little to tell.
bool NameEntities::JoinWhole(cc_name& name, uint64_t whole) {
  auto found = by_whole_.find(whole);
  if (found == by_whole_.end()) {
    const cc_token& token = document_.tokens[name.first_token];
    if (name.token_count != 1 || !(token.flags & CC_FLAG_ALL_CAPS)) return false;
    found = by_initials_.find(whole);
    if (found == by_initials_.end()) return false;
    // "N.C." is no Northern Corporation
    if (name.kind == CC_NAME_PLACE && facts_.names[found->second].kind != CC_NAME_PLACE) return false;
  }
  name.entity = found->second;
  if (name.kind == CC_NAME_OTHER || name.token_count == 1) name.kind = facts_.names[found->second].kind;
  return true;
}

bool NameEntities::JoinShortOrganization(cc_name& name) {
  if (name.token_count != 1 || name.first_token == 0 || name.kind != CC_NAME_ORGANIZATION) return false;
  constexpr text::Literal kThe("the");
  if (document_.word_keys[name.first_token - 1] != kThe.key) return false;
  const auto found = by_last_.find(KeyOf(document_.Text(name.span)));
  if (found == by_last_.end() || found->second == CC_NONE) return false;
  name.entity = found->second;
  name.kind = facts_.names[found->second].kind;
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
  const auto found = by_word_.find(KeyOf(name.surname.end > 0 ? document_.Text(name.surname) : TokenText(last)));
  if (found == by_word_.end()) return;
  const cc_name& first = facts_.names[found->second];
  const bool all_surname = name.surname.end > 0 && document_.Text(name.surname) == document_.Text(name.span);
  const bool both_given = name.token_count >= 2 && !all_surname && first.token_count >= 2;
  const bool same = !both_given || KeyOf(TokenText(name.first_token)) == KeyOf(TokenText(first.first_token));
  if (!same && !IsTailOf(name, first)) return;
  name.entity = found->second;
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
  if (size >= kShortestAcronym) by_initials_.emplace(KeyOf({initials.data(), size}), name.entity);
  if (name.kind != CC_NAME_ORGANIZATION) return;
  const uint32_t last = name.first_token + name.token_count - 1;
  const auto [place, added] = by_last_.emplace(KeyOf(TokenText(last)), name.entity);
  if (!added && place->second != name.entity) place->second = CC_NONE;
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
  by_whole_.emplace(whole, name.entity);
  if (name.kind == CC_NAME_ORGANIZATION || name.kind == CC_NAME_PLACE) AddOrganization(name);
  if (name.kind != CC_NAME_PERSON) return;
  const uint32_t begin = name.first_token, end = begin + name.token_count;
  for (uint32_t i = begin; i < end; ++i) {
    const bool given = i == begin && name.token_count >= 2 && document_.Text(name.surname) != TokenText(i);
    if (IsCapital(document_.tokens[i]) && !given) by_word_.emplace(KeyOf(TokenText(i)), name.entity);
  }
  by_word_.emplace(KeyOf(document_.Text(name.surname)), name.entity);  // "Lloyd-Jones" as a whole
}

}  // namespace claimcheck::facts
