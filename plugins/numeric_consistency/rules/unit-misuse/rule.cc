// Megawatts a year, and a capacity in megawatt-hours. Power that is added, installed or grows in a year is power; what
// a battery holds is energy.
#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>

#include "plugins/numeric_consistency/rules.h"
#include "plugins/numeric_consistency/wording.h"

namespace claimcheck::numeric {
namespace {

bool HasWord(const Article& article, uint32_t sentence, uint32_t begin, uint32_t end,
             std::initializer_list<std::string_view> words) {
  end = std::min(end, article.SentenceEnd(sentence));
  for (uint32_t t = std::max(begin, article.SentenceBegin(sentence)); t < end; ++t) {
    for (const std::string_view word : words) {
      if (article.Is(t, word)) return true;
    }
  }
  return false;
}

// "50 megawatts |a year|", "|last year|"
bool IsPerYear(const Article& article, const Number& n) {
  const std::string_view rate = sdk::View(n.quantity->rate);
  if (rate == "year" || rate == "month") return true;
  const uint32_t after =
      article.Is(n.end_token, "of") ? n.end_token + 2 : n.end_token;  // "kilowatts |of electricity| a year"
  const bool a = article.Is(after, "a") || article.Is(after, "per") || article.Is(after, "each");
  if (a && (article.Is(after + 1, "year") || article.Is(after + 1, "month"))) return true;
  return article.Is(n.end_token, "last") &&
         (article.Is(n.end_token + 1, "year") || article.Is(n.end_token + 1, "month"));
}

void Report(const Article& article, const Number& n, const char* is, const char* wanted, sdk::RuleReport& report) {
  const std::string unit(sdk::View(n.quantity->unit));
  sdk::Finding finding(n.span);
  finding.Message(Show(article, n) + " is " + is + "; " + wanted + ".");
  finding.Workings(unit + ": " + is);
  AddEvidence(finding, article, n, "stated");
  report.Emit(finding);
}

void Run(const Context& context, sdk::RuleReport& report) {
  const Article& article = context.article;
  for (const Number& n : article.numbers()) {
    const uint32_t sentence = n.quantity->sentence;
    const uint32_t first = n.first_token > 8 ? n.first_token - 8 : 0;
    if (n.quantity->dimension == CC_DIM_POWER && IsPerYear(article, n)) {
      report.Considered();
      report.Compared(n.quantity->span);
      const bool made = HasWord(article, sentence, first, n.first_token,
                                {"generate", "generates", "generated", "produce",  "produces", "produced", "deliver",
                                 "delivers", "delivered", "makes",     "made",     "yield",    "yields",   "yielded",
                                 "uses",     "used",      "consumes",  "consumed", "supplies", "supplied"});
      const bool added = HasWord(
          article, sentence, first, n.end_token + 6,
          {"add", "adds", "added", "install", "installs", "installed", "new", "capacity", "growth", "grows", "enough"});
      if (made && (!added || HasWord(article, sentence, n.end_token, n.end_token + 6, {"enough"}))) {
        Report(article, n, "power", "what is made in a year is energy, in watt-hours", report);
      }
    } else if (n.quantity->dimension == CC_DIM_ENERGY) {
      report.Considered();
      report.Compared(n.quantity->span);
      const uint32_t of = article.Before(n);
      if (!article.Is(of, "of") || !article.Is(article.Previous(of, sentence), "capacity")) continue;
      const bool store =
          HasWord(article, sentence, first, n.end_token + 20,
                  {"battery", "batteries", "store", "stores", "stored", "storage", "reservoir", "annual"});
      if (!store && n.quantity->rate.size == 0) {
        Report(article, n, "energy", "a capacity is power, in watts, unless something is stored", report);
      }
    }
  }
}

}  // namespace

Rule UnitMisuse() {
  return {.id = "unit-misuse",
          .severity = sdk::Severity::kWarning,
          .summary = "Power is given where energy is meant, or the other way round",
          .run = Run};
}

}  // namespace claimcheck::numeric
