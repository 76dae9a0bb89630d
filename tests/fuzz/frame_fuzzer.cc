// libFuzzer: what either side of a worker's socket may receive, read as the other side reads it.
//
// The front takes Hello, Log, Entering and answers from a worker that a plug-in may have taken over; the worker takes
// requests. Beside crashes: what passes the front's checks becomes a message that can be sent, and that is no larger
// than what an answer may hold allows for.
#include <sys/socket.h>
#include <unistd.h>

#include <string>

#include "claimcheck/v1/claimcheck.pb.h"
#include "daemon/frames/channel.h"
#include "daemon/frames/pack.h"
#include "daemon/frames/request.h"
#include "daemon/frames/verify.h"
#include "daemon/service/convert.h"
#include "daemon/service/status.h"
#include "tests/fuzz/edits.h"

namespace {

namespace v1 = claimcheck::v1;
namespace engine = claimcheck::engine;
namespace frames = claimcheck::frames;
using claimcheck::fuzz::Expect;

constexpr uint32_t kTextSize = 40;
constexpr size_t kMaxText = 1u << 20;
constexpr size_t kMaxFrame = 1u << 18;

std::string BytesOf(const flatbuffers::FlatBufferBuilder& builder) {
  return {reinterpret_cast<const char*>(builder.GetBufferPointer()), builder.GetSize()};
}

std::string CheckSample() {
  engine::Result result;
  result.id = "7";
  engine::Finding finding;
  finding.rule = "alpha/rule";
  finding.severity = 2;
  finding.message = "It does not add up.";
  finding.workings = "1 + 1 = 2";
  finding.span = {claimcheck::text::Field::kContent, 4, 9};
  finding.evidence = {{finding.span, "total", "3"}, {finding.span, "part", "1"}};
  finding.fixes = {{"write 2", {{finding.span, "2"}}}};
  finding.fingerprint = "0123456789abcdef";
  result.findings = {finding, finding};
  result.checkers = {{"alpha", "1.0.0", engine::Outcome::kOk, "", {2}, {1}, {"vague"}}};
  result.suppressed = {{finding, engine::SuppressedBy::kBaseline}};
  result.suppressed_by = {0, 0, 1};
  flatbuffers::FlatBufferBuilder builder;
  frames::PackResult(builder, 7, result);
  return BytesOf(builder);
}

std::string FactsSample() {
  flatbuffers::FlatBufferBuilder b;
  const auto text = [&b](const char* s) { return b.CreateString(s); };
  const frames::Span span(3, 8, 1);
  const auto time = frames::CreateTime(b, &span, 1, text("2024"), text("2024-01-01"), text("2024-12-31"));
  const auto quantity = frames::CreateQuantity(b, &span, 1, 2, text("km"), text("miles"), text("about"), text(""));
  const auto name = frames::CreateName(b, &span, 1, 0, text("mayor"));
  const auto quotation = frames::CreateQuotation(b, &span, &span, text("Ann"), &span, 1);
  const auto attribution = frames::CreateAttribution(b, &span, 1, &span, &span);
  const auto id = text("7");
  const auto sentences = b.CreateVectorOfStructs(&span, 1);
  const auto times = b.CreateVector(&time, 1);
  const auto quantities = b.CreateVector(&quantity, 1);
  const auto names = b.CreateVector(&name, 1);
  const auto quotations = b.CreateVector(&quotation, 1);
  const auto attributions = b.CreateVector(&attribution, 1);
  frames::FinishFrame(
      b, frames::CreateFactsAnswer(b, 7, id, id, sentences, times, quantities, names, quotations, attributions));
  return BytesOf(b);
}

std::string RequestSample() {
  engine::Input input;
  input.content = "The crew grew from 200 to 250, up 20%.";
  engine::Options options;
  options.checkers = {"alpha"};
  options.checker_options["alpha"] = "{}";
  flatbuffers::FlatBufferBuilder builder;
  frames::PackRequest(builder, {7, false, true, {{"omega", engine::Outcome::kCrashed, "gone"}}}, input, options);
  return BytesOf(builder);
}

std::string OtherSample(int kind) {
  flatbuffers::FlatBufferBuilder b;
  if (kind == 0) {
    engine::CheckerInfo checker;
    checker.id = "alpha";
    checker.version = "1.0.0";
    checker.rules = {{"alpha", "alpha/rule", 2, true, "Sums", "# Sums"}};
    frames::PackHello(b, {checker}, {absl::InternalError("refused")});
  } else if (kind == 1) {
    frames::PackError(b, 7, absl::InvalidArgumentError("no"));
  } else if (kind == 2) {
    frames::FinishFrame(b, frames::CreateLog(b, 2, 1, b.CreateString("alpha"), b.CreateString("a line")));
  } else {
    frames::FinishFrame(b, frames::CreateEntering(b, 3));
  }
  return BytesOf(b);
}

template <typename Message>
void ExpectSendable(const Message& message) {
  Expect(message.ByteSizeLong() <= 2 * kMaxText, "no more than an answer may hold");
  Message back;
  Expect(back.ParseFromString(message.SerializeAsString()), "a message that can be sent");
}

void ReadAsFront(const frames::Frame& frame) {
  if (const frames::Hello* hello = frame.body_as_Hello(); hello != nullptr) {
    if (!frames::VerifyHello(*hello).ok()) return;
    v1::ListCheckersResponse response;
    v1::Rule page;
    for (const frames::Checker* checker : *hello->checkers()) {
      claimcheck::service::ToProto(*checker, response.add_checkers());
      for (const frames::Rule* rule : *checker->rules()) claimcheck::service::ToProto(*rule, &page);
    }
    v1::ListCheckersResponse back;
    Expect(back.ParseFromString(response.SerializeAsString()), "a message that can be sent");
    return;
  }
  frames::AnswerLimits limits{7, kTextSize, kTextSize, kTextSize, kMaxText};
  if (!frames::VerifyAnswer(frame, limits).ok()) return;
  if (const auto* check = frame.body_as_CheckAnswer(); check != nullptr) {
    v1::CheckResult result;
    claimcheck::service::ToProto(*check, &result);
    ExpectSendable(result);
  } else if (const auto* facts = frame.body_as_FactsAnswer(); facts != nullptr) {
    v1::Facts message;
    claimcheck::service::ToProto(*facts, &message);
    ExpectSendable(message);
  } else {
    const absl::Status status = frames::UnpackError(*frame.body_as_ErrorAnswer());
    Expect(!status.ok(), "an error to be one");
    ExpectSendable(claimcheck::service::ToRpcStatus(status));
  }
}

void ReadAsWorker(const frames::Frame& frame) {
  const frames::Request* request = frame.body_as_Request();
  if (request == nullptr) return;
  frames::RequestHeader header;
  engine::Input input;
  engine::Options options;
  frames::UnpackRequest(*request, header, input, options);
}

// Through a socket, as it comes: whole frames, one behind the other, or half of one and then nothing.
void Receive(const std::string& bytes) {
  int ends[2];
  Expect(socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0, "a socket");
  Expect(send(ends[0], bytes.data(), bytes.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(bytes.size()), "room for it");
  close(ends[0]);
  frames::FrameReader reader(kMaxFrame);
  while (reader.Read(ends[1]) == frames::FrameReader::State::kFrame) {
    const auto frame = frames::VerifyFrame(reader.frame().data(), reader.frame().size());
    if (frame.ok()) {
      ReadAsFront(**frame);
      ReadAsWorker(**frame);
    }
    reader.Consume();
  }
  close(ends[1]);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const std::string samples[] = {CheckSample(),  FactsSample(),  RequestSample(), OtherSample(0),
                                        OtherSample(1), OtherSample(2), OtherSample(3)};
  if (size == 0 || size > (1u << 16)) return 0;
  const size_t kind = data[0] % 8;
  if (kind == 7) {
    Receive({reinterpret_cast<const char*>(data + 1), size - 1});
  } else {
    Receive(claimcheck::fuzz::Edited(samples[kind], data + 1, size - 1) + samples[(data[0] / 8) % 7]);
  }
  return 0;
}
