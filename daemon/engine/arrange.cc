// FNV-1a is enough: a fingerprint tells findings of one document apart, it keeps nobody out.
#include "daemon/engine/arrange.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"

namespace claimcheck::engine {
namespace {

const std::string& RuleId(const std::vector<CheckerInfo>& checkers, const RawFinding& finding) {
  return checkers[finding.checker].rules[finding.rule].id;
}

class Fnv1a {
 public:
  void Add(std::string_view bytes) {
    for (const char c : bytes) AddByte(static_cast<uint8_t>(c));
    AddByte(0);
  }
  // Without case (ASCII) and with one space for any run of white space.
  void AddWords(std::string_view text) {
    bool space = false;
    for (const char c : text) {
      const auto byte = static_cast<unsigned char>(c);
      if (absl::ascii_isspace(byte)) {
        space = true;
        continue;
      }
      if (std::exchange(space, false)) AddByte(' ');
      AddByte(static_cast<uint8_t>(absl::ascii_tolower(byte)));
    }
    AddByte(0);
  }
  uint64_t value() const { return value_; }
  std::string Hex() const { return absl::StrCat(absl::Hex(value_, absl::kZeroPad16)); }

 private:
  void AddByte(uint8_t byte) { value_ = (value_ ^ byte) * 0x100000001b3u; }
  uint64_t value_ = 0xcbf29ce484222325u;
};

// The sentences that `span` touches, as one piece of text; the span itself where no sentence does (a byline, a menu).
std::string_view SentencesOf(const text::Document& document, cc_span span) {
  const auto ends_before = [](const cc_sentence& sentence, uint32_t at) { return sentence.span.end <= at; };
  const auto& all = document.sentences;
  const auto first = std::lower_bound(all.begin(), all.end(), span.begin, ends_before);
  cc_span cover = span;
  for (auto sentence = first; sentence != all.end() && sentence->span.begin < span.end; ++sentence) {
    cover.begin = std::min(cover.begin, sentence->span.begin);
    cover.end = std::max(cover.end, sentence->span.end);
  }
  return document.Text(cover);
}

void Absorb(RawFinding& kept, RawFinding& twin) {
  for (auto& evidence : twin.evidence) {
    if (std::find(kept.evidence.begin(), kept.evidence.end(), evidence) == kept.evidence.end()) {
      kept.evidence.push_back(std::move(evidence));
    }
  }
  for (auto& fix : twin.fixes) {
    if (std::find(kept.fixes.begin(), kept.fixes.end(), fix) == kept.fixes.end()) kept.fixes.push_back(std::move(fix));
  }
  kept.severity = std::max(kept.severity, twin.severity);
}

}  // namespace

void MergeAndOrder(const std::vector<CheckerInfo>& checkers, std::vector<RawFinding>& findings) {
  // Twins side by side first, in the order in which they came.
  const auto identity = [&checkers](const RawFinding& f) {
    return std::forward_as_tuple(f.span.begin, f.span.end, RuleId(checkers, f), f.message);
  };
  std::stable_sort(findings.begin(), findings.end(),
                   [&identity](const auto& a, const auto& b) { return identity(a) < identity(b); });
  size_t kept = 0;
  for (size_t i = 0; i < findings.size(); ++i) {
    if (i > 0 && identity(findings[kept - 1]) == identity(findings[i])) {
      Absorb(findings[kept - 1], findings[i]);
    } else {
      if (kept != i) findings[kept] = std::move(findings[i]);
      ++kept;
    }
  }
  findings.resize(kept);
  const auto order = [&checkers](const RawFinding& f) {
    return std::make_tuple(f.span.begin, ~f.severity, std::string_view(RuleId(checkers, f)), f.span.end);
  };
  std::stable_sort(findings.begin(), findings.end(),
                   [&order](const auto& a, const auto& b) { return order(a) < order(b); });
}

std::vector<std::string> Fingerprints(const text::Document& document, const std::vector<CheckerInfo>& checkers,
                                      const std::vector<RawFinding>& findings) {
  std::unordered_map<uint64_t, uint64_t> seen;
  std::vector<std::string> fingerprints;
  fingerprints.reserve(findings.size());
  for (const RawFinding& finding : findings) {
    Fnv1a hash;
    hash.Add(RuleId(checkers, finding));
    hash.AddWords(document.Text(finding.span));
    hash.AddWords(SentencesOf(document, finding.span));
    for (const auto& evidence : finding.evidence) hash.AddWords(SentencesOf(document, evidence.span));
    if (const uint64_t before = seen[hash.value()]++; before > 0) hash.Add(absl::StrCat(before));
    fingerprints.push_back(hash.Hex());
  }
  return fingerprints;
}

std::string FingerprintOf(std::string_view rule, std::string_view words, uint64_t before) {
  Fnv1a hash;
  hash.Add(rule);
  hash.AddWords(words);
  if (before > 0) hash.Add(absl::StrCat(before));
  return hash.Hex();
}

}  // namespace claimcheck::engine
