// Whatever one checker does, the others' findings come back, the report says what happened, and the daemon lives.
#include <linux/landlock.h>
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <chrono>
#include <thread>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/daemon/daemon_under_test.h"

namespace claimcheck::tests {
namespace {

using Report = v1::CheckerReport;
using testing::HasSubstr;

struct Mischief {
  const char* word;  // that sets it off
  const char* checker;
  Report::Outcome outcome;
  const char* detail;
};

constexpr Mischief kMischief[] = {
    {"ABORT", "chaos-abort", Report::CRASHED, "ended by signal 6"},
    {"BLOCKS", "chaos-blocks", Report::TIMED_OUT, "still busy"},
    {"BOMBS", "chaos-bombs", Report::CRASHED, "what no checker may have"},
    {"CONNECTS", "chaos-connects", Report::CRASHED, "what no checker may have"},
    {"EXECUTES", "chaos-executes", Report::CRASHED, "what no checker may have"},
    {"EXITS", "chaos-exits", Report::CRASHED, "ended with status 0"},
    {"FORKS", "chaos-forks", Report::CRASHED, "what no checker may have"},
    {"GARBAGE", "chaos-garbage", Report::CRASHED, "wrote to the worker's own socket"},
    {"HALF", "chaos-half", Report::CRASHED, "wrote to the worker's own socket"},
    {"HANGS", "chaos-hangs", Report::TIMED_OUT, "still busy"},
    {"KILLS", "chaos-kills", Report::CRASHED, "what no checker may have"},
    {"LASTWORDS", "chaos-lastwords", Report::CRASHED, "ended by signal 6"},
    {"LEAKS", "chaos-leaks", Report::OK, ""},
    {"LEAVES", "chaos-leaves", Report::CRASHED, "ended with status 0"},
    {"LOGS", "chaos-logs", Report::OK, ""},
    {"MALFORMED", "chaos-malformed", Report::REJECTED, "expected a span inside the text"},
    {"MANY", "chaos-many", Report::REJECTED, "expected at most"},
    {"MEMORY", "chaos-memory", Report::CRASHED, "ended by signal 6"},
    {"ORPHAN", "chaos-orphan", Report::CRASHED, "what no checker may have"},
    {"POLITE", "chaos-polite", Report::TIMED_OUT, "the time was up"},
    {"PRINTS", "chaos-prints", Report::OK, ""},
    {"REACHES", "chaos-reaches", Report::OK, ""},
    {"SCRIBBLES", "chaos-scribbles", Report::CRASHED, "ended by signal 11"},
    {"SEGV", "chaos-segv", Report::CRASHED, "ended by signal 11"},
    {"THREADS", "chaos-threads", Report::OK, ""},
    {"THROWS", "chaos-throws", Report::CRASHED, "ended by signal 6"},
};

// Half of it is a checker's: enough for ten million findings, which sanitizers make five times as dear.
constexpr const char* kCheckTimeout = kSanitizer ? "16" : "4";

std::string TextWith(const std::string& word, int number) {
  return "Number " + std::to_string(number) + " was steady.\n\nThen came " + word + ", and it was steady again.\n";
}

void ExpectOthersUnharmed(const v1::CheckResult& result, const std::string& culprit) {
  EXPECT_EQ(result.checkers_size(), kTestCheckers);
  for (const char* checker : {"alpha", "omega"}) {
    EXPECT_EQ(OutcomeOf(result, checker), Report::OK) << checker;
    EXPECT_EQ(FindingsOf(result, checker), 2) << checker;
  }
  for (const Report& report : result.checkers()) {
    if (report.checker() == culprit) continue;
    EXPECT_EQ(report.outcome(), Report::OK) << report.ShortDebugString();
  }
}

// Memory is limited by address space, which sanitizers take for themselves, and they need calls that are filtered.
// Their reports go to standard error, so a worker keeps its own, and what a plug-in prints with it.
bool Skipped(const Mischief& mischief) {
  if (!kSanitizer) return false;
  for (const char* word :
       {"BOMBS", "CONNECTS", "EXECUTES", "FORKS", "KILLS", "MEMORY", "ORPHAN", "PRINTS", "REACHES"}) {
    if (std::string_view(mischief.word) == word) return true;
  }
  return false;
}

void EachMischiefIn(DaemonUnderTest& daemon, bool own) {
  int number = 0;
  for (const Mischief& mischief : kMischief) {
    if (Skipped(mischief)) continue;
    SCOPED_TRACE(mischief.word);
    const v1::CheckResult result = daemon.Check(Article(TextWith(mischief.word, ++number))).result();
    // The checkers of one plug-in have their time together; this one uses it up before those behind it.
    if (!own || mischief.word != std::string_view("POLITE")) ExpectOthersUnharmed(result, mischief.checker);
    for (const char* other : {"alpha", "omega"}) EXPECT_EQ(FindingsOf(result, other), 2) << other;
    EXPECT_EQ(OutcomeOf(result, mischief.checker), mischief.outcome) << Report::Outcome_Name(mischief.outcome);
    EXPECT_THAT(DetailOf(result, mischief.checker), HasSubstr(mischief.detail));
  }
  EXPECT_EQ(daemon.Health(""), "SERVING");
  EXPECT_TRUE(Eventually([&] { return daemon.Workers().size() == (own ? 4u : 2u); }));
  EXPECT_EQ(daemon.Log().find("Then came"), std::string::npos) << "a document's text is in the log";
}

TEST(ChaosTest, EachMischiefCostsItsCheckerOnly) {
  DaemonUnderTest daemon({"--check-timeout", kCheckTimeout, "--worker-memory-mib", "512"});
  EachMischiefIn(daemon, false);
}

TEST(ChaosTest, EachMischiefInAProcessOfItsOwn) {
  DaemonUnderTest daemon({"--check-timeout", kCheckTimeout, "--worker-memory-mib", "512", "--own", "chaos-abort"});
  EachMischiefIn(daemon, true);
}

#ifndef CLAIMCHECK_UNDER_SANITIZER
// Landlock is where the kernel has it; the filter of system calls and the limits are everywhere.
TEST(SandboxTest, ACheckerReachesNothing) {
  const bool landlock = syscall(SYS_landlock_create_ruleset, nullptr, 0, 1u) > 0;
  DaemonUnderTest daemon;
  const v1::CheckResult result = daemon.Check(Article("REACHES, THREADS.")).result();
  for (const v1::Finding& finding : result.findings()) {
    if (finding.rule() != "chaos-reaches/rule") continue;
    EXPECT_TRUE(!landlock && finding.message().substr(0, 4) == "Read") << finding.message();
  }
  EXPECT_EQ(FindingsOf(result, "chaos-threads"), 1);
  EXPECT_EQ(daemon.Log().find("no Landlock") == std::string::npos, landlock);
}

TEST(SandboxTest, ProcessorTimeEnds) {
  DaemonUnderTest daemon({"--worker-cpu-seconds", "1", "--check-timeout", "30"});
  const v1::CheckResult result = daemon.Check(Article("HANGS, steady.")).result();
  EXPECT_EQ(OutcomeOf(result, "chaos-hangs"), Report::CRASHED);
  EXPECT_THAT(DetailOf(result, "chaos-hangs"), HasSubstr("used up its processor time"));
  EXPECT_EQ(FindingsOf(result, "omega"), 1);
}
#endif

TEST(RetirementTest, AfterSoManyDocuments) {
  DaemonUnderTest daemon({"--workers", "1", "--worker-documents", "5"});
  const std::vector<pid_t> before = daemon.Workers();
  for (int i = 0; i < 12; ++i) EXPECT_EQ(FindingsOf(daemon.Check(Article("steady")).result(), "omega"), 1);
  EXPECT_THAT(daemon.Log(), HasSubstr("retired after 5 documents"));
  EXPECT_NE(daemon.Workers(), before);
}

TEST(RetirementTest, AboveSoMuchMemory) {
  DaemonUnderTest daemon({"--workers", "1", "--worker-resident-mib", "64"});
  for (int i = 0; i < 40; ++i) {
    const v1::CheckResult result = daemon.Check(Article(TextWith("LEAKS", i))).result();
    EXPECT_EQ(OutcomeOf(result, "chaos-leaks"), Report::OK);
    EXPECT_EQ(FindingsOf(result, "omega"), 2);
  }
  EXPECT_THAT(daemon.Log(), HasSubstr("MiB of memory"));
}

TEST(ChaosTest, TwoMischiefsInOneDocument) {
  DaemonUnderTest daemon;
  const v1::CheckResult result = daemon.Check(Article("ABORT and SEGV and GARBAGE, steady, steady.")).result();
  for (const char* checker : {"chaos-abort", "chaos-segv", "chaos-garbage"}) {
    EXPECT_EQ(OutcomeOf(result, checker), Report::CRASHED) << checker;
  }
  EXPECT_EQ(FindingsOf(result, "alpha"), 2);
  EXPECT_EQ(FindingsOf(result, "omega"), 2);
}

TEST(ChaosTest, ACheckerThatWasNotAskedForHasNoReport) {
  DaemonUnderTest daemon;
  v1::CheckDocumentRequest request = Article("ABORT, steady.");
  request.mutable_options()->add_checkers("omega");
  const v1::CheckResult result = daemon.Check(request).result();
  ASSERT_EQ(result.checkers_size(), 1);
  EXPECT_EQ(OutcomeOf(result, "omega"), Report::OK);
}

TEST(ChaosTest, ACulpritThatWasAskedForAloneIsReported) {
  DaemonUnderTest daemon;
  v1::CheckDocumentRequest request = Article("ABORT, steady.");
  request.mutable_options()->add_checkers("chaos-abort");
  const v1::CheckResult result = daemon.Check(request).result();
  ASSERT_EQ(result.checkers_size(), 1);
  EXPECT_EQ(OutcomeOf(result, "chaos-abort"), Report::CRASHED);
  EXPECT_EQ(result.findings_size(), 0);
}

TEST(ChaosTest, ADocumentThatCrashedACheckerTwiceIsKeptFromIt) {
  DaemonUnderTest daemon;
  const v1::CheckDocumentRequest request = Article("SEGV, steady.");
  EXPECT_EQ(OutcomeOf(daemon.Check(request).result(), "chaos-segv"), Report::CRASHED);
  EXPECT_EQ(OutcomeOf(daemon.Check(request).result(), "chaos-segv"), Report::CRASHED);
  const v1::CheckResult third = daemon.Check(request).result();
  EXPECT_EQ(OutcomeOf(third, "chaos-segv"), Report::SKIPPED);
  EXPECT_THAT(DetailOf(third, "chaos-segv"), HasSubstr("crashed on this document twice"));
  EXPECT_EQ(FindingsOf(third, "alpha"), 1);
  EXPECT_EQ(OutcomeOf(daemon.Check(Article("Another, steady.")).result(), "chaos-segv"), Report::OK);
}

TEST(ChaosTest, ACheckerThatKeepsCrashingRestsAndComesBack) {
  DaemonUnderTest daemon;
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(OutcomeOf(daemon.Check(Article(TextWith("SEGV", i))).result(), "chaos-segv"), Report::CRASHED);
  }
  // Its first rest is a second; where that is over before anybody looks, it crashes again and rests for twice as long.
  v1::CheckResult resting;
  EXPECT_TRUE(Eventually([&, number = 3]() mutable {
    resting = daemon.Check(Article("All is steady.")).result();
    if (OutcomeOf(resting, "chaos-segv") == Report::SKIPPED) return true;
    daemon.Check(Article(TextWith("SEGV", number++)));
    return false;
  }));
  EXPECT_THAT(DetailOf(resting, "chaos-segv"), HasSubstr("rests"));
  EXPECT_EQ(FindingsOf(resting, "omega"), 1);
  EXPECT_THAT(daemon.Log(), HasSubstr("checker chaos-segv: rests"));
  EXPECT_TRUE(Eventually(
      [&] { return OutcomeOf(daemon.Check(Article("All is steady.")).result(), "chaos-segv") == Report::OK; }));
}

// Sixteen clients send everything at once. Crashing checkers soon rest, so each outcome is the expected one or SKIPPED.
TEST(ChaosTest, AStormLosesNobodysFindings) {
  // Those that take all their time make a queue look long: nobody is to be refused for that here.
  DaemonUnderTest daemon({"--check-timeout", kCheckTimeout, "--worker-memory-mib", "512", "--queue-wait", "120"});
  constexpr int kClients = 16;
  constexpr int kDocuments = 16;  // each second one is harmless
  std::vector<std::thread> clients;
  for (int client = 0; client < kClients; ++client) {
    clients.emplace_back([&daemon, client] {
      const auto stub = v1::ClaimCheck::NewStub(daemon.NewChannel());
      for (int i = 0; i < kDocuments; ++i) {
        const int number = client * kDocuments + i;
        const Mischief& mischief = kMischief[static_cast<size_t>(number / 2) % std::size(kMischief)];
        // Those that wait for their time to be up cost seconds each: a few of them are enough.
        const bool slow = mischief.outcome == Report::TIMED_OUT || std::string_view(mischief.word) == "MANY";
        const bool quiet = i % 2 == 0 || Skipped(mischief) || (slow && client % 8 != 0);
        grpc::ClientContext context;
        context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(100));
        v1::CheckDocumentResponse response;
        const grpc::Status status =
            stub->CheckDocument(&context, Article(TextWith(quiet ? "nothing" : mischief.word, number)), &response);
        ASSERT_TRUE(status.ok()) << mischief.word << ": " << status.error_message();
        const v1::CheckResult& result = response.result();
        EXPECT_EQ(FindingsOf(result, "alpha"), 2) << mischief.word;
        EXPECT_EQ(FindingsOf(result, "omega"), 2) << mischief.word;
        for (const Report& report : result.checkers()) {
          const bool guilty = !quiet && report.checker() == mischief.checker;
          const Report::Outcome want = guilty ? mischief.outcome : Report::OK;
          EXPECT_THAT(report.outcome(), testing::AnyOf(want, Report::SKIPPED))
              << mischief.word << ": " << report.ShortDebugString();
        }
      }
    });
  }
  for (std::thread& client : clients) client.join();
  EXPECT_EQ(daemon.Health("claimcheck.v1.ClaimCheck"), "SERVING");
  EXPECT_TRUE(Eventually([&] { return daemon.Workers().size() == 2; }));
  EXPECT_EQ(daemon.Log().find("Then came"), std::string::npos) << "a document's text is in the log";
  daemon.Signal(SIGTERM);
  EXPECT_EQ(daemon.AwaitEnd(), 0);
}

}  // namespace
}  // namespace claimcheck::tests
