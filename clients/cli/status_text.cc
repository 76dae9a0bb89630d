#include "clients/cli/status_text.h"

#include <algorithm>
#include <ctime>
#include <map>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "clients/cli/display_width.h"

namespace claimcheck::cli {
namespace {

constexpr int64_t kMinute = 60;
constexpr int64_t kHour = 60 * kMinute;
constexpr int64_t kDay = 24 * kHour;
constexpr int64_t kRenewalDays = 14;  // a certificate that ends sooner needs attention

// The two largest units: "3 days 4 h", "12 min 5 s".
std::string Span(int64_t seconds) {
  if (seconds >= kDay)
    return absl::StrCat(seconds / kDay, seconds < 2 * kDay ? " day " : " days ", seconds % kDay / kHour, " h");
  if (seconds >= kHour) return absl::StrCat(seconds / kHour, " h ", seconds % kHour / kMinute, " min");
  if (seconds >= kMinute) return absl::StrCat(seconds / kMinute, " min ", seconds % kMinute, " s");
  return absl::StrCat(seconds, " s");
}

std::string Bytes(uint64_t bytes) {
  if (bytes >= 1u << 20) return absl::StrFormat("%.1f MiB", static_cast<double>(bytes) / (1 << 20));
  if (bytes >= 1u << 10) return absl::StrFormat("%.1f KiB", static_cast<double>(bytes) / (1 << 10));
  return absl::StrCat(bytes, " bytes");
}

std::string Day(int64_t unix_s) {
  const std::time_t time = unix_s;
  std::tm parts{};
  gmtime_r(&time, &parts);
  return absl::StrFormat("%04d-%02d-%02d", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
}

std::string Counts(const google::protobuf::Map<std::string, uint64_t>& counts) {
  std::vector<std::string> texts;
  for (const auto& [name, count] : std::map<std::string, uint64_t>(counts.begin(), counts.end())) {
    texts.push_back(absl::StrCat(count, " ", Printable(name)));
  }
  return texts.empty() ? "none" : absl::StrJoin(texts, ", ");
}

// The first column to the left, the others to the right; the first row is the head.
std::string Table(const std::vector<std::vector<std::string>>& rows, const Terminal& terminal) {
  std::vector<size_t> widths(rows[0].size(), 0);
  for (const auto& row : rows) {
    for (size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], static_cast<size_t>(DisplayWidth(row[i])));
  }
  std::string out;
  for (const auto& row : rows) {
    std::string line;
    for (size_t i = 0; i < row.size(); ++i) {
      const std::string space(widths[i] - static_cast<size_t>(DisplayWidth(row[i])), ' ');
      absl::StrAppend(&line, i == 0 ? "  " : "   ", i == 0 ? row[i] + space : space + row[i]);
    }
    absl::StrAppend(&out, &row == &rows[0] ? terminal.Paint(Tone::kStrong, line) : line, "\n");
  }
  return out;
}

std::string HealthWord(v1::GetStatusResponse::Health health, const Terminal& terminal) {
  switch (health) {
    case v1::GetStatusResponse::HEALTH_SERVING: return terminal.Paint(Tone::kRemedy, "serving");
    case v1::GetStatusResponse::HEALTH_NOT_SERVING:
      return terminal.Paint(Tone::kError, "not serving: no worker starts");
    case v1::GetStatusResponse::HEALTH_DRAINING: return terminal.Paint(Tone::kWarning, "draining");
    default: return "not said";
  }
}

const char* StateWord(v1::WorkerStatus::State state) {
  switch (state) {
    case v1::WorkerStatus::STATE_IDLE: return "idle";
    case v1::WorkerStatus::STATE_BUSY: return "busy";
    case v1::WorkerStatus::STATE_STARTING: return "starting";
    default: return "not said";
  }
}

std::string Workers(const v1::GetStatusResponse& status, const Terminal& terminal) {
  std::vector<std::vector<std::string>> rows = {
      {"worker", "pid", "state", "generation", "documents", "memory", "processor"}};
  for (int i = 0; i < status.workers_size(); ++i) {
    const v1::WorkerStatus& worker = status.workers(i);
    const auto& time = worker.processor_time();
    rows.push_back({absl::StrCat(i), absl::StrCat(worker.pid()), StateWord(worker.state()),
                    absl::StrCat(worker.generation()), absl::StrCat(worker.documents()), Bytes(worker.resident_bytes()),
                    absl::StrFormat("%.1f s", static_cast<double>(time.seconds()) + time.nanos() / 1e9)});
  }
  return Table(rows, terminal);
}

std::string Checkers(const v1::GetStatusResponse& status, const Terminal& terminal) {
  std::vector<std::vector<std::string>> rows = {
      {"checker", "state", "runs", "crashes", "timeouts", "failures", "rejections", "skips", "respawns"}};
  for (const v1::CheckerStatus& checker : status.checkers()) {
    std::vector<std::string> row = {absl::StrCat(Printable(checker.id()), " ", Printable(checker.version())),
                                    checker.serving() ? "serving" : "not serving"};
    for (const uint64_t count : {checker.runs(), checker.crashes(), checker.timeouts(), checker.failures(),
                                 checker.rejections(), checker.skips(), checker.respawns()}) {
      row.push_back(absl::StrCat(count));
    }
    rows.push_back(std::move(row));
  }
  return rows.size() > 1 ? Table(rows, terminal) : terminal.Paint(Tone::kWarning, "  no checker is loaded") + "\n";
}

std::string Certificate(const v1::CertificateStatus& certificate, int64_t now_s, const Terminal& terminal) {
  const int64_t end = certificate.not_after().seconds();
  const int64_t days = (end - now_s) / kDay;
  const std::string text = end <= now_s ? absl::StrCat("ended ", Day(end))
                                        : absl::StrCat("until ", Day(end), ", ", days, days == 1 ? " day" : " days");
  std::string out = absl::StrCat("  certificate of ", Printable(certificate.names()), ": ",
                                 terminal.Paint(days < kRenewalDays ? Tone::kWarning : Tone::kPlain, text), "\n");
  if (!certificate.problem().empty()) {
    absl::StrAppend(&out, "  ", terminal.Paint(Tone::kError, "new certificate kept out"), ": ",
                    Printable(certificate.problem()), "\n");
  }
  return out;
}

}  // namespace

std::string RenderStatus(const v1::GetStatusResponse& status, int64_t now_s, const Terminal& terminal) {
  const v1::QueueStatus& queue = status.queue();
  const int64_t wait_ms = queue.expected_wait().seconds() * 1000 + queue.expected_wait().nanos() / 1000000;
  std::string out = absl::StrCat(
      terminal.Paint(Tone::kStrong, absl::StrCat("claimcheckd ", Printable(status.version()))), " (pid ", status.pid(),
      ") on ", Printable(status.listen()), ": ", HealthWord(status.health(), terminal), "\n", "  up ",
      Span(std::max<int64_t>(0, now_s - status.started().seconds())), ", generation ", status.generation(), "\n",
      "  queue: ", queue.documents(), " waiting (", Bytes(queue.bytes()), "), ", queue.running(),
      " with workers; a new document would wait ", wait_ms, " ms\n", "  calls: ", Counts(status.calls()), "\n",
      "  workers started: ", status.worker_starts(), "; ended: ", Counts(status.worker_ends()), "\n");
  if (status.has_certificate()) out += Certificate(status.certificate(), now_s, terminal);
  if (!status.reload_error().empty()) {
    absl::StrAppend(&out, "  ", terminal.Paint(Tone::kError, "the last reload changed nothing"), ": ",
                    Printable(status.reload_error()), "\n");
  }
  for (const std::string& refused : status.refused_plugins()) {
    absl::StrAppend(&out, "  ", terminal.Paint(Tone::kError, "plug-in not loaded"), ": ", Printable(refused), "\n");
  }
  return absl::StrCat(out, "\n", Workers(status, terminal), "\n", Checkers(status, terminal));
}

}  // namespace claimcheck::cli
