#include "config/json_text.hpp"

#include <kinerja/core/utf8.hpp>

#include "config/words.hpp"

#include <boost/json/stream_parser.hpp>

#include <charconv>
#include <fstream>
#include <utility>

namespace kinerja {
namespace {

namespace json = boost::json;

constexpr std::size_t max_json_bytes = std::size_t{4} << 20;
constexpr std::size_t max_json_depth = 64;
constexpr std::size_t max_text_mistakes = 100;
constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

Text end_too_early() {
  return text("Berkas berakhir sebelum selesai: ada {, [, \" atau /* yang belum ditutup. Tutuplah.",
              "The file ends too early: a {, [, \" or /* is still open. Close it.");
}

// What a person should do about a character that the parser stopped at.
Text unexpected(std::string_view rest) {
  if (rest.empty()) return end_too_early();
  const char found = rest.front();
  if (found == '\n' || found == '\r' || found == '\t')
    return text(
        "Teks belum ditutup: kurang tanda kutip \" pada baris ini (tab ditulis \\t).",
        "A text is not closed: a quotation mark \" is missing in this line (write a tab as \\t).");
  if (found == '\'')
    return text("JSON memakai kutip ganda: ganti ' dengan \".",
                "JSON takes double quotation marks: replace ' by \".");
  const std::string character = in_quotes(first_characters(rest, 1));
  if (found == '"' || found == '{' || found == '[')
    return text("Tidak boleh ada {} di sini. Mungkin kurang koma (atau titik dua) sebelumnya.",
                "There must be no {} here. A comma (or colon) may be missing before it.",
                {character});
  return text(
      "Tidak boleh ada {} di sini. Periksa koma, tanda kutip dan kurung; teks dan nama diapit \".",
      "There must be no {} here. Check commas, quotation marks and brackets; texts and names stand "
      "in \".",
      {character});
}

Text parser_message(const boost::system::error_code& code, std::string_view rest) {
  if (code == json::error::incomplete) return end_too_early();
  if (code == json::error::too_deep)
    return text("Kurung bersarang lebih dari {} tingkat. Sederhanakan susunannya.",
                "Brackets are nested more than {} levels deep. Use a simpler structure.",
                {std::uint64_t{max_json_depth}});
  if (code == json::error::extra_data)
    return text(
        "Ada isi lagi sesudah akhir JSON. Hapus, atau periksa kurung penutupnya.",
        "There is more after the end of the JSON. Remove it, or check the closing bracket.");
  if (code == json::error::exponent_overflow)
    return text("Angka ini terlalu besar atau terlalu kecil untuk dihitung.",
                "This number is too large or too small to compute with.");
  return unexpected(rest);
}

// Boost 1.81 reads a number of many digits up to a bit beside the nearest double, and one beyond
// all doubles as infinite. The digits in the text decide.
void reread_number(JsonText& json_text, const JsonPlace& place) {
  boost::system::error_code none;
  json::value* value = json_text.root->find_pointer(place.pointer, none);
  if (value == nullptr || !value->is_double()) return;
  const char* begin = json_text.text.data() + place.begin;
  const char* end = json_text.text.data() + place.end;
  const auto read = std::from_chars(begin, end, value->get_double());
  if (read.ec == std::errc{} && read.ptr == end) return;
  json_text.mistakes.push_back(json_text.mistake_at(
      place.begin,
      place.pointer,
      text("Angka {} terlalu besar atau terlalu kecil untuk dihitung. Tulis angka yang wajar.",
           "The number {} is too large or too small to compute with. Write a sensible one.",
           {shortened({begin, end}, 40)})));
}

void find_mistakes(JsonText& json_text) {
  for (const RepeatedKey& repeated : repeated_keys(json_text.places)) {
    if (json_text.mistakes.size() == max_text_mistakes) return;
    const JsonPlace& again = json_text.places[repeated.again];
    const int first_line =
        line_column(json_text.text, json_text.places[repeated.first].key_begin).line;
    json_text.mistakes.push_back(
        json_text.mistake_at(again.key_begin,
                             again.pointer,
                             text("{} sudah ada di baris {}. Hapus atau ganti nama salah satunya.",
                                  "{} is already there in line {}. Remove or rename one of them.",
                                  {in_quotes(again.key), first_line})));
  }
  for (const JsonPlace& place : json_text.places)
    if (json_text.mistakes.size() < max_text_mistakes) reread_number(json_text, place);
}

}  // namespace

Mistake JsonText::mistake(std::string_view pointer, Text message) const {
  const std::size_t offset = places.empty() ? 0 : nearest_place(places, pointer).begin;
  return mistake_at(offset, pointer, std::move(message));
}

Mistake JsonText::mistake_at(std::size_t offset, std::string_view pointer, Text message) const {
  const LineColumn at = line_column(text, offset);
  return {file, std::string(pointer), at.line, at.column, std::move(message)};
}

JsonText parse_json_text(std::string text, std::string file) {
  if (text.starts_with(utf8_mark)) text.erase(0, utf8_mark.size());
  JsonText result{std::move(text), std::move(file), std::nullopt, {}, {}};
  if (const auto invalid = first_invalid_utf8(result.text)) {
    const LineColumn at = line_column(std::string_view(result.text).substr(0, *invalid), *invalid);
    result.mistakes.push_back(
        {result.file,
         "",
         at.line,
         at.column,
         kinerja::text("Ada huruf yang bukan UTF-8. Simpan berkas ini dengan penyandian UTF-8.",
                       "There is a character that is not UTF-8. Save this file as UTF-8.")});
    return result;
  }
  json::parse_options options;
  options.allow_comments = true;
  options.allow_trailing_commas = true;
  options.max_depth = max_json_depth;
  json::stream_parser parser({}, options);
  boost::system::error_code code;
  std::size_t offset = parser.write_some(result.text, code);
  if (!code && offset < result.text.size()) code = json::error::extra_data;
  if (!code) parser.finish(code);
  if (code) {
    const std::string_view rest = std::string_view(result.text).substr(offset);
    result.mistakes.push_back(result.mistake_at(offset, "", parser_message(code, rest)));
    return result;
  }
  result.root = parser.release();
  result.places = json_places(result.text);
  find_mistakes(result);
  return result;
}

Result<std::string> read_json_file(const std::filesystem::path& file) {
  std::error_code ec;
  const auto status = std::filesystem::status(file, ec);
  if (!std::filesystem::exists(status))
    return fail(Errc::not_found,
                text("Berkas {} tidak ada. Periksa nama dan foldernya.",
                     "The file {} does not exist. Check its name and folder.",
                     {file.string()}));
  if (std::filesystem::is_directory(status))
    return fail(Errc::used_wrongly,
                text("{} adalah folder. Sebutkan berkas di dalamnya.",
                     "{} is a folder. Name the file in it.",
                     {file.string()}));
  std::ifstream stream(file, std::ios::binary);
  std::string bytes(max_json_bytes + 1, '\0');
  stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (stream.bad() || (!stream.eof() && stream.fail()))
    return fail(Errc::io,
                text("Berkas {} tidak dapat dibaca. Periksa izinnya.",
                     "The file {} cannot be read. Check its permissions.",
                     {file.string()}));
  bytes.resize(static_cast<std::size_t>(stream.gcount()));
  if (bytes.size() > max_json_bytes)
    return fail(Errc::invalid_config,
                text("Berkas {} lebih besar dari {} bita. Ini bukan berkas siklus penilaian.",
                     "The file {} is larger than {} bytes. It is not a cycle file.",
                     {file.string(), std::uint64_t{max_json_bytes}}));
  return bytes;
}

}  // namespace kinerja
