#include "plugins/tool/trial.h"

#include <cstring>
#include <map>
#include <utility>

#include "absl/strings/str_cat.h"
#include "claimcheck/sdk/array.h"
#include "claimcheck/sdk/document.h"
#include "daemon/engine/finding_sink.h"
#include "daemon/text/read_document.h"

namespace claimcheck::tool {
namespace {

constexpr uint32_t kWiderBy = 24;  // bytes that a newer host's elements have more

constexpr const char* kArrays[] = {CC_EXT_BLOCKS, CC_EXT_SENTENCES,  CC_EXT_TOKENS,
                                   CC_EXT_LINKS,  CC_EXT_QUANTITIES, CC_EXT_TIMES,
                                   CC_EXT_NAMES,  CC_EXT_QUOTATIONS, CC_EXT_ATTRIBUTIONS};

std::string Show(const engine::RawFinding& f) {
  std::string line =
      absl::StrCat(f.rule, " ", f.severity, " [", f.span.begin, ",", f.span.end, ") ", f.message, " | ", f.workings);
  for (const auto& e : f.evidence)
    absl::StrAppend(&line, " | ", e.span.begin, "-", e.span.end, " ", e.role, "=", e.value);
  for (const auto& fix : f.fixes) {
    absl::StrAppend(&line, " | ", fix.description);
    for (const auto& edit : fix.edits)
      absl::StrAppend(&line, " ", edit.span.begin, "-", edit.span.end, ":", edit.replacement);
  }
  return line;
}

}  // namespace

std::string_view TrialArticle() {
  return "Harbour tunnel opens after nine years\n\n"
         "By Nadia Petrov\n\n"
         "PORT ELLERY, 3 May 2024 - The tunnel under the harbour opened on Monday, May 3, 2024, nine years after work "
         "began in 2012. It cost $2.4 billion, up from an estimate of $2 billion, an increase of 30%.\n\n"
         "\"We have waited a long time for this,\" said Nadia Okafor, the head of the Port Authority. \"It will carry "
         "12,000 cars a day, or about 4.4 million a year.\"\n\n"
         "Of the 40 council members, 12, or 40%, voted against it. Sources said that at least 17 people were hurt "
         "during "
         "the work: 9 welders and 7 divers. Experts believe that the tunnel, 3 miles (12 km) long, will last until the "
         "22nd century.\n\n"
         "Construction ran from November 2015 to March 2012. Temperatures of 30°C (60°F) delayed it in mid-July. The "
         "firm, "
         "founded in 1950, marked its 60th anniversary in 2020. \"Nobody asked us.\"\n\n"
         "Okafor, 54, was born in 1960. She declined to say whether tolls might rise by as much as 150 percent.\n\n";
}

std::string LongArticle(size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += TrialArticle();
  return text;
}

// The same arrays with elements that are larger, as a newer host has them; what is added holds rubbish.
struct Trial::Widened {
  cc_document document = {};
  const cc_document* inner = nullptr;
  std::map<std::string_view, std::pair<cc_array, std::vector<uint64_t>>> arrays;

  explicit Widened(const cc_document& original) : document(original), inner(&original) {
    document.struct_size = sizeof document + kWiderBy;
    document.host = this;
    document.get_extension = [](const cc_document* self, const char* id) -> const void* {
      const auto* widened = static_cast<const Widened*>(self->host);
      const auto found = widened->arrays.find(id);
      if (found != widened->arrays.end()) return &found->second.first;
      return widened->inner->get_extension(widened->inner, id);
    };
    for (const char* id : kArrays) {
      const auto* from = static_cast<const cc_array*>(original.get_extension(&original, id));
      if (from == nullptr) continue;
      auto& [array, bytes] = arrays[id];
      const uint32_t stride = (from->stride + kWiderBy + 7) / 8 * 8;
      bytes.assign(from->count * stride / 8, 0xEEEEEEEEEEEEEEEEu);
      for (uint64_t i = 0; i < from->count; ++i) {
        std::memcpy(bytes.data() + i * stride / 8, static_cast<const char*>(from->items) + i * from->stride,
                    from->stride);
      }
      array = {sizeof(cc_array), stride, from->count, bytes.data()};
    }
  }
};

Trial::Trial(std::string content, std::string title, int32_t published, HostKind kind)
    : content_(std::move(content)), title_(std::move(title)), kind_(kind) {
  // Our own article: it reads. Were it not to, the empty document that is left is a trial as well.
  (void)text::ReadDocument({content_, title_, "", text::Format::kPlain}, document_);
  document_.published = published;
  facts::ReadFacts(document_, facts_);
  abi_ = std::make_unique<engine::AbiDocument>(document_, facts_, "trial", "en");
  if (kind == HostKind::kNewer) widened_ = std::make_unique<Widened>(abi_->raw());
  bare_ = abi_->raw();
  bare_.get_extension = [](const cc_document*, const char*) -> const void* { return nullptr; };
}

Trial::~Trial() = default;

const cc_document& Trial::Shown() const {
  if (kind_ == HostKind::kNewer) return widened_->document;
  return kind_ == HostKind::kBare ? bare_ : abi_->raw();
}

Trial::Answer Trial::Run(cc_checker& checker, size_t rules) const {
  const std::vector<engine::RuleChoice> choices(
      rules, {.wanted = kind_ != HostKind::kUnwilling, .severity = CC_SEVERITY_NOTE});
  engine::FindingSink recorder(document_.reading, 0, choices, {});
  struct {
    cc_sink abi;
    char more[kWiderBy];
  } shown = {recorder.raw(), {}};
  if (kind_ == HostKind::kNewer) shown.abi.struct_size += kWiderBy;
  if (kind_ == HostKind::kHurried) shown.abi.should_stop = [](void*) -> int32_t { return 1; };
  if (kind_ == HostKind::kRefusing) shown.abi.emit = [](void*, const cc_finding*) -> int32_t { return 0; };

  Answer answer;
  answer.code = checker.check(checker.self, &Shown(), &shown.abi);
  for (const engine::RawFinding& finding : recorder.findings()) answer.findings.push_back(Show(finding));
  answer.refusal = recorder.refusal();
  return answer;
}

}  // namespace claimcheck::tool
