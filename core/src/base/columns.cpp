#include <kinerja/core/columns.hpp>

#include <stdexcept>

namespace kinerja {

void TextColumn::append(const kinerja_strs& texts, std::size_t n) {
  std::uint64_t named = 0;
  if (texts.begin != nullptr)
    for (std::size_t i = 0; i < n; ++i) named += texts.end[i] - texts.begin[i];
  if (named == 0) {
    if (!begin_.empty()) {
      begin_.resize(size_ + n, 0);
      end_.resize(size_ + n, 0);
    }
    size_ += n;
    return;
  }
  // A block that holds much that no text of these shows, such as a piece of a file, stays behind.
  if (texts.bytes_len > named) {
    for (std::size_t i = 0; i < n; ++i)
      push_back({texts.bytes + texts.begin[i], texts.end[i] - texts.begin[i]});
    return;
  }
  const auto base = static_cast<std::uint32_t>(add_bytes({texts.bytes, texts.bytes_len}));
  begin_.resize(size_, 0);
  end_.resize(size_, 0);
  begin_.reserve(size_ + n);
  end_.reserve(size_ + n);
  for (std::size_t i = 0; i < n; ++i) begin_.push_back(base + texts.begin[i]);
  for (std::size_t i = 0; i < n; ++i) end_.push_back(base + texts.end[i]);
  size_ += n;
}

std::size_t TextColumn::add_bytes(std::string_view bytes) {
  if (bytes.size() > UINT32_MAX - bytes_.size())
    throw std::length_error("a column of texts holds more than 4 GiB");
  const std::size_t before = bytes_.size();
  bytes_.append(bytes);
  return before;
}

}  // namespace kinerja
