// Speed of the text layer alone: bytes to blocks, sentences and tokens, in each format and stage.
//
// Run: text_benchmark --benchmark_min_time=0.5
#include <benchmark/benchmark.h>

#include <string>

#include "daemon/base/utf8.h"
#include "daemon/text/lexicon.h"
#include "daemon/text/read_document.h"
#include "daemon/text/tokenizer.h"

namespace {

using claimcheck::text::Document;
using claimcheck::text::Format;
using claimcheck::text::Source;

constexpr char kParagraphs[][700] = {
    "The storm that hit the coast on Monday night left about 20,000 homes without power, the Office of Emergency "
    "Services said, and at least three of the five roads into the harbour district were still closed by 6 p.m. on "
    "Tuesday. “We have every crew that we own out there,” Mayor Ann Lee told reporters, “and it will take days.”",
    "More than 1,200 people spent the night in schools and sports halls, up from 850 the night before, according to "
    "figures that the county published on Jan. 5. The U.S. Weather Service had warned of gusts of up to 130 km/h; the "
    "highest that was measured was 118 km/h, at the lighthouse.",
    "Lee’s office first put the damage at $2.3 million. It doubled that figure on Wednesday, when the sea wall’s "
    "collapse became known, and said that repairs could take until mid-November. “Nobody who saw the wall in its third "
    "year would have believed it,” said Bob Ray, a retired engineer who helped to plan it.",
};

std::string Article(Format format, size_t bytes) {
  std::string text;
  while (text.size() < bytes) {
    for (const char* paragraph : kParagraphs) {
      if (format == Format::kHtml) text += "<p>";
      text += paragraph;
      text += format == Format::kHtml ? "</p>\n" : "\n\n";
    }
  }
  return text;
}

void BM_ReadDocument(benchmark::State& state) {
  const auto format = static_cast<Format>(state.range(0));
  const std::string text = Article(format, static_cast<size_t>(state.range(1)));
  Source source;
  source.content = text;
  source.format = format;
  Document document;
  for (auto _ : state) {
    if (!ReadDocument(source, document).ok()) state.SkipWithError("not read");
    benchmark::DoNotOptimize(document.tokens.data());
  }
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * text.size()));
}
BENCHMARK(BM_ReadDocument)->ArgNames({"format", "bytes"})->ArgsProduct({{1, 2, 3}, {5000, 1000000}});

void BM_Tokenize(benchmark::State& state) {
  const std::string text = Article(Format::kPlain, 5000);
  claimcheck::text::TokenRows rows;
  for (auto _ : state) {
    rows = {};
    claimcheck::text::Tokenize(text, {0, static_cast<uint32_t>(text.size())}, rows);
    benchmark::DoNotOptimize(rows.tokens.data());
  }
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * text.size()));
}
BENCHMARK(BM_Tokenize);

void BM_Utf8(benchmark::State& state) {
  const std::string text = Article(Format::kPlain, 5000);
  for (auto _ : state) benchmark::DoNotOptimize(claimcheck::base::FirstInvalid(text));
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * text.size()));
}
BENCHMARK(BM_Utf8);

void BM_FindWord(benchmark::State& state) {
  constexpr std::string_view kWords[] = {"November", "said", "the", "harbour", "Ms.", "lighthouse", "U.S.", "20"};
  size_t i = 0;
  for (auto _ : state) benchmark::DoNotOptimize(claimcheck::text::lexicon::Find(kWords[i++ % std::size(kWords)]));
}
BENCHMARK(BM_FindWord);

}  // namespace

BENCHMARK_MAIN();
