// Inputs that are nearly right: a sound sample with some of its bytes changed. From bytes by chance alone hardly any
// would pass the first check of a format made of offsets.
//
// Input:   what a fuzzer gives, five bytes an edit: operation, place (two bytes), value (two bytes).
// Threads: free functions.
#ifndef CLAIMCHECK_TESTS_FUZZ_EDITS_H_
#define CLAIMCHECK_TESTS_FUZZ_EDITS_H_

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

namespace claimcheck::fuzz {

inline constexpr size_t kEditBytes = 5;

inline void Expect(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "fuzzer: expected %s\n", what);
  std::abort();
}

// Writes `value` as 32 bits, where an offset, a count or a length may stand.
inline void PutWord(std::string& bytes, size_t at, uint32_t value) {
  for (size_t i = 0; i < 4 && at + i < bytes.size(); ++i) bytes[at + i] = static_cast<char>(value >> (8 * i));
}

inline std::string Edited(std::string bytes, const uint8_t* data, size_t size) {
  for (; size >= kEditBytes && !bytes.empty(); data += kEditBytes, size -= kEditBytes) {
    const size_t at = static_cast<size_t>(data[1] | data[2] << 8) % bytes.size();
    const uint32_t value = data[3] | static_cast<uint32_t>(data[4]) << 8;
    switch (data[0] % 8) {
      case 0: bytes[at] = static_cast<char>(value); break;
      case 1: bytes[at] = static_cast<char>(bytes[at] ^ (1 << value % 8)); break;
      case 2: bytes.insert(at, 1, static_cast<char>(value)); break;
      case 3: bytes.erase(at, 1 + value % 16); break;
      case 4: PutWord(bytes, at & ~size_t{3}, value); break;
      case 5: PutWord(bytes, at & ~size_t{3}, 0u - value); break;
      case 6: PutWord(bytes, at & ~size_t{3}, 0x80000000u + value); break;
      case 7:
        std::memmove(&bytes[at], &bytes[value % bytes.size()],
                     std::min<size_t>(8, bytes.size() - std::max<size_t>(at, value % bytes.size())));
        break;
    }
  }
  return bytes;
}

}  // namespace claimcheck::fuzz

#endif  // CLAIMCHECK_TESTS_FUZZ_EDITS_H_
