// Reads what a plug-in says of itself, and refuses what breaks the contract of claimcheck/plugin.h.
//
// Input:   the entry of a loaded plug-in. Its functions are called; its fields are looked at only as far as its
//          struct_size reaches.
// Output:  one CheckerInfo per checker (path and build empty), or what is wrong: the place, what was expected, what was
//          found, and what the plug-in's author has to do.
// Threads: runs plug-in code: [setup].
#ifndef CLAIMCHECK_DAEMON_ENGINE_DESCRIPTOR_H_
#define CLAIMCHECK_DAEMON_ENGINE_DESCRIPTOR_H_

#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "claimcheck/plugin.h"
#include "daemon/engine/engine.h"

namespace claimcheck::engine {

inline constexpr uint32_t kMaxCheckers = 64;  // of one plug-in
inline constexpr uint64_t kMaxRules = 1024;   // of one checker
inline constexpr uint64_t kMaxPageBytes = 1 << 20;

// Size, versions, functions. `min_host_minor` above CC_ABI_MINOR and another major are refused with both versions.
absl::Status CheckEntry(const cc_entry* entry);
// After CheckEntry.
absl::StatusOr<std::vector<CheckerInfo>> ReadDescriptors(const cc_entry& entry);

// "numeric-consistency": a lower-case letter, then lower case, digits and single hyphens; at most 64 bytes.
bool IsId(std::string_view id);

}  // namespace claimcheck::engine

#endif  // CLAIMCHECK_DAEMON_ENGINE_DESCRIPTOR_H_
