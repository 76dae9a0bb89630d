// Errors that a caller can act on: a canonical code, a machine-readable reason, the field at fault and a sentence.
//
// Every error that reaches a user is made here, so that the gRPC service and the command line say the same thing. The
// message names the place, what was expected and what was found, and what to do.
// Use InvalidArgument for what the caller can mend by sending something else, ResourceExhausted for a size or a count
// over a limit, FailedPrecondition for a state of this machine (a file, a plug-in), Internal only for our own bugs.
// Threads: free functions; concurrent calls safe.
// Example: InvalidInput("INVALID_UTF8", "document.content", "byte 17: expected …, found 0xFF; send UTF-8")
#ifndef CLAIMCHECK_DAEMON_BASE_ERROR_H_
#define CLAIMCHECK_DAEMON_BASE_ERROR_H_

#include <map>
#include <string>
#include <string_view>

#include "absl/status/status.h"

namespace claimcheck::base {

// UPPER_SNAKE_CASE, as google.rpc.ErrorInfo.reason asks; `field` is the path of the request field ("document.content").
absl::Status MakeError(absl::StatusCode code, std::string_view reason, std::string_view field,
                       std::string_view message);
absl::Status InvalidInput(std::string_view reason, std::string_view field, std::string_view message);

// What else a program wants to know: "byte_offset" -> "17". Travels as ErrorInfo.metadata; "retry_after_ms" also as
// google.rpc.RetryInfo. Keys are lower_snake_case, other than "reason" and "field".
absl::Status WithDetail(absl::Status status, std::string_view key, std::string_view value);

// What MakeError stored; empty where the status was made otherwise.
std::string ErrorReason(const absl::Status& status);
std::string ErrorField(const absl::Status& status);
// All that MakeError and WithDetail stored, "reason" and "field" too, by key.
std::map<std::string, std::string> ErrorDetails(const absl::Status& status);

}  // namespace claimcheck::base

#endif  // CLAIMCHECK_DAEMON_BASE_ERROR_H_
