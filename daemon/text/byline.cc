// A byline is "By" and capitalised words, or a few capitalised words that end in what its writer is.
// A dateline is a place in capitals, or any place with an agency in brackets, then a dash, then the begin of a
// sentence:
//   "WASHINGTON (AP) — The…"   "Jakarta (ANTARA) - The…"   yes
//   "NATO — the alliance…"     no: what follows begins no sentence
#include "daemon/text/byline.h"

#include <algorithm>

#include "daemon/text/character.h"
#include "daemon/text/lexicon.h"

namespace claimcheck::text {
namespace {

using lexicon::Class;

constexpr size_t kMaxByline = 120;   // bytes
constexpr size_t kMaxDateline = 24;  // tokens

// Splits the next word off `line`, without the marks at its ends.
std::string_view NextWord(std::string_view& line) {
  line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
  const size_t end = std::min(line.find_first_of(" \t"), line.size());
  std::string_view word = line.substr(0, end);
  line.remove_prefix(end);
  while (!word.empty() && std::string_view(",;|()*_").find(word.back()) != std::string_view::npos)
    word.remove_suffix(1);
  while (!word.empty() && std::string_view("(*_|").find(word.front()) != std::string_view::npos) word.remove_prefix(1);
  return word;
}

bool Has(std::string_view word, Class c) { return lexicon::Has(lexicon::Find(word), c); }

bool IsCapital(std::string_view word) { return !word.empty() && At(word, 0).kind == Kind::kCapital; }

bool FitsByline(std::string_view word) {
  if (word.empty()) return true;  // marks alone
  const Kind kind = At(word, 0).kind;
  return kind == Kind::kCapital || kind == Kind::kDigit || kind == Kind::kSymbol || Has(word, Class::kBylineWord);
}

bool IsMark(std::string_view reading, const cc_token& token, std::string_view marks) {
  return token.end - token.begin == 1 && marks.find(reading[token.begin]) != std::string_view::npos;
}

bool IsDash(std::string_view reading, const cc_token& token) {
  const Kind kind = At(reading, token.begin).kind;
  const bool spaced = (token.flags & CC_FLAG_SPACE) != 0;
  return kind == Kind::kDash || (kind == Kind::kHyphen && (spaced || token.end - token.begin > 1)) ||
         (spaced && IsMark(reading, token, "_"));
}

bool BeginsSentence(std::string_view reading, const cc_token& token) {
  return token.kind == CC_TOKEN_OPEN || token.kind == CC_TOKEN_NUMBER || IsMark(reading, token, "([$") ||
         (token.kind == CC_TOKEN_WORD && (token.flags & CC_FLAG_CAPITAL) != 0);
}

}  // namespace

bool IsByline(std::string_view line) {
  if (line.size() > kMaxByline) return false;
  std::string_view rest = line;
  std::string_view word = NextWord(rest);
  if (word == "By" || word == "BY" || word == "by" || word == "By:") {
    word = NextWord(rest);
    if (!IsCapital(word) || Has(word, Class::kMonth) || Has(word, Class::kWeekday)) return false;
    size_t words = 1;
    for (; !rest.empty() && FitsByline(word); ++words) word = NextWord(rest);
    return FitsByline(word) && words <= 14 && !(line.back() == '.' && words > 4);
  }
  if (line.size() > 60 || line.back() == '.') return false;
  size_t words = 1;
  for (; IsCapital(word) && !rest.empty(); ++words) word = NextWord(rest);
  return rest.empty() && IsCapital(word) && words >= 2 && words <= 5 && Has(word, Class::kWriter);
}

cc_span FindDateline(std::string_view reading, const cc_token* first, size_t count) {
  const size_t limit = std::min(count, kMaxDateline);
  bool all_caps = true;  // of the words up to the first comma or bracket
  bool in_place = true;
  bool agency = false;  // a bracket closed right before
  for (size_t i = 0; i < limit; ++i) {
    const cc_token& token = first[i];
    // Most paragraphs end here, at their second word.
    if (!agency && token.kind == CC_TOKEN_WORD && (token.flags & CC_FLAG_CAPITAL) == 0) return {};
    const bool last = i + 1 == count;
    const bool ends = i > 0 && (IsDash(reading, token) || (agency && IsMark(reading, token, ":")));
    if (ends) {
      const bool is_dateline = (all_caps || agency) && !last && BeginsSentence(reading, first[i + 1]);
      return is_dateline ? cc_span{first->begin, token.end} : cc_span{};
    }
    if (agency && i == 3 && IsMark(reading, first[0], "(")) return {first->begin, first[2].end};  // "(CNN)As…"
    agency = IsMark(reading, token, ")");
    if (IsMark(reading, token, ",(")) {
      in_place = in_place && i == 0;
    } else if (token.kind == CC_TOKEN_WORD) {
      if ((token.flags & CC_FLAG_CAPITAL) == 0) return {};
      if (in_place) all_caps &= (token.flags & CC_FLAG_ALL_CAPS) != 0;
    } else if (i == 0 || (token.kind != CC_TOKEN_NUMBER && !IsMark(reading, token, ")/.-'"))) {
      return {};
    }
  }
  return {};
}

}  // namespace claimcheck::text
