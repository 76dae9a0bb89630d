// A mention's given name is what its surname leaves: the words before it, or behind it where the surname stands first.
#include "plugins/attribution_completeness/people.h"

#include <algorithm>
#include <functional>

namespace claimcheck::attribution {
namespace {

bool IsShouted(std::string_view name) {
  return std::none_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

std::string_view Trim(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

// Code points, with the typographic apostrophe as the plain one.
std::u32string Letters(std::string_view text) {
  std::u32string letters;
  for (size_t i = 0; i < text.size();) {
    const unsigned char lead = static_cast<unsigned char>(text[i]);
    const size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t letter = size == 1 ? lead : lead & (0xFF >> (size + 1));
    for (size_t k = 1; k < size && i + k < text.size(); ++k) {
      letter = letter << 6 | (static_cast<unsigned char>(text[i + k]) & 0x3F);
    }
    letters += letter == U'’' ? U'\'' : letter;
    i += size;
  }
  return letters;
}

bool IsAscii(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; });
}

// Of strings of letters: bytes where all are ASCII, else code points.
template <typename String>
bool OneLetterApart(String x, String y) {
  if (x.size() > y.size()) std::swap(x, y);
  if (y.size() - x.size() > 1 || x == y) return false;
  size_t front = 0;
  while (front < x.size() && x[front] == y[front]) ++front;
  size_t back = 0;
  while (back < x.size() - front && x[x.size() - 1 - back] == y[y.size() - 1 - back]) ++back;
  const size_t left = x.size() - front - back, right = y.size() - front - back;
  if (left <= 1 && right <= 1) return true;
  return left == 2 && right == 2 && x[front] == y[front + 1] && x[front + 1] == y[front];
}

// The next byte of a name that is no mark, in lower case, and moves on; 0 at the end.
char NextBare(std::string_view name, size_t& at) {
  while (at < name.size()) {
    const char c = name[at];
    if (name.substr(at).starts_with("’")) {
      at += std::string_view("’").size();
      continue;
    }
    ++at;
    if (c == '-' || c == ' ' || c == '.' || c == '\'') continue;
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return 0;
}

bool SameBareName(std::string_view a, std::string_view b) {
  for (size_t i = 0, k = 0;;) {
    const char left = NextBare(a, i);
    if (left != NextBare(b, k)) return false;
    if (left == 0) return true;
  }
}

}  // namespace

People::People(const Article& article) {
  const sdk::Document& document = article.document();
  const auto& names = document.names();
  mentions_.reserve(names.size());
  for (uint32_t i = 0; i < names.size(); ++i) {
    const cc_name& name = names[i];
    if (name.kind != CC_NAME_PERSON || sdk::IsAbsent(name.surname)) continue;
    PersonMention mention;
    mention.name = i;
    mention.whole = document.Text(name.span);
    mention.surname = document.Text(name.surname);
    // A full stop at the end is the sentence's; "the Tea Partiers" and "D-Penn." are nobody's names.
    while (mention.surname.size() > 3 && mention.surname.ends_with(".") && mention.whole.ends_with(mention.surname)) {
      mention.surname.remove_suffix(1);
      mention.whole.remove_suffix(1);
    }
    const bool article_before = name.first_token > 0 && document.Text(document.tokens()[name.first_token - 1]) == "the";
    if (mention.surname.empty() || article_before || IsShouted(mention.surname)) continue;
    mention.given = name.surname.begin > name.span.begin
                        ? Trim(document.Text(cc_span{name.span.begin, name.surname.begin}))
                        : Trim(document.Text(cc_span{name.surname.end, name.span.end}));
    mention.heading = article.IsHeading(name.sentence);
    mention.quoted = article.IsQuoted(name.span);
    mentions_.push_back(mention);
  }
  LinkFamilies();
}

void People::LinkFamilies() {
  size_t places = 4;
  while (places < 2 * mentions_.size()) places *= 2;
  families_.assign(places, CC_NONE);
  std::vector<uint32_t> last(mentions_.size());  // of the family that begins there
  for (uint32_t i = 0; i < mentions_.size(); ++i) {
    uint32_t& first = families_[PlaceOf(mentions_[i].surname)];
    if (first == CC_NONE) {
      first = i;
    } else {
      mentions_[last[first]].next_of_family = i;
    }
    mentions_[i].family = first;
    last[first] = i;
  }
}

size_t People::PlaceOf(std::string_view surname) const {
  const size_t mask = families_.size() - 1;
  size_t at = std::hash<std::string_view>()(surname) & mask;
  while (families_[at] != CC_NONE && mentions_[families_[at]].surname != surname) at = (at + 1) & mask;
  return at;
}

uint32_t People::FirstOfFamily(std::string_view surname) const { return families_[PlaceOf(surname)]; }

const PersonMention* People::MentionOf(uint32_t name) const {
  const auto found =
      std::lower_bound(mentions_.begin(), mentions_.end(), name,
                       [](const PersonMention& mention, uint32_t index) { return mention.name < index; });
  return found == mentions_.end() || found->name != name ? nullptr : &*found;
}

Shape::Shape(std::string_view name) : size(static_cast<uint32_t>(name.size())) {
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    letters |= uint64_t{1} << (byte % 64);
    ascii &= byte < 0x80;
    // Marks of SameBareName count nothing: what is no letter is left out, and so is every byte of "’".
    const unsigned char small = byte | 0x20;
    if (small >= 'a' && small <= 'z') bare += uint32_t{small} * small * 0x9E3779B9u;
  }
}

bool DiffersByOneLetter(std::string_view a, std::string_view b) {
  return IsAscii(a) && IsAscii(b) ? OneLetterApart(a, b) : OneLetterApart(Letters(a), Letters(b));
}

std::string BareName(std::string_view name) {
  std::string bare;
  size_t at = 0;
  for (char c = NextBare(name, at); c != 0; c = NextBare(name, at)) bare += c;
  return bare;
}

bool DiffersOnlyInMarks(std::string_view a, std::string_view b) {
  return a != b && SameBareName(a, b) && Letters(a) != Letters(b);
}

}  // namespace claimcheck::attribution
