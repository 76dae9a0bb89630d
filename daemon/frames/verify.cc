// FlatBuffers' verifier sees to offsets; a walk over the answer sees to values. Strings may be shared inside a frame,
// so a small frame can unfold into a large message: the walk adds up what it sees and stops at a limit.
#include "daemon/frames/verify.h"

#include "absl/strings/str_cat.h"
#include "daemon/base/utf8.h"
#include "daemon/engine/engine.h"

namespace claimcheck::frames {
namespace {

constexpr uint32_t kMaxTables = 64u << 20;

// What an entry of a list costs beside its text, in the message that it becomes. Lists may be shared inside a frame,
// and without texts: a thousand findings that share a thousand pieces of evidence are a million of them in the message.
constexpr size_t kEntryBytes = 32;

// Walks an answer; remembers the first thing that is wrong.
class Walk {
 public:
  explicit Walk(const AnswerLimits& limits) : limits_(limits), text_left_(limits.max_text) {}

  void Text(const flatbuffers::String* text, const char* what) {
    Spend(text->size(), what);
    if (ok() && base::FirstInvalid(View(text))) Wrong(what, "text that is not UTF-8");
  }
  // False once something is wrong: the limit bounds the walk.
  bool Entry(const char* what) {
    Spend(kEntryBytes, what);
    return ok();
  }
  // Lists may be shared inside a frame like strings.
  void Spend(size_t bytes, const char* what) {
    if (bytes > text_left_) return Wrong(what, "more text than an answer may hold");
    text_left_ -= bytes;
  }
  void Size(size_t size, size_t want, const char* what) {
    if (size != want) Wrong(what, "a list of another length");
  }
  void Place(const Span* span, const char* what) {
    if (span == nullptr) return;
    const uint32_t size = span->field() == 1   ? limits_.content_size
                          : span->field() == 2 ? limits_.title_size
                          : span->field() == 3 ? limits_.summary_size
                                               : 0;
    if (span->field() < 1 || span->field() > 3) return Wrong(what, "a span of an unknown field");
    if (span->begin() > span->end() || span->end() > size) Wrong(what, "a span outside its field");
  }
  void Code(uint32_t code, uint32_t last, const char* what) {
    if (code < 1 || code > last) Wrong(what, "an unknown code");
  }
  void Number(uint64_t number) {
    if (number != limits_.number) Wrong("answer", "the number of another request");
  }
  void Wrong(const char* what, const char* found) {
    if (status_.ok()) status_ = absl::InvalidArgumentError(absl::StrCat(what, ": found ", found));
  }
  bool ok() const { return status_.ok(); }
  absl::Status status() const { return status_; }

 private:
  const AnswerLimits& limits_;
  size_t text_left_;
  absl::Status status_;
};

void WalkFinding(Walk& walk, const Finding& finding) {
  walk.Entry("finding");
  walk.Text(finding.rule(), "finding.rule");
  walk.Code(finding.severity(), CC_SEVERITY_ERROR, "finding.severity");
  walk.Text(finding.message(), "finding.message");
  walk.Text(finding.workings(), "finding.workings");
  walk.Text(finding.fingerprint(), "finding.fingerprint");
  walk.Place(finding.span(), "finding.span");
  for (const Evidence* evidence : *finding.evidence()) {
    if (!walk.Entry("evidence")) return;
    walk.Place(evidence->span(), "evidence.span");
    walk.Text(evidence->role(), "evidence.role");
    walk.Text(evidence->value(), "evidence.value");
  }
  for (const Fix* fix : *finding.fixes()) {
    if (!walk.Entry("fix")) return;
    walk.Text(fix->description(), "fix.description");
    for (const Edit* edit : *fix->edits()) {
      if (!walk.Entry("edit")) return;
      walk.Place(edit->span(), "edit.span");
      walk.Text(edit->replacement(), "edit.replacement");
    }
  }
}

void WalkReport(Walk& walk, const CheckerReport& report) {
  walk.Entry("report");
  walk.Text(report.checker(), "report.checker");
  walk.Text(report.version(), "report.version");
  walk.Text(report.detail(), "report.detail");
  walk.Code(report.outcome(), static_cast<uint32_t>(engine::Outcome::kSkipped), "report.outcome");
  if (report.considered()->size() != report.compared()->size()) walk.Wrong("report", "lists of different length");
  walk.Spend(report.considered()->size() * sizeof(uint32_t), "report.considered");
  for (const flatbuffers::String* reason : *report.why_not()) {
    if (!walk.Entry("report.why_not")) return;
    walk.Text(reason, "report.why_not");
  }
}

void WalkCheck(Walk& walk, const CheckAnswer& answer) {
  walk.Number(answer.number());
  walk.Text(answer.id(), "id");
  walk.Text(answer.uri(), "uri");
  for (const Finding* finding : *answer.findings()) {
    WalkFinding(walk, *finding);
    if (!walk.ok()) return;
  }
  for (const SuppressedFinding* suppressed : *answer.suppressed()) {
    walk.Code(suppressed->by(), static_cast<uint32_t>(engine::SuppressedBy::kBaseline), "suppressed.by");
    WalkFinding(walk, *suppressed->finding());
    if (!walk.ok()) return;
  }
  walk.Size(answer.suppressed_by()->size(), 3, "suppressed_by");
  for (const FactCoverage* coverage : {answer.figures(), answer.dates(), answer.quotations()}) {
    walk.Size(coverage->not_compared()->size(), engine::kNotComparedReasons, "coverage.not_compared");
  }
  for (const CheckerReport* report : *answer.checkers()) {
    WalkReport(walk, *report);
    if (!walk.ok()) return;
  }
}

void WalkFacts(Walk& walk, const FactsAnswer& answer) {
  walk.Number(answer.number());
  walk.Text(answer.id(), "id");
  walk.Text(answer.uri(), "uri");
  for (const Span* sentence : *answer.sentences()) {
    if (!walk.Entry("sentence")) return;
    walk.Place(sentence, "sentence");
  }
  for (const Time* time : *answer.times()) {
    if (!walk.Entry("time")) return;
    walk.Place(time->span(), "time.span");
    walk.Code(time->type(), CC_TIME_SET, "time.type");
    walk.Text(time->timex3(), "time.timex3");
    walk.Text(time->earliest(), "time.earliest");
    walk.Text(time->latest(), "time.latest");
  }
  for (const Quantity* quantity : *answer.quantities()) {
    if (!walk.Entry("quantity")) return;
    walk.Place(quantity->span(), "quantity.span");
    walk.Text(quantity->unit(), "quantity.unit");
    walk.Text(quantity->counted(), "quantity.counted");
    walk.Text(quantity->hedge(), "quantity.hedge");
    walk.Text(quantity->rate(), "quantity.rate");
  }
  for (const Name* name : *answer.names()) {
    if (!walk.Entry("name")) return;
    walk.Place(name->span(), "name.span");
    walk.Code(name->kind(), CC_NAME_OTHER, "name.kind");
    walk.Text(name->role(), "name.role");
  }
  for (const Quotation* quotation : *answer.quotations()) {
    if (!walk.Entry("quotation")) return;
    walk.Place(quotation->span(), "quotation.span");
    walk.Place(quotation->speaker(), "quotation.speaker");
    walk.Place(quotation->cue(), "quotation.cue");
    walk.Code(quotation->kind(), CC_QUOTE_BLOCK, "quotation.kind");
    walk.Text(quotation->speaker_name(), "quotation.speaker_name");
  }
  for (const Attribution* attribution : *answer.attributions()) {
    if (!walk.Entry("attribution")) return;
    walk.Place(attribution->source(), "attribution.source");
    walk.Place(attribution->cue(), "attribution.cue");
    walk.Place(attribution->content(), "attribution.content");
    walk.Code(attribution->source_kind(), CC_SOURCE_UNNAMED_GROUP, "attribution.source_kind");
  }
}

void WalkError(Walk& walk, const ErrorAnswer& answer) {
  walk.Number(answer.number());
  walk.Code(answer.code(), static_cast<uint32_t>(absl::StatusCode::kUnauthenticated), "error.code");
  walk.Text(answer.message(), "error.message");
  for (const KeyValue* pair : *answer.details()) {
    if (!walk.Entry("error.details")) return;
    walk.Text(pair->key(), "error.details");
    walk.Text(pair->value(), "error.details");
  }
}

}  // namespace

absl::StatusOr<const Frame*> VerifyFrame(const uint8_t* data, size_t size) {
  if (size >= FLATBUFFERS_MAX_BUFFER_SIZE) return absl::InvalidArgumentError("frame: found more than 2 GiB");
  flatbuffers::Verifier::Options options;
  options.max_tables = kMaxTables;
  flatbuffers::Verifier verifier(data, size, options);
  if (size < kPrefixBytes + sizeof(flatbuffers::uoffset_t) || !VerifySizePrefixedFrameBuffer(verifier)) {
    return absl::InvalidArgumentError("frame: found bytes that are not a frame");
  }
  return GetSizePrefixedFrame(data);
}

absl::Status VerifyAnswer(const Frame& frame, const AnswerLimits& limits) {
  Walk walk(limits);
  switch (frame.body_type()) {
    case Body::CheckAnswer: WalkCheck(walk, *frame.body_as_CheckAnswer()); break;
    case Body::FactsAnswer: WalkFacts(walk, *frame.body_as_FactsAnswer()); break;
    case Body::ErrorAnswer: WalkError(walk, *frame.body_as_ErrorAnswer()); break;
    default: walk.Wrong("frame", "something other than an answer");
  }
  return walk.status();
}

absl::Status VerifyRawAnswer(const RawAnswer& answer, const AnswerLimits& limits) {
  Walk walk(limits);
  walk.Number(answer.number());
  walk.Spend(answer.compared()->size() * sizeof(Span), "compared");
  for (const RawRun* run : *answer.runs()) {
    WalkReport(walk, *run->report());
    for (const Finding* finding : *run->findings()) {
      if (!walk.ok()) break;
      WalkFinding(walk, *finding);
    }
    if (!walk.ok()) break;
  }
  return walk.status();
}

absl::Status VerifyHello(const Hello& hello) {
  AnswerLimits limits;
  limits.max_text = 16u << 20;
  Walk walk(limits);
  if (hello.protocol() != kProtocol) walk.Wrong("hello.protocol", "another version: install one build of both");
  for (const flatbuffers::String* reason : *hello.refused()) walk.Text(reason, "hello.refused");
  for (const Checker* checker : *hello.checkers()) {
    for (const auto* text : {checker->id(), checker->version(), checker->vendor(), checker->summary(),
                             checker->languages(), checker->options_schema(), checker->path(), checker->build()}) {
      walk.Text(text, "hello.checkers");
    }
    for (const Rule* rule : *checker->rules()) {
      walk.Text(rule->id(), "rule.id");
      walk.Text(rule->summary(), "rule.summary");
      walk.Text(rule->page(), "rule.page");
      walk.Code(rule->severity(), CC_SEVERITY_ERROR, "rule.severity");
    }
  }
  return walk.status();
}

}  // namespace claimcheck::frames
