#pragma once

#include <kinerja/core/config.hpp>

#include <boost/json/object.hpp>

#include <string>
#include <vector>

namespace kinerja {

/// Where a value stands, and what messages call it.
struct SchemaPlace {
  std::string pointer;
  Text name;
};

/// Checks `value` against a schema whose own form is right, fills in defaults and adds the faults.
void check_value(const boost::json::object& schema,
                 boost::json::value& value,
                 const SchemaPlace& place,
                 std::vector<Schema::Fault>& faults);

}  // namespace kinerja
