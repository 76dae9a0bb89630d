// Every setting of claimcheckd: its flag, its key in the configuration file, its range, its default.
//
// Input:   argv, and the TOML file that --config names. A flag wins over the file, the file over the default.
// Output:  Settings, or an error that names the flag or the place in the file, what was expected and what was found.
// Threads: call from one thread.
// Example: "claimcheckd --config c.toml --workers 2", with c.toml: [workers] count = 8  ->  two workers
#ifndef CLAIMCHECK_DAEMON_SETTINGS_H_
#define CLAIMCHECK_DAEMON_SETTINGS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace claimcheck {

struct Settings {
  Settings();

  std::string listen;
  uint64_t workers;
  std::string worker;   // path of the program; empty: found beside claimcheckd
  std::string plugins;  // folder; empty: found beside the worker
  uint64_t worker_memory_mib = 1024;
  uint64_t worker_cpu_s = 3600;
  uint64_t worker_documents = 10'000;
  uint64_t worker_resident_mib = 512;
  std::vector<std::string> own;  // plug-ins with isolation "own": names of their files without ".so", or their ids
  uint64_t max_document_bytes = 16u << 20;
  uint64_t queue_documents = 256;
  uint64_t queue_bytes = 64u << 20;
  double queue_wait_s = 10;
  double check_timeout_s = 10;
  double drain_timeout_s = 20;
  uint64_t connections = 10'000;
  uint64_t connection_streams = 1024;
  uint64_t metadata_bytes = 16384;
  uint64_t receive_mib = 512;
  double idle_s = 900;
  double age_s = 86'400;
  double age_grace_s = 3600;
  double keepalive_s = 60;
  double keepalive_timeout_s = 20;
  double client_ping_s = 10;
  double handshake_s = 10;
  std::string tls_certificate;  // files; empty: no TLS
  std::string tls_key;
  std::string tls_client_ca;  // file; empty: clients show no certificate
  std::string tls_client_certificate = "required";
  std::string clients;  // file; empty: everybody who reaches the socket
  bool reflection = true;
  std::string admin_listen;    // empty: beside the API's Unix socket; "none"
  std::string metrics_listen;  // empty: none
  std::string log_format = "text";
  std::string log_level = "info";
};

// What argv says.
struct CommandLine {
  std::string config;              // path; empty: none
  bool check_config = false;       // say whether the settings are good, and end
  Settings settings;               // defaults and flags
  std::vector<std::string> given;  // flags that were given, "--workers"
  bool done = false;               // help, version or a wrong flag: printed already
  int status = 0;                  // to end with, if done
};
CommandLine ParseCommandLine(int argc, char** argv);

// Reads the file, if one is named, and puts the flags on top. Can be called again: the file may have changed.
absl::StatusOr<Settings> LoadSettings(const CommandLine& line);

// Keys that differ but take a restart to change: "listen", "workers.count".
std::vector<std::string> NeedRestart(const Settings& before, const Settings& after);

}  // namespace claimcheck

#endif  // CLAIMCHECK_DAEMON_SETTINGS_H_
