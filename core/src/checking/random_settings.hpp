#pragma once

#include <kinerja/call.h>

#include "checking/example.hpp"
#include "checking/random.hpp"

namespace kinerja::checking {

/// Settings drawn from a component's schema, valid by it. Texts are often names that the example
/// knows, so that many of them make sense.
boost::json::object random_config(const kinerja_info& info, const Example& around, Random& random);

/// The example's own settings with one value drawn anew.
boost::json::object changed_config(const kinerja_info& info, const Example& from, Random& random);

}  // namespace kinerja::checking
