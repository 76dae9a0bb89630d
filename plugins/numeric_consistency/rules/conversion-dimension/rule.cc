// "5 kg (3 ft)": the second measure stands where only a conversion can stand, alone in brackets or behind "or", and is
// of another kind than the first.
#include <string_view>

#include "plugins/numeric_consistency/rules.h"
#include "plugins/numeric_consistency/wording.h"

namespace claimcheck::numeric {
namespace {

// Kinds that a measure of another kind is never put in brackets for ("3 hours (200 km)" tells how far, not how long).
std::string_view NameOf(uint32_t dimension) {
  switch (dimension) {
    case CC_DIM_LENGTH: return "length";
    case CC_DIM_AREA: return "area";
    case CC_DIM_VOLUME: return "volume";
    case CC_DIM_MASS: return "mass";
    case CC_DIM_SPEED: return "speed";
    case CC_DIM_TEMPERATURE: return "temperature";
    default: return {};
  }
}

bool IsAlone(const Article& article, const Number& first, const Number& second) {
  const uint32_t mark = first.end_token;
  if (article.IsOpenBracket(mark)) return article.Before(second) == mark && article.IsCloseBracket(second.end_token);
  if (!article.Is(mark, ",")) return false;
  return article.Before(second) == mark + 1 && article.Is(mark + 1, "or") && article.IsMark(second.end_token);
}

void Run(const Context& context, sdk::RuleReport& report) {
  const Article& article = context.article;
  article.ForEachNeighbours([&](const Number& first, const Number& second, size_t) {
    const std::string_view kind = NameOf(first.quantity->dimension);
    const std::string_view other = NameOf(second.quantity->dimension);
    if (kind.empty() || other.empty() || !IsAlone(article, first, second)) return;
    report.Considered();
    report.Compared(first.quantity->span, second.quantity->span);
    if (kind == other) return;
    sdk::Finding finding(second.span);
    finding.Message(Show(article, first) + " is a " + std::string(kind) + ", " + Show(article, second) + " a " +
                    std::string(other) + ".");
    finding.Workings(std::string(sdk::View(first.quantity->unit)) + ": " + std::string(kind) + "; " +
                     std::string(sdk::View(second.quantity->unit)) + ": " + std::string(other));
    AddEvidence(finding, article, first, "measure");
    AddEvidence(finding, article, second, "conversion");
    report.Emit(finding);
  });
}

}  // namespace

Rule ConversionDimension() {
  return {.id = "conversion-dimension",
          .severity = sdk::Severity::kError,
          .summary = "A measure is \"converted\" into a unit of another kind",
          .run = Run};
}

}  // namespace claimcheck::numeric
