#include "daemon/worker/log_relay.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "claimcheck/plugin.h"
#include "daemon/frames/channel.h"
#include "daemon/frames/frame.h"

namespace claimcheck::worker {
namespace {

// ASCII only: a log line that a plug-in wrote is for reading, and a cut character would spoil the frame.
std::string Clean(std::string_view line) {
  std::string text(line.substr(0, LogRelay::kMaxLineBytes));
  for (char& c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80) c = '?';
    if (byte < 0x20 || byte == 0x7F) c = ' ';
  }
  return text;
}

}  // namespace

void LogRelay::Log(uint32_t severity, std::string_view checker, std::string_view line) {
  const uint32_t known = std::clamp(severity, CC_SEVERITY_NOTE, CC_SEVERITY_ERROR);
  std::string text = Clean(line);
  {
    const std::lock_guard lock(mutex_);
    if (taken_ == kMaxLines) {
      ++dropped_;
      return;
    }
    ++taken_;
    lines_.push_back({static_cast<uint8_t>(known), number_, std::string(checker), std::move(text)});
  }
  if (std::this_thread::get_id() == owner_ && getpid() == pid_) SendWaiting();
}

void LogRelay::BeginRequest(uint64_t number) {
  const std::lock_guard lock(mutex_);
  number_ = number;
  taken_ = 0;
}

bool LogRelay::SendWaiting() {
  std::vector<Line> lines;
  {
    const std::lock_guard lock(mutex_);
    lines.swap(lines_);
  }
  for (const Line& line : lines) {
    flatbuffers::FlatBufferBuilder builder(2048);
    const auto checker = builder.CreateString(line.checker);
    frames::FinishFrame(
        builder, frames::CreateLog(builder, line.severity, line.number, checker, builder.CreateString(line.text)));
    if (!frames::WriteAll(fd_, {builder.GetBufferPointer(), builder.GetSize()})) return false;
  }
  return true;
}

bool LogRelay::Flush() {
  {
    const std::lock_guard lock(mutex_);
    if (dropped_ > 0) {
      lines_.push_back({CC_SEVERITY_WARNING, number_, "", absl::StrCat(dropped_, " more lines were dropped")});
    }
    dropped_ = 0;
    if (lines_.empty()) return true;
  }
  return SendWaiting();
}

}  // namespace claimcheck::worker
