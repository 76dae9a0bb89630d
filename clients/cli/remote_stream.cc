// One thread reads documents and sends them, one receives answers, and the caller's takes them in order. A document
// that could not be read is never sent and keeps its place all the same. If the stream ends early, what is under way
// and what is still to come is answered with the reason.
#include "clients/cli/remote_stream.h"

#include <thread>
#include <utility>

#include "daemon/service/status.h"

namespace claimcheck::cli {
namespace {

size_t SizeOf(const CheckJob& job) {
  return job.item.document.content().size() + job.item.document.title().size() + job.item.document.summary().size();
}

}  // namespace

absl::Status ToStatus(const grpc::Status& status) {
  google::rpc::Status rpc;
  if (!status.error_details().empty() && rpc.ParseFromString(status.error_details())) {
    return service::FromRpcStatus(rpc);
  }
  return absl::Status(static_cast<absl::StatusCode>(status.error_code()), status.error_message());
}

void RemoteStream::Run(const Backend::Next& next, const Backend::Take& take) {
  stream_ = stub_.CheckDocuments(&context_);
  std::thread sender([this, &next] { Send(next); });
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return under_way_.empty() ? all_sent_ : under_way_.front().answer.has_value(); });
    if (under_way_.empty()) break;
    Document document = std::move(under_way_.front());
    under_way_.pop_front();
    bytes_ -= SizeOf(document.job);
    changed_.notify_all();
    if (stopped_) continue;
    lock.unlock();
    const bool go_on = take(document.job, *std::move(document.answer));
    lock.lock();
    if (go_on) continue;
    stopped_ = true;
    context_.TryCancel();
  }
  lock.unlock();
  sender.join();
}

void RemoteStream::Send(const Backend::Next& next) {
  std::thread receiver([this] { Receive(); });
  const v1::CheckOptions* options_sent = nullptr;
  uint64_t number = 0;
  bool sending = true;
  absl::Status ended;
  for (;;) {
    std::optional<CheckJob> job = next();
    std::unique_lock lock(mutex_);
    if (!job || stopped_) break;
    const size_t size = SizeOf(*job);
    changed_.wait(lock, [&] {
      const bool fits = under_way_.empty() || (under_way_.size() < kMostUnderWay && bytes_ + size <= kMostBytes);
      return fits || broken_ || stopped_;
    });
    under_way_.push_back({*std::move(job), std::nullopt, std::nullopt});
    bytes_ += size;
    Document& document = under_way_.back();
    if (!document.job.item.status.ok()) {
      document.answer = document.job.item.status;
      changed_.notify_all();
      continue;
    }
    if (sending) {
      document.number = number++;
      lock.unlock();
      sending = SendOne(document.job, options_sent);  // it stays under way until it is answered
      if (sending) continue;
      receiver.join();
      ended = ToStatus(stream_->Finish());
      FailTheRest(ended);
      continue;
    }
    document.answer = ended;
    changed_.notify_all();
  }
  if (sending) {
    stream_->WritesDone();
    receiver.join();
    FailTheRest(ToStatus(stream_->Finish()));
  }
  const std::lock_guard lock(mutex_);
  all_sent_ = true;
  changed_.notify_all();
}

bool RemoteStream::SendOne(const CheckJob& job, const v1::CheckOptions*& options_sent) {
  v1::CheckDocumentsRequest request;
  *request.mutable_document() = job.item.document;
  if (job.options != options_sent) *request.mutable_options() = *job.options;
  options_sent = job.options;
  return stream_->Write(request);
}

void RemoteStream::Receive() {
  v1::CheckDocumentsResponse response;
  while (stream_->Read(&response)) {
    const std::lock_guard lock(mutex_);
    for (Document& document : under_way_) {
      if (document.number != response.number()) continue;
      if (response.has_error()) {
        document.answer = service::FromRpcStatus(response.error());
      } else {
        document.answer = std::move(*response.mutable_result());
      }
    }
    changed_.notify_all();
  }
  const std::lock_guard lock(mutex_);
  broken_ = true;
  changed_.notify_all();
}

void RemoteStream::FailTheRest(const absl::Status& status) {
  const std::lock_guard lock(mutex_);
  for (Document& document : under_way_) {
    if (document.answer) continue;
    document.answer = status.ok() ? absl::InternalError("the daemon ended the stream without an answer") : status;
  }
  changed_.notify_all();
}

}  // namespace claimcheck::cli
