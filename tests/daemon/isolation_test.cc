// Plug-ins with isolation "own": the same answers, and walls that those in the workers do not have.
#include <signal.h>

#include <fstream>
#include <sstream>
#include <thread>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/daemon/daemon_under_test.h"

namespace claimcheck::tests {
namespace {

using Report = v1::CheckerReport;
using testing::HasSubstr;

v1::CheckDocumentRequest Sample() {
  std::ostringstream text;
  text << std::ifstream(SOURCE_FOLDER "/deploy/sample.md").rdbuf();
  v1::CheckDocumentRequest request = Article(text.str());
  request.mutable_document()->set_format(v1::Document::MARKDOWN);
  request.mutable_options()->set_profile(v1::CheckOptions::STRICT);
  request.mutable_options()->set_offset_encoding(v1::UTF16);
  return request;
}

// Findings, merged and in order; fingerprints; what was compared; each checker's report.
TEST(IsolationTest, AnswersAreTheSame) {
  DaemonUnderTest shared({"--workers", "1"}, {}, false);
  DaemonUnderTest own({"--workers", "1", "--own", "date-ordering", "--own", "numeric-consistency"}, {}, false);
  EXPECT_EQ(own.Workers().size(), 3u) << own.Log();
  v1::CheckDocumentRequest request = Sample();
  EXPECT_GT(shared.Check(request).result().findings_size(), 10);
  EXPECT_EQ(own.Check(request).DebugString(), shared.Check(request).DebugString());
  request.mutable_options()->add_disable_rules("date-ordering/weekday-date");
  (*request.mutable_options()->mutable_severities())["numeric-consistency/sum-of-parts"] = v1::Finding::NOTE;
  request.mutable_options()->set_profile(v1::CheckOptions::WIRE);
  EXPECT_EQ(own.Check(request).DebugString(), shared.Check(request).DebugString());
  request.mutable_options()->add_checkers("attribution-completeness");
  EXPECT_EQ(own.Check(request).DebugString(), shared.Check(request).DebugString());
  request.mutable_document()->set_content("\xff");
  v1::CheckDocumentResponse response;
  EXPECT_EQ(own.TryCheck(request, &response).error_message(), shared.TryCheck(request, &response).error_message());
}

TEST(IsolationTest, WhatAPluginDoesToItsMemoryIsDoneToNobodyElse) {
  const v1::CheckDocumentRequest request = Article("SPOILS what is steady.");
  DaemonUnderTest shared({"--workers", "1"});
  EXPECT_EQ(FindingsOf(shared.Check(request).result(), "omega"), 0) << "it spoils nothing: this test shows nothing";
  DaemonUnderTest own({"--workers", "1", "--own", "test_plugin_chaos"});
  const v1::CheckResult result = own.Check(request).result();
  EXPECT_EQ(OutcomeOf(result, "chaos-spoils"), Report::OK);
  EXPECT_EQ(FindingsOf(result, "alpha"), 1);
  EXPECT_EQ(FindingsOf(result, "omega"), 1);
}

TEST(IsolationTest, OneThatDoesNotLoadKeepsNobodyFromWorking) {
  const DaemonUnderTest::Flags flags = {"--workers", "1", "--plugins", DaemonUnderTest::PluginsWithOneThatFalls()};
  DaemonUnderTest shared(flags);
  EXPECT_FALSE(shared.Running());
  EXPECT_THAT(shared.Log(), HasSubstr("no worker started"));
  DaemonUnderTest::Flags with_own = flags;
  with_own.insert(with_own.end(), {"--own", "falls"});
  DaemonUnderTest own(with_own);
  EXPECT_EQ(FindingsOf(own.Check(Article("All is steady.")).result(), "omega"), 1);
  EXPECT_THAT(own.Log(), HasSubstr("plug-in not loaded: falls (isolation.own): its process is gone"));
  EXPECT_EQ(own.Health(""), "SERVING");
}

TEST(IsolationTest, AReloadMovesAPluginAndAnUnknownNameIsAnError) {
  DaemonUnderTest somewhere;
  const std::string path = somewhere.folder() + "/c.toml";
  std::ofstream(path) << "[isolation]\nown = []\n";
  DaemonUnderTest daemon({"--workers", "1", "--config", path});
  EXPECT_EQ(daemon.Workers().size(), 1u);
  std::ofstream(path) << "[isolation]\nown = [\"alpha\"]\n";
  daemon.Signal(SIGHUP);
  EXPECT_TRUE(Eventually([&] { return daemon.Log().find("reloaded: generation 2") != std::string::npos; }));
  EXPECT_EQ(daemon.Workers().size(), 2u);
  EXPECT_THAT(daemon.Log(), HasSubstr("in a process of its own"));
  EXPECT_EQ(FindingsOf(daemon.Check(Article("All is steady.")).result(), "omega"), 1);

  std::ofstream(path) << "[isolation]\nown = [\"no-such\"]\n";
  DaemonUnderTest tried({"--config", path, "--check-config"});
  EXPECT_EQ(tried.AwaitEnd(), 2);
  EXPECT_THAT(tried.Log(), HasSubstr("no-such (isolation.own): no-such: expected a plug-in of that name"));
}

// Told to stop, it stops by itself; nothing is ended for that.
TEST(IsolationTest, ACancelledCallStopsTheCompanion) {
  DaemonUnderTest daemon({"--workers", "1", "--check-timeout", "600", "--own", "chaos-abort"});
  const std::vector<pid_t> before = daemon.Workers();
  grpc::ClientContext context;
  std::thread canceller([&] {
    EXPECT_TRUE(Eventually([&] { return daemon.Log().find("and on and on") != std::string::npos; }));
    context.TryCancel();
  });
  v1::CheckDocumentResponse response;
  EXPECT_EQ(daemon.stub().CheckDocument(&context, Article("LOGS, then POLITE, steady."), &response).error_code(),
            grpc::StatusCode::CANCELLED);
  canceller.join();
  EXPECT_EQ(FindingsOf(daemon.Check(Article("All is steady.")).result(), "omega"), 1);
  EXPECT_EQ(daemon.Workers(), before) << daemon.Log();
}

}  // namespace
}  // namespace claimcheck::tests
