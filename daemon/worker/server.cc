// The culprit of a crash stands in the shared page before its code runs. A plug-in that writes into the socket is
// harder to name, since the front may read the bytes when the next checker already runs; asked to `announce`, the
// worker says in the stream itself whose turn it is, and whatever follows that does not belong there is that checker's.
// A plug-in may fork and return twice: only the process that was started as the worker answers.
#include "daemon/worker/server.h"

#include <unistd.h>

#include <algorithm>

#include "daemon/base/clock.h"
#include "daemon/frames/pack.h"
#include "daemon/frames/verify.h"

namespace claimcheck::worker {
namespace {

constexpr size_t kMaxRequestBytes = 1u << 30;  // the front has limits of its own
constexpr size_t kKeptAnswerBytes = 4u << 20;

bool WasAskedFor(const engine::Options& options, const std::string& checker) {
  return options.checkers.empty() ||
         std::find(options.checkers.begin(), options.checkers.end(), checker) != options.checkers.end();
}

// Puts the reports of absent checkers where theirs would stand: in the order of the catalogue.
void AddAbsent(const frames::RequestHeader& header, const engine::Options& options,
               const std::vector<engine::CheckerInfo>& catalogue, engine::Result& result) {
  const auto position = [&catalogue](const std::string& id) {
    return std::find_if(catalogue.begin(), catalogue.end(), [&id](const auto& info) { return info.id == id; });
  };
  for (const frames::AbsentChecker& absent : header.absent) {
    const auto info = position(absent.checker);
    if (info == catalogue.end() || !WasAskedFor(options, absent.checker)) continue;
    const auto place = std::find_if(result.checkers.begin(), result.checkers.end(),
                                    [&](const auto& report) { return position(report.checker) > info; });
    result.checkers.insert(place, {info->id, info->version, absent.outcome, absent.detail, {}});
  }
}

}  // namespace

Server::Server(int fd, frames::SharedPage* page, LogRelay* log) : fd_(fd), page_(page), log_(log), pid_(getpid()) {}

void Server::EnteringChecker(int checker) {
  page_->entered_ns.store(base::MonotonicNs(), std::memory_order_relaxed);
  page_->culprit.store(static_cast<uint32_t>(checker + 1), std::memory_order_release);
  if (!announce_ || checker < 0) return;
  flatbuffers::FlatBufferBuilder builder(64);
  frames::FinishFrame(builder, frames::CreateEntering(builder, static_cast<uint32_t>(checker)));
  frames::WriteAll(fd_, {builder.GetBufferPointer(), builder.GetSize()});
}

absl::Status Server::Serve(engine::Engine& engine, const std::vector<absl::Status>& refused_plugins) {
  frames::PackHello(answer_, engine.checkers(), refused_plugins);
  if (!Send()) return absl::OkStatus();
  frames::FrameReader reader(kMaxRequestBytes);
  while (true) {
    const frames::FrameReader::State state = reader.Read(fd_);
    if (state == frames::FrameReader::State::kClosed) return absl::OkStatus();
    if (state != frames::FrameReader::State::kFrame) return absl::InternalError("worker: request: too large a frame");
    const auto frame = frames::VerifyFrame(reader.frame().data(), reader.frame().size());
    if (!frame.ok()) return frame.status();
    const frames::Request* request = (*frame)->body_as_Request();
    if (request == nullptr) return absl::InternalError("worker: expected a Request, found another frame");
    Answer(engine, *request);
    reader.Consume();
    if (!Send()) return absl::OkStatus();
  }
}

void Server::Answer(engine::Engine& engine, const frames::Request& request) {
  frames::UnpackRequest(request, header_, input_, options_);
  options_.stop = &page_->stop;
  announce_ = header_.announce;
  log_->BeginRequest(header_.number);
  if (header_.raw) {
    CheckRaw(engine);
  } else if (header_.facts) {
    ReadFacts(engine);
  } else {
    Check(engine);
  }
  announce_ = false;
}

void Server::Check(engine::Engine& engine) {
  absl::StatusOr<engine::Result> result = engine.Check(input_, options_);
  if (!result.ok()) return frames::PackError(answer_, header_.number, result.status());
  if (!header_.absent.empty()) AddAbsent(header_, options_, engine.checkers(), *result);
  frames::PackResult(answer_, header_.number, *result);
}

void Server::CheckRaw(engine::Engine& engine) {
  const absl::StatusOr<engine::RawResult> result = engine.CheckRaw(input_, options_);
  if (!result.ok()) return frames::PackError(answer_, header_.number, result.status());
  frames::PackRaw(answer_, header_.number, *result);
}

void Server::ReadFacts(engine::Engine& engine) {
  const absl::StatusOr<engine::Engine::Reading> reading = engine.Read(input_, options_);
  if (!reading.ok()) return frames::PackError(answer_, header_.number, reading.status());
  frames::PackFacts(answer_, header_.number, input_, *reading,
                    [&](cc_span span) { return engine.ToCaller(span, options_.encoding); });
}

bool Server::Send() {
  if (getpid() != pid_) _exit(0);
  const bool sent = log_->Flush() && frames::WriteAll(fd_, {answer_.GetBufferPointer(), answer_.GetSize()});
  if (answer_.GetSize() > kKeptAnswerBytes) answer_.Reset();
  return sent;
}

}  // namespace claimcheck::worker
