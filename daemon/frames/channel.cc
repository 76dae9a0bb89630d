// One recv usually brings one whole frame. What it brings beyond that moves to the front of the buffer once the frame
// is consumed, so that every frame begins where operator new put the buffer: aligned for its widest field.
#include "daemon/frames/channel.h"

#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "daemon/frames/frame.h"

namespace claimcheck::frames {
namespace {

constexpr size_t kFirstCapacity = 64u << 10;
constexpr size_t kKeptCapacity = 4u << 20;  // a buffer that grew beyond this is given back

}  // namespace

FrameReader::State FrameReader::Read(int fd) {
  Reserve(kFirstCapacity);
  while (!HasFrame()) {
    if (frame_size_ > limit_) return State::kTooLarge;
    Reserve(frame_size_);
    const ssize_t received = recv(fd, buffer_.get() + size_, capacity_ - size_, 0);
    if (received > 0) {
      size_ += static_cast<size_t>(received);
    } else if (received < 0 && errno == EINTR) {
      continue;
    } else if (received < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
      return State::kNothing;
    } else {
      return State::kClosed;
    }
  }
  return frame_size_ > limit_ ? State::kTooLarge : State::kFrame;
}

bool FrameReader::HasFrame() {
  if (frame_size_ == 0 && size_ >= kPrefixBytes) {
    frame_size_ = kPrefixBytes + flatbuffers::ReadScalar<uint32_t>(buffer_.get());
  }
  return frame_size_ != 0 && size_ >= frame_size_;
}

void FrameReader::Consume() {
  const size_t rest = size_ - frame_size_;
  if (rest > 0) std::memmove(buffer_.get(), buffer_.get() + frame_size_, rest);
  size_ = rest;
  frame_size_ = 0;
  if (rest == 0 && capacity_ > kKeptCapacity) Reset();
}

void FrameReader::Reset() {
  buffer_.reset();
  capacity_ = size_ = frame_size_ = 0;
}

void FrameReader::Reserve(size_t bytes) {
  if (bytes <= capacity_) return;
  auto larger = std::make_unique_for_overwrite<uint8_t[]>(bytes);
  if (size_ > 0) std::memcpy(larger.get(), buffer_.get(), size_);
  buffer_ = std::move(larger);
  capacity_ = bytes;
}

bool WriteAll(int fd, absl::Span<const uint8_t> bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent > 0) {
      bytes.remove_prefix(static_cast<size_t>(sent));
    } else if (sent < 0 && errno != EINTR) {
      return false;
    }
  }
  return true;
}

}  // namespace claimcheck::frames
