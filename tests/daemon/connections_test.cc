// What connections may cost and how long they live: more of them than there may be, none that answers, too many pings,
// rotation without a call lost, ten thousand that do nothing, floods of large documents.
#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/daemon/daemon_under_test.h"
#include "tests/daemon/raw_connection.h"

namespace claimcheck::tests {
namespace {

using testing::HasSubstr;

std::vector<RawConnection> Connect(const DaemonUnderTest& daemon, int count, const std::string& bytes = "") {
  std::vector<RawConnection> connections;
  connections.reserve(static_cast<size_t>(count));
  for (int i = 0; i < count; ++i) connections.emplace_back(daemon, bytes);
  return connections;
}

long Closed(std::vector<RawConnection>& connections) {
  return std::count_if(connections.begin(), connections.end(), [](RawConnection& one) { return one.IsClosed(); });
}

grpc::Status CheckOver(const std::shared_ptr<grpc::Channel>& channel, const std::string& text = "It was steady.",
                       std::chrono::milliseconds patience = kPatience) {
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + patience);
  v1::CheckDocumentResponse response;
  return v1::ClaimCheck::NewStub(channel)->CheckDocument(&context, Article(text), &response);
}

// True once the channel has lost its connection, which it is not asked to set up again.
bool LosesConnection(grpc::Channel& channel) {
  return channel.WaitForStateChange(GRPC_CHANNEL_READY, std::chrono::system_clock::now() + kPatience);
}

// A stream on which somebody waits for an answer all the while. Without that nobody in this process would look at the
// connection: no ping would be answered, and its end not be seen.
class OpenStream {
 public:
  explicit OpenStream(const std::shared_ptr<grpc::Channel>& channel) : stub_(v1::ClaimCheck::NewStub(channel)) {
    request_.mutable_document()->set_content("It was steady.");
    stream_ = stub_->CheckDocuments(&context_);
    EXPECT_TRUE(stream_->Write(request_) && stream_->Read(&response_));
    reader_ = std::thread([this] { answered_ = stream_->Read(&response_); });
  }
  ~OpenStream() {
    if (reader_.joinable()) EndsWithAnAnswer();
  }
  // Whether its connection is still the one that it was opened on.
  bool EndsWithAnAnswer() {
    stream_->Write(request_);
    reader_.join();
    stream_->WritesDone();
    while (stream_->Read(&response_)) continue;
    stream_->Finish();
    return answered_;
  }

 private:
  const std::unique_ptr<v1::ClaimCheck::Stub> stub_;
  grpc::ClientContext context_;
  v1::CheckDocumentsRequest request_;
  v1::CheckDocumentsResponse response_;
  std::unique_ptr<grpc::ClientReaderWriter<v1::CheckDocumentsRequest, v1::CheckDocumentsResponse>> stream_;
  bool answered_ = false;  // the reader's until it is joined
  std::thread reader_;
};

double MedianHealthMs(DaemonUnderTest& daemon) {
  std::vector<double> took;
  for (int i = 0; i < 21; ++i) {
    const auto before = std::chrono::steady_clock::now();
    EXPECT_EQ(daemon.Health(""), "SERVING");
    took.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - before).count());
  }
  std::sort(took.begin(), took.end());
  return took[took.size() / 2];
}

TEST(ConnectionsTest, MoreThanThereMayBeAreClosedAndOthersGoOn) {
  DaemonUnderTest daemon({"--connections", "40"});
  EXPECT_TRUE(CheckOver(daemon.channel()).ok());
  std::vector<RawConnection> connections = Connect(daemon, 120, Http2Hello());
  EXPECT_TRUE(Eventually([&] { return Closed(connections) > 60; }));
  EXPECT_LT(Closed(connections), 100) << "more closed than need be";
  EXPECT_TRUE(CheckOver(daemon.channel()).ok()) << "one that was there before";
  EXPECT_THAT(daemon.Log(), HasSubstr("connections.most"));
  connections.clear();
  EXPECT_TRUE(Eventually([&] { return CheckOver(daemon.NewChannel()).ok(); }));
}

// gRPC's own listener never accepts again after this.
TEST(ConnectionsTest, ServesAgainAfterDescriptorsHadRunOut) {
  DaemonUnderTest daemon;
  const rlimit few{64, 64};
  ASSERT_EQ(prlimit(daemon.pid(), RLIMIT_NOFILE, &few, nullptr), 0);
  {
    const std::vector<RawConnection> connections = Connect(daemon, 200, Http2Hello());
    EXPECT_FALSE(CheckOver(daemon.NewChannel(), "It was steady.", std::chrono::milliseconds(300)).ok());
  }
  EXPECT_TRUE(Eventually([&] { return CheckOver(daemon.NewChannel()).ok(); }));
}

TEST(ConnectionsTest, TenThousandThatDoNothing) {
  const int most = RaiseFileLimit() - 300;  // this process has as many of them open as the daemon
  const int count = std::min(kSanitizer ? 500 : 10'000, most);
  DaemonUnderTest daemon({"--handshake", "300"});
  EXPECT_TRUE(CheckOver(daemon.channel()).ok());
  const double before = MemoryMib(daemon.pid());
  std::vector<RawConnection> connections = Connect(daemon, count - 100, Http2Hello());
  for (const RawConnection& one : connections) ASSERT_TRUE(one.connected());
  // Those that connected last wait to be accepted.
  EXPECT_TRUE(Eventually([&] { return CheckOver(daemon.NewChannel()).ok(); })) << "one more";
  RecordProperty("health_ms", std::to_string(MedianHealthMs(daemon)));  // how fast is for tests/bench to say
  EXPECT_EQ(Closed(connections), 0);
  const double each = (MemoryMib(daemon.pid()) - before) * 1024 / count;
  RecordProperty("connections", count);
  RecordProperty("kib_each", std::to_string(each));
  if (kSanitizer) return;
  EXPECT_LT(each, 40) << "KiB for each of " << count;
}

TEST(ConnectionsTest, OneThatSaysNothingIsClosed) {
  DaemonUnderTest daemon({"--handshake", "0.2"});
  std::vector<RawConnection> connections = Connect(daemon, 5);
  EXPECT_TRUE(Eventually([&] { return Closed(connections) == 5; }));
}

TEST(ConnectionsTest, OneWithoutCallsIsAskedToGoAndComesBack) {
  DaemonUnderTest daemon({"--idle", "0.2"});
  // Where a call takes long to set out, its connection may be idle for too long before it is there.
  const auto answered = [&] { return CheckOver(daemon.channel()).ok(); };
  EXPECT_TRUE(Eventually(answered));
  EXPECT_TRUE(LosesConnection(*daemon.channel()));
  EXPECT_TRUE(Eventually(answered));
}

// A sleeping laptop, a cable that was pulled: the daemon asks, nobody answers. Whoever answers stays.
TEST(ConnectionsTest, OneThatGivesNoSignOfLifeIsClosed) {
  DaemonUnderTest daemon({"--keepalive", "0.2", "--keepalive-timeout", "2"});
  OpenStream live(daemon.channel());
  for (int round = 0; round < 2; ++round) {  // the live one is asked at least as often as these
    std::vector<RawConnection> dead = Connect(daemon, 3, Http2Hello());
    EXPECT_TRUE(Eventually([&] { return Closed(dead) == 3; }));
  }
  EXPECT_TRUE(live.EndsWithAnAnswer()) << "it answered, and was closed";
}

// Both sides have to agree on how often may be asked. (gRPC's clients ask once a second at most, whatever they are
// told.)
TEST(ConnectionsTest, AClientMayAskAsOftenAsSettingsSay) {
  const auto channel_that_asks = [](const DaemonUnderTest& daemon) {
    grpc::ChannelArguments arguments;
    arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
    arguments.SetInt(GRPC_ARG_KEEPALIVE_TIME_MS, 100);
    arguments.SetInt(GRPC_ARG_KEEPALIVE_PERMIT_WITHOUT_CALLS, 1);
    arguments.SetInt(GRPC_ARG_HTTP2_MAX_PINGS_WITHOUT_DATA, 0);
    return grpc::CreateCustomChannel(daemon.address(), grpc::InsecureChannelCredentials(), arguments);
  };
  DaemonUnderTest patient({"--client-ping", "0.5"}), strict({"--client-ping", "60"});
  const auto stays = channel_that_asks(patient), goes = channel_that_asks(strict);
  OpenStream stream(stays);
  EXPECT_TRUE(CheckOver(goes).ok());
  EXPECT_TRUE(LosesConnection(*goes)) << "sent away for asking too often";
  EXPECT_TRUE(stream.EndsWithAnAnswer()) << "has asked as often, and may";
}

// Connections go round every 0.3 s under four callers, some of whose calls take longer than that.
TEST(ConnectionsTest, NoCallIsLostWhenConnectionsAreTooOld) {
  DaemonUnderTest daemon({"--age", "0.3", "--age-grace", "90", "--check-timeout", "2"});
  std::atomic<bool> done{false};
  std::atomic<int> failed{0};
  std::vector<std::thread> callers;
  for (int i = 0; i < 4; ++i) {
    callers.emplace_back([&, i] {
      const auto channel = daemon.NewChannel();
      while (!done) {
        const grpc::Status status = CheckOver(channel, i == 0 ? "POLITE, steady." : "It was steady.");
        EXPECT_TRUE(status.ok()) << status.error_code() << ": " << status.error_message();
        failed += !status.ok();
      }
    });
  }
  const auto watched = daemon.NewChannel();
  int rotations = 0;
  for (; rotations < 3 && CheckOver(watched).ok() && LosesConnection(*watched); ++rotations) continue;
  done = true;
  for (std::thread& caller : callers) caller.join();
  EXPECT_EQ(rotations, 3);
  EXPECT_EQ(failed, 0);
}

TEST(ConnectionsTest, AStreamEndsWithTheGraceOfItsConnection) {
  DaemonUnderTest daemon({"--age", "0.2", "--age-grace", "0.2"});
  v1::CheckDocumentsRequest request;
  request.mutable_document()->set_content("It was steady.");
  v1::CheckDocumentsResponse response;
  std::unique_ptr<grpc::ClientContext> context;
  std::unique_ptr<grpc::ClientReaderWriter<v1::CheckDocumentsRequest, v1::CheckDocumentsResponse>> stream;
  // Again and again: on a busy machine the connection's time may be up before the document is there.
  EXPECT_TRUE(Eventually([&] {
    if (stream != nullptr) stream->Finish();
    context = std::make_unique<grpc::ClientContext>();
    stream = daemon.stub().CheckDocuments(context.get());
    return stream->Write(request) && stream->Read(&response);
  })) << "what was taken is answered";
  EXPECT_FALSE(stream->Read(&response));
  EXPECT_EQ(stream->Finish().error_code(), grpc::UNAVAILABLE) << "a code to come back with";
}

// gRPC 1.51 lets calls beyond the cap wait at their sender, unseen: it bounds what one connection costs and sheds
// nothing.
TEST(ConnectionsTest, CallsBeyondTheCapOfOneConnectionWaitAtTheirSender) {
  DaemonUnderTest daemon({"--connection-streams", "2"});
  EXPECT_TRUE(CheckOver(daemon.channel()).ok());  // has told the client of the cap
  grpc::ClientContext contexts[2];
  const auto first = daemon.stub().CheckDocuments(&contexts[0]);
  const auto second = daemon.stub().CheckDocuments(&contexts[1]);
  v1::CheckDocumentsRequest request;
  request.mutable_document()->set_content("It was steady.");
  v1::CheckDocumentsResponse response;
  for (const auto* stream : {&first, &second}) ASSERT_TRUE((*stream)->Write(request) && (*stream)->Read(&response));
  EXPECT_EQ(CheckOver(daemon.channel(), "It was steady.", std::chrono::milliseconds(300)).error_code(),
            grpc::DEADLINE_EXCEEDED);
  EXPECT_TRUE(CheckOver(daemon.NewChannel()).ok()) << "another connection has a cap of its own";
  first->WritesDone();
  EXPECT_FALSE(first->Read(&response));
  EXPECT_TRUE(CheckOver(daemon.channel()).ok());
  contexts[1].TryCancel();
}

TEST(ConnectionsTest, MetadataHaveALimit) {
  DaemonUnderTest daemon({"--metadata-bytes", "8000"});
  const auto with_metadata = [&daemon](size_t bytes) {
    grpc::ClientContext context;
    context.AddMetadata("claimcheck-client", "modest");
    context.AddMetadata("x-large", std::string(bytes, 'x'));
    v1::CheckDocumentResponse response;
    return daemon.stub().CheckDocument(&context, Article("It was steady."), &response);
  };
  EXPECT_TRUE(with_metadata(6000).ok());
  EXPECT_EQ(with_metadata(9000).error_code(), grpc::RESOURCE_EXHAUSTED);
  // gRPC may have closed the connection over it; a call that was on its way there ends with "Socket closed".
  EXPECT_TRUE(Eventually([&] { return with_metadata(10).ok(); }));
}

// Twenty-four callers send twelve megabytes each, over and over: with nothing to hold them back that is 300 MB at once.
TEST(ConnectionsTest, AFloodOfLargeDocumentsHasACeiling) {
  constexpr int kCallers = kSanitizer ? 4 : 24;
  constexpr double kReceiveMib = 64, kQueueMib = 32;
  DaemonUnderTest daemon(
      {"--receive-mib", "64", "--queue-bytes", std::to_string(32u << 20), "--workers", "1", "--check-timeout", "60"});
  EXPECT_TRUE(CheckOver(daemon.channel()).ok());
  const double before = MemoryMib(daemon.pid());
  const std::string text = std::string(12u << 20, 'x') + " steady";
  std::atomic<int> answered{0}, refused{0}, other{0};
  std::vector<std::thread> callers;
  for (int i = 0; i < kCallers; ++i) {
    callers.emplace_back([&] {
      const auto channel = daemon.NewChannel();
      for (int call = 0; call < 3; ++call) {
        const grpc::Status status = CheckOver(channel, text);
        const bool full = status.error_code() == grpc::RESOURCE_EXHAUSTED || status.error_code() == grpc::UNAVAILABLE;
        ++(status.ok() ? answered : full ? refused : other);
      }
    });
  }
  for (std::thread& caller : callers) caller.join();
  EXPECT_GT(answered, 0);
  EXPECT_EQ(other, 0);
  EXPECT_TRUE(Eventually([&] { return CheckOver(daemon.NewChannel()).ok(); }));
  EXPECT_EQ(daemon.Health(""), "SERVING");
  if (kSanitizer) return;
  EXPECT_GT(refused, 0);
  const double peak = MemoryMib(daemon.pid(), "VmHWM") - before;
  RecordProperty("peak_mib", std::to_string(peak));
  // What is received, what waits, one document at the worker and in its frame, and a message that was just let in.
  EXPECT_LT(peak, kReceiveMib + kQueueMib + 8 * 12) << "MiB";
}

}  // namespace
}  // namespace claimcheck::tests
