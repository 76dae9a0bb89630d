// Sends the same document over and over and prints one JSON line: calls a second, p50 and p99 in microseconds.
//
// usage: load_client ADDRESS echo|check|stream FILE CALLERS SECONDS
// Each caller is a thread with a channel of its own and one call in flight; `stream` keeps 8 documents in flight on one
// CheckDocuments call per caller. The first tenth of the time is warm-up and does not count.
#include <grpcpp/grpcpp.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "claimcheck/v1/claimcheck.grpc.pb.h"
#include "echo.grpc.pb.h"

namespace {

using Clock = std::chrono::steady_clock;
namespace v1 = claimcheck::v1;

struct Run {
  std::string address;
  std::string mode;
  std::string content;
  Clock::time_point counted_from;
  Clock::time_point until;
};

struct Tally {
  std::vector<int> micros;
  uint64_t failed = 0;
};

int MicrosSince(Clock::time_point begin) {
  return static_cast<int>(std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begin).count());
}

std::shared_ptr<grpc::Channel> Connect(const Run& run) {
  grpc::ChannelArguments args;
  args.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  args.SetMaxReceiveMessageSize(64 << 20);
  auto channel = grpc::CreateCustomChannel(run.address, grpc::InsecureChannelCredentials(), args);
  channel->WaitForConnected(std::chrono::system_clock::now() + std::chrono::seconds(10));
  return channel;
}

// Calls `once` until the time is over and notes how long each call took.
template <typename Once>
void Repeat(const Run& run, Tally& tally, Once once) {
  while (true) {
    const auto begin = Clock::now();
    if (begin >= run.until) return;
    const bool ok = once();
    if (begin < run.counted_from) continue;
    if (ok) {
      tally.micros.push_back(MicrosSince(begin));
    } else {
      ++tally.failed;
    }
  }
}

void CallEcho(const Run& run, Tally& tally) {
  auto stub = claimcheck::bench::Echo::NewStub(Connect(run));
  claimcheck::bench::Payload request;
  request.set_content(run.content);
  Repeat(run, tally, [&] {
    grpc::ClientContext context;
    claimcheck::bench::Payload response;
    return stub->Echo(&context, request, &response).ok();
  });
}

void CallCheck(const Run& run, Tally& tally) {
  auto stub = v1::ClaimCheck::NewStub(Connect(run));
  v1::CheckDocumentRequest request;
  request.mutable_document()->set_content(run.content);
  request.mutable_document()->set_published("2024-11-21");
  Repeat(run, tally, [&] {
    grpc::ClientContext context;
    v1::CheckDocumentResponse response;
    return stub->CheckDocument(&context, request, &response).ok();
  });
}

// Counts documents; the time of one is the time between two answers.
void CallStream(const Run& run, Tally& tally) {
  auto stub = v1::ClaimCheck::NewStub(Connect(run));
  grpc::ClientContext context;
  auto stream = stub->CheckDocuments(&context);
  v1::CheckDocumentsRequest request;
  request.mutable_document()->set_content(run.content);
  request.mutable_document()->set_published("2024-11-21");
  uint64_t in_flight = 0;
  for (; in_flight < 8; ++in_flight) stream->Write(request);
  v1::CheckDocumentsResponse response;
  auto last = Clock::now();
  while (in_flight > 0 && stream->Read(&response)) {
    --in_flight;
    const auto now = Clock::now();
    if (now >= run.counted_from && now < run.until) {
      response.has_result() ? tally.micros.push_back(MicrosSince(last)) : void(++tally.failed);
    }
    last = now;
    if (now < run.until && stream->Write(request)) ++in_flight;
  }
  stream->WritesDone();
  while (stream->Read(&response)) {
  }
  if (!stream->Finish().ok()) ++tally.failed;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 6) {
    std::fprintf(stderr, "usage: load_client ADDRESS echo|check|stream FILE CALLERS SECONDS\n");
    return 2;
  }
  std::ifstream file(argv[3], std::ios::binary);
  if (!file) {
    std::fprintf(stderr, "load_client: cannot read %s\n", argv[3]);
    return 2;
  }
  Run run{argv[1], argv[2], std::string(std::istreambuf_iterator<char>(file), {}), {}, {}};
  const int callers = std::atoi(argv[4]);
  const auto length = std::chrono::duration<double>(std::atof(argv[5]));
  const auto start = Clock::now();
  run.counted_from = start + std::chrono::duration_cast<Clock::duration>(length * 0.1);
  run.until = start + std::chrono::duration_cast<Clock::duration>(length);

  void (*call)(const Run&, Tally&) = run.mode == "echo"     ? CallEcho
                                     : run.mode == "check"  ? CallCheck
                                     : run.mode == "stream" ? CallStream
                                                            : nullptr;
  if (call == nullptr || callers < 1) {
    std::fprintf(stderr, "load_client: expected echo, check or stream and at least one caller\n");
    return 2;
  }
  std::vector<Tally> tallies(static_cast<size_t>(callers));
  std::vector<std::thread> threads;
  for (Tally& tally : tallies) threads.emplace_back([&run, &tally, call] { call(run, tally); });
  for (std::thread& thread : threads) thread.join();

  std::vector<int> all;
  uint64_t failed = 0;
  for (const Tally& tally : tallies) {
    all.insert(all.end(), tally.micros.begin(), tally.micros.end());
    failed += tally.failed;
  }
  std::sort(all.begin(), all.end());
  const auto at = [&](double share) {
    return all.empty() ? 0
                       : all[std::min(all.size() - 1, static_cast<size_t>(share * static_cast<double>(all.size())))];
  };
  const double seconds = std::chrono::duration<double>(run.until - run.counted_from).count();
  std::printf("{\"calls_per_second\": %.1f, \"p50_us\": %d, \"p99_us\": %d, \"failed\": %llu}\n",
              static_cast<double>(all.size()) / seconds, at(0.50), at(0.99), static_cast<unsigned long long>(failed));
  return all.empty() ? 1 : 0;
}
