#pragma once

#include <boost/json/object.hpp>

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace kinerja::checking {

/// The name of the test that asks nothing, and answers which components there are.
inline constexpr std::string_view describe = "describe";

struct ChildTask {
  std::filesystem::path file;
  std::string test;
  std::string component;  // empty: the library as a whole
  std::uint64_t seed = 1;
  std::filesystem::path settings;
};

/// Runs one test in this process.
boost::json::object run_task(const ChildTask& task);

}  // namespace kinerja::checking
