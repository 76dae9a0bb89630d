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

inline uint64_t HashChunk(uint64_t hash, uint64_t chunk) {
  hash = (hash ^ chunk) * 0xD6E8FEB86659FD93u;
  return hash ^ hash >> 32;
}
inline uint64_t HashSize(size_t size) { return size * 0x9E3779B97F4A7C15u; }

// `chunks` holds the word, `size` its bytes without the padding.
inline uint64_t HashWord(const uint64_t* chunks, size_t size) {
  uint64_t hash = HashSize(size);
  for (size_t i = 0; i < (size + 7) / 8; ++i) hash = HashChunk(hash, chunks[i]);
  return hash;
}

// Hash and displace: words are thrown into buckets, and each bucket has a displacement that sends its words to slots
// that no other bucket uses.
inline uint32_t Bucket(uint64_t hash, uint32_t bucket_count) {
  return static_cast<uint32_t>(hash) & (bucket_count - 1);
}
inline uint32_t Slot(uint64_t hash, uint32_t displacement, uint32_t slot_bits) {
  return static_cast<uint32_t>(((hash ^ (displacement * 0xA0761D6478BD642Fu)) * 0xE7037ED1A0B428DBu) >>
                               (64 - slot_bits));
}

}  // namespace claimcheck::text::lexicon

#endif  // CLAIMCHECK_DAEMON_TEXT_LEXICON_HASH_H_
