#pragma once

#include <kinerja/core/calendar.hpp>

#include <boost/json/parse.hpp>

#include <string>

namespace kinerja {

/// A preset that has nothing but settings.
inline Preset rule_of(const std::string& config) {
  Preset preset;
  preset.id = "uji";
  preset.config = boost::json::parse(config).as_object();
  return preset;
}

}  // namespace kinerja
