// "charged on 14 May and arrested two days later, on 12 May": a date that does not lie where the words put it.
//
// Two shapes are read: "…A … two days later, on B" and "on B, two days after … on A". What the words count from is not
// always the last date before them, so every date of the sentence, or failing that of the two sentences before, may be
// it: the rule fires only if none of them fits. Dates without a year may lie a year apart.
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "plugins/date_ordering/civil.h"
#include "plugins/date_ordering/network.h"
#include "plugins/date_ordering/rules.h"
#include "plugins/date_ordering/wording.h"

namespace claimcheck::dates {
namespace {

constexpr uint32_t kSentencesBack = 2;
constexpr uint32_t kClauseTokens = 12;

// Both with their years, or both without.
bool Comparable(const cc_time& a, const cc_time& b) {
  return (Timeline::Written(a) && Timeline::Written(b)) || (a.year == 0 && b.year == 0 && a.basis == b.basis);
}

// `later` lies where the count puts it if counted from `anchor`, in one of the years that it may have.
bool Fits(const Span& anchor, const cc_time& offset, const cc_time& date, const Span& later) {
  const double slack = SlackOf(offset);
  const Span expected = {offset.length_low - slack, offset.length_high + slack};
  const Span between = {later.low - anchor.high, later.high - anchor.low};
  if (between.Touches(expected)) return true;
  if (Timeline::Written(date)) {
    // "two years later" is often counted in years of the calendar.
    const double years = YearOf(static_cast<int32_t>(later.low)) - YearOf(static_cast<int32_t>(anchor.low));
    return offset.grain == CC_GRAIN_YEAR && std::abs(years - offset.length_low / kYearDays) < 0.5;
  }
  for (const double year : {-366.0, 366.0}) {
    if (Span{between.low + year - 1, between.high + year + 1}.Touches(expected)) return true;
  }
  return false;
}

struct Claim {
  size_t anchor = Network::kNone;
  const cc_time* offset = nullptr;
  size_t date = Network::kNone;  // what the text says is `offset` away from the anchor
};

// "… A … two days later, on B": the dates before it, nearest first.
Claim DateBehind(const Timeline& times, const Network& network, size_t i, bool& fits) {
  const cc_time& offset = times.At(i);
  if (i + 1 >= times.size() || offset.type == CC_TIME_DURATION || !times.Apposed(offset, times.At(i + 1))) return {};
  const cc_time& date = times.At(i + 1);
  if (!IsPlainDate(date)) return {};
  Claim claim;
  fits = false;
  // "addressed a month earlier, on Nov. 18" may count from the day of writing.
  if (const std::optional<int32_t> published = times.document().published()) {
    const Span today = {static_cast<double>(*published), static_cast<double>(*published)};
    fits = Timeline::Placed(date) && Fits(today, offset, date, network.At(i + 1).days);
  }
  for (size_t k = i; k-- > 0;) {
    const cc_time& anchor = times.At(k);
    if (offset.sentence - anchor.sentence > kSentencesBack) break;
    const bool near = claim.anchor != Network::kNone && times.At(claim.anchor).sentence == offset.sentence;
    if (near && anchor.sentence != offset.sentence) break;
    if (!Timeline::IsDate(anchor)) continue;
    // What it counts from may be this one, and nobody knows when that was.
    if (!network.At(k).known) {
      if (Timeline::Placed(anchor)) return {};
      continue;
    }
    const cc_time& root = times.At(network.PathTo(k).front());
    if (!Comparable(root, date)) return {};
    if (Fits(network.At(k).days, offset, date, network.At(i + 1).days)) fits = true;
    if (claim.anchor == Network::kNone) claim = {k, &offset, i + 1};
  }
  return claim;
}

// "on B, two days after … on A".
Claim DateBefore(const Timeline& times, const Network& network, size_t i, bool& fits) {
  const cc_time& offset = times.At(i);
  if (i == 0 || i + 1 >= times.size() || offset.type != CC_TIME_DURATION) return {};
  const cc_time& date = times.At(i - 1);
  const cc_time& anchor = times.At(i + 1);
  const uint32_t behind = Timeline::EndToken(offset);
  if (!times.IsOneOf(behind, {"after", "before"}) || anchor.sentence != offset.sentence) return {};
  if (!IsPlainDate(date) || !IsPlainDate(anchor) || !times.ApposedByMark(date, offset)) return {};
  if (anchor.first_token > behind + kClauseTokens || !times.IsOneOf(anchor.first_token - 1, {"on", "in", "of"}))
    return {};
  if (times.Near(offset, behind, anchor.first_token,
                 {",", ";", "and", "that", "which", "who", "because", "until", "since", "set", "due", "planned",
                  "scheduled", "expected", "agreed", "plan", "plans", "supposed", "meant"})) {
    return {};
  }
  if (!Comparable(anchor, date) || !network.At(i - 1).known || !network.At(i + 1).known) return {};
  fits = Fits(network.At(i + 1).days, offset, date, network.At(i - 1).days);
  return {i + 1, &offset, i - 1};
}

std::string Away(double days) {
  const auto count = static_cast<long long>(std::llround(std::abs(days)));
  if (count == 0) return "the same day";
  return Count(count, "day") + (days < 0 ? " earlier" : " later");
}

Span Between(const Network& network, const Claim& claim) {
  const Span& from = network.At(claim.anchor).days;
  const Span& to = network.At(claim.date).days;
  return {to.low - from.high, to.high - from.low};
}

void AddFixes(const Timeline& times, const Network& network, const Claim& claim, sdk::Finding& finding) {
  const cc_time& offset = *claim.offset;
  const cc_time& anchor = times.At(claim.anchor);
  const cc_time& date = times.At(claim.date);
  const Span between = Between(network, claim);
  const uint32_t last = Timeline::EndToken(offset) - 1;
  // The count is right, the direction is not.
  const double slack = SlackOf(offset);
  const bool mirrored = between.Touches({-offset.length_high - slack, -offset.length_low + slack});
  if (mirrored && times.IsOneOf(last, {"later", "earlier"})) {
    const std::string word = times.Is(last, "later") ? "earlier" : "later";
    finding.Fix("write " + word, sdk::SpanOf(times.document().tokens()[last]), word);
  } else if (mirrored && times.IsOneOf(last + 1, {"after", "before"})) {
    const std::string word = times.Is(last + 1, "after") ? "before" : "after";
    finding.Fix("write " + word, sdk::SpanOf(times.document().tokens()[last + 1]), word);
  } else if (offset.grain == CC_GRAIN_DAY && between.low == between.high && times.IsOneOf(last, {"later", "earlier"})) {
    finding.Fix("write " + Away(between.low), offset.span, Away(between.low));
  }
  if (anchor.grain != CC_GRAIN_DAY || !IsPlainDate(anchor) || offset.grain != CC_GRAIN_DAY ||
      offset.length_low != offset.length_high)
    return;
  const int32_t right =
      static_cast<int32_t>(network.At(claim.anchor).days.low) + static_cast<int32_t>(offset.length_low);
  if (MonthOf(right) != date.month || date.day == 0) return;
  for (const cc_token& token : times.document().Tokens(date)) {
    if (token.kind == CC_TOKEN_NUMBER && times.document().Text(token) == std::to_string(date.day)) {
      finding.Fix("write " + std::to_string(DayOfMonth(right)) + " " + std::string(MonthName(date.month)),
                  sdk::SpanOf(token), std::to_string(DayOfMonth(right)));
      return;
    }
  }
}

// The cycle, told from the date on the calendar through the counts to the count that fails.
std::string Told(const Timeline& times, const std::vector<size_t>& path) {
  std::string told;
  for (const size_t at : path) {
    told += told.empty() ? ShowTime(times.At(at)) : ", then " + std::string(times.Text(times.At(at)));
  }
  return told;
}

void Report(const Timeline& times, const Network& network, const Claim& claim, sdk::RuleReport& report) {
  const cc_time& anchor = times.At(claim.anchor);
  const cc_time& date = times.At(claim.date);
  const std::vector<size_t> path = network.PathTo(claim.anchor);
  const Span between = Between(network, claim);
  const std::string away = between.low == between.high ? Away(between.low)
                                                       : (between.high < 0  ? "earlier"
                                                          : between.low > 0 ? "later"
                                                                            : "at about the same time");
  std::string stated(times.Text(*claim.offset));
  const uint32_t behind = Timeline::EndToken(*claim.offset);
  if (claim.offset->type == CC_TIME_DURATION) stated += " " + std::string(times.Text(behind));
  sdk::Finding finding(sdk::Cover(claim.offset->span, date.span));
  finding.Message(std::string(times.Text(date)) + " is " + away + " than " + std::string(times.Text(anchor)) +
                  ", not " + stated + ".");
  if (between.low == between.high && between.low == 0)
    finding.Message("Both dates are the same day, not " + stated + ".");
  if (path.size() > 1)
    finding.Message(std::string(times.Text(date)) + " is not " + stated + " if what is told before holds.");
  finding.Workings("from " + Told(times, path) + " to " + ShowTime(date) + ": " + away + "; the text says " + stated);
  for (const size_t at : path) finding.Evidence(times.At(at).span, "counted from", ShowTime(times.At(at)));
  finding.Evidence(claim.offset->span, "stated distance", stated);
  finding.Evidence(date.span, "date", ShowTime(date));
  if (!Timeline::Quoted(*claim.offset) && !Timeline::Quoted(date)) AddFixes(times, network, claim, finding);
  report.Emit(finding);
}

void Run(const Timeline& times, sdk::RuleReport& report) {
  const auto counts = [](const cc_time& t) { return IsCount(t) && Timeline::Asserted(t); };
  if (std::none_of(times.times().begin(), times.times().end(), counts)) return;
  const Network network(times);
  for (size_t i = 0; i < times.size(); ++i) {
    if (!counts(times.At(i))) continue;
    report.Considered();
    bool fits = true;
    Claim claim = DateBehind(times, network, i, fits);
    if (claim.anchor == Network::kNone) claim = DateBefore(times, network, i, fits);
    if (claim.anchor == Network::kNone) continue;
    report.Compared(times.At(i).span, times.At(claim.anchor).span);
    if (!fits) Report(times, network, claim, report);
  }
}

}  // namespace

Rule Sequence() {
  return {.id = "sequence",
          .severity = sdk::Severity::kError,
          .summary = "A date that does not lie where \"two days later\" puts it",
          .run = Run};
}

}  // namespace claimcheck::dates
