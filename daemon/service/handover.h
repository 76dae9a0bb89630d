// What gRPC orders and ThreadSanitizer cannot see.
//
// gRPC runs the callbacks of one call one after the other, on whichever of its threads is free; Debian's library is
// built without ThreadSanitizer, to which each callback of a call therefore looks like a race with the one before it. A
// call says where it hands itself to gRPC and where it takes itself back; all else that it shares has locks that are
// seen.
// Cost: nothing but under -fsanitize=thread.
#ifndef CLAIMCHECK_DAEMON_SERVICE_HANDOVER_H_
#define CLAIMCHECK_DAEMON_SERVICE_HANDOVER_H_

#ifdef CLAIMCHECK_UNDER_TSAN
#include <sanitizer/tsan_interface.h>
#endif

namespace claimcheck::service {

// Before a call is given to gRPC from a thread of ours: what was done to it until here comes before its next callback.
inline void HandToGrpc([[maybe_unused]] void* call) {
#ifdef CLAIMCHECK_UNDER_TSAN
  __tsan_release(call);
#endif
}

// First thing in the last callback.
inline void TakeFromGrpc([[maybe_unused]] void* call) {
#ifdef CLAIMCHECK_UNDER_TSAN
  __tsan_acquire(call);
#endif
}

// The length of any other callback. It may outlive what another thread does to finish the call: gRPC waits for both.
class Callback {
 public:
  explicit Callback(void* call) : call_(call) { TakeFromGrpc(call_); }
  Callback(const Callback&) = delete;
  Callback& operator=(const Callback&) = delete;
  ~Callback() { HandToGrpc(call_); }

 private:
  void* const call_;
};

}  // namespace claimcheck::service

#endif  // CLAIMCHECK_DAEMON_SERVICE_HANDOVER_H_
