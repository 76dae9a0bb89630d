// libFuzzer: what a companion may send its worker, read as the worker reads it: the process of a plug-in that nobody
// trusts.
//
// Beside crashes: whatever comes, the worker has a report of each checker, and findings that keep the contract or none.
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <string>

#include "daemon/engine/finding_sink.h"
#include "daemon/frames/pack.h"
#include "daemon/worker/companion_socket.h"
#include "daemon/worker/log_relay.h"
#include "tests/fuzz/edits.h"

namespace {

namespace engine = claimcheck::engine;
namespace frames = claimcheck::frames;
using claimcheck::fuzz::Expect;

constexpr std::string_view kText = "The crew grew from 200 to 250, up 20%.";
constexpr uint32_t kTextSize = static_cast<uint32_t>(kText.size());

std::string BytesOf(const flatbuffers::FlatBufferBuilder& builder) {
  return {reinterpret_cast<const char*>(builder.GetBufferPointer()), builder.GetSize()};
}

std::string HelloSample() {
  engine::CheckerInfo checker;
  checker.id = "alpha";
  checker.version = "1.0.0";
  checker.rules = {{"alpha", "alpha/rule", 2, true, "Sums", "# Sums"}};
  flatbuffers::FlatBufferBuilder b;
  frames::PackHello(b, {checker}, {absl::InternalError("refused")});
  return BytesOf(b);
}

std::string AnswerSample() {
  engine::Finding finding;
  finding.rule = "alpha/rule";
  finding.severity = 2;
  finding.message = "It does not add up.";
  finding.span = {claimcheck::text::Field::kContent, 4, 9};
  finding.evidence = {{finding.span, "total", "3"}};
  finding.fixes = {{"write 2", {{finding.span, "2"}}}};
  engine::RawResult result;
  result.runs = {{{"alpha", "1.0.0", engine::Outcome::kOk, "", {2}, {1}, {"vague"}}, {finding, finding}}};
  result.compared = {{4, 9}};
  flatbuffers::FlatBufferBuilder b;
  frames::PackRaw(b, 1, result);
  return BytesOf(b);
}

std::string EnteringAndLog() {
  flatbuffers::FlatBufferBuilder entering, log, error;
  frames::FinishFrame(entering, frames::CreateEntering(entering, 0));
  frames::FinishFrame(log, frames::CreateLog(log, 2, 1, log.CreateString("alpha"), log.CreateString("a line")));
  frames::PackError(error, 0, absl::InvalidArgumentError("no"));
  return BytesOf(entering) + BytesOf(log) + BytesOf(error);
}

void Receive(const std::string& hello, const std::string& answer) {
  int ends[2];
  Expect(socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0, "a socket");
  fcntl(ends[1], F_SETFL, O_NONBLOCK);
  const std::string bytes = hello + answer;
  Expect(send(ends[0], bytes.data(), bytes.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(bytes.size()), "room for it");
  shutdown(ends[0], SHUT_WR);
  const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
  claimcheck::worker::LogRelay log(nowhere);
  claimcheck::worker::CompanionSocket companion(ends[1], 1, &log);
  if (const auto said = companion.AwaitHello(0); said.ok() && !said->checkers.empty()) {
    const engine::CheckerInfo& checker = said->checkers.front();
    engine::Input input;
    input.content = kText;
    companion.Begin(input, {});
    const std::vector<engine::RuleChoice> rules(checker.rules.size(), {true, 2, false, CC_SEVERITY_NOTE});
    engine::FindingSink sink(kText, 0, rules, {});
    const cc_compared compared = {sizeof(cc_compared), 0, nullptr, [](void*, cc_span) {}};
    const auto report = companion.Take(checker, sink.raw(), compared);
    if (report.ok()) Expect(report->checker == checker.id, "its own report");
    for (const engine::RawFinding& finding : sink.findings()) {
      Expect(finding.rule < rules.size() && finding.span.end <= kTextSize, "a finding inside the text");
    }
  }
  close(nowhere);
  close(ends[0]);
  close(ends[1]);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const std::string hello = HelloSample(), answer = AnswerSample(), others = EnteringAndLog();
  if (size == 0 || size > (1u << 14)) return 0;
  switch (data[0] % 4) {
    case 0: Receive(claimcheck::fuzz::Edited(hello, data + 1, size - 1), answer); break;
    case 1: Receive(hello, claimcheck::fuzz::Edited(answer, data + 1, size - 1)); break;
    case 2: Receive(hello, claimcheck::fuzz::Edited(others, data + 1, size - 1) + answer); break;
    default: Receive(hello, others + answer + std::string(reinterpret_cast<const char*>(data + 1), size - 1));
  }
  return 0;
}
