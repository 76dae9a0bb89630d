// Method: every fact becomes a row at the position where it begins; rows and sentences are then walked together.
// A fact that lies in no sentence (none should) is printed by itself rather than lost.
#include "clients/cli/facts_text.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_replace.h"
#include "clients/cli/display_width.h"

namespace claimcheck::cli {
namespace {

constexpr int kKindColumns = 13;
constexpr int kWordsColumns = 34;
constexpr size_t kLongestWords = 90;  // bytes; of longer ones the two ends are shown

struct FactRow {
  v1::Span span;
  const char* kind;
  std::string reading;
};

bool Before(const v1::Span& a, const v1::Span& b) {
  const auto rank = [](const v1::Span& s) { return s.field() == v1::Span::CONTENT ? 9 : static_cast<int>(s.field()); };
  return rank(a) != rank(b) ? rank(a) < rank(b) : a.begin() < b.begin();
}

// "11,500", "0.25".
std::string Number(double value) {
  std::string text = absl::StrFormat("%.12g", value);
  size_t end = text.find_first_of(".e");
  if (end == std::string::npos) end = text.size();
  for (size_t i = end; i > 3 && absl::ascii_isdigit(static_cast<unsigned char>(text[i - 4])); i -= 3) {
    text.insert(i - 3, ",");
  }
  return text;
}

void AddPart(std::string* text, const std::string& part) {
  if (!part.empty()) absl::StrAppend(text, text->empty() ? "" : "; ", part);
}

std::string Reading(const v1::Quantity& quantity) {
  std::string range;
  const std::string unit = quantity.unit().empty() ? "" : " " + quantity.unit();
  if (quantity.has_low() && quantity.has_high()) {
    range = Number(quantity.low());
    if (quantity.low() != quantity.high()) range += " to " + Number(quantity.high());
  } else if (quantity.has_low()) {
    range = "at least " + Number(quantity.low());
  } else if (quantity.has_high()) {
    range = "at most " + Number(quantity.high());
  }
  if (!range.empty()) range += unit;
  if (!quantity.rate().empty()) range += " per " + quantity.rate();
  std::string text = range;
  AddPart(&text, quantity.counted());
  AddPart(&text, quantity.hedge().empty() ? "" : "hedged: " + quantity.hedge());
  return text;
}

std::string Reading(const v1::Time& time) {
  std::string text = absl::AsciiStrToLower(v1::Time::Type_Name(time.type()));
  AddPart(&text, time.timex3());
  if (!time.earliest().empty() && time.earliest() == time.latest()) {
    if (time.earliest() != time.timex3()) AddPart(&text, time.earliest());
  } else if (!time.earliest().empty() || !time.latest().empty()) {
    AddPart(&text, absl::StrCat(time.earliest().empty() ? "..." : time.earliest(), " to ",
                                time.latest().empty() ? "..." : time.latest()));
  }
  return text;
}

std::string InWords(const std::string& enum_name) {
  return absl::StrReplaceAll(absl::AsciiStrToLower(enum_name), {{"_", " "}});
}

std::string Excerpt(std::string_view words) {
  std::string text = Printable(words);
  absl::StrReplaceAll({{"\xEF\xBF\xBD", " "}}, &text);  // line breaks inside a sentence
  if (text.size() <= kLongestWords) return text;
  size_t head = kLongestWords / 2;
  while ((static_cast<unsigned char>(text[head]) & 0xC0) == 0x80) --head;
  size_t tail = text.size() - kLongestWords / 3;
  while ((static_cast<unsigned char>(text[tail]) & 0xC0) == 0x80) ++tail;
  return text.substr(0, head) + " … " + text.substr(tail);
}

std::vector<FactRow> RowsOf(const v1::Facts& facts, Fields& fields) {
  std::vector<FactRow> rows;
  for (const v1::Quantity& quantity : facts.quantities())
    rows.push_back({quantity.span(), "quantity", Reading(quantity)});
  for (const v1::Time& time : facts.times()) rows.push_back({time.span(), "time", Reading(time)});
  for (const v1::Name& name : facts.names()) {
    std::string text = InWords(v1::Name::Kind_Name(name.kind()));
    AddPart(&text, Excerpt(name.role()));
    rows.push_back({name.span(), "name", std::move(text)});
  }
  for (const v1::Quotation& quotation : facts.quotations()) {
    std::string text = InWords(v1::Quotation::Kind_Name(quotation.kind()));
    AddPart(&text, quotation.has_speaker() ? "by " + Excerpt(quotation.speaker_name()) : "by nobody");
    AddPart(&text, quotation.has_cue() ? "cue: " + Excerpt(fields.Text(quotation.cue())) : "");
    rows.push_back({quotation.span(), "quotation", std::move(text)});
  }
  for (const v1::Quotation& words : facts.quoted_words()) {
    rows.push_back({words.span(), "quoted", InWords(v1::Quotation::Kind_Name(words.kind()))});
  }
  for (const v1::Attribution& attribution : facts.attributions()) {
    std::string text = "from ";
    text += attribution.has_source() ? Excerpt(fields.Text(attribution.source())) : "nobody";
    if (attribution.has_source()) {
      absl::StrAppend(&text, " (", InWords(v1::SourceKind_Name(attribution.source_kind())), ")");
    }
    AddPart(&text, attribution.has_cue() ? "cue: " + Excerpt(fields.Text(attribution.cue())) : "");
    const v1::Span& span = attribution.has_content() ? attribution.content() : attribution.cue();
    rows.push_back({span, "statement", std::move(text)});
  }
  std::stable_sort(rows.begin(), rows.end(), [](const FactRow& a, const FactRow& b) { return Before(a.span, b.span); });
  return rows;
}

std::string RenderRow(const FactRow& row, Fields& fields, const Terminal& terminal) {
  const std::string words = Excerpt(fields.Text(row.span));
  std::string out = "    " + terminal.Paint(Tone::kNote, row.kind);
  out.append(static_cast<size_t>(kKindColumns) - std::string_view(row.kind).size(), ' ');
  out += words;
  const int width = DisplayWidth(words);
  if (width < kWordsColumns) {
    out.append(static_cast<size_t>(kWordsColumns - width), ' ');
  } else {
    out += "\n" + std::string(4 + kKindColumns + kWordsColumns, ' ');
  }
  return out + "  " + Printable(row.reading) + "\n";
}

}  // namespace

std::string RenderFacts(const v1::Facts& facts, Fields& fields, const Terminal& terminal) {
  const std::vector<FactRow> rows = RowsOf(facts, fields);
  std::string out;
  size_t next = 0;
  for (const v1::Span& sentence : facts.sentences()) {
    while (next < rows.size() && Before(rows[next].span, sentence)) out += RenderRow(rows[next++], fields, terminal);
    std::string words = Printable(fields.Text(sentence));
    absl::StrReplaceAll({{"\xEF\xBF\xBD", " "}}, &words);
    out += terminal.Paint(Tone::kStrong, fields.Place(sentence) + ":") + " " + words + "\n";
    while (next < rows.size() && rows[next].span.field() == sentence.field() &&
           rows[next].span.begin() < sentence.end()) {
      out += RenderRow(rows[next++], fields, terminal);
    }
  }
  while (next < rows.size()) out += RenderRow(rows[next++], fields, terminal);
  return out;
}

}  // namespace claimcheck::cli
