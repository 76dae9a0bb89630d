// The checkers and rules that a worker has loaded, as it said hello.
//
// Threads: immutable; share it.
#ifndef CLAIMCHECK_DAEMON_POOL_CATALOGUE_H_
#define CLAIMCHECK_DAEMON_POOL_CATALOGUE_H_

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string_view>

#include "absl/types/span.h"
#include "daemon/frames/frame.h"

namespace claimcheck::pool {

class Catalogue {
 public:
  // Copies a frame that VerifyFrame and VerifyHello have passed.
  explicit Catalogue(absl::Span<const uint8_t> frame) : frame_(new uint8_t[frame.size()]), size_(frame.size()) {
    std::copy(frame.begin(), frame.end(), frame_.get());
  }
  const frames::Hello& hello() const { return *frames::GetSizePrefixedFrame(frame_.get())->body_as_Hello(); }
  // Null if index is no checker's.
  const frames::Checker* checker(int index) const {
    const auto* checkers = hello().checkers();
    const bool known = index >= 0 && index < static_cast<int>(checkers->size());
    return known ? checkers->Get(static_cast<flatbuffers::uoffset_t>(index)) : nullptr;
  }
  // Null if no checker has this id.
  const frames::Checker* Find(std::string_view id) const {
    const auto* checkers = hello().checkers();
    const auto found = std::find_if(checkers->begin(), checkers->end(),
                                    [id](const auto* checker) { return frames::View(checker->id()) == id; });
    return found == checkers->end() ? nullptr : *found;
  }
  bool SameAs(const Catalogue& other) const {
    return size_ == other.size_ && std::equal(frame_.get(), frame_.get() + size_, other.frame_.get());
  }

 private:
  std::unique_ptr<uint8_t[]> frame_;
  size_t size_;
};

}  // namespace claimcheck::pool

#endif  // CLAIMCHECK_DAEMON_POOL_CATALOGUE_H_
