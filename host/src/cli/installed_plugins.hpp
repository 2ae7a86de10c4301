#pragma once

#include <kinerja/core/plugin_store.hpp>

#include "cli/console.hpp"

#include <boost/json/object.hpp>

namespace kinerja {

/// "0.1"
std::string shown_abi(std::uint32_t abi);

boost::json::object to_json(const Manifest& manifest);
boost::json::object to_json(const Voucher& voucher);

/// The plugins of a store as a table with their states; nothing when there are none. Adds them to
/// the answer for programs as "store" and "installed".
void show_installed(const Console& console, const PluginStore& store, boost::json::object& answer);

}  // namespace kinerja
