// Keys of names and the mention that each one stands for: a hash table with open addressing, in one piece of memory.
//
// A document asks some thousand times and adds some hundred keys, a few bytes each; a general table spends most of the
// time of naming on growing and on finding its way. Where a key goes depends on where the program lies in memory, so
// that no text can be written to make them all meet.
// Threads: one thread at a time.
// Cost:    constant for each call; sixteen bytes for each key, and as much again.
// Example: index.Add(key, 3); index.Add(key, 7) changes nothing; *index.Find(key) == 3
#ifndef CLAIMCHECK_DAEMON_FACTS_NAME_INDEX_H_
#define CLAIMCHECK_DAEMON_FACTS_NAME_INDEX_H_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace claimcheck::facts {

class NameIndex {
 public:
  // `expected`: about how many keys there will be; more make it grow.
  explicit NameIndex(size_t expected) : places_(std::bit_ceil(expected * 2 + kFewest)) { SetShift(); }

  // What was added under the key, or null. Valid until the next Add.
  uint32_t* Find(uint64_t key) {
    Place& place = places_[PlaceOf(key)];
    return place.taken ? &place.value : nullptr;
  }
  const uint32_t* Find(uint64_t key) const { return const_cast<NameIndex*>(this)->Find(key); }

  // Adds `value` unless the key has one; returns what the key has. Valid until the next Add.
  uint32_t* Add(uint64_t key, uint32_t value) {
    if ((size_ + 1) * 2 > places_.size()) Grow();
    Place& place = places_[PlaceOf(key)];
    if (!place.taken) {
      place = {key, value, true};
      ++size_;
    }
    return &place.value;
  }

 private:
  static constexpr size_t kFewest = 64;
  struct Place {
    uint64_t key = 0;
    uint32_t value = 0;
    bool taken = false;
  };

  // The place of the key, or the free one where it would go.
  size_t PlaceOf(uint64_t key) const {
    static constexpr char kAnchor = 0;
    const uint64_t factor = (reinterpret_cast<uintptr_t>(&kAnchor) * 0x9E3779B97F4A7C15u) | 1;
    size_t at = static_cast<size_t>((key ^ key >> 32) * factor >> shift_);
    while (places_[at].taken && places_[at].key != key) at = (at + 1) & (places_.size() - 1);
    return at;
  }
  void SetShift() { shift_ = 64 - static_cast<uint32_t>(std::countr_zero(places_.size())); }
  void Grow() {
    std::vector<Place> old(places_.size() * 2);
    old.swap(places_);
    SetShift();
    for (const Place& place : old) {
      if (place.taken) places_[PlaceOf(place.key)] = place;
    }
  }

  std::vector<Place> places_;  // a power of two
  size_t size_ = 0;
  uint32_t shift_ = 0;
};

}  // namespace claimcheck::facts

#endif  // CLAIMCHECK_DAEMON_FACTS_NAME_INDEX_H_
