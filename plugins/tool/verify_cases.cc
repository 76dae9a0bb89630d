#include "plugins/tool/verify_cases.h"

#include <cstddef>
#include <cstdint>
#include <ctime>
#include <functional>
#include <thread>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "claimcheck/plugin.h"
#include "claimcheck/sdk/document.h"
#include "daemon/engine/descriptor.h"
#include "daemon/host/elf_file.h"
#include "daemon/host/plugin_loader.h"
#include "plugins/tool/trial.h"

namespace claimcheck::tool {
namespace {

constexpr int32_t kPublished = 19846;  // 2024-05-03
// Of processor time, so that a busy machine fails nobody. What sleeps runs into the limit of the whole case.
constexpr int64_t kLongLimit = 5'000;  // ms for a megabyte; shipped checkers take 50
constexpr int64_t kStopLimit = 500;    // ms
constexpr size_t kMegabyte = 1 << 20;

// The loaded plug-in, and the errors that it reports.
class Subject {
 public:
  explicit Subject(const std::string& path) {
    auto plugin = host::LoadPlugin(path);
    if (!plugin.ok()) {
      problem_ = std::string(plugin.status().message());
      return;
    }
    entry_ = plugin->entry;
    checkers_ = engine::ReadDescriptors(*entry_).value();
    host_ = {sizeof(cc_host),
             CC_ABI_MAJOR,
             CC_ABI_MINOR,
             this,
             [](void*, uint32_t, cc_str) {},
             [](void* self, cc_str message) { static_cast<Subject*>(self)->error_ = sdk::View(message); }};
  }
  Subject(const Subject&) = delete;
  Subject& operator=(const Subject&) = delete;

  const std::string& problem() const { return problem_; }
  const cc_entry& entry() const { return *entry_; }
  const std::vector<engine::CheckerInfo>& checkers() const { return checkers_; }
  const std::string& error() const { return error_; }

  cc_checker* Create(uint32_t index, std::string_view options) {
    error_.clear();
    return entry_->create(&host_, index, sdk::Str(options));
  }

 private:
  const cc_entry* entry_ = nullptr;
  std::vector<engine::CheckerInfo> checkers_;
  cc_host host_ = {};
  std::string problem_;
  std::string error_;
};

std::string ForEachChecker(const std::string& path,
                           const std::function<std::string(Subject&, uint32_t, const engine::CheckerInfo&)>& body) {
  Subject subject(path);
  if (!subject.problem().empty()) return subject.problem();
  for (uint32_t i = 0; i < subject.checkers().size(); ++i) {
    std::string problem = body(subject, i, subject.checkers()[i]);
    if (!problem.empty()) return absl::StrCat("checker \"", subject.checkers()[i].id, "\": ", problem);
  }
  return {};
}

// Creates each checker, hands it to `body`, destroys it.
std::string WithEachChecker(const std::string& path,
                            const std::function<std::string(cc_checker&, const engine::CheckerInfo&)>& body) {
  return ForEachChecker(path,
                        [&body](Subject& subject, uint32_t index, const engine::CheckerInfo& info) -> std::string {
                          cc_checker* checker = subject.Create(index, "");
                          if (checker == nullptr)
                            return absl::StrCat("create() without options returned null: ", subject.error());
                          std::string problem = body(*checker, info);
                          checker->destroy(checker->self);
                          return problem;
                        });
}

// What one run of the checker costs, in milliseconds of processor time.
int64_t Cost(const Trial& trial, cc_checker& checker, size_t rules, Trial::Answer& answer) {
  const clock_t begin = clock();
  answer = trial.Run(checker, rules);
  return static_cast<int64_t>(clock() - begin) * 1000 / CLOCKS_PER_SEC;
}

// Runs each checker over one document; it has to end well and emit only what keeps the contract.
std::string TryWith(const std::string& path, const Trial& trial, bool must_succeed = true) {
  return WithEachChecker(path, [&](cc_checker& checker, const engine::CheckerInfo& info) -> std::string {
    const Trial::Answer answer = trial.Run(checker, info.rules.size());
    if (must_succeed && answer.code != 0) return absl::StrCat("check() returned ", answer.code, ", expected 0");
    return answer.refusal;
  });
}

std::string Load(const std::string& path) { return Subject(path).problem(); }

std::string Exports(const std::string& path) {
  const auto file = host::ElfFile::Open(path);
  if (!file.ok()) return std::string(file.status().message());
  std::vector<std::string> extra;
  for (const std::string& symbol : file->ExportedSymbols()) {
    if (symbol != CC_PLUGIN_ENTRY_SYMBOL) extra.push_back(symbol);
  }
  if (extra.empty()) return {};
  const size_t count = extra.size();
  if (count > 5) extra.resize(5);
  return absl::StrCat("expected " CC_PLUGIN_ENTRY_SYMBOL " alone, found ", count, " more: ", absl::StrJoin(extra, ", "),
                      count > 5 ? ", …" : "", "; compile with -fvisibility=hidden and link with a version script");
}

std::string NoteAgrees(const std::string& path) {
  const auto note = host::ReadNote(path);
  if (!note.ok()) return std::string(note.status().message());
  Subject subject(path);
  if (!subject.problem().empty()) return subject.problem();
  std::vector<std::string> found;
  for (const engine::CheckerInfo& checker : subject.checkers()) {
    if (checker.id == note->id && checker.version == note->version && note->abi_major == subject.entry().abi_major &&
        note->abi_minor == subject.entry().abi_minor) {
      return {};
    }
    found.push_back(absl::StrCat(checker.id, " ", checker.version, " (ABI ", subject.entry().abi_major, ".",
                                 subject.entry().abi_minor, ")"));
  }
  return absl::StrCat("the note says ", note->id, " ", note->version, " (ABI ", note->abi_major, ".", note->abi_minor,
                      "), the entry says ", absl::StrJoin(found, ", "), "; make them say the same");
}

std::string DescriptorsAreStable(const std::string& path) {
  return ForEachChecker(path, [](Subject& subject, uint32_t index, const engine::CheckerInfo& info) -> std::string {
    const cc_entry& entry = subject.entry();
    if (entry.descriptor(index) != entry.descriptor(index))
      return "descriptor() returned another address the second time";
    if (entry.descriptor(entry.checker_count) != nullptr) return "descriptor() behind the last checker: expected null";
    if (subject.Create(entry.checker_count, "") != nullptr) return "create() behind the last checker: expected null";
    if (info.summary.empty() || absl::StrContains(info.summary, "\n")) return "expected a summary of one line";
    for (const engine::RuleInfo& rule : info.rules) {
      if (rule.summary.empty() || absl::StrContains(rule.summary, "\n")) {
        return absl::StrCat("rule \"", rule.id, "\": expected a summary of one line");
      }
    }
    return {};
  });
}

std::string PagesAreThere(const std::string& path) {
  return ForEachChecker(path, [](Subject&, uint32_t, const engine::CheckerInfo& info) -> std::string {
    for (const engine::RuleInfo& rule : info.rules) {
      if (rule.page.empty()) return absl::StrCat("rule \"", rule.id, "\" has no page; write its rule.md");
    }
    return {};
  });
}

std::string CreatesAndDestroys(const std::string& path) {
  return ForEachChecker(path, [](Subject& subject, uint32_t index, const engine::CheckerInfo&) -> std::string {
    for (int round = 0; round < 2; ++round) {
      cc_checker* first = subject.Create(index, "");
      cc_checker* second = subject.Create(index, "{}");
      if (first == nullptr || second == nullptr) return absl::StrCat("create() returned null: ", subject.error());
      if (first == second) return "create() returned the same checker twice; each call has to make one";
      for (cc_checker* checker : {first, second}) {
        if (checker->struct_size < offsetof(cc_checker, get_extension) || checker->check == nullptr ||
            checker->destroy == nullptr) {
          return "cc_checker: expected check() and destroy()";
        }
        const bool extends = checker->struct_size >= sizeof(cc_checker) && checker->get_extension != nullptr;
        if (extends && checker->get_extension(checker->self, "cc.no-such-thing/1") != nullptr) {
          return "get_extension() of an id that nobody knows: expected null";
        }
      }
      first->destroy(first->self);
      second->destroy(second->self);
    }
    return {};
  });
}

std::string SurvivesJunkOptions(const std::string& path) {
  return ForEachChecker(path, [](Subject& subject, uint32_t index, const engine::CheckerInfo&) -> std::string {
    for (const std::string& junk : {std::string("{"), std::string("[]"), std::string("{\"no-such-option\":1}"),
                                    std::string("{\"a\":\"\xF0\x9F\x98\"}"), std::string(5000, '[')}) {
      cc_checker* checker = subject.Create(index, junk);
      if (checker != nullptr) {
        checker->destroy(checker->self);
      } else if (subject.error().empty()) {
        return "create() returned null for odd options without set_error(); say why";
      }
    }
    return {};
  });
}

std::string EmptyDocument(const std::string& path) { return TryWith(path, Trial("", "", CC_NO_DAY)); }
std::string TitleOnly(const std::string& path) {
  return TryWith(path, Trial("", "Three hurt as 20% of 40 boats sink", kPublished));
}
std::string Article(const std::string& path) {
  return TryWith(path, Trial(std::string(TrialArticle()), "", kPublished));
}
std::string Undated(const std::string& path) {
  return TryWith(path, Trial(std::string(TrialArticle()), "", CC_NO_DAY));
}

std::string OddCharacters(const std::string& path) {
  std::string text =
      "😀 A 20% 👨‍👩‍👧 rise — from 200 to 250 🚢 — “naïve”, said Zoë 🇨🇭 on 31 June. ";
  text += "e\u0301a\u0300 \u202Ertl\u202C \u00A0\u2009 ﷺ 𝟓𝟎% ½ ٣ 3\u20E3\n\n";
  return TryWith(path, Trial(text + text, "🚢🚢", kPublished));
}

std::string LongDocument(const std::string& path) {
  const Trial trial(LongArticle(kMegabyte), "", kPublished);
  return WithEachChecker(path, [&trial](cc_checker& checker, const engine::CheckerInfo& info) -> std::string {
    Trial::Answer answer;
    const int64_t took = Cost(trial, checker, info.rules.size(), answer);
    if (took > kLongLimit) {
      return absl::StrCat("1 MB took ", took, " ms, expected at most ", kLongLimit, "; is it worse than linear?");
    }
    if (answer.code != 0) return absl::StrCat("check() returned ", answer.code, ", expected 0");
    // A flood of findings is the article's fault, not the checker's.
    return absl::StartsWith(answer.refusal, "findings:") ? "" : answer.refusal;
  });
}

std::string BareHost(const std::string& path) {
  return TryWith(path, Trial(std::string(TrialArticle()), "", kPublished, HostKind::kBare), false);
}

std::string NewerHost(const std::string& path) {
  const Trial ordinary(std::string(TrialArticle()), "", kPublished);
  const Trial newer(std::string(TrialArticle()), "", kPublished, HostKind::kNewer);
  return WithEachChecker(path, [&](cc_checker& checker, const engine::CheckerInfo& info) -> std::string {
    const Trial::Answer wide = newer.Run(checker, info.rules.size());
    if (wide.findings == ordinary.Run(checker, info.rules.size()).findings) return wide.refusal;
    return "it finds other things where elements are larger; walk arrays by cc_array.stride";
  });
}

std::string StopsWhenTold(const std::string& path) {
  const Trial trial(LongArticle(kMegabyte), "", kPublished, HostKind::kHurried);
  return WithEachChecker(path, [&trial](cc_checker& checker, const engine::CheckerInfo& info) -> std::string {
    Trial::Answer answer;
    const int64_t took = Cost(trial, checker, info.rules.size(), answer);
    if (took <= kStopLimit) return {};
    return absl::StrCat("told to stop from the beginning it took ", took, " ms, expected at most ", kStopLimit,
                        "; ask should_stop() in every loop");
  });
}

std::string RefusingSink(const std::string& path) {
  return TryWith(path, Trial(std::string(TrialArticle()), "", kPublished, HostKind::kRefusing), false);
}

std::string NoRuleWanted(const std::string& path) {
  return TryWith(path, Trial(std::string(TrialArticle()), "", kPublished, HostKind::kUnwilling));
}

std::string SameAnswerTwice(const std::string& path) {
  const Trial article(std::string(TrialArticle()), "", kPublished);
  const Trial other("A ship sank on 31 June 2020.", "Ship sinks", CC_NO_DAY);
  return ForEachChecker(path, [&](Subject& subject, uint32_t index, const engine::CheckerInfo& info) -> std::string {
    cc_checker* one = subject.Create(index, "");
    cc_checker* two = subject.Create(index, "");
    if (one == nullptr || two == nullptr) return absl::StrCat("create() returned null: ", subject.error());
    const auto findings = [&](cc_checker* checker, const Trial& trial) {
      return trial.Run(*checker, info.rules.size()).findings;
    };
    const auto first = findings(one, article);
    const auto again = findings(one, article);
    findings(one, other);
    const auto after_another = findings(one, article);
    const auto fresh = findings(two, article);
    one->destroy(one->self);
    two->destroy(two->self);
    if (first != again) return "the same document gave other findings the second time";
    if (first != after_another) return "a document in between changed the findings; keep nothing of it";
    if (first != fresh) return "a second checker gives other findings; share no state";
    return {};
  });
}

std::string SideBySide(const std::string& path) {
  const Trial article(LongArticle(50'000), "", kPublished);
  return ForEachChecker(path, [&](Subject& subject, uint32_t index, const engine::CheckerInfo& info) -> std::string {
    std::vector<cc_checker*> checkers;
    for (int i = 0; i < 4; ++i) {
      checkers.push_back(subject.Create(index, ""));
      if (checkers.back() == nullptr) return absl::StrCat("create() returned null: ", subject.error());
    }
    std::vector<std::vector<std::string>> findings(checkers.size());
    std::vector<std::thread> threads;
    for (size_t i = 0; i < checkers.size(); ++i) {
      threads.emplace_back([&, i] { findings[i] = article.Run(*checkers[i], info.rules.size()).findings; });
    }
    for (std::thread& thread : threads) thread.join();
    for (cc_checker* checker : checkers) checker->destroy(checker->self);
    for (const auto& one : findings) {
      if (one != findings[0]) return "four checkers on four threads gave different findings; share no state";
    }
    return {};
  });
}

constexpr VerifyCase kCases[] = {
    {"load", "a host loads it", Load},
    {"exports", "it exports cc_plugin_entry and nothing else", Exports},
    {"note", "its ELF note says what its entry says", NoteAgrees},
    {"descriptors", "its checkers and rules describe themselves, the same each time", DescriptorsAreStable},
    {"pages", "every rule has a page", PagesAreThere},
    {"create-destroy", "checkers are made and freed, several side by side", CreatesAndDestroys},
    {"junk-options", "odd options do it no harm", SurvivesJunkOptions},
    {"empty-document", "a document without text is checked", EmptyDocument},
    {"title-only", "a document that is only a title is checked", TitleOnly},
    {"article", "an article is checked, every finding keeps the contract", Article},
    {"undated", "an article without a publication date is checked", Undated},
    {"odd-characters", "emoji, combining marks and other scripts are checked, spans hold whole characters",
     OddCharacters},
    {"long-document", "a megabyte is checked within 5 seconds", LongDocument},
    {"bare-host", "a host that has no extension does it no harm", BareHost},
    {"newer-host", "a host whose structs have grown changes nothing", NewerHost},
    {"stop", "it stops soon when told to", StopsWhenTold},
    {"refusing-sink", "a host that takes no finding does it no harm", RefusingSink},
    {"no-rule-wanted", "it may be asked for no rule at all", NoRuleWanted},
    {"same-answer-twice", "the same document gives the same findings, whatever came between", SameAnswerTwice},
    {"side-by-side", "several of its checkers run at the same time", SideBySide},
};

}  // namespace

std::span<const VerifyCase> VerifyCases() { return kCases; }

}  // namespace claimcheck::tool
