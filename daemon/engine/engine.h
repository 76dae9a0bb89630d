// Checkers over facts: reads a document once, runs every checker that is asked for, and puts the findings in order.
//
// Same code in a worker and in the command line. Every input error is found here, so that both say the same.
// Threads: an Engine is used by one thread at a time.
#ifndef CLAIMCHECK_DAEMON_ENGINE_ENGINE_H_
#define CLAIMCHECK_DAEMON_ENGINE_ENGINE_H_

#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "claimcheck/plugin.h"
#include "daemon/facts/facts.h"
#include "daemon/text/document.h"

namespace claimcheck::engine {

enum class Encoding : uint8_t { kUtf8 = 1, kUtf16 = 2, kCodePoints = 3 };  // what a caller's offsets count

// Which rules run unless one is named: those that are on by default; all; those whose findings are errors or warnings.
enum class Profile : uint8_t { kDesk = 1, kStrict = 2, kWire = 3 };

inline constexpr uint32_t kStopAll = UINT32_MAX;  // Options.stop: nobody waits any more

// What the caller sent. Views must outlive the call; after Read, `content`, `title` and `summary` the last ToCaller.
struct Input {
  std::string_view id;
  std::string_view uri;
  std::string_view content;
  std::string_view title;
  std::string_view summary;
  std::string_view published;  // "YYYY-MM-DD" or empty
  std::string_view language;   // BCP 47; empty means "en"
  uint32_t format = 1;         // text::Format, unchecked
};

// What a desk knows. Handed to every checker whose options schema has a property of that name, unless the caller gave
// that checker the property itself.
struct House {
  std::vector<std::string> sources;          // "house_sources"
  std::vector<std::string> names;            // "house_names"
  std::vector<std::string> household_names;  // "household_names"
  uint32_t fiscal_year_begins = 0;           // "fiscal_year_begins": month, 1 to 12; 0: not given
};

struct Options {
  Encoding encoding = Encoding::kUtf8;
  uint64_t max_bytes = 16u << 20;     // of content, title and summary together
  std::vector<std::string> checkers;  // ids; empty: all
  std::vector<std::string> skip;      // ids that are not run and get no report; wins over `checkers`
  Profile profile = Profile::kDesk;
  std::vector<std::string> enable_rules;       // "checker/rule", beside those of the profile
  std::vector<std::string> disable_rules;      // wins over `enable_rules`
  std::map<std::string, uint32_t> severities;  // "checker/rule" -> CC_SEVERITY_ of its findings, whatever it says
  std::map<std::string, std::string> checker_options;  // checker id -> JSON object
  House house;
  std::vector<std::string> baseline;  // fingerprints of findings that are known
  bool list_suppressed = false;       // give the findings that are not shown, not just their number
  int64_t deadline_ns = 0;            // CLOCK_MONOTONIC; 0: none
  // As cc_sink.should_stop: 0 goes on, kStopAll stops whoever runs, else the checker with this index less one.
  const std::atomic<uint32_t>* stop = nullptr;
};

struct Span {  // in the encoding that was asked for
  text::Field field = text::Field::kContent;
  uint32_t begin = 0;
  uint32_t end = 0;
};

struct Evidence {
  Span span;
  std::string role;
  std::string value;
};
struct Edit {
  Span span;
  std::string replacement;
};
struct Fix {
  std::string description;
  std::vector<Edit> edits;
};
struct Finding {
  std::string rule;       // "numeric-consistency/percent-change"
  uint32_t severity = 0;  // CC_SEVERITY_
  std::string message;
  std::string workings;
  Span span;
  std::vector<Evidence> evidence;
  std::vector<Fix> fixes;
  std::string fingerprint;  // 16 hex digits; survives edits elsewhere in the document
};

enum class Outcome : uint8_t { kOk = 1, kFailed = 2, kCrashed = 3, kTimedOut = 4, kRejected = 5, kSkipped = 6 };
struct CheckerReport {
  std::string checker;
  std::string version;
  Outcome outcome = Outcome::kOk;
  std::string detail;  // what happened, when the outcome is not kOk
  // By rule, as in CheckerInfo.rules; empty if no rule ran. A rule that did not run has looked at nothing.
  std::vector<uint32_t> considered = {};
  std::vector<uint32_t> compared = {};
  std::vector<std::string> why_not = {};  // why not the others, said once for all rules
};

// Why a finding is not shown.
enum class SuppressedBy : uint8_t { kNone = 0, kConfirmed = 1, kDisabled = 2, kBaseline = 3 };
struct SuppressedFinding {
  Finding finding;
  SuppressedBy by = SuppressedBy::kNone;
};

// Why a fact was not compared.
enum class NotCompared : uint8_t {
  kNothingToCompareWith = 1,
  kVague = 2,
  kNotAsserted = 3,
  kNoDateToReadAgainst = 4,
  kNotClosed = 5,
  kInsideAnother = 6,
};
inline constexpr size_t kNotComparedReasons = 6;
struct FactCoverage {
  uint32_t found = 0;
  uint32_t compared = 0;
  std::array<uint32_t, kNotComparedReasons> not_compared = {};  // by NotCompared - 1
};
struct Coverage {
  FactCoverage figures;
  FactCoverage dates;
  FactCoverage quotations;
};

// Sentences of the body by the best source behind them.
struct SourceShares {
  uint32_t statements = 0;
  uint32_t named = 0;
  uint32_t organization = 0;
  uint32_t document = 0;
  uint32_t unnamed_with_reason = 0;
  uint32_t unnamed = 0;
  uint32_t none = 0;
};

struct Result {
  std::string id;
  std::string uri;
  std::vector<Finding> findings;  // by place, then severity, then rule
  std::vector<CheckerReport> checkers;
  std::vector<SuppressedFinding> suppressed;   // in the same order; empty unless they were asked for
  std::array<uint32_t, 3> suppressed_by = {};  // how many, by SuppressedBy - 1
  Coverage coverage;
  SourceShares sources;
};

struct RuleInfo {
  std::string checker;
  std::string id;  // "checker/rule"
  uint32_t severity = 0;
  bool enabled = true;
  std::string summary;
  std::string page;  // Markdown
};
struct CheckerInfo {
  std::string id;
  std::string version;
  std::string vendor;
  std::string summary;
  std::string languages;
  std::string options_schema;
  std::string path;
  std::string build;
  std::vector<RuleInfo> rules;
  uint8_t companion = 0;  // number of the process beside this one that it runs in, from one; 0: this one
};

class Companion;  // see companion.h

// A loaded plug-in and where it came from: its entry, which lives as long as the process; or, if its code is loaded by
// another process, that one and what it says of its checkers.
struct Plugin {
  const cc_entry* entry = nullptr;
  std::string path;
  std::string build;  // build id or hash of the file: tells two builds apart
  std::shared_ptr<Companion> companion = nullptr;
  std::vector<CheckerInfo> described = {};  // by id; empty unless there is a companion
};

// What the checkers made of a document, before it is put together: in the order of Engine::checkers().
struct RawRun {
  CheckerReport report;
  std::vector<Finding> findings;  // as they came; spans of the reading text, as of Field::kContent; no fingerprints
};
struct RawResult {
  std::vector<RawRun> runs;
  std::vector<cc_span> compared;  // facts that some rule compared or judged
};

// Receives what plug-ins log, with the id of the checker that does. Any thread.
using LogFunction = std::function<void(uint32_t severity, std::string_view checker, std::string_view line)>;

class Engine {
 public:
  // `log` receives what plug-ins log. `entering(index)` is called before a checker of that index runs and with -1
  // after it, so that a supervisor knows which one a crash belongs to. Both may be null.
  // Fails with the plug-in's path if two checkers share an id or one cannot be created.
  static absl::StatusOr<std::unique_ptr<Engine>> Create(const std::vector<Plugin>& plugins, const LogFunction& log,
                                                        std::function<void(int checker)> entering);
  ~Engine();

  // By id; own_checker.h has what the engine itself finds.
  const std::vector<CheckerInfo>& checkers() const;

  // Checks a document. Input errors (see base/error.h) come back as a status; a failing checker as its outcome.
  absl::StatusOr<Result> Check(const Input& input, const Options& options);

  // As Check, for somebody else to put together: a companion's side of it.
  absl::StatusOr<RawResult> CheckRaw(const Input& input, const Options& options);

  // Reads a document and its facts. The views in `facts` and `document` live until the next call.
  struct Reading {
    const text::Document* document;
    const facts::Facts* facts;
  };
  absl::StatusOr<Reading> Read(const Input& input, const Options& options);
  // Turns a span of the last reading into the caller's offsets.
  Span ToCaller(cc_span span, Encoding encoding) const;

 private:
  struct State;
  explicit Engine(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace claimcheck::engine

#endif  // CLAIMCHECK_DAEMON_ENGINE_ENGINE_H_
