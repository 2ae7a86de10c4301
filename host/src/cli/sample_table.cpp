#include "cli/sample_table.hpp"

#include <kinerja/core/config.hpp>
#include <kinerja/core/number.hpp>
#include <kinerja/core/utf8.hpp>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <algorithm>
#include <fstream>
#include <optional>
#include <sstream>

namespace kinerja {
namespace {

constexpr std::size_t max_file_bytes = 16U << 20U;  // a sample is small

Error broken(const std::filesystem::path& file, const Text& what) {
  return fail(Errc::invalid_data, text("{}: {}", "{}: {}", {file.string(), what}));
}

Result<std::string> read_text(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  std::error_code ec;
  if (!in || std::filesystem::is_directory(file, ec))
    return fail(Errc::io,
                text("{} tidak dapat dibaca; periksa nama dan izinnya",
                     "{} cannot be read; check its name and permissions",
                     {file.string()}));
  std::string words = out.str();
  if (words.size() > max_file_bytes)
    return broken(
        file,
        text("lebih dari {} byte; plugin run untuk contoh kecil, selebihnya `kinerja run`",
             "more than {} bytes; plugin run is for small samples, else `kinerja run`",
             {static_cast<std::uint64_t>(max_file_bytes)}));
  if (words.starts_with("\xEF\xBB\xBF")) words.erase(0, 3);
  if (!valid_utf8(words)) return broken(file, text("bukan UTF-8", "is not UTF-8"));
  return words;
}

// Cuts CSV into records; a record may span lines inside quotes.
class CsvReader {
 public:
  CsvReader(std::string_view text, char separator) : text_(text), separator_(separator) {}

  /// The cells of the next record that is not empty; nothing at the end.
  std::optional<std::vector<std::string>> next() {
    while (at_ < text_.size()) {
      first_line_ = line_ + 1;
      std::vector<std::string> cells = {cell()};
      while (at_ < text_.size() && text_[at_] == separator_) {
        ++at_;
        cells.push_back(cell());
      }
      if (at_ < text_.size()) ++at_;  // the end of the line
      ++line_;
      if (cells.size() > 1 || !cells.front().empty()) return cells;
    }
    return std::nullopt;
  }
  std::uint32_t line() const { return first_line_; }
  bool open_quote() const { return open_quote_; }

 private:
  std::string cell() {
    std::string out;
    bool quoted = false;
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '"' && quoted && at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
        out += c;
        ++at_;
      } else if (c == '"' && (quoted || out.empty())) {
        quoted = !quoted;
      } else if (!quoted && (c == separator_ || c == '\n')) {
        break;
      } else if (quoted || c != '\r') {
        if (c == '\n') ++line_;
        out += c;
      }
    }
    open_quote_ = open_quote_ || quoted;
    return out;
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 0;
  std::uint32_t first_line_ = 0;
  bool open_quote_ = false;
};

char separator_of(std::string_view text) {
  const std::string_view header = text.substr(0, text.find('\n'));
  char best = ';';
  for (const char c : {';', ',', '\t'})
    if (std::count(header.begin(), header.end(), c) >
        std::count(header.begin(), header.end(), best))
      best = c;
  return best;
}

Result<void> read_csv(std::string_view words, SampleTable& table) {
  CsvReader reader(words, separator_of(words));
  if (auto header = reader.next()) table.columns = std::move(*header);
  while (const auto cells = reader.next()) {
    SampleTable::Row row{reader.line(), {}};
    if (cells->size() > table.columns.size())
      return broken(table.file,
                    text("baris {} punya {} kolom, kepalanya {}",
                         "line {} has {} columns, the header {}",
                         {row.line,
                          static_cast<std::uint64_t>(cells->size()),
                          static_cast<std::uint64_t>(table.columns.size())}));
    for (std::size_t i = 0; i < cells->size(); ++i)
      if (!(*cells)[i].empty()) row.cells.emplace(table.columns[i], (*cells)[i]);
    table.rows.push_back(std::move(row));
  }
  if (reader.open_quote())
    return broken(table.file, text("petik yang tidak ditutup", "a quote that is not closed"));
  return {};
}

Result<std::string> cell_text(const boost::json::value& value, const SampleTable& table) {
  if (value.is_null()) return std::string();
  if (value.is_string()) return std::string(value.as_string());
  if (value.is_number()) return shortest(value.to_number<double>());
  return broken(table.file,
                text("nilai {}: hanya teks, bilangan atau null",
                     "the value {}: only a text, a number or null",
                     {shortened(canonical_json(value), 40)}));
}

Result<void> read_json(std::string words, SampleTable& table) {
  KINERJA_TRY(document, JsonDocument::parse(std::move(words), table.file.string()));
  const auto* list = document.root().if_array();
  if (list == nullptr)
    return broken(table.file, text("harus daftar objek", "must be a list of objects"));
  for (const auto& entry : *list) {
    const auto* object = entry.if_object();
    if (object == nullptr)
      return broken(table.file, text("harus daftar objek", "must be a list of objects"));
    SampleTable::Row row{static_cast<std::uint32_t>(table.rows.size() + 1), {}};
    for (const auto& [key, value] : *object) {
      const std::string column(key);
      KINERJA_TRY(cell, cell_text(value, table));
      if (std::find(table.columns.begin(), table.columns.end(), column) == table.columns.end())
        table.columns.push_back(column);
      if (!cell.empty()) row.cells.emplace(column, cell);
    }
    table.rows.push_back(std::move(row));
  }
  return {};
}

}  // namespace

Result<SampleTable> read_sample_table(const std::filesystem::path& file) {
  SampleTable table;
  table.file = file;
  KINERJA_TRY(words, read_text(file));
  const std::size_t begin = words.find_first_not_of(" \t\r\n");
  if (begin != std::string::npos && words[begin] == '[') {
    KINERJA_CHECK(read_json(std::move(words), table));
  } else {
    KINERJA_CHECK(read_csv(words, table));
  }
  return table;
}

}  // namespace kinerja
