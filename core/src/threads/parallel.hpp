#pragma once

#include <kinerja/core/result.hpp>

#include <cstddef>
#include <functional>

namespace kinerja {

/// `wanted` threads or, when it is 0, as many as the machine has processors.
unsigned threads_for(unsigned wanted);

/// Runs work(0) to work(count - 1) on so many threads, each piece once, and ends early after
/// the first Error. Of several Errors the one of the lowest piece comes back, so that what a person
/// reads does not depend on threads.
Result<void> in_parallel(unsigned threads,
                         std::size_t count,
                         const std::function<Result<void>(std::size_t piece)>& work);

}  // namespace kinerja
