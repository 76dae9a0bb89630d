// Two checkers that do as they should, the first and the last to run: each finds every "steady".
#include "tests/daemon/plugins/table_plugin.h"

CC_PLUGIN_NOTE("alpha", "1.0.0");

namespace {

int32_t FindSteady(const cc_document* document, const cc_sink* sink) {
  constexpr std::string_view kWord = "steady";
  const std::string_view text = TextOf(document);
  for (size_t at = text.find(kWord); at != text.npos; at = text.find(kWord, at + 1)) {
    EmitAt(sink, at, at + kWord.size(), "Here it stands.");
  }
  sink->coverage(sink->host, 0, 1, 1, {});
  return 0;
}

constexpr TableChecker kCheckers[] = {{"alpha", FindSteady}, {"omega", FindSteady}};

}  // namespace

extern "C" CC_EXPORT const cc_entry* cc_plugin_entry(void) { return TablePlugin<kCheckers, 2>::Entry(); }
