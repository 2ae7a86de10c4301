#pragma once

// Where an exporter's bytes go: files that the host opens, and that close themselves.

#include <kinerja/cpp/base.hpp>

#include <utility>

namespace kinerja {

/// Whether the host takes `name` for a file.
constexpr bool is_file_name(std::string_view name) {
  if (name.empty() || name.size() > 200 || name.front() == '/') return false;
  char before = 0;
  for (const char c : name) {
    const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (!letter && c != '.' && c != '_' && c != '/' && c != '-') return false;
    if ((c == '.' || c == '/') && c == before) return false;
    before = c;
  }
  return name.back() != '/';
}

class Sink;

/// An open file of the host's. Closes itself; a fault while it does so ends the call as any other.
class File {
 public:
  File(File&& other) noexcept : sink_(std::exchange(other.sink_, nullptr)), id_(other.id_) {}
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  File& operator=(File&&) = delete;
  ~File();

  /// Writes all of it, or throws what ends the call.
  void write(std::string_view text);
  void close();
  /// Leaves the file open for a later call, where Sink::resume() takes it up by this number.
  std::uint32_t keep() {
    sink_ = nullptr;
    return id_;
  }

 private:
  friend class Sink;
  File(Sink* sink, std::uint32_t id) : sink_(sink), id_(id) {}

  Sink* sink_;  // null: closed, or kept open for later
  std::uint32_t id_;
};

/// Where bytes go. What was written shows only when the whole export has succeeded.
class Sink {
 public:
  explicit Sink(const kinerja_sink* raw) : raw_(raw) {}
  Sink(const Sink&) = delete;
  Sink& operator=(const Sink&) = delete;
  Sink(Sink&&) = delete;
  Sink& operator=(Sink&&) = delete;
  ~Sink() = default;

  /// Names are logical: see is_file_name().
  File open(std::string_view name, std::string_view media_type) {
    std::uint32_t id = 0;
    check(raw_->open(raw_, str(name), str(media_type), &id));
    return {this, id};
  }
  File resume(std::uint32_t id) { return {this, id}; }
  /// A whole file at once.
  void put(std::string_view name, std::string_view media_type, std::string_view text) {
    File file = open(name, media_type);
    file.write(text);
    file.close();
  }
  /// What the last call to the host came to. After a fault it is not called again.
  kinerja_status status() const { return status_; }

 private:
  friend class File;
  void check(kinerja_status status) {
    status_ = status;
    if (status < 0) throw Call::Stopped{status};
  }

  const kinerja_sink* raw_;
  kinerja_status status_ = KINERJA_OK;
};

inline void File::write(std::string_view text) {
  if (sink_ == nullptr) throw Failure(KINERJA_E_INTERNAL, "write to a closed file");
  sink_->check(sink_->raw_->write(sink_->raw_, id_, bytes(text)));
}

inline void File::close() {
  Sink* const sink = std::exchange(sink_, nullptr);
  if (sink != nullptr) sink->check(sink->raw_->close(sink->raw_, id_));
}

inline File::~File() {
  // A destructor must not throw: the sink remembers the status, and the call returns it.
  if (sink_ != nullptr && sink_->status_ >= 0) {
    sink_->status_ = sink_->raw_->close(sink_->raw_, id_);
  }
}

}  // namespace kinerja
