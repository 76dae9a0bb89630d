#include "clients/cli/run.h"

#include <gtest/gtest.h>

#include <sstream>

#include "daemon/base/error.h"

namespace claimcheck::cli {
namespace {

// Finds something in every document: the text is the severity. "bad" cannot be checked, "crash" loses a checker.
class FakeBackend : public Backend {
 public:
  absl::StatusOr<v1::CheckResult> Check(const v1::Document& document, const v1::CheckOptions& options) override {
    last_options = options;
    if (document.content() == "bad") return base::InvalidInput("EMPTY_DOCUMENT", "document.content", "bad one");
    v1::CheckResult result;
    result.mutable_document()->set_id(document.id());
    if (document.content() == "unchecked") return result;
    v1::CheckerReport& report = *result.add_checkers();
    report.set_checker("sums");
    report.set_outcome(v1::CheckerReport::OK);
    if (document.content() == "crash") {
      report.set_outcome(v1::CheckerReport::CRASHED);
      report.set_detail("signal 11");
    }
    v1::Finding::Severity severity;
    if (v1::Finding::Severity_Parse(document.content(), &severity)) result.add_findings()->set_severity(severity);
    return result;
  }
  absl::StatusOr<v1::Facts> ExtractFacts(const v1::Document& document) override {
    v1::Facts facts;
    facts.mutable_document()->set_id(document.id());
    return facts;
  }
  absl::StatusOr<v1::ListCheckersResponse> ListCheckers() override {
    v1::ListCheckersResponse response;
    v1::Checker& checker = *response.add_checkers();
    checker.set_id("sums");
    checker.set_version("1.0.0");
    checker.set_summary("Adds up");
    v1::Rule& rule = *checker.add_rules();
    rule.set_id("sums/part");
    rule.set_severity(v1::Finding::ERROR);
    rule.set_summary("A part is larger than the whole");
    return response;
  }
  absl::StatusOr<v1::Rule> GetRule(const std::string& id) override {
    if (id != "sums/part") return base::MakeError(absl::StatusCode::kNotFound, "UNKNOWN_RULE", "id", "no such rule");
    v1::Rule rule;
    rule.set_id(id);
    rule.set_severity(v1::Finding::ERROR);
    rule.set_enabled_by_default(true);
    rule.set_summary("A part is larger than the whole");
    rule.set_page("# Why\n\nA reader \x1b[1mcares.\n");
    return rule;
  }
  v1::CheckOptions last_options;
};

struct Outcome {
  int status;
  std::string out;
  std::string err;
};

Outcome RunWith(const Options& options, const std::string& input, FakeBackend& backend) {
  std::istringstream in(input);
  std::ostringstream out, err;
  const int status = Run(options, backend, {in, out, err, {}});
  return {status, out.str(), err.str()};
}

std::string Line(std::string_view text) { return "{\"id\":\"d\",\"text\":\"" + std::string(text) + "\"}\n"; }

TEST(Run, ExitStatusSaysWhatWasFound) {
  const struct {
    std::vector<const char*> texts;
    FailOn fail_on;
    int status;
  } kCases[] = {
      {{"fine"}, FailOn::kNote, 0},           {{}, FailOn::kNote, 0},
      {{"NOTE"}, FailOn::kNote, 1},           {{"NOTE"}, FailOn::kWarning, 0},
      {{"WARNING"}, FailOn::kWarning, 1},     {{"WARNING"}, FailOn::kError, 0},
      {{"ERROR"}, FailOn::kError, 1},         {{"ERROR"}, FailOn::kNever, 0},
      {{"fine", "ERROR"}, FailOn::kError, 1}, {{"ERROR", "fine"}, FailOn::kError, 1},
      {{"bad", "ERROR"}, FailOn::kError, 2},  {{"ERROR", "bad"}, FailOn::kError, 2},
      {{"crash"}, FailOn::kNote, 2},          {{"bad"}, FailOn::kNever, 2},
      {{"unchecked"}, FailOn::kNever, 2},
  };
  for (const auto& c : kCases) {
    Options options;
    options.jsonl = "-";
    options.fail_on = c.fail_on;
    std::string input;
    for (const char* text : c.texts) input += Line(text);
    FakeBackend backend;
    EXPECT_EQ(RunWith(options, input, backend).status, c.status) << input;
  }
}

TEST(Run, AnswersEveryLineInOrder) {
  Options options;
  options.jsonl = "-";
  options.format = OutputFormat::kJson;
  FakeBackend backend;
  const Outcome outcome = RunWith(options, Line("fine") + "oops\n" + Line("bad") + Line("crash"), backend);
  EXPECT_EQ(
      outcome.out,
      R"({"document":{"id":"d","uri":""},"findings":[],"checkers":[{"checker":"sums","version":"","outcome":"OK",)"
      R"("detail":"","considered":[],"compared":[],"why_not":[]}],"suppressed":[]})"
      "\n"
      R"({"document":{"id":"","uri":""},"error":{"code":"INVALID_ARGUMENT","reason":"INVALID_JSON_LINE","field":"",)"
      R"("message":"byte 0: expected a JSON object in UTF-8, found a parse error at line 1, column 1: syntax error )"
      R"(while parsing value - invalid literal; last read: 'o'"}})"
      "\n"
      R"({"document":{"id":"d","uri":""},"error":{"code":"INVALID_ARGUMENT","reason":"EMPTY_DOCUMENT",)"
      R"("field":"document.content","message":"bad one"}})"
      "\n"
      R"({"document":{"id":"d","uri":""},"findings":[],"checkers":[{"checker":"sums","version":"",)"
      R"("outcome":"CRASHED","detail":"signal 11","considered":[],"compared":[],"why_not":[]}],"suppressed":[]})"
      "\n");
  EXPECT_EQ(
      outcome.err,
      "claimcheck: error: <stdin>:2: byte 0: expected a JSON object in UTF-8, found a parse error at line 1, column "
      "1: syntax error while parsing value - invalid literal; last read: 'o'\n"
      "claimcheck: error: <stdin>:3: bad one\n"
      "claimcheck: warning: <stdin>:4: checker sums CRASHED: signal 11\n");
}

TEST(Run, PassesOptionsOn) {
  Options options;
  options.jsonl = "-";
  options.checkers = {"sums"};
  options.enable_rules = {"sums/part"};
  options.disable_rules = {"sums/part"};
  options.profile = Profile::kWire;
  FakeBackend backend;
  RunWith(options, Line("fine"), backend);
  EXPECT_EQ(backend.last_options.ShortDebugString(),
            "checkers: \"sums\" enable_rules: \"sums/part\" disable_rules: \"sums/part\" offset_encoding: UTF8 "
            "profile: WIRE");
}

TEST(Run, RefusesUnknownNamesOnce) {
  const struct {
    std::vector<std::string> Options::*flag;
    const char* name;
    const char* err;
  } kCases[] = {
      {&Options::checkers, "sum",
       "--checker: expected the id of a loaded checker, found \"sum\"; did you mean \"sums\"?"},
      {&Options::enable_rules, "sums/prat",
       "--enable: expected the id of a loaded rule, found \"sums/prat\"; did you mean \"sums/part\"?"},
      {&Options::disable_rules, "x",
       "--disable: expected the id of a loaded rule, found \"x\"; `claimcheck rules` lists them"},
  };
  for (const auto& c : kCases) {
    Options options;
    options.jsonl = "-";
    (options.*c.flag).push_back(c.name);
    FakeBackend backend;
    const Outcome outcome = RunWith(options, Line("fine") + Line("ERROR"), backend);
    EXPECT_EQ(outcome.status, 2);
    EXPECT_EQ(outcome.out, "");
    EXPECT_EQ(outcome.err, std::string("claimcheck: error: ") + c.err + "\n");
  }
}

TEST(Run, SaysThatNothingWasChecked) {
  Options options;
  options.jsonl = "-";
  FakeBackend backend;
  EXPECT_EQ(RunWith(options, Line("unchecked"), backend).err,
            "claimcheck: error: <stdin>:1: expected checkers, found none loaded: nothing was checked; `claimcheck "
            "rules` lists what is loaded\nclaimcheck: 0 documents checked; 1 document could not be checked\n");
}

TEST(Run, ListsAndExplainsRules) {
  Options options;
  options.command = Command::kRules;
  FakeBackend backend;
  EXPECT_EQ(RunWith(options, "", backend).out,
            "sums 1.0.0: Adds up\n"
            "  sums/part  error    (off) A part is larger than the whole\n");
  options.rule = "sums/part";
  EXPECT_EQ(RunWith(options, "", backend).out,
            "sums/part (error): A part is larger than the whole\n\n# Why\n\nA reader \uFFFD[1mcares.\n");
  options.rule = "sums/nothing";
  const Outcome outcome = RunWith(options, "", backend);
  EXPECT_EQ(outcome.status, 2);
  EXPECT_EQ(
      outcome.err,
      "claimcheck: error: expected the id of a loaded rule, found \"sums/nothing\"; `claimcheck rules` lists them\n");
}

TEST(Run, SaysWhenTheAnswerCannotBeWritten) {
  std::istringstream in(Line("fine"));
  std::ostringstream out, err;
  out.setstate(std::ios::failbit);
  Options options;
  options.jsonl = "-";
  options.format = OutputFormat::kJson;
  FakeBackend backend;
  EXPECT_EQ(cli::Run(options, backend, {in, out, err, {}}), 2);
  EXPECT_EQ(err.str(), "claimcheck: error: standard output: the answer could not be written; check its disk or pipe\n");
}

}  // namespace
}  // namespace claimcheck::cli
