// libFuzzer: any bytes through text and, where CLAIMCHECK_FUZZ_FACTS is set, through facts.
//
// CLAIMCHECK_FUZZ_FORMAT is one of Format; without it the first byte chooses the format and whether there is a
// publication date. Beside crashes, hangs and undefined behaviour it looks for what every later stage relies on: the
// invariants of a Document, and facts inside the text, on token boundaries.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "daemon/base/calendar.h"
#include "daemon/facts/facts.h"
#include "daemon/text/document_invariants.h"
#include "daemon/text/read_document.h"

namespace {

using claimcheck::text::Document;
using claimcheck::text::Format;

void Expect(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "document_fuzzer: expected %s\n", what);
  std::abort();
}

[[maybe_unused]] void ExpectInside(const Document& document, cc_span span) {
  Expect(span.begin <= span.end && span.end <= document.reading.size(), "a span inside the text");
}

[[maybe_unused]] void ExpectSound(const Document& document, const claimcheck::facts::Facts& facts) {
  const auto expect_tokens = [&](const auto& fact) {
    ExpectInside(document, fact.span);
    Expect(fact.first_token + fact.token_count <= document.tokens.size(), "a fact's tokens to exist");
    Expect(fact.sentence < document.sentences.size(), "a fact's sentence to exist");
  };
  for (const auto& fact : facts.times) expect_tokens(fact);
  for (const auto& fact : facts.names) expect_tokens(fact);
  for (const auto& fact : facts.quotations) expect_tokens(fact);
  for (const auto& fact : facts.quantities) {
    expect_tokens(fact);
    Expect(fact.low <= fact.high, "an interval in order");  // also false for a NaN
  }
  for (const auto& fact : facts.attributions) {
    ExpectInside(document, fact.content);
    ExpectInside(document, fact.source);
  }
}

void Read(const claimcheck::text::Source& source, int32_t published) {
  Document document;
  document.published = published;
  if (!claimcheck::text::ReadDocument(source, document).ok()) return;
  const std::string broken = claimcheck::text::BrokenInvariant(source, document);
  Expect(broken.empty(), broken.c_str());
#ifdef CLAIMCHECK_FUZZ_FACTS
  claimcheck::facts::Facts facts;
  claimcheck::facts::ReadFacts(document, facts);
  ExpectSound(document, facts);
#endif
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  claimcheck::text::Source source;
  source.content = std::string_view(reinterpret_cast<const char*>(data), size);
  int32_t published = CC_NO_DAY;
#ifdef CLAIMCHECK_FUZZ_FORMAT
  source.format = Format::CLAIMCHECK_FUZZ_FORMAT;
#else
  if (size == 0) return 0;
  source.format = static_cast<Format>(1 + data[0] % 3);
  source.content.remove_prefix(1);
  if ((data[0] & 4) != 0) published = *claimcheck::base::ParseIsoDay("2024-11-22");
#endif
  Read(source, published);
  return 0;
}
