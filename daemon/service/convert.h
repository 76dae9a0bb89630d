// Between the API's messages and what the engine and the frames hold. No analysis, no gRPC.
//
// The daemon and the command line answer with the same bytes because both come through here:
//   FlatBufferBuilder b;
//   frames::PackResult(b, 0, *engine->Check(ToInput(document), options));
//   ToProto(*frames::FrameOf(b)->body_as_CheckAnswer(), message);
// Input:     frames that the process has packed itself or that frames::VerifyAnswer has passed.
// Ownership: messages are filled with copies; an Input views the document that it was made from.
// Threads:   free functions; concurrent calls safe.
#ifndef CLAIMCHECK_DAEMON_SERVICE_CONVERT_H_
#define CLAIMCHECK_DAEMON_SERVICE_CONVERT_H_

#include <optional>
#include <string>

#include "absl/status/status.h"
#include "claimcheck/v1/claimcheck.pb.h"
#include "daemon/engine/engine.h"
#include "daemon/frames/frame.h"

namespace claimcheck::service {

// Fill an empty message.
void ToProto(const frames::CheckAnswer& answer, v1::CheckResult* result);
void ToProto(const frames::FactsAnswer& answer, v1::Facts* facts);
void ToProto(const frames::Checker& checker, v1::Checker* message);  // rules without their pages
void ToProto(const frames::Rule& rule, v1::Rule* message);           // with its page

// What the engine itself finds, which no frame speaks of: as the last of the checkers, and one of its rules with its
// page (nothing if it is none of them).
void AddOwnChecker(v1::ListCheckersResponse* message);
std::optional<v1::Rule> FindOwnRule(const std::string& id);

// An unset format is plain text; a format that does not exist is left for the engine to refuse.
engine::Input ToInput(const v1::Document& document);
// UNKNOWN_OFFSET_ENCODING or a filled `encoding`; unset is UTF-8.
absl::Status ToEncoding(v1::OffsetEncoding encoding, engine::Encoding& result);
// Sets all that the message speaks of and leaves the rest of `result`.
absl::Status ToOptions(const v1::CheckOptions& options, engine::Options& result);

}  // namespace claimcheck::service

#endif  // CLAIMCHECK_DAEMON_SERVICE_CONVERT_H_
