// A part finds the quantity of its whole and what both count, and two hedges that bound one number find each other.
#include "daemon/facts/quantity_links.h"

#include <string_view>

#include "daemon/text/lexicon.h"

namespace claimcheck::facts {
namespace {

// Points a part at the quantity of its whole: "12 of the 40 members"; "Of the 12 ships, 15 were damaged".
void LinkWholes(const text::Document& document, size_t first, std::vector<cc_quantity>& all) {
  for (size_t i = first; i < all.size(); ++i) {
    cc_quantity& q = all[i];
    if (q.whole.begin != q.whole.end) {
      for (size_t k = i + 1; k < all.size() && all[k].span.begin < q.whole.end; ++k) {
        if (all[k].span.begin < q.whole.begin || all[k].dimension != CC_DIM_COUNT) continue;
        q.whole_quantity = static_cast<uint32_t>(k);
        if (q.counted.begin == q.counted.end) {
          q.counted = all[k].counted;
          q.head = all[k].head;
        }
        break;
      }
      continue;
    }
    if (i == first || q.form == CC_FORM_SCORE || q.whole_quantity != CC_NONE) continue;
    const cc_quantity& before = all[i - 1];
    const cc_sentence& sentence = document.sentences[q.sentence];
    const cc_token& of = document.tokens[sentence.first_token];
    const std::string_view word = document.Text(of);
    if (word != "Of" || i - 1 != first || before.first_token > sentence.first_token + 4) continue;
    if (before.counted.begin == before.counted.end || q.head.begin != q.head.end) continue;
    q.whole = {document.tokens[sentence.first_token + 1].begin, before.counted.end};
    q.whole_quantity = static_cast<uint32_t>(first);
    q.counted = before.counted;
    q.head = before.head;
  }
}

// "35 percent of residents, or 1,200 of the town's 8,000": what the share is of is counted by the part and by its
// whole.
void NameApposition(const text::Document& document, size_t first, std::vector<cc_quantity>& all) {
  for (size_t i = first + 1; i < all.size(); ++i) {
    const cc_quantity& share = all[i - 1];
    cc_quantity& part = all[i];
    const bool is_share =
        share.dimension == CC_DIM_PERCENT || share.form == CC_FORM_FRACTION || share.form == CC_FORM_RATIO;
    if (!is_share || share.head.begin == share.head.end || part.head.begin != part.head.end) continue;
    if (part.whole_quantity == CC_NONE || part.whole_quantity <= i || part.dimension != CC_DIM_COUNT) continue;
    const uint32_t begin =
        part.hedge.begin < part.hedge.end && part.hedge.begin < part.span.begin ? part.hedge.begin : part.span.begin;
    if (begin <= share.counted.end || begin - share.counted.end > 5) continue;
    if (std::string_view(document.reading).substr(share.counted.end, begin - share.counted.end) != ", or ") continue;
    cc_quantity& whole = all[part.whole_quantity];
    if (whole.head.begin != whole.head.end) continue;
    part.counted = whole.counted = share.counted;
    part.head = whole.head = share.head;
  }
}

// "more than 100 but less than 300": each of the two bounds the other.
void JoinBounds(const text::Document& document, size_t first, std::vector<cc_quantity>& all) {
  const auto below = [](uint32_t kind) { return kind == CC_HEDGE_OVER || kind == CC_HEDGE_AT_LEAST; };
  const auto above = [](uint32_t kind) { return kind == CC_HEDGE_UNDER || kind == CC_HEDGE_AT_MOST; };
  for (size_t i = first; i + 1 < all.size(); ++i) {
    cc_quantity& a = all[i];
    cc_quantity& b = all[i + 1];
    if (b.hedge.begin < a.span.end || b.hedge.begin - a.span.end > 7) continue;
    const std::string_view between = std::string_view(document.reading).substr(a.span.end, b.hedge.begin - a.span.end);
    if (between != " and " && between != " but " && between != ", " && between != ", and ") continue;
    const bool rising = below(a.hedge_kind) && above(b.hedge_kind) && a.value < b.value;
    const bool falling = above(a.hedge_kind) && below(b.hedge_kind) && b.value < a.value;
    if (rising) {
      a.high = b.value;
      b.low = a.value;
    } else if (falling) {
      a.low = b.value;
      b.high = a.value;
    }
  }
}

// The token behind what a quantity counts goes on with a list or ends it: no verb of its own follows.
bool EndsPhrase(const text::Document& document, const cc_quantity& q) {
  uint32_t i = q.first_token + q.token_count;
  const uint32_t end = document.sentences[q.sentence].first_token + document.sentences[q.sentence].token_count;
  while (i < end && document.tokens[i].begin < q.counted.end) ++i;
  if (i >= end || document.tokens[i].kind != CC_TOKEN_WORD) return true;
  return text::lexicon::Has(document.tokens[i].lexeme, text::lexicon::Class::kPreposition) ||
         text::lexicon::Has(document.tokens[i].lexeme, text::lexicon::Class::kConjunction);
}

// "43 dead and 120 injured": the words that are counted say what happened.
bool IsOutcome(const text::Document& document, const cc_quantity& q) {
  return text::lexicon::Has(text::lexicon::Find(document.Text(q.head)), text::lexicon::Class::kOutcomeWord);
}

// "killed two soldiers and three officers": the verb before the first has happened to the others of the list.
void ShareVerbs(const text::Document& document, size_t first, std::vector<cc_quantity>& all) {
  for (size_t i = first + 1; i < all.size(); ++i) {
    const cc_quantity& before = all[i - 1];
    cc_quantity& q = all[i];
    if (q.verb.begin < q.verb.end || q.head.begin == q.head.end || before.head.begin == before.head.end) continue;
    if (before.verb.begin == before.verb.end || before.verb.end > before.span.begin) continue;
    if (q.dimension != before.dimension || q.whole.begin < q.whole.end) continue;
    const uint32_t begin = q.hedge.begin < q.hedge.end && q.hedge.begin < q.span.begin ? q.hedge.begin : q.span.begin;
    if (begin <= before.counted.end || begin - before.counted.end > 7) continue;
    const std::string_view between =
        std::string_view(document.reading).substr(before.counted.end, begin - before.counted.end);
    if (between != " and " && between != ", and " && between != ", ") continue;
    if (!IsOutcome(document, q) && EndsPhrase(document, q)) q.verb = before.verb;
  }
}

}  // namespace

void LinkQuantities(const text::Document& document, size_t first, std::vector<cc_quantity>& all) {
  if (all.size() < first + 2) return;
  LinkWholes(document, first, all);
  NameApposition(document, first, all);
  JoinBounds(document, first, all);
  ShareVerbs(document, first, all);
}

}  // namespace claimcheck::facts
