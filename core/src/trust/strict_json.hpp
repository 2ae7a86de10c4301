#pragma once

#include <kinerja/core/config.hpp>

#include "config/cycle_parts.hpp"

#include <boost/json/object.hpp>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace kinerja {

/// Reads a file of ours: its form by `schema`, then what a schema cannot say by `read`, which gets
/// the root with defaults filled in. `read` is not called when there is no object at all; what has
/// a wrong type it passes over. Returns every mistake.
std::vector<Mistake> read_strict_json(
    std::string bytes,
    std::string file,
    std::string_view schema,
    const std::function<void(const boost::json::object&, MistakeList&)>& read);

/// All mistakes in one Error, for where there is room for one sentence only.
Error mistakes_as_error(const std::vector<Mistake>& mistakes);

/// JSON for people: a member a line, short lists and objects in one line.
std::string indented_json(const boost::json::value& value);

}  // namespace kinerja
