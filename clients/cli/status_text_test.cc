#include "clients/cli/status_text.h"

#include <google/protobuf/text_format.h>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace claimcheck::cli {
namespace {

using testing::HasSubstr;

v1::GetStatusResponse Parse(const char* text) {
  v1::GetStatusResponse status;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &status)) << text;
  return status;
}

TEST(RenderStatusTest, SaysItAllOnAPage) {
  const v1::GetStatusResponse status = Parse(R"(
      version: "0.1.0" pid: 70 started { seconds: 1000 } listen: "unix:/run/c.sock" health: HEALTH_SERVING generation: 2
      workers { state: STATE_IDLE pid: 71 generation: 2 documents: 12 resident_bytes: 35651584
                processor_time { seconds: 1 nanos: 250000000 } }
      workers { state: STATE_STARTING }
      queue { documents: 3 bytes: 2048 running: 1 expected_wait { nanos: 40000000 } }
      checkers { id: "date-ordering" version: "1.0.0" serving: true runs: 12 }
      checkers { id: "odd" version: "2" runs: 9 crashes: 3 timeouts: 1 failures: 1 rejections: 1 skips: 2 respawns: 4 }
      worker_starts: 6 worker_ends { key: "died" value: 3 } worker_ends { key: "hung" value: 1 }
      calls { key: "OK" value: 12 } calls { key: "INVALID_ARGUMENT" value: 1 })");
  EXPECT_EQ(
      RenderStatus(status, 1000 + 3 * 86400 + 5 * 3600, Terminal{}),
      "claimcheckd 0.1.0 (pid 70) on unix:/run/c.sock: serving\n"
      "  up 3 days 5 h, generation 2\n"
      "  queue: 3 waiting (2.0 KiB), 1 with workers; a new document would wait 40 ms\n"
      "  calls: 1 INVALID_ARGUMENT, 12 OK\n"
      "  workers started: 6; ended: 3 died, 1 hung\n"
      "\n"
      "  worker   pid      state   generation   documents     memory   processor\n"
      "  0         71       idle            2          12   34.0 MiB       1.2 s\n"
      "  1          0   starting            0           0    0 bytes       0.0 s\n"
      "\n"
      "  checker                     state   runs   crashes   timeouts   failures   rejections   skips   respawns\n"
      "  date-ordering 1.0.0       serving     12         0          0          0            0       0          0\n"
      "  odd 2                 not serving      9         3          1          1            1       2          4\n");
}

TEST(RenderStatusTest, WhatNeedsAttentionHasALine) {
  const struct {
    const char* status;
    const char* want;
  } cases[] = {
      {"health: HEALTH_NOT_SERVING", ": not serving: no worker starts\n"},
      {"health: HEALTH_DRAINING", ": draining\n"},
      {"reload_error: \"c.toml:1:2: wrong\"", "  the last reload changed nothing: c.toml:1:2: wrong\n"},
      {"refused_plugins: \"x.so: too old\"", "  plug-in not loaded: x.so: too old\n"},
      {"started {}", "  no checker is loaded\n"},
      {"certificate { names: \"news.example\" not_after { seconds: 1100000 } }",
       "  certificate of news.example: until 1970-01-13, 1 day\n"},
      {"certificate { names: \"news.example\" not_after { seconds: 999999 } }",
       "  certificate of news.example: ended 1970-01-12\n"},
      {"certificate { names: \"n\" not_after { seconds: 9999999 } problem: \"key.pem: another one\" }",
       "  new certificate kept out: key.pem: another one\n"},
      {"listen: \"unix:\\033[2J\"", "on unix:"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.status);
    const std::string text = RenderStatus(Parse(c.status), 1000000, Terminal{});
    EXPECT_THAT(text, HasSubstr(c.want));
    EXPECT_EQ(text.find('\033'), std::string::npos);
  }
}

}  // namespace
}  // namespace claimcheck::cli
