// Checks what the caller sent, before anything is read: size, emptiness, format, date, language.
//
// Input:   an Input and the size limit.
// Output:  the same, typed; or the first error, with reason, field, what was expected and what was found.
// Threads: free functions; concurrent calls safe.
// Cost:    looks at the text only as far as its first character that is not white space. (The text's encoding is
//          checked by text::ReadDocument, which walks it anyway.)
#ifndef CLAIMCHECK_DAEMON_ENGINE_INPUT_H_
#define CLAIMCHECK_DAEMON_ENGINE_INPUT_H_

#include <cstdint>
#include <string_view>

#include "absl/status/statusor.h"
#include "daemon/engine/engine.h"
#include "daemon/text/document.h"

namespace claimcheck::engine {

// Spans are 32 bits wide and mark-up may read a little longer than it is written; no limit that a caller asks for
// takes more than this.
inline constexpr uint64_t kHardSizeLimit = uint64_t{1} << 30;

struct CheckedInput {
  text::Source source;
  int32_t published;          // CC_NO_DAY if none was sent
  std::string_view language;  // "en" if none was sent
};
absl::StatusOr<CheckedInput> CheckInput(const Input& input, uint64_t max_bytes);

// Whether one of `ranges` (BCP 47, comma-separated, "*" for all) holds `language`: "en" holds "en" and "en-GB".
bool ReadsLanguage(std::string_view ranges, std::string_view language);

}  // namespace claimcheck::engine

#endif  // CLAIMCHECK_DAEMON_ENGINE_INPUT_H_
