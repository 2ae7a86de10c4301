#pragma once

// Records as simple as nearly all are, read column by column: digits with a decimal mark, words and
// texts, nothing missing that has to be there. Whatever is not that simple is left to RowMaker, in
// its place among the others, so the rows that come out are the same.

#include "column_forms.hpp"
#include "known_cells.hpp"
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

  /// Keeps the cells, as the file has them, which stay where they are until flush().
  void take(std::uint32_t line, const std::vector<Cell>& cells);
  /// Makes rows of what was taken.
  void flush();

 private:
  // A column that gives a field.
  struct Column {
    const FieldSpec* spec = nullptr;
    std::size_t place = 0;  // among the headers in use
    CellContext context;
    KnownCells known;
    std::vector<std::string_view> texts;
    std::vector<double> numbers;
    std::vector<int> words;
  };
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
  void read(Column& column);
  void read_numbers(Column& column);
  void read_texts(Column& column);
  void read_employees(Column& column);
  void read_words(Column& column);
  bool is_number_of_employee(Column& column, std::string_view cell);
  void name_raters();
  void read_scores();
  void make_rows(std::size_t first, std::size_t last);
  void make_other(std::size_t row);
  void add_goals(std::size_t first, std::size_t n);
  void add_measures(std::size_t first, std::size_t n);
  void add_sheets(std::size_t first, std::size_t n);

  Column* column_of(Field field);
  const Value* constant_of(Field field) const;
  template <class Rows, class Row>
  void fill_texts(
      Rows& rows, std::string_view Row::*member, Field field, std::size_t first, std::size_t n);
  template <class Rows, class Row>
  void fill_numbers(Rows& rows, double Row::*member, Field field, std::size_t first, std::size_t n);
  template <class Word, class Rows, class Row>
  void fill_words(Rows& rows, Word Row::*member, Field field, std::size_t first, std::size_t n);
  std::span<const std::uint32_t> lines(std::size_t first, std::size_t n) const {
    return std::span(lines_).subspan(first, n);
  }

  const Settings& settings_;
  const ColumnForms& forms_;
  RowWriter& writer_;
  RowMaker& others_;
  std::vector<Column> columns_;
  std::vector<Constant> constants_;

  std::vector<std::uint32_t> lines_;
  std::vector<std::vector<std::string_view>> cells_;  // of each header in use
  std::vector<char> odd_;                             // rows that are not plain
  std::vector<double> scores_;                        // of sheets, row by row
  std::string rater_names_;                           // that name_raters() made
  std::vector<Cell> other_;                           // the cells of one row
};

}  // namespace kinerja::tables
