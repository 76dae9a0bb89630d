#include "daemon/frames/request.h"

#include "daemon/frames/build_strings.h"

namespace claimcheck::frames {
namespace {

ListOffset<uint8_t> Bytes(Builder& b, std::string_view bytes) {
  return b.CreateVector(reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size());
}

std::string_view BytesView(const flatbuffers::Vector<uint8_t>* bytes) {
  return {reinterpret_cast<const char*>(bytes->data()), bytes->size()};
}

std::vector<std::string> Strings(const flatbuffers::Vector<StringOffset>* texts) {
  std::vector<std::string> strings;
  strings.reserve(texts->size());
  for (const flatbuffers::String* text : *texts) strings.emplace_back(View(text));
  return strings;
}

}  // namespace

void PackRequest(Builder& b, const RequestHeader& header, const engine::Input& input, const engine::Options& options) {
  b.Clear();
  const auto content = Bytes(b, input.content);
  const auto title = Bytes(b, input.title);
  const auto summary = Bytes(b, input.summary);
  const auto checkers = Texts(b, options.checkers);
  const auto enable_rules = Texts(b, options.enable_rules);
  const auto disable_rules = Texts(b, options.disable_rules);
  const auto severities = List(b, options.severities, [&](const auto& pair) {
    return CreateRuleSeverity(b, Text(b, pair.first), static_cast<uint8_t>(pair.second));
  });
  const auto checker_options = Pairs(b, options.checker_options);
  const auto house_sources = Texts(b, options.house.sources);
  const auto house_names = Texts(b, options.house.names);
  const auto household_names = Texts(b, options.house.household_names);
  const auto baseline = Texts(b, options.baseline);
  const auto absent = List(b, header.absent, [&](const AbsentChecker& checker) {
    const auto id = Text(b, checker.checker);
    return CreateAbsent(b, id, static_cast<uint8_t>(checker.outcome), Text(b, checker.detail));
  });
  const auto id = Text(b, input.id);
  const auto uri = Text(b, input.uri);
  const auto published = Text(b, input.published);
  const auto language = Text(b, input.language);
  FinishFrame(b, CreateRequest(b, header.number, header.facts, header.announce, input.format,
                               static_cast<uint8_t>(options.encoding), static_cast<uint8_t>(options.profile),
                               options.max_bytes, options.deadline_ns, id, uri, published, language, content, title,
                               summary, checkers, enable_rules, disable_rules, severities, checker_options,
                               house_sources, house_names, household_names, options.house.fiscal_year_begins, baseline,
                               options.list_suppressed, absent, header.raw));
}

void UnpackRequest(const Request& request, RequestHeader& header, engine::Input& input, engine::Options& options) {
  header = {request.number(), request.facts(), request.announce(), {}, request.raw()};
  options = {};
  for (const Absent* absent : *request.absent()) {
    header.absent.push_back({std::string(View(absent->checker())), static_cast<engine::Outcome>(absent->outcome()),
                             std::string(View(absent->detail()))});
    options.skip.push_back(header.absent.back().checker);
  }
  input.id = View(request.id());
  input.uri = View(request.uri());
  input.content = BytesView(request.content());
  input.title = BytesView(request.title());
  input.summary = BytesView(request.summary());
  input.published = View(request.published());
  input.language = View(request.language());
  input.format = request.format();
  options.encoding = static_cast<engine::Encoding>(request.encoding());
  options.profile = static_cast<engine::Profile>(request.profile());
  options.max_bytes = request.max_bytes();
  options.deadline_ns = request.deadline_ns();
  options.checkers = Strings(request.checkers());
  options.enable_rules = Strings(request.enable_rules());
  options.disable_rules = Strings(request.disable_rules());
  for (const RuleSeverity* one : *request.severities()) {
    options.severities.emplace(View(one->rule()), one->severity());
  }
  options.house = {Strings(request.house_sources()), Strings(request.house_names()), Strings(request.household_names()),
                   request.fiscal_year_begins()};
  options.baseline = Strings(request.baseline());
  options.list_suppressed = request.list_suppressed();
  for (const KeyValue* pair : *request.checker_options()) {
    options.checker_options.emplace(View(pair->key()), View(pair->value()));
  }
}

}  // namespace claimcheck::frames
