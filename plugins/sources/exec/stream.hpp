#pragma once

// One stream of a program: records in, rows of one kind out.

#include "schema_types.hpp"
#include "table/json_lines.hpp"
#include "table/row_maker.hpp"

#include <map>
#include <set>

namespace kinerja::taps {

/// How a stream becomes rows: the table's settings, and whether they name the key themselves.
struct StreamSetting {
  tables::Settings table;
  bool own_key = false;
};
using StreamSettings = std::map<std::string, StreamSetting, std::less<>>;

/// Reports mistakes to `setup`.
StreamSetting stream_settings(const SourceSetup& setup,
                              const std::string& name,
                              const Config& config);

class Stream {
 public:
  /// Borrows all of its arguments. `state` is what to commit with the rows.
  Stream(std::string name,
         const StreamSetting& setting,
         const Call& call,
         Emit& emit,
         std::string input,
         const std::string& state);
  Stream(const Stream&) = delete;  // its parts look at each other
  Stream(Stream&&) = delete;
  Stream& operator=(const Stream&) = delete;
  Stream& operator=(Stream&&) = delete;
  ~Stream() = default;

  /// From here on records are held to this schema. Throws Failure when it lacks a member that the
  /// settings name, or its key properties make no sense.
  void take_schema(std::uint32_t line, std::string_view schema, std::string_view key_properties);
  bool has_schema() const { return has_schema_; }

  void take_record(std::uint32_t line, std::string_view record);
  void reject(std::uint32_t line, std::string_view raw, const tables::Reason& reason);

  /// Brings the rows that are waiting, and leaves it to the caller to commit.
  void bring() { writer_.bring(); }

 private:
  bool fill_cells(std::uint32_t line, const tables::JsonObject& record);
  bool fill_key(std::uint32_t line, std::string_view text, const tables::JsonObject& record);
  int column_of(std::string_view member);
  std::string place(std::uint32_t line) const { return input_ + ":" + std::to_string(line); }

  std::string name_;
  const StreamSetting& setting_;
  const Call& call_;
  std::string input_;
  tables::ColumnForms forms_;
  tables::RowWriter writer_;
  tables::RowMaker maker_;

  bool has_schema_ = false;
  std::vector<JsonTypes> types_;     // of each column in use
  std::vector<std::string> key_of_;  // members that make the key; none: as the settings say
  std::map<std::string, int, std::less<>> columns_;  // of members seen so far; -1: not in use
  std::vector<tables::Cell> cells_;                  // of the record at hand, by column in use
  std::string key_;
};

}  // namespace kinerja::taps
