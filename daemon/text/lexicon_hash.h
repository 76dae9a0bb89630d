// The hash of a folded word, shared by the generator that lays the table out and the daemon that looks words up.
//
// A word is folded (see lexicon.cc) and padded with zero bytes to whole 8-byte chunks before it is hashed.
// Threads: free functions; concurrent calls safe.
#ifndef CLAIMCHECK_DAEMON_TEXT_LEXICON_HASH_H_
#define CLAIMCHECK_DAEMON_TEXT_LEXICON_HASH_H_

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace claimcheck::text::lexicon {

inline constexpr size_t kMaxWordBytes = 32;  // of a word in a list; a longer word of a text is in no list

// Each chunk has an odd factor of its own, so that the products do not wait for each other and a chunk of zeroes adds
// nothing: a word of up to sixteen bytes can be hashed as two chunks whatever its size.
inline constexpr uint64_t kFirstFactor = 0xD6E8FEB86659FD93u;
inline constexpr uint64_t NextFactor(uint64_t factor) { return factor * 0x9E3779B97F4A7C15u; }

inline uint64_t HashChunks(uint64_t first, uint64_t second) {
  return first * kFirstFactor + second * NextFactor(kFirstFactor);
}

// `chunks` holds the word, `size` its bytes without the padding. A word holds no zero byte, so the padding tells words
// of different sizes apart.
inline uint64_t HashWord(const uint64_t* chunks, size_t size) {
  uint64_t sum = 0, factor = kFirstFactor;
  for (size_t i = 0; i < (size + 7) / 8; ++i, factor = NextFactor(factor)) sum += chunks[i] * factor;
  return sum;
}

// Hash and displace: words are thrown into buckets, and each bucket has an odd factor that sends its words to slots
// that no other bucket uses. There is a power of two of buckets and of slots, and both are told by the highest bits,
// which all the others have a part in.
inline uint32_t Bucket(uint64_t hash, uint32_t bucket_shift) { return static_cast<uint32_t>(hash >> bucket_shift); }
inline uint32_t Slot(uint64_t hash, uint64_t factor, uint32_t slot_shift) {
  return static_cast<uint32_t>(hash * factor >> slot_shift);
}

}  // namespace claimcheck::text::lexicon

#endif  // CLAIMCHECK_DAEMON_TEXT_LEXICON_HASH_H_
