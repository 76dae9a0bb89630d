// How the daemon is, for AdminService.GetStatus. Any thread; some system calls for each worker.
#ifndef CLAIMCHECK_DAEMON_SERVICE_DAEMON_STATUS_H_
#define CLAIMCHECK_DAEMON_SERVICE_DAEMON_STATUS_H_

#include "claimcheck/v1/admin.pb.h"
#include "daemon/pool/pool.h"
#include "daemon/service/metrics.h"
#include "daemon/service/server.h"

namespace claimcheck::service {

// Fills in all but what only main knows: pid, started, reload_error.
void Describe(const pool::Pool& pool, const Metrics& metrics, Server& server, v1::GetStatusResponse& status);

}  // namespace claimcheck::service

#endif  // CLAIMCHECK_DAEMON_SERVICE_DAEMON_STATUS_H_
