#pragma once

// Finding the headers of the settings among those of an input.

#include <kinerja/cpp/base.hpp>

#include "cell_text.hpp"

#include <vector>

namespace kinerja::tables {

/// For each header found, its place among the wanted ones, or -1. Blanks and capitals make no
/// difference. Reports all that are missing or stand there twice, and then throws Call::Stopped.
std::vector<int> match_headers(const Call& call,
                               const std::string& where,
                               const std::vector<std::string>& found,
                               const std::vector<std::string>& wanted);

}  // namespace kinerja::tables
