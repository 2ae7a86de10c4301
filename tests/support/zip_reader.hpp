#pragma once

#include <map>
#include <string>

namespace kinerja::test {

/// The files in a ZIP archive by name; throws when it is damaged.
std::map<std::string, std::string> unzip(const std::string& archive);

}  // namespace kinerja::test
