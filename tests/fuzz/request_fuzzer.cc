// libFuzzer: a request as a stranger sends it, from the bytes on the wire to the frame for the worker and out again
// there.
//
// Beside crashes: what a worker unpacks is what the front has packed, byte for byte.
#include <string>

#include "claimcheck/v1/claimcheck.pb.h"
#include "daemon/frames/request.h"
#include "daemon/frames/verify.h"
#include "daemon/service/convert.h"
#include "tests/fuzz/edits.h"

namespace {

namespace v1 = claimcheck::v1;
using claimcheck::fuzz::Expect;

// With something in every field.
std::string Sample() {
  v1::CheckDocumentRequest request;
  v1::Document& document = *request.mutable_document();
  document.set_id("article-7");
  document.set_uri("https://news.example/7");
  document.set_content("The crew grew from 200 to 250, up 20%.");
  document.set_title("Crew grows");
  document.set_summary("It grew.");
  document.set_published("2024-11-22");
  document.set_language("en");
  document.set_format(v1::Document::MARKDOWN);
  v1::CheckOptions& options = *request.mutable_options();
  options.add_checkers("alpha");
  options.add_enable_rules("alpha/one");
  options.add_disable_rules("alpha/two");
  (*options.mutable_checker_options())["alpha"] = "{\"limit\": 1}";
  options.set_offset_encoding(v1::UTF16);
  options.mutable_house()->add_sources("our correspondent");
  options.mutable_house()->set_fiscal_year_begins(4);
  return request.SerializeAsString();
}

void Check(const claimcheck::engine::Input& input, const claimcheck::engine::Options& options, bool facts) {
  flatbuffers::FlatBufferBuilder builder;
  claimcheck::frames::RequestHeader header;
  header.number = 7;
  header.facts = facts;
  claimcheck::frames::PackRequest(builder, header, input, options);
  const auto frame = claimcheck::frames::VerifyFrame(builder.GetBufferPointer(), builder.GetSize());
  Expect(frame.ok() && (*frame)->body_as_Request() != nullptr, "a request's frame to be sound");
  claimcheck::engine::Input back;
  claimcheck::engine::Options options_back;
  claimcheck::frames::UnpackRequest(*(*frame)->body_as_Request(), header, back, options_back);
  Expect(back.content == input.content && back.title == input.title && back.summary == input.summary &&
             back.id == input.id && back.uri == input.uri && back.published == input.published &&
             back.language == input.language && back.format == input.format,
         "the same document on both sides");
  Expect(options_back.checkers == options.checkers && options_back.checker_options == options.checker_options &&
             options_back.encoding == options.encoding && options_back.baseline == options.baseline,
         "the same options on both sides");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const std::string sample = Sample();
  if (size == 0) return 0;
  const bool raw = (data[0] & 1) != 0, facts = (data[0] & 2) != 0;
  const std::string bytes = raw ? std::string(reinterpret_cast<const char*>(data + 1), size - 1)
                                : claimcheck::fuzz::Edited(sample, data + 1, size - 1);
  claimcheck::engine::Options options;
  if (facts) {
    v1::ExtractFactsRequest request;
    if (!request.ParseFromString(bytes)) return 0;
    if (!claimcheck::service::ToEncoding(request.offset_encoding(), options.encoding).ok()) return 0;
    Check(claimcheck::service::ToInput(request.document()), options, true);
    return 0;
  }
  v1::CheckDocumentRequest request;
  if (!request.ParseFromString(bytes)) return 0;
  if (!claimcheck::service::ToOptions(request.options(), options).ok()) return 0;
  Check(claimcheck::service::ToInput(request.document()), options, false);
  return 0;
}
