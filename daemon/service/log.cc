#include "daemon/service/log.h"

#include <google/protobuf/stubs/logging.h>
#include <grpc/support/log.h>

#include <atomic>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "daemon/base/clock.h"
#include "daemon/base/log_scope.h"
#include "nlohmann/json.hpp"
#include "spdlog/pattern_formatter.h"
#include "spdlog/sinks/stdout_sinks.h"
#include "spdlog/spdlog.h"

namespace claimcheck::service {
namespace {

using Fields = std::vector<std::pair<const char*, std::string_view>>;

// What the line is about, as far as anybody has said so.
Fields ScopeFields() {
  Fields fields;
  const base::LogScope* scope = base::LogScope::Current();
  if (scope == nullptr) return fields;
  if (const base::CallIds* ids = scope->ids(); ids != nullptr) {
    if (!ids->request.empty()) fields.emplace_back("request_id", ids->request);
    if (!ids->trace.empty()) fields.emplace_back("trace_id", ids->trace);
  }
  if (!scope->checker().empty()) fields.emplace_back("checker", scope->checker());
  return fields;
}

void Append(std::string_view text, spdlog::memory_buf_t& out) { out.append(text.data(), text.data() + text.size()); }

// What a plug-in or a caller sent stands in some lines, and must not make a line of its own.
void AppendEscaped(std::string_view text, spdlog::memory_buf_t& out) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte != 0x7F) {
      out.push_back(c);
    } else {
      Append(absl::StrFormat("\\x%02x", byte), out);
    }
  }
}

class TextFormatter final : public spdlog::formatter {
 public:
  void format(const spdlog::details::log_msg& line, spdlog::memory_buf_t& out) override {
    before_.format(line, out);
    AppendEscaped({line.payload.data(), line.payload.size()}, out);
    for (const auto& [name, value] : ScopeFields()) {
      Append(absl::StrCat(" ", name, "="), out);
      AppendEscaped(value, out);
    }
    out.push_back('\n');
  }
  std::unique_ptr<spdlog::formatter> clone() const override { return std::make_unique<TextFormatter>(); }

 private:
  spdlog::pattern_formatter before_{"%Y-%m-%dT%H:%M:%S.%e%z %l ", spdlog::pattern_time_type::local, ""};
};

// spdlog's patterns do not escape, so the message is put into JSON here.
class JsonFormatter final : public spdlog::formatter {
 public:
  void format(const spdlog::details::log_msg& line, spdlog::memory_buf_t& out) override {
    spdlog::memory_buf_t time;
    time_.format(line, time);
    const auto level = spdlog::level::to_string_view(line.level);
    nlohmann::ordered_json object = {{"time", std::string(time.data(), time.size())},
                                     {"level", std::string(level.data(), level.size())},
                                     {"message", std::string(line.payload.data(), line.payload.size())}};
    for (const auto& [name, value] : ScopeFields()) object[name] = std::string(value);
    Append(object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace), out);
    out.push_back('\n');
  }
  std::unique_ptr<spdlog::formatter> clone() const override { return std::make_unique<JsonFormatter>(); }

 private:
  spdlog::pattern_formatter time_{"%Y-%m-%dT%H:%M:%S.%eZ", spdlog::pattern_time_type::utc, ""};
};

constexpr int kLibraryLinesPerSecond = 10;

// gRPC and Protobuf write to standard error in a format of their own, and an error is to them what is none to us: every
// handshake that fails, every string that is no UTF-8. Any stranger can make as many of those as he likes.
bool LibraryMayAddALine() {
  static std::atomic<int64_t> second{0};
  static std::atomic<int> lines{0};
  const int64_t now = base::MonotonicNs() / base::kSecond;
  if (second.exchange(now) != now) lines.store(0);
  return lines.fetch_add(1) < kLibraryLinesPerSecond;
}

void FromGrpc(gpr_log_func_args* line) {
  if (!LibraryMayAddALine()) return;
  spdlog::log(line->severity == GPR_LOG_SEVERITY_ERROR ? spdlog::level::warn : spdlog::level::debug, "gRPC: {}",
              line->message);
}

// Names a field, never what is in it; the caller is told by INVALID_UTF8.
void FromProtobuf(google::protobuf::LogLevel level, const char*, int, const std::string& message) {
  if (!LibraryMayAddALine()) return;
  spdlog::log(level == google::protobuf::LOGLEVEL_FATAL ? spdlog::level::critical : spdlog::level::debug,
              "Protobuf: {}", message);
}

}  // namespace

void SetLogLevel(const std::string& level) { spdlog::set_level(spdlog::level::from_str(level)); }

void SetUpLog(const std::string& format, const std::string& level) {
  spdlog::set_default_logger(
      std::make_shared<spdlog::logger>("claimcheckd", std::make_shared<spdlog::sinks::stderr_sink_mt>()));
  if (format == "json") {
    spdlog::set_formatter(std::make_unique<JsonFormatter>());
  } else {
    spdlog::set_formatter(std::make_unique<TextFormatter>());
  }
  SetLogLevel(level);
  spdlog::flush_on(spdlog::level::trace);
  gpr_set_log_function(FromGrpc);
  google::protobuf::SetLogHandler(FromProtobuf);
}

}  // namespace claimcheck::service
