// One CheckDocuments: documents in, answers out as they are ready.
//
// At most kDocumentsPerWorker for each worker are under way in one stream, from the moment that one is read until its
// answer is written; then no more are read, and HTTP/2 holds the sender back.
// Ownership: a call deletes itself once gRPC is done with it; a document lives as long as the pool or the stream needs
//            it.
// Threads:   reads and writes end on threads of gRPC's, documents on threads of the pool.
#ifndef CLAIMCHECK_DAEMON_SERVICE_STREAM_CALL_H_
#define CLAIMCHECK_DAEMON_SERVICE_STREAM_CALL_H_

#include <grpcpp/grpcpp.h>

#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "daemon/engine/engine.h"
#include "daemon/service/call_context.h"

namespace claimcheck::service {

class StreamCall final : public grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer> {
 public:
  static constexpr size_t kDocumentsPerWorker = 2;

  StreamCall(CallContext* context, grpc::CallbackServerContext* grpc_context);

 private:
  class Document;

  void OnReadDone(bool ok) override;
  void OnWriteDone(bool ok) override;
  void OnCancel() override;
  void OnDone() override;
  bool InternalInlineable() override { return true; }  // as a DocumentCall

  void Answer(Document* document, grpc::ByteBuffer answer);
  void End(const grpc::Status& status = grpc::Status::OK);
  // With mutex_ held.
  void ReadOn();
  void WriteOn();
  bool IsOver();

  CallContext* const context_;
  grpc::CallbackServerContext* const grpc_context_;
  const base::CallIds ids_;
  Caller caller_;
  const size_t limit_;
  // Of the read under way; between two reads they are OnReadDone's.
  grpc::ByteBuffer incoming_;
  engine::Options options_;  // of the nearest request before that had some

  std::mutex mutex_;
  // All guarded by mutex_.
  grpc::ByteBuffer outgoing_;  // of the write under way
  uint64_t next_number_ = 0;
  std::vector<std::shared_ptr<Document>> documents_;  // in the pool
  std::deque<grpc::ByteBuffer> answers_;              // to be written
  size_t under_way_ = 0;                              // documents read, answers not written
  bool reading_ = true;                               // from StartRead until what came is parsed
  bool writing_ = false;
  bool no_more_reads_ = false;
  bool no_more_writes_ = false;
  bool finished_ = false;
};

}  // namespace claimcheck::service

#endif  // CLAIMCHECK_DAEMON_SERVICE_STREAM_CALL_H_
