// Answers as JSON, one object a line: the Protobuf JSON of a message with its own field names and defaults printed.
//
// Threads: free functions; concurrent calls safe.
// Example: {"document":{"id":"a1","uri":""},"findings":[],"checkers":[]}
#ifndef CLAIMCHECK_CLIENTS_CLI_JSON_LINES_H_
#define CLAIMCHECK_CLIENTS_CLI_JSON_LINES_H_

#include <google/protobuf/message.h>

#include <string>

#include "absl/status/status.h"
#include "claimcheck/v1/document.pb.h"

namespace claimcheck::cli {

// With the line end.
std::string JsonLine(const google::protobuf::Message& message);
// {"document":{"id","uri"},"error":{"code","reason","field","message"}}, with the line end.
std::string JsonErrorLine(const v1::Document& document, const absl::Status& status);

}  // namespace claimcheck::cli

#endif  // CLAIMCHECK_CLIENTS_CLI_JSON_LINES_H_
