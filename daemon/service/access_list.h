// Who may call what: clients, each known by the hash of its token, by a name in its certificate, or by either.
//
// Input:   a TOML file, see deploy/clients.toml; errors name the place in it. It holds no token, only SHA-256 of them,
//          and must not be writable by others than its owner.
// Threads: immutable once read, but Client::under_way; share it.
// Cost:    Find is linear in the clients and takes the same time whether and where it finds the token.
#ifndef CLAIMCHECK_DAEMON_SERVICE_ACCESS_LIST_H_
#define CLAIMCHECK_DAEMON_SERVICE_ACCESS_LIST_H_

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace claimcheck::service {

// Groups of methods, as the file names them.
enum MethodGroup : uint32_t {
  kCheckMethods = 1,  // "check": CheckDocument, CheckDocuments
  kFactsMethods = 2,  // "facts": ExtractFacts
  kRulesMethods = 4,  // "rules": ListCheckers, GetRule
};

struct Client {
  std::string name;
  std::array<uint8_t, 32> token_hash{};  // zeros: it has no token
  std::string certificate;               // a name in its certificate, see PeerNames; empty: it shows none
  uint32_t methods = 0;                  // MethodGroups
  uint64_t documents_at_once = 0;        // 0: no limit of its own
  // Documents that it has under way; one for all lists that a client of this name stands in, over reloads.
  std::shared_ptr<std::atomic<uint64_t>> under_way;
};

class AccessList {
 public:
  // `before`: the list that this one follows, or null.
  static absl::StatusOr<std::shared_ptr<const AccessList>> Read(const std::string& path, const AccessList* before);

  // Null if no client has this token.
  const Client* Find(std::string_view token) const;
  // Null if no client has a certificate of one of these names.
  const Client* FindByCertificate(const std::vector<std::string>& names) const;
  size_t size() const { return clients_.size(); }

 private:
  std::vector<Client> clients_;
};

}  // namespace claimcheck::service

#endif  // CLAIMCHECK_DAEMON_SERVICE_ACCESS_LIST_H_
