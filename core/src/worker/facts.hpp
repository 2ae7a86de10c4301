#pragma once

#include <kinerja/core/loading.hpp>

#include "worker/host_link.hpp"

#include <algorithm>
#include <deque>
#include <string>
#include <vector>

namespace kinerja::worker {

/// Sends what a plugin in this process says of itself.
void tell_facts(HostLink& host, const PluginLibrary& library);

/// A plugin's tables as they were told by a worker, with the functions of `doors` in their places
/// where the plugin has one. Whatever was told is checked like the tables of any plugin.
class ToldTables {
 public:
  struct Doors {
    kinerja_source source{};
    kinerja_method method{};
    kinerja_exporter exporter{};
  };
  /// Copies all of `facts`. False: what was told cannot be made into tables.
  bool take(const Facts& facts, const Doors& doors);
  const kinerja_plugin& plugin() const { return plugin_; }
  /// The place of a component's table among those of its kind.
  std::uint64_t place_of(const kinerja_source& table) const { return place(source_list_, table); }
  std::uint64_t place_of(const kinerja_method& table) const { return place(method_list_, table); }
  std::uint64_t place_of(const kinerja_exporter& table) const {
    return place(exporter_list_, table);
  }

 private:
  template <class Table>
  static std::uint64_t place(const std::vector<const Table*>& tables, const Table& table) {
    return static_cast<std::uint64_t>(std::find(tables.begin(), tables.end(), &table) -
                                      tables.begin());
  }
  kinerja_str keep(std::string_view words);
  bool take_component(const Facts& facts, std::uint32_t k, const Doors& doors);

  std::deque<std::string> words_;
  std::deque<kinerja_info> infos_;
  std::deque<std::vector<kinerja_step>> steps_;
  std::deque<kinerja_source> sources_;
  std::deque<kinerja_method> methods_;
  std::deque<kinerja_exporter> exporters_;
  std::vector<const kinerja_source*> source_list_;
  std::vector<const kinerja_method*> method_list_;
  std::vector<const kinerja_exporter*> exporter_list_;
  kinerja_plugin plugin_{};
};

}  // namespace kinerja::worker
