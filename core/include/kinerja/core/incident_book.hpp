#pragma once

#include <kinerja/core/result.hpp>

#include <chrono>
#include <filesystem>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace kinerja {

/// When an installed plugin cost a worker, kept in the store (incidents/<sha256>), so that a
/// quarantine outlives the process that saw the incidents. Incidents belong to the library's bytes:
/// a new version begins without any. Several processes may add at once.
class IncidentBook {
 public:
  using Time = std::chrono::system_clock::time_point;  // whole milliseconds are kept

  /// `store`: root of the store of installed plugins.
  explicit IncidentBook(std::filesystem::path store) : store_(std::move(store)) {}

  /// Those since the last pardon that can still matter, oldest first.
  Result<std::vector<Time>> of(std::string_view sha256) const;
  Result<void> add(std::string_view sha256, Time when) const;
  /// Somebody looked at the plugin and lets it run again. Returns whether there were incidents.
  Result<bool> pardon(std::string_view sha256) const;

 private:
  std::filesystem::path store_;
};

/// Until when a plugin with these incidents (oldest first) is not started; nothing: it may be now.
std::optional<IncidentBook::Time> quarantined_until(std::span<const IncidentBook::Time> incidents,
                                                    IncidentBook::Time now);

}  // namespace kinerja
