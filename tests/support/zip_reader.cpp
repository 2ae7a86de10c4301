#include "zip_reader.hpp"

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <zlib.h>

namespace kinerja::test {
namespace {

std::uint32_t number_at(const std::string& bytes, std::size_t place, std::size_t size) {
  std::uint32_t number = 0;
  for (std::size_t i = size; i-- > 0;) {
    number = number << 8U | static_cast<unsigned char>(bytes.at(place + i));
  }
  return number;
}

std::string inflated(const std::string& packed, std::size_t size) {
  std::string out(size, '\0');
  z_stream stream{};
  constexpr int raw_window = -15;  // deflate without a header, as ZIP has it
  if (inflateInit2(&stream, raw_window) != Z_OK) throw std::runtime_error("zlib");
  std::string in = packed;
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int status = inflate(&stream, Z_FINISH);
  inflateEnd(&stream);
  if (status != Z_STREAM_END) throw std::runtime_error("damaged ZIP member");
  return out;
}

}  // namespace

std::map<std::string, std::string> unzip(const std::string& archive) {
  const std::size_t end = archive.rfind("PK\x05\x06");
  if (end == archive.npos) throw std::runtime_error("no ZIP archive");
  std::map<std::string, std::string> files;
  const std::uint32_t count = number_at(archive, end + 10, 2);
  std::size_t entry = number_at(archive, end + 16, 4);
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint32_t method = number_at(archive, entry + 10, 2);
    const std::uint32_t packed = number_at(archive, entry + 20, 4);
    const std::uint32_t size = number_at(archive, entry + 24, 4);
    const std::uint32_t name = number_at(archive, entry + 28, 2);
    const std::size_t local = number_at(archive, entry + 42, 4);
    const std::size_t data =
        local + 30 + number_at(archive, local + 26, 2) + number_at(archive, local + 28, 2);
    const std::string bytes = archive.substr(data, packed);
    files[archive.substr(entry + 46, name)] = method == 0 ? bytes : inflated(bytes, size);
    entry += 46 + name + number_at(archive, entry + 30, 2) + number_at(archive, entry + 32, 2);
  }
  return files;
}

}  // namespace kinerja::test
