// A poll with a percentage, and something missing of who asked, when, how many, and how sure it is. What is given
// anywhere in the text near a word of polling counts, so that a text that tells it in its last paragraph is complete.
//   "A poll found 52% agree."                                                 all four are missing
//   "A Harbor Institute poll of 1,004 adults, taken 3-5 May, …"               only the margin is
//   "the polls show", "in polls", a link                                      silent: no one poll is told of
#include "plugins/attribution_completeness/rules.h"

namespace claimcheck::attribution {
namespace {

constexpr uint32_t kReach = 10;      // tokens before "poll" that may say whose it is
constexpr double kFewestAsked = 50;  // nobody polls fewer

struct Given {
  cc_span pollster = {0, 0};
  cc_span dates = {0, 0};
  cc_span size = {0, 0};
  cc_span margin = {0, 0};
};

class Reader {
 public:
  explicit Reader(const Article& article) : article_(article) {}

  void Read(sdk::RuleReport& report) {
    const auto& sentences = article_.document().sentences();
    const sdk::ClassIndex& classes = article_.classes();
    const sdk::WordClass& polling = article_.polling_word;  // holds "poll" and "survey"
    if (!classes.Holds(polling)) return;
    uint32_t poll = CC_NONE;
    for (uint32_t s = 0; s < sentences.size(); ++s) {
      if (!classes.Holds(s, polling)) continue;
      const uint32_t token = PollIn(s);
      if (token != CC_NONE) report.Considered();
      if (token == CC_NONE || poll != CC_NONE || !article_.IsBody(s) || !HasShare(s)) continue;
      if (article_.IsQuoted(sdk::SpanOf(article_.Token(token)))) continue;
      poll = token;
      linked_ = article_.HasLink(s);
    }
    if (poll == CC_NONE) return;
    report.Compared();
    for (uint32_t s = 0; s < sentences.size(); ++s) {
      if (classes.Holds(s, polling)) Gather(s);
    }
    if (linked_) return;
    Tell(poll, report);
  }

 private:
  // "poll" or "survey", the thing itself: not "poll numbers", not "polls".
  uint32_t PollIn(uint32_t sentence) const {
    const Article::Range range = article_.InSentence(sentence);
    for (uint32_t i = range.begin + 1; i < range.end; ++i) {
      const std::string_view word = article_.Word(i);
      if (word != "poll" && word != "survey") continue;
      if (!IsOne(i, range) || (word == "survey" && !AsksPeople(range))) continue;
      return i;
    }
    return CC_NONE;
  }
  // A survey of a bridge asks nobody.
  bool AsksPeople(Article::Range range) const {
    for (uint32_t i = range.begin; i < range.end; ++i) {
      const cc_token& token = article_.Token(i);
      if (article_.people_noun.Has(token) || article_.unnamed_person.Has(token)) return true;
    }
    return false;
  }
  // A determiner or a name stands before it, and no noun behind it.
  bool IsOne(uint32_t poll, Article::Range range) const {
    bool determined = false;
    for (uint32_t i = poll; i > range.begin && poll - i < kReach && !determined; --i) {
      const cc_token& token = article_.Token(i - 1);
      if (token.kind == CC_TOKEN_PUNCT && article_.Word(i - 1) != "-" && article_.Word(i - 1) != "/") break;
      determined = article_.determiner.Has(token) || article_.Word(i - 1) == "'s" || article_.Word(i - 1) == "’s" ||
                   SameWord(article_.Word(i - 1), "new");
      if (SameWord(article_.Word(i - 1), "no") || SameWord(article_.Word(i - 1), "any")) return false;
    }
    const std::string_view next = article_.Word(poll + 1);
    return determined && !SameWord(next, "numbers") && !SameWord(next, "tax") && !SameWord(next, "worker") &&
           next != "-" && !SameWord(next, "workers") && !SameWord(next, "ratings");
  }

  bool HasShare(uint32_t sentence) const {
    const cc_span span = article_.document().sentences()[sentence].span;
    for (const cc_quantity& quantity : article_.document().In(article_.document().quantities(), span)) {
      if (quantity.dimension == CC_DIM_PERCENT) return true;
    }
    return false;
  }

  void Gather(uint32_t sentence) {
    const sdk::Document& document = article_.document();
    const cc_span span = document.sentences()[sentence].span;
    linked_ |= article_.HasLink(sentence);
    for (const cc_name& name : document.In(document.names(), span)) {
      if (name.kind != CC_NAME_PLACE && sdk::IsAbsent(given_.pollster) && IsPollster(name)) given_.pollster = name.span;
    }
    for (const cc_time& time : document.In(document.times(), span)) {
      if (time.type == CC_TIME_DATE && time.grain <= CC_GRAIN_MONTH) given_.dates = time.span;
    }
    for (const cc_quantity& quantity : document.In(document.quantities(), span)) {
      if (quantity.dimension != CC_DIM_COUNT || quantity.low < kFewestAsked) continue;
      if (quantity.form == CC_FORM_NUMERAL || quantity.form == CC_FORM_WORDS) given_.size = quantity.span;
    }
    const Article::Range range = article_.InSentence(sentence);
    // "Gallup surveyed": one word that begins a sentence need not be known as a name.
    const cc_token& first = article_.Token(range.begin);
    if (first.lexeme == 0 && first.flags & CC_FLAG_CAPITAL && range.begin + 1 < range.end &&
        article_.polling_word.Has(article_.Token(range.begin + 1))) {
      given_.pollster = sdk::SpanOf(first);
    }
    for (uint32_t i = range.begin; i + 1 < range.end; ++i) {
      const std::string_view word = article_.Word(i);
      if (word == "±" || SameWord(word, "margin") || SameWord(word, "plus")) {
        given_.margin = sdk::SpanOf(article_.Token(i));
      }
    }
  }

  // "Harbor Institute poll", "a poll by Gallup", "Gallup surveyed": somebody's poll, not somebody asked about.
  bool IsPollster(const cc_name& name) const {
    const uint32_t end = name.first_token + name.token_count;
    const cc_token& first = article_.Token(name.first_token);
    if (article_.weekday.Has(first) || article_.month.Has(first)) return false;
    for (uint32_t i = end; i < article_.token_count() && i < end + kReach; ++i) {
      const std::string_view word = article_.Word(i);
      if (word == "'s" || word == "’s" || word == "/" || word == "-") continue;
      if (article_.Token(i).kind != CC_TOKEN_WORD) break;
      if (article_.polling_word.Has(article_.Token(i))) return true;
      const bool between = article_.Token(i).flags & CC_FLAG_CAPITAL || SameWord(word, "national") ||
                           SameWord(word, "new") || SameWord(word, "opinion") || SameWord(word, "online") ||
                           SameWord(word, "tracking") || SameWord(word, "telephone") || SameWord(word, "annual");
      if (!between) break;
    }
    for (uint32_t i = name.first_token, back = 0; i > 0 && back < 3; --i, ++back) {
      const std::string_view word = article_.Word(i - 1);
      if (word == "by" || word == "from" || word == "pollster" || word == "pollsters") return true;
      if (word != "the") break;
    }
    return false;
  }

  void Tell(uint32_t poll, sdk::RuleReport& report) const {
    const struct {
      cc_span found;
      const char* what;
    } parts[] = {{given_.pollster, "who asked"},
                 {given_.dates, "when"},
                 {given_.size, "how many people"},
                 {given_.margin, "the margin of error"}};
    std::string missing, workings;
    size_t count = 0;
    for (const auto& part : parts) {
      const bool absent = sdk::IsAbsent(part.found);
      workings += std::string(workings.empty() ? "" : "; ") + part.what + ": " +
                  (absent ? "not found" : "\"" + std::string(article_.Text(part.found)) + "\"");
      if (!absent) continue;
      missing += std::string(missing.empty() ? "" : ", ") + part.what;
      ++count;
    }
    if (count == 0) return;
    report.Emit(sdk::Finding(sdk::SpanOf(article_.Token(poll)))
                    .Message("The text does not say of this poll: " + missing + ".")
                    .Workings(workings));
  }

  const Article& article_;
  Given given_;
  bool linked_ = false;
};

void Run(const Article& article, sdk::RuleReport& report) { Reader(article).Read(report); }

}  // namespace

Rule PollIncomplete() {
  return {.id = "poll-incomplete",
          .severity = sdk::Severity::kNote,
          .summary = "A poll without its pollster, dates, size or margin",
          .run = Run,
          .enabled = false};
}

}  // namespace claimcheck::attribution
