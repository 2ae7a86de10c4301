#pragma once

#include <kinerja/core/evidence.hpp>
#include <kinerja/core/explaining.hpp>
#include <kinerja/core/preparing.hpp>
#include <kinerja/core/rating.hpp>

#include "cli/console.hpp"

#include <boost/json/object.hpp>

#include <vector>

namespace kinerja {

/// All that is told of one person: from the rows that came in to the grade. Borrows everything.
struct Explanation {
  const PreparedCycle& prepared;
  const Evidence& evidence;
  const Scores& scores;  // with the trail
  const std::vector<GradeChange>& changes;
  std::size_t person;
  bool raters;  // name the rows of every rater, not of self and superior alone
};

void show(const Console& console, const Explanation& explanation);
boost::json::object to_json(const Explanation& explanation);

}  // namespace kinerja
