#include "daemon/service/log.h"

#include <memory>

#include "nlohmann/json.hpp"
#include "spdlog/pattern_formatter.h"
#include "spdlog/sinks/stdout_sinks.h"
#include "spdlog/spdlog.h"

namespace claimcheck::service {
namespace {

// spdlog's patterns do not escape, so the message is put into JSON here.
class JsonFormatter final : public spdlog::formatter {
 public:
  void format(const spdlog::details::log_msg& line, spdlog::memory_buf_t& out) override {
    spdlog::memory_buf_t time;
    time_.format(line, time);
    const auto level = spdlog::level::to_string_view(line.level);
    const nlohmann::ordered_json object = {{"time", std::string(time.data(), time.size())},
                                           {"level", std::string(level.data(), level.size())},
                                           {"message", std::string(line.payload.data(), line.payload.size())}};
    const std::string text = object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
    out.append(text.data(), text.data() + text.size());
  }
  std::unique_ptr<spdlog::formatter> clone() const override { return std::make_unique<JsonFormatter>(); }

 private:
  spdlog::pattern_formatter time_{"%Y-%m-%dT%H:%M:%S.%eZ", spdlog::pattern_time_type::utc, ""};
};

}  // namespace

void SetLogLevel(const std::string& level) { spdlog::set_level(spdlog::level::from_str(level)); }

void SetUpLog(const std::string& format, const std::string& level) {
  spdlog::set_default_logger(
      std::make_shared<spdlog::logger>("claimcheckd", std::make_shared<spdlog::sinks::stderr_sink_mt>()));
  if (format == "json") {
    spdlog::set_formatter(std::make_unique<JsonFormatter>());
  } else {
    spdlog::set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %l %v");
  }
  SetLogLevel(level);
  spdlog::flush_on(spdlog::level::trace);
}

}  // namespace claimcheck::service
