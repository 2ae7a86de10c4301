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

void TextColumn::append(const TextColumn& from, std::size_t first, std::size_t n) {
  if (n == 0) return;
  if (!from.begin_.empty()) push_back(from[first]);
  for (std::size_t i = first + (from.begin_.empty() ? 0 : 1); i < first + n; ++i) {
    if (!from.begin_.empty() && !from.repeats(i)) {
      push_back(from[i]);
      continue;
    }
    ++size_;
    if (begin_.empty()) continue;
    begin_.push_back(from.begin_.empty() ? 0 : begin_.back());
    end_.push_back(from.begin_.empty() ? 0 : end_.back());
  }
}

void TextColumn::throw_too_long() {
  throw std::length_error("a column of texts holds more than 4 GiB");
}

std::size_t TextColumn::add_bytes(std::string_view bytes) {
  if (bytes.size() > UINT32_MAX - bytes_.size()) throw_too_long();
  const std::size_t before = bytes_.size();
  bytes_.append(bytes);
  return before;
}

}  // namespace kinerja
