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
      {"white space behind what nobody sees", "\xC2\xAD\xC2\xAD  \xE2\x80\x8B " + kProse, "para: " + kProse + "\n"},
      {"nothing but what nobody sees", "\xC2\xAD \xC2\xAD\n\xE2\x80\x8B", ""},
      {"one line", "Storm leaves 20,000 without power", "para: Storm leaves 20,000 without power\n"},
      {"headline and blank lines", "Storm leaves 20,000 without power\n\n" + kProse + "\n\n" + kMore + "\n",
       "head: Storm leaves 20,000 without power\npara: " + kProse + "\npara: " + kMore + "\n"},
      {"single line breaks", kProse + "\nWhat Comes Next\n" + kMore + "\n" + kProse,
       "para: " + kProse + "\ncross: What Comes Next\npara: " + kMore + "\npara: " + kProse + "\n"},
      {"kicker, headline, byline",
       "Weather - StormsEurope\n\nStorm leaves 20,000 without power\n\nFORUM Staff\n\n" + kProse,
       "furniture: [Weather - StormsEurope]\nhead: Storm leaves 20,000 without power\nby: FORUM Staff\npara: " +
           kProse + "\n"},
      {"headline, standfirst, byline",
       "Storm hits coast\nThousands without power as winds reach 120 km/h\nBy Ann Lee and Bob Ray, Staff Writers\n" +
           kProse,
       "head: Storm hits coast\nsum: Thousands without power as winds reach 120 km/h\nby: By Ann Lee and Bob Ray, "
       "Staff "
       "Writers\npara: " +
           kProse + "\n"},
      {"furniture",
       "Home > News\n\nStorm leaves 20,000 without power\n\n" + kProse +
           "\n\nRelated Articles\n\nFloods in the north\n\nLeave a Reply\n\nYour email address will not be "
           "published.\n\n"
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
       "homes without power. Crews from three counties worked\nthrough the night, the mayor told reporters on "
       "Tuesday.\n\n"
       "The worst damage was in the north, where 37 out of a\nhundred homes lost their roofs and the only road was "
       "cut\n"
       "in three places.\n",
       "head: Storm leaves thousands without power\npara: The storm hit the coast on Monday night and left 20,000 "
       "homes "
       "without power.|Crews from three counties worked through the night, the mayor told reporters on Tuesday.\n"
       "para: The worst damage was in the north, where 37 out of a hundred homes lost their roofs and the only road "
       "was "
       "cut in three places.\n"},
      {"CRLF and BOM", "\xEF\xBB\xBFStorm leaves 20,000 without power\r\n\r\n" + kProse + "\r\n",
       "head: Storm leaves 20,000 without power\npara: " + kProse + "\n"},
      {"old line ends", kProse + "\r" + kMore, "para: " + kProse + "\npara: " + kMore + "\n"},
      {"dateline", "LONDON, 5 May (Reuters) — The storm left 20,000 homes without power on Monday, police said.",
       "para: {LONDON, 5 May (Reuters) —} LONDON, 5 May (Reuters) — The storm left 20,000 homes without power on "
       "Monday, "
       "police said.\n"},
  };
  for (const Case& c : kCases) EXPECT_EQ(Read(c.input), c.want) << c.name;
}

TEST(ReadMarkdown, FindsTheBlocks) {
  const Case kCases[] = {
      {"empty", "", ""},
      {"headings", "# Storm hits\n\n" + kProse + "\n\n## What comes next\n\n" + kMore + "\n\n# Much more\n\n" + kMore,
       "head1: Storm hits\npara: " + kProse + "\ncross2: What comes next\npara: " + kMore +
           "\ncross1: Much more\npara: " + kMore + "\n"},
      {"emphasis, code, entities, escapes", "Prices **rose** *3*% in `R&amp;D`, A&amp;B said\\* on&nbsp;5 May.",
       "para: Prices rose 3% in R&amp;D, A&B said* on\xC2\xA0"
       "5 May.\n"},
      {"soft breaks", "The storm left\n20,000 homes\nwithout power.",
       "para: The storm left 20,000 homes without power.\n"},
      {"lists", "- one\n- two\n  - inner\n\n3. three\n4. four\n",
       "item1^0: one\nitem1^0: two\nitem2^1: inner\nitem1^2: three\nitem1^2: four\n"},
      {"loose list", "- one\n\n  more of one\n\n- two\n", "item1^0: one\nitem1^0: more of one\nitem1^0: two\n"},
      {"quotes", "> We lost *all*.\n>\n> > Really.\n", "quote1: We lost all.\nquote2: Really.\n"},
      {"table", "| Town | Homes |\n|---|---:|\n| Aden | 20 |\n| Basra |  |\n",
       "row^0: Town\tHomes\nrow^0: Aden\t20\nrow^0: Basra\n"},
      {"code", "Run it:\n\n    x = 5\n\n```\ny = 6\n```\n", "para: Run it:\ncode: [x = 5]\ncode: [y = 6]\n"},
      {"html", "<div>\n<p>In 2012 it <b>rained</b>.</p>\n</div>\n\nA <b>bold</b> word<br>and more.",
       "para: In 2012 it rained.\npara: A bold wordand more.\n"},
      {"image", "![A flooded road](x.jpg)\n\nIt rained.", "para: It rained.\n"},
      {"front matter", "---\ntitle: Storm\ndate: 2024-05-06\n---\n# Storm hits\n\nIt rained.\n",
       "furniture: [---\ntitle: Storm\ndate: 2024-05-06\n---]\nhead1: Storm hits\npara: It rained.\n"},
      {"no front matter", "---\n\nIt rained.\n\n---\n", "para: It rained.\n"},
      {"furniture", "# Storm hits\n\n" + kProse + "\n\n## Related Articles\n\n- [Floods](a)\n- [Fires](b)\n",
       "head1: Storm hits\npara: " + kProse +
           "\nfurniture2: [Related Articles]\nfurniture1^0: [Floods]\nfurniture1^0: [Fires]\n"},
      {"BOM and CRLF", "\xEF\xBB\xBF# Storm hits\r\n\r\nIt rained\r\nhard.\r\n",
       "head1: Storm hits\npara: It rained hard.\n"},
  };
  for (const Case& c : kCases) EXPECT_EQ(Read(c.input, Format::kMarkdown), c.want) << c.name;
}

TEST(ReadHtml, FindsTheBlocks) {
  const Case kCases[] = {
      {"empty", "", ""},
      {"bare text", "It rained. 1 < 2 & 3", "para: It rained.|1 < 2 & 3\n"},
      {"page",
       "<!DOCTYPE html><html><head><title>Storm | The Paper</title><style>p{x:1}</style><script>if (a<b) "
       "\"</p>\"</script>"
       "</head><body><nav><ul><li><a href=/>Home</a><li>World</ul></nav><h1>Storm hits</h1><p>It <b>rained</b>\n "
       "hard.<p>"
       "We left.<h2>What next</h2><p>More rain.</p><aside>Read this.</aside><footer>The Paper</footer></body></html>",
       "furniture: [Storm | The Paper]\nfurniture1^0: [Home]\nfurniture1^0: [World]\nhead1: Storm hits\npara: It "
       "rained "
       "hard.\npara: We left.\ncross2: What next\npara: More rain.\nfurniture: [Read this.]\nfurniture: [The Paper]\n"},
      {"title alone", "<title>Storm &amp; flood</title><p>It rained.", "head: Storm & flood\npara: It rained.\n"},
      {"inline elements part no words", "<p>un<b>believ</b>able<!-- x --> <i>2</i>0</p>", "para: unbelievable 20\n"},
      {"entities", "<p>R&amp;D &lt;5 &#8212; &#x2019;s &eacute;t&eacute; &copy 2024 &unknown; AT&T&nbsp;x</p>",
       "para: R&D <5 — ’s été © 2024 &unknown; AT&T\xC2\xA0x\n"},
      {"white space", "<p>\n  It \t rained  \r\n hard. </p>", "para: It rained hard.\n"},
      {"lists", "<ul><li>one<li>two<ol><li>inner</ol><li><p>three</p><p>still</p></ul>after",
       "item1^0: one\nitem1^0: two\nitem2^1: inner\nitem1^0: three\nitem1^0: still\npara: after\n"},
      {"table", "<table><tr><th>Town<th>Homes<tr><td><p>Aden</p><td><p>20</p></td></tr></table>",
       "row^0: Town\tHomes\nrow^0: Aden\t20\n"},
      {"layout table", "<table><tr><td>" + kProse + "</td></tr></table>", "para: " + kProse + "\n"},
      {"quote", "<blockquote><p>We lost.</p></blockquote>", "quote1: We lost.\n"},
      {"caption", "<figure><img src=x><figcaption>A road</figcaption></figure><p>It rained.</p>",
       "caption: A road\npara: It rained.\n"},
      {"breaks", "<p>It rained.<br>We left<br>early.<br><br>Later</p>",
       "para: It rained.\npara: We left early.\npara: Later\n"},
      {"super", "<p>In 2012<sup>3</sup> on 5<sup>th</sup> May 20 km<sup>2</sup> fell<sup>[4]</sup>.</p>",
       "para: In 2012 on 5th May 20 km² fell.\n"},
      {"pre", "<pre>It rained\nhard.\n\nWe left.</pre><pre><code>x = 5</code></pre>",
       "para: It rained hard.\npara: We left.\ncode: [x = 5]\n"},
      {"quoted attributes", "<p title=\"a>b\" data-x='c>d' y=e>It rained.</p>", "para: It rained.\n"},
      {"cut off", "<p>It rained.</p><p title=\"x", "para: It rained.\n"},
      {"skipped elements", "<p>It <svg><text>7</text></svg>rained<button>8</button>.</p><noscript><p>9</p></noscript>",
       "para: It rained.\n"},
      {"unclosed script", "<p>It rained.</p><script>x = 5", "para: It rained.\npara: x = 5\n"},
      {"unclosed nav", "<nav><a href=/>Home</a><main><p>It rained.</p></main>",
       "furniture: [Home]\npara: It rained.\n"},
      {"header", "<header><ul><li>Home<li>World</ul><h1>Storm hits</h1></header><p>It rained.",
       "furniture1^0: [Home]\nfurniture1^0: [World]\nhead1: Storm hits\npara: It rained.\n"},
      {"capitals", "<P>It <B>rained</B>.</P><SCRIPT>x</Script>", "para: It rained.\n"},
  };
  for (const Case& c : kCases) EXPECT_EQ(Read(c.input, Format::kHtml), c.want) << c.name;
}

TEST(ReadDocument, KeepsLinks) {
  const struct {
    Format format;
    const char* input;
    const char* want;
  } kCases[] = {
      {Format::kHtml,
       "<p>See <a href='/a?x=1&amp;y=2'> the <b>report</b> </a> or <a href=\"b\">this</a>.</p><a href=c>x",
       "the report -> /a?x=1&y=2\nthis -> b\nx -> c\n"},
      {Format::kHtml, "<a href=a><p>one</p><p>two</p></a><a href='#top'>up</a><a name=n>no</a>",
       "one -> a\ntwo -> a\n"},
      {Format::kMarkdown, "See [the *report*](/a?x=1&amp;y=2) or <https://b.example>.",
       "the report -> /a?x=1&y=2\nhttps://b.example -> https://b.example\n"},
  };
  for (const auto& c : kCases) {
    Source source;
    source.content = c.input;
    source.format = c.format;
    Document document;
    ASSERT_TRUE(ReadDocument(source, document).ok());
    std::string dump;
    for (const cc_link& link : document.links) {
      dump += std::string(document.Text(link.span)) + " -> " + std::string(link.url.data, link.url.size) + "\n";
    }
    EXPECT_EQ(dump, c.want) << c.input;
  }
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
      {"stray byte",
       {"0123456789abcdefg\xFFz", "", ""},
       "document.content",
       "byte 17: expected UTF-8, found 0xFF; send the text as UTF-8"},
      {"cut off",
       {"", "ab\xE2\x80", ""},
       "document.title",
       "byte 2: expected UTF-8, found 0xE2; send the text as UTF-8"},
      {"surrogate",
       {"", "", "\xED\xA0\x80"},
       "document.summary",
       "byte 0: expected UTF-8, found 0xED; send the text as UTF-8"},
      {"overlong",
       {"\xC0\x80", "", ""},
       "document.content",
       "byte 0: expected UTF-8, found 0xC0; send the text as UTF-8"},
      {"too large",
       {"\xF4\x90\x80\x80", "", ""},
       "document.content",
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
