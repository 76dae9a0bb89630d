// Kinds by ranges of code points, for what news in English holds; everything that is not known here and lies in the
// range of alphabets is a letter without case.
#include "daemon/text/character.h"

namespace claimcheck::text {
namespace {

constexpr std::array<Kind, 256> MakeByteKind() {
  std::array<Kind, 256> kinds{};
  for (int c = 0; c < 256; ++c) {
    Kind kind = Kind::kSymbol;
    if (c <= 0x20 || c == 0x7F) kind = Kind::kSpace;
    if (c >= 'a' && c <= 'z') kind = Kind::kLower;
    if (c >= 'A' && c <= 'Z') kind = Kind::kCapital;
    if (c >= '0' && c <= '9') kind = Kind::kDigit;
    if (c >= 0x80) kind = Kind::kHigh;
    kinds[c] = kind;
  }
  for (const char c : {',', ';', ':', '!', '?', '(', ')', '[', ']', '{', '}', '/', '\\'}) {
    kinds[static_cast<unsigned char>(c)] = Kind::kPunct;
  }
  kinds['-'] = Kind::kHyphen;
  kinds['.'] = Kind::kStop;
  kinds['\''] = Kind::kApostrophe;
  kinds['"'] = Kind::kDoubleStraight;
  kinds['`'] = Kind::kBacktick;
  return kinds;
}

Kind LatinOneKind(char32_t c) {  // U+0080 to U+00BF
  switch (c) {
    case 0x85:
    case 0xA0: return Kind::kSpace;
    case 0xAA:
    case 0xBA:
    case 0xB5: return Kind::kLower;  // "ª", "º", micro
    case 0xAB: return Kind::kDoubleOpen;
    case 0xBB: return Kind::kDoubleClose;
    case 0xAD: return Kind::kJoin;  // soft hyphen; reading drops it
    case 0xA1:
    case 0xA7:
    case 0xB6:
    case 0xB7:
    case 0xBF: return Kind::kPunct;
    case 0xB2:
    case 0xB3: return Kind::kSuper;
    case 0xBC:
    case 0xBD:
    case 0xBE: return Kind::kFraction;
    default: return c < 0xA0 ? Kind::kSpace : Kind::kSymbol;
  }
}

// Latin, Greek and Cyrillic have case; what follows counts as lower.
Kind AlphabetKind(char32_t c) {  // U+00C0 to U+1FFF
  if (c == 0xD7 || c == 0xF7) return Kind::kSymbol;
  if (c < 0x100) return c < 0xDF ? Kind::kCapital : Kind::kLower;
  if (c < 0x180) {
    // Pairs of capital and small letter; three runs where the capital is odd.
    const bool odd_capital = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
    if (c == 0x178) return Kind::kCapital;
    return ((c & 1) != 0) == odd_capital ? Kind::kCapital : Kind::kLower;
  }
  if (c >= 0x386 && c <= 0x3AB && c != 0x387 && c != 0x390) return Kind::kCapital;
  if (c >= 0x400 && c <= 0x42F) return Kind::kCapital;
  if (c >= 0x460 && c <= 0x52F) return (c & 1) == 0 ? Kind::kCapital : Kind::kLower;
  if (c >= 0x1E00 && c <= 0x1EFF) return (c & 1) == 0 ? Kind::kCapital : Kind::kLower;
  if (c == 0x1680 || c == 0x180E) return Kind::kSpace;
  return Kind::kLower;
}

Kind GeneralPunctuationKind(char32_t c) {  // U+2000 to U+206F
  if (c <= 0x200B || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F) return Kind::kSpace;
  if (c <= 0x200F || (c >= 0x202A && c <= 0x202E) || c >= 0x2060) return Kind::kJoin;
  if (c == 0x2010 || c == 0x2011) return Kind::kHyphen;
  if (c >= 0x2012 && c <= 0x2015) return Kind::kDash;
  switch (c) {
    case 0x2018:
    case 0x201A:
    case 0x201B:
    case 0x2039: return Kind::kSingleOpen;
    case 0x2019: return Kind::kApostrophe;
    case 0x203A: return Kind::kSingleClose;
    case 0x201C:
    case 0x201E:
    case 0x201F: return Kind::kDoubleOpen;
    case 0x201D: return Kind::kDoubleClose;
    case 0x2026: return Kind::kEllipsis;
    case 0x2030:
    case 0x2031:
    case 0x2032:
    case 0x2033: return Kind::kSymbol;  // per mille, minutes, inches
    default: return Kind::kPunct;
  }
}

Kind KindOf(char32_t c) {
  if (c < 0xC0) return LatinOneKind(c);
  if (c < 0x2000) return AlphabetKind(c);
  if (c < 0x2070) return GeneralPunctuationKind(c);
  if (c == 0x20E3) return Kind::kJoin;  // keycap
  if (c == 0x2044) return Kind::kPunct;
  if (c >= 0x2150 && c <= 0x215E) return Kind::kFraction;
  if (c < 0x2C00) return Kind::kSymbol;  // currencies, arrows, mathematics, boxes, dingbats
  if (c == 0x3000) return Kind::kSpace;
  if (c >= 0x3001 && c <= 0x3003) return Kind::kPunct;
  if (c == 0x300C || c == 0x300E) return Kind::kDoubleOpen;
  if (c == 0x300D || c == 0x300F) return Kind::kDoubleClose;
  if ((c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF) return Kind::kJoin;
  if (c >= 0xFF01 && c <= 0xFF0F) return Kind::kPunct;
  if (c >= 0xFFF0 && c <= 0xFFFF) return Kind::kSymbol;
  if (c >= 0x1F3FB && c <= 0x1F3FF) return Kind::kJoin;  // skin tones
  if (c >= 0x1F000 && c <= 0x1FAFF) return Kind::kSymbol;
  if (c >= 0xE0000) return Kind::kJoin;  // tags of flags
  return Kind::kLower;
}

}  // namespace

constinit const std::array<Kind, 256> kByteKind = MakeByteKind();

Character Decode(std::string_view text, size_t at) {
  const auto byte = [&](size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(text[at + i])); };
  const char32_t first = byte(0);
  if (first < 0x80) return {first, 1, kByteKind[first]};
  if (first < 0xE0) {
    const char32_t code = ((first & 0x1F) << 6) | (byte(1) & 0x3F);
    return {code, 2, KindOf(code)};
  }
  if (first < 0xF0) {
    const char32_t code = ((first & 0x0F) << 12) | ((byte(1) & 0x3F) << 6) | (byte(2) & 0x3F);
    return {code, 3, KindOf(code)};
  }
  const char32_t code = ((first & 0x07) << 18) | ((byte(1) & 0x3F) << 12) | ((byte(2) & 0x3F) << 6) | (byte(3) & 0x3F);
  return {code, 4, KindOf(code)};
}

size_t LeadingSpace(std::string_view text) {
  size_t at = 0;
  while (at < text.size()) {
    const Character c = At(text, at);
    if (c.kind != Kind::kSpace) break;
    at += c.size;
  }
  return at;
}

size_t TrailingSpace(std::string_view text) {
  size_t end = text.size();
  while (end > 0) {
    size_t begin = end - 1;
    while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
    if (At(text, begin).kind != Kind::kSpace) break;
    end = begin;
  }
  return text.size() - end;
}

}  // namespace claimcheck::text
