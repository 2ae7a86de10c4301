#pragma once

namespace kinerja {

/// Base of what stays where it was made, because others hold pointers into it.
class Pinned {
 public:
  Pinned(const Pinned&) = delete;
  Pinned(Pinned&&) = delete;
  Pinned& operator=(const Pinned&) = delete;
  Pinned& operator=(Pinned&&) = delete;

 protected:
  Pinned() = default;
  ~Pinned() = default;
};

}  // namespace kinerja
