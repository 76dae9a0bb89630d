// gRPC never calls a reactor back from within StartRead or StartWrite, so both are called with the lock held. Finish is
// not: once it is called, another thread may delete the call.
#include "daemon/service/stream_call.h"

#include <google/protobuf/arena.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "daemon/base/clock.h"
#include "daemon/base/document_size.h"
#include "daemon/base/log_scope.h"
#include "daemon/service/call_log.h"
#include "daemon/service/convert.h"
#include "daemon/service/handover.h"
#include "daemon/service/status.h"
#include "daemon/service/wire.h"

namespace claimcheck::service {

using google::protobuf::Arena;

namespace {
constexpr char kMethod[] = "CheckDocuments";
}  // namespace

class StreamCall::Document final : public pool::Job {
 public:
  Document(StreamCall* stream, uint64_t number)
      : stream_(stream), number_(number), request_(Arena::CreateMessage<v1::CheckDocumentsRequest>(&arena_)) {
    ids = {absl::StrCat(stream->ids_.request, "/", number), stream->ids_.trace};
  }

  absl::Status Enter(const Caller& caller) {
    auto place = caller.TakePlace();
    if (!place.ok()) return place.status();
    place_.emplace(*std::move(place));
    return absl::OkStatus();
  }

  // Parses; takes the options from `carried`, or puts its own there for those that come after.
  absl::Status Prepare(grpc::ByteBuffer* request_bytes, engine::Options& carried) {
    const uint64_t limit = carried.max_bytes;
    absl::Status parsed = ParseRequest(request_bytes, MaxRequestBytes(limit), request_);
    if (!parsed.ok()) return parsed;
    input = ToInput(request_->document());
    if (absl::Status fits = base::CheckDocumentSize(bytes(), limit); !fits.ok()) return fits;
    options = carried;
    if (!request_->has_options()) return absl::OkStatus();
    if (absl::Status taken = ToOptions(request_->options(), options); !taken.ok()) return taken;
    carried = options;
    return absl::OkStatus();
  }

  void Finish(const absl::Status& status, const frames::Frame* answer) override {
    place_.reset();
    const base::LogScope scope(&ids);
    CallEnded(*stream_->context_->metrics, kMethod, client, began_ns_, status);
    auto* response = Arena::CreateMessage<v1::CheckDocumentsResponse>(&arena_);
    response->set_number(number_);
    response->mutable_document()->set_id(request_->document().id());
    response->mutable_document()->set_uri(request_->document().uri());
    if (status.ok()) {
      ToProto(*answer->body_as_CheckAnswer(), response->mutable_result());
    } else {
      *response->mutable_error() = ToRpcStatus(WithRequestId(status, ids));
    }
    stream_->Answer(this, Serialize(*response));
  }

 private:
  StreamCall* const stream_;
  const uint64_t number_;
  const int64_t began_ns_ = base::MonotonicNs();
  std::optional<Place> place_;
  Arena arena_;
  v1::CheckDocumentsRequest* const request_;
};

StreamCall::StreamCall(CallContext* context, grpc::CallbackServerContext* grpc_context)
    : context_(context),
      grpc_context_(grpc_context),
      ids_(TakeIds(*grpc_context)),
      limit_(kDocumentsPerWorker * static_cast<size_t>(context->pool->workers())) {
  context_->calls.Begin();
  options_.max_bytes = context_->max_document_bytes;
  const base::LogScope scope(&ids_);
  auto caller = context_->access.Admit(*grpc_context, kCheckMethods, kMethod);
  if (caller.ok()) {
    caller_ = *std::move(caller);
    HandToGrpc(this);
    StartRead(&incoming_);
    return;
  }
  reading_ = false;
  no_more_reads_ = finished_ = true;
  CallEnded(*context_->metrics, kMethod, "", base::MonotonicNs(), caller.status());
  End(ToGrpcStatus(caller.status(), ids_));
}

void StreamCall::OnReadDone(bool ok) {
  const Callback callback(this);
  std::shared_ptr<Document> document;
  bool over = false;
  {
    const std::lock_guard lock(mutex_);
    if (ok && !no_more_reads_) {
      ++under_way_;
      document = std::make_shared<Document>(this, next_number_++);
      documents_.push_back(document);
    } else {
      reading_ = false;
      no_more_reads_ = true;
      over = IsOver();
    }
  }
  if (over) End();
  if (document == nullptr) return;
  // The document counts as under way, so the stream is not over before it is answered. `reading_` stays true until the
  // request is parsed: an answer that is written meanwhile would else start a read into the same buffer.
  const base::LogScope scope(&document->ids);
  absl::Status status = document->Prepare(&incoming_, options_);
  document->deadline_ns = DeadlineNs(*grpc_context_, context_->check_timeout_ns);
  document->timeout_ns = context_->check_timeout_ns;
  document->client = caller_.line();
  if (status.ok()) status = document->Enter(caller_);
  if (status.ok()) context_->metrics->DocumentCame(document->bytes());
  {
    const std::lock_guard lock(mutex_);
    reading_ = false;
    ReadOn();
  }
  if (status.ok()) status = context_->pool->Submit(document.get());
  if (!status.ok()) document->Finish(status, nullptr);
}

void StreamCall::ReadOn() {
  if (reading_ || no_more_reads_ || under_way_ >= limit_) return;
  reading_ = true;
  StartRead(&incoming_);
}

void StreamCall::Answer(Document* document, grpc::ByteBuffer answer) {
  std::shared_ptr<Document> done;  // outlives the lock: its memory is given back after it
  bool over = false;
  {
    const std::lock_guard lock(mutex_);
    const auto place = std::find_if(documents_.begin(), documents_.end(),
                                    [document](const auto& other) { return other.get() == document; });
    done = std::move(*place);
    documents_.erase(place);
    if (no_more_writes_) {
      --under_way_;
      over = IsOver();
    } else {
      answers_.push_back(std::move(answer));
      WriteOn();
    }
  }
  if (over) End();
}

void StreamCall::WriteOn() {
  if (writing_ || answers_.empty()) return;
  outgoing_ = answers_.front();  // shares its bytes: this gRPC has no move
  answers_.pop_front();
  writing_ = true;
  StartWrite(&outgoing_);
}

void StreamCall::OnWriteDone(bool ok) {
  const Callback callback(this);
  bool over = false;
  {
    const std::lock_guard lock(mutex_);
    writing_ = false;
    --under_way_;
    if (!ok) {
      no_more_writes_ = true;
      under_way_ -= answers_.size();
      answers_.clear();
    }
    WriteOn();
    ReadOn();
    over = IsOver();
  }
  if (over) End();
}

void StreamCall::OnCancel() {
  const Callback callback(this);
  std::vector<std::shared_ptr<Document>> documents;
  bool over = false;
  {
    const std::lock_guard lock(mutex_);
    no_more_reads_ = no_more_writes_ = true;
    under_way_ -= answers_.size();
    answers_.clear();
    documents = documents_;
    over = IsOver();
  }
  if (over) return End();
  for (const auto& document : documents) context_->pool->Cancel(document.get());
}

void StreamCall::End(const grpc::Status& status) {
  HandToGrpc(this);
  Finish(status);
}

bool StreamCall::IsOver() {
  if (!no_more_reads_ || under_way_ > 0 || finished_) return false;
  finished_ = true;
  return true;
}

void StreamCall::OnDone() {
  TakeFromGrpc(this);
  CallContext* const context = context_;
  delete this;
  context->calls.End();
}

}  // namespace claimcheck::service
