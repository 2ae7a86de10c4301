#include "storage/sqlite_results.hpp"

#include <bit>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace kinerja {
namespace {

// SQLite keeps a double bit for bit, but for two: NaN becomes NULL and -0 becomes 0.
bool real_loses(double score) {
  return std::isnan(score) || (score == 0 && std::signbit(score));
}

}  // namespace

Result<RunId> SqliteResults::save_run(const RunRecord& run,
                                      const std::function<bool(ResultRow& row)>& next) {
  KINERJA_TRY(transaction, SqliteTransaction::write(database_));
  KINERJA_TRY(number, next_number(run.key.agency));
  KINERJA_CHECK(add_run(run, number));
  KINERJA_CHECK(add_results(run.key.agency, number, next));
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
  return {};
}

Result<void> SqliteResults::add_results(const std::string& agency,
                                        std::int64_t number,
                                        const std::function<bool(ResultRow& row)>& next) {
  KINERJA_TRY(
      insert,
      database_.prepare("INSERT INTO result (agency, run, employee, node, score, score_bits, "
                        "grade, status, grade_text) "
                        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"));
  ResultRow row;
  const auto bind = [&](double score, auto bits) {
    insert.bind(
        agency, number, row.employee, row.node, score, bits, row.grade, row.status, row.grade_text);
  };
  while (next(row)) {
    if (real_loses(row.score)) {
      bind(0.0, std::bit_cast<std::int64_t>(row.score));
    } else {
      bind(row.score, nullptr);
    }
    KINERJA_CHECK(insert.run());
    row = {};
  }
  return {};
}

Result<std::vector<ComponentStamp>> SqliteResults::components_of(const std::string& agency,
                                                                 std::int64_t number) {
  KINERJA_TRY(
      list,
      database_.prepare("SELECT name, component, plugin, version, sha256 FROM run_component "
                        "WHERE agency = ?1 AND run = ?2 ORDER BY number"));
  list.bind(agency, number);
  std::vector<ComponentStamp> stamps;
  for (;;) {
    KINERJA_TRY(more, list.step());
    if (!more) return stamps;
    stamps.push_back({std::string(list.text(0)),
                      std::string(list.text(1)),
                      std::string(list.text(2)),
                      std::string(list.text(3)),
                      std::string(list.text(4))});
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
  KINERJA_TRY(components, components_of(key.agency, find.integer(0)));
  run.components = std::move(components);
  return std::optional<RunRecord>(std::move(run));
}

Result<void> SqliteResults::read_results(
    RunId run, const std::function<Result<void>(const ResultRow& row)>& each) {
  const auto place = runs_.place_of(run);
  if (!place)
    return fail(Errc::not_found,
                text("{}: tidak ada hasil {}", "{}: there is no run {}", {database_.name(), run}));
  KINERJA_TRY(
      list,
      database_.prepare("SELECT employee, node, score, score_bits, grade, status, grade_text "
                        "FROM result WHERE agency = ?1 AND run = ?2 ORDER BY employee, node"));
  list.bind(place->agency, place->number);
  ResultRow row;
  for (;;) {
    KINERJA_TRY(more, list.step());
    if (!more) return {};
    row.employee = list.text(0);
    row.node = list.text(1);
    row.score = list.is_null(3) ? list.real(2) : std::bit_cast<double>(list.integer(3));
    row.grade = static_cast<std::int32_t>(list.integer(4));
    row.status = static_cast<std::int32_t>(list.integer(5));
    row.grade_text = list.text(6);
    KINERJA_CHECK(each(row));
  }
}

}  // namespace kinerja
