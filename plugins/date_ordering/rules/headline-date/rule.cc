// Headline "opened in 2015", body "opened in 2011": the headline's year, month or weekday stands nowhere in the body, and the
// sentence of the body that tells the same thing has another one.
//
// "The same thing" is the sentence that shares the most content words with the headline's sentence, at least two. A date
// of the body counts as the headline's if its words name it or its days lie in it, so "on Tuesday" is borne out by
// "yesterday" where the publication date is known.
#include <algorithm>
#include <string>
#include <vector>

#include "plugins/date_ordering/civil.h"
#include "plugins/date_ordering/rules.h"
#include "plugins/date_ordering/wording.h"

namespace claimcheck::dates {
namespace {

constexpr size_t kLeastShared = 2;
constexpr size_t kMostWords = 64;  // of a headline's sentence; longer ones are no headlines
constexpr size_t kStem = 6;        // letters that are compared: "joined" and "joins" are one word

enum class Kind { kYear, kMonth, kWeekday };

bool IsHead(const Timeline& times, const cc_time& t) {
  const cc_block* block = times.document().Block(t);
  return block != nullptr && (block->kind == CC_BLOCK_HEADLINE || block->kind == CC_BLOCK_SUMMARY);
}

bool IsBody(const Timeline& times, uint32_t sentence) {
  const auto& sentences = times.document().sentences();
  const cc_block* block = sentence < sentences.size() ? times.document().blocks().Find(sentences[sentence].block) : nullptr;
  return block != nullptr && block->kind != CC_BLOCK_HEADLINE && block->kind != CC_BLOCK_SUMMARY &&
         block->kind != CC_BLOCK_FURNITURE && block->kind != CC_BLOCK_CROSSHEAD;
}

// What the time names, of that kind; 0 if nothing.
int PartOf(const cc_time& t, Kind kind) {
  if (!Timeline::IsDate(t) || t.role != CC_TIME_ROLE_PLAIN) return 0;
  switch (kind) {
    case Kind::kYear:
      return t.year;
    case Kind::kMonth:
      return t.month;
    case Kind::kWeekday:
      return t.weekday;
  }
  return 0;
}

// A date of the body that bears the headline's out.
bool BearsOut(const cc_time& t, Kind kind, int value) {
  if (PartOf(t, kind) == value) return true;
  if (!Timeline::Placed(t) || t.type == CC_TIME_DURATION) return false;
  if (kind == Kind::kYear) return YearOf(t.first_day) <= value && value <= YearOf(t.last_day);
  if (kind == Kind::kMonth) return t.last_day - t.first_day < 32 && (MonthOf(t.first_day) == value || MonthOf(t.last_day) == value);
  return t.first_day == t.last_day && WeekdayOf(t.first_day) == value;
}

uint64_t Stem(std::string_view word) {
  uint64_t hash = 1469598103934665603ull;
  for (size_t i = 0; i < word.size() && i < kStem; ++i) {
    const char c = word[i] >= 'A' && word[i] <= 'Z' ? static_cast<char>(word[i] | 0x20) : word[i];
    hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ull;
  }
  return hash;
}

bool IsContent(const Timeline& times, uint32_t i) {
  const cc_token& token = times.document().tokens()[i];
  if (token.kind != CC_TOKEN_WORD || token.end - token.begin < 4) return false;
  return !times.IsOneOf(i, {"that", "with", "from", "have", "this", "were", "will", "their", "they", "said", "been", "after", "which",
                            "when", "there", "would", "could", "about", "into", "more", "than", "also", "what", "some", "over"});
}

std::vector<uint64_t> ContentWords(const Timeline& times, const cc_time& t) {
  std::vector<uint64_t> words;
  const uint32_t end = std::min<uint32_t>(times.SentenceEnd(t), times.SentenceBegin(t) + kMostWords);
  for (uint32_t i = times.SentenceBegin(t); i < end; ++i) {
    if (i >= t.first_token && i < Timeline::EndToken(t)) continue;
    if (IsContent(times, i)) words.push_back(Stem(times.Text(i)));
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

size_t Shared(const Timeline& times, const std::vector<uint64_t>& words, const cc_sentence& sentence) {
  std::vector<uint64_t> found;
  for (uint32_t i = sentence.first_token; i < sentence.first_token + sentence.token_count; ++i) {
    if (!IsContent(times, i)) continue;
    const uint64_t stem = Stem(times.Text(i));
    if (std::binary_search(words.begin(), words.end(), stem)) found.push_back(stem);
  }
  std::sort(found.begin(), found.end());
  return static_cast<size_t>(std::unique(found.begin(), found.end()) - found.begin());
}

std::string Show(Kind kind, int value) {
  return kind == Kind::kYear ? std::to_string(value) : std::string(kind == Kind::kMonth ? MonthName(value) : WeekdayName(value));
}

// The one date of that kind in the body's sentence that tells the same thing; null if there is none or more than one.
const cc_time* Counterpart(const Timeline& times, const cc_time& head, Kind kind) {
  const std::vector<uint64_t> words = ContentWords(times, head);
  const auto& sentences = times.document().sentences();
  size_t best = kLeastShared - 1;
  const cc_time* found = nullptr;
  uint32_t scored = CC_NONE;
  for (const cc_time& t : times.times()) {
    if (!IsBody(times, t.sentence) || PartOf(t, kind) == 0 || t.sentence == scored) continue;
    scored = t.sentence;
    const size_t shared = Shared(times, words, sentences[t.sentence]);
    if (shared <= best) continue;
    best = shared;
    found = &t;
    for (const cc_time& other : times.document().In(times.times(), sentences[t.sentence].span)) {
      if (PartOf(other, kind) != 0 && PartOf(other, kind) != PartOf(t, kind)) found = nullptr;
    }
  }
  return found;
}

void Report(const Timeline& times, const cc_time& head, const cc_time& body, Kind kind, sdk::RuleReport& report) {
  const std::string stated = Show(kind, PartOf(head, kind)), told = Show(kind, PartOf(body, kind));
  sdk::Finding finding(head.span);
  finding.Message("The headline says " + stated + ", the text " + told + ".");
  finding.Workings(stated + " stands nowhere in the text; the sentence that tells of it says " + told);
  finding.Evidence(head.span, "headline", stated).Evidence(body.span, "text", told);
  if (!Timeline::Quoted(head)) {
    const char* classes[] = {"", "month", "weekday"};
    const sdk::WordClass words = kind == Kind::kYear ? sdk::WordClass() : times.document().Class(classes[static_cast<int>(kind)]);
    for (const cc_token& token : times.document().Tokens(head)) {
      const bool this_one = kind == Kind::kYear ? times.document().Text(token) == stated : words.Has(token);
      if (this_one) finding.Fix("write " + told, sdk::SpanOf(token), told);
    }
  }
  report.Emit(finding);
}

void Check(const Timeline& times, const cc_time& head, Kind kind, sdk::RuleReport& report) {
  const int value = PartOf(head, kind);
  if (value == 0) return;
  report.Considered();
  for (const cc_time& t : times.times()) {
    if (!IsHead(times, t) && BearsOut(t, kind, value)) return;
  }
  const cc_time* body = Counterpart(times, head, kind);
  if (body == nullptr) return;
  report.Compared();
  Report(times, head, *body, kind, report);
}

void Run(const Timeline& times, sdk::RuleReport& report) {
  size_t heads = 0;
  for (const cc_time& t : times.times()) {
    if (!IsHead(times, t)) continue;
    if (++heads > 8 || report.ShouldStop()) return;  // a headline has no more dates than that
    if (!Timeline::IsDate(t) || t.range_end != CC_NONE) continue;
    Check(times, t, Kind::kYear, report);
    Check(times, t, Kind::kMonth, report);
    Check(times, t, Kind::kWeekday, report);
  }
}

}  // namespace

Rule HeadlineDate() {
  return {.id = "headline-date",
          .severity = sdk::Severity::kWarning,
          .summary = "A year, month or weekday in the headline that the text tells otherwise",
          .run = Run};
}

}  // namespace claimcheck::dates
