// A document that does not fit into the socket at once is sent on while its answer is waited for, when the engine has
// said whose turn it is: a companion that does not read then costs its own time.
#include "daemon/worker/companion_socket.h"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <string_view>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "claimcheck/sdk/document.h"
#include "daemon/base/clock.h"
#include "daemon/engine/descriptor.h"
#include "daemon/engine/finding_sink.h"
#include "daemon/frames/pack.h"
#include "daemon/frames/request.h"

namespace claimcheck::worker {
namespace {

constexpr size_t kHelloBytes = 16u << 20;
constexpr size_t kKeptRequestBytes = 4u << 20;
constexpr size_t kMostBacklog = 64u << 20;

size_t AnswerBytes(const engine::Input& input) {
  return (8u << 20) + 64 * (input.content.size() + input.title.size() + input.summary.size());
}

engine::CheckerInfo Unpack(const frames::Checker& checker, uint8_t companion) {
  engine::CheckerInfo info;
  info.id = frames::View(checker.id());
  info.version = frames::View(checker.version());
  info.vendor = frames::View(checker.vendor());
  info.summary = frames::View(checker.summary());
  info.languages = frames::View(checker.languages());
  info.options_schema = frames::View(checker.options_schema());
  info.path = frames::View(checker.path());
  info.build = frames::View(checker.build());
  info.companion = companion;
  for (const frames::Rule* rule : *checker.rules()) {
    info.rules.push_back({info.id, std::string(frames::View(rule->id())), rule->severity(), rule->enabled(),
                          std::string(frames::View(rule->summary())), std::string(frames::View(rule->page()))});
  }
  return info;
}

// Ids become names of options, metrics and log lines.
bool IsWellNamed(const engine::CheckerInfo& info) {
  const std::string prefix = info.id + "/";
  return engine::IsId(info.id) && !info.rules.empty() && info.rules.size() <= engine::kMaxRules &&
         std::all_of(info.rules.begin(), info.rules.end(), [&prefix](const engine::RuleInfo& rule) {
           return absl::StartsWith(rule.id, prefix) && engine::IsId(std::string_view(rule.id).substr(prefix.size()));
         });
}

cc_str Str(const flatbuffers::String* text) { return sdk::Str(frames::View(text)); }
cc_span Place(const frames::Span* span) { return {span->begin(), span->end()}; }

template <typename T>
cc_array Array(const std::vector<T>& items) {
  return {sizeof(cc_array), sizeof(T), items.size(), items.data()};
}

}  // namespace

CompanionSocket::CompanionSocket(int fd, uint8_t number, LogRelay* log)
    : fd_(fd), number_(number), log_(log), reader_(kHelloBytes) {}

absl::StatusOr<CompanionSocket::Introduction> CompanionSocket::AwaitHello(int64_t deadline_ns) {
  lost_ = NextFrame(deadline_ns);
  if (!lost_.empty()) return absl::UnavailableError(absl::StrCat("its process is ", lost_));
  const auto frame = frames::VerifyFrame(reader_.frame().data(), reader_.frame().size());
  const frames::Hello* hello = frame.ok() ? (*frame)->body_as_Hello() : nullptr;
  if (hello == nullptr || !frames::VerifyHello(*hello).ok()) {
    lost_ = frames::kGarbage;
    return absl::UnavailableError("its process does not say hello as it should");
  }
  Introduction introduction;
  for (const frames::Checker* checker : *hello->checkers()) {
    introduction.checkers.push_back(Unpack(*checker, number_));
    ids_.push_back(introduction.checkers.back().id);
    if (IsWellNamed(introduction.checkers.back())) continue;
    lost_ = frames::kGarbage;
    return absl::UnavailableError("its process names a checker or a rule as none may be named");
  }
  for (const flatbuffers::String* reason : *hello->refused()) introduction.refused.emplace_back(frames::View(reason));
  reader_.Consume();
  return introduction;
}

// Sends what is left of the request meanwhile.
std::string CompanionSocket::NextFrame(int64_t deadline_ns) {
  while (true) {
    const bool sent = SendRest();
    switch (reader_.Read(fd_)) {
      case frames::FrameReader::State::kFrame: return "";
      case frames::FrameReader::State::kClosed: return frames::kGone;
      case frames::FrameReader::State::kTooLarge: return frames::kGarbage;
      case frames::FrameReader::State::kNothing: break;
    }
    const int64_t left = (deadline_ns - base::MonotonicNs()) / base::kMillisecond;
    if (deadline_ns != 0 && left <= 0) return frames::kSilent;
    pollfd fd{fd_, static_cast<short>(sent ? POLLIN : POLLIN | POLLOUT), 0};
    poll(&fd, 1, deadline_ns == 0 ? -1 : static_cast<int>(left));
  }
}

// True once all is sent, or nobody is there to receive it: then reading says so.
bool CompanionSocket::SendRest() {
  const auto send_from = [this](const void* bytes, size_t size, size_t& sent) {
    while (sent < size) {
      const ssize_t more = send(fd_, static_cast<const char*>(bytes) + sent, size - sent, MSG_NOSIGNAL);
      if (more < 0 && errno == EINTR) continue;
      if (more < 0) return errno != EAGAIN && errno != EWOULDBLOCK;
      sent += static_cast<size_t>(more);
    }
    return true;
  };
  size_t sent = 0;
  const bool done = send_from(backlog_.data(), backlog_.size(), sent);
  backlog_.erase(0, sent);
  if (!done || request_number_ == 0) return done;  // no request yet
  return send_from(request_.GetBufferPointer(), request_.GetSize(), sent_);
}

void CompanionSocket::Begin(const engine::Input& input, const engine::Options& options) {
  if (answer_ != nullptr) reader_.Consume();
  answer_ = nullptr;
  announced_ = UINT32_MAX;
  compared_ = false;
  if (!lost_.empty()) return;
  // What is left of a request that nobody waited for (the document was no good) goes out before this one.
  if (!SendRest()) {
    backlog_.append(reinterpret_cast<const char*>(request_.GetBufferPointer()) + sent_, request_.GetSize() - sent_);
  }
  if (backlog_.size() > kMostBacklog) lost_ = frames::kSilent;
  if (!lost_.empty()) return;
  if (request_.GetSize() > kKeptRequestBytes) request_.Reset();
  frames::RequestHeader header;
  header.number = ++request_number_;
  header.raw = true;
  header.announce = true;  // what does not belong into the stream is the announced checker's
  frames::PackRequest(request_, header, input, options);
  sent_ = 0;
  limits_.number = request_number_;
  limits_.max_text = AnswerBytes(input);
  limits_.content_size = UINT32_MAX;                        // the sink knows the text
  frame_limit_ = std::max(frame_limit_, limits_.max_text);  // an answer that nobody waited for may still come
  reader_.set_limit(frame_limit_);
  SendRest();
}

// Leaves the answer to the last request in answer_.
std::string CompanionSocket::AwaitAnswer() {
  while (answer_ == nullptr) {
    if (std::string lost = NextFrame(0); !lost.empty()) return lost;
    const auto frame = frames::VerifyFrame(reader_.frame().data(), reader_.frame().size());
    if (!frame.ok()) return frames::kGarbage;
    if (const frames::Log* log = (*frame)->body_as_Log(); log != nullptr) {
      TakeLog(*log);
      reader_.Consume();
      continue;
    }
    if (const frames::Entering* entering = (*frame)->body_as_Entering(); entering != nullptr) {
      announced_ = entering->checker();
      reader_.Consume();
      continue;
    }
    const frames::RawAnswer* raw = (*frame)->body_as_RawAnswer();
    const frames::ErrorAnswer* error = (*frame)->body_as_ErrorAnswer();
    if (raw == nullptr && error == nullptr) return frames::kGarbage;
    const uint64_t number = raw != nullptr ? raw->number() : error->number();
    if (number < request_number_) {  // of a document that was given up
      reader_.Consume();
      continue;
    }
    const absl::Status status =
        raw != nullptr ? frames::VerifyRawAnswer(*raw, limits_) : frames::VerifyAnswer(**frame, limits_);
    if (!status.ok()) return frames::kGarbage;
    answer_ = *frame;
  }
  return "";
}

// In the name of one of its own checkers; the relay counts the lines.
void CompanionSocket::TakeLog(const frames::Log& log) {
  const std::string_view id = frames::View(log.checker());
  const bool own = std::find(ids_.begin(), ids_.end(), id) != ids_.end();
  log_->Log(log.severity(), own ? id : std::string_view(), frames::View(log.line()));
}

absl::StatusOr<engine::CheckerReport> CompanionSocket::Take(const engine::CheckerInfo& checker, const cc_sink& sink,
                                                            const cc_compared& compared) {
  engine::CheckerReport report;
  report.checker = checker.id;
  report.version = checker.version;
  if (lost_.empty()) lost_ = AwaitAnswer();
  if (!lost_.empty()) {
    report.outcome = engine::Outcome::kCrashed;
    const bool caught = lost_ == frames::kGarbage && announced_ < ids_.size() && ids_[announced_] == checker.id;
    report.detail = caught ? frames::kCaught : lost_;
    return report;
  }
  if (const frames::ErrorAnswer* error = answer_->body_as_ErrorAnswer(); error != nullptr) {
    return frames::UnpackError(*error);
  }
  const frames::RawAnswer& answer = *answer_->body_as_RawAnswer();
  if (!std::exchange(compared_, true)) {
    for (const frames::Span* span : *answer.compared()) compared.fact(compared.host, Place(span));
  }
  for (const frames::RawRun* run : *answer.runs()) {
    const frames::CheckerReport& said = *run->report();
    if (frames::View(said.checker()) != checker.id) continue;
    const auto outcome = static_cast<engine::Outcome>(said.outcome());
    // Only from outside can be told that it crashed.
    report.outcome = outcome == engine::Outcome::kCrashed ? engine::Outcome::kFailed : outcome;
    const std::string_view detail = frames::View(said.detail());
    report.detail = detail.size() <= engine::kMaxMessageBytes ? detail : "its process says more than it may";
    if (said.considered()->size() <= checker.rules.size()) {
      report.considered.assign(said.considered()->begin(), said.considered()->end());
      report.compared.assign(said.compared()->begin(), said.compared()->end());
    }
    for (const flatbuffers::String* reason : *said.why_not()) {
      const bool more = report.why_not.size() < engine::kMaxReasons * checker.rules.size();
      if (more) report.why_not.emplace_back(frames::View(reason));
    }
    Replay(*run, checker, sink);
    return report;
  }
  report.outcome = engine::Outcome::kFailed;
  report.detail = "its process gave no report";
  return report;
}

void CompanionSocket::Replay(const frames::RawRun& run, const engine::CheckerInfo& checker, const cc_sink& sink) const {
  size_t rule = 0;  // findings of one rule mostly come together
  for (const frames::Finding* finding : *run.findings()) {
    const auto is_rule = [&](size_t i) { return checker.rules[i].id == frames::View(finding->rule()); };
    if (!is_rule(rule)) {
      for (rule = 0; rule + 1 < checker.rules.size() && !is_rule(rule);) ++rule;
    }
    std::vector<cc_evidence> evidence;
    for (const frames::Evidence* one : *finding->evidence()) {
      evidence.push_back({Place(one->span()), Str(one->role()), Str(one->value())});
    }
    std::vector<std::vector<cc_edit>> edits;
    for (const frames::Fix* fix : *finding->fixes()) {
      auto& of_fix = edits.emplace_back();
      for (const frames::Edit* edit : *fix->edits()) of_fix.push_back({Place(edit->span()), Str(edit->replacement())});
    }
    std::vector<cc_fix> fixes;
    for (size_t i = 0; i < edits.size(); ++i) {
      fixes.push_back(
          {Str(finding->fixes()->Get(static_cast<flatbuffers::uoffset_t>(i))->description()), Array(edits[i])});
    }
    const uint32_t index = is_rule(rule) ? static_cast<uint32_t>(rule) : CC_NONE;  // the sink refuses it
    const cc_finding raw = {
        sizeof(cc_finding),       index,           finding->severity(), Place(finding->span()), Str(finding->message()),
        Str(finding->workings()), Array(evidence), Array(fixes)};
    sink.emit(sink.host, &raw);
  }
}

}  // namespace claimcheck::worker
