#pragma once

#include <kinerja/core/checking.hpp>

#include "checking/child_process.hpp"
#include "checking/test.hpp"

#include <boost/json/object.hpp>

namespace kinerja::checking {

/// What a child that ran a test came to, in a TestResult: its answer, or how it ended without one.
void read_end_of(const ChildEnd& end, const Test& test, TestResult& result);

/// An answer that came without a child process.
void read_answer(const boost::json::object& answer, TestResult& result);

/// The outcome, when faults and warnings are known.
void settle(TestResult& result);

}  // namespace kinerja::checking
