#pragma once

#include "cli/kept_cycle.hpp"

namespace kinerja {

/// Strengths, weaknesses, plan, entries and places of one person; speaks and returns the exit code.
int show_person_follow_up(const Workbench& bench, const KeptCycle& kept);

/// A list that is named wrongly, as an Error that knows who was meant.
Error no_such_list(const Cycle& cycle, std::string_view wanted);

/// Reasons of all places of a list, in their order: the excluded are rated again for their trail.
Result<std::vector<Text>> reasons_of(const KeptCycle& kept,
                                     const FollowUpList& list,
                                     const std::vector<ListPlace>& places);

boost::json::object place_json(const KeptCycle& kept,
                               const FollowUpList& list,
                               const ListPlace& place,
                               const Text& reason);

}  // namespace kinerja
