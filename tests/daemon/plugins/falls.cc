// A plug-in that is no more than its own end: it crashes whoever loads it.
#include <cstdlib>

#include "claimcheck/plugin.h"

CC_PLUGIN_NOTE("falls", "1.0.0");

namespace {
[[maybe_unused]] const int fallen = (std::abort(), 0);
}

extern "C" CC_EXPORT const cc_entry* cc_plugin_entry(void) { return nullptr; }
