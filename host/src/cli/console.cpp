#include "cli/console.hpp"

#include <kinerja/core/config.hpp>
#include <kinerja/core/utf8.hpp>

#include <boost/json/array.hpp>

#include <algorithm>
#include <iostream>
#include <unistd.h>

namespace kinerja {
namespace {

constexpr std::size_t max_shown_rows = 10;  // of the quarantine; --json shows all
constexpr const char* bold_on = "\x1b[1m";
constexpr const char* red_on = "\x1b[31m";
constexpr const char* plain = "\x1b[0m";

std::string place_of(const Mistake& mistake) {
  std::string place = mistake.file;
  if (mistake.line > 0)
    place += ":" + std::to_string(mistake.line) + ":" + std::to_string(mistake.column);
  return place;
}

boost::json::object to_json(const Mistake& mistake) {
  return {{"file", mistake.file},
          {"line", mistake.line},
          {"column", mistake.column},
          {"pointer", mistake.pointer},
          {"message", mistake.message.id},
          {"message_en", mistake.message.en}};
}

}  // namespace

boost::json::value to_json(const Quarantined& row) {
  return boost::json::object{{"source", row.source},
                             {"input", row.input},
                             {"line", row.origin},
                             {"column", row.column},
                             {"raw", row.raw},
                             {"reason", row.reason_id},
                             {"reason_en", row.reason_en}};
}

Console::Console(Language language, bool json)
    : language_(language),
      json_(json),
      output_on_terminal_(isatty(STDOUT_FILENO) == 1),
      errors_on_terminal_(isatty(STDERR_FILENO) == 1) {}

std::string Console::bold(std::string_view words) const {
  return output_on_terminal_ ? bold_on + std::string(words) + plain : std::string(words);
}

void Console::line(std::string_view words) const {
  if (!json_) std::cout << words << '\n';
}

void Console::heading(std::string_view words) const {
  line(bold(words));
}

void Console::table(const std::vector<std::vector<std::string>>& rows,
                    const std::vector<bool>& right) const {
  if (json_) return;
  std::vector<std::size_t> widths;
  for (const auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t k = 0; k < row.size(); ++k)
      widths[k] = std::max(widths[k], character_count(row[k]));
  }
  for (const auto& row : rows) {
    std::string line = " ";
    for (std::size_t k = 0; k < row.size(); ++k) {
      const std::string gap(widths[k] - character_count(row[k]), ' ');
      const bool to_right = k < right.size() && right[k];
      line += " " + (to_right ? gap + row[k] : row[k] + gap) + " ";
    }
    line.erase(line.find_last_not_of(' ') + 1);
    std::cout << line << '\n';
  }
}

void Console::warn_of_unsigned(std::vector<std::string> plugins) {
  unsigned_ = std::move(plugins);
  for (const std::string& plugin : unsigned_)
    std::cerr << "! "
              << say(text(
                     "plugin {} TIDAK DITANDATANGANI (--allow-unsigned): hanya untuk pengembangan",
                     "the plugin {} is NOT SIGNED (--allow-unsigned): for development only",
                     {plugin}))
              << '\n';
}

void Console::answer(const boost::json::object& document) const {
  if (!json_) return;
  if (unsigned_.empty()) {
    std::cout << canonical_json(document) << '\n';
    return;
  }
  boost::json::object with_warning = document;
  with_warning["unsigned_plugins"] = boost::json::array(unsigned_.begin(), unsigned_.end());
  std::cout << canonical_json(with_warning) << '\n';
}

int Console::fail(const Error& error, const std::vector<Quarantined>& unused) const {
  boost::json::array rows;
  for (const Quarantined& row : unused) rows.push_back(to_json(row));
  boost::json::object document = {
      {"ok", false},
      {"errors",
       boost::json::array{
           boost::json::object{{"message", error.message.id}, {"message_en", error.message.en}}}}};
  if (!rows.empty()) document["unused_rows"] = std::move(rows);
  answer(document);
  quarantine(unused);
  std::cerr << (errors_on_terminal_ ? red_on : "") << say("Gagal: ", "Failed: ")
            << (errors_on_terminal_ ? plain : "") << say(error.message) << '\n';
  return 1;
}

int Console::fail(const std::vector<Mistake>& mistakes) const {
  boost::json::array all;
  for (const Mistake& mistake : mistakes) all.push_back(to_json(mistake));
  answer({{"ok", false}, {"errors", std::move(all)}});
  for (const Mistake& mistake : mistakes) {
    std::cerr << place_of(mistake) << ": ";
    if (!mistake.pointer.empty()) std::cerr << mistake.pointer << ": ";
    std::cerr << say(mistake.message) << '\n';
  }
  std::cerr << say("Jumlah kesalahan: ", "Mistakes: ") << mistakes.size() << '\n';
  return 1;
}

void Console::quarantine(const std::vector<Quarantined>& rows) const {
  if (json_ || rows.empty()) return;
  std::cerr << say("Baris yang tidak dipakai (karantina): ",
                   "Rows that are not used (quarantine): ")
            << rows.size() << '\n';
  for (std::size_t i = 0; i < std::min(rows.size(), max_shown_rows); ++i) {
    const Quarantined& row = rows[i];
    std::cerr << "  " << row.input << say(" baris ", " line ") << row.origin;
    if (!row.column.empty()) std::cerr << ", " << row.column;
    if (!row.raw.empty()) std::cerr << " \"" << row.raw << "\"";
    std::cerr << ": " << (language_ == Language::english ? row.reason_en : row.reason_id) << '\n';
  }
  if (rows.size() > max_shown_rows)
    std::cerr << say("  ... selebihnya dengan --json", "  ... the rest with --json") << '\n';
}

}  // namespace kinerja
