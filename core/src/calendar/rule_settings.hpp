#pragma once

#include <kinerja/core/calendar.hpp>

#include <boost/json/object.hpp>

#include <string_view>

namespace kinerja {

/// A preset's settings with defaults filled in, checked by a schema of ours.
struct RuleSettings {
  boost::json::object config;
  std::vector<Schema::Fault> faults;
};
RuleSettings rule_settings(const Preset& preset, std::string_view schema);

}  // namespace kinerja
