// "charged on 14 May and arrested two days later, on 12 May": a date that does not lie where the words put it.
//
// Two shapes are read: "…A … two days later, on B" and "on B, two days after … on A". What the words count from is not
// always the last date before them, so every date of the sentence, or failing that of the two sentences before, may be it:
// the rule fires only if none of them fits. Dates without a year may lie a year apart.
#include <cmath>
#include <string>
#include <vector>

#include "plugins/date_ordering/civil.h"
#include "plugins/date_ordering/rules.h"
#include "plugins/date_ordering/wording.h"

namespace claimcheck::dates {
namespace {

constexpr uint32_t kSentencesBack = 2;
constexpr uint32_t kClauseTokens = 12;

bool IsOffset(const cc_time& t) {
  return t.role == CC_TIME_ROLE_OFFSET && t.length_low != 0 && std::isfinite(t.length_low) && std::isfinite(t.length_high) &&
         std::abs(t.length_high) < 1e5 && t.grain >= CC_GRAIN_DAY && t.grain <= CC_GRAIN_DECADE &&
         t.grain != CC_GRAIN_WEEKEND;
}

// A day, a month or a year that stands by itself.
bool IsPlainDate(const cc_time& t) {
  return Timeline::IsDate(t) && t.role == CC_TIME_ROLE_PLAIN && Timeline::Placed(t) && (t.month != 0 || t.year != 0) &&
         t.grain >= CC_GRAIN_HOUR && t.grain <= CC_GRAIN_YEAR && t.shade != CC_TIME_SHADE_BEFORE &&
         t.shade != CC_TIME_SHADE_AFTER;
}

// Both with their years, or both without.
bool Comparable(const cc_time& a, const cc_time& b) {
  return (Timeline::Written(a) && Timeline::Written(b)) || (a.year == 0 && b.year == 0 && a.basis == b.basis);
}

// How far a count of such units may be off: nobody counts the days of "three weeks later".
double Slack(const cc_time& offset) {
  const double size = std::abs(offset.length_high);
  switch (offset.grain) {
    case CC_GRAIN_WEEK:
      return 4 + size / 10;
    case CC_GRAIN_MONTH:
      return 18 + size / 10;
    case CC_GRAIN_YEAR:
      return 220;
    case CC_GRAIN_DECADE:
      return 1900;
    default:
      return size <= 3 ? 0 : 1;
  }
}

// `later` lies where the offset puts it if counted from `anchor`, in one of the years that it may have.
bool Fits(const cc_time& anchor, const cc_time& offset, const cc_time& later) {
  const double slack = Slack(offset);
  const Span expected = {offset.length_low - slack, offset.length_high + slack};
  const Span between = Timeline::DaysBetween(anchor, later);
  if (between.Touches(expected)) return true;
  if (Timeline::Written(later)) {
    // "two years later" is often counted in years of the calendar.
    const double years = YearOf(later.first_day) - YearOf(anchor.first_day);
    return offset.grain == CC_GRAIN_YEAR && std::abs(years - offset.length_low / kYearDays) < 0.5;
  }
  for (const double year : {-366.0, 366.0}) {
    if (Span{between.low + year - 1, between.high + year + 1}.Touches(expected)) return true;
  }
  return false;
}

struct Claim {
  const cc_time* anchor = nullptr;
  const cc_time* offset = nullptr;
  const cc_time* date = nullptr;  // what the text says is `offset` away from the anchor
};

// "… A … two days later, on B": the dates before it, nearest first.
Claim DateBehind(const Timeline& times, size_t i, bool& fits) {
  const cc_time& offset = times.At(i);
  if (i + 1 >= times.size() || offset.type == CC_TIME_DURATION || !times.Apposed(offset, times.At(i + 1))) return {};
  const cc_time& date = times.At(i + 1);
  if (!IsPlainDate(date)) return {};
  Claim claim;
  fits = false;
  // "addressed a month earlier, on Nov. 18" may count from the day of writing.
  if (const std::optional<int32_t> published = times.document().published()) {
    cc_time today = {};
    today.first_day = today.last_day = *published;
    fits = Fits(today, offset, date);
  }
  for (size_t k = i; k-- > 0;) {
    const cc_time& anchor = times.At(k);
    if (offset.sentence - anchor.sentence > kSentencesBack) break;
    if (claim.anchor != nullptr && claim.anchor->sentence == offset.sentence && anchor.sentence != offset.sentence) break;
    if (!Timeline::IsDate(anchor) || !Timeline::Placed(anchor)) continue;
    if (!IsPlainDate(anchor) || !Comparable(anchor, date)) return {};  // what it counts from may be this one
    if (Fits(anchor, offset, date)) fits = true;
    if (claim.anchor == nullptr) claim = {&anchor, &offset, &date};
  }
  return claim;
}

// "on B, two days after … on A".
Claim DateBefore(const Timeline& times, size_t i, bool& fits) {
  const cc_time& offset = times.At(i);
  if (i == 0 || i + 1 >= times.size() || offset.type != CC_TIME_DURATION) return {};
  const cc_time& date = times.At(i - 1);
  const cc_time& anchor = times.At(i + 1);
  const uint32_t behind = Timeline::EndToken(offset);
  if (!times.IsOneOf(behind, {"after", "before"}) || anchor.sentence != offset.sentence) return {};
  if (!IsPlainDate(date) || !IsPlainDate(anchor) || !times.ApposedByMark(date, offset)) return {};
  if (anchor.first_token > behind + kClauseTokens || !times.IsOneOf(anchor.first_token - 1, {"on", "in", "of"})) return {};
  if (times.Near(offset, behind, anchor.first_token, {",", ";", "and", "that", "which", "who", "because", "until", "since",
                                                        "set", "due", "planned", "scheduled", "expected", "agreed"})) {
    return {};
  }
  if (!Comparable(anchor, date)) return {};
  fits = Fits(anchor, offset, date);
  return {&anchor, &offset, &date};
}

std::string Away(double days) {
  const auto count = static_cast<long long>(std::llround(std::abs(days)));
  if (count == 0) return "the same day";
  return Count(count, "day") + (days < 0 ? " earlier" : " later");
}

void AddFixes(const Timeline& times, const Claim& claim, sdk::Finding& finding) {
  const cc_time& offset = *claim.offset;
  const cc_time& date = *claim.date;
  const Span between = Timeline::DaysBetween(*claim.anchor, date);
  const uint32_t last = Timeline::EndToken(offset) - 1;
  // The count is right, the direction is not.
  const double slack = Slack(offset);
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
  if (claim.anchor->grain != CC_GRAIN_DAY || offset.grain != CC_GRAIN_DAY || offset.length_low != offset.length_high) return;
  const int32_t right = claim.anchor->first_day + static_cast<int32_t>(offset.length_low);
  if (MonthOf(right) != date.month || date.day == 0) return;
  for (const cc_token& token : times.document().Tokens(date)) {
    if (token.kind == CC_TOKEN_NUMBER && times.document().Text(token) == std::to_string(date.day)) {
      finding.Fix("write " + std::to_string(DayOfMonth(right)) + " " + std::string(MonthName(date.month)),
                  sdk::SpanOf(token), std::to_string(DayOfMonth(right)));
      return;
    }
  }
}

void Report(const Timeline& times, const Claim& claim, sdk::RuleReport& report) {
  const Span between = Timeline::DaysBetween(*claim.anchor, *claim.date);
  const std::string away = between.low == between.high
                               ? Away(between.low)
                               : (between.high < 0 ? "earlier" : between.low > 0 ? "later" : "at about the same time");
  std::string stated(times.Text(*claim.offset));
  const uint32_t behind = Timeline::EndToken(*claim.offset);
  if (claim.offset->type == CC_TIME_DURATION) stated += " " + std::string(times.Text(behind));
  sdk::Finding finding(sdk::Cover(claim.offset->span, claim.date->span));
  finding.Message(std::string(times.Text(*claim.date)) + " is " + away + " than " +
                  std::string(times.Text(*claim.anchor)) + ", not " + stated + ".");
  if (between.low == between.high && between.low == 0) {
    finding.Message("Both dates are the same day, not " + stated + ".");
  }
  finding.Workings("from " + ShowTime(*claim.anchor) + " to " + ShowTime(*claim.date) + ": " + away + "; the text says " +
                   stated);
  finding.Evidence(claim.anchor->span, "counted from", ShowTime(*claim.anchor));
  finding.Evidence(claim.offset->span, "stated distance", stated);
  finding.Evidence(claim.date->span, "date", ShowTime(*claim.date));
  if (!Timeline::Quoted(*claim.offset) && !Timeline::Quoted(*claim.date)) AddFixes(times, claim, finding);
  report.Emit(finding);
}

void Run(const Timeline& times, sdk::RuleReport& report) {
  for (size_t i = 0; i < times.size(); ++i) {
    if (!IsOffset(times.At(i)) || !Timeline::Asserted(times.At(i))) continue;
    report.Considered();
    bool fits = true;
    Claim claim = DateBehind(times, i, fits);
    if (claim.anchor == nullptr) claim = DateBefore(times, i, fits);
    if (claim.anchor == nullptr) continue;
    report.Compared(times.At(i).span, claim.anchor->span);
    if (!fits) Report(times, claim, report);
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
