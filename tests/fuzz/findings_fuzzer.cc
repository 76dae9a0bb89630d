// libFuzzer: a checker that reports whatever the bytes say, in a real engine over a real text.
//
// It lies about everything but memory (a wrong pointer is a crash of its worker, which the pool's tests are about):
// spans, rules, severities, struct sizes, strides, counts, texts that are no UTF-8, twins, edits that overlap, coverage
// of rules that it does not have. Beside crashes: what the worker packs of it passes the front's checks, so a checker
// cannot make its worker look as if it were beyond trust.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "claimcheck/plugin.h"
#include "daemon/engine/engine.h"
#include "daemon/frames/pack.h"
#include "daemon/frames/verify.h"
#include "tests/fuzz/edits.h"

namespace {

namespace engine = claimcheck::engine;
namespace frames = claimcheck::frames;
using claimcheck::fuzz::Expect;

constexpr std::string_view kText = "The crew — 200 people — grew “by half” to 250.\n\nNobody said so.\n";

// The bytes that are left, a few at a time; zeros once there are none.
struct Source {
  const uint8_t* data = nullptr;
  size_t size = 0;

  bool empty() const { return size == 0; }
  uint8_t Byte() {
    if (size == 0) return 0;
    --size;
    return *data++;
  }
  // Mostly small, sometimes huge.
  uint32_t Number() {
    const uint8_t kind = Byte();
    return kind < 200 ? kind : kind < 240 ? kind * 256u + Byte() : 0u - Byte();
  }
  cc_str Text() {
    const size_t length = std::min<size_t>(Byte() % 48, size);
    const cc_str text = {reinterpret_cast<const char*>(data), length};
    data += length;
    size -= length;
    return length == 0 && (Byte() & 1) != 0 ? cc_str{nullptr, 0} : text;
  }
  cc_span Span() {
    const uint32_t begin = Number();
    return {begin, begin + Number()};
  }
  // An array whose memory is there: no more items than `items` has, at a stride that it was built with.
  template <typename Item>
  cc_array Array(const std::vector<Item>& items) {
    cc_array array = {sizeof(cc_array), sizeof(Item), static_cast<uint32_t>(items.size()), items.data()};
    switch (Byte() % 16) {
      case 0: array.struct_size = Byte() % sizeof(cc_array); break;
      case 1: array.stride = Byte() % sizeof(Item); break;
      case 2: array.items = nullptr; break;
      case 3:
        array.count = array.count / 2;
        array.stride *= 2;
        break;
    }
    return array;
  }
};

Source source;

int32_t EmitOne(const cc_sink* sink) {
  std::vector<cc_evidence> evidence(source.Byte() % 4);
  for (cc_evidence& one : evidence) one = {source.Span(), source.Text(), source.Text()};
  std::vector<cc_edit> edits(source.Byte() % 4);
  for (cc_edit& one : edits) one = {source.Span(), source.Text()};
  std::vector<cc_fix> fixes(source.Byte() % 3);
  for (cc_fix& one : fixes) one = {source.Text(), source.Array(edits)};
  cc_finding finding{};
  finding.struct_size = (source.Byte() & 15) == 0 ? source.Byte() : sizeof finding;
  finding.rule = source.Byte() % 4;
  finding.severity = source.Byte() % 6;
  finding.span = source.Span();
  finding.message = source.Text();
  finding.workings = source.Text();
  finding.evidence = source.Array(evidence);
  finding.fixes = source.Array(fixes);
  return sink->emit(sink->host, (source.Byte() & 63) == 63 ? nullptr : &finding);
}

int32_t Check(void*, const cc_document*, const cc_sink* sink) {
  while (!source.empty()) {
    const uint8_t what = source.Byte();
    if (what % 8 == 0) {
      const uint32_t rule = source.Number();
      sink->coverage(sink->host, rule, source.Number(), source.Number(), source.Text());
    } else if (what % 8 == 1) {
      sink->rule_enabled(sink->host, source.Number());
    } else {
      EmitOne(sink);
    }
  }
  return 0;
}

constexpr cc_str Str(std::string_view text) { return {text.data(), text.size()}; }

const cc_descriptor* Describe(uint32_t index) {
  static const cc_rule rules[] = {{Str("one"), Str("One."), Str("# One"), CC_SEVERITY_NOTE, 1},
                                  {Str("two"), Str("Two."), Str("# Two"), CC_SEVERITY_WARNING, 1},
                                  {Str("off"), Str("Off."), Str("# Off"), CC_SEVERITY_ERROR, 0}};
  static cc_descriptor descriptor{};
  descriptor.struct_size = sizeof descriptor;
  descriptor.id = Str("hostile");
  descriptor.version = Str("1.0.0");
  descriptor.vendor = Str("tests");
  descriptor.summary = Str("Reports anything.");
  descriptor.languages = Str("en");
  descriptor.rules = {sizeof(cc_array), sizeof(cc_rule), 3, rules};
  return index == 0 ? &descriptor : nullptr;
}

cc_checker* Create(const cc_host*, uint32_t, cc_str) {
  static cc_checker checker{};
  checker.struct_size = sizeof checker;
  checker.check = &Check;
  checker.destroy = [](void*) {};
  return &checker;
}

engine::Engine& Engine() {
  static const cc_entry entry = {sizeof(cc_entry), CC_ABI_MAJOR, CC_ABI_MINOR, 0, {}, 1, &Describe, &Create};
  static const auto made = engine::Engine::Create({{&entry, "hostile.so", "0"}}, nullptr, nullptr);
  Expect(made.ok(), "an engine");
  return **made;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  engine::Options options;
  options.encoding = static_cast<engine::Encoding>(1 + data[0] % 3);
  options.list_suppressed = (data[0] & 4) != 0;
  if ((data[0] & 8) != 0) options.profile = engine::Profile::kStrict;
  engine::Input input;
  input.content = kText;
  source = {data + 1, size - 1};
  const auto result = Engine().Check(input, options);
  Expect(result.ok(), "a checked document");
  for (const engine::Finding& finding : result->findings) {
    Expect(finding.span.begin < finding.span.end && finding.span.end <= kText.size(), "findings inside the text");
  }
  flatbuffers::FlatBufferBuilder builder;
  frames::PackResult(builder, 7, *result);
  const auto frame = frames::VerifyFrame(builder.GetBufferPointer(), builder.GetSize());
  Expect(frame.ok(), "a sound frame");
  frames::AnswerLimits limits{7, static_cast<uint32_t>(kText.size()), 0, 0, (8u << 20) + 64 * kText.size()};
  const absl::Status verified = frames::VerifyAnswer(**frame, limits);
  Expect(verified.ok(), std::string(verified.message()).c_str());
  return 0;
}
