// Prints one JSON line: MB/s on one core for each stage of the engine and for all of it, on the file given.
//
// usage: engine_benchmark FILE [REPEAT]
// REPEAT copies of the file, a blank line between them, make the document. Each stage is timed over at least a second,
// in turns with the others, so that the ratios hold when the machine's speed drifts; the best of five turns counts.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <vector>

#include "daemon/base/calendar.h"
#include "daemon/engine/engine.h"
#include "daemon/facts/facts.h"
#include "daemon/host/plugin_loader.h"
#include "daemon/text/read_document.h"

namespace {

using Clock = std::chrono::steady_clock;

struct Stage {
  const char* name;
  std::function<void()> run;
  double best_seconds = 1e9;
};

// Seconds that one run takes, over at least a fifth of a second.
double Time(const std::function<void()>& run) {
  int runs = 0;
  const auto begin = Clock::now();
  double seconds = 0;
  do {
    run();
    ++runs;
    seconds = std::chrono::duration<double>(Clock::now() - begin).count();
  } while (seconds < 0.2);
  return seconds / runs;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: engine_benchmark FILE [REPEAT]\n");
    return 2;
  }
  std::ifstream file(argv[1], std::ios::binary);
  const std::string once(std::istreambuf_iterator<char>(file), {});
  if (once.empty()) {
    std::fprintf(stderr, "engine_benchmark: cannot read %s\n", argv[1]);
    return 2;
  }
  std::string content;
  for (int i = 0; i < (argc > 2 ? std::atoi(argv[2]) : 1); ++i) content += once + "\n\n";

  namespace cc = claimcheck;
  auto loaded = cc::host::LoadFolder(cc::host::DefaultFolder());
  auto engine = cc::engine::Engine::Create(std::move(loaded.plugins), nullptr, nullptr);
  if (!engine.ok()) {
    std::fprintf(stderr, "engine_benchmark: %s\n", std::string(engine.status().message()).c_str());
    return 2;
  }
  cc::engine::Input input;
  input.content = content;
  input.published = "2024-11-21";
  cc::engine::Options options;
  options.max_bytes = 64u << 20;

  cc::text::Source source;
  source.content = content;
  cc::text::Document document;
  document.published = *cc::base::ParseIsoDay("2024-11-21");
  cc::facts::Facts facts;
  if (!cc::text::ReadDocument(source, document).ok()) return 2;
  cc::facts::ReadFacts(document, facts);
  size_t findings = 0;

  // A fact's stage reads what the ones before it left in `facts`; reading it again replaces its own part.
  std::vector<Stage> stages = {
      {"text", [&] { (void)cc::text::ReadDocument(source, document); }},
      {"quotations", [&] { facts.quotations.clear(); cc::facts::ReadQuotations(document, facts); }},
      {"names", [&] { facts.names.clear(); cc::facts::ReadNames(document, facts); }},
      {"times", [&] { facts.times.clear(); facts.strings.clear(); cc::facts::ReadTimes(document, facts); }},
      {"quantities", [&] { facts.quantities.clear(); cc::facts::ReadQuantities(document, facts); }},
      {"attributions", [&] { facts.attributions.clear(); cc::facts::ReadAttributions(document, facts); }},
      {"facts", [&] { facts.Clear(); cc::facts::ReadFacts(document, facts); }},
      {"text and facts", [&] {
         (void)cc::text::ReadDocument(source, document);
         facts.Clear();
         cc::facts::ReadFacts(document, facts);
       }},
      {"whole", [&] { findings = (*engine)->Check(input, options)->findings.size(); }},
  };
  for (int turn = 0; turn < 5; ++turn) {
    for (Stage& stage : stages) stage.best_seconds = std::min(stage.best_seconds, Time(stage.run));
  }
  const double megabytes = static_cast<double>(content.size()) / 1e6;
  std::printf("{\"bytes\": %zu, \"findings\": %zu", content.size(), findings);
  for (const Stage& stage : stages) std::printf(", \"%s\": %.1f", stage.name, megabytes / stage.best_seconds);
  std::printf("}\n");
  return 0;
}
