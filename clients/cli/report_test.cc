// What the reports print, for hand-made answers. Text of a case marks its places: [[primary]] and {{evidence}}.
#include <google/protobuf/util/json_util.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "clients/cli/github_report.h"
#include "clients/cli/json_report.h"
#include "clients/cli/sarif_report.h"
#include "clients/cli/text_report.h"

namespace claimcheck::cli {
namespace {

struct Case {
  Item item;
  v1::CheckResult result;
};

v1::Span SpanOf(size_t begin, size_t end) {
  v1::Span span;
  span.set_field(v1::Span::CONTENT);
  span.set_begin(static_cast<uint32_t>(begin));
  span.set_end(static_cast<uint32_t>(end));
  return span;
}

// Takes the marks out of `marked` and makes a finding of them; evidence is labelled "one", "two", "three".
Case MakeCase(std::string_view marked) {
  Case c;
  c.item.name = "a.txt";
  v1::Finding& finding = *c.result.add_findings();
  finding.set_rule("sums/part");
  finding.set_severity(v1::Finding::WARNING);
  finding.set_message("It does not add up");
  finding.set_workings("1 + 1 = 2");
  const char* const roles[] = {"one", "two", "three"};
  std::string text;
  std::vector<size_t> begins;
  for (size_t i = 0; i < marked.size(); ++i) {
    const std::string_view two = marked.substr(i, 2);
    if (two == "[[" || two == "{{") {
      begins.push_back(text.size());
      ++i;
    } else if (two == "]]") {
      *finding.mutable_span() = SpanOf(begins.back(), text.size());
      begins.pop_back();
      ++i;
    } else if (two == "}}") {
      v1::Evidence& evidence = *finding.add_evidence();
      *evidence.mutable_span() = SpanOf(begins.back(), text.size());
      begins.pop_back();
      evidence.set_role(roles[finding.evidence_size() - 1]);
      ++i;
    } else {
      text.push_back(marked[i]);
    }
  }
  c.item.document.set_content(text);
  return c;
}

std::string TextOf(const Case& c, bool color = false, int columns = 100) {
  std::ostringstream out, err;
  Terminal terminal;
  terminal.color = color;
  terminal.columns = columns;
  MakeTextReport(out, err, terminal)->Add(c.item, c.result);
  return out.str();
}

TEST(TextReport, UnderlinesPlaces) {
  const struct {
    const char* name;
    const char* marked;
    const char* want;  // behind the first line
  } kCases[] = {
      {"labels hang below their places", "Of {{10}} or {{40}} it is [[30%]] today.\n",
       "   |\n"
       " 1 | Of 10 or 40 it is 30% today.\n"
       "   |    --    --       ^^^\n"
       "   |    |     |\n"
       "   |    |     two\n"
       "   |    one\n"},
      {"the last label stands beside its place", "It is [[30%]] of {{40}}.\n",
       "   |\n"
       " 1 | It is 30% of 40.\n"
       "   |       ^^^    -- one\n"},
      {"a wide character takes two columns", "東京 🙂 has [[30%]] of {{40}}.\n",
       "   |\n"
       " 1 | 東京 🙂 has 30% of 40.\n"
       "   |             ^^^    -- one\n"},
      {"a combining accent takes none", "The cafe\u0301 has [[30%]].\n",
       "   |\n"
       " 1 | The cafe\u0301 has 30%.\n"
       "   |              ^^^\n"},
      {"a tab takes four", "\t[[30%]]\n",
       "   |\n"
       " 1 |     30%\n"
       "   |     ^^^\n"},
      {"a place inside another", "It is {{at [[30%]] now}}.\n",
       "   |\n"
       " 1 | It is at 30% now.\n"
       "   |       ---^^^---- one\n"},
      {"lines in between are left out", "It was {{40}}.\nA.\nB.\nIt is [[30]].\n",
       "   |\n"
       " 1 | It was 40.\n"
       "   |        -- one\n"
       "...\n"
       " 4 | It is 30.\n"
       "   |       ^^\n"},
      {"a place over a line end", "It [[is\r\n30]].\n",
       "   |\n"
       " 1 | It is\n"
       "   |    ^^\n"
       " 2 | 30.\n"
       "   | ^^\n"},
  };
  for (const auto& c : kCases) {
    const std::string text = TextOf(MakeCase(c.marked));
    EXPECT_EQ(text.substr(text.find('\n') + 1), std::string(c.want) + "   = 1 + 1 = 2\n\n") << c.name;
  }
}

TEST(TextReport, CutsALongLineToTheSentence) {
  std::string filler;
  for (int i = 0; i < 40; ++i) filler += "Nothing to see here. ";
  EXPECT_EQ(TextOf(MakeCase(filler + "It is [[30%]] of {{40}}. " + filler)),
            "a.txt:1:847: warning: It does not add up [sums/part]\n"
            "   |\n"
            " 1 | …It is 30% of 40.…\n"
            "   |        ^^^    -- one\n"
            "   = 1 + 1 = 2\n\n");
}

TEST(TextReport, DoesNotCutAtAnAbbreviation) {
  const std::string text = TextOf(MakeCase("Here it ends. On Nov. 22 the U.S. Army counted [[30%]] of them.\n"));
  EXPECT_NE(text.find(" 1 | …On Nov. 22 the U.S. Army counted 30% of them.\n"), std::string::npos) << text;
}

TEST(TextReport, WrapsALongSentence) {
  EXPECT_EQ(
      TextOf(MakeCase("The [[first of these places]] is far from the {{second of these places}} here.\n"), false, 40),
      "a.txt:1:5: warning: It does not add up [sums/part]\n"
      "   |\n"
      " 1 | The first of these places is far from\n"
      "   |     ^^^^^^^^^^^^^^^^^^^^^\n"
      "   | the second of these places here.\n"
      "   |     ---------------------- one\n"
      "   = 1 + 1 = 2\n\n");
}

TEST(TextReport, ShowsTheEndsOfALongPlace) {
  std::string words;
  for (int i = 0; i < 500; ++i) words += "word ";
  const std::string text = TextOf(MakeCase("It is [[" + words + "end]].\n"));
  EXPECT_LT(text.size(), 2500u);
  EXPECT_NE(text.find("word end."), std::string::npos) << text;
}

TEST(TextReport, NamesTheFieldOfEachPlace) {
  Case c = MakeCase("It was {{30}}.\n");
  c.item.document.set_title("It was 40");
  v1::Span& span = *c.result.mutable_findings(0)->mutable_span();
  span = SpanOf(7, 9);
  span.set_field(v1::Span::TITLE);
  c.result.mutable_findings(0)->add_fixes()->set_description("write 30");
  EXPECT_EQ(TextOf(c),
            "a.txt (title):1:8: warning: It does not add up [sums/part]\n"
            "   |\n"
            " 1 | It was 40\n"
            "   |        ^^\n"
            " --> a.txt:1\n"
            "   |\n"
            " 1 | It was 30.\n"
            "   |        -- one\n"
            "   = 1 + 1 = 2\n"
            "   = fix: write 30\n\n");
}

TEST(TextReport, KeepsAnArticleFromSteeringTheTerminal) {
  const std::string text = TextOf(MakeCase("It \x1b]0;x\x07 is [[30%]].\n"));
  EXPECT_EQ(text.find('\x1b'), std::string::npos) << text;
}

TEST(TextReport, ColoursOnlyWhenAsked) {
  const std::string text = TextOf(MakeCase("It is [[30%]].\n"), true);
  EXPECT_NE(text.find("\x1b[1;33m^^^\x1b[0m"), std::string::npos) << text;
}

TEST(TextReport, SumsUp) {
  std::ostringstream out, err;
  const std::unique_ptr<Report> report = MakeTextReport(out, err, {});
  const Case c = MakeCase("It is [[30%]].\n");
  report->Add(c.item, c.result);
  report->Add(c.item, v1::CheckResult());
  report->AddError(c.item, absl::InvalidArgumentError("x"));
  report->Finish();
  EXPECT_EQ(err.str(),
            "claimcheck: 2 documents checked: 0 errors, 1 warning, 0 notes; 1 document could not be checked\n");
}

TEST(TextReport, ShowsFactsBySentence) {
  Item item;
  item.name = "a.txt";
  item.document.set_content("About 11,000 left.\nNothing.\n");
  v1::Facts facts;
  *facts.add_sentences() = SpanOf(0, 18);
  *facts.add_sentences() = SpanOf(19, 27);
  v1::Quantity& quantity = *facts.add_quantities();
  *quantity.mutable_span() = SpanOf(6, 12);
  quantity.set_low(10500);
  quantity.set_high(11500.5);
  quantity.set_hedge("About");
  v1::Quantity& open = *facts.add_quantities();
  *open.mutable_span() = SpanOf(6, 12);
  open.set_low(1);
  open.set_unit("km");
  std::ostringstream out, err;
  MakeTextReport(out, err, {})->Add(item, facts);
  EXPECT_EQ(out.str(),
            "a.txt:1:1: About 11,000 left.\n"
            "    quantity     11,000                              10,500 to 11,500.5; hedged: About\n"
            "    quantity     11,000                              at least 1 km\n"
            "a.txt:2:1: Nothing.\n");
}

TEST(JsonReport, PrintsALineADocument) {
  std::ostringstream out;
  const std::unique_ptr<Report> report = MakeJsonReport(out);
  Case c = MakeCase("It is [[30%]].\n");
  c.item.document.set_id("a1");
  c.result.mutable_document()->set_id("a1");
  c.result.mutable_findings(0)->clear_workings();
  report->Add(c.item, c.result);
  v1::Facts facts;
  facts.mutable_document()->set_id("a1");
  facts.add_quantities()->set_low(0);
  report->Add(c.item, facts);
  report->AddError(c.item, absl::InvalidArgumentError("bad \xFF byte"));
  EXPECT_EQ(out.str(),
            R"({"document":{"id":"a1","uri":""},"findings":[{"rule":"sums/part","severity":"WARNING",)"
            R"("message":"It does not add up","workings":"","span":{"field":"CONTENT","begin":6,"end":9},)"
            R"("evidence":[],"fixes":[],"fingerprint":""}],"checkers":[],"suppressed":[]})"
            "\n"
            R"({"document":{"id":"a1","uri":""},"sentences":[],"times":[],"quantities":[{"unit":"","counted":"",)"
            R"("hedge":"","rate":"","low":0}],"names":[],"quotations":[],"attributions":[],"quoted_words":[]})"
            "\n"
            R"({"document":{"id":"a1","uri":""},"error":{"code":"INVALID_ARGUMENT","reason":"","field":"",)"
            "\"message\":\"bad \uFFFD byte\"}}\n");
}

TEST(JsonReport, PrintsLargeAnswersTheSameWay) {
  v1::Facts facts;
  facts.mutable_document()->set_id("a1");
  for (int i = 0; i < 3000; ++i) {
    v1::Quantity& quantity = *facts.add_quantities();
    *quantity.mutable_span() = SpanOf(static_cast<size_t>(i), static_cast<size_t>(i) + 2);
    quantity.set_counted("a rather \"long\" noun, to make the answer large");
    *facts.add_sentences() = SpanOf(0, 1);
  }
  facts.mutable_sentences()->RemoveLast();
  google::protobuf::util::JsonPrintOptions options;
  options.always_print_primitive_fields = true;
  options.preserve_proto_field_names = true;
  std::string whole;
  ASSERT_TRUE(google::protobuf::util::MessageToJsonString(facts, &whole, options).ok());
  std::ostringstream out;
  MakeJsonReport(out)->Add(Item(), facts);
  EXPECT_TRUE(out.str() == whole + "\n") << out.str().size() << " bytes instead of " << whole.size();
}

TEST(SarifReport, IsOneLog) {
  std::ostringstream out;
  const std::unique_ptr<Report> report = MakeSarifReport(out);
  Case c = MakeCase("One.\nIt is é [[30%]] of {{40}}.\n");
  c.item.name = "my article.txt";
  v1::Fix& fix = *c.result.mutable_findings(0)->add_fixes();
  fix.set_description("write 25%");
  v1::Edit& edit = *fix.add_edits();
  *edit.mutable_span() = c.result.findings(0).span();
  edit.set_replacement("25%");
  report->Add(c.item, c.result);
  report->Add(c.item, c.result);
  report->AddError(c.item, absl::InvalidArgumentError("no"));
  report->Finish();
  const nlohmann::json log = nlohmann::json::parse(out.str());
  EXPECT_EQ(log["version"], "2.1.0");
  const nlohmann::json& run = log["runs"][0];
  ASSERT_EQ(run["results"].size(), 2u);
  const nlohmann::json& result = run["results"][1];
  EXPECT_EQ(result["ruleId"], "sums/part");
  EXPECT_EQ(result["level"], "warning");
  EXPECT_EQ(result["message"]["text"], "It does not add up\n1 + 1 = 2");
  const nlohmann::json& place = result["locations"][0]["physicalLocation"];
  EXPECT_EQ(place["artifactLocation"]["uri"], "my%20article.txt");
  EXPECT_EQ(place["region"]["startLine"], 2);
  EXPECT_EQ(place["region"]["startColumn"], 9);
  EXPECT_EQ(place["region"]["endColumn"], 12);
  EXPECT_EQ(result["relatedLocations"][0]["message"]["text"], "one");
  EXPECT_EQ(result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"], "25%");
  EXPECT_EQ(run["tool"]["driver"]["rules"].size(), 1u);
  EXPECT_EQ(run["invocations"][0]["executionSuccessful"], false);
  EXPECT_EQ(run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"], "my article.txt: no");
}

TEST(SarifReport, IsALogWithoutFindings) {
  std::ostringstream out;
  MakeSarifReport(out)->Finish();
  EXPECT_TRUE(nlohmann::json::parse(out.str())["runs"][0]["results"].empty());
}

TEST(GithubReport, EscapesWhatACommandIsMadeOf) {
  std::ostringstream out;
  Case c = MakeCase("One.\nIt is [[30%]].\n");
  c.item.name = "a,b:c.txt";
  c.result.mutable_findings(0)->set_message("not 30%");
  MakeGithubReport(out)->Add(c.item, c.result);
  EXPECT_EQ(
      out.str(),
      "::warning file=a%2Cb%3Ac.txt,line=2,endLine=2,col=7,endColumn=10,title=sums/part::not 30%25%0A1 + 1 = 2\n");
}

}  // namespace
}  // namespace claimcheck::cli
