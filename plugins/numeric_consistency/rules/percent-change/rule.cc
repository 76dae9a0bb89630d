// (to - from) / from against the percentage in the text, over all readings of the three numbers; and, where the text
// has the amount of the change instead of what it began at, amount / (to - amount): "fell $1.63, or 11.1%, to $13.03".
#include <algorithm>
#include <cmath>

#include "plugins/numeric_consistency/rules.h"
#include "plugins/numeric_consistency/wording.h"

namespace claimcheck::numeric {
namespace {

constexpr uint32_t kNear = 4;  // tokens between two numbers of one move

// A percentage of percentages may be points: the rule percent-points knows about those.
bool ArePoints(const Change& c, Interval stated) {
  if (!c.from->IsPercent()) return false;
  const Interval points = Subtract(c.to->reading, c.from->reading);
  return !Disagree(points, stated) || !Disagree({-points.high, -points.low}, stated);
}

// "From 200 to 250, an increase of 20% |on a year before|": the percentage has a base of its own.
bool HasOwnBase(const Article& article, const Change& c) {
  const uint32_t t = c.stated->end_token;
  if (c.stated->first_token < std::max(c.from->end_token, c.to->end_token)) return false;
  if (t >= article.SentenceEnd(c.stated->quantity->sentence)) return false;
  return article.Is(t, "on") || article.Is(t, "compared") || article.Is(t, "against") || article.Is(t, "versus");
}

bool HasPercentage(const Article& article, const Change& c) {
  if (c.stated == nullptr || !IsJudgeable(article, c)) return false;
  if (!c.stated->IsPercent() && c.stated->quantity->form != CC_FORM_FRACTION) return false;
  if (c.stated->part != Number::Part::kWhole || !sdk::IsAbsent(c.stated->quantity->whole)) return false;
  return Disagree(c.from->reading, c.to->reading) && !IsOnOtherBasis(article, *c.stated) && !HasOwnBase(article, c);
}

void Report(const Article& article, const Change& c, double actual, sdk::RuleReport& report) {
  const bool up = c.to->value > c.from->value;
  const double percent = c.stated->IsPercent() ? c.stated->value : 100 * c.stated->value;
  const std::string from = Show(article, *c.from);
  const std::string to = Show(article, *c.to);
  const std::string low = Figure(up ? c.from->value : c.to->value, 2);
  const std::string high = Figure(up ? c.to->value : c.from->value, 2);
  const double factor = 1 + (up ? percent : -percent) / 100;
  sdk::Finding finding(c.stated->span);
  finding.Message("From " + from + " to " + to + " is a change of " + Percent(actual) + ", not " +
                  Show(article, *c.stated) + ".");
  finding.Workings("(" + high + " − " + low + ") / " + Figure(c.from->value, 2) + " = " + Percent(actual) +
                   "; the text says " + Show(article, *c.stated) + "; it would take " +
                   Figure(c.from->value * factor, 2));
  AddEvidence(finding, article, *c.from, "before");
  AddEvidence(finding, article, *c.to, "after");
  AddEvidence(finding, article, *c.stated, "stated change");
  OfferPercent(finding, article, *c.stated, actual);
  if (factor > 0) {
    OfferFix(finding, article, *c.to, c.from->value * factor);
    OfferFix(finding, article, *c.from, c.to->value / factor);
  }
  report.Emit(finding);
}

// An amount and a percentage, one the other's name, between a verb and "to".
struct Move {
  const Number* amount = nullptr;
  const Number* percent = nullptr;
  const Number* to = nullptr;
  int direction = 0;
};

// "slid |11.12 per cent or $1.63 to $13.03|", "fell |$1.63, or 11.1%, to $13.03|": numbers[i] is the first of the
// three.
Move ReadMove(const Article& article, std::span<const Number> numbers, size_t i) {
  Move move;
  const Number& first = numbers[i];
  const Number& second = numbers[i + 1];
  const Number& to = numbers[i + 2];
  const uint32_t sentence = first.quantity->sentence;
  if (second.quantity->sentence != sentence || to.quantity->sentence != sentence) return {};
  if (first.IsPercent() == second.IsPercent() || !article.Is(article.Before(second), "or")) return {};
  uint32_t verb = article.Before(first);
  if (article.Is(verb, "by")) verb = article.Previous(verb, sentence);
  move.direction = ReadChangeWord(article, verb).direction;
  move.amount = first.IsPercent() ? &second : &first;
  move.percent = first.IsPercent() ? &first : &second;
  move.to = &to;
  const bool near = second.first_token - first.end_token <= kNear && to.first_token - second.end_token <= kNear;
  if (move.direction == 0 || !near || !article.Is(article.Before(to), "to")) return {};
  for (const Number* n : {&first, &second, &to}) {
    if (!n->IsPlain() || !n->IsAsserted() || n->IsRate()) return {};
  }
  // "$1.63 to $13.03" looks like a range, and is none behind a percentage.
  const bool range = second.part == Number::Part::kRangeFrom && to.part == Number::Part::kRangeTo;
  const bool whole = second.part == Number::Part::kWhole && to.part == Number::Part::kWhole;
  if (first.part != Number::Part::kWhole || (!range && !whole)) return {};
  return article.Comparable(*move.amount, to) ? move : Move{};
}

// Points of an index are rounded or cut off where a count of people is exact.
Interval Rounded(const Number& n) {
  return {std::min(n.reading.low, n.value - n.step / 2), std::max(n.reading.high, n.value + n.step)};
}

void CheckMove(const Article& article, const Move& m, sdk::RuleReport& report) {
  report.Considered();
  const Interval amount = Rounded(*m.amount), to = Rounded(*m.to);
  const double sign = m.direction;
  const Interval from = m.direction > 0 ? Subtract(to, amount) : Add(to, amount);
  const double began = m.to->value - sign * m.amount->value;
  if (began <= 0 || from.low <= 0 || IsOnOtherBasis(article, *m.percent)) return;
  report.Compared(m.amount->quantity->span, m.to->quantity->span, m.percent->quantity->span);
  const Interval share = {100 * amount.low / from.high, 100 * amount.high / from.low};
  if (!Disagree(share, m.percent->reading)) return;
  const double actual = 100 * m.amount->value / began;
  const std::string sum = Figure(m.to->value, 2) + (sign > 0 ? " − " : " + ") + Figure(m.amount->value, 2);
  sdk::Finding finding(m.percent->span);
  finding.Message(Show(article, *m.amount) + (sign > 0 ? " up to " : " down to ") + Show(article, *m.to) +
                  " is a change of " + Percent(actual) + ", not " + Show(article, *m.percent) + ".");
  finding.Workings(Figure(m.amount->value, 2) + " / (" + sum + ") = " + Percent(actual) + "; the text says " +
                   Show(article, *m.percent));
  AddEvidence(finding, article, *m.amount, "change");
  AddEvidence(finding, article, *m.to, "after");
  AddEvidence(finding, article, *m.percent, "stated change");
  OfferPercent(finding, article, *m.percent, actual);
  report.Emit(finding);
}

void Run(const Context& context, sdk::RuleReport& report) {
  const auto numbers = context.article.numbers();
  for (size_t i = 0; i + 2 < numbers.size(); ++i) {
    if (numbers[i].IsPercent() == numbers[i + 1].IsPercent()) continue;
    if (const Move move = ReadMove(context.article, numbers, i); move.to != nullptr)
      CheckMove(context.article, move, report);
  }
  for (const Change& c : context.changes) {
    report.Considered();
    if (!HasPercentage(context.article, c)) continue;
    report.Compared(c.from->quantity->span, c.to->quantity->span, c.stated->quantity->span);
    const bool up = c.to->value > c.from->value;
    const Interval change = RelativeChange(c.from->reading, c.to->reading);
    const Interval size = up ? change : Interval{-change.high, -change.low};
    const Interval stated = c.stated->IsPercent() ? c.stated->reading : Scale(c.stated->reading, 100);
    if (!Disagree(size, stated) || ArePoints(c, stated)) continue;
    Report(context.article, c, 100 * std::fabs(c.to->value / c.from->value - 1), report);
  }
}

}  // namespace

Rule PercentChange() {
  return {.id = "percent-change",
          .severity = sdk::Severity::kError,
          .summary = "A percentage that does not follow from the two values beside it",
          .run = Run};
}

}  // namespace claimcheck::numeric
