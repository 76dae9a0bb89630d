// One table says it all: flags, keys, help, ranges and what a reload may change are read from it, so none of them can
// know a setting that the others do not.
#include "daemon/settings.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <set>
#include <thread>
#include <utility>
#include <variant>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "daemon/base/default_address.h"
#include "daemon/base/error.h"
#include "daemon/base/toml_file.h"

namespace claimcheck {
namespace {

using Strings = std::vector<std::string>;
using Member = std::variant<std::string Settings::*, uint64_t Settings::*, double Settings::*, bool Settings::*,
                            Strings Settings::*>;

struct Setting {
  const char* flag;
  const char* key;  // in the file: "section.name", or a name at the top
  Member member;
  const char* help;
  double low = 0;
  double high = 0;
  std::vector<std::string> choices = {};  // of a string; empty: anything
  bool live = false;                      // a reload changes it
};

constexpr double kMaxOwn = 8;  // as many as a worker has places for
constexpr double kMebi = 1 << 20;
constexpr double kYear = 365 * 86'400;

const std::vector<Setting>& AllSettings() {
  static const std::vector<Setting> settings = {
      {"--listen", "listen", &Settings::listen,
       "Where to listen: unix:PATH, or HOST:PORT; a HOST that other machines reach needs TLS, and clients that are "
       "known"},
      {"--reflection", "reflection", &Settings::reflection,
       "Whether gRPC's reflection service tells callers what there is"},
      {"--workers", "workers.count", &Settings::workers, "Worker processes; each reads one document at a time", 1, 512},
      {"--plugins",
       "workers.plugins",
       &Settings::plugins,
       "Folder of checker plug-ins; default: beside the worker, as installed",
       0,
       0,
       {},
       true},
      {"--worker",
       "workers.program",
       &Settings::worker,
       "Path of claimcheck-worker; default: beside claimcheckd or in ../libexec/claimcheck",
       0,
       0,
       {},
       true},
      {"--worker-memory-mib",
       "workers.memory_mib",
       &Settings::worker_memory_mib,
       "Address space of a worker, MiB; 0: no limit",
       0,
       kMebi,
       {},
       true},
      {"--worker-cpu-seconds",
       "workers.cpu_seconds",
       &Settings::worker_cpu_s,
       "Processor time of a worker, s: retired past half of it, ended past all of it; 0: no limit",
       0,
       16 * kMebi,
       {},
       true},
      {"--worker-documents",
       "workers.documents",
       &Settings::worker_documents,
       "Documents after which a worker is replaced by a fresh one; 0: never",
       0,
       1e12,
       {},
       true},
      {"--worker-resident-mib",
       "workers.resident_mib",
       &Settings::worker_resident_mib,
       "Resident memory above which a worker is replaced between two documents, MiB; 0: never",
       0,
       kMebi,
       {},
       true},
      {"--own",
       "isolation.own",
       &Settings::own,
       "Plug-in, by its file's name without .so or its id, that gets a process of its own beside each worker; may be "
       "given again",
       0,
       kMaxOwn,
       {},
       true},
      {"--max-document-bytes", "limits.document_bytes", &Settings::max_document_bytes,
       "Largest document: content, title and summary", 1, 1024 * kMebi},
      {"--queue-documents", "limits.queue_documents", &Settings::queue_documents,
       "Documents that may wait for a worker", 1, kMebi},
      {"--queue-bytes", "limits.queue_bytes", &Settings::queue_bytes, "Bytes of documents that may wait for a worker",
       1, kMebi * kMebi},
      {"--queue-wait", "limits.queue_wait_s", &Settings::queue_wait_s,
       "Seconds that a document may have to wait, as far as can be told when it comes", 0.001, 3600},
      {"--check-timeout",
       "limits.check_timeout_s",
       &Settings::check_timeout_s,
       "Seconds for one document once a worker has it, unless the call's deadline is sooner; one checker has at most "
       "half",
       0.01,
       3600,
       {},
       true},
      {"--drain-timeout",
       "limits.drain_timeout_s",
       &Settings::drain_timeout_s,
       "Seconds that calls have to end after SIGTERM",
       0,
       3600,
       {},
       true},
      {"--connections", "connections.most", &Settings::connections,
       "Connections at once; what comes beyond is closed at once", 1, kMebi},
      {"--connection-streams", "connections.streams", &Settings::connection_streams,
       "Calls under way on one connection; further ones wait at their sender. Keep it above the queue", 1, kMebi},
      {"--metadata-bytes", "connections.metadata_bytes", &Settings::metadata_bytes, "Metadata of one call", 1024,
       kMebi},
      {"--receive-mib", "connections.receive_mib", &Settings::receive_mib,
       "Memory for requests on their way in, all connections together, MiB", 16, kMebi},
      {"--idle", "connections.idle_s", &Settings::idle_s,
       "Seconds without a call after which a connection is asked to go; 0: never", 0, kYear},
      {"--age", "connections.age_s", &Settings::age_s, "Seconds after which a connection is asked to go; 0: never", 0,
       kYear},
      {"--age-grace", "connections.age_grace_s", &Settings::age_grace_s,
       "Seconds that the calls on such a connection still have; 0: as long as they take", 0, kYear},
      {"--keepalive", "connections.keepalive_s", &Settings::keepalive_s,
       "Seconds without a sign of life after which a connection is asked for one; 0: never", 0, kYear},
      {"--keepalive-timeout", "connections.keepalive_timeout_s", &Settings::keepalive_timeout_s,
       "Seconds that it has to give it", 0.01, 3600},
      {"--client-ping", "connections.client_ping_s", &Settings::client_ping_s,
       "How often a client may ask for a sign of life, seconds; one that asks more often is sent away", 0.01, 3600},
      {"--handshake", "connections.handshake_s", &Settings::handshake_s,
       "Seconds that a new connection has until it is ready for calls", 0.01, 3600},
      {"--tls-certificate", "tls.certificate", &Settings::tls_certificate,
       "Certificate of HOST:PORT, PEM, with those that lead to its authority; read again when it changes"},
      {"--tls-key", "tls.key", &Settings::tls_key, "Its key, PEM"},
      {"--tls-client-ca", "tls.client_ca", &Settings::tls_client_ca,
       "Authorities that clients' certificates come from, PEM; default: clients show none"},
      {"--tls-client-certificate",
       "tls.client_certificate",
       &Settings::tls_client_certificate,
       "Whether a client has to show one: required, or optional for those who have a token",
       0,
       0,
       {"required", "optional"}},
      {"--clients",
       "access.clients",
       &Settings::clients,
       "File of the clients that may call, see deploy/clients.toml; default: everybody who reaches the socket",
       0,
       0,
       {},
       true},
      {"--admin", "admin.listen", &Settings::admin_listen,
       "Where its own user may ask for status, reload and drain: unix:PATH, or none; default: beside the API's Unix "
       "socket, "
       "PATH.admin"},
      {"--metrics", "metrics.listen", &Settings::metrics_listen,
       "Where Prometheus scrapes, HOST:PORT with a loopback HOST, at /metrics; default: nowhere"},
      {"--log-format",
       "log.format",
       &Settings::log_format,
       "Log on standard error as text or json",
       0,
       0,
       {"text", "json"}},
      {"--log-level",
       "log.level",
       &Settings::log_level,
       "debug, info, warn or error",
       0,
       0,
       {"debug", "info", "warn", "error"},
       true},
  };
  return settings;
}

constexpr char kFooter[] = R"(
The configuration file (TOML) has a key for each of these; deploy/claimcheckd.toml explains them all. A flag wins.

SIGHUP reads the file again and starts new workers, one after the other, so that changed plug-ins and settings come into
use and no document is lost; a file that is wrong changes nothing. SIGTERM or SIGINT end it: no more documents are taken,
those under way are answered, then it exits. A second one ends it at once.

Exit status: 0 stopped by a signal (or --check-config and all is well), 1 could not start or did not stop in time,
2 wrong flags or configuration.)";

absl::string_view View(std::string_view text) { return {text.data(), text.size()}; }

std::string Expected(const Setting& setting) {
  if (std::holds_alternative<std::string Settings::*>(setting.member)) {
    return setting.choices.empty() ? "a string" : absl::StrCat("one of ", absl::StrJoin(setting.choices, ", "));
  }
  if (std::holds_alternative<bool Settings::*>(setting.member)) return "true or false";
  if (std::holds_alternative<Strings Settings::*>(setting.member)) {
    return absl::StrCat("a list of at most ", setting.high, " names, each once");
  }
  const bool whole = std::holds_alternative<uint64_t Settings::*>(setting.member);
  return absl::StrCat(whole ? "a whole number" : "a number", " from ", setting.low, " to ", setting.high);
}

// Where a node stands, and what is wrong there.
absl::Status WrongAt(const std::string& path, const toml::source_region& where, const std::string& what) {
  return base::InvalidInput("BAD_CONFIG", "--config", absl::StrCat(base::PlaceIn(path, where), ": ", what));
}

bool AreNames(const Setting& setting, const Strings& names) {
  const std::set<std::string> distinct(names.begin(), names.end());
  return distinct.size() == names.size() && distinct.count("") == 0 && names.size() <= setting.high;
}

bool Take(const Setting& setting, const toml::node& node, Settings& settings) {
  if (const auto* member = std::get_if<std::string Settings::*>(&setting.member)) {
    const auto text = node.value_exact<std::string>();
    const auto& choices = setting.choices;
    if (!text || (!choices.empty() && std::find(choices.begin(), choices.end(), *text) == choices.end())) return false;
    settings.*(*member) = *text;
    return true;
  }
  if (const auto* member = std::get_if<Strings Settings::*>(&setting.member)) {
    if (!node.is_array()) return false;
    Strings names;
    for (const toml::node& one : *node.as_array()) names.push_back(one.value_exact<std::string>().value_or(""));
    settings.*(*member) = names;
    return AreNames(setting, names);
  }
  if (const auto* member = std::get_if<bool Settings::*>(&setting.member)) {
    const auto value = node.value_exact<bool>();
    if (value) settings.*(*member) = *value;
    return value.has_value();
  }
  const bool whole = std::holds_alternative<uint64_t Settings::*>(setting.member);
  const auto number = whole && !node.is_integer() ? std::nullopt : node.value<double>();
  if (!number || !(*number >= setting.low && *number <= setting.high)) return false;
  if (whole) {
    settings.*std::get<uint64_t Settings::*>(setting.member) = static_cast<uint64_t>(*number);
  } else {
    settings.*std::get<double Settings::*>(setting.member) = *number;
  }
  return true;
}

absl::Status TakeTable(const std::string& path, const std::string& prefix, const toml::table& table,
                       Settings& settings) {
  const auto& all = AllSettings();
  for (const auto& [name, node] : table) {
    const std::string key = absl::StrCat(prefix, View(name.str()));
    const auto setting = std::find_if(all.begin(), all.end(), [&key](const auto& s) { return key == s.key; });
    const bool section = std::any_of(all.begin(), all.end(),
                                     [&](const auto& s) { return std::string_view(s.key).rfind(key + ".", 0) == 0; });
    if (section && node.is_table()) {
      absl::Status status = TakeTable(path, key + ".", *node.as_table(), settings);
      if (!status.ok()) return status;
    } else if (setting == all.end()) {
      std::vector<std::string> known;
      known.reserve(all.size());
      for (const Setting& one : all) known.push_back(one.key);
      return WrongAt(path, name.source(),
                     absl::StrCat(key, ": no such setting; there are ", absl::StrJoin(known, ", ")));
    } else if (!Take(*setting, node, settings)) {
      return WrongAt(path, node.source(), absl::StrCat(key, ": expected ", Expected(*setting)));
    }
  }
  return absl::OkStatus();
}

absl::Status ReadFile(const std::string& path, Settings& settings) {
  const auto table =
      base::ParseTomlFile(path, [&](const auto& where, const std::string& what) { return WrongAt(path, where, what); });
  return table.ok() ? TakeTable(path, "", *table, settings) : table.status();
}

template <typename Visit>
void ForMember(const Setting& setting, const Visit& visit) {
  std::visit(visit, setting.member);
}

CLI::Option* AddFlag(CLI::App& app, const Setting& setting, Settings& settings) {
  CLI::Option* option = nullptr;
  ForMember(setting, [&](auto member) { option = app.add_option(setting.flag, settings.*member, setting.help); });
  if (!setting.choices.empty()) option->check(CLI::IsMember(setting.choices));
  if (std::holds_alternative<Strings Settings::*>(setting.member)) return option->allow_extra_args(false);
  if (std::holds_alternative<uint64_t Settings::*>(setting.member)) {
    option->check(CLI::Range(static_cast<uint64_t>(setting.low), static_cast<uint64_t>(setting.high)));
  } else if (std::holds_alternative<double Settings::*>(setting.member)) {
    option->check(CLI::Range(setting.low, setting.high));
  }
  bool empty = false;
  if (const auto* member = std::get_if<std::string Settings::*>(&setting.member)) empty = (settings.*(*member)).empty();
  return empty ? option : option->capture_default_str();
}

}  // namespace

Settings::Settings()
    : listen(base::DefaultListenAddress()), workers(std::max(1u, std::thread::hardware_concurrency())) {}

CommandLine ParseCommandLine(int argc, char** argv) {
  CommandLine line;
  CLI::App app{"claimcheckd reads articles over gRPC and answers with what does not add up."};
  app.add_option("--config", line.config, "Configuration file, TOML");
  app.add_flag("--check-config", line.check_config, "Say whether flags, file and plug-ins are good, and end");
  std::vector<std::pair<const char*, CLI::Option*>> options;
  for (const Setting& setting : AllSettings()) {
    options.emplace_back(setting.flag, AddFlag(app, setting, line.settings));
  }
  app.set_version_flag("--version", "claimcheckd " CLAIMCHECK_VERSION);
  app.footer(kFooter);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {  // CLI11's way to say --help, --version and what is wrong
    line.done = true;
    line.status = app.exit(error) == 0 ? 0 : 2;
  }
  for (const auto& [flag, option] : options) {
    if (option->count() > 0) line.given.push_back(flag);
  }
  for (const Setting& setting : AllSettings()) {
    const auto* names = std::get_if<Strings Settings::*>(&setting.member);
    if (line.done || names == nullptr || AreNames(setting, line.settings.*(*names))) continue;
    std::cerr << setting.flag << ": expected " << Expected(setting) << "\n";
    line.done = true;
    line.status = 2;
  }
  return line;
}

absl::StatusOr<Settings> LoadSettings(const CommandLine& line) {
  if (line.config.empty()) return line.settings;
  Settings settings;
  if (absl::Status status = ReadFile(line.config, settings); !status.ok()) return status;
  for (const Setting& setting : AllSettings()) {
    if (std::find(line.given.begin(), line.given.end(), setting.flag) == line.given.end()) continue;
    ForMember(setting, [&](auto member) { settings.*member = line.settings.*member; });
  }
  return settings;
}

std::vector<std::string> NeedRestart(const Settings& before, const Settings& after) {
  std::vector<std::string> keys;
  for (const Setting& setting : AllSettings()) {
    if (setting.live) continue;
    ForMember(setting, [&](auto member) {
      if (before.*member != after.*member) keys.push_back(setting.key);
    });
  }
  return keys;
}

}  // namespace claimcheck
