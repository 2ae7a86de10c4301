#pragma once

// One record of a table in, its rows out: the cells read, the row checked, repeats left out.

#include "column_forms.hpp"
#include "repeats.hpp"
#include "row_writer.hpp"

namespace kinerja::tables {

class RowMaker {
 public:
  /// Borrows all of its arguments.
  RowMaker(const Settings& settings,
           const ColumnForms& forms,
           const Call& call,
           RowWriter& writer,
           std::string input);

  /// Rows get `own_key` where it is given, else the key that the settings describe.
  void take(const KeptRecord& record, std::string_view own_key = {});

 private:
  struct Bad {
    std::string_view column;  // empty: the whole row
    std::string_view raw;
    Reason reason;
    bool any() const { return !reason.empty(); }
  };
  struct WideColumn {
    std::size_t column = 0;
    Value name;
  };

  Bad read_fields(const KeptRecord& record);
  void name_rater();
  Bad read_cell(const FieldSpec& spec, std::size_t column, const KeptRecord& record);
  CellContext context_of(const FieldSpec& spec, std::size_t column) const;
  void take_wide(const KeptRecord& record);
  void take_sheet(const KeptRecord& record);
  void finish_row(const KeptRecord& record, const Bad& bad_cell);
  Bad check_sent_twice(const KeptRecord& record);
  Bad check_repeat(const KeptRecord& record, const std::string& key, bool& same);
  bool has_no_answer() const;
  std::string key() const;
  void read_attributes(const KeptRecord& record);
  void warn_of_appointment(const KeptRecord& record);
  void reject(const KeptRecord& record, const Bad& bad);
  std::string_view column_name(Field field) const;

  const Settings& settings_;
  const ColumnForms& forms_;
  const Call& call_;
  RowWriter& writer_;
  std::string input_;
  std::vector<WideColumn> wide_;
  std::vector<double> scores_;  // of the sheet at hand
  Repeats repeats_;
  DoubleSends double_sends_;
  std::string_view own_key_;  // of the record at hand
  Values values_;
  std::vector<PersonAttribute> attributes_;
};

/// What is wrong with a row whose cells are all readable; `field` is where.
struct RowFault {
  Field field = Field::count;  // count: the whole row
  Reason reason;
};
RowFault check_row(const Settings& settings, Values& values);

}  // namespace kinerja::tables
