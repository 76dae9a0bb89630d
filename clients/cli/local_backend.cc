// The engine in this process, over the plug-ins of a folder.
//
// Method: answers go through a frame, although nobody is at its other end: so they take the same way into messages as
// in the daemon, and there is one such way. It costs a copy of the answer, never of the document.
// A plug-in that crashes takes this process down: there is no worker between us. crash_note.cc says which one it was.
#include <iostream>

#include "absl/strings/str_cat.h"
#include "clients/cli/backend.h"
#include "clients/cli/crash_note.h"
#include "daemon/base/error.h"
#include "daemon/engine/engine.h"
#include "daemon/frames/pack.h"
#include "daemon/host/plugin_loader.h"
#include "daemon/service/convert.h"

namespace claimcheck::cli {
namespace {

class LocalBackend : public Backend {
 public:
  explicit LocalBackend(std::unique_ptr<engine::Engine> engine) : engine_(std::move(engine)) {}

  absl::StatusOr<v1::CheckResult> Check(const v1::Document& document, const v1::CheckOptions& options) override {
    engine::Options engine_options;
    if (absl::Status status = service::ToOptions(options, engine_options); !status.ok()) return status;
    absl::StatusOr<engine::Result> result = engine_->Check(service::ToInput(document), engine_options);
    if (!result.ok()) return result.status();
    frames::PackResult(builder_, 0, *result);
    v1::CheckResult message;
    service::ToProto(*frames::FrameOf(builder_)->body_as_CheckAnswer(), &message);
    return message;
  }

  absl::StatusOr<v1::Facts> ExtractFacts(const v1::Document& document) override {
    const engine::Input input = service::ToInput(document);
    absl::StatusOr<engine::Engine::Reading> reading = engine_->Read(input, {});
    if (!reading.ok()) return reading.status();
    frames::PackFacts(builder_, 0, input, *reading,
                      [this](cc_span span) { return engine_->ToCaller(span, engine::Encoding::kUtf8); });
    v1::Facts message;
    service::ToProto(*frames::FrameOf(builder_)->body_as_FactsAnswer(), &message);
    return message;
  }

  absl::StatusOr<v1::ListCheckersResponse> ListCheckers() override {
    frames::PackHello(builder_, engine_->checkers(), {});
    v1::ListCheckersResponse message;
    for (const frames::Checker* checker : *frames::FrameOf(builder_)->body_as_Hello()->checkers()) {
      service::ToProto(*checker, message.add_checkers());
    }
    service::AddOwnChecker(&message);
    return message;
  }

  absl::StatusOr<v1::Rule> GetRule(const std::string& id) override {
    if (std::optional<v1::Rule> own = service::FindOwnRule(id)) return *std::move(own);
    frames::PackHello(builder_, engine_->checkers(), {});
    for (const frames::Checker* checker : *frames::FrameOf(builder_)->body_as_Hello()->checkers()) {
      for (const frames::Rule* rule : *checker->rules()) {
        if (frames::View(rule->id()) != id) continue;
        v1::Rule message;
        service::ToProto(*rule, &message);
        return message;
      }
    }
    return base::MakeError(
        absl::StatusCode::kNotFound, "UNKNOWN_RULE", "id",
        absl::StrCat("expected the id of a loaded rule, found \"", id, "\"; `claimcheck rules` lists them"));
  }

 private:
  std::unique_ptr<engine::Engine> engine_;
  flatbuffers::FlatBufferBuilder builder_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<Backend>> OpenBackend(const Options& options) {
  host::LoadResult loaded;
  if (options.command != Command::kFacts) {  // facts are the engine's own
    loaded = host::LoadFolder(options.plugins.empty() ? host::DefaultFolder() : options.plugins);
  }
  for (const absl::Status& refused : loaded.refused) std::cerr << "claimcheck: warning: " << refused.message() << "\n";
  auto log = [](uint32_t, std::string_view checker, std::string_view line) {
    std::cerr << "claimcheck: " << checker << ": " << line << "\n";
  };
  absl::StatusOr<std::unique_ptr<engine::Engine>> engine = engine::Engine::Create(loaded.plugins, log, NoteChecker);
  if (!engine.ok()) return engine.status();
  std::vector<std::string> ids;
  for (const engine::CheckerInfo& checker : (*engine)->checkers()) ids.push_back(checker.id);
  InstallCrashNote(std::move(ids));
  return std::make_unique<LocalBackend>(*std::move(engine));
}

}  // namespace claimcheck::cli
