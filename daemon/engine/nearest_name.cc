#include "daemon/engine/nearest_name.h"

#include <algorithm>
#include <array>
#include <utility>

namespace claimcheck::engine {
namespace {

constexpr size_t kLongest = 128;  // bytes

size_t Distance(std::string_view a, std::string_view b) {
  std::array<size_t, kLongest + 1> row;
  for (size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = std::exchange(row[0], i);
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t replaced = diagonal + (a[i - 1] != b[j - 1]);
      diagonal = row[j];
      row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

}  // namespace

std::string Nearest(std::string_view name, const std::vector<std::string>& known) {
  std::string best;
  size_t best_distance = kLongest;
  if (name.size() > kLongest) return best;
  for (const std::string& candidate : known) {
    if (candidate.size() > kLongest) continue;
    const size_t distance = Distance(name, candidate);
    if (distance < best_distance && distance * 3 <= std::max(name.size(), candidate.size())) {
      best = candidate;
      best_distance = distance;
    }
  }
  return best;
}

}  // namespace claimcheck::engine
