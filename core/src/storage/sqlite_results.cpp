#include "storage/sqlite_results.hpp"

#include <kinerja/abi.h>

#include "storage/chained_hash.hpp"
#include "storage/result_codec.hpp"

#include <algorithm>
#include <bit>
#include <string>
#include <utility>
#include <vector>

namespace kinerja {
namespace {

constexpr std::size_t max_grades = 1'000;  // of a node

// Puts the rows of runs from before there were batches into columns.
class BatchOfRows {
 public:
  explicit BatchOfRows(const std::vector<ComponentStamp>& components) : components_(components) {
    clear();
  }

  std::size_t size() const { return batch_.employee.size(); }
  bool is_new(std::string_view employee) const {
    return size() == 0 || batch_.employee[size() - 1] != employee;
  }
  void add_employee(std::string_view employee) {
    batch_.employee.push_back(employee);
    for (NodeResults& node : batch_.nodes) {
      node.score.push_back(0);
      node.grade.push_back(-1);
      node.status.push_back(KINERJA_MISSING);
    }
  }
  void set(std::string_view node, double score, std::int32_t grade, std::int32_t status) {
    for (std::size_t k = 0; k < components_.size(); ++k) {
      if (components_[k].name != node) continue;
      batch_.nodes[k].score.back() = score;
      batch_.nodes[k].grade.back() = grade;
      batch_.nodes[k].status.back() = status;
    }
  }
  const ResultBatch& batch() const { return batch_; }
  void clear() {
    batch_ = {};
    batch_.nodes.resize(components_.size());
  }

 private:
  const std::vector<ComponentStamp>& components_;
  ResultBatch batch_;
};

}  // namespace

Result<RunId> SqliteResults::save_run(const RunRecord& run,
                                      const std::function<Result<bool>(ResultBatch& batch)>& next) {
  KINERJA_TRY(transaction, SqliteTransaction::write(database_));
  KINERJA_TRY(number, next_number(run.key.agency));
  KINERJA_CHECK(add_results(run.key.agency, number, next));
  KINERJA_CHECK(add_run(run, number));
  KINERJA_CHECK(transaction.commit());
  return runs_.id_of(run.key.agency, number);
}

Result<std::int64_t> SqliteResults::next_number(const std::string& agency) {
  KINERJA_TRY(count,
              database_.prepare("INSERT INTO agency (agency, last_run) VALUES (?1, 1) ON CONFLICT "
                                "DO UPDATE SET last_run = last_run + 1 RETURNING last_run"));
  KINERJA_CHECK(count.bind(agency).step());
  const std::int64_t number = count.integer(0);
  KINERJA_CHECK(count.run());
  return number;
}

Result<void> SqliteResults::add_run(const RunRecord& run, std::int64_t number) {
  KINERJA_TRY(
      insert,
      database_.prepare("INSERT INTO run (agency, number, cycle, made_ms, host_version, "
                        "config_hash, input_hash, result_hash, config, result_node, people) "
                        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"));
  insert.bind(run.key.agency,
              number,
              run.key.cycle,
              run.made_ms,
              run.host_version,
              run.config_hash,
              run.input_hash,
              run.result_hash,
              run.config,
              run.result_node,
              run.people);
  KINERJA_CHECK(insert.run());
  KINERJA_TRY(
      component,
      database_.prepare("INSERT INTO run_component (agency, run, number, name, component, "
                        "plugin, version, sha256) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"));
  std::int64_t place = 0;
  for (const ComponentStamp& stamp : run.components) {
    component.bind(run.key.agency,
                   number,
                   place++,
                   stamp.name,
                   stamp.component,
                   stamp.plugin,
                   stamp.version,
                   stamp.sha256);
    KINERJA_CHECK(component.run());
  }
  KINERJA_TRY(grade,
              database_.prepare("INSERT INTO run_grade (agency, run, component, grade, words) "
                                "VALUES (?1, ?2, ?3, ?4, ?5)"));
  for (std::size_t k = 0; k < run.components.size(); ++k) {
    const std::vector<std::string>& words = run.components[k].grades;
    for (std::size_t i = 0; i < words.size(); ++i)
      KINERJA_CHECK(grade.bind(run.key.agency, number, k, i, words[i]).run());
  }
  return {};
}

Result<void> SqliteResults::add_results(
    const std::string& agency,
    std::int64_t number,
    const std::function<Result<bool>(ResultBatch& batch)>& next) {
  KINERJA_TRY(
      insert,
      database_.prepare("INSERT INTO result_batch (agency, run, number, people, sha256, columns) "
                        "VALUES (?1, ?2, ?3, ?4, ?5, ?6)"));
  ResultBatch batch;
  std::string hash;
  for (std::int64_t place = 0;; ++place) {
    KINERJA_TRY(more, next(batch));
    if (!more) return {};
    KINERJA_TRY(columns, encode_results(batch));
    hash = chained_hash(hash, columns);
    insert.bind(agency, number, place, batch.employee.size(), hash, SqliteBlob{columns});
    KINERJA_CHECK(insert.run());
  }
}

Result<std::vector<ComponentStamp>> SqliteResults::components_of(const AgencyNumbers::Place& run) {
  KINERJA_TRY(
      list,
      database_.prepare("SELECT name, component, plugin, version, sha256 FROM run_component "
                        "WHERE agency = ?1 AND run = ?2 ORDER BY number"));
  list.bind(run.agency, run.number);
  std::vector<ComponentStamp> stamps;
  for (;;) {
    KINERJA_TRY(more, list.step());
    if (!more) break;
    stamps.push_back({std::string(list.text(0)),
                      std::string(list.text(1)),
                      std::string(list.text(2)),
                      std::string(list.text(3)),
                      std::string(list.text(4)),
                      {}});
  }
  KINERJA_TRY(
      grades,
      database_.prepare("SELECT component, grade, words FROM run_grade WHERE agency = ?1 AND run "
                        "= ?2 ORDER BY component, grade"));
  grades.bind(run.agency, run.number);
  for (;;) {
    KINERJA_TRY(more, grades.step());
    if (!more) return stamps;
    const auto component = static_cast<std::size_t>(grades.integer(0));
    const auto grade = static_cast<std::size_t>(grades.integer(1));
    if (component >= stamps.size() || grade >= max_grades) continue;
    std::vector<std::string>& words = stamps[component].grades;
    words.resize(std::max(words.size(), grade + 1));
    words[grade] = grades.text(2);
  }
}

Result<std::optional<RunRecord>> SqliteResults::latest_run(const CycleKey& key) {
  KINERJA_TRY(transaction, SqliteTransaction::read(database_));
  KINERJA_TRY(
      find,
      database_.prepare("SELECT number, made_ms, host_version, config_hash, input_hash, "
                        "result_hash, config, result_node, people FROM run WHERE agency = ?1 "
                        "AND cycle = ?2 ORDER BY number DESC LIMIT 1"));
  KINERJA_TRY(found, find.bind(key.agency, key.cycle).step());
  if (!found) return std::optional<RunRecord>();
  RunRecord run;
  run.id = runs_.id_of(key.agency, find.integer(0));
  run.key = key;
  run.made_ms = find.integer(1);
  run.host_version = find.text(2);
  run.config_hash = find.text(3);
  run.input_hash = find.text(4);
  run.result_hash = find.text(5);
  run.config = find.text(6);
  run.result_node = find.text(7);
  run.people = static_cast<std::uint64_t>(find.integer(8));
  KINERJA_TRY(components, components_of({key.agency, find.integer(0)}));
  run.components = std::move(components);
  return std::optional<RunRecord>(std::move(run));
}

Result<void> SqliteResults::read_results(
    RunId run, const std::function<Result<void>(const ResultBatch& batch)>& each) {
  const auto place = runs_.place_of(run);
  if (!place)
    return fail(Errc::not_found,
                text("{}: tidak ada hasil {}", "{}: there is no run {}", {database_.name(), run}));
  KINERJA_TRY(transaction, SqliteTransaction::read(database_));
  std::int64_t batches = 0;
  KINERJA_CHECK(read_batches(*place, each, batches));
  return batches > 0 ? Result<void>{} : read_rows(*place, each);
}

Result<void> SqliteResults::read_batches(
    const AgencyNumbers::Place& run,
    const std::function<Result<void>(const ResultBatch& batch)>& each,
    std::int64_t& batches) {
  KINERJA_TRY(list,
              database_.prepare("SELECT number, people, sha256, columns FROM result_batch WHERE "
                                "agency = ?1 AND run = ?2 ORDER BY number"));
  list.bind(run.agency, run.number);
  std::string hash;
  for (;; ++batches) {
    KINERJA_TRY(more, list.step());
    if (!more) return {};
    const auto damaged = [&](const Text& why) {
      return fail(Errc::storage,
                  text("{}: hasil {}, kumpulan {}: {}",
                       "{}: run {}, batch {}: {}",
                       {database_.name(), run.number, batches, why}));
    };
    if (list.integer(0) != batches) return damaged(text("hilang", "missing"));
    hash = chained_hash(hash, list.blob(3));
    if (hash != list.text(2))
      return damaged(
          text("isi tidak cocok dengan SHA-256-nya", "content does not match its SHA-256"));
    auto batch = decode_results(list.blob(3));
    if (!batch) return damaged(batch.error().message);
    if (std::cmp_not_equal(batch->employee.size(), list.integer(1)))
      return damaged(text("jumlah pegawai lain", "other number of employees"));
    KINERJA_CHECK(each(*batch));
  }
}

// What runs from before there were batches left: a row for each employee and node.
Result<void> SqliteResults::read_rows(
    const AgencyNumbers::Place& run,
    const std::function<Result<void>(const ResultBatch& batch)>& each) {
  KINERJA_TRY(components, components_of(run));
  KINERJA_TRY(list,
              database_.prepare("SELECT employee, node, score, score_bits, grade, status FROM "
                                "result WHERE agency = ?1 AND run = ?2 ORDER BY employee, node"));
  list.bind(run.agency, run.number);
  BatchOfRows rows(components);
  for (;;) {
    KINERJA_TRY(more, list.step());
    if (!more) break;
    if (rows.is_new(list.text(0))) {
      if (rows.size() == max_batch_employees) {
        KINERJA_CHECK(each(rows.batch()));
        rows.clear();
      }
      rows.add_employee(list.text(0));
    }
    rows.set(list.text(1),
             list.is_null(3) ? list.real(2) : std::bit_cast<double>(list.integer(3)),
             static_cast<std::int32_t>(list.integer(4)),
             static_cast<std::int32_t>(list.integer(5)));
  }
  return rows.size() > 0 ? each(rows.batch()) : Result<void>{};
}

}  // namespace kinerja
