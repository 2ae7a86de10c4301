#pragma once

// One record of a table in, its rows out: the cells read, the row checked, repeats left out.

#include "column_forms.hpp"
#include "known_cells.hpp"
#include "repeats.hpp"
#include "row_writer.hpp"

namespace kinerja::tables {

class RowMaker {
 public:
  /// Whether rows always get a key, or only where the host does not tell them apart by itself.
  enum class Keys { always, where_needed };

  /// Borrows all of its arguments.
  RowMaker(const Settings& settings,
           const ColumnForms& forms,
           const Call& call,
           RowWriter& writer,
           std::string input,
           Keys keys = Keys::always);

  /// Whether its rows have no keys, as the host tells them apart by their columns.
  bool keyless() const { return keyless_; }

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
  // A column that gives a field, and what its cells were read as before.
  struct FieldColumn {
    const FieldInput* input = nullptr;
    bool plain_number = false;  // most cells need no more than read_plain_amount
    bool alone = false;         // its meaning depends on no other cell of the row
    bool has_last = false;
    std::string last;  // the cell that the field's value was read from
    CellKind last_kind = CellKind::text;
    KnownCells known;

    Field field() const { return input->spec->field; }
    std::size_t column() const { return static_cast<std::size_t>(input->column); }
  };

  std::vector<FieldColumn> field_columns() const;
  Bad read_constants();
  Bad read_constant(const FieldInput& input);
  Bad read_fields(const KeptRecord& record);
  bool read_quickly(FieldColumn& from, const Cell& cell);
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
  bool keyless_;  // the host tells the rows apart by their columns, and sees repeats
  std::vector<FieldColumn> columns_;
  Bad bad_constant_;
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
