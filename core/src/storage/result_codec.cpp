// A batch of results as a blob, little-endian:
//
//   blob := version u8, nodes u32, employee column, (score column, grade column, status column)*
//
// Columns have the forms of column_codec.hpp. A change needs a new version, and old versions stay
// readable.
#include "storage/result_codec.hpp"

#include "storage/column_codec.hpp"

#include <algorithm>

namespace kinerja {
namespace {

constexpr std::uint8_t newest_results_version = 1;
constexpr std::uint32_t max_nodes = 100'000;

bool columns_fit(const ResultBatch& batch) {
  const std::size_t n = batch.employee.size();
  return n <= max_batch_employees &&
         std::all_of(batch.nodes.begin(), batch.nodes.end(), [n](const NodeResults& node) {
           return node.score.size() == n && node.grade.size() == n && node.status.size() == n;
         });
}

Error damaged_results() {
  return fail(Errc::storage, text("hasil tersimpan rusak", "stored results are damaged"));
}

}  // namespace

Result<std::string> encode_results(const ResultBatch& batch) {
  if (!columns_fit(batch))
    return fail(Errc::internal,
                text("kolom hasil tidak sama panjang, atau terlalu panjang",
                     "columns of results differ in length, or are too long"));
  ColumnWriter out;
  out.number(newest_results_version);
  out.number(static_cast<std::uint32_t>(batch.nodes.size()));
  out.column(batch.employee);
  for (const NodeResults& node : batch.nodes) {
    out.column(node.score);
    out.column(node.grade);
    out.column(node.status);
  }
  return out.take();
}

Result<ResultBatch> decode_results(std::string_view blob) {
  ColumnReader in(blob, max_batch_employees);
  ResultBatch batch;
  std::uint8_t version = 0;
  std::uint32_t nodes = 0;
  if (!in.number(version) || version != newest_results_version || !in.number(nodes) ||
      nodes > max_nodes || !in.column(batch.employee))
    return damaged_results();
  for (std::uint32_t k = 0; k < nodes; ++k) {
    NodeResults& node = batch.nodes.emplace_back();
    if (!in.column(node.score) || !in.column(node.grade) || !in.column(node.status))
      return damaged_results();
  }
  if (!in.at_end() || !columns_fit(batch)) return damaged_results();
  return batch;
}

}  // namespace kinerja
