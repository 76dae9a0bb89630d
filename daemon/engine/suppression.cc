// Marks and findings stand in the order of the text, so one walk along both knows at each finding which rules are
// silent. Where a mark stood is a byte of its field without marks; tokens lead from there into the reading text.
#include "daemon/engine/suppression.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "claimcheck/sdk/document.h"
#include "daemon/engine/nearest_name.h"

namespace claimcheck::engine {
namespace {

// Title, summary, content: the order of the reading text.
int Rank(text::Field field) { return field == text::Field::kTitle ? 0 : field == text::Field::kSummary ? 1 : 2; }

bool Holds(cc_span span, uint32_t at) { return span.begin <= at && at < span.end; }

// What the words of a fact take in, for one who marks it as checked.
cc_span Whole(const cc_quantity& q) {
  return sdk::Cover(sdk::Cover(sdk::Cover(q.hedge, q.span), sdk::Cover(q.counted, q.whole)), q.per);
}
cc_span Whole(const cc_time& t) { return t.span; }
cc_span Whole(const cc_name& n) { return sdk::Cover(n.title, sdk::Cover(n.span, n.role)); }
cc_span Whole(const cc_quotation& q) { return q.span; }

// The longest of the facts that end at `end`; absent if none does.
template <typename Fact>
cc_span EndingAt(const std::vector<Fact>& facts, uint32_t end, size_t reach) {
  cc_span longest = {};
  auto fact = std::partition_point(facts.begin(), facts.end(), [end](const Fact& f) { return f.span.begin < end; });
  for (; fact != facts.begin() && reach > 0; --reach) {
    const cc_span whole = Whole(*--fact);
    const bool ends_there = whole.end == end || fact->span.end == end;
    if (ends_there && (sdk::IsAbsent(longest) || whole.begin < longest.begin)) longest = {whole.begin, end};
  }
  return longest;
}

// "said analysts", "analysts said": sources and cues belong together, whichever comes last.
cc_span SourceEndingAt(const std::vector<cc_attribution>& attributions, uint32_t end, size_t reach) {
  auto one = std::partition_point(attributions.begin(), attributions.end(),
                                  [end](const cc_attribution& a) { return a.content.begin < end; });
  if (one != attributions.end()) ++one;  // its content may come behind: "analysts said [CQ] that …"
  for (; one != attributions.begin() && reach > 0; --reach) {
    --one;
    if (one->source.end == end || one->cue.end == end) return sdk::Cover(one->source, one->cue);
  }
  return {};
}

bool EndsSentence(std::string_view token) { return token == "." || token == "!" || token == "?"; }

}  // namespace

Suppression::Suppression(const text::Document& document, const facts::Facts& facts, const std::vector<Mark>& marks)
    : document_(document), facts_(facts), marks_(marks), used_(marks.size(), false) {
  for (size_t i = 0; i < marks.size(); ++i) {
    if (marks[i].kind != Mark::Kind::kConfirm) continue;
    const cc_span span = FactBefore(marks[i]);
    if (!sdk::IsAbsent(span)) confirmed_.push_back({span, i});
  }
}

cc_span Suppression::FactBefore(const Mark& mark) const {
  const auto& tokens = document_.tokens;
  const auto before = [&](const cc_token& token) {
    const text::SourceSpan source = document_.map.ToSource({token.begin, token.end});
    return Rank(source.field) != Rank(mark.field) ? Rank(source.field) < Rank(mark.field) : source.end <= mark.at;
  };
  auto token = std::partition_point(tokens.begin(), tokens.end(), before);
  if (token == tokens.begin()) return {};
  --token;
  if (document_.map.ToSource({token->begin, token->end}).field != mark.field) return {};
  // Behind a sentence's end, with or without closing marks: the sentence.
  auto last = token;
  while (last != tokens.begin() && last->kind == CC_TOKEN_CLOSE) --last;
  const auto sentence = std::partition_point(document_.sentences.begin(), document_.sentences.end(),
                                             [&](const cc_sentence& s) { return s.span.end < token->end; });
  const bool ends = sentence != document_.sentences.end() && sentence->span.end == token->end;
  if (ends && EndsSentence(document_.Text(*last))) return sentence->span;

  cc_span span = {token->begin, token->end};
  const cc_span quotation = EndingAt(facts_.quotations, token->end, kReach);
  if (!sdk::IsAbsent(quotation)) return quotation;
  while (token != tokens.begin() && token->kind == CC_TOKEN_PUNCT) --token;  // "17 people, [CQ]"
  for (const cc_span fact :
       {EndingAt(facts_.quantities, token->end, kReach), EndingAt(facts_.times, token->end, kReach),
        EndingAt(facts_.names, token->end, kReach), SourceEndingAt(facts_.attributions, token->end, kReach)}) {
    span = sdk::Cover(fact, span);
  }
  return sdk::Cover(span, {token->begin, token->end});
}

bool Suppression::IsConfirmed(cc_span span) {
  bool found = false;
  const uint32_t last = span.end - 1;
  auto one = std::partition_point(confirmed_.begin(), confirmed_.end(),
                                  [&](const Confirmed& c) { return c.span.end <= span.begin; });
  for (size_t reach = kReach; one != confirmed_.end() && reach > 0; ++one, --reach) {
    if (!Holds(one->span, span.begin) && !Holds(one->span, last)) continue;
    used_[one->mark] = true;
    found = true;
  }
  return found;
}

void Suppression::Take(size_t index) {
  const Mark& mark = marks_[index];
  if (mark.kind != Mark::Kind::kDisable && mark.kind != Mark::Kind::kEnable) return;
  Enter(mark.field);
  std::vector<std::string_view> names = mark.names;
  if (names.empty()) names.push_back("");
  for (const std::string_view name : names) {
    if (mark.kind == Mark::Kind::kDisable) {
      silent_.emplace(name, index);  // said twice: the first one is in force
    } else if (mark.names.empty()) {
      used_[index] = !silent_.empty();
      silent_.clear();
    } else if (silent_.erase(name) > 0) {
      used_[index] = true;
    }
  }
}

void Suppression::Enter(text::Field field) {
  if (field != field_) silent_.clear();
  field_ = field;
}

void Suppression::AdvanceTo(cc_span span) {
  const text::SourceSpan source = document_.map.ToSource(span);
  for (; next_mark_ < marks_.size(); ++next_mark_) {
    const Mark& mark = marks_[next_mark_];
    if (mark.field == source.field ? mark.at > source.begin : Rank(mark.field) > Rank(source.field)) break;
    Take(next_mark_);
  }
  Enter(source.field);
}

bool Suppression::IsDisabled(const CheckerInfo& checker, const RuleInfo& rule) {
  bool found = false;
  for (const std::string_view name : {std::string_view(rule.id), std::string_view(checker.id), std::string_view()}) {
    const auto silent = silent_.find(name);
    if (silent == silent_.end()) continue;
    used_[silent->second] = true;
    found = true;
  }
  return found;
}

std::vector<SuppressedBy> Suppression::Apply(const std::vector<CheckerInfo>& checkers,
                                             const std::vector<RawFinding>& findings,
                                             const std::vector<std::string>& fingerprints,
                                             const std::vector<std::string>& baseline) {
  const std::unordered_set<std::string_view> known(baseline.begin(), baseline.end());
  std::vector<SuppressedBy> result(findings.size(), SuppressedBy::kNone);
  for (size_t i = 0; i < findings.size(); ++i) {
    const RawFinding& finding = findings[i];
    const CheckerInfo& checker = checkers[finding.checker];
    if (!marks_.empty()) AdvanceTo(finding.span);
    if (IsConfirmed(finding.span)) {
      result[i] = SuppressedBy::kConfirmed;
    } else if (!silent_.empty() && IsDisabled(checker, checker.rules[finding.rule])) {
      result[i] = SuppressedBy::kDisabled;
    } else if (known.count(fingerprints[i]) > 0) {
      result[i] = SuppressedBy::kBaseline;
    }
  }
  for (; next_mark_ < marks_.size(); ++next_mark_)
    Take(next_mark_);  // behind the last finding: what is switched on again
  return result;
}

std::vector<Suppression::Idle> Suppression::IdleMarks(const std::vector<CheckerInfo>& checkers,
                                                      const std::unordered_set<std::string_view>& ran,
                                                      bool all_ran) const {
  std::vector<std::string> known;
  for (const CheckerInfo& checker : checkers) {
    known.push_back(checker.id);
    for (const RuleInfo& rule : checker.rules) known.push_back(rule.id);
  }
  std::vector<Idle> idle;
  for (size_t i = 0; i < marks_.size(); ++i) {
    const Mark& mark = marks_[i];
    if (mark.kind == Mark::Kind::kBroken) {
      idle.push_back({i, absl::StrCat("This mark has no effect: ", mark.problem, ".")});
      continue;
    }
    bool may_serve = false;
    std::string unknown;
    for (const std::string_view name : mark.names) {
      const auto is_name = [&](const std::string& id) { return std::string_view(id) == name; };
      if (std::none_of(known.begin(), known.end(), is_name)) {
        if (unknown.empty()) unknown = name;
      } else if (ran.count(name) == 0) {
        may_serve = true;
      }
    }
    if (!unknown.empty()) {
      const std::string nearest = Nearest(unknown, known);
      idle.push_back({i, absl::StrCat("This mark names \"", unknown, "\", which is no rule that is loaded",
                                      nearest.empty() ? "." : absl::StrCat("; did you mean \"", nearest, "\"?"))});
    } else if (!used_[i] && mark.kind == Mark::Kind::kEnable) {
      idle.push_back({i, "This mark switches on what no mark before it had switched off."});
    } else if (!used_[i] && (mark.names.empty() ? all_ran : !may_serve)) {
      idle.push_back({i, mark.kind == Mark::Kind::kConfirm ? "Nothing was found at what this mark confirms."
                                                           : "Nothing was found that this mark silences."});
    }
  }
  return idle;
}

}  // namespace claimcheck::engine
