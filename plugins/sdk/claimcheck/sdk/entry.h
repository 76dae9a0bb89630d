// CLAIMCHECK_PLUGIN(Checker…): the plug-in's one exported function and its ELF note.
//
// Write it once, at file scope, in one source file. Between a checker and the host stand functions that let nothing
// escape: what is thrown becomes an error message or a failed check.
// CLAIMCHECK_PLUGIN_ID and CLAIMCHECK_PLUGIN_VERSION are string literals; claimcheck_plugin() of CMake defines them.
#ifndef CLAIMCHECK_SDK_ENTRY_H_
#define CLAIMCHECK_SDK_ENTRY_H_

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "claimcheck/plugin.h"
#include "claimcheck/sdk/checker.h"

// The rules' pages, made from rule.md by claimcheck_plugin(). The last entry has no id.
extern "C" {
struct claimcheck_rule_page {
  const char* id;
  const char* text;
  size_t size;
};
extern const struct claimcheck_rule_page claimcheck_rule_pages[];
}

namespace claimcheck::sdk {

inline constexpr std::string_view kSdkVersion = "0.1.0";

namespace internal {

inline std::string_view EmbeddedPage([[maybe_unused]] std::string_view rule) {
#if defined(CLAIMCHECK_HAS_RULE_PAGES)
  for (const claimcheck_rule_page* page = claimcheck_rule_pages; page->id != nullptr; ++page) {
    if (rule == page->id) return {page->text, page->size};
  }
#endif
  return {};
}

// Runs `body`; false, with what was thrown, if it threw.
template <typename Body>
bool Guard(Body&& body, std::string& error) noexcept {
#if defined(__cpp_exceptions)
  try {
    body();
    return true;
  } catch (const std::exception& thrown) {
    try {
      error = thrown.what();
    } catch (...) {
    }
    return false;
  } catch (...) {
    try {
      error = "an exception that is no std::exception";
    } catch (...) {
    }
    return false;
  }
#else
  (void)error;
  body();
  return true;
#endif
}

template <typename Checker>
class Thunks {
  static_assert(Describes<Checker>, "a checker needs: static sdk::Info Describe();");
  static_assert(HasRules<Checker>, "a checker needs: static std::span<const sdk::Rule<Context>> Rules();");
  static_assert(HasCheck<Checker>, "a checker needs: void Check(const sdk::Document&, sdk::Report&);");
  static_assert(std::constructible_from<Checker, const Setup&> || std::default_initializable<Checker>,
                "a checker needs a constructor: explicit Checker(const sdk::Setup&), or one without parameters");

 public:
  static const cc_descriptor* Descriptor(std::string_view plugin_id, std::string_view plugin_version) {
    static const Described described(plugin_id, plugin_version);
    return &described.descriptor;
  }

  static cc_checker* Create(const cc_host* host, cc_str options) noexcept {
    std::string error;
    Instance* instance = nullptr;
    const bool made = Guard(
        [&] {
          const Setup setup{View(options), host};
          // NOLINTBEGIN(bugprone-unhandled-exception-at-new): Guard catches what it throws.
          if constexpr (std::constructible_from<Checker, const Setup&>) {
            instance = new Instance{{}, host, Checker(setup)};
          } else {
            instance = new Instance{{}, host, Checker()};
          }
          // NOLINTEND(bugprone-unhandled-exception-at-new)
        },
        error);
    if (!made) {
      if (host != nullptr && host->set_error != nullptr) host->set_error(host->host, Str(error));
      return nullptr;
    }
    instance->abi = {sizeof(cc_checker), instance, &Check, &Destroy, nullptr};
    return &instance->abi;
  }

 private:
  struct Instance {
    cc_checker abi;
    const cc_host* host;
    Checker checker;
  };

  struct Described {
    std::vector<cc_rule> rules;
    cc_descriptor descriptor = {};

    Described(std::string_view plugin_id, std::string_view plugin_version) {
      const Info info = Checker::Describe();
      for (const auto& rule : Checker::Rules()) {
        const std::string_view page = rule.page.empty() ? EmbeddedPage(rule.id) : rule.page;
        rules.push_back(
            {Str(rule.id), Str(rule.summary), Str(page), static_cast<uint32_t>(rule.severity), rule.enabled ? 1u : 0u});
      }
      descriptor.struct_size = sizeof descriptor;
      descriptor.id = Str(info.id.empty() ? plugin_id : info.id);
      descriptor.version = Str(info.version.empty() ? plugin_version : info.version);
      descriptor.vendor = Str(info.vendor);
      descriptor.summary = Str(info.summary);
      descriptor.languages = Str(info.languages);
      descriptor.rules = ArrayOf(rules.data(), rules.size());
      descriptor.options_schema = Str(info.options_schema);
    }
  };

  static int32_t Check(void* self, const cc_document* document, const cc_sink* sink) noexcept {
    Instance& instance = *static_cast<Instance*>(self);
    std::string error;
    const bool finished = Guard(
        [&] {
          const Document view(*document);
          Report report(*sink, document);
          instance.checker.Check(view, report);
        },
        error);
    if (finished) return 0;
    Log(instance.host, Severity::kError, error);
    return 1;
  }

  static void Destroy(void* self) noexcept {
    std::string error;
    Guard([&] { delete static_cast<Instance*>(self); }, error);
  }
};

template <typename... Checkers>
struct Entry {
  static constexpr uint32_t kCount = sizeof...(Checkers);
  static_assert(kCount > 0, "CLAIMCHECK_PLUGIN needs at least one checker");

  static const cc_descriptor* Describe(std::string_view id, std::string_view version, uint32_t index) noexcept {
    using Describer = const cc_descriptor* (*)(std::string_view, std::string_view);
    static constexpr Describer kDescribers[] = {&Thunks<Checkers>::Descriptor...};
    const cc_descriptor* descriptor = nullptr;
    std::string error;
    if (index < kCount) Guard([&] { descriptor = kDescribers[index](id, version); }, error);
    return descriptor;
  }

  static cc_checker* Create(const cc_host* host, uint32_t index, cc_str options) noexcept {
    using Creator = cc_checker* (*)(const cc_host*, cc_str);
    static constexpr Creator kCreators[] = {&Thunks<Checkers>::Create...};
    return index < kCount ? kCreators[index](host, options) : nullptr;
  }
};

}  // namespace internal
}  // namespace claimcheck::sdk

#define CLAIMCHECK_PLUGIN(...)                                                                                      \
  CC_PLUGIN_NOTE(CLAIMCHECK_PLUGIN_ID, CLAIMCHECK_PLUGIN_VERSION);                                                  \
  static const cc_descriptor* claimcheck_plugin_descriptor(uint32_t index) {                                        \
    return claimcheck::sdk::internal::Entry<__VA_ARGS__>::Describe(CLAIMCHECK_PLUGIN_ID, CLAIMCHECK_PLUGIN_VERSION, \
                                                                   index);                                          \
  }                                                                                                                 \
  extern "C" CC_EXPORT const cc_entry* cc_plugin_entry(void) {                                                      \
    static const cc_entry entry = {sizeof(cc_entry),                                                                \
                                   CC_ABI_MAJOR,                                                                    \
                                   CC_ABI_MINOR,                                                                    \
                                   0,                                                                               \
                                   claimcheck::sdk::Str(claimcheck::sdk::kSdkVersion),                              \
                                   claimcheck::sdk::internal::Entry<__VA_ARGS__>::kCount,                           \
                                   &claimcheck_plugin_descriptor,                                                   \
                                   &claimcheck::sdk::internal::Entry<__VA_ARGS__>::Create};                         \
    return &entry;                                                                                                  \
  }                                                                                                                 \
  static_assert(true, "CLAIMCHECK_PLUGIN ends with a semicolon")

#endif  // CLAIMCHECK_SDK_ENTRY_H_
