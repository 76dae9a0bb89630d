// A plug-in of many small checkers, each a name and a function: what the tests of the daemon are made of. Over the bare
// C ABI on purpose: the SDK would catch what these checkers are here to let loose.
#ifndef CLAIMCHECK_TESTS_DAEMON_PLUGINS_TABLE_PLUGIN_H_
#define CLAIMCHECK_TESTS_DAEMON_PLUGINS_TABLE_PLUGIN_H_

#include <cstddef>
#include <string_view>

#include "claimcheck/plugin.h"

struct TableChecker {
  const char* id;
  // As cc_checker.check; runs on every document.
  int32_t (*check)(const cc_document* document, const cc_sink* sink);
};

inline cc_str Str(std::string_view text) { return {text.data(), text.size()}; }

inline std::string_view TextOf(const cc_document* document) { return {document->text.data, document->text.size}; }

inline int32_t EmitAt(const cc_sink* sink, size_t begin, size_t end, std::string_view message) {
  cc_finding finding{};
  finding.struct_size = sizeof finding;
  finding.span = {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
  finding.message = Str(message);
  finding.evidence = {sizeof(cc_array), sizeof(cc_evidence), 0, nullptr};
  finding.fixes = {sizeof(cc_array), sizeof(cc_fix), 0, nullptr};
  return sink->emit(sink->host, &finding);
}

// Of the checker that runs; its log is that checker's.
inline const cc_host* running_host = nullptr;

inline void Log(std::string_view line) { running_host->log(running_host->host, CC_SEVERITY_WARNING, Str(line)); }

template <const TableChecker* kTable, size_t kCount>
struct TablePlugin {
  static inline const cc_host* hosts[kCount] = {};
  static const cc_descriptor* Describe(uint32_t index) {
    static const cc_rule rule = {Str("rule"), Str("Part of a test."), Str("Part of a test."), CC_SEVERITY_NOTE, 1};
    static cc_descriptor descriptors[kCount];
    if (index >= kCount) return nullptr;
    cc_descriptor& d = descriptors[index];
    d.struct_size = sizeof d;
    d.id = Str(kTable[index].id);
    d.version = Str("1.0.0");
    d.vendor = Str("tests");
    d.summary = Str("Part of a test.");
    d.languages = Str("en");
    d.rules = {sizeof(cc_array), sizeof(cc_rule), 1, &rule};
    return &d;
  }
  static int32_t Check(void* self, const cc_document* document, const cc_sink* sink) {
    const auto* checker = static_cast<const TableChecker*>(self);
    running_host = hosts[checker - kTable];
    return checker->check(document, sink);
  }
  static cc_checker* Create(const cc_host* host, uint32_t index, cc_str) {
    hosts[index] = host;
    auto* checker = new cc_checker{};
    checker->struct_size = sizeof *checker;
    checker->self = const_cast<TableChecker*>(&kTable[index]);
    checker->check = &Check;
    checker->destroy = [](void*) {};
    return checker;
  }
  static const cc_entry* Entry() {
    static const cc_entry entry = {sizeof(cc_entry), CC_ABI_MAJOR, CC_ABI_MINOR, 0, {}, kCount, &Describe, &Create};
    return &entry;
  }
};

#endif  // CLAIMCHECK_TESTS_DAEMON_PLUGINS_TABLE_PLUGIN_H_
