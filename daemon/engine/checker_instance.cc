#include "daemon/engine/checker_instance.h"

#include <cstddef>
#include <mutex>
#include <utility>

#include "absl/strings/str_cat.h"
#include "claimcheck/sdk/document.h"

namespace claimcheck::engine {
namespace {

constexpr size_t kMaxLogLine = 2'000;  // bytes

std::string Clean(cc_str text) {
  std::string line(sdk::View(text).substr(0, kMaxLogLine));
  for (char& c : line) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  return line;
}

}  // namespace

struct CheckerInstance::Host {
  cc_host abi = {};
  std::mutex mutex;  // a plug-in logs on any thread
  LogFunction log;   // empty once the engine is gone
  std::string name;
  std::string error;  // [setup] what set_error was told last

  static void Log(void* self, uint32_t severity, cc_str line) {
    Host& host = *static_cast<Host*>(self);
    const std::lock_guard<std::mutex> lock(host.mutex);
    if (host.log) host.log(severity, host.name, Clean(line));
  }
  static void SetError(void* self, cc_str message) { static_cast<Host*>(self)->error = Clean(message); }

  // Reachable for the rest of the process, so that nobody takes them for leaks.
  static Host* Make() {
    static auto& all = *new std::list<Host>;
    static auto& all_mutex = *new std::mutex;
    const std::lock_guard<std::mutex> lock(all_mutex);
    return &all.emplace_back();
  }
};

CheckerInstance::CheckerInstance(const Plugin& plugin, uint32_t index, CheckerInfo info, OptionsSchema schema,
                                 LogFunction log)
    : entry_(plugin.entry),
      companion_(plugin.companion),
      index_(index),
      info_(std::move(info)),
      schema_(std::move(schema)),
      host_(Host::Make()) {
  host_->name = info_.id;
  host_->log = std::move(log);
  host_->abi = {sizeof(cc_host), CC_ABI_MAJOR, CC_ABI_MINOR, host_, &Host::Log, &Host::SetError};
}

CheckerInstance::~CheckerInstance() {
  for (const Variant& variant : variants_) variant.checker->destroy(variant.checker->self);
  const std::lock_guard<std::mutex> lock(host_->mutex);
  host_->log = nullptr;
}

absl::StatusOr<cc_checker*> CheckerInstance::Prepare(const std::string& options) {
  for (auto variant = variants_.begin(); variant != variants_.end(); ++variant) {
    if (variant->options != options) continue;
    if (!options.empty()) variants_.splice(std::next(variants_.begin()), variants_, variant);
    return variant->checker;
  }
  host_->error.clear();
  cc_checker* checker = entry_->create(&host_->abi, index_, sdk::Str(options));
  if (checker == nullptr) {
    return absl::InvalidArgumentError(host_->error.empty() ? "the checker gave no reason" : host_->error);
  }
  if (checker->struct_size < offsetof(cc_checker, get_extension) || checker->check == nullptr ||
      checker->destroy == nullptr) {
    return absl::FailedPreconditionError("create() returned a cc_checker without check() and destroy()");
  }
  if (variants_.size() > kMaxVariants) {
    cc_checker* oldest = variants_.back().checker;
    variants_.pop_back();
    oldest->destroy(oldest->self);
  }
  variants_.insert(variants_.empty() ? variants_.end() : std::next(variants_.begin()), {options, checker});
  return checker;
}

}  // namespace claimcheck::engine
