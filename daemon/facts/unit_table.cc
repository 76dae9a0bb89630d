// Factors: the international yard and pound (1959), SI, US liquid measure; a barrel is one of oil, a ton the short ton,
// a BTU the international one, a month 30.436875 days and a year 365.2425, as in cc_time.
#include "daemon/facts/unit_table.h"

#include <iterator>

namespace claimcheck::facts {
namespace {

struct Row {
  int row;
  MeasureUnit unit;
};

constexpr double kFahrenheit = 5.0 / 9;
constexpr double kDay = 86400;
constexpr double kJoule = 1 / 3.6e6;  // kWh

// In the order of the numbers.
constexpr Row kRows[] = {
    {1, {"mm", CC_DIM_LENGTH, 0.001}},
    {2, {"cm", CC_DIM_LENGTH, 0.01}},
    {3, {"m", CC_DIM_LENGTH}},
    {4, {"km", CC_DIM_LENGTH, 1000}},
    {5, {"in", CC_DIM_LENGTH, 0.0254}},
    {6, {"ft", CC_DIM_LENGTH, 0.3048}},
    {7, {"yd", CC_DIM_LENGTH, 0.9144}},
    {8, {"mi", CC_DIM_LENGTH, 1609.344}},
    {9, {"nmi", CC_DIM_LENGTH, 1852}},
    {10, {"fathom", CC_DIM_LENGTH, 1.8288}},
    {11, {"µm", CC_DIM_LENGTH, 1e-6}},
    {12, {"nm", CC_DIM_LENGTH, 1e-9}},
    {13, {"dm", CC_DIM_LENGTH, 0.1}},
    {14, {"pm", CC_DIM_LENGTH, 1e-12}},
    {15, {"furlong", CC_DIM_LENGTH, 201.168}},
    {16, {"ly", CC_DIM_LENGTH, 9.4607304725808e15}},
    {20, {"m²", CC_DIM_AREA}},
    {21, {"km²", CC_DIM_AREA, 1e6}},
    {22, {"ha", CC_DIM_AREA, 1e4}},
    {23, {"acre", CC_DIM_AREA, 4046.8564224}},
    {24, {"ft²", CC_DIM_AREA, 0.09290304}},
    {25, {"mi²", CC_DIM_AREA, 2589988.110336}},
    {26, {"in²", CC_DIM_AREA, 0.00064516}},
    {27, {"yd²", CC_DIM_AREA, 0.83612736}},
    {28, {"cm²", CC_DIM_AREA, 1e-4}},
    {29, {"mm²", CC_DIM_AREA, 1e-6}},
    {30, {"l", CC_DIM_VOLUME}},
    {31, {"ml", CC_DIM_VOLUME, 0.001}},
    {32, {"cl", CC_DIM_VOLUME, 0.01}},
    {33, {"hl", CC_DIM_VOLUME, 100}},
    {34, {"m³", CC_DIM_VOLUME, 1000}},
    {35, {"gal", CC_DIM_VOLUME, 3.785411784}},
    {36, {"pt", CC_DIM_VOLUME, 0.473176473}},
    {37, {"qt", CC_DIM_VOLUME, 0.946352946}},
    {38, {"bbl", CC_DIM_VOLUME, 158.987294928}},
    {39, {"ft³", CC_DIM_VOLUME, 28.316846592}},
    {40, {"bushel", CC_DIM_VOLUME, 35.23907016688}},
    {41, {"km³", CC_DIM_VOLUME, 1e12}},
    {42, {"cm³", CC_DIM_VOLUME, 0.001}},
    {43, {"in³", CC_DIM_VOLUME, 0.016387064}},
    {44, {"yd³", CC_DIM_VOLUME, 764.554857984}},
    {45, {"teaspoon", CC_DIM_VOLUME, 0.00492892159375}},
    {46, {"tablespoon", CC_DIM_VOLUME, 0.01478676478125}},
    {47, {"fl oz", CC_DIM_VOLUME, 0.0295735295625}},
    {48, {"mi³", CC_DIM_VOLUME, 4.168181825440579584e12}},
    {50, {"g", CC_DIM_MASS, 0.001}},
    {51, {"kg", CC_DIM_MASS}},
    {52, {"mg", CC_DIM_MASS, 1e-6}},
    {53, {"µg", CC_DIM_MASS, 1e-9}},
    {54, {"t", CC_DIM_MASS, 1000}},
    {55, {"ton", CC_DIM_MASS, 907.18474}},
    {56, {"lb", CC_DIM_MASS, 0.45359237}},
    {57, {"oz", CC_DIM_MASS, 0.028349523125}},
    {58, {"st", CC_DIM_MASS, 6.35029318}},
    {59, {"ct", CC_DIM_MASS, 0.0002}},
    {60, {"kt", CC_DIM_MASS, 1e6}},
    {61, {"Mt", CC_DIM_MASS, 1e9}},
    {62, {"long ton", CC_DIM_MASS, 1016.0469088}},
    {70, {"km/h", CC_DIM_SPEED}},
    {71, {"mph", CC_DIM_SPEED, 1.609344}},
    {72, {"m/s", CC_DIM_SPEED, 3.6}},
    {73, {"kn", CC_DIM_SPEED, 1.852}},
    {74, {"ft/s", CC_DIM_SPEED, 1.09728}},
    {75, {"km/s", CC_DIM_SPEED, 3600}},
    {76, {"mi/s", CC_DIM_SPEED, 5793.6384}},
    {80, {"°C", CC_DIM_TEMPERATURE}},
    {81, {"°F", CC_DIM_TEMPERATURE, kFahrenheit, -32 * kFahrenheit}},
    {82, {"K", CC_DIM_TEMPERATURE, 1, -273.15}},
    {83, {"°", CC_DIM_ANGLE}},
    {100, {"kWh", CC_DIM_ENERGY}},
    {101, {"Wh", CC_DIM_ENERGY, 0.001}},
    {102, {"MWh", CC_DIM_ENERGY, 1000}},
    {103, {"GWh", CC_DIM_ENERGY, 1e6}},
    {104, {"TWh", CC_DIM_ENERGY, 1e9}},
    {105, {"J", CC_DIM_ENERGY, kJoule}},
    {106, {"kJ", CC_DIM_ENERGY, 1000 * kJoule}},
    {107, {"MJ", CC_DIM_ENERGY, 1e6 * kJoule}},
    {109, {"kcal", CC_DIM_ENERGY, 4184 * kJoule}},
    {110, {"BTU", CC_DIM_ENERGY, 1055.05585262 * kJoule}},
    {120, {"W", CC_DIM_POWER, 0.001}},
    {121, {"kW", CC_DIM_POWER}},
    {122, {"MW", CC_DIM_POWER, 1000}},
    {123, {"GW", CC_DIM_POWER, 1e6}},
    {124, {"TW", CC_DIM_POWER, 1e9}},
    {125, {"hp", CC_DIM_POWER, 0.74569987158227022}},
    {130, {"bit", CC_DIM_DATA, 0.125}},
    {131, {"byte", CC_DIM_DATA}},
    {132, {"kB", CC_DIM_DATA, 1e3}},
    {133, {"MB", CC_DIM_DATA, 1e6}},
    {134, {"GB", CC_DIM_DATA, 1e9}},
    {135, {"TB", CC_DIM_DATA, 1e12}},
    {136, {"PB", CC_DIM_DATA, 1e15}},
    {137, {"kilobit", CC_DIM_DATA, 125}},
    {138, {"megabit", CC_DIM_DATA, 125e3}},
    {139, {"gigabit", CC_DIM_DATA, 125e6}},
    {150, {"Pa", CC_DIM_PRESSURE, 0.001}},
    {151, {"kPa", CC_DIM_PRESSURE}},
    {152, {"MPa", CC_DIM_PRESSURE, 1000}},
    {153, {"hPa", CC_DIM_PRESSURE, 0.1}},
    {154, {"mbar", CC_DIM_PRESSURE, 0.1}},
    {155, {"psi", CC_DIM_PRESSURE, 6.894757293168}},
    {156, {"mmHg", CC_DIM_PRESSURE, 0.133322387415}},
    {160, {"Hz", CC_DIM_FREQUENCY}},
    {161, {"kHz", CC_DIM_FREQUENCY, 1e3}},
    {162, {"MHz", CC_DIM_FREQUENCY, 1e6}},
    {163, {"GHz", CC_DIM_FREQUENCY, 1e9}},
    {170, {"dB", CC_DIM_OTHER}},
    {171, {"V", CC_DIM_OTHER}},
    {172, {"kV", CC_DIM_OTHER, 1000}},
    {173, {"A", CC_DIM_OTHER}},
    {174, {"lm", CC_DIM_OTHER}},
    {175, {"megapixel", CC_DIM_OTHER}},
    {180, {"ms", CC_DIM_TIME, 0.001}},
    {181, {"second", CC_DIM_TIME}},
    {182, {"minute", CC_DIM_TIME, 60}},
    {183, {"hour", CC_DIM_TIME, 3600}},
    {184, {"day", CC_DIM_TIME, kDay}},
    {185, {"week", CC_DIM_TIME, 7 * kDay}},
    {186, {"month", CC_DIM_TIME, 30.436875 * kDay}},
    {187, {"year", CC_DIM_TIME, 365.2425 * kDay}},
    {188, {"decade", CC_DIM_TIME, 3652.425 * kDay}},
    {189, {"century", CC_DIM_TIME, 36524.25 * kDay}},
    {190, {"millennium", CC_DIM_TIME, 365242.5 * kDay}},
    {191, {"fortnight", CC_DIM_TIME, 14 * kDay}},
};

constexpr int kMostRows = 192;

struct Index {
  uint8_t at[kMostRows] = {};  // position in kRows plus one
};
constexpr Index MakeIndex() {
  Index index;
  uint8_t position = 0;
  for (const Row& row : kRows) index.at[row.row] = ++position;
  return index;
}
constexpr Index kIndex = MakeIndex();

// By time_unit.txt: second minute hour day week month quarter year decade century millennium fortnight.
constexpr int kTimeRows[] = {0, 181, 182, 183, 184, 185, 186, 0, 187, 188, 189, 190, 191};

}  // namespace

MeasureUnit UnitRow(int row) {
  if (row <= 0 || row >= kMostRows || kIndex.at[row] == 0) return {};
  return kRows[kIndex.at[row] - 1].unit;
}

MeasureUnit TimeUnit(int time_unit) {
  return time_unit > 0 && time_unit < static_cast<int>(std::size(kTimeRows)) ? UnitRow(kTimeRows[time_unit])
                                                                             : MeasureUnit{};
}

MeasureUnit PowerOf(const MeasureUnit& length, int power) {
  struct Powers {
    std::string_view length;
    int square, cube;
  };
  constexpr Powers kPowers[] = {{"m", 20, 34},  {"km", 21, 41}, {"ft", 24, 39}, {"mi", 25, 48},
                                {"in", 26, 43}, {"yd", 27, 44}, {"cm", 28, 42}, {"mm", 29, 0}};
  for (const Powers& p : kPowers) {
    if (p.length == length.symbol) return UnitRow(power == 2 ? p.square : p.cube);
  }
  return {};
}

MeasureUnit SpeedOf(const MeasureUnit& length, int time_unit) {
  constexpr int kSecond = 1, kHour = 3;
  struct Speeds {
    std::string_view length;
    int hour, second;
  };
  constexpr Speeds kSpeeds[] = {{"km", 70, 75}, {"mi", 71, 76}, {"m", 0, 72}, {"ft", 0, 74}};
  for (const Speeds& s : kSpeeds) {
    if (s.length == length.symbol) return UnitRow(time_unit == kHour ? s.hour : time_unit == kSecond ? s.second : 0);
  }
  return {};
}

MeasureUnit EnergyOf(const MeasureUnit& power) {
  struct Energies {
    std::string_view power;
    int energy;
  };
  constexpr Energies kEnergies[] = {{"kW", 100}, {"W", 101}, {"MW", 102}, {"GW", 103}, {"TW", 104}};
  for (const Energies& e : kEnergies) {
    if (e.power == power.symbol) return UnitRow(e.energy);
  }
  return {};
}

}  // namespace claimcheck::facts
