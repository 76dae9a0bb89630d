// Prints one JSON line: MB/s on one core for each stage of the engine and for all of it, on the file given.
//
// usage: engine_benchmark FILE [REPEAT]
// REPEAT copies of the file, a blank line between them, make the document. The stages run in turns, so that the ratios
// hold when the machine's speed drifts; the best of five turns of at least a second counts. Time is the processor's, so
// that others on the machine do not count.
#include <time.h>

#include <algorithm>
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

double ProcessorSeconds() {
  timespec now = {};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

struct Stage {
  const char* name;
  std::function<void()> run;
  double best_seconds = 1e9;
};

// Runs the stages one after the other, over and over for at least a second, and notes each one's mean time a round.
// A later stage reads what the ones before it left, so none can be repeated by itself.
void Time(std::vector<Stage>& stages) {
  std::vector<double> seconds(stages.size(), 0.0);
  int rounds = 0;
  const double begin = ProcessorSeconds();
  double last = begin;
  while (last - begin < 1) {
    for (size_t i = 0; i < stages.size(); ++i) {
      stages[i].run();
      const double now = ProcessorSeconds();
      seconds[i] += now - last;
      last = now;
    }
    ++rounds;
  }
  for (size_t i = 0; i < stages.size(); ++i)
    stages[i].best_seconds = std::min(stages[i].best_seconds, seconds[i] / rounds);
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
  auto engine = cc::engine::Engine::Create(loaded.plugins, nullptr, nullptr);
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
  size_t findings = 0;

  std::vector<Stage> stages = {
      {"text", [&] { (void)cc::text::ReadDocument(source, document); }},
      {"quotations",
       [&] {
         facts.Clear();
         cc::facts::ReadQuotations(document, facts);
       }},
      {"names", [&] { cc::facts::ReadNames(document, facts); }},
      {"times", [&] { cc::facts::ReadTimes(document, facts); }},
      {"quantities", [&] { cc::facts::ReadQuantities(document, facts); }},
      {"attributions", [&] { cc::facts::ReadAttributions(document, facts); }},
      {"binding", [&] { cc::facts::BindFacts(document, facts); }},
      {"whole", [&] { findings = (*engine)->Check(input, options)->findings.size(); }},
  };
  for (int turn = 0; turn < 5; ++turn) Time(stages);
  double reading = 0;
  for (size_t i = 0; i + 1 < stages.size(); ++i) reading += stages[i].best_seconds;
  const double checking = std::max(0.0, stages.back().best_seconds - reading);
  const double megabytes = static_cast<double>(content.size()) / 1e6;
  std::printf("{\"bytes\": %zu, \"findings\": %zu", content.size(), findings);
  for (const Stage& stage : stages) std::printf(", \"%s\": %.1f", stage.name, megabytes / stage.best_seconds);
  std::printf(", \"text and facts\": %.1f, \"checkers' share of the time\": %.2f}\n", megabytes / reading,
              checking / stages.back().best_seconds);
  return 0;
}
