// The events of a document as a simple temporal network: what day each of its times may be, and by which other time.
//
// Nodes are the document's times. A node with a date of its own hangs on the calendar: its days are those of the date.
// A node told by counting ("two days later") hangs on the time that it counts from, by an edge that says how many days
// lie between, smallest and largest. Every node has one such edge, so the network is a forest, and the only cycles that
// can fail are those that a second edge closes: a date in apposition to a count ("two days later, on 12 May"). Such a
// cycle, from the date through the counts to the calendar and back, is the smallest there is; Path() gives it for the
// telling. Dates without a year or a publication date are laid into one year, whichever it may be.
//
//   arrested on 14 May · two days later charged · a week after that, on 2 June, freed
//   14 May ──[2, 2]── two days later ──[3, 11]── a week after      19 to 27 May, not 2 June
//
// Cost:      linear in times; a path has at most kLongestPath edges.
// Threads:   immutable once made.
#ifndef CLAIMCHECK_PLUGINS_DATE_ORDERING_NETWORK_H_
#define CLAIMCHECK_PLUGINS_DATE_ORDERING_NETWORK_H_

#include <cstddef>
#include <vector>

#include "plugins/date_ordering/timeline.h"

namespace claimcheck::dates {

// "two days later", "a year before": a count of days to years.
bool IsCount(const cc_time& t);
// A day, a month or a year that stands by itself.
bool IsPlainDate(const cc_time& t);
// How many days a count of such units may be off: nobody counts the days of "three weeks later".
double SlackOf(const cc_time& count);

class Network {
 public:
  static constexpr size_t kNone = static_cast<size_t>(-1);
  struct Node {
    bool known = false;
    Span days;            // of the calendar, or of the one year of dates without
    size_t from = kNone;  // the node that it counts from; kNone for a date
  };

  explicit Network(const Timeline& times);

  const Node& At(size_t time) const { return nodes_[time]; }
  // From the date that the node hangs on to the node itself.
  std::vector<size_t> PathTo(size_t time) const;

 private:
  static constexpr size_t kLongestPath = 6;
  size_t CountsFrom(const Timeline& times, size_t count) const;

  std::vector<Node> nodes_;
  std::vector<size_t> depth_;
};

}  // namespace claimcheck::dates

#endif  // CLAIMCHECK_PLUGINS_DATE_ORDERING_NETWORK_H_
