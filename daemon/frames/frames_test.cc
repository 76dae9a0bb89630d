#include <limits>
#include <string>

#include "daemon/base/error.h"
#include "daemon/frames/pack.h"
#include "daemon/frames/request.h"
#include "daemon/frames/verify.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace claimcheck::frames {
namespace {

using testing::HasSubstr;

engine::Result SampleResult() {
  engine::Result result;
  result.id = "a";
  engine::Finding finding;
  finding.rule = "sums/total";
  finding.severity = CC_SEVERITY_WARNING;
  finding.message = "The parts add up to 7, not 8.";
  finding.span = {text::Field::kContent, 2, 9};
  finding.evidence.push_back({{text::Field::kTitle, 0, 4}, "stated", "8"});
  finding.fixes.push_back({"write 7", {{{text::Field::kContent, 2, 3}, "7"}}});
  result.findings.push_back(finding);
  result.checkers.push_back({"sums", "1.0.0", engine::Outcome::kOk, "", {3, 0}, {2, 0}, {"no total"}});
  return result;
}

absl::Status VerifyBuilt(const flatbuffers::FlatBufferBuilder& builder, const AnswerLimits& limits) {
  const auto frame = VerifyFrame(builder.GetBufferPointer(), builder.GetSize());
  if (!frame.ok()) return frame.status();
  return VerifyAnswer(**frame, limits);
}

TEST(VerifyTest, AnswersAreHeldAgainstTheRequest) {
  const AnswerLimits fits{.number = 7, .content_size = 9, .title_size = 4, .summary_size = 0, .max_text = 1000};
  struct Case {
    const char* name;
    void (*change)(engine::Result&, AnswerLimits&);
    const char* want;  // empty: good
  };
  const Case cases[] = {
      {"good", [](engine::Result&, AnswerLimits&) {}, ""},
      {"other number", [](engine::Result&, AnswerLimits& l) { l.number = 8; }, "the number of another request"},
      {"span too long", [](engine::Result&, AnswerLimits& l) { l.content_size = 8; }, "finding.span: found a span out"},
      {"evidence outside", [](engine::Result&, AnswerLimits& l) { l.title_size = 3; }, "evidence.span: found a span"},
      {"backwards",
       [](engine::Result& r, AnswerLimits&) {
         r.findings[0].span = {text::Field::kContent, 5, 4};
       },
       "a span outside its field"},
      {"no field", [](engine::Result& r, AnswerLimits&) { r.findings[0].span.field = static_cast<text::Field>(0); },
       "unknown field"},
      {"severity", [](engine::Result& r, AnswerLimits&) { r.findings[0].severity = 9; }, "finding.severity"},
      {"outcome", [](engine::Result& r, AnswerLimits&) { r.checkers[0].outcome = static_cast<engine::Outcome>(7); },
       "report.outcome"},
      {"suppressed evidence outside",
       [](engine::Result& r, AnswerLimits& l) {
         r.suppressed.push_back({r.findings[0], engine::SuppressedBy::kBaseline});
         r.findings.clear();
         l.title_size = 3;
       },
       "evidence.span: found a span"},
      {"suppressed by nothing",
       [](engine::Result& r, AnswerLimits&) {
         r.suppressed.push_back({r.findings[0], engine::SuppressedBy::kNone});
       },
       "suppressed.by: found an unknown code"},
      {"overlong", [](engine::Result& r, AnswerLimits&) { r.findings[0].message = "a\xC0\x80"; }, "not UTF-8"},
      {"surrogate", [](engine::Result& r, AnswerLimits&) { r.findings[0].message = "\xED\xA0\x80"; }, "not UTF-8"},
      {"cut short", [](engine::Result& r, AnswerLimits&) { r.findings[0].message = "eight by\xE2\x82"; }, "not UTF-8"},
      {"four bytes", [](engine::Result& r, AnswerLimits&) { r.findings[0].message = "\xF0\x9F\x98\x80 \xE2\x82\xAC"; },
       ""},
      {"too much text", [](engine::Result&, AnswerLimits& l) { l.max_text = 20; }, "more text than"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    engine::Result result = SampleResult();
    AnswerLimits limits = fits;
    c.change(result, limits);
    flatbuffers::FlatBufferBuilder builder;
    PackResult(builder, 7, result);
    const absl::Status status = VerifyBuilt(builder, limits);
    if (*c.want == '\0') {
      EXPECT_TRUE(status.ok()) << status;
    } else {
      EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
      EXPECT_THAT(std::string(status.message()), HasSubstr(c.want));
    }
  }
}

// 12 kB of frame that would be a million pieces of evidence in a message.
TEST(VerifyTest, SharedListsCountAsOftenAsTheyAreReferredTo) {
  flatbuffers::FlatBufferBuilder b;
  const auto none = b.CreateString("");
  const Span span(0, 1, 1);
  const std::vector<flatbuffers::Offset<Evidence>> pieces(1000, CreateEvidence(b, &span, none, none));
  const auto evidence = b.CreateVector(pieces);
  const auto fixes = b.CreateVector(std::vector<flatbuffers::Offset<Fix>>());
  const std::vector<flatbuffers::Offset<Finding>> copies(
      1000, CreateFinding(b, none, 1, none, none, &span, evidence, fixes, none));
  const auto findings = b.CreateVector(copies);
  const auto checkers = b.CreateVector(std::vector<flatbuffers::Offset<CheckerReport>>());
  const auto suppressed = b.CreateVector(std::vector<flatbuffers::Offset<SuppressedFinding>>());
  const auto by = b.CreateVector(std::vector<uint32_t>(3));
  const auto reasons = b.CreateVector(std::vector<uint32_t>(engine::kNotComparedReasons));
  const auto coverage = CreateFactCoverage(b, 0, 0, reasons);
  const SourceShares shares(0, 0, 0, 0, 0, 0, 0);
  FinishFrame(b, CreateCheckAnswer(b, 7, none, none, findings, checkers, suppressed, by, coverage, coverage, coverage,
                                   &shares));
  const auto frame = VerifyFrame(b.GetBufferPointer(), b.GetSize());
  ASSERT_TRUE(frame.ok()) << frame.status();
  AnswerLimits limits{7, 10, 0, 0, 8u << 20};
  const absl::Status status = VerifyAnswer(**frame, limits);
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(status.message(), "evidence: found more text than an answer may hold");
}

TEST(VerifyTest, NoPrefixAndNoFlippedByteIsReadOutOfBounds) {
  flatbuffers::FlatBufferBuilder builder;
  PackResult(builder, 7, SampleResult());
  const std::string frame(reinterpret_cast<const char*>(builder.GetBufferPointer()), builder.GetSize());
  const AnswerLimits limits{.number = 7, .content_size = 9, .title_size = 4, .summary_size = 0, .max_text = 1000};
  int refused = 0;
  const auto try_bytes = [&](const std::string& bytes) {
    const std::vector<uint8_t> copy(bytes.begin(), bytes.end());  // exact size, so that a sanitizer sees an overrun
    const auto read = VerifyFrame(copy.data(), copy.size());
    refused += !read.ok() || !VerifyAnswer(**read, limits).ok();
  };
  for (size_t size = 0; size < frame.size(); ++size) try_bytes(frame.substr(0, size));
  EXPECT_EQ(refused, static_cast<int>(frame.size()));
  for (size_t i = 0; i < frame.size(); ++i) {
    std::string changed = frame;
    changed[i] = static_cast<char>(~changed[i]);
    try_bytes(changed);
  }
  EXPECT_GT(refused, static_cast<int>(frame.size()));
}

TEST(RequestTest, ComesBackAsItWasPacked) {
  engine::Input input;
  input.id = "id";
  input.content = std::string_view("a\0b", 3);
  input.published = "2024-02-29";
  input.format = 9;
  engine::Options options;
  options.encoding = engine::Encoding::kUtf16;
  options.checkers = {"sums"};
  options.profile = engine::Profile::kWire;
  options.severities["sums/total"] = CC_SEVERITY_WARNING;
  options.checker_options["sums"] = "{}";
  options.deadline_ns = 5;
  options.house = {{"the Herald"}, {"HQ"}, {"Ann Lee"}, 4};
  options.baseline = {"0123456789abcdef"};
  options.list_suppressed = true;
  RequestHeader header{3, true, true, {{"dates", engine::Outcome::kCrashed, "ended by signal 11"}}};
  flatbuffers::FlatBufferBuilder builder;
  PackRequest(builder, header, input, options);

  const auto frame = VerifyFrame(builder.GetBufferPointer(), builder.GetSize());
  ASSERT_TRUE(frame.ok()) << frame.status();
  RequestHeader got_header;
  engine::Input got;
  engine::Options got_options;
  UnpackRequest(*(*frame)->body_as_Request(), got_header, got, got_options);
  EXPECT_EQ(got_header.number, 3u);
  EXPECT_TRUE(got_header.facts);
  EXPECT_TRUE(got_header.announce);
  ASSERT_EQ(got_header.absent.size(), 1u);
  EXPECT_EQ(got_header.absent[0].outcome, engine::Outcome::kCrashed);
  EXPECT_EQ(got.content, input.content);
  EXPECT_EQ(got.published, "2024-02-29");
  EXPECT_EQ(got.format, 9u);
  EXPECT_EQ(got_options.encoding, engine::Encoding::kUtf16);
  EXPECT_EQ(got_options.skip, std::vector<std::string>{"dates"});
  EXPECT_EQ(got_options.checker_options.at("sums"), "{}");
  EXPECT_EQ(got_options.profile, engine::Profile::kWire);
  EXPECT_EQ(got_options.severities, options.severities);
  EXPECT_EQ(got_options.house.sources, options.house.sources);
  EXPECT_EQ(got_options.house.names, options.house.names);
  EXPECT_EQ(got_options.house.household_names, options.house.household_names);
  EXPECT_EQ(got_options.house.fiscal_year_begins, 4u);
  EXPECT_EQ(got_options.baseline, options.baseline);
  EXPECT_TRUE(got_options.list_suppressed);
  EXPECT_EQ(got_options.deadline_ns, 5);
}

TEST(PackErrorTest, KeepsCodeAndDetails) {
  flatbuffers::FlatBufferBuilder builder;
  PackError(builder, 1,
            base::WithDetail(base::InvalidInput("INVALID_UTF8", "document.content", "byte 3: …"), "byte_offset", "3"));
  const ErrorAnswer* error = FrameOf(builder)->body_as_ErrorAnswer();
  EXPECT_EQ(error->code(), static_cast<int>(absl::StatusCode::kInvalidArgument));
  ASSERT_EQ(error->details()->size(), 3u);
  EXPECT_EQ(View(error->details()->Get(0)->key()), "byte_offset");
}

TEST(PackFactsTest, TimesNamesAndOpenBounds) {
  text::Document document;
  document.reading = "Lt. Gen. Ann Lee said Lee counted more than 40 men at 7:05 on 29 February 2024.";
  facts::Facts facts;
  cc_name full{};
  full.span = {9, 16};
  full.title = {0, 8};
  full.kind = CC_NAME_PERSON;
  cc_name brief = full;
  brief.span = {22, 25};
  brief.title = {0, 0};
  facts.names = {full, brief};
  cc_quotation quotation{};
  quotation.span = {22, 30};
  quotation.speaker = {22, 25};
  quotation.kind = CC_QUOTE_FULL;
  facts.quotations = {quotation};
  cc_quantity quantity{};
  quantity.span = {44, 46};
  quantity.hedge = {34, 43};
  quantity.head = {47, 50};
  quantity.low = 40;
  quantity.high = std::numeric_limits<double>::infinity();
  facts.quantities = {quantity};
  cc_time time{};
  time.span = {54, 78};
  time.first_day = 19782;
  time.last_day = CC_NO_DAY;
  time.first_minute = 425;
  time.type = CC_TIME_TIME;
  cc_time anniversary{};
  anniversary.role = CC_TIME_ROLE_ANNIVERSARY;
  facts.times = {anniversary, time};

  flatbuffers::FlatBufferBuilder builder;
  PackFacts(builder, 2, {}, {&document, &facts}, [](cc_span span) {
    return engine::Span{text::Field::kContent, span.begin + 100, span.end + 100};
  });
  const FactsAnswer* answer = FrameOf(builder)->body_as_FactsAnswer();
  EXPECT_EQ(View(answer->names()->Get(0)->role()), "Lt. Gen.");
  EXPECT_EQ(answer->names()->Get(1)->span()->begin(), 122u);
  EXPECT_EQ(View(answer->quotations()->Get(0)->speaker_name()), "Ann Lee");
  EXPECT_EQ(answer->quotations()->Get(0)->speaker()->end(), 125u);
  EXPECT_EQ(answer->quotations()->Get(0)->cue(), nullptr);
  EXPECT_EQ(View(answer->quantities()->Get(0)->hedge()), "more than");
  EXPECT_EQ(answer->quantities()->Get(0)->high(), std::numeric_limits<double>::infinity());
  ASSERT_EQ(answer->times()->size(), 1u);  // an anniversary is for checkers alone
  EXPECT_EQ(View(answer->times()->Get(0)->earliest()), "2024-02-29T07:05");
  EXPECT_EQ(View(answer->times()->Get(0)->latest()), "");
}

}  // namespace
}  // namespace claimcheck::frames
