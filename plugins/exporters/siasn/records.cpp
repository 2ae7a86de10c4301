#include "records.hpp"

#include <algorithm>

namespace siasn_export {
namespace {

constexpr std::array<const char*, 3> level_words = {
    "Di bawah ekspektasi", "Sesuai ekspektasi", "Di atas ekspektasi"};

// The grade of a node, or, of a node that gives none, what the quadrant's trail takes it for: its
// step about that input has the level, from 1.
std::string word_of(const kinerja::PersonResult& person,
                    const kinerja::CycleView& cycle,
                    std::uint32_t predicate,
                    std::uint32_t node) {
  const std::string_view grade = person.grade(node);
  if (!grade.empty()) return std::string(grade);
  if (!cycle.node_methods()[predicate].starts_with("id.kinerja.quadrant ")) return {};
  for (const kinerja::TrailStep& step : person.steps()) {
    if (step.node != predicate || step.ref_kind != KINERJA_REF_INPUT) continue;
    if (step.ref != static_cast<std::int32_t>(node)) continue;
    if (step.result < 1 || step.result > static_cast<double>(level_words.size())) continue;
    return level_words[static_cast<std::size_t>(step.result) - 1];
  }
  return {};
}

std::string fact(const kinerja::PersonResult& person, const std::string& name) {
  return std::string(person.fact(name));
}

// The superior's own row; where it is not among the people or says nothing, the person's.
Superior superior_of(const Person& person, const Person* superior, const Settings& settings) {
  Superior found = person.superior;
  const auto prefer = [](std::string& value, const std::string& own) {
    if (!own.empty()) value = own;
  };
  if (superior != nullptr) {
    prefer(found.name, superior->name);
    prefer(found.rank_class, superior->rank_class);
    prefer(found.position, superior->position);
    prefer(found.unit, superior->unit);
  }
  if (found.status.empty()) found.status = settings.superior_status;
  return found;
}

void add_superior(Record& record, const Superior& superior, Form form) {
  const bool periodic = form == Form::periodic;
  record.push_back({"penilaiGolongan", superior.rank_class});
  record.push_back({periodic ? "penilaiJabatanNama" : "penilaiJabatan", superior.position});
  record.push_back({"penilaiNama", superior.name});
  record.push_back({"penilaiNipNrp", superior.employee});
  record.push_back({"penilaiUnorNama", superior.unit});
  record.push_back({"statusPenilai", superior.status});
}

}  // namespace

Person person_of(const kinerja::PersonResult& person,
                 const kinerja::CycleView& cycle,
                 const Settings& settings) {
  Person copy;
  copy.employee = person.employee();
  copy.name = person.name();
  copy.id = fact(person, settings.id);
  copy.unit = person.unit();
  copy.position = person.position();
  copy.rank_class = fact(person, settings.superior_class);
  copy.result = word_of(person, cycle, settings.predicate, settings.result);
  copy.behaviour = word_of(person, cycle, settings.predicate, settings.behaviour);
  copy.predicate = person.grade(settings.predicate);
  copy.coefficient = fact(person, settings.coefficient);
  copy.superior = {std::string(person.superior_name()),
                   std::string(person.superior()),
                   fact(person, settings.own_class),
                   fact(person, settings.own_position),
                   fact(person, settings.own_unit),
                   fact(person, settings.own_status)};
  return copy;
}

std::string RecordMaker::code(Table table, const std::string& word) {
  if (word.empty()) return {};
  const auto found = settings_.codes[table].find(word);
  if (found != settings_.codes[table].end()) return found->second;
  ++unmapped_[{table, word}];
  return {};
}

std::optional<Record> RecordMaker::make(const Person& person,
                                        const Person* own_row,
                                        std::vector<std::string>& lacks) {
  Superior superior = superior_of(person, own_row, settings_);
  const bool periodic = settings_.form == Form::periodic;
  const auto need = [&lacks](const std::string& value, const char* key) {
    if (value.empty()) lacks.emplace_back(key);
  };
  need(person.id, "LACKS_ID");
  need(person.result, "LACKS_RESULT");
  need(person.behaviour, "LACKS_BEHAVIOUR");
  need(person.predicate, "LACKS_PREDICATE");
  if (periodic && settings_.coefficient_required) need(person.coefficient, "LACKS_COEFFICIENT");
  need(superior.employee, "LACKS_SUPERIOR");
  need(superior.name, "LACKS_SUPERIOR_NAME");
  need(superior.rank_class, "LACKS_SUPERIOR_CLASS");
  need(superior.position, "LACKS_SUPERIOR_POSITION");
  need(superior.unit, "LACKS_SUPERIOR_UNIT");
  if (!lacks.empty()) return std::nullopt;

  superior.rank_class = code(class_table, superior.rank_class);
  Record record = {{"hasilKinerjaNilai", code(result_table, person.result), !periodic},
                   {"perilakuKerjaNilai", code(behaviour_table, person.behaviour), !periodic},
                   {"kuadranKinerjaNilai", code(predicate_table, person.predicate), !periodic},
                   {"tahun", std::to_string(months_.to_year), true}};
  add_superior(record, superior, settings_.form);
  if (periodic) {
    record.push_back({"pnsDinilaiId", person.id});
    record.push_back({"bulanMulaiPenilaian", std::to_string(months_.from_month)});
    record.push_back({"bulanSelesaiPenilaian", std::to_string(months_.to_month)});
    record.push_back({"tahunMulaiPenilaian", std::to_string(months_.from_year), true});
    record.push_back({"tahunSelesaiPenilaian", std::to_string(months_.to_year), true});
    record.push_back({"periodikId", settings_.period_id});
    if (!person.coefficient.empty()) {
      record.push_back({"koefisienId", code(coefficient_table, person.coefficient)});
    }
  } else {
    record.push_back({"pnsDinilaiOrang", person.id});
  }
  std::sort(
      record.begin(), record.end(), [](const Field& a, const Field& b) { return a.name < b.name; });
  return record;
}

}  // namespace siasn_export
