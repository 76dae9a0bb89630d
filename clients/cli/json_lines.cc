#include "clients/cli/json_lines.h"

#include <google/protobuf/util/json_util.h>

#include <nlohmann/json.hpp>

#include "daemon/base/error.h"

namespace claimcheck::cli {

std::string JsonLine(const google::protobuf::Message& message) {
  google::protobuf::util::JsonPrintOptions options;
  options.always_print_primitive_fields = true;
  options.preserve_proto_field_names = true;
  std::string line;
  const auto status = google::protobuf::util::MessageToJsonString(message, &line, options);
  if (!status.ok()) line = R"({"error":{"code":"INTERNAL","message":"an answer could not be printed as JSON"}})";
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
