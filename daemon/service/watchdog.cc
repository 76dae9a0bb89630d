#include "daemon/service/watchdog.h"

#include <grpcpp/grpcpp.h>
#include <systemd/sd-daemon.h>
#include <time.h>

#include <chrono>

#include "absl/strings/str_cat.h"
#include "claimcheck/v1/claimcheck.grpc.pb.h"
#include "daemon/base/clock.h"
#include "spdlog/spdlog.h"

namespace claimcheck::service {

void NotifyReady(const std::string& status) { sd_notify(0, absl::StrCat("READY=1\nSTATUS=", status).c_str()); }

void NotifyReloading() {
  sd_notify(0, absl::StrCat("RELOADING=1\nMONOTONIC_USEC=", base::MonotonicNs() / 1000).c_str());
}

void NotifyStopping() { sd_notify(0, "STOPPING=1\nSTATUS=draining"); }

Watchdog::Watchdog(std::shared_ptr<grpc::Channel> channel) : channel_(std::move(channel)) {
  if (sd_watchdog_enabled(0, &period_us_) > 0) thread_ = std::thread(&Watchdog::Run, this);
}

Watchdog::~Watchdog() {
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
  }
  ending_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Watchdog::Run() {
  const std::chrono::microseconds pause(period_us_ / 3);
  while (true) {
    if (DocumentsGetThrough()) {
      sd_notify(0, "WATCHDOG=1");
    } else {
      spdlog::error("watchdog: a document of two words was not answered in {} ms", period_us_ / 3000);
    }
    std::unique_lock lock(mutex_);
    if (ending_.wait_for(lock, pause, [this] { return ended_; })) return;
  }
}

bool Watchdog::DocumentsGetThrough() const {
  v1::CheckDocumentRequest request;
  request.mutable_document()->set_content("All well.");
  v1::CheckDocumentResponse response;
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::microseconds(period_us_ / 3));
  const grpc::Status status = v1::ClaimCheck::NewStub(channel_)->CheckDocument(&context, request, &response);
  // A full queue, or a drain: it is there, and says so.
  return status.ok() || status.error_code() == grpc::RESOURCE_EXHAUSTED || status.error_code() == grpc::UNAVAILABLE;
}

}  // namespace claimcheck::service
