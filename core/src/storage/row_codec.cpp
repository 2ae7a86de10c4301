// A batch as a blob, little-endian:
//
//   blob := version u8, kind u8 (index in Rows), rows u32, input size u32, input, column*
//
// Columns stand in the order of for_each_column. Since version 3 they have the forms of
// column_codec.hpp. Before, a column was a tag u8, its count u32, and its numbers or the end of
// each text (count x u32) and all bytes. A change of columns needs a new version, and old versions
// stay readable.
#include "storage/row_codec.hpp"

#include "storage/column_codec.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <utility>

namespace kinerja {
namespace {

// Version 2 has `about` and `state` in events; for the other kinds it is version 1.
constexpr std::uint8_t newest_rows_version = 3;

constexpr std::uint8_t text_tag = 0;

template <class Number>
constexpr std::uint8_t tag_of() {
  if constexpr (std::is_same_v<Number, double>) {
    return 0x30 + sizeof(Number);
  } else if constexpr (std::is_signed_v<Number>) {
    return 0x20 + sizeof(Number);
  } else {
    return 0x10 + sizeof(Number);
  }
}

std::size_t wanted_size(const People& people, std::string_view column) {
  if (column == "attr_begin") return people.size() + 1;
  if (column == "attr_name" || column == "attr_value")
    return people.attr_begin.empty() ? 0 : people.attr_begin.back();
  return people.size();
}

std::size_t wanted_size(const Sheets& sheets, std::string_view column) {
  if (column == "aspect") return sheets.aspect.size();
  if (column == "score") return sheets.size() * sheets.aspect.size();
  return sheets.size();
}

template <class Kind>
std::size_t wanted_size(const Kind& rows, std::string_view) {
  return rows.size();
}

bool cuts_fit(const People& people) {
  if (people.attr_begin.empty() || people.attr_begin[0] != 0) return false;
  for (std::size_t i = 1; i < people.attr_begin.size(); ++i)
    if (people.attr_begin[i] < people.attr_begin[i - 1]) return false;
  return true;
}

template <class Kind>
bool cuts_fit(const Kind&) {
  return true;
}

// The name of the first column that does not fit the others, or empty.
template <class Kind>
std::string_view unfit_column(const Kind& rows) {
  std::string_view unfit = cuts_fit(rows) ? "" : "attr_begin";
  for_each_column(rows, [&](std::string_view name, const auto& column) {
    if (unfit.empty() && column.size() != wanted_size(rows, name)) unfit = name;
  });
  return unfit;
}

// Reads the columns of versions 1 and 2. Each function returns false when the bytes say something
// else, and asks for memory only after it has seen that the bytes to fill it are there.
class OldColumns {
 public:
  explicit OldColumns(std::string_view rest) : rest_(rest) {}

  template <class Number>
  bool number(Number& value) {
    return raw(&value, sizeof value);
  }

  template <class Number>
  bool column(std::vector<Number>& numbers) {
    std::uint32_t count = 0;
    if (!head(tag_of<Number>(), count) || rest_.size() / sizeof(Number) < count) return false;
    numbers.resize(count);
    return raw(numbers.data(), count * sizeof(Number));
  }

  template <class Number>
  bool column(Column<Number>& column) {
    std::vector<Number> numbers;
    if (!this->column(numbers)) return false;
    column = Column<Number>(std::span<const Number>(numbers));
    return true;
  }

  bool column(TextColumn& column) {
    std::uint32_t count = 0;
    if (!head(text_tag, count) || rest_.size() / sizeof(std::uint32_t) < count) return false;
    std::vector<std::uint32_t> offsets(std::size_t{count} + 1, 0);
    if (!raw(offsets.data() + 1, count * sizeof(std::uint32_t))) return false;
    if (offsets.back() > rest_.size() || !std::is_sorted(offsets.begin(), offsets.end()))
      return false;
    column = {};
    column.append({rest_.data(), offsets.back(), offsets.data(), offsets.data() + 1}, count);
    rest_.remove_prefix(offsets.back());
    return true;
  }

  bool at_end() const { return rest_.empty(); }

 private:
  bool head(std::uint8_t wanted_tag, std::uint32_t& count) {
    std::uint8_t tag = 0;
    return number(tag) && tag == wanted_tag && number(count);
  }

  bool raw(void* to, std::size_t bytes) {
    if (rest_.size() < bytes) return false;
    if (bytes > 0) std::memcpy(to, rest_.data(), bytes);
    rest_.remove_prefix(bytes);
    return true;
  }

  std::string_view rest_;
};

template <std::size_t... kinds>
bool become(Rows& rows, std::size_t kind, std::index_sequence<kinds...>) {
  return ((kind == kinds ? (rows.emplace<kinds>(), true) : false) || ...);
}

std::size_t most_entries(const Rows& rows) {
  return std::visit(
      [](const auto& kind) {
        std::size_t most = 0;
        for_each_column(kind, [&](std::string_view, const auto& column) {
          most = std::max<std::size_t>(most, column.size());
        });
        return most;
      },
      rows);
}

Error damaged(std::string_view where) {
  return fail(Errc::storage,
              text("baris tersimpan rusak pada {}", "stored rows are damaged at {}", {where}));
}

template <class Kind>
bool fill_if_new(Kind&, std::string_view, std::uint8_t, std::uint32_t) {
  return false;
}

// Whether a column is newer than a blob; then it is filled with its default.
bool fill_if_new(Events& rows, std::string_view name, std::uint8_t version, std::uint32_t count) {
  if (version >= 2 || (name != "about" && name != "state")) return false;
  for (std::uint32_t i = 0; i < count; ++i)
    (name == "about" ? rows.about : rows.state).push_back({});
  return true;
}

template <class Columns, class Kind>
Result<void> read_columns(Columns in, std::uint8_t version, std::uint32_t count, Kind& rows) {
  std::string_view fault;
  for_each_column(rows, [&](std::string_view name, auto& column) {
    if (!fault.empty() || fill_if_new(rows, name, version, count)) return;
    if (!in.column(column)) fault = name;
  });
  if (fault.empty()) fault = unfit_column(rows);
  if (fault.empty() && rows.size() != count) fault = "rows";
  if (fault.empty() && !in.at_end()) fault = "end";
  if (!fault.empty()) return damaged(fault);
  return {};
}

}  // namespace

Result<std::string> encode_rows(const Rows& rows) {
  const std::string_view unfit =
      std::visit([](const auto& kind) { return unfit_column(kind); }, rows);
  if (!unfit.empty())
    return fail(Errc::internal,
                text("kolom {} tidak sepanjang kolom lain dalam kumpulan baris",
                     "column {} is not as long as the others of its batch",
                     {unfit}));
  if (most_entries(rows) > max_column_entries)
    return fail(Errc::unsupported,
                text("satu kolom berisi {} isian; batasnya {}",
                     "one column has {} entries; the limit is {}",
                     {std::uint64_t{most_entries(rows)}, std::uint64_t{max_column_entries}}));
  ColumnWriter out;
  out.number(newest_rows_version);
  out.number(static_cast<std::uint8_t>(rows.index()));
  out.number(static_cast<std::uint32_t>(size_of(rows)));
  std::visit(
      [&](const auto& kind) {
        out.text(kind.input);
        for_each_column(kind, [&](std::string_view, const auto& column) { out.column(column); });
      },
      rows);
  std::string blob = out.take();
  if (blob.size() > max_batch_bytes)
    return fail(Errc::unsupported,
                text("satu kumpulan baris berisi {} bita; batasnya {}",
                     "one batch of rows has {} bytes; the limit is {}",
                     {std::uint64_t{blob.size()}, std::uint64_t{max_batch_bytes}}));
  return blob;
}

Result<Rows> decode_rows(std::string_view blob) {
  ColumnReader in(blob, max_column_entries);
  std::uint8_t version = 0;
  std::uint8_t kind = 0;
  std::uint32_t count = 0;
  if (!in.number(version) || version == 0 || version > newest_rows_version)
    return damaged("version");
  Rows rows;
  if (!in.number(kind) ||
      !become(rows, kind, std::make_index_sequence<std::variant_size_v<Rows>>{}))
    return damaged("kind");
  if (!in.number(count)) return damaged("rows");
  const auto read = [&](auto& columns) -> Result<void> {
    if (!in.text(columns.input)) return damaged("input");
    if (version < 3) return read_columns(OldColumns(in.rest()), version, count, columns);
    return read_columns(std::move(in), version, count, columns);
  };
  KINERJA_CHECK(std::visit(read, rows));
  return rows;
}

}  // namespace kinerja
