#include "clients/cli/admin.h"

#include <unistd.h>

#include <chrono>
#include <ctime>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "claimcheck/v1/admin.grpc.pb.h"
#include "clients/cli/connection.h"
#include "clients/cli/json_lines.h"
#include "clients/cli/remote_stream.h"
#include "clients/cli/status_text.h"
#include "daemon/base/default_address.h"

namespace claimcheck::cli {
namespace {

constexpr std::chrono::seconds kReloadWithin(60);  // a reload replaces one worker after the other

// A person may name the API's socket: then the one beside it is meant.
std::string AdminAddress(const std::string& server) {
  const std::string beside = base::AdminAddressBeside(server);
  const bool there = !beside.empty() && access(beside.c_str() + std::string_view("unix:").size(), F_OK) == 0;
  return there ? beside : server;
}

template <typename Request, typename Response>
absl::StatusOr<Response> Call(const Connection& connection,
                              grpc::Status (v1::AdminService::Stub::*method)(grpc::ClientContext*, const Request&,
                                                                             Response*)) {
  const auto stub = v1::AdminService::NewStub(connection.channel());
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + kReloadWithin);
  connection.Prepare(context);
  Response response;
  const grpc::Status status = (stub.get()->*method)(&context, Request(), &response);
  if (status.error_code() == grpc::UNIMPLEMENTED) {
    return absl::UnimplementedError(
        "no admin calls are answered there; name the socket that ends in .admin (the daemon's "
        "setting admin.listen)");
  }
  if (!status.ok()) return ToStatus(status);
  return response;
}

template <typename Response, typename Render>
int Answer(const Options& options, const Streams& streams, const absl::StatusOr<Response>& response,
           const Render& render) {
  if (!response.ok()) {
    Complain(streams.err, options.server, response.status());
    return kFailed;
  }
  streams.out << (options.format == OutputFormat::kJson ? JsonLine(*response) : render(*response)) << std::flush;
  return kClean;
}

int Status(const Options& options, const Streams& streams, const Connection& connection) {
  const auto status = Call(connection, &v1::AdminService::Stub::GetStatus);
  const int exit_status = Answer(options, streams, status, [&](const v1::GetStatusResponse& response) {
    return RenderStatus(response, std::time(nullptr), streams.terminal);
  });
  if (exit_status != kClean) return exit_status;
  return status->health() == v1::GetStatusResponse::HEALTH_SERVING ? kClean : kFound;
}

}  // namespace

int RunAdmin(const Options& options, const Streams& streams) {
  Options admin = options;
  admin.server = AdminAddress(options.server);
  const absl::StatusOr<Connection> connection = Connection::Open(admin);
  if (!connection.ok()) {
    Complain(streams.err, admin.server, connection.status());
    return kFailed;
  }
  if (options.command == Command::kStatus) return Status(admin, streams, *connection);
  if (options.command == Command::kDrain) {
    return Answer(
        admin, streams, Call(*connection, &v1::AdminService::Stub::Drain), [](const v1::DrainResponse& drained) {
          return absl::StrCat("draining: ", drained.under_way(), " documents under way are answered, then it ends\n");
        });
  }
  return Answer(admin, streams, Call(*connection, &v1::AdminService::Stub::Reload),
                [](const v1::ReloadResponse& reloaded) {
                  std::string text = absl::StrCat("reloaded: generation ", reloaded.generation(), " serves\n");
                  for (const std::string& key : reloaded.need_restart())
                    absl::StrAppend(&text, key, ": comes into use with the next start\n");
                  return text;
                });
}

}  // namespace claimcheck::cli
