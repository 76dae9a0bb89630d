#include "daemon/engine/marks.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace claimcheck::engine {
namespace {

using text::Format;

// "confirm@4", "disable@0 a/b c", "broken@7".
std::string Shown(const Mark& mark) {
  const char* const kinds[] = {"confirm", "disable", "enable", "broken"};
  std::string shown = absl::StrCat(kinds[static_cast<int>(mark.kind)], "@", mark.at);
  for (const std::string_view name : mark.names) shown += " " + std::string(name);
  return shown;
}

TEST(UnmarkedText, CutsMarksOut) {
  const struct {
    const char* name;
    Format format;
    const char* sent;
    const char* text;
    const char* marks;
  } kCases[] = {
      {"none", Format::kPlain, "17 people [sic] were <hurt>", "17 people [sic] were <hurt>", ""},
      {"behind a fact", Format::kPlain, "17 people [CQ] were hurt", "17 people were hurt", "confirm@9"},
      {"before a full stop", Format::kPlain, "It hurt 17 [cq].", "It hurt 17.", "confirm@10"},
      {"without a space", Format::kPlain, "17[CQ] people", "17 people", "confirm@2"},
      {"between two words", Format::kPlain, "17[CQ]people", "17 people", "confirm@2"},
      {"at the begin of a line", Format::kPlain, "One.\n[CQ] Two.", "One.\nTwo.", "confirm@5"},
      {"at the end", Format::kPlain, "Two. [CQ]", "Two.", "confirm@4"},
      {"in a quotation", Format::kPlain, "“17 [CQ]” he said", "“17” he said", "confirm@5"},
      {"two of them", Format::kPlain, "17 [CQ] [CQ] men", "17 men", "confirm@2, confirm@2"},
      {"a link of that name", Format::kMarkdown, "See [CQ](https://a.example).", "See [CQ](https://a.example).", ""},
      {"the same in plain text", Format::kPlain, "See [CQ](now).", "See(now).", "confirm@3"},
      {"a comment", Format::kHtml, "<b>17</b><!-- cq --> men", "<b>17</b> men", "confirm@9"},
      {"a comment in plain text", Format::kPlain, "17 <!--CQ--> men", "17 men", "confirm@2"},
      {"a comment of the page", Format::kHtml, "17 <!-- checked --> men", "17 <!-- checked --> men", ""},
      {"a mark in a comment of the page", Format::kHtml, "17 <!-- was 16 [CQ] --> men", "17 <!-- was 16 [CQ] --> men",
       ""},
      {"a line of its own", Format::kMarkdown, "A.\n  <!-- claimcheck-disable a/b -->  \nB.\n", "A.\nB.\n",
       "disable@3 a/b"},
      {"a line of its own, CR LF", Format::kPlain, "A.\r\n<!-- claimcheck-enable -->\r\nB.", "A.\r\nB.", "enable@4"},
      {"several rules", Format::kMarkdown, "<!--claimcheck-disable a/b,\n c d/e-->x", "x", "disable@0 a/b c d/e"},
      {"a typing error", Format::kHtml, "<!-- claimcheck-disabel a/b -->x", "x", "broken@0"},
      {"never closed", Format::kHtml, "A <!-- claimcheck-disable a/b\nB.", "A\nB.", "broken@1"},
      {"closed by another", Format::kHtml, "A <!-- cq\n<!-- b -->B.", "A\n<!-- b -->B.", "broken@1"},
      {"a comment that never closes", Format::kHtml, "A <!-- b [CQ]", "A <!-- b", "confirm@8"},
      {"not a mark", Format::kHtml, "<!-- cqrs --> <!-- cq: 17 -->", "<!-- cqrs -->", "broken@13"},
  };
  for (const auto& c : kCases) {
    std::vector<Mark> marks;
    UnmarkedText unmarked;
    unmarked.Read(c.sent, text::Field::kContent, c.format, marks);
    EXPECT_EQ(unmarked.text(), c.text) << c.name;
    EXPECT_EQ(absl::StrJoin(marks, ", ", [](std::string* out, const Mark& mark) { *out += Shown(mark); }), c.marks)
        << c.name;
    EXPECT_EQ(unmarked.text().data() == c.sent, marks.empty()) << c.name << ": copied only if something was cut";
  }
}

TEST(UnmarkedText, LeadsBackToWhatWasSent) {
  const std::string_view sent = "The 17 [CQ] men and <!-- cq -->nine women [CQ].";
  std::vector<Mark> marks;
  UnmarkedText unmarked;
  unmarked.Read(sent, text::Field::kContent, Format::kPlain, marks);
  ASSERT_EQ(unmarked.text(), "The 17 men and nine women.");
  const struct {
    const char* words;
    const char* sent;
  } kCases[] = {{"The 17", "The 17"},
                {"17 men", "17 [CQ] men"},
                {" men", " men"},
                {"and", "and"},
                {"nine", "nine"},
                {"women", "women"},
                {"women.", "women [CQ]."},
                {".", "."},
                {"and nine", "and <!-- cq -->nine"}};
  for (const auto& c : kCases) {
    const auto begin = static_cast<uint32_t>(unmarked.text().find(c.words));
    const auto end = begin + static_cast<uint32_t>(std::string_view(c.words).size());
    const uint32_t from = unmarked.BeginToSent(begin);
    EXPECT_EQ(sent.substr(from, unmarked.EndToSent(end) - from), c.sent) << c.words;
  }
}

TEST(UnmarkedText, IsLinearInMarksThatNeverClose) {
  std::string sent;
  while (sent.size() < 4'000'000) sent += "<!-- cq <!-- claimcheck ";
  for (const Format format : {Format::kPlain, Format::kHtml}) {
    std::vector<Mark> marks;
    UnmarkedText unmarked;
    unmarked.Read(sent, text::Field::kContent, format, marks);
    EXPECT_EQ(marks.size(), 1u) << "one to the end of the line, and the line is all there is";
  }
}

}  // namespace
}  // namespace claimcheck::engine
