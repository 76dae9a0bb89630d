// Finds "about 11,327": an estimate that is given to the last digit. One rule, over the quantities that the host read.
#include <cmath>
#include <span>
#include <string>

#include "claimcheck/sdk.h"

namespace {

namespace sdk = claimcheck::sdk;

// A figure that is only about right has no business with more than three digits that are not 0.
int SignificantDigits(const cc_quantity& quantity) {
  return quantity.step <= 0
             ? 0
             : static_cast<int>(std::to_string(std::llround(std::fabs(quantity.value) / quantity.step)).size());
}

void FalsePrecision(const sdk::Document& document, sdk::RuleReport& report) {
  for (const cc_quantity& quantity : document.quantities()) {
    if (report.ShouldStop()) return;
    report.Considered();
    if (quantity.hedge_kind != CC_HEDGE_ABOUT || quantity.form != CC_FORM_NUMERAL) continue;
    report.Compared();
    if (SignificantDigits(quantity) <= 3) continue;
    report.Emit(sdk::Finding(quantity.span)
                    .Message("This is an estimate, but it is given to the last digit.")
                    .Evidence(quantity.hedge, "estimate", std::string(document.Text(quantity.hedge))));
  }
}

class FigureStyle {
 public:
  static sdk::Info Describe() {
    return {.vendor = "Example Desk", .summary = "Finds figures that say more than they know", .languages = "en"};
  }
  static std::span<const sdk::Rule<sdk::Document>> Rules() {
    static constexpr sdk::Rule<sdk::Document> kRules[] = {
        {.id = "false-precision", .summary = "An estimate to the last digit", .run = FalsePrecision}};
    return kRules;
  }
  void Check(const sdk::Document& document, sdk::Report& report) { sdk::RunRules(Rules(), document, report); }
};

}  // namespace

CLAIMCHECK_PLUGIN(FigureStyle);
