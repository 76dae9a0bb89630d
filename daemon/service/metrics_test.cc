#include "daemon/service/metrics.h"

#include <string>
#include <vector>

#include "daemon/base/error.h"
#include "daemon/frames/pack.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace claimcheck::service {
namespace {

using testing::HasSubstr;
using testing::Not;

void Check(Metrics& metrics, const std::string& checker, engine::Outcome outcome) {
  engine::Result result;
  result.checkers.push_back({checker, "1", outcome, "", {}});
  result.findings.push_back({checker + "/rule", 1, "m", "", {text::Field::kContent, 0, 1}, {}, {}, "f"});
  flatbuffers::FlatBufferBuilder builder;
  frames::PackResult(builder, 1, result);
  metrics.Checked(*frames::GetSizePrefixedFrame(builder.GetBufferPointer())->body_as_CheckAnswer());
}

TEST(MetricsTest, CountsByWhatItIsToldOf) {
  Metrics metrics;
  metrics.CallEnded("CheckDocument", absl::StatusCode::kOk, 0.003);
  metrics.CallEnded("CheckDocument", absl::StatusCode::kResourceExhausted, 0);
  metrics.DocumentCame(5000);
  metrics.WorkerStarted();
  metrics.WorkerEnded("hung", "beta");
  Check(metrics, "alpha", engine::Outcome::kTimedOut);
  const std::string text = metrics.Text();
  for (const char* line :
       {"claimcheck_calls_total{code=\"OK\",method=\"CheckDocument\"} 1\n",
        "claimcheck_calls_total{code=\"RESOURCE_EXHAUSTED\",method=\"CheckDocument\"} 1\n",
        "claimcheck_call_seconds_count{method=\"CheckDocument\"} 2\n",
        "claimcheck_call_seconds_bucket{method=\"CheckDocument\",le=\"0.0025\"} 1\n",
        "claimcheck_document_bytes_bucket{le=\"10000\"} 1\n", "claimcheck_worker_starts_total 1\n",
        "claimcheck_worker_ends_total{cause=\"hung\"} 1\n", "claimcheck_checker_respawns_total{checker=\"beta\"} 1\n",
        "claimcheck_checker_runs_total{checker=\"alpha\",outcome=\"timed_out\"} 1\n",
        "claimcheck_findings_total{rule=\"alpha/rule\"} 1\n", "claimcheck_build_info{version=\""}) {
    EXPECT_THAT(text, HasSubstr(line));
  }
  const Metrics::Counts counts = metrics.Count();
  EXPECT_EQ(counts.runs.at("alpha").at("timed_out"), 1u);
  EXPECT_EQ(counts.respawns.at("beta"), 1u);
  EXPECT_EQ(counts.worker_ends.at("hung"), 1u);
  EXPECT_EQ(counts.worker_starts, 1u);
  EXPECT_EQ(counts.calls.at("RESOURCE_EXHAUSTED"), 1u);
}

TEST(MetricsTest, LabelsAreBounded) {
  Metrics metrics;
  for (size_t i = 0; i < 2 * Metrics::kMaxSeries; ++i) Check(metrics, "c" + std::to_string(i), engine::Outcome::kOk);
  const std::string text = metrics.Text();
  EXPECT_THAT(text, HasSubstr("checker=\"c0\""));
  EXPECT_THAT(text, HasSubstr("checker=\"other\""));
  EXPECT_THAT(text, Not(HasSubstr("checker=\"c" + std::to_string(Metrics::kMaxSeries) + "\"")));
}

TEST(MetricsTest, LoopbackOnly) {
  for (const char* address : {"0.0.0.0:9464", "unix:/tmp/x", "9464", "news.example:1"}) {
    Metrics metrics;
    const auto status = metrics.Listen(address, [] { return Levels{}; }).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << address;
    EXPECT_EQ(base::ErrorReason(status), "BAD_METRICS_ADDRESS");
  }
}

}  // namespace
}  // namespace claimcheck::service
