#include "cell_store.hpp"

#include <kinerja/cpp/base.hpp>

#include "cell_text.hpp"
#include "limits.hpp"

namespace kinerja::tables {
namespace {

constexpr unsigned kind_shift = 30;
constexpr std::uint32_t size_mask = (1U << kind_shift) - 1;

}  // namespace

void CellStore::take(std::uint32_t line, std::uint64_t content, const std::vector<Cell>& cells) {
  for (const Cell& cell : cells) {
    bytes_.append(cell.text);
    sizes_.push_back(static_cast<std::uint32_t>(cell.text.size()) |
                     static_cast<std::uint32_t>(cell.kind) << kind_shift);
  }
  lines_.push_back(line);
  contents_.push_back(content);
  if (bytes_.size() + sizes_.size() * sizeof(std::uint32_t) > max_kept_bytes)
    throw Failure(KINERJA_E_INPUT,
                  "TOO_MUCH: " + std::to_string(max_kept_bytes),
                  input_ + ":" + std::to_string(line));
}

Cell CellStore::show(std::uint32_t packed, std::size_t& at, std::string& converted) const {
  const std::size_t size = packed & size_mask;
  const std::string_view text = std::string_view(bytes_).substr(at, size);
  at += size;
  return shown_cell({text, static_cast<CellKind>(packed >> kind_shift)}, encoding_, converted);
}

Cell shown_cell(const Cell& cell, Encoding encoding, std::string& converted) {
  if (encoding != Encoding::windows_1252) return {trim(cell.text), cell.kind};
  std::string_view text = cell.text;
  const bool ascii = std::all_of(
      text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (!ascii) {
    converted = from_windows_1252(text);
    text = converted;
  }
  return {trim(text), cell.kind};
}

}  // namespace kinerja::tables
