#include "daemon/service/access_list.h"

#include <openssl/crypto.h>
#include <openssl/sha.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "daemon/base/error.h"
#include "daemon/base/toml_file.h"

namespace claimcheck::service {
namespace {

constexpr std::pair<const char*, MethodGroup> kGroups[] = {
    {"check", kCheckMethods}, {"facts", kFactsMethods}, {"rules", kRulesMethods}};
constexpr uint32_t kAllMethods = kCheckMethods | kFactsMethods | kRulesMethods;
constexpr size_t kHexDigits = 64;

absl::Status WrongAt(const std::string& path, const toml::source_region& where, const std::string& what) {
  return base::InvalidInput("BAD_CLIENTS_FILE", "--clients", absl::StrCat(base::PlaceIn(path, where), ": ", what));
}

absl::Status CheckFile(const std::string& path) {
  struct stat info;
  if (stat(path.c_str(), &info) != 0) {
    return base::InvalidInput("BAD_CLIENTS_FILE", "--clients", absl::StrCat(path, ": ", strerror(errno)));
  }
  if ((info.st_mode & (S_IWGRP | S_IWOTH)) != 0) {
    return base::InvalidInput("BAD_CLIENTS_FILE", "--clients",
                              absl::StrCat(path, ": expected a file that only its owner can write; chmod go-w ", path));
  }
  return absl::OkStatus();
}

std::optional<uint32_t> Methods(const toml::node& node) {
  if (!node.is_array()) return std::nullopt;
  uint32_t methods = 0;
  for (const toml::node& entry : *node.as_array()) {
    const auto name = entry.value_exact<std::string>();
    const auto group =
        std::find_if(std::begin(kGroups), std::end(kGroups), [&](const auto& g) { return name == g.first; });
    if (group == std::end(kGroups)) return std::nullopt;
    methods |= group->second;
  }
  return methods;
}

bool TakeHash(const toml::node& node, Client& client) {
  const auto hex = node.value_exact<std::string>();
  const auto digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
  if (!hex || hex->size() != kHexDigits || !std::all_of(hex->begin(), hex->end(), digit)) return false;
  const std::string bytes = absl::HexStringToBytes(*hex);
  std::copy(bytes.begin(), bytes.end(), client.token_hash.begin());
  return true;
}

absl::StatusOr<Client> ReadClient(const std::string& path, const toml::table& table) {
  Client client;
  client.methods = kAllMethods;
  bool hash = false;
  for (const auto& [key, node] : table) {
    if (key == "name" && node.value_exact<std::string>().value_or("") != "") {
      client.name = *node.value_exact<std::string>();
    } else if (key == "token_sha256") {
      if (!TakeHash(node, client)) {
        return WrongAt(path, node.source(),
                       "token_sha256: expected 64 lower-case hex digits; printf %s TOKEN | sha256sum");
      }
      hash = true;
    } else if (key == "certificate" && node.value_exact<std::string>().value_or("") != "") {
      client.certificate = *node.value_exact<std::string>();
    } else if (key == "methods") {
      const auto methods = Methods(node);
      if (!methods) {
        return WrongAt(path, node.source(), "methods: expected an array of \"check\", \"facts\", \"rules\"");
      }
      client.methods = *methods;
    } else if (key == "documents_at_once" && node.value_exact<int64_t>().value_or(0) > 0) {
      client.documents_at_once = static_cast<uint64_t>(*node.value_exact<int64_t>());
    } else {
      return WrongAt(path, key.source(),
                     "expected name = \"…\", token_sha256 = \"…\", certificate = \"…\", methods = […] "
                     "or documents_at_once = (a number above 0)");
    }
  }
  if (client.name.empty() || (!hash && client.certificate.empty())) {
    return WrongAt(path, table.source(), "client: expected a name and a token_sha256 or a certificate");
  }
  return client;
}

absl::StatusOr<std::vector<Client>> ReadClients(const std::string& path) {
  const auto table =
      base::ParseTomlFile(path, [&](const auto& where, const std::string& what) { return WrongAt(path, where, what); });
  if (!table.ok()) return table.status();
  std::vector<Client> clients;
  for (const auto& [key, node] : *table) {
    if (key != "client" || !node.is_array_of_tables()) {
      return WrongAt(path, key.source(), "expected [[client]] and nothing else");
    }
    for (const toml::node& entry : *node.as_array()) {
      auto client = ReadClient(path, *entry.as_table());
      if (!client.ok()) return client.status();
      for (const Client& other : clients) {
        if (other.name == client->name) {
          return WrongAt(path, entry.source(), absl::StrCat("client \"", other.name, "\": stands here twice"));
        }
        if (!client->certificate.empty() && other.certificate == client->certificate) {
          return WrongAt(path, entry.source(),
                         absl::StrCat("certificate \"", client->certificate, "\": stands here twice"));
        }
      }
      clients.push_back(*std::move(client));
    }
  }
  return clients;
}

}  // namespace

absl::StatusOr<std::shared_ptr<const AccessList>> AccessList::Read(const std::string& path, const AccessList* before) {
  if (absl::Status status = CheckFile(path); !status.ok()) return status;
  auto clients = ReadClients(path);
  if (!clients.ok()) return clients.status();
  auto list = std::make_shared<AccessList>();
  list->clients_ = *std::move(clients);
  for (Client& client : list->clients_) {
    if (before != nullptr) {
      for (const Client& old : before->clients_) {
        if (old.name == client.name) client.under_way = old.under_way;
      }
    }
    if (client.under_way == nullptr) client.under_way = std::make_shared<std::atomic<uint64_t>>(0);
  }
  return std::shared_ptr<const AccessList>(std::move(list));
}

const Client* AccessList::Find(std::string_view token) const {
  std::array<uint8_t, SHA256_DIGEST_LENGTH> hash;
  SHA256(reinterpret_cast<const unsigned char*>(token.data()), token.size(), hash.data());
  const Client* found = nullptr;
  for (const Client& client : clients_) {
    if (CRYPTO_memcmp(hash.data(), client.token_hash.data(), hash.size()) == 0) found = &client;
  }
  return found;
}

const Client* AccessList::FindByCertificate(const std::vector<std::string>& names) const {
  for (const Client& client : clients_) {
    if (!client.certificate.empty() && std::find(names.begin(), names.end(), client.certificate) != names.end())
      return &client;
  }
  return nullptr;
}

}  // namespace claimcheck::service
