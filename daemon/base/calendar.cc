#include "daemon/base/calendar.h"

#include <chrono>
#include <cstdio>

namespace claimcheck::base {
namespace {

namespace ch = std::chrono;

ch::sys_days At(int32_t days) { return ch::sys_days{ch::days{days}}; }

}  // namespace

std::optional<int32_t> DaysFrom(int year, int month, int day) {
  if (year < -32767 || year > 32767 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  const ch::year_month_day ymd{ch::year{year}, ch::month{static_cast<unsigned>(month)},
                               ch::day{static_cast<unsigned>(day)}};
  if (!ymd.ok()) return std::nullopt;
  return static_cast<int32_t>(ch::sys_days{ymd}.time_since_epoch().count());
}

CivilDay CivilFrom(int32_t days) {
  const ch::year_month_day ymd{At(days)};
  return {static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
          static_cast<int>(static_cast<unsigned>(ymd.day()))};
}

int IsoWeekday(int32_t days) { return static_cast<int>(ch::weekday{At(days)}.iso_encoding()); }

int DaysInMonth(int year, int month) {
  const ch::year_month_day_last last{ch::year{year}, ch::month_day_last{ch::month{static_cast<unsigned>(month)}}};
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

std::optional<int32_t> ParseIsoDay(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  int part[3] = {0, 0, 0};
  for (size_t i = 0, field = 0; i < text.size(); ++i) {
    if (text[i] == '-') {
      ++field;
      if (i != 4 && i != 7) return std::nullopt;
    } else if (text[i] >= '0' && text[i] <= '9') {
      part[field] = part[field] * 10 + (text[i] - '0');
    } else {
      return std::nullopt;
    }
  }
  return DaysFrom(part[0], part[1], part[2]);
}

std::string FormatIsoDay(int32_t days) {
  const CivilDay civil = CivilFrom(days);
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", civil.year, civil.month, civil.day);
  return buffer;
}

}  // namespace claimcheck::base
