// One checker of a loaded plug-in: makes it with options, runs it, frees it.
//
// A checker is made once without options, and once more for each set of options that callers send; the last
// kMaxVariants of these are kept.
// Ownership: `entry` lives as long as the process. What create() returns is freed with destroy() when this goes away.
// Threads:   used by one thread at a time; what the plug-in logs may come from any thread.
#ifndef CLAIMCHECK_DAEMON_ENGINE_CHECKER_INSTANCE_H_
#define CLAIMCHECK_DAEMON_ENGINE_CHECKER_INSTANCE_H_

#include <functional>
#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "claimcheck/plugin.h"
#include "daemon/engine/engine.h"
#include "daemon/engine/options_schema.h"

namespace claimcheck::engine {

class CheckerInstance {
 public:
  static constexpr size_t kMaxVariants = 8;

  // `index` is the checker's in `plugin`. Call Prepare("") before the first check, unless it has a companion.
  CheckerInstance(const Plugin& plugin, uint32_t index, CheckerInfo info, OptionsSchema schema, LogFunction log);
  ~CheckerInstance();
  CheckerInstance(const CheckerInstance&) = delete;
  CheckerInstance& operator=(const CheckerInstance&) = delete;

  const CheckerInfo& info() const { return info_; }
  const OptionsSchema& schema() const { return schema_; }
  // Who runs it instead; null: nobody, call Prepare.
  Companion* companion() const { return companion_.get(); }

  // The checker made with these options (in the schema's one spelling; empty for none). Runs plug-in code the first
  // time. Fails with what the plug-in said.
  absl::StatusOr<cc_checker*> Prepare(const std::string& options);

 private:
  struct Host;
  struct Variant {
    std::string options;
    cc_checker* checker;
  };

  const cc_entry* entry_;
  std::shared_ptr<Companion> companion_;
  uint32_t index_;
  CheckerInfo info_;
  OptionsSchema schema_;
  Host* host_;                   // never freed: a plug-in may hold it for as long as the process runs
  std::list<Variant> variants_;  // the one without options first, then the most recently used
};

}  // namespace claimcheck::engine

#endif  // CLAIMCHECK_DAEMON_ENGINE_CHECKER_INSTANCE_H_
