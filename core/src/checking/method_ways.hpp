#pragma once

#include "checking/test.hpp"

namespace kinerja::checking {

/// Any cut, any order, any thread: the same bits; and how quickly a call ends when it is told to.
std::vector<Test> method_way_tests();

}  // namespace kinerja::checking
