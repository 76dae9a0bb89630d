#include "daemon/errands.h"

#include <sys/eventfd.h>
#include <unistd.h>

namespace claimcheck {

Errands::Errands() : fd_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

Errands::~Errands() {
  Close();
  close(fd_);
}

void Errands::Post(Errand errand) {
  {
    const std::lock_guard lock(mutex_);
    if (!closed_) {
      waiting_.push_back(std::move(errand));
      eventfd_write(fd_, 1);
      return;
    }
  }
  errand(false);
}

std::vector<Errands::Errand> Errands::Take() {
  const std::lock_guard lock(mutex_);
  eventfd_t count;
  eventfd_read(fd_, &count);
  return std::exchange(waiting_, {});
}

void Errands::Run() {
  for (const Errand& errand : Take()) errand(true);
}

void Errands::Close() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  for (const Errand& errand : Take()) errand(false);
}

}  // namespace claimcheck
