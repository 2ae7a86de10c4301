#pragma once

// What the readers of CSV and of JSON Lines hand on: one record after the other, as bytes.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace kinerja::tables {

/// text: of a file. number: a JSON number, not a text that looks like one. nested: a JSON object or
/// array, which no column can use. constant: of the settings, in their own fixed forms.
enum class CellKind : std::uint8_t { text, number, nested, constant };

struct Cell {
  std::string_view text;
  CellKind kind = CellKind::text;
};

/// One record; borrowed for the call of the sink. `fault` is a Reason when the record cannot be
/// used. In JSON Lines `names` stand beside `cells`; in CSV they are empty.
struct RawRecord {
  std::uint32_t line = 0;
  std::string_view fault;
  const std::vector<std::string_view>& names;
  const std::vector<Cell>& cells;
};

using RecordSink = std::function<void(const RawRecord&)>;

/// Reads blocks that may be cut anywhere. Throws Failure where the whole input cannot be read.
class RecordReader {
 public:
  RecordReader() = default;
  RecordReader(const RecordReader&) = delete;
  RecordReader(RecordReader&&) = delete;
  RecordReader& operator=(const RecordReader&) = delete;
  RecordReader& operator=(RecordReader&&) = delete;
  virtual ~RecordReader() = default;
  virtual void take(std::string_view block) = 0;
  virtual void finish() = 0;
};

}  // namespace kinerja::tables
