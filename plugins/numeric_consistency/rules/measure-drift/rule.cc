// A number that changes what it counts, between the dead and the dead and wounded. Two ways:
//   casualties … — approaching 90,000 fatalities     the deaths stand in apposition to the casualties, with no number of
//                                                    wounded beside them
//   30 killed or wounded … the 30 dead               the same number, pointed back to with "the"
// Not: "about 1,000 deaths and injuries", "30 casualties, 12 of them fatal", "casualties, including 12 deaths".
#include <algorithm>
#include <string>
#include <unordered_map>

#include "plugins/numeric_consistency/rules.h"
#include "plugins/numeric_consistency/wording.h"

namespace claimcheck::numeric {
namespace {

constexpr uint32_t kApposition = 20;  // tokens that "casualties" may stand before the deaths
constexpr uint32_t kPhrase = 6;       // tokens of "30 soldiers of the guard killed or wounded"

bool IsPart(const Article& article, const Number& n) {
  const uint32_t t = n.end_token + 1;
  return article.Is(n.end_token, "of") && (article.Is(t, "them") || article.Is(t, "whom") || article.Is(t, "those"));
}

bool CanCount(const Article& article, const Number& n) {
  return !IsPart(article, n) && n.part == Number::Part::kWhole && n.IsCount() && n.IsPlain() && n.IsAsserted() &&
         !n.IsRate() && n.quantity->whole_quantity == CC_NONE;
}

// The token of "fatalities", "dead", "killed" that belongs to the number, or kNoToken.
uint32_t DeathToken(const Article& article, const Number& n) {
  const uint32_t end = article.SentenceEnd(n.quantity->sentence);
  const uint32_t after = std::max(n.end_token, article.AfterPhrase(n));
  for (uint32_t t = n.end_token; t < end && t <= after && t < n.end_token + kPhrase; ++t) {
    if (article.Has(t, article.words().death)) return t;
  }
  return kNoToken;
}

// The last token of "30 soldiers were killed or wounded", or kNoToken.
uint32_t JoinedToken(const Article& article, const Number& n) {
  const uint32_t end = article.SentenceEnd(n.quantity->sentence);
  for (uint32_t t = n.end_token; t + 2 < end && t < n.end_token + kPhrase; ++t) {
    if (article.Token(t).kind != CC_TOKEN_WORD) return kNoToken;
    if (!article.Has(t, article.words().death)) continue;
    const bool joined = article.Is(t + 1, "or") || article.Is(t + 1, "and");
    return joined && article.Has(t + 2, article.words().injury) ? t + 2 : kNoToken;
  }
  return kNoToken;
}

// "|200 casualties|", "|killed or injured 60| people"; absent for others.
cc_span CountsBoth(const Article& article, const Number& n) {
  if (!sdk::IsAbsent(n.quantity->head) && article.Has(article.HeadToken(n), article.words().casualty))
    return sdk::Cover(n.span, n.quantity->head);
  const uint32_t sentence = n.quantity->sentence;
  const uint32_t injured = article.Before(n);
  const uint32_t joint = article.Previous(injured, sentence);
  const uint32_t killed = article.Previous(joint, sentence);
  if (!article.Has(injured, article.words().injury) || !article.Has(killed, article.words().death)) return {};
  if (!article.Is(joint, "or") && !article.Is(joint, "and")) return {};
  return sdk::Cover(sdk::SpanOf(article.Token(killed)), n.span);
}

// "killed or wounded", "deaths and injuries" from `token` on.
bool HasInjuries(const Article& article, uint32_t token, uint32_t sentence) {
  const uint32_t end = article.SentenceEnd(sentence);
  for (uint32_t t = token; t < end && t < token + kPhrase; ++t) {
    if (article.Has(t, article.words().injury)) return true;
  }
  return false;
}

// The token of "casualties" that the number stands in apposition to, or kNoToken.
uint32_t CasualtiesBefore(const Article& article, const Number& n) {
  const uint32_t sentence = n.quantity->sentence;
  uint32_t lead = article.Before(n);
  while (article.Is(lead, "approaching") || article.Is(lead, "nearing") || article.Is(lead, "exceeding")) {
    lead = article.Previous(lead, sentence);
  }
  const bool with = article.Is(lead, "with") && article.Is(article.Previous(lead, sentence), ",");
  const bool beside = article.Is(lead, ",") && article.Has(article.Previous(lead, sentence), article.words().casualty);
  if (!with && !beside && !article.IsDash(lead) && !article.IsOpenBracket(lead) && !article.Is(lead, ":"))
    return kNoToken;
  for (uint32_t i = 0; i < kApposition; ++i) {
    lead = article.Previous(lead, sentence);
    if (lead == kNoToken || article.Has(lead, article.words().partial) || article.Token(lead).kind == CC_TOKEN_NUMBER) {
      return kNoToken;
    }
    if (!article.Has(lead, article.words().casualty)) continue;
    const uint32_t before = article.Previous(lead, sentence);
    const bool open = article.Is(before, "no") || article.Is(before, "many") || article.Is(before, "of") ||
                      article.Is(before, "without");
    return open ? kNoToken : lead;
  }
  return kNoToken;
}

cc_span Phrase(const Article& article, const Number& n, uint32_t death) {
  cc_span span = sdk::Cover(n.span, sdk::SpanOf(article.Token(death)));
  span = sdk::Cover(span, n.quantity->hedge);
  const uint32_t before = article.Previous(n.first_token, n.quantity->sentence);
  if (article.Is(before, "approaching") || article.Is(before, "exceeding")) {
    span = sdk::Cover(span, sdk::SpanOf(article.Token(before)));
  }
  return span;
}

void Report(const Article& article, cc_span wide, cc_span narrow, const std::string& role, sdk::RuleReport& report) {
  const std::string first(article.Text(wide));
  const std::string second(article.Text(narrow));
  sdk::Finding finding(narrow);
  finding.Message("\"" + first + "\" counts the dead and the wounded, \"" + second + "\" only the dead.");
  finding.Workings("\"" + first + "\" = dead + wounded; \"" + second + "\" = dead");
  finding.Evidence(wide, role, first);
  finding.Evidence(narrow, "deaths alone", second);
  report.Emit(finding);
}

void Run(const Context& context, sdk::RuleReport& report) {
  const Article& article = context.article;
  struct Wide {
    cc_span span = {};  // "30 killed or wounded"
    const Number* number = nullptr;
  };
  std::unordered_map<double, Wide> together;  // how many were killed or wounded, and where it says so
  for (const Number& n : article.numbers()) {
    if (!CanCount(article, n)) continue;
    const uint32_t sentence = n.quantity->sentence;
    if (const uint32_t last = JoinedToken(article, n); last != kNoToken) {
      together.emplace(n.value, Wide{sdk::Cover(n.span, sdk::SpanOf(article.Token(last))), &n});
      continue;
    }
    if (const cc_span wide = CountsBoth(article, n); !sdk::IsAbsent(wide)) {
      together.emplace(n.value, Wide{wide, &n});
      continue;
    }
    const uint32_t death = DeathToken(article, n);
    if (death == kNoToken) continue;
    report.Considered();
    if (HasInjuries(article, death + 1, sentence)) continue;
    if (const uint32_t casualties = CasualtiesBefore(article, n); casualties != kNoToken) {
      report.Compared(n.quantity->span);
      Report(article, sdk::SpanOf(article.Token(casualties)), Phrase(article, n, death), "casualties", report);
      continue;
    }
    const auto wide = together.find(n.value);
    if (wide == together.end() || !article.Is(article.Previous(n.first_token, sentence), "the")) continue;
    report.Compared(n.quantity->span, wide->second.number->quantity->span);
    Report(article, wide->second.span, Phrase(article, n, death), "killed or wounded", report);
  }
}

}  // namespace

Rule MeasureDrift() {
  return {.id = "measure-drift",
          .severity = sdk::Severity::kWarning,
          .summary = "Killed and wounded become killed, or casualties become deaths",
          .run = Run};
}

}  // namespace claimcheck::numeric
