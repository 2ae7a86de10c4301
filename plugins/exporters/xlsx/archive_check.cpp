#include "archive_check.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <zlib.h>

namespace xlsx_export {
namespace {

// Little-endian numbers of a ZIP archive; 0 beyond its end.
std::uint32_t number_at(std::string_view bytes, std::size_t place, std::size_t size) {
  std::uint32_t number = 0;
  if (place + size > bytes.size()) return 0;
  for (std::size_t i = size; i-- > 0;) {
    number = number << 8U | static_cast<unsigned char>(bytes[place + i]);
  }
  return number;
}

// Empty when it does not unpack to just so many bytes.
std::string inflated(std::string_view packed, std::size_t size) {
  std::string in(packed);
  std::string out(size, '\0');
  z_stream stream{};
  constexpr int raw_window = -15;  // ZIP has deflate without a header
  if (inflateInit2(&stream, raw_window) != Z_OK) return {};
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int status = inflate(&stream, Z_FINISH);
  const bool whole = status == Z_STREAM_END && stream.avail_out == 0;
  inflateEnd(&stream);
  return whole ? out : std::string{};
}

// Whether the element that an XML text begins with is closed at its end.
bool closes_what_it_opens(std::string_view xml) {
  std::size_t open = xml.find('<');
  while (open + 1 < xml.size() && xml[open + 1] == '?') open = xml.find('<', open + 1);
  if (open >= xml.size()) return false;
  const std::size_t end = xml.find_first_of(" \r\n/>", open + 1);
  if (end == xml.npos) return false;
  const std::string closing = "</" + std::string(xml.substr(open + 1, end - open - 1)) + ">";
  const std::size_t last = xml.find_last_not_of(" \r\n");
  return xml.substr(0, last + 1).ends_with(closing);
}

}  // namespace

std::string damaged_part(const std::string& workbook) {
  const std::size_t end = workbook.rfind("PK\x05\x06");
  if (end == workbook.npos) return "ZIP";
  const std::string_view bytes = workbook;
  std::size_t entry = number_at(bytes, end + 16, 4);
  const std::uint32_t count = number_at(bytes, end + 10, 2);
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint32_t name = number_at(bytes, entry + 28, 2);
    if (entry + 46 + name > bytes.size()) return "ZIP";
    const std::size_t local = number_at(bytes, entry + 42, 4);
    const std::size_t data =
        local + 30 + number_at(bytes, local + 26, 2) + number_at(bytes, local + 28, 2);
    const std::uint32_t packed = number_at(bytes, entry + 20, 4);
    std::string part(bytes.substr(entry + 46, name));
    if (data + packed > bytes.size()) return part;
    const std::string xml = inflated(bytes.substr(data, packed), number_at(bytes, entry + 24, 4));
    if (!closes_what_it_opens(xml)) return part;
    entry += 46 + name + number_at(bytes, entry + 30, 2) + number_at(bytes, entry + 32, 2);
  }
  return count == 0 ? "ZIP" : "";
}

}  // namespace xlsx_export
