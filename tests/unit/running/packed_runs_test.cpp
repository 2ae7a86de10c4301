// What is put down run by run is read back cell by cell, whatever the columns look like.

#include "running/packed_runs.hpp"

#include "rows_builder.hpp"
#include "running/append_rows.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <limits>

namespace kinerja::test {
namespace {

constexpr std::uint32_t source = 3;

// Puts rows [0, n) down in runs of `run` rows and reads them back as one batch.
template <class Kind>
Kind there_and_back(const Kind& rows, std::size_t run) {
  RunPacker packer;
  packer.turn_to(source, rows);
  std::string bytes;
  for (std::size_t first = 0; first < rows.size(); first += run)
    packer.put(first, std::min(run, rows.size() - first), bytes);
  RunReader reader(packer.shapes(), packer.words());
  EXPECT_TRUE(reader.read(bytes));
  auto batches = reader.take();
  if (batches.size() != 1) return {};
  EXPECT_EQ(batches[0].source, source);
  return std::get<Kind>(std::move(batches[0].rows));
}

template <class Kind>
void expect_same(const Kind& a, const Kind& b) {
  EXPECT_EQ(a.input, b.input);
  EXPECT_EQ(a.key.strs().begin == nullptr, b.key.strs().begin == nullptr) << "keyless or not";
  for_each_column(a, [&](std::string_view name, const auto& left) {
    for_each_column(b, [&](std::string_view other, const auto& right) {
      if constexpr (std::is_same_v<decltype(left), decltype(right)>) {
        if (name != other) return;
        ASSERT_EQ(left.size(), right.size()) << name;
        for (std::size_t i = 0; i < left.size(); ++i) {
          if constexpr (std::is_same_v<std::remove_cvref_t<decltype(left[i])>, double>)
            EXPECT_EQ(std::bit_cast<std::uint64_t>(double{left[i]}),
                      std::bit_cast<std::uint64_t>(double{right[i]}))
                << name << " " << i;
          else
            EXPECT_EQ(left[i], right[i]) << name << " " << i;
        }
      }
    });
  });
}

Measures measures_of(const std::vector<double>& values) {
  std::vector<MeasureRow> rows;
  std::uint32_t line = 1;
  for (const double value : values)
    rows.push_back({.subject = "pegawai " + std::to_string(line / 3),
                    .indicator = std::to_string(line % 4),
                    .value = value,
                    .line = line++});
  return rows_of(rows);
}

TEST(PackedRuns, KeepNumbersBitForBitInWhateverWidth) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  for (const std::vector<double>& values : {std::vector<double>{1, 2, 3},
                                            std::vector<double>{-128, 127, 0.0},
                                            std::vector<double>{-129, 128},
                                            std::vector<double>{-32'768, 32'767},
                                            std::vector<double>{327.67, -327.69},
                                            std::vector<double>{2'147'483'647, -2'147'483'648.0},
                                            std::vector<double>{2'147'483'648.0, 1},
                                            std::vector<double>{0.1, 1.0 / 3},
                                            std::vector<double>{0.0, -0.0, nan},
                                            std::vector<double>{5, 5, 5}})
    for (const std::size_t run : {1u, 2u, 3u}) {
      const Measures rows = measures_of(values);
      expect_same(there_and_back(rows, run), rows);
    }
}

TEST(PackedRuns, KeepLongRunsAndLongTexts) {
  std::vector<double> values(1'000);
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = 0.25 * static_cast<double>(i);
  Measures rows = measures_of(values);
  rows.evidence = {};
  for (std::size_t i = 0; i < rows.size(); ++i)
    rows.evidence.push_back(std::string(i % 5 == 0 ? 0 : 253 + i % 5, 'b'));
  for (const std::size_t run : {1u, 63u, 64u, 65u, 1'000u})
    expect_same(there_and_back(rows, run), rows);
}

TEST(PackedRuns, TakeTwoBytesForEachOfFewDifferentTexts) {
  Measures rows = measures_of(std::vector<double>(40, 1.0));
  rows.evidence = {};
  for (std::size_t i = 0; i < rows.size(); ++i)
    rows.evidence.push_back(std::string(100, i % 2 == 0 ? 'b' : 'c'));
  RunPacker packer;
  packer.turn_to(source, rows);
  std::string bytes;
  packer.put(0, 20, bytes);
  const std::size_t before = bytes.size();
  packer.put(20, 20, bytes);

  EXPECT_LT(bytes.size() - before, 20 * 30u) << "with the texts themselves 2,000 more";
  expect_same(there_and_back(rows, 7), rows);
}

TEST(PackedRuns, KeepTextsAlsoWhenThereIsNoRoomForMoreWords) {
  constexpr std::size_t batches = 80, rows_of_batch = 250;  // together more than may be listed
  RunPacker packer;
  std::string bytes;
  std::vector<Measures> all;
  for (std::size_t batch = 0; batch < batches; ++batch) {
    Measures& rows = all.emplace_back(measures_of(std::vector<double>(rows_of_batch, 1.0)));
    rows.evidence = {};
    for (std::size_t i = 0; i < rows.size(); ++i)
      rows.evidence.push_back(std::to_string(batch * rows_of_batch + i));
  }
  for (const Measures& rows : all) {
    packer.turn_to(source, rows);
    for (std::size_t i = 0; i < rows.size(); ++i) packer.put(i, 1, bytes);
  }
  RunReader reader(packer.shapes(), packer.words());
  ASSERT_TRUE(reader.read(bytes));
  const auto read = reader.take();
  ASSERT_EQ(read.size(), 2u) << "of words, and of texts";
  std::size_t next = 0;
  for (const UnpackedRows& batch : read) {
    const Measures& rows = std::get<Measures>(batch.rows);
    for (std::size_t i = 0; i < rows.size(); ++i)
      EXPECT_EQ(rows.evidence[i], std::to_string(next++));
  }
  EXPECT_EQ(next, batches * rows_of_batch);
}

TEST(PackedRuns, RefuseAWordThatNobodyListed) {
  RunPacker packer;
  const Measures rows = measures_of({1, 1, 1});
  packer.turn_to(source, rows);
  std::string bytes;
  packer.put(0, rows.size(), bytes);

  EXPECT_FALSE(RunReader(packer.shapes(), RunWords()).read(bytes));
}

TEST(PackedRuns, KeepSheetsWithTheirAspects) {
  Sheets rows;
  rows.input = "berkas";
  rows.aspect.push_back("a");
  rows.aspect.push_back("b");
  for (std::uint32_t i = 0; i < 10; ++i) {
    rows.key.push_back({});
    rows.ratee.push_back(std::to_string(i / 2));
    rows.rater.push_back(i % 2 == 0 ? "x" : "y");
    rows.comment.push_back(i == 7 ? "baik" : "");
    rows.origin.push_back(i + 1);
    rows.ratee_kind.push_back(0);
    rows.role.push_back(static_cast<std::uint8_t>(i % 3));
    rows.state.push_back(1);
    rows.day.push_back(static_cast<std::int32_t>(20'000 + i));
    rows.score.push_back(i % 5 + 1);
    rows.score.push_back(i == 4 ? std::numeric_limits<double>::quiet_NaN() : 2.5);
  }
  for (const std::size_t run : {1u, 2u, 10u}) expect_same(there_and_back(rows, run), rows);
  Sheets none = rows;
  none.aspect = {};
  none.score.clear();
  expect_same(there_and_back(none, 2), none);
}

TEST(PackedRuns, OfOneShapeBecomeOneBatchAndOthersAnother) {
  RunPacker packer;
  std::string bytes;
  const Measures first = measures_of({1, 2, 3}), second = measures_of({4, 5, 6, 7});
  Measures keyless = measures_of({8, 9});
  keyless.key = {};
  for (int i = 0; i < 2; ++i) keyless.key.push_back({});
  for (const Measures* const rows :
       std::initializer_list<const Measures*>{&first, &second, &keyless}) {
    packer.turn_to(source, *rows);
    packer.put(0, rows->size(), bytes);
  }
  RunReader reader(packer.shapes(), packer.words());
  ASSERT_TRUE(reader.read(bytes));
  const auto batches = reader.take();
  ASSERT_EQ(batches.size(), 2u);
  Measures both = first;
  append_rows(both, second, 0, second.size());
  expect_same(std::get<Measures>(batches[0].rows), both);
  expect_same(std::get<Measures>(batches[1].rows), keyless);
}

TEST(PackedRuns, RefuseBytesThatEndTooSoon) {
  RunPacker packer;
  std::string bytes;
  const Measures rows = measures_of({1, 2.5, 3});
  packer.turn_to(source, rows);
  packer.put(0, rows.size(), bytes);
  for (std::size_t n = 1; n < bytes.size(); ++n)
    EXPECT_FALSE(
        RunReader(packer.shapes(), packer.words()).read(std::string_view(bytes).substr(0, n)))
        << n;
  bytes[0] = 9;  // a shape that nobody has
  EXPECT_FALSE(RunReader(packer.shapes(), packer.words()).read(bytes));
}

}  // namespace
}  // namespace kinerja::test
