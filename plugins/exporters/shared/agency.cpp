#include "shared/agency.hpp"

namespace exporter_shared {

std::string readable_agency(std::string_view id) {
  if (id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") != id.npos) {
    return std::string(id);
  }
  std::string words;
  for (const char c : id) {
    const bool starts = words.empty() || words.back() == ' ';
    const char capital = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    words += c == '-' ? ' ' : starts ? capital : c;
  }
  return words;
}

}  // namespace exporter_shared
