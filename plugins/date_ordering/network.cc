// Times are added in the order of the text, so that the node a count hangs on is there before it: the engine's anchor
// of the count if it names one, else the last known node in the sentence or the one before. A count in apposition to a
// date gets no node of its own: it is the edge that may fail.
#include "plugins/date_ordering/network.h"

#include <algorithm>
#include <cmath>

#include "plugins/date_ordering/civil.h"

namespace claimcheck::dates {
namespace {

constexpr int kAnyYear = 2023;  // no leap year; dates without one are laid into it

}  // namespace

bool IsCount(const cc_time& t) {
  return t.role == CC_TIME_ROLE_OFFSET && t.length_low != 0 && std::isfinite(t.length_low) &&
         std::isfinite(t.length_high) && std::abs(t.length_high) < 1e5 && t.grain >= CC_GRAIN_DAY &&
         t.grain <= CC_GRAIN_DECADE && t.grain != CC_GRAIN_WEEKEND;
}

bool IsPlainDate(const cc_time& t) {
  const bool day = t.month != 0 && t.day != 0 && t.basis == CC_BASIS_NONE;
  return Timeline::IsDate(t) && t.role == CC_TIME_ROLE_PLAIN && (Timeline::Placed(t) || day) &&
         (t.month != 0 || t.year != 0) && t.grain >= CC_GRAIN_HOUR && t.grain <= CC_GRAIN_YEAR &&
         t.shade != CC_TIME_SHADE_BEFORE && t.shade != CC_TIME_SHADE_AFTER;
}

double SlackOf(const cc_time& count) {
  const double size = std::abs(count.length_high);
  switch (count.grain) {
    case CC_GRAIN_WEEK: return 4 + size / 10;
    case CC_GRAIN_MONTH: return 18 + size / 10;
    case CC_GRAIN_YEAR: return 220;
    case CC_GRAIN_DECADE: return 1900;
    default: return size <= 3 ? 0 : 1;
  }
}

Network::Network(const Timeline& times) : nodes_(times.size()), depth_(times.size(), 0) {
  for (size_t i = 0; i < times.size(); ++i) {
    const cc_time& t = times.At(i);
    Node& node = nodes_[i];
    if (IsPlainDate(t)) {
      node.known = true;
      if (Timeline::Placed(t)) {
        node.days = {static_cast<double>(t.first_day), static_cast<double>(t.last_day)};
      } else {
        const std::optional<int32_t> day = DayOf(kAnyYear, t.month, t.day);
        node.known = day.has_value();
        if (day) node.days = {static_cast<double>(*day), static_cast<double>(*day)};
      }
      continue;
    }
    if (!IsCount(t) || t.type == CC_TIME_DURATION || !Timeline::Asserted(t)) continue;
    if (i + 1 < times.size() && times.Apposed(t, times.At(i + 1))) continue;
    node.from = CountsFrom(times, i);
    if (node.from == kNone || depth_[node.from] + 1 > kLongestPath) continue;
    const Span& start = nodes_[node.from].days;
    const double slack = SlackOf(t);
    node.days = {start.low + t.length_low - slack, start.high + t.length_high + slack};
    node.known = true;
    depth_[i] = depth_[node.from] + 1;
  }
}

size_t Network::CountsFrom(const Timeline& times, size_t count) const {
  const cc_time& t = times.At(count);
  if (t.anchor != CC_NONE && t.anchor < count) return nodes_[t.anchor].known ? t.anchor : kNone;
  for (size_t k = count; k-- > 0 && times.At(k).sentence + 1 >= t.sentence;) {
    if (nodes_[k].known) return k;
    if (Timeline::IsDate(times.At(k))) return kNone;  // it may be what the count starts from
  }
  return kNone;
}

std::vector<size_t> Network::PathTo(size_t time) const {
  std::vector<size_t> path;
  for (size_t at = time; at != kNone && path.size() <= kLongestPath; at = nodes_[at].from) path.push_back(at);
  std::reverse(path.begin(), path.end());
  return path;
}

}  // namespace claimcheck::dates
