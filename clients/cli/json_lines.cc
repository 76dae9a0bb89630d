// Method: Protobuf prints. To print defaults it builds a tree of the whole message first, thirty times the size of what
// it prints; an answer about megabytes of text is therefore printed in parts.
#include "clients/cli/json_lines.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/util/json_util.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "daemon/base/error.h"

namespace claimcheck::cli {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

constexpr size_t kLargeBytes = 1 << 17;
constexpr int kPart = 256;  // elements; one by one would take three times as long

void AppendJson(const Message& message, std::string* line) {
  google::protobuf::util::JsonPrintOptions options;
  options.always_print_primitive_fields = true;
  options.preserve_proto_field_names = true;
  std::string json;
  if (!google::protobuf::util::MessageToJsonString(message, &json, options).ok()) {
    json = R"({"error":{"code":"INTERNAL","message":"an answer could not be printed as JSON"}})";
  }
  line->append(json);
}

// Large, and made of messages only: CheckResult and Facts.
bool IsLarge(const Message& message) {
  const google::protobuf::Descriptor* type = message.GetDescriptor();
  for (int i = 0; i < type->field_count(); ++i) {
    if (type->field(i)->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) return false;
  }
  return message.ByteSizeLong() > kLargeBytes;
}

// Of a message without anything in it but elements of `field`, what stands between the brackets of that field. All else
// prints as in the empty message, whose text is therefore a frame around it.
std::string ElementsOf(const Message& message, const FieldDescriptor* field, const std::string& empty) {
  std::string json;
  AppendJson(message, &json);
  const size_t begin = empty.find("\"" + field->name() + "\":[") + field->name().size() + 4;
  return json.substr(begin, json.size() - empty.size());
}

void AppendByParts(const Message& message, std::string* line) {
  const google::protobuf::Descriptor* type = message.GetDescriptor();
  const Reflection* reflection = message.GetReflection();
  const std::unique_ptr<Message> part(message.New());
  std::string empty;
  AppendJson(*part, &empty);
  line->push_back('{');
  for (int i = 0; i < type->field_count(); ++i) {
    const FieldDescriptor* field = type->field(i);
    if (!field->is_repeated() && !reflection->HasField(message, field)) continue;
    line->append(line->size() == 1 ? "\"" : ",\"").append(field->name()).append("\":");
    if (!field->is_repeated()) {
      AppendJson(reflection->GetMessage(message, field), line);
      continue;
    }
    line->push_back('[');
    const int size = reflection->FieldSize(message, field);
    for (int j = 0; j < size; ++j) {
      reflection->AddMessage(part.get(), field)->CopyFrom(reflection->GetRepeatedMessage(message, field, j));
      if ((j + 1) % kPart != 0 && j + 1 != size) continue;
      line->append(j < kPart ? "" : ",").append(ElementsOf(*part, field, empty));
      part->Clear();
    }
    line->push_back(']');
  }
  line->push_back('}');
}

}  // namespace

std::string JsonLine(const Message& message) {
  std::string line;
  if (!IsLarge(message)) {
    AppendJson(message, &line);
  } else {
    AppendByParts(message, &line);
  }
  line.push_back('\n');
  return line;
}

std::string JsonErrorLine(const v1::Document& document, const absl::Status& status) {
  const nlohmann::ordered_json line = {{"document", {{"id", document.id()}, {"uri", document.uri()}}},
                                       {"error",
                                        {{"code", absl::StatusCodeToString(status.code())},
                                         {"reason", base::ErrorReason(status)},
                                         {"field", base::ErrorField(status)},
                                         {"message", std::string(status.message())}}}};
  return line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace claimcheck::cli
