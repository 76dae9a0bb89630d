// Documents put together at random, from a fixed seed: positions lead back to the bytes that were sent, no input breaks
// an invariant, and twice the input takes about twice the time.
#include <gtest/gtest.h>
#include <time.h>

#include <random>
#include <string>
#include <vector>

#include "daemon/base/utf8.h"
#include "daemon/text/document_invariants.h"
#include "daemon/text/html_entities.h"
#include "daemon/text/read_document.h"

namespace claimcheck::text {
namespace {

constexpr Format kFormats[] = {Format::kPlain, Format::kMarkdown, Format::kHtml};

// What source bytes mean: tags and marks gone, references decoded, invisible characters dropped. Written without a look
// at the readers: it knows only the pieces below.
std::string Decode(std::string_view source, Format format) {
  std::string text;
  for (size_t at = 0; at < source.size();) {
    if (format == Format::kHtml && source[at] == '<') {
      at = std::min(source.find('>', at), source.size() - 1) + 1;
      continue;
    }
    if (format != Format::kPlain && source[at] == '&') {
      const Entity entity = DecodeEntity(source.substr(at));
      if (entity.size > 0) {
        if (entity.view() != "\xC2\xAD") text += entity.view();
        at += entity.size;
        continue;
      }
    }
    if (format == Format::kMarkdown && (source[at] == '*' || source[at] == '`')) {
      ++at;
      continue;
    }
    if (format == Format::kMarkdown && source[at] == '\\' && at + 1 < source.size()) ++at;
    if (source.substr(at, 2) == "\xC2\xAD") {
      at += 2;
    } else if (source.substr(at, 3) == "\xE2\x80\x8B" || source.substr(at, 3) == "\xEF\xBB\xBF") {
      at += 3;
    } else {
      text += source[at++];
    }
  }
  return text;
}

// Words and marks of all kinds; those of a format come on top.
std::vector<std::string> Pieces(Format format) {
  std::vector<std::string> pieces = {
      "troops",
      "Élysée",
      "U.S.",
      "Jan. 5",
      "1,000",
      "3.5%",
      "£3m",
      "mid-November",
      "soldiers’",
      "Lee's",
      "“We lost,”",
      "‘cannon fodder’",
      "\"Why?\"",
      "'90s",
      "👍🏽",
      "🇺🇸",
      "👨‍👩‍👧",
      "—",
      "…",
      "km²",
      "2½",
      "«oui»",
      "naïve",
      "co\xC2\xADoperate",
      "zero\xE2\x80\x8Bwidth",
      "Ω",
      "日本",
      "(sic)",
      "end.",
      "Next",
      "10:30",
      "a.m.",
      "https://a.example/5",
      "№5",
      "rock 'n' roll",
  };
  const std::vector<std::string> html = {"<b>un</b>known",
                                         "R&amp;D",
                                         "caf&eacute;",
                                         "&#8220;yes&#8221;",
                                         "co&shy;op",
                                         "<i>5</i>0",
                                         "<a href='x?a=1&amp;b=2'>link</a>",
                                         "&euro;5"};
  const std::vector<std::string> markdown = {"**un**known", "R&amp;D", "caf&eacute;", "*5*0",
                                             "A\\#B",       "`code`",  "&euro;5"};
  if (format == Format::kHtml) pieces.insert(pieces.end(), html.begin(), html.end());
  if (format == Format::kMarkdown) pieces.insert(pieces.end(), markdown.begin(), markdown.end());
  return pieces;
}

std::string RandomDocument(Format format, std::mt19937& random) {
  const std::vector<std::string> pieces = Pieces(format);
  const std::vector<std::string> spaces = {" ", " ", " ", "\xC2\xA0", "  "};
  const std::vector<std::string> breaks =
      format == Format::kHtml ? std::vector<std::string>{"</p>\r\n<p>", "<br>", "</p><ul><li>", "<p>", "\n"}
                              : std::vector<std::string>{"\n", "\r\n", "\n\n", "\r\n\r\n", "\n\n- ", "\n\n> "};
  std::string text = random() % 2 == 0 ? "\xEF\xBB\xBF" : "";
  if (format == Format::kHtml) text += "<p>";
  for (int i = 0; i < 60; ++i) {
    text += pieces[random() % pieces.size()];
    text += random() % 8 == 0 ? breaks[random() % breaks.size()] : spaces[random() % spaces.size()];
  }
  return text;
}

TEST(ReadDocumentProperty, SourceSpansDecodeToTheTokens) {
  std::mt19937 random(7);
  size_t tokens = 0;
  for (int round = 0; round < 200; ++round) {
    for (const Format format : kFormats) {
      const std::string text = RandomDocument(format, random);
      Source source;
      source.content = text;
      source.format = format;
      source.title = round % 3 == 0 ? "Storm leaves 20,000 “homes” dark 👍🏽" : "";
      source.summary = round % 5 == 0 ? "co\xC2\xADoperate, naïve" : "";
      Document document;
      ASSERT_TRUE(ReadDocument(source, document).ok());
      ASSERT_EQ(BrokenInvariant(source, document), "") << text;
      for (const cc_token& token : document.tokens) {
        const SourceSpan span = document.map.ToSource({token.begin, token.end});
        const std::string_view field = span.field == Field::kTitle     ? source.title
                                       : span.field == Field::kSummary ? source.summary
                                                                       : source.content;
        const Format as = span.field == Field::kContent ? format : Format::kPlain;
        ASSERT_EQ(Decode(field.substr(span.begin, span.end - span.begin), as), document.Text(token)) << text;
        ++tokens;
      }
    }
  }
  EXPECT_GT(tokens, 30000u);
}

// Replaces, doubles, swaps and cuts stretches of the text; then mends the UTF-8.
std::string Mutate(std::string text, std::mt19937& random) {
  const std::vector<std::string> bits = {"<",
                                         ">",
                                         "</",
                                         "<!--",
                                         "-->",
                                         "&",
                                         "&#",
                                         ";",
                                         "\"",
                                         "'",
                                         "`",
                                         "```",
                                         "*",
                                         "**",
                                         "[",
                                         "](",
                                         ")",
                                         "|",
                                         "\n|-|-|\n",
                                         "\n",
                                         "\n\n",
                                         "> ",
                                         "- ",
                                         "1. ",
                                         "# ",
                                         "\t",
                                         "\r",
                                         "<p>",
                                         "<td>",
                                         "<table><tr><td>",
                                         "<h1>",
                                         "<li>",
                                         "<sup>",
                                         "<script>",
                                         "<title>",
                                         "<nav>",
                                         "</nav>",
                                         "<pre>",
                                         "<a href=x>",
                                         ".",
                                         "...",
                                         "“",
                                         "”",
                                         "’",
                                         "‘",
                                         "''",
                                         "--",
                                         "\xEF\xBB\xBF",
                                         "\xC2\xAD",
                                         "\xF0\x9F\x87\xBA",
                                         "\xE2\x80\x8D",
                                         std::string(1, '\0'),
                                         "\x80",
                                         "\xF4"};
  const int count = 1 + static_cast<int>(random() % 12);
  for (int i = 0; i < count && !text.empty(); ++i) {
    const size_t at = random() % text.size();
    const size_t size = random() % 20;
    switch (random() % 4) {
      case 0: text.insert(at, bits[random() % bits.size()]); break;
      case 1: text.erase(at, size); break;
      case 2: text.insert(random() % text.size(), text.substr(at, size)); break;
      default: text.replace(at, std::min<size_t>(size, 3), bits[random() % bits.size()]); break;
    }
  }
  while (const auto invalid = base::FirstInvalid(text)) text[*invalid] = '?';
  return text;
}

TEST(ReadDocumentProperty, NoMutationBreaksAnInvariant) {
  std::mt19937 random(11);
  Document document;  // used again, as a worker does
  for (int round = 0; round < 3000; ++round) {
    const Format format = kFormats[round % 3];
    const std::string text = Mutate(RandomDocument(format, random), random);
    Source source;
    source.content = text;
    source.format = format;
    ASSERT_TRUE(ReadDocument(source, document).ok());
    ASSERT_EQ(BrokenInvariant(source, document), "") << text;
  }
}

TEST(ReadDocumentProperty, WhatFuzzersFound) {
  const struct {
    const char* name;
    Format format;
    std::string text;
  } cases[] = {
      {"NUL in an HTML block", Format::kMarkdown, "<p>N" + std::string(67, '\0')},
  };
  for (const auto& c : cases) {
    Source source;
    source.content = c.text;
    source.format = c.format;
    Document document;
    ASSERT_TRUE(ReadDocument(source, document).ok()) << c.name;
    EXPECT_EQ(BrokenInvariant(source, document), "") << c.name;
  }
}

double ProcessorSeconds() {
  timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

// What reading costs in processor time: a busy machine makes the clock on the wall run on, not this one.
double Seconds(const std::string& text, Format format) {
  Source source;
  source.content = text;
  source.format = format;
  double best = 1e9;
  for (int i = 0; i < 2; ++i) {
    Document document;
    const double begin = ProcessorSeconds();
    EXPECT_TRUE(ReadDocument(source, document).ok());
    best = std::min(best, ProcessorSeconds() - begin);
  }
  return best;
}

// Inputs that make careless readers slow or deep. A quadratic reader needs 16 times as long for four times the input;
// the bound is a ratio taken in one run, in processor time.
TEST(ReadDocumentProperty, HostileInputIsReadInLinearTime) {
  std::string attributes = "<p";
  for (int i = 0; attributes.size() < 30000; ++i) attributes += " a" + std::to_string(i) + "=1";
  const struct {
    const char* name;
    Format format;
    std::string piece;
  } kCases[] = {
      {"div", Format::kHtml, "<div>"},
      {"b", Format::kHtml, "<b>"},
      {"b p", Format::kHtml, "<b><p></b>"},
      {"a div", Format::kHtml, "<a href=x><div></a>"},
      {"attributes", Format::kHtml, attributes},
      {"comment", Format::kHtml, "<!-- "},
      {"script", Format::kHtml, "<script>"},
      {"svg", Format::kHtml, "<svg></svg"},
      {"title", Format::kHtml, "<title>"},
      {"quote", Format::kHtml, "<p x='"},
      {"br", Format::kHtml, ")<br>"},
      {"ul", Format::kHtml, "<ul><li>"},
      {"table", Format::kHtml, "<table>a<b>"},
      {"td", Format::kHtml, "<td>a"},
      {"amp", Format::kHtml, "&"},
      {"amp name", Format::kHtml, "&aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"},
      {"lt", Format::kHtml, "<"},
      {"li links", Format::kHtml, "<li><a href=x>a</a>"},
      {"sup", Format::kHtml, "<sup>1"},
      {"md quote", Format::kMarkdown, ">"},
      {"md bracket", Format::kMarkdown, "["},
      {"md image", Format::kMarkdown, "!["},
      {"md star", Format::kMarkdown, "*a_ "},
      {"md stars", Format::kMarkdown, "a**b"},
      {"md tick", Format::kMarkdown, "`a``b"},
      {"md link", Format::kMarkdown, "[a](b"},
      {"md list", Format::kMarkdown, "* "},
      {"md lt", Format::kMarkdown, "<a "},
      {"md table", Format::kMarkdown, "|a"},
      {"md reference", Format::kMarkdown, "[a]: b\n"},
      {"md html", Format::kMarkdown, "<div>\n\n"},
      {"md lines", Format::kMarkdown, "a\n"},
      {"apostrophe", Format::kPlain, "'a "},
      {"possessive", Format::kPlain, "as' "},
      {"open", Format::kPlain, "‘a "},
      {"double", Format::kPlain, "\""},
      {"stops", Format::kPlain, "a.b."},
      {"stop", Format::kPlain, "."},
      {"stop spaces", Format::kPlain, "Mr.  "},
      {"question", Format::kPlain, "?”"},
      {"open tags", Format::kPlain, "?” Lee "},
      {"brackets", Format::kPlain, "a. ("},
      {"commas", Format::kPlain, "1,"},
      {"groups", Format::kPlain, "1,11,"},
      {"lines", Format::kPlain, "a\n"},
      {"carriage", Format::kPlain, "\r"},
      {"gt", Format::kPlain, "> "},
      {"bullets", Format::kPlain, "- a\n"},
      {"joiners", Format::kPlain, "\xE2\x80\x8D"},
      {"shy", Format::kPlain, "a\xC2\xAD"},
      {"address", Format::kPlain, "http://"},
      {"at", Format::kPlain, "a@a"},
      {"word", Format::kPlain, "a"},
      {"dash", Format::kPlain, "-"},
      {"initials", Format::kPlain, "J. "},
      {"furniture", Format::kPlain, "Related\n"},
  };
  for (const auto& c : kCases) {
    std::string small;
    while (small.size() < 60000) small += c.piece;
    std::string large = small;
    for (int i = 0; i < 3; ++i) large += small;
    const double once = Seconds(small, c.format);
    const double four_times = Seconds(large, c.format);
    EXPECT_LT(four_times, 10 * once + 0.05) << c.name << ": " << once << " s, then " << four_times << " s";
  }
}

}  // namespace
}  // namespace claimcheck::text
