// One document at a time: check the input, read text and facts once, run each checker that is wanted, arrange what they
// found, and turn every span into the caller's offsets.
//
// A checker that fails, is refused or runs out of time costs its own findings and nothing else.
#include "daemon/engine/engine.h"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "daemon/base/error.h"
#include "daemon/engine/abi_document.h"
#include "daemon/engine/arrange.h"
#include "daemon/engine/checker_instance.h"
#include "daemon/engine/companion.h"
#include "daemon/engine/coverage.h"
#include "daemon/engine/descriptor.h"
#include "daemon/engine/finding_sink.h"
#include "daemon/engine/input.h"
#include "daemon/engine/marks.h"
#include "daemon/engine/offset_index.h"
#include "daemon/engine/options_schema.h"
#include "daemon/engine/own_checker.h"
#include "daemon/engine/selection.h"
#include "daemon/engine/suppression.h"
#include "daemon/text/read_document.h"

namespace claimcheck::engine {
namespace {

bool AnyWanted(const Selected& selected) {
  return std::any_of(selected.rules.begin(), selected.rules.end(), [](const RuleChoice& rule) { return rule.wanted; });
}

absl::Status AtPath(const Plugin& plugin, const absl::Status& status) {
  return base::MakeError(absl::StatusCode::kFailedPrecondition, "BAD_PLUGIN", plugin.path,
                         absl::StrCat(plugin.path, ": ", status.message()));
}

absl::StatusOr<std::vector<CheckerInfo>> Describe(const Plugin& plugin) {
  if (plugin.companion != nullptr) return plugin.described;
  if (absl::Status entry = CheckEntry(plugin.entry); !entry.ok()) return entry;
  return ReadDescriptors(*plugin.entry);
}

CheckerReport ReportFor(const CheckerInfo& info) {
  CheckerReport report;
  report.checker = info.id;
  report.version = info.version;
  return report;
}

constexpr std::array<text::Field, 3> kFieldsInOrder = {text::Field::kTitle, text::Field::kSummary,
                                                       text::Field::kContent};
size_t IndexOf(text::Field field) { return static_cast<size_t>(field) - 1; }

// As the reading text has it.
Span AsRead(cc_span span) { return {text::Field::kContent, span.begin, span.end}; }

// By place in the text.
bool StandsBefore(const Finding& a, const Finding& b) {
  const auto place = [](const Finding& f) {
    const auto rank = std::find(kFieldsInOrder.begin(), kFieldsInOrder.end(), f.span.field) - kFieldsInOrder.begin();
    return std::make_pair(rank, f.span.begin);
  };
  return place(a) < place(b);
}

}  // namespace

struct Engine::State {
  std::vector<std::unique_ptr<CheckerInstance>> checkers;  // by id
  std::vector<CheckerInfo> infos;                          // same order
  const CheckerInfo own = OwnChecker();
  std::function<void(int)> entering;
  void Enter(int checker) const {
    if (entering) entering(checker);
  }

  // Of the last reading; kept so that their memory serves the next one.
  text::Document document;
  facts::Facts facts;
  // By text::Field - 1: what was sent, what is left of it without marks, and its offsets.
  std::array<std::string_view, 3> fields;
  std::array<UnmarkedText, 3> unmarked;
  std::array<OffsetIndex, 3> offsets;
  std::vector<Mark> marks;  // in the order of the text
  Encoding encoding = Encoding::kUtf8;

  absl::Status Read(const CheckedInput& input, Encoding to);
  void BuildOffsets(Encoding to);
  Span ToCaller(cc_span span) const;
  // Selects what is asked for, reads the document, and lets the companions begin.
  absl::StatusOr<std::vector<Selected>> Begin(const CheckedInput& checked, const Input& input, const Options& options);
  void BeginCompanions(const std::vector<Selected>& selected, std::string_view language, const Input& input,
                       const Options& options);
  // Fails only if a companion refuses the options that its checker was given.
  absl::StatusOr<CheckerReport> Run(const Selected& selected, const AbiDocument& document, const cc_compared& compared,
                                    std::string_view language, const FindingSink::Limits& limits,
                                    std::vector<RawFinding>& findings);
  // Runs the selected checkers one after the other; `done` gets each one's report, once its findings stand at the end
  // of `findings`.
  template <typename Done>
  absl::Status RunAll(const CheckedInput& checked, const std::vector<Selected>& selected, const Input& input,
                      const Options& options, const ComparedFacts& compared, std::vector<RawFinding>& findings,
                      const Done& done);
  // `to_place` turns a span of the reading text into the finding's.
  template <typename ToPlace>
  Finding Finish(RawFinding& raw, std::string fingerprint, const ToPlace& to_place) const;
  void Answer(const Options& options, const std::vector<Selected>& selected, std::vector<RawFinding>& findings,
              Result& result) const;
  void AddIdleMarks(const Suppression& suppression, const Options& options, const std::vector<Selected>& selected,
                    Result& result) const;
};

constexpr size_t kMostKeysKept = 1u << 17;  // from one document for the memory of the next

absl::Status Engine::State::Read(const CheckedInput& input, Encoding to) {
  fields = {input.source.content, input.source.title, input.source.summary};
  marks.clear();
  for (const text::Field field : kFieldsInOrder) {
    const text::Format format = field == text::Field::kContent ? input.source.format : text::Format::kPlain;
    unmarked[IndexOf(field)].Read(fields[IndexOf(field)], field, format, marks);
  }
  const text::Source source = {unmarked[0].text(), unmarked[1].text(), unmarked[2].text(), input.source.format};
  if (absl::Status read = text::ReadDocument(source, document); !read.ok()) {
    // Once more as it was sent, so that the error names the right byte.
    return marks.empty() ? read : text::ReadDocument(input.source, document);
  }
  document.published = input.published;
  facts::ReadFacts(document, facts);
  // Only facts ask for keys; those of a long document are as much memory as a sixth of the whole check.
  if (document.word_keys.size() > kMostKeysKept) std::vector<uint64_t>().swap(document.word_keys);  // "= {}" keeps it
  BuildOffsets(to);
  return absl::OkStatus();
}

void Engine::State::BuildOffsets(Encoding to) {
  encoding = to;
  for (size_t i = 0; i < fields.size(); ++i) offsets[i].Build(fields[i], to);
}

Span Engine::State::ToCaller(cc_span span) const {
  const text::SourceSpan source = document.map.ToSource(span);
  const UnmarkedText& field = unmarked[IndexOf(source.field)];
  const OffsetIndex& index = offsets[IndexOf(source.field)];
  const uint32_t end = field.EndToSent(source.end);
  const uint32_t begin = source.begin == source.end ? end : field.BeginToSent(source.begin);
  return {source.field, index.ToUnits(begin), index.ToUnits(end)};
}

absl::StatusOr<std::vector<Selected>> Engine::State::Begin(const CheckedInput& checked, const Input& input,
                                                           const Options& options) {
  auto selected = Select(checkers, options);
  if (!selected.ok()) return selected.status();
  BeginCompanions(*selected, checked.language, input, options);
  for (const Selected& one : *selected) {
    if (one.options.empty() || checkers[one.checker]->companion() != nullptr) continue;
    Enter(static_cast<int>(one.checker));
    auto made = checkers[one.checker]->Prepare(one.options);
    Enter(-1);
    if (!made.ok()) {
      const std::string field = absl::StrCat("options.checker_options[\"", infos[one.checker].id, "\"]");
      return base::InvalidInput("INVALID_OPTION", field, absl::StrCat(field, ": ", made.status().message()));
    }
  }
  if (absl::Status read = Read(checked, options.encoding); !read.ok()) return read;
  return selected;
}

// Rules are named one by one, whatever the profile: a companion knows its own alone.
void Engine::State::BeginCompanions(const std::vector<Selected>& selected, std::string_view language,
                                    const Input& input, const Options& options) {
  std::map<Companion*, Options> wanted;
  for (const Selected& one : selected) {
    const CheckerInfo& info = infos[one.checker];
    Companion* companion = checkers[one.checker]->companion();
    if (companion == nullptr || !AnyWanted(one) || !ReadsLanguage(info.languages, language)) continue;
    Options& its = wanted[companion];
    its.checkers.push_back(info.id);
    if (!one.options.empty()) its.checker_options[info.id] = one.options;
    for (size_t i = 0; i < info.rules.size(); ++i) {
      const RuleChoice& rule = one.rules[i];
      (rule.wanted ? its.enable_rules : its.disable_rules).push_back(info.rules[i].id);
      if (rule.keeps_severity) its.severities[info.rules[i].id] = rule.severity;
    }
  }
  for (auto& [companion, its] : wanted) {
    its.max_bytes = options.max_bytes;
    its.deadline_ns = options.deadline_ns;
    companion->Begin(input, its);
  }
}

template <typename Done>
absl::Status Engine::State::RunAll(const CheckedInput& checked, const std::vector<Selected>& selected,
                                   const Input& input, const Options& options, const ComparedFacts& compared,
                                   std::vector<RawFinding>& findings, const Done& done) {
  const AbiDocument abi(document, facts, input.id, checked.language, &compared.raw());
  const FindingSink::Limits limits{options.deadline_ns, options.stop};
  for (const Selected& one : selected) {
    Enter(static_cast<int>(one.checker));
    auto report = Run(one, abi, compared.raw(), checked.language, limits, findings);
    Enter(-1);
    if (!report.ok()) return report.status();
    done(*std::move(report));
  }
  return absl::OkStatus();
}

absl::StatusOr<CheckerReport> Engine::State::Run(const Selected& selected, const AbiDocument& abi,
                                                 const cc_compared& compared, std::string_view language,
                                                 const FindingSink::Limits& limits, std::vector<RawFinding>& findings) {
  CheckerInstance& checker = *checkers[selected.checker];
  const CheckerInfo& info = checker.info();
  CheckerReport report = ReportFor(info);
  const auto ended = [&report](Outcome outcome, std::string detail) {
    report.outcome = outcome;
    report.detail = std::move(detail);
    return report;
  };
  if (!ReadsLanguage(info.languages, language)) {
    return ended(Outcome::kSkipped, absl::StrCat("reads ", info.languages, ", the document is ",
                                                 absl::string_view(language.data(), language.size())));
  }
  // A checker of which no rule is wanted has nothing to do; its plug-in's code is not entered for that.
  if (!AnyWanted(selected)) return report;
  if (limits.Reached(static_cast<uint32_t>(selected.checker))) {
    return ended(Outcome::kTimedOut, "not begun: the time was up");
  }
  FindingSink sink(document.reading, static_cast<uint32_t>(selected.checker), selected.rules, limits);
  if (Companion* companion = checker.companion(); companion != nullptr) {
    auto taken = companion->Take(info, sink.raw(), compared);
    if (!taken.ok()) return taken.status();
    report = *std::move(taken);
    if (report.outcome != Outcome::kOk && report.outcome != Outcome::kRejected) return report;
  } else {
    auto prepared = checker.Prepare(selected.options);  // made in Begin already, so this only looks it up
    if (!prepared.ok()) return ended(Outcome::kFailed, std::string(prepared.status().message()));
    const int32_t code = (*prepared)->check((*prepared)->self, &abi.raw(), &sink.raw());
    report.considered.reserve(sink.coverage().size());
    report.compared.reserve(sink.coverage().size());
    for (const FindingSink::Coverage& coverage : sink.coverage()) {
      report.considered.push_back(static_cast<uint32_t>(std::min<uint64_t>(coverage.considered, UINT32_MAX)));
      report.compared.push_back(static_cast<uint32_t>(std::min<uint64_t>(coverage.compared, UINT32_MAX)));
    }
    report.why_not = sink.WhyNot();
    if (code != 0) return ended(Outcome::kFailed, absl::StrCat("check() returned ", code));
    if (sink.told_to_stop()) return ended(Outcome::kTimedOut, "stopped before it was done: the time was up");
  }
  std::move(sink.findings().begin(), sink.findings().end(), std::back_inserter(findings));
  if (!sink.refusal().empty()) return ended(Outcome::kRejected, sink.refusal());
  return report;
}

template <typename ToPlace>
Finding Engine::State::Finish(RawFinding& raw, std::string fingerprint, const ToPlace& to_place) const {
  Finding finding;
  finding.rule = infos[raw.checker].rules[raw.rule].id;
  finding.severity = raw.severity;
  finding.message = std::move(raw.message);
  finding.workings = std::move(raw.workings);
  finding.span = to_place(raw.span);
  finding.fingerprint = std::move(fingerprint);
  for (auto& evidence : raw.evidence) {
    finding.evidence.push_back({to_place(evidence.span), std::move(evidence.role), std::move(evidence.value)});
  }
  for (auto& fix : raw.fixes) {
    Fix& made = finding.fixes.emplace_back();
    made.description = std::move(fix.description);
    for (auto& edit : fix.edits) made.edits.push_back({to_place(edit.span), std::move(edit.replacement)});
  }
  return finding;
}

void Engine::State::Answer(const Options& options, const std::vector<Selected>& selected,
                           std::vector<RawFinding>& findings, Result& result) const {
  MergeAndOrder(infos, findings);
  std::vector<std::string> fingerprints = Fingerprints(document, infos, findings);
  Suppression suppression(document, facts, marks);
  const std::vector<SuppressedBy> answered = suppression.Apply(infos, findings, fingerprints, options.baseline);
  result.findings.reserve(findings.size());
  const auto to_caller = [this](cc_span span) { return ToCaller(span); };
  for (size_t i = 0; i < findings.size(); ++i) {
    if (answered[i] == SuppressedBy::kNone) {
      result.findings.push_back(Finish(findings[i], std::move(fingerprints[i]), to_caller));
      continue;
    }
    ++result.suppressed_by[static_cast<size_t>(answered[i]) - 1];
    if (!options.list_suppressed) continue;
    result.suppressed.push_back({Finish(findings[i], std::move(fingerprints[i]), to_caller), answered[i]});
  }
  if (!marks.empty()) AddIdleMarks(suppression, options, selected, result);
}

void Engine::State::AddIdleMarks(const Suppression& suppression, const Options& options,
                                 const std::vector<Selected>& selected, Result& result) const {
  const RuleInfo& rule = own.rules.front();
  const RuleChoice choice = ChooseRule(rule, options);
  if (!choice.wanted || choice.severity < choice.least) return;
  std::unordered_set<std::string_view> ran;
  bool all_ran = selected.size() == checkers.size();
  for (const Selected& one : selected) {
    const CheckerInfo& info = infos[one.checker];
    const auto mine = [&info](const CheckerReport& report) { return report.checker == info.id; };
    const auto report = std::find_if(result.checkers.begin(), result.checkers.end(), mine);
    const bool ended_well = report != result.checkers.end() && report->outcome == Outcome::kOk;
    bool whole = ended_well;
    for (size_t i = 0; i < info.rules.size(); ++i) {
      if (ended_well && one.rules[i].wanted) ran.insert(info.rules[i].id);
      if (info.rules[i].enabled && !one.rules[i].wanted) whole = false;
    }
    if (whole) ran.insert(info.id);
    all_ran = all_ran && whole;
  }
  const size_t before = result.findings.size();
  std::unordered_map<std::string_view, uint64_t> seen;
  for (Suppression::Idle& idle : suppression.IdleMarks(infos, ran, all_ran)) {
    const Mark& mark = marks[idle.mark];
    const std::string_view written = fields[IndexOf(mark.field)].substr(mark.begin, mark.end - mark.begin);
    Finding finding;
    finding.rule = rule.id;
    finding.severity = choice.severity;
    finding.message = std::move(idle.why);
    const OffsetIndex& index = offsets[IndexOf(mark.field)];
    finding.span = {mark.field, index.ToUnits(mark.begin), index.ToUnits(mark.end)};
    finding.fingerprint = FingerprintOf(rule.id, written, seen[written]++);
    if (std::find(options.baseline.begin(), options.baseline.end(), finding.fingerprint) == options.baseline.end()) {
      result.findings.push_back(std::move(finding));
      continue;
    }
    ++result.suppressed_by[static_cast<size_t>(SuppressedBy::kBaseline) - 1];
    if (options.list_suppressed) result.suppressed.push_back({std::move(finding), SuppressedBy::kBaseline});
  }
  const auto middle = result.findings.begin() + static_cast<ptrdiff_t>(before);
  std::inplace_merge(result.findings.begin(), middle, result.findings.end(), StandsBefore);
}

Engine::Engine(std::unique_ptr<State> state) : state_(std::move(state)) {}
Engine::~Engine() = default;

absl::StatusOr<std::unique_ptr<Engine>> Engine::Create(const std::vector<Plugin>& plugins, const LogFunction& log,
                                                       std::function<void(int checker)> entering) {
  auto state = std::make_unique<State>();
  state->entering = std::move(entering);
  std::unordered_map<std::string, std::string> path_of = {{kOwnChecker, "claimcheck itself"}};  // by checker
  for (const Plugin& plugin : plugins) {
    auto infos = Describe(plugin);
    if (!infos.ok()) return AtPath(plugin, infos.status());
    for (uint32_t i = 0; i < infos->size(); ++i) {
      CheckerInfo& info = (*infos)[i];
      info.path = plugin.path;
      info.build = plugin.build;
      if (const auto [taken, added] = path_of.emplace(info.id, plugin.path); !added) {
        return AtPath(plugin,
                      absl::FailedPreconditionError(absl::StrCat("the checker id \"", info.id, "\" is taken by ",
                                                                 taken->second, "; remove one of them")));
      }
      auto schema = OptionsSchema::Parse(info.options_schema);
      if (!schema.ok()) return AtPath(plugin, schema.status());
      auto checker = std::make_unique<CheckerInstance>(plugin, i, info, *std::move(schema), log);
      if (plugin.companion != nullptr) {
        state->checkers.push_back(std::move(checker));
        continue;
      }
      if (auto made = checker->Prepare(""); !made.ok()) {
        return AtPath(plugin, absl::FailedPreconditionError(absl::StrCat(
                                  "checker \"", info.id, "\" could not be made: ", made.status().message())));
      }
      state->checkers.push_back(std::move(checker));
    }
  }
  std::sort(state->checkers.begin(), state->checkers.end(),
            [](const auto& a, const auto& b) { return a->info().id < b->info().id; });
  for (const auto& checker : state->checkers) state->infos.push_back(checker->info());
  return std::unique_ptr<Engine>(new Engine(std::move(state)));
}

const std::vector<CheckerInfo>& Engine::checkers() const { return state_->infos; }

absl::StatusOr<Result> Engine::Check(const Input& input, const Options& options) {
  State& state = *state_;
  auto checked = CheckInput(input, options.max_bytes);
  if (!checked.ok()) return checked.status();
  auto selected = state.Begin(*checked, input, options);
  if (!selected.ok()) return selected.status();

  const ComparedFacts compared(state.facts);
  Result result;
  result.id = input.id;
  result.uri = input.uri;
  std::vector<RawFinding> findings;
  const absl::Status run = state.RunAll(*checked, *selected, input, options, compared, findings,
                                        [&](CheckerReport report) { result.checkers.push_back(std::move(report)); });
  if (!run.ok()) return run;
  state.Answer(options, *selected, findings, result);
  result.coverage = compared.Sum();
  result.sources = CountSources(state.document, state.facts);
  return result;
}

absl::StatusOr<RawResult> Engine::CheckRaw(const Input& input, const Options& options) {
  State& state = *state_;
  auto checked = CheckInput(input, options.max_bytes);
  if (!checked.ok()) return checked.status();
  auto selected = state.Begin(*checked, input, options);
  if (!selected.ok()) return selected.status();
  const ComparedFacts compared(state.facts);
  RawResult result;
  std::vector<RawFinding> findings;
  const absl::Status all =
      state.RunAll(*checked, *selected, input, options, compared, findings, [&](CheckerReport report) {
        RawRun& run = result.runs.emplace_back();
        run.report = std::move(report);
        for (RawFinding& raw : findings) run.findings.push_back(state.Finish(raw, "", AsRead));
        findings.clear();
      });
  if (!all.ok()) return all;
  result.compared = compared.Spans();
  return result;
}

absl::StatusOr<Engine::Reading> Engine::Read(const Input& input, const Options& options) {
  auto checked = CheckInput(input, options.max_bytes);
  if (!checked.ok()) return checked.status();
  if (absl::Status read = state_->Read(*checked, options.encoding); !read.ok()) return read;
  return Reading{&state_->document, &state_->facts};
}

Span Engine::ToCaller(cc_span span, Encoding encoding) const {
  if (encoding != state_->encoding) state_->BuildOffsets(encoding);
  return state_->ToCaller(span);
}

}  // namespace claimcheck::engine
