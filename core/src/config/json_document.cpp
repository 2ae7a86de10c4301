#include <kinerja/core/config.hpp>

#include "config/json_text.hpp"

#include <utility>

namespace kinerja {

JsonDocument::JsonDocument(std::string text, std::string file, boost::json::value root)
    : text_(std::move(text)), file_(std::move(file)), root_(std::move(root)) {}

Result<JsonDocument> JsonDocument::read(const std::filesystem::path& file) {
  KINERJA_TRY(bytes, read_json_file(file));
  return parse(std::move(bytes), file.string());
}

Result<JsonDocument> JsonDocument::parse(std::string text, std::string file) {
  JsonText read = parse_json_text(std::move(text), std::move(file));
  if (!read.mistakes.empty()) {
    const Mistake& first = read.mistakes.front();
    return fail(Errc::invalid_config,
                kinerja::text("{}, baris {}, kolom {}: {}",
                              "{}, line {}, column {}: {}",
                              {first.file, first.line, first.column, first.message}));
  }
  return JsonDocument(std::move(read.text), std::move(read.file), std::move(*read.root));
}

Mistake JsonDocument::mistake(std::string_view pointer, Text message) const {
  const std::size_t offset = nearest_place(json_places(text_), pointer).begin;
  const LineColumn at = line_column(text_, offset);
  return {file_, std::string(pointer), at.line, at.column, std::move(message)};
}

}  // namespace kinerja
