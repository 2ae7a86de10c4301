#pragma once

// Records as simple as nearly all are, read column by column: digits with a decimal mark, words and
// texts, nothing missing that has to be there. Whatever is not that simple is left to RowMaker, in
// its place among the others, so the rows that come out are the same.

#include "column_forms.hpp"
#include "plain_column.hpp"
#include "row_maker.hpp"
#include "row_writer.hpp"

#include <memory>
#include <span>

namespace kinerja::tables {

class PlainRows {
 public:
  /// Null where the settings ask for more than plain rows. Borrows all of its arguments; `others`
  /// makes the rows that are not plain.
  static std::unique_ptr<PlainRows> make(const Settings& settings,
                                         const ColumnForms& forms,
                                         RowWriter& writer,
                                         RowMaker& others);

  /// Makes rows of records; column `places[c]` of the run belongs to header c in use.
  void take(const RecordRun& run, const std::vector<std::size_t>& places);

 private:
  // What all rows have.
  struct Constant {
    Field field;
    Value value;
  };

  PlainRows(const Settings& settings,
            const ColumnForms& forms,
            RowWriter& writer,
            RowMaker& others);

  bool read_constants();
  void read_periods(std::size_t n);
  bool take_days(Field field,
                 std::size_t n,
                 std::vector<std::int32_t> PlainColumn::*of_column,
                 std::int32_t Value::*of_constant,
                 std::vector<std::int32_t>& to);
  void name_raters();
  void read_scores(const RecordRun& run, const std::vector<std::size_t>& places);
  void make_rows(std::size_t first, std::size_t last);
  void make_other(const RecordRun& run, const std::vector<std::size_t>& places, std::size_t row);
  void add_goals(std::size_t first, std::size_t n);
  void add_measures(std::size_t first, std::size_t n);
  void add_sheets(std::size_t first, std::size_t n);

  PlainColumn* column_of(Field field);
  const Value* constant_of(Field field) const;
  template <class Rows, class Row>
  void fill_texts(
      Rows& rows, std::string_view Row::*member, Field field, std::size_t first, std::size_t n);
  template <class Rows, class Row>
  void fill_numbers(Rows& rows, double Row::*member, Field field, std::size_t first, std::size_t n);
  template <class Word, class Rows, class Row>
  void fill_words(Rows& rows, Word Row::*member, Field field, std::size_t first, std::size_t n);
  std::span<const std::uint32_t> lines(std::size_t first, std::size_t n) const {
    return lines_.subspan(first, n);
  }

  const Settings& settings_;
  const ColumnForms& forms_;
  RowWriter& writer_;
  RowMaker& others_;
  std::vector<PlainColumn> columns_;
  std::vector<Constant> constants_;

  // Of the run at hand.
  std::span<const std::uint32_t> lines_;
  std::vector<char> odd_;                          // rows that are not plain
  std::vector<char> unanswered_;                   // sheets without a score
  std::vector<double> scores_;                     // of sheets, row by row
  std::vector<std::int32_t> from_days_, to_days_;  // of measures
  std::string rater_names_;                        // that name_raters() made
  std::vector<Cell> other_;                        // the cells of one row
};

}  // namespace kinerja::tables
