// Method: one pass over the tokens collects mentions, a second one over the mentions reads them against dates. Between
// the two, whatever needs the whole document is settled: a dateline's date, and whether 5/6/2024 is in May or in June.
#include <algorithm>
#include <vector>

#include "daemon/base/calendar.h"
#include "daemon/facts/facts.h"
#include "daemon/facts/time_anchor.h"
#include "daemon/facts/time_matchers.h"
#include "daemon/facts/time_openings.h"
#include "daemon/facts/time_ranges.h"
#include "daemon/facts/time_tense.h"

namespace claimcheck::facts {
namespace {

constexpr uint32_t kListing = 16;  // tokens of the longest sentence without a verb that is a heading or a listing

void CollectMentions(const text::Document& document, std::vector<Mention>& mentions) {
  std::vector<TimeOpening> openings;
  FindTimeOpenings(document, openings);
  mentions.reserve(openings.size() + openings.size() / 8);  // a range makes two
  for (uint32_t s = 0; s < document.sentences.size() && !openings.empty(); ++s) {
    const cc_sentence& sentence = document.sentences[s];
    if (openings.back().token >= sentence.first_token + sentence.token_count) continue;
    const TokenRow row(document, sentence);
    const bool code = document.blocks[sentence.block].kind == CC_BLOCK_CODE;
    const size_t first = mentions.size();
    uint32_t read = row.begin();  // what stands before it has been read
    for (; !openings.empty() && openings.back().token < row.end(); openings.pop_back()) {
      const TimeOpening opening = openings.back();
      if (opening.token < read || code) continue;
      if ((opening.readers & kReadShared) != 0) {
        Mention range_begin, mention;
        if (const uint32_t end = MatchSharedRange(row, opening.token, range_begin, mention); end != 0) {
          range_begin.range_end = static_cast<uint32_t>(mentions.size() + 1);
          range_begin.sentence = mention.sentence = s;
          mentions.push_back(range_begin);
          mentions.push_back(mention);
          read = end;
          continue;
        }
      }
      const uint32_t end = MatchTime(row, opening, mentions.emplace_back());
      if (end == 0) {
        mentions.pop_back();
        continue;
      }
      mentions.back().sentence = s;
      read = ReadRangeTail(row, end, mentions);
    }
    if (mentions.size() < first + 2) continue;
    ShareYears(row, first, mentions);
    LinkRanges(row, first, mentions);
  }
}

// The publication date that the article itself gives: a full date in a dateline or a byline before the first paragraph.
int32_t WrittenPublication(const text::Document& document, const std::vector<Mention>& mentions) {
  for (const Mention& m : mentions) {
    const cc_block& block = document.blocks[document.sentences[m.sentence].block];
    const uint32_t begin = document.tokens[m.first].begin;
    const bool dateline = begin >= block.dateline.begin && begin < block.dateline.end;
    if (!dateline && block.kind != CC_BLOCK_BYLINE) continue;
    if (m.kind != MentionKind::kNamed || m.year <= 0 || m.month == 0 || m.day == 0 || m.numeric_order_open) continue;
    if (const std::optional<int32_t> day = base::DaysFrom(m.year, m.month, m.day)) return *day;
  }
  return CC_NO_DAY;
}

// How this document writes its dates: by the dates in numbers that can be read one way only, then by those in words.
bool DayFirst(const text::Document& document, const std::vector<Mention>& mentions, int32_t published) {
  int day_first = 0;
  for (const Mention& m : mentions) {
    if (m.kind != MentionKind::kNamed || m.month == 0 || m.day == 0) continue;
    const cc_token& first = document.tokens[m.first];
    const bool number_first = first.kind == CC_TOKEN_NUMBER;
    if (m.numeric_order_open) {
      if (published == CC_NO_DAY) continue;
      // A reading that lies after publication while the other does not is the wrong one.
      const std::optional<int32_t> us = base::DaysFrom(m.year, m.month, m.day);
      const std::optional<int32_t> eu = base::DaysFrom(m.year, m.day, m.month);
      if (us && eu && (*us > published) != (*eu > published)) day_first += *us > published ? 2 : -2;
      continue;
    }
    const bool numeric = number_first && m.end - m.first >= 3 &&
                         document.Text(document.tokens[m.first + 1]).find_first_of("/.-") != std::string_view::npos;
    if (numeric) {
      if (m.day > 12 && PlainNumber(document.Text(first)) == m.day) day_first += 4;
      if (m.day > 12 && PlainNumber(document.Text(first)) == m.month) day_first -= 4;
    } else {
      day_first += number_first ? 1 : -1;
    }
  }
  return day_first > 0;
}

}  // namespace

void ReadTimes(const text::Document& document, Facts& facts) {
  std::vector<Mention> mentions;
  CollectMentions(document, mentions);
  int32_t published = document.published;
  if (published == CC_NO_DAY) published = WrittenPublication(document, mentions);
  TimeAnchor anchor(published, DayFirst(document, mentions, published), facts);
  facts.times.reserve(mentions.size());
  for (size_t k = 0; k < mentions.size(); ++k) {
    Mention& m = mentions[k];
    const TokenRow row(document, document.sentences[m.sentence]);
    const uint32_t tense = m.happened ? CC_TENSE_PAST : m.ahead ? CC_TENSE_FUTURE : ClauseTense(row, m.first, m.end);
    m.verbless = tense == CC_TENSE_UNKNOWN && row.end() - row.begin() <= kListing;
    anchor.Resolve(mentions, k, tense);
    cc_time& time = facts.times.back();
    time.span = {document.tokens[m.first].begin, document.tokens[m.end - 1].end};
    time.range_end = m.range_end;
  }
}

}  // namespace claimcheck::facts
