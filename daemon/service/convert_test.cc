#include "daemon/service/convert.h"

#include <limits>
#include <string>

#include "daemon/base/error.h"
#include "daemon/frames/pack.h"
#include "daemon/service/status.h"
#include "gmock/gmock.h"
#include "google/rpc/error_details.pb.h"
#include "gtest/gtest.h"

namespace claimcheck::service {
namespace {

TEST(ToProtoTest, EveryFieldOfAResult) {
  engine::Result result;
  result.id = "d";
  result.uri = "u";
  engine::Finding finding{"sums/total", CC_SEVERITY_NOTE,  "m", "w", {text::Field::kTitle, 1, 2}, {},
                          {},           "0123456789abcdef"};
  finding.evidence.push_back({{text::Field::kSummary, 3, 4}, "before", "250 t"});
  finding.fixes.push_back({"write 7", {{{text::Field::kContent, 5, 6}, "7"}}});
  result.findings.push_back(finding);
  result.checkers.push_back({"sums", "1.0.0", engine::Outcome::kCrashed, "x", {3, 0}, {2, 0}, {"why"}});
  engine::SuppressedFinding known;
  known.finding.rule = "sums/total";
  known.finding.severity = CC_SEVERITY_NOTE;
  known.finding.span = {text::Field::kContent, 0, 4};
  known.by = engine::SuppressedBy::kBaseline;
  result.suppressed.push_back(known);
  result.suppressed_by = {4, 0, 1};
  result.coverage.figures = {9, 6, {0, 3}};
  result.sources = {8, 5, 0, 0, 0, 0, 3};
  flatbuffers::FlatBufferBuilder builder;
  frames::PackResult(builder, 0, result);
  v1::CheckResult message;
  ToProto(*frames::FrameOf(builder)->body_as_CheckAnswer(), &message);
  EXPECT_EQ(
      message.ShortDebugString(),
      "document { id: \"d\" uri: \"u\" } findings { rule: \"sums/total\" severity: NOTE message: \"m\" workings: "
      "\"w\" span { field: TITLE begin: 1 end: 2 } evidence { span { field: SUMMARY begin: 3 end: 4 } role: "
      "\"before\" value: \"250 t\" } fixes { description: \"write 7\" edits { span { field: CONTENT begin: 5 "
      "end: 6 } replacement: \"7\" } } fingerprint: \"0123456789abcdef\" } checkers { checker: \"sums\" version: "
      "\"1.0.0\" outcome: CRASHED detail: \"x\" considered: 3 considered: 0 compared: 2 compared: 0 why_not: \"why\" } "
      "suppressed { "
      "finding { rule: \"sums/total\" severity: NOTE span { field: CONTENT end: 4 } } reason: BASELINE } suppressions "
      "{ "
      "confirmed: 4 baseline: 1 } coverage { figures { found: 9 compared: 6 not_compared { reason: VAGUE count: 3 } "
      "} dates { } quotations { } } sources { statements: 8 named: 5 none: 3 }");
}

TEST(ToProtoTest, OpenBoundsAreAbsent) {
  text::Document document;
  document.reading = "over 40";
  facts::Facts facts;
  cc_quantity quantity{};
  quantity.span = {5, 7};
  quantity.low = 40;
  quantity.high = std::numeric_limits<double>::infinity();
  facts.quantities = {quantity};
  flatbuffers::FlatBufferBuilder builder;
  frames::PackFacts(builder, 0, {}, {&document, &facts}, [](cc_span span) {
    return engine::Span{text::Field::kContent, span.begin, span.end};
  });
  v1::Facts message;
  ToProto(*frames::FrameOf(builder)->body_as_FactsAnswer(), &message);
  ASSERT_EQ(message.quantities_size(), 1);
  EXPECT_EQ(message.quantities(0).low(), 40);
  EXPECT_FALSE(message.quantities(0).has_high());
}

TEST(ToProtoTest, WhatIsNoSpeechIsListedApart) {
  text::Document document;
  document.reading = "0123456";
  facts::Facts facts;
  for (uint32_t kind = CC_QUOTE_FULL; kind <= CC_QUOTE_BLOCK; ++kind) {
    cc_quotation quotation{};
    quotation.kind = kind;
    quotation.span = {kind - 1, kind};
    quotation.speaker_entity = CC_NONE;
    facts.quotations.push_back(quotation);
  }
  flatbuffers::FlatBufferBuilder builder;
  frames::PackFacts(builder, 0, {}, {&document, &facts}, [](cc_span span) {
    return engine::Span{text::Field::kContent, span.begin, span.end};
  });
  v1::Facts message;
  ToProto(*frames::FrameOf(builder)->body_as_FactsAnswer(), &message);
  const auto kinds = [](const auto& quotations) {
    std::string out;
    for (const v1::Quotation& quotation : quotations) out += v1::Quotation::Kind_Name(quotation.kind()) + " ";
    return out;
  };
  EXPECT_EQ(kinds(message.quotations()), "FULL FRAGMENT BLOCK ");
  EXPECT_EQ(kinds(message.quoted_words()), "WORK_TITLE NICKNAME WORD SCARE ");
}

TEST(ToOptionsTest, ProfileAndSeverities) {
  v1::CheckOptions options;
  engine::Options result;
  ASSERT_TRUE(ToOptions(options, result).ok());
  EXPECT_EQ(result.profile, engine::Profile::kDesk);
  options.set_profile(v1::CheckOptions::WIRE);
  options.mutable_house()->add_sources("the Herald");
  options.mutable_house()->set_fiscal_year_begins(4);
  options.add_baseline("0123456789abcdef");
  options.set_list_suppressed(true);
  (*options.mutable_severities())["sums/total"] = v1::Finding::ERROR;
  ASSERT_TRUE(ToOptions(options, result).ok());
  EXPECT_EQ(result.profile, engine::Profile::kWire);
  EXPECT_EQ(result.severities.at("sums/total"), CC_SEVERITY_ERROR);
  EXPECT_EQ(result.house.sources, std::vector<std::string>{"the Herald"});
  EXPECT_EQ(result.house.fiscal_year_begins, 4u);
  EXPECT_EQ(result.baseline, std::vector<std::string>{"0123456789abcdef"});
  EXPECT_TRUE(result.list_suppressed);

  (*options.mutable_severities())["sums/total"] = v1::Finding::SEVERITY_UNSPECIFIED;
  absl::Status status = ToOptions(options, result);
  EXPECT_EQ(
      status.message(),
      "options.severities[\"sums/total\"]: expected ERROR (1), WARNING (2) or NOTE (3), found 0; send one of these "
      "or leave it out");
  options.clear_severities();
  options.set_profile(static_cast<v1::CheckOptions::Profile>(7));
  status = ToOptions(options, result);
  EXPECT_EQ(base::ErrorReason(status), "INVALID_OPTION");
  EXPECT_EQ(base::ErrorField(status), "options.profile");
  EXPECT_EQ(status.message(),
            "options.profile: expected DESK (1), STRICT (2) or WIRE (3), found 7; send one of these or leave it out");
}

TEST(ToOptionsTest, UnknownEncodingIsNamed) {
  v1::CheckOptions options;
  options.set_offset_encoding(static_cast<v1::OffsetEncoding>(9));
  engine::Options result;
  const absl::Status status = ToOptions(options, result);
  EXPECT_EQ(base::ErrorReason(status), "UNKNOWN_OFFSET_ENCODING");
  EXPECT_THAT(std::string(status.message()), testing::HasSubstr("found 9"));
  options.clear_offset_encoding();
  EXPECT_TRUE(ToOptions(options, result).ok());
  EXPECT_EQ(result.encoding, engine::Encoding::kUtf8);
}

TEST(StatusTest, ThereAndBack) {
  absl::Status status = base::MakeError(absl::StatusCode::kResourceExhausted, "QUEUE_FULL", "", "full; try later");
  status = base::WithDetail(status, "retry_after_ms", "1500");
  const google::rpc::Status message = ToRpcStatus(status);
  ASSERT_EQ(message.details_size(), 2);
  google::rpc::ErrorInfo info;
  ASSERT_TRUE(message.details(0).UnpackTo(&info));
  EXPECT_EQ(info.reason(), "QUEUE_FULL");
  EXPECT_EQ(info.domain(), "claimcheck");
  google::rpc::RetryInfo retry;
  ASSERT_TRUE(message.details(1).UnpackTo(&retry));
  EXPECT_EQ(retry.retry_delay().seconds(), 1);
  EXPECT_EQ(retry.retry_delay().nanos(), 500000000);
  const absl::Status back = FromRpcStatus(message);
  EXPECT_EQ(back.code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(back.message(), "full; try later");
  EXPECT_EQ(base::ErrorReason(back), "QUEUE_FULL");
}

TEST(StatusTest, StaysUnderTheLimitAndWholeCharacters) {
  std::string text;
  while (text.size() < 20000) text += "€";
  absl::Status status = base::InvalidInput("R", text, text);
  for (char key = 'a'; key < 'z'; ++key) status = base::WithDetail(status, std::string(1, key), text);
  const google::rpc::Status message = ToRpcStatus(status);
  EXPECT_LE(message.ByteSizeLong(), kMaxStatusBytes);
  EXPECT_EQ((message.message().size() - 3) % 3, 0u);
}

}  // namespace
}  // namespace claimcheck::service
