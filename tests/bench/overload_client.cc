// Offers documents at a fixed rate, whether or not they are answered, and prints one JSON line.
//
// usage: overload_client ADDRESS FILE RATE SECONDS
// RATE documents a second over four connections, none of which is sent again. Counted: documents whose answer came
// while the rate was kept, by outcome; the time of those that were checked; and of a health probe every 20 ms on a
// connection of its own. The first tenth of the time is warm-up and does not count.
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/grpcpp.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "claimcheck/v1/claimcheck.grpc.pb.h"

namespace {

using Clock = std::chrono::steady_clock;
namespace v1 = claimcheck::v1;

constexpr int kConnections = 4;

std::shared_ptr<grpc::Channel> Connect(const char* address) {
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  arguments.SetMaxReceiveMessageSize(64 << 20);
  auto channel = grpc::CreateCustomChannel(address, grpc::InsecureChannelCredentials(), arguments);
  channel->WaitForConnected(std::chrono::system_clock::now() + std::chrono::seconds(10));
  return channel;
}

int MicrosSince(Clock::time_point begin) {
  return static_cast<int>(std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begin).count());
}

// Threads: any.
class Tally {
 public:
  Tally(Clock::time_point from, Clock::time_point until) : from_(from), until_(until) {}
  void Ended(const grpc::Status& status, Clock::time_point began) {
    const std::lock_guard lock(mutex_);
    --under_way_;
    const auto now = Clock::now();
    if (now < from_ || now >= until_) return;
    if (status.ok()) {
      checked_.push_back(MicrosSince(began));
    } else {
      ++(status.error_code() == grpc::RESOURCE_EXHAUSTED ? refused_ : failed_);
    }
  }
  void Began() {
    const std::lock_guard lock(mutex_);
    ++under_way_;
  }
  bool AllEnded() {
    const std::lock_guard lock(mutex_);
    return under_way_ == 0;
  }
  void Print(std::vector<int> health, double offered) {
    const double seconds = std::chrono::duration<double>(until_ - from_).count();
    const auto at = [](std::vector<int>& all, double share) {
      std::sort(all.begin(), all.end());
      const auto last = static_cast<double>(all.size()) - 1;
      return all.empty() ? 0 : all[static_cast<size_t>(std::max(0.0, std::min(last, share * last)))];
    };
    std::printf(
        "{\"offered_per_second\": %.1f, \"checked_per_second\": %.1f, \"refused\": %ld, \"failed\": %ld, "
        "\"p50_us\": %d, \"p99_us\": %d, \"health_p50_us\": %d, \"health_p99_us\": %d}\n",
        offered, static_cast<double>(checked_.size()) / seconds, refused_, failed_, at(checked_, 0.5),
        at(checked_, 0.99), at(health, 0.5), at(health, 0.99));
  }

 private:
  const Clock::time_point from_, until_;
  std::mutex mutex_;
  std::vector<int> checked_;  // microseconds
  long refused_ = 0, failed_ = 0, under_way_ = 0;
};

struct Call {
  grpc::ClientContext context;
  v1::CheckDocumentResponse response;
  Clock::time_point began = Clock::now();
};

void Offer(v1::ClaimCheck::Stub& stub, const v1::CheckDocumentRequest& request, Tally& tally) {
  auto call = std::make_shared<Call>();
  tally.Began();
  stub.async()->CheckDocument(&call->context, &request, &call->response,
                              [call, &tally](const grpc::Status& status) { tally.Ended(status, call->began); });
}

std::vector<int> ProbeHealth(const char* address, Clock::time_point from, Clock::time_point until) {
  grpc::GenericStub stub(Connect(address));
  std::vector<int> micros;
  const grpc::Slice nothing;
  const grpc::ByteBuffer request(&nothing, 1);
  while (Clock::now() < until) {
    grpc::ClientContext context;
    grpc::CompletionQueue queue;
    const auto began = Clock::now();
    auto call = stub.PrepareUnaryCall(&context, "/grpc.health.v1.Health/Check", request, &queue);
    grpc::ByteBuffer response;
    grpc::Status status;
    call->StartCall();
    call->Finish(&response, &status, nullptr);
    void* tag;
    bool ok;
    queue.Next(&tag, &ok);
    if (began >= from && status.ok()) micros.push_back(MicrosSince(began));
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  return micros;
}

}  // namespace

int main(int argc, char** argv) {
  std::ifstream file(argc == 5 ? argv[2] : "", std::ios::binary);
  const double rate = argc == 5 ? std::atof(argv[3]) : 0;
  if (!file || rate <= 0) {
    std::fprintf(stderr, "usage: overload_client ADDRESS FILE RATE SECONDS\n");
    return 2;
  }
  v1::CheckDocumentRequest request;
  request.mutable_document()->set_content(std::string(std::istreambuf_iterator<char>(file), {}));
  request.mutable_document()->set_published("2024-11-21");
  std::vector<std::unique_ptr<v1::ClaimCheck::Stub>> stubs;
  for (int i = 0; i < kConnections; ++i) stubs.push_back(v1::ClaimCheck::NewStub(Connect(argv[1])));

  const auto length = std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(std::atof(argv[4])));
  const auto start = Clock::now(), from = start + length / 10, until = start + length;
  Tally tally(from, until);
  std::vector<int> health;
  std::thread prober([&] { health = ProbeHealth(argv[1], from, until); });
  long sent = 0;
  for (; Clock::now() < until; ++sent) {
    Offer(*stubs[static_cast<size_t>(sent) % kConnections], request, tally);
    std::this_thread::sleep_until(start + std::chrono::duration_cast<Clock::duration>(
                                              std::chrono::duration<double>(static_cast<double>(sent + 1) / rate)));
  }
  prober.join();
  while (!tally.AllEnded()) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  tally.Print(std::move(health), static_cast<double>(sent) / std::chrono::duration<double>(length).count());
  return 0;
}
