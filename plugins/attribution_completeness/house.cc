// "Herald reporters" answers "Herald reporters said", not "Heraldic reporters said".
#include "plugins/attribution_completeness/house.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

namespace claimcheck::attribution {
namespace {

constexpr std::array<std::string_view, 6> kAboutSources = {"anonymous-opinion", "anonymous-unexplained",
                                                           "bare-source",       "outlet-uncredited",
                                                           "vague-source",      "single-anonymous-source"};
constexpr std::array<std::string_view, 3> kAboutNames = {"acronym-unexpanded", "first-reference",
                                                         "speaker-unidentified"};

std::string Lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return lower;
}

bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0; }

// Both lower case.
bool HoldsWords(std::string_view text, std::string_view words) {
  for (size_t at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) {
    const size_t end = at + words.size();
    if ((at == 0 || !IsLetter(text[at - 1])) && (end == text.size() || !IsLetter(text[end]))) return true;
  }
  return false;
}

void Take(const nlohmann::json& options, const char* key, std::vector<std::string>& names) {
  if (!options.contains(key)) return;
  for (const nlohmann::json& name : options[key]) {
    if (!name.get_ref<const std::string&>().empty()) names.push_back(Lower(name.get_ref<const std::string&>()));
  }
}

}  // namespace

House::House(std::string_view options) {
  if (options.empty()) return;
  const nlohmann::json json = nlohmann::json::parse(options);
  Take(json, "house_sources", sources_);
  Take(json, "house_names", names_);
  Take(json, "household_names", names_);
}

bool House::Answers(std::string_view rule, std::string_view words) const {
  const bool source = std::find(kAboutSources.begin(), kAboutSources.end(), rule) != kAboutSources.end();
  const bool name = std::find(kAboutNames.begin(), kAboutNames.end(), rule) != kAboutNames.end();
  const std::vector<std::string>& known = source ? sources_ : names_;
  if ((!source && !name) || known.empty()) return false;
  const std::string text = Lower(words);
  return std::any_of(known.begin(), known.end(), [&text](const std::string& one) { return HoldsWords(text, one); });
}

HouseSink::HouseSink(const House& house, std::span<const Rule> rules, const sdk::Document& document,
                     const cc_sink& sink)
    : house_(house), rules_(rules), document_(document), sink_(sink) {
  raw_ = {sizeof(cc_sink), this, &Emit, &Cover, &IsEnabled, &ShouldStop};
}

int32_t HouseSink::Emit(void* self, const cc_finding* finding) {
  const HouseSink& sink = *static_cast<HouseSink*>(self);
  if (finding->rule < sink.rules_.size() &&
      sink.house_.Answers(sink.rules_[finding->rule].id, sink.document_.Text(finding->span))) {
    return 1;
  }
  return sink.sink_.emit(sink.sink_.host, finding);
}

void HouseSink::Cover(void* self, uint32_t rule, uint64_t considered, uint64_t compared, cc_str why_not) {
  const cc_sink& sink = static_cast<HouseSink*>(self)->sink_;
  if (sink.coverage != nullptr) sink.coverage(sink.host, rule, considered, compared, why_not);
}

int32_t HouseSink::IsEnabled(void* self, uint32_t rule) {
  const cc_sink& sink = static_cast<HouseSink*>(self)->sink_;
  return sink.rule_enabled == nullptr ? 1 : sink.rule_enabled(sink.host, rule);
}

int32_t HouseSink::ShouldStop(void* self) {
  const cc_sink& sink = static_cast<HouseSink*>(self)->sink_;
  return sink.should_stop == nullptr ? 0 : sink.should_stop(sink.host);
}

}  // namespace claimcheck::attribution
