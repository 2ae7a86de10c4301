#include <kinerja/core/calendar.hpp>
#include <kinerja/core/days.hpp>
#include <kinerja/core/utf8.hpp>

#include <fstream>

namespace kinerja {
namespace {

constexpr std::size_t max_lines = 100'000;
constexpr std::size_t day_bytes = 10;
constexpr std::size_t max_shown_characters = 40;
constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

std::string shown_line(std::string_view line) {
  return valid_utf8(line) ? shortened(line, max_shown_characters) : "?";
}

}  // namespace

Result<Holidays> read_holidays(const std::filesystem::path& file) {
  std::error_code ec;
  std::ifstream stream(file);
  if (!std::filesystem::is_regular_file(file, ec) || !stream)
    return fail(Errc::not_found,
                text("Berkas hari libur {} tidak ada atau tidak dapat dibaca.",
                     "The file of holidays {} does not exist or cannot be read.",
                     {file.string()}));
  Holidays holidays;
  std::string line;
  for (std::size_t number = 1; number <= max_lines && std::getline(stream, line); ++number) {
    if (number == 1 && line.starts_with(utf8_mark)) line.erase(0, utf8_mark.size());
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty() || line.front() == '#') continue;
    const std::string_view words = line;
    const bool ends = words.size() == day_bytes ||
                      (words.size() > day_bytes &&
                       std::string_view(" \t,;").find(words[day_bytes]) != std::string_view::npos);
    const auto day = ends ? parse_day(words.substr(0, day_bytes)) : std::nullopt;
    if (!day)
      return fail(Errc::invalid_data,
                  text("{}, baris {}: \"{}\" tidak dimulai dengan tanggal seperti 2026-01-01.",
                       "{}, line {}: \"{}\" does not begin with a day such as 2026-01-01.",
                       {file.string(), std::uint64_t{number}, shown_line(line)}));
    holidays.insert(*day);
  }
  if (!stream.eof())
    return fail(Errc::invalid_data,
                text("Berkas hari libur {} mempunyai lebih dari {} baris.",
                     "The file of holidays {} has more than {} lines.",
                     {file.string(), std::uint64_t{max_lines}}));
  return holidays;
}

}  // namespace kinerja
