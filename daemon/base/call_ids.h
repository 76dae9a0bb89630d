// What ties a call to the lines that speak of it, here and at its sender's.
//
// Input:   what the metadata "x-request-id" and "traceparent" (W3C Trace Context, level 1) hold; either may be empty.
// Output:  the request's id as it came, if it is 1 to 128 of the characters A-Z a-z 0-9 . _ ~ : / + = @ -, else 32 hex
//          digits that are made here: neither may break a line of the log or cost more than it is worth. The trace's id
//          if the traceparent is one; a wrong one is left alone, as the standard asks.
// Threads: free functions; concurrent calls safe.
// Cost:    under a microsecond.
// Example: {"abc-1", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"}
//          -> request "abc-1", trace "0af7651916cd43dd8448eb211c80319c"
#ifndef CLAIMCHECK_DAEMON_BASE_CALL_IDS_H_
#define CLAIMCHECK_DAEMON_BASE_CALL_IDS_H_

#include <string>
#include <string_view>

namespace claimcheck::base {

struct CallIds {
  std::string request;
  std::string trace;  // 32 hex digits, or empty
};

CallIds MakeCallIds(std::string_view request_id, std::string_view traceparent);

}  // namespace claimcheck::base

#endif  // CLAIMCHECK_DAEMON_BASE_CALL_IDS_H_
