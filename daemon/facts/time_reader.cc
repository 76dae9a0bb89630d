// Method: one pass over the tokens collects mentions, a second one over the mentions reads them against dates. Between the
// two, whatever needs the whole document is settled: a dateline's date, and whether 5/6/2024 is in May or in June.
#include <algorithm>
#include <vector>

#include "daemon/base/calendar.h"
#include "daemon/facts/facts.h"
#include "daemon/facts/time_anchor.h"
#include "daemon/facts/time_matchers.h"
#include "daemon/facts/time_numbers.h"
#include "daemon/facts/time_ranges.h"
#include "daemon/facts/time_tense.h"

namespace claimcheck::facts {
namespace {

// What a lexeme can do for a time. Most words can do nothing and are passed over at once.
enum : uint8_t { kOpens = 1, kLeads = 2, kCarries = 4 };
constexpr uint32_t kLeaderReach = 7;  // tokens from a leader to what it leads to: "more than two and a half years"

std::vector<uint8_t> AbilitiesOfLexemes() {
  // Words that can carry a time by themselves; the others open one or lead to one.
  static constexpr Class kCarriers[] = {Class::kMonth,        Class::kWeekday,     Class::kWeekdayPlural,
                                        Class::kSeason,       Class::kTimeUnit,    Class::kDayPart,
                                        Class::kDayReference, Class::kTimeReference, Class::kPeriodAdverb,
                                        Class::kHoliday,      Class::kNumberWord,  Class::kOrdinalWord,
                                        Class::kTimeShade};
  std::vector<uint8_t> abilities(text::lexicon::Abi().lexeme_count, 0);
  for (size_t i = 1; i < abilities.size(); ++i) {
    const auto lexeme = static_cast<uint16_t>(i);
    const bool carries = std::any_of(std::begin(kCarriers), std::end(kCarriers),
                                     [&](Class c) { return text::lexicon::Has(lexeme, c); });
    const bool leads = text::lexicon::Has(lexeme, Class::kTimeLeader);
    if (carries || text::lexicon::Has(lexeme, Class::kTimeOpener)) abilities[i] |= kOpens;
    if (leads) abilities[i] |= kLeads;
    if (!leads && (abilities[i] & kOpens) != 0) abilities[i] |= kCarries;
  }
  return abilities;
}

uint8_t Abilities(const cc_token& token) {
  static const std::vector<uint8_t> kAbilities = AbilitiesOfLexemes();
  if (token.kind == CC_TOKEN_NUMBER) return kOpens | kCarries;
  if (token.kind == CC_TOKEN_PUNCT || token.kind == CC_TOKEN_CLOSE || token.kind == CC_TOKEN_OPEN) {
    return kOpens;  // "'80s": the apostrophe may have any of these shapes
  }
  return kAbilities[token.lexeme];
}

// Sets may_open[i - row.begin()] for the tokens at which a time may begin.
void FindOpenings(const TokenRow& row, std::vector<uint8_t>& may_open) {
  may_open.assign(row.end() - row.begin(), 0);
  uint32_t carrier = row.end() + kLeaderReach;
  for (uint32_t i = row.end(); i-- > row.begin();) {
    const uint8_t able = Abilities(row.At(i));
    if ((able & kCarries) != 0) carrier = i;
    may_open[i - row.begin()] = (able & kOpens) != 0 && ((able & kLeads) == 0 || carrier - i <= kLeaderReach);
  }
}

bool Apostrophe(std::string_view text) { return text == "'" || text == "’" || text == "‘"; }

void CollectMentions(const text::Document& document, std::vector<Mention>& mentions) {
  std::vector<uint8_t> may_open;
  for (uint32_t s = 0; s < document.sentences.size(); ++s) {
    if (document.blocks[document.sentences[s].block].kind == CC_BLOCK_CODE) continue;
    const TokenRow row(document, document.sentences[s]);
    const size_t first = mentions.size();
    FindOpenings(row, may_open);
    for (uint32_t i = row.begin(); i < row.end();) {
      const cc_token& token = row.At(i);
      const bool mark = token.kind != CC_TOKEN_WORD && token.kind != CC_TOKEN_NUMBER;
      if (may_open[i - row.begin()] == 0 || (mark && !(Apostrophe(row.Text(i)) && row.Number(i + 1) && row.Glued(i + 1)))) {
        ++i;
        continue;
      }
      Mention mention;
      mention.sentence = s;
      Mention range_begin = mention;
      if (const uint32_t end = MatchSharedRange(row, i, range_begin, mention); end != 0) {
        range_begin.range_end = static_cast<uint32_t>(mentions.size() + 1);
        mentions.push_back(range_begin);
        mentions.push_back(mention);
        i = end;
        continue;
      }
      const uint32_t end = MatchTime(row, i, mention);
      if (end == 0) {
        ++i;
        continue;
      }
      mention.sentence = s;
      mentions.push_back(mention);
      i = ReadRangeTail(row, end, mentions);
    }
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
    const Mention& m = mentions[k];
    const TokenRow row(document, document.sentences[m.sentence]);
    anchor.Resolve(mentions, k, ClauseTense(row, m.first, m.end));
    cc_time& time = facts.times.back();
    time.span = {document.tokens[m.first].begin, document.tokens[m.end - 1].end};
    time.range_end = m.range_end;
  }
}

}  // namespace claimcheck::facts
