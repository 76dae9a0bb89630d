#include "daemon/text/read_document.h"

#include <gtest/gtest.h>

#include <string>

#include "daemon/base/error.h"

namespace claimcheck::text {
namespace {

const char* KindName(uint32_t kind) {
  constexpr const char* kNames[] = {"?",    "para",  "head", "sum",     "cross", "by",
                                    "item", "quote", "row",  "caption", "code",  "furniture"};
  return kind < std::size(kNames) ? kNames[kind] : "?";
}

// A block a line: kind and level, parent if any, dateline in "{}", then the sentences with "|" between them (or the
// text, in brackets, where there are none).
std::string Dump(const Document& document) {
  std::string dump;
  for (const cc_block& block : document.blocks) {
    dump += KindName(block.kind);
    if (block.level > 0) dump += std::to_string(block.level);
    if (block.parent != CC_NONE) dump += "^" + std::to_string(block.parent);
    dump += ": ";
    if (block.dateline.end > block.dateline.begin) dump += "{" + std::string(document.Text(block.dateline)) + "} ";
    if (block.sentence_count == 0) dump += "[" + std::string(document.Text(block.span)) + "]";
    for (uint32_t i = 0; i < block.sentence_count; ++i) {
      if (i > 0) dump += "|";
      dump += document.Text(document.sentences[block.first_sentence + i].span);
    }
    dump += "\n";
  }
  return dump;
}

std::string Read(std::string_view content, Format format = Format::kPlain, std::string_view title = "",
                 std::string_view summary = "") {
  Source source;
  source.content = content;
  source.title = title;
  source.summary = summary;
  source.format = format;
  Document document;
  const absl::Status status = ReadDocument(source, document);
  return status.ok() ? Dump(document) : std::string(status.message());
}

struct Case {
  const char* name;
  std::string input;
  std::string want;
};

// Prose long enough that nobody takes it for a heading.
const std::string kProse = "The storm hit the coast on Monday night and left 20,000 homes without power.";
const std::string kMore = "Crews from three counties worked through the night, the mayor told reporters.";

TEST(ReadPlainText, FindsTheBlocks) {
  const Case kCases[] = {
      {"empty", "", ""},
      {"white space", " \n\t\r\n\xC2\xA0\n", ""},
      {"one line", "Storm leaves 20,000 without power", "para: Storm leaves 20,000 without power\n"},
      {"headline and blank lines", "Storm leaves 20,000 without power\n\n" + kProse + "\n\n" + kMore + "\n",
       "head: Storm leaves 20,000 without power\npara: " + kProse + "\npara: " + kMore + "\n"},
      {"single line breaks", kProse + "\nWhat Comes Next\n" + kMore + "\n" + kProse,
       "para: " + kProse + "\ncross: What Comes Next\npara: " + kMore + "\npara: " + kProse + "\n"},
      {"kicker, headline, byline", "Weather - StormsEurope\n\nStorm leaves 20,000 without power\n\nFORUM Staff\n\n" + kProse,
       "furniture: [Weather - StormsEurope]\nhead: Storm leaves 20,000 without power\nby: FORUM Staff\npara: " + kProse +
           "\n"},
      {"headline, standfirst, byline",
       "Storm hits coast\nThousands without power as winds reach 120 km/h\nBy Ann Lee and Bob Ray, Staff Writers\n" +
           kProse,
       "head: Storm hits coast\nsum: Thousands without power as winds reach 120 km/h\nby: By Ann Lee and Bob Ray, Staff "
       "Writers\npara: " +
           kProse + "\n"},
      {"furniture",
       "Home > News\n\nStorm leaves 20,000 without power\n\n" + kProse +
           "\n\nRelated Articles\n\nFloods in the north\n\nLeave a Reply\n\nYour email address will not be published.\n\n"
           "Back to top button",
       "furniture: [Home > News]\nhead: Storm leaves 20,000 without power\npara: " + kProse +
           "\nfurniture: [Related Articles]\nfurniture: [Floods in the north]\nfurniture: [Leave a Reply]\nfurniture: "
           "[Your email address will not be published.]\nfurniture: [Back to top button]\n"},
      {"prose behind related articles", kProse + "\n\nRelated Articles\n\nFloods in the north\n\n" + kMore,
       "para: " + kProse + "\nfurniture: [Related Articles]\nfurniture: [Floods in the north]\npara: " + kMore + "\n"},
      {"menu before the headline", "Top Stories\n\nStorm leaves 20,000 without power\n\n" + kProse,
       "furniture: [Top Stories]\nhead: Storm leaves 20,000 without power\npara: " + kProse + "\n"},
      {"list", "They want:\n- 20 pumps\n- 3 boats\n\n1. First aid\n2. Food",
       "para: They want:\nitem1^0: 20 pumps\nitem1^0: 3 boats\nitem1^0: First aid\nitem1^0: Food\n"},
      {"quote", kProse + "\n\n> We lost all.\n> It is gone.\n\n" + kMore,
       "para: " + kProse + "\nquote1: We lost all.|It is gone.\npara: " + kMore + "\n"},
      {"caption", kProse + "\n\nPhoto: A flooded road\n\n" + kMore,
       "para: " + kProse + "\ncaption: Photo: A flooded road\npara: " + kMore + "\n"},
      {"table", kProse + "\nTown\tHomes\tBoats\nAden\t20\t3\n",
       "para: " + kProse + "\nrow^0: Town\tHomes\tBoats\nrow^0: Aden\t20\t3\n"},
      {"hard-wrapped",
       "Storm leaves thousands without power\n\nThe storm hit the coast on Monday night and left 20,000\n"
       "homes without power. Crews from three counties worked\nthrough the night, the mayor told reporters on Tuesday.\n\n"
       "The worst damage was in the north, where 37 out of a\nhundred homes lost their roofs and the only road was cut\n"
       "in three places.\n",
       "head: Storm leaves thousands without power\npara: The storm hit the coast on Monday night and left 20,000 homes "
       "without power.|Crews from three counties worked through the night, the mayor told reporters on Tuesday.\n"
       "para: The worst damage was in the north, where 37 out of a hundred homes lost their roofs and the only road was "
       "cut in three places.\n"},
      {"CRLF and BOM", "\xEF\xBB\xBFStorm leaves 20,000 without power\r\n\r\n" + kProse + "\r\n",
       "head: Storm leaves 20,000 without power\npara: " + kProse + "\n"},
      {"old line ends", kProse + "\r" + kMore, "para: " + kProse + "\npara: " + kMore + "\n"},
      {"dateline", "LONDON, 5 May (Reuters) — The storm left 20,000 homes without power on Monday, police said.",
       "para: {LONDON, 5 May (Reuters) —} LONDON, 5 May (Reuters) — The storm left 20,000 homes without power on Monday, "
       "police said.\n"},
  };
  for (const Case& c : kCases) EXPECT_EQ(Read(c.input), c.want) << c.name;
}

TEST(ReadDocument, PutsTitleAndSummaryFirst) {
  EXPECT_EQ(Read("Storm  leaves 20,000 without power!\n\n" + kProse, Format::kPlain,
                 "Storm leaves 20,000 without power", "The north is worst hit."),
            "head: Storm leaves 20,000 without power\nsum: The north is worst hit.\nfurniture: [Storm  leaves 20,000 "
            "without power!]\npara: " +
                kProse + "\n");
}

TEST(ReadDocument, FindsDatelines) {
  const struct {
    const char* input;
    const char* want;
  } kCases[] = {
      {"SEOUL, South Korea (AP) - The army left.", "SEOUL, South Korea (AP) -"},
      {"WASHINGTON — The army left.", "WASHINGTON —"},
      {"NEW YORK (AP) -- “We left,” he said.", "NEW YORK (AP) --"},
      {"Jakarta (ANTARA) - The army left.", "Jakarta (ANTARA) -"},
      {"(CNN)As the army left, it rained.", "(CNN)"},
      {"(CNN) -- The army left.", "(CNN) --"},
      {"ISLAMABAD, Dec 3 (IANS): The army left.", "ISLAMABAD, Dec 3 (IANS):"},
      {"NATO — the alliance — left.", ""},
      {"The army left — It rained.", ""},
      {"Lee — The mayor — left.", ""},
      {"Well-known men left.", ""},
      {"20 — The number that matters.", ""},
  };
  for (const auto& c : kCases) {
    Source source;
    source.content = c.input;
    Document document;
    ASSERT_TRUE(ReadDocument(source, document).ok());
    ASSERT_EQ(document.blocks.size(), 1u);
    EXPECT_EQ(document.Text(document.blocks[0].dateline), c.want) << c.input;
  }
}

TEST(ReadDocument, RefusesInvalidUtf8WithFieldAndOffset) {
  const struct {
    const char* name;
    Source source;
    const char* field;
    const char* message;
  } kCases[] = {
      {"stray byte", {"0123456789abcdefg\xFFz", "", ""}, "document.content",
       "byte 17: expected UTF-8, found 0xFF; send the text as UTF-8"},
      {"cut off", {"", "ab\xE2\x80", ""}, "document.title",
       "byte 2: expected UTF-8, found 0xE2; send the text as UTF-8"},
      {"surrogate", {"", "", "\xED\xA0\x80"}, "document.summary",
       "byte 0: expected UTF-8, found 0xED; send the text as UTF-8"},
      {"overlong", {"\xC0\x80", "", ""}, "document.content",
       "byte 0: expected UTF-8, found 0xC0; send the text as UTF-8"},
      {"too large", {"\xF4\x90\x80\x80", "", ""}, "document.content",
       "byte 0: expected UTF-8, found 0xF4; send the text as UTF-8"},
  };
  for (const auto& c : kCases) {
    Document document;
    const absl::Status status = ReadDocument(c.source, document);
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << c.name;
    EXPECT_EQ(status.message(), c.message) << c.name;
    EXPECT_EQ(base::ErrorReason(status), "INVALID_UTF8") << c.name;
    EXPECT_EQ(base::ErrorField(status), c.field) << c.name;
  }
}

}  // namespace
}  // namespace claimcheck::text
