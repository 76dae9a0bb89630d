// libFuzzer: any bytes as plain text, Markdown or HTML, through text and facts.
//
// The first byte chooses the format and whether there is a publication date. Beside crashes, hangs and undefined
// behaviour it looks for what every later stage relies on: spans inside the text, in order, on token boundaries.
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include "daemon/base/calendar.h"
#include "daemon/facts/facts.h"
#include "daemon/text/read_document.h"

namespace {

using claimcheck::text::Document;

void Expect(bool holds) {
  if (!holds) std::abort();
}

void ExpectInside(const Document& document, cc_span span) {
  Expect(span.begin <= span.end);
  Expect(span.end <= document.reading.size());
}

void ExpectSound(const Document& document, const claimcheck::facts::Facts& facts) {
  uint32_t last = 0;
  for (const cc_token& token : document.tokens) {
    Expect(token.begin >= last && token.begin < token.end && token.end <= document.reading.size());
    last = token.end;
  }
  for (const cc_sentence& sentence : document.sentences) {
    ExpectInside(document, sentence.span);
    Expect(sentence.first_token + sentence.token_count <= document.tokens.size());
    Expect(sentence.block < document.blocks.size());
  }
  const auto expect_tokens = [&](const auto& fact) {
    ExpectInside(document, fact.span);
    Expect(fact.first_token + fact.token_count <= document.tokens.size());
    Expect(fact.sentence < document.sentences.size());
  };
  for (const auto& fact : facts.times) expect_tokens(fact);
  for (const auto& fact : facts.names) expect_tokens(fact);
  for (const auto& fact : facts.quotations) expect_tokens(fact);
  for (const auto& fact : facts.quantities) {
    expect_tokens(fact);
    Expect(fact.low <= fact.high);  // also false for a NaN
  }
  for (const auto& fact : facts.attributions) {
    ExpectInside(document, fact.content);
    ExpectInside(document, fact.source);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  claimcheck::text::Source source;
  source.format = static_cast<claimcheck::text::Format>(1 + data[0] % 3);
  source.content = std::string_view(reinterpret_cast<const char*>(data) + 1, size - 1);
  Document document;
  document.published = (data[0] & 4) != 0 ? *claimcheck::base::ParseIsoDay("2024-11-22") : CC_NO_DAY;
  if (!claimcheck::text::ReadDocument(source, document).ok()) return 0;
  claimcheck::facts::Facts facts;
  claimcheck::facts::ReadFacts(document, facts);
  ExpectSound(document, facts);
  for (const cc_token& token : document.tokens) {
    const auto span = document.map.ToSource({token.begin, token.end});
    Expect(span.begin <= span.end && span.end <= source.content.size());
  }
  return 0;
}
