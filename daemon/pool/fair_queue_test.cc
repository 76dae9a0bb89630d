#include "daemon/pool/fair_queue.h"

#include <string>

#include "gtest/gtest.h"

namespace claimcheck::pool {
namespace {

struct Waiting : Job {
  Waiting(std::string who, std::string_view text) {
    client = std::move(who);
    input.content = text;
  }
  void Finish(const absl::Status&, const frames::Frame*) override {}
};

// Adds "a1" as document 1 of client a, "!a1" before everybody; "-a1" takes one out that waits. Then: the order out.
TEST(FairQueueTest, LinesTakeTurns) {
  const struct {
    const char* name;
    const char* in;
    const char* out;
  } cases[] = {
      {"nobody", "", ""},
      {"one client is first come, first served", "a1 a2 a3", "a1 a2 a3"},
      {"a second one does not wait behind the first one's", "a1 a2 a3 b1", "a1 b1 a2 a3"},
      {"three", "a1 a2 b1 b2 c1", "a1 b1 c1 a2 b2"},
      {"what was given back goes first", "a1 b1 !b2", "b2 a1 b1"},
      {"who leaves loses the turn", "a1 a2 b1 -a1 -a2", "b1"},
      {"and gets it back at the end", "a1 b1 b2 -a1 a2", "b1 a2 b2"},
      {"taking out what was given back", "a1 !b1 -b1", "a1"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.name);
    std::list<Waiting> jobs;
    FairQueue queue;
    std::string word;
    for (const char at : std::string(c.in) + " ") {
      if (at != ' ') {
        word += at;
        continue;
      }
      if (word.empty()) continue;
      const bool first = word[0] == '!', out = word[0] == '-';
      if (first || out) word.erase(0, 1);
      if (out) {
        for (Waiting& job : jobs) {
          if (job.client + std::string(job.input.content) == word) queue.Erase(&job);
        }
      } else {
        static constexpr std::string_view kDigits = "0123456789";
        jobs.emplace_back(word.substr(0, 1), kDigits.substr(static_cast<size_t>(word[1] - '0'), 1));
        first ? queue.PushFirst(&jobs.back()) : queue.Push(&jobs.back());
      }
      word.clear();
    }
    std::string order;
    while (Job* job = queue.Pop()) {
      order += (order.empty() ? "" : " ") + job->client + std::string(job->input.content);
    }
    EXPECT_EQ(order, c.out);
    EXPECT_EQ(queue.size(), 0u);
    EXPECT_EQ(queue.bytes(), 0u);
  }
}

TEST(FairQueueTest, TheLongestLineMakesRoom) {
  Waiting a1("a", "1"), a2("a", "22"), a3("a", "333"), b1("b", "4");
  FairQueue queue;
  for (Waiting* job : {&a1, &a2, &a3}) queue.Push(job);
  EXPECT_EQ(queue.EvictFor("a"), nullptr) << "nobody takes a place from himself";
  EXPECT_EQ(queue.EvictFor("b"), &a3);
  EXPECT_EQ(queue.bytes(), 3u);
  queue.Push(&b1);
  EXPECT_EQ(queue.EvictFor("b"), nullptr) << "b would have as many as a";
}

}  // namespace
}  // namespace claimcheck::pool
