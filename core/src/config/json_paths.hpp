#pragma once

#include <boost/json/value.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace kinerja {

/// A place that a pattern leads to.
struct FoundPlace {
  std::string pointer;
  boost::json::value* value = nullptr;  // borrowed from the root
};

/// The values at a JSON Pointer in which `*` stands for each element of a list or object. Nothing
/// when the pattern leads nowhere or is no pointer.
std::vector<FoundPlace> find_places(boost::json::value& root, std::string_view pattern);

/// Whether `pointer` is `parent` or lies below it.
bool is_at_or_below(std::string_view pointer, std::string_view parent);

}  // namespace kinerja
