// Checkers that live in the test program instead of a shared library; the engine cannot tell.
//
// "words": rule "shout" (warning) fires on every word in capitals, "may" (note, off by default) on every month, with a
// fix. "odd" does what its option says: throws, emits rubbish, asks for nothing.
#ifndef CLAIMCHECK_DAEMON_ENGINE_TEST_CHECKERS_H_
#define CLAIMCHECK_DAEMON_ENGINE_TEST_CHECKERS_H_

#include <span>
#include <stdexcept>
#include <string>

#include "claimcheck/sdk.h"

namespace claimcheck::engine::test_checkers {

class Words {
 public:
  static sdk::Info Describe() {
    return {.id = "words", .version = "1.2.3", .vendor = "Test", .summary = "Words", .options_schema = kSchema};
  }
  static std::span<const sdk::Rule<sdk::Document>> Rules() {
    static constexpr sdk::Rule<sdk::Document> kRules[] = {
        {.id = "shout", .severity = sdk::Severity::kWarning, .summary = "Capitals", .run = Shout, .page = "# Shout"},
        {.id = "may", .summary = "Months", .run = May, .enabled = false, .page = "# May"}};
    return kRules;
  }
  explicit Words(const sdk::Setup& setup) {
    if (setup.options.find(":13}") != std::string_view::npos) throw std::runtime_error("/limit: 13 brings bad luck");
  }
  void Check(const sdk::Document& document, sdk::Report& report) { sdk::RunRules(Rules(), document, report); }

 private:
  static constexpr std::string_view kSchema =
      R"({"type":"object","properties":{"limit":{"type":"integer","minimum":1}},"additionalProperties":false})";

  static void Shout(const sdk::Document& document, sdk::RuleReport& report) {
    for (const cc_token& token : document.tokens()) {
      report.Considered();
      if ((token.flags & CC_FLAG_ALL_CAPS) == 0) continue;
      report.Compared();
      report.Emit(sdk::Finding(sdk::SpanOf(token)).Message("This shouts."));
    }
    if (!document.published()) report.WhyNot("no publication date");
  }
  static void May(const sdk::Document& document, sdk::RuleReport& report) {
    const sdk::WordClass month = document.Class("month");
    for (const cc_token& token : document.tokens()) {
      if (!month.Has(token)) continue;
      const cc_span span = sdk::SpanOf(token);
      report.Emit(sdk::Finding(span)
                      .Message("A month.")
                      .As(sdk::Severity::kError)
                      .Evidence(span, "month", std::to_string(month.Value(token)))
                      .Fix("write June", span, "June"));
    }
  }
};

class Odd {
 public:
  static sdk::Info Describe() {
    return {
        .id = "odd", .version = "0.1.0", .vendor = "Test", .summary = "Odd", .options_schema = R"({"type":"object"})"};
  }
  static std::span<const sdk::Rule<sdk::Document>> Rules() {
    static constexpr sdk::Rule<sdk::Document> kRules[] = {
        {.id = "one", .severity = sdk::Severity::kNote, .summary = "One", .page = "# One"}};
    return kRules;
  }
  explicit Odd(const sdk::Setup& setup) : options_(setup.options) {}
  void Check(const sdk::Document& document, sdk::Report& report) {
    const auto asked = [this](std::string_view what) { return options_.find(what) != std::string::npos; };
    const uint32_t end = static_cast<uint32_t>(document.text().size());
    const auto good = [&] { report.Emit(0, sdk::Finding({0, 2}).Message("Well.")); };
    if (asked("twins")) good(), good();
    if (asked("throw")) good(), throw std::runtime_error("lost my way");
    if (asked("outside")) good(), report.Emit(0, sdk::Finding({0, end + 1}).Message("Far out."));
    if (asked("empty span")) report.Emit(0, sdk::Finding({3, 3}).Message("Nowhere."));
    if (asked("silent")) report.Emit(0, sdk::Finding({0, 2}));
    if (asked("rule 7")) report.Emit(7, sdk::Finding({0, 2}).Message("Whose?"));
    if (asked("no utf8")) report.Emit(0, sdk::Finding({0, 2}).Message("\xFF"));
    if (asked("half a letter")) report.Emit(0, sdk::Finding({1, 2}).Message("Cut."));
    if (asked("long")) report.Emit(0, sdk::Finding({0, 2}).Message(std::string(3000, 'x')));
    if (asked("overlap")) {
      report.Emit(0, sdk::Finding({0, 2}).Message("Twice.").Fix("both", {{{0, 3}, "a"}, {{2, 4}, "b"}}));
    }
    if (asked("flood")) {
      for (int i = 0; i < 10'001; ++i) report.Emit(0, sdk::Finding({0, 2}).Message(std::to_string(i)));
    }
    if (asked("wait")) {
      good();
      while (report.sink().should_stop(report.sink().host) == 0) {
      }
    }
  }

 private:
  std::string options_;
};

using Checkers = sdk::internal::Entry<Words, Odd>;
inline const cc_descriptor* Describe(uint32_t index) { return Checkers::Describe("", "", index); }
inline constexpr cc_entry kEntry = {sizeof(cc_entry), CC_ABI_MAJOR,     CC_ABI_MINOR, 0,
                                    {nullptr, 0},     Checkers::kCount, &Describe,    &Checkers::Create};

}  // namespace claimcheck::engine::test_checkers

#endif  // CLAIMCHECK_DAEMON_ENGINE_TEST_CHECKERS_H_
