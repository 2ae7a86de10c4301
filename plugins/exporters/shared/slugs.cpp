#include "shared/slugs.hpp"

namespace exporter_shared {
namespace {

constexpr std::size_t longest = 80;

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool usable(char c) {
  const char small = lower(c);
  return (small >= 'a' && small <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

std::string lower(std::string text) {
  for (char& c : text) c = lower(c);
  return text;
}

}  // namespace

std::string Slugs::add(std::string_view text, std::string_view fallback) {
  std::string base;
  for (const char c : text) {
    if (base.size() == longest) break;
    if (usable(c)) {
      base += keep_case_ ? c : lower(c);
    } else if (!base.empty() && base.back() != '-') {
      base += '-';
    }
  }
  while (!base.empty() && base.back() == '-') base.pop_back();
  if (base.empty()) base = fallback;

  std::string name = base;
  for (int copy = 2; !taken_.insert(lower(name)).second; ++copy) {
    name = base + "-" + std::to_string(copy);
  }
  return name;
}

}  // namespace exporter_shared
