// Stands in for claimcheck-worker and breaks its side of the protocol as CLAIMCHECK_FAKE says.
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "daemon/frames/channel.h"
#include "daemon/frames/pack.h"

namespace claimcheck::frames {
namespace {

void Send(const flatbuffers::FlatBufferBuilder& builder) {
  WriteAll(kWorkerSocket, {builder.GetBufferPointer(), builder.GetSize()});
}

flatbuffers::Offset<frames::Hello> HelloOfNextVersion(flatbuffers::FlatBufferBuilder& builder) {
  const std::vector<flatbuffers::Offset<Checker>> no_checkers;
  const std::vector<flatbuffers::Offset<flatbuffers::String>> nothing_refused;
  return CreateHelloDirect(builder, kProtocol + 1, &no_checkers, &nothing_refused);
}

void SayHello(const std::string& mode) {
  if (mode == "no-hello") _exit(7);
  flatbuffers::FlatBufferBuilder builder;
  engine::CheckerInfo checker;
  checker.id = "fake";
  checker.version = mode == "bad-catalogue" ? "\xff" : "1";
  checker.rules.push_back({"fake", "fake/rule", CC_SEVERITY_NOTE, true, "", ""});
  if (mode == "other-protocol") {
    FinishFrame(builder, HelloOfNextVersion(builder));
  } else {
    PackHello(builder, {checker}, {});
  }
  Send(builder);
}

void Answer(const std::string& mode, uint64_t number) {
  if (mode == "dies") abort();
  engine::Result result;
  result.findings.push_back({"fake/rule", CC_SEVERITY_NOTE, "m", "", {text::Field::kContent, 0, 1}, {}, {}, "f"});
  result.checkers.push_back({"fake", "1", engine::Outcome::kOk, "", {}});
  if (mode == "outside-span") result.findings[0].span.end = 1000;
  if (mode == "not-utf8") result.findings[0].message = "\xff";
  flatbuffers::FlatBufferBuilder builder;
  PackResult(builder, mode == "wrong-number" ? number + 1 : number, result);
  if (mode == "huge") {
    const uint32_t size = 0x7fffffff;
    WriteAll(kWorkerSocket, {reinterpret_cast<const uint8_t*>(&size), sizeof size});
  }
  Send(builder);
  if (mode == "twice") Send(builder);
}

[[noreturn]] void Run(const std::string& mode) {
  SayHello(mode);
  FrameReader reader(1u << 30);
  while (reader.Read(kWorkerSocket) == FrameReader::State::kFrame) {
    const uint64_t number = GetSizePrefixedFrame(reader.frame().data())->body_as_Request()->number();
    reader.Consume();
    if (mode == "silent") continue;
    Answer(mode, number);
  }
  _exit(0);
}

}  // namespace
}  // namespace claimcheck::frames

int main() {
  const char* mode = std::getenv("CLAIMCHECK_FAKE");
  claimcheck::frames::Run(mode == nullptr ? "" : mode);
}
