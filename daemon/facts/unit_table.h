// What a quantity is measured in: symbol, dimension, and the way to the dimension's base unit.
//
// Rows are numbered by daemon/text/lexicon/unit.txt and unit_sign.txt; units of time by time_unit.txt.
// Threads: constant data.
// Cost:    constant.
// Example: UnitRow(4) -> {"km", CC_DIM_LENGTH, 1000, 0}: 5 km are 5 * 1000 + 0 m
#ifndef CLAIMCHECK_DAEMON_FACTS_UNIT_TABLE_H_
#define CLAIMCHECK_DAEMON_FACTS_UNIT_TABLE_H_

#include <cstdint>
#include <string_view>

#include "claimcheck/plugin.h"

namespace claimcheck::facts {

struct MeasureUnit {
  std::string_view symbol;  // static; empty: there is no such unit
  uint32_t dimension = CC_DIM_COUNT;
  double factor = 1;  // base value = value * factor + offset
  double offset = 0;
};

MeasureUnit UnitRow(int row);
// Of a value of time_unit.txt; empty for those that are no fixed length of time (quarter, weekend, night).
MeasureUnit TimeUnit(int time_unit);
// "square" (2) or "cubic" (3) with a unit of length; empty if it is not one.
MeasureUnit PowerOf(const MeasureUnit& length, int power);
// A length or distance with the unit of time that it is covered in: "miles an hour"; empty if there is no such unit.
MeasureUnit SpeedOf(const MeasureUnit& length, int time_unit);
// "kilowatt-hours"; empty if `power` is no power.
MeasureUnit EnergyOf(const MeasureUnit& power);

inline constexpr MeasureUnit kPercent = {"%", CC_DIM_PERCENT, 1, 0};
inline constexpr MeasureUnit kPercentPoint = {"pp", CC_DIM_PERCENT_POINT, 1, 0};
inline constexpr MeasureUnit kBasisPoint = {"bp", CC_DIM_PERCENT_POINT, 0.01, 0};

}  // namespace claimcheck::facts

#endif  // CLAIMCHECK_DAEMON_FACTS_UNIT_TABLE_H_
