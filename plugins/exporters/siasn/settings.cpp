#include "settings.hpp"

#include <chrono>

namespace siasn_export {
namespace {

// The tables that were found in public code (shared by several agencies); an agency compares them
// with the reference service before it sends anything.
const std::array<Codes, table_names.size()>& usual_codes() {
  static const std::array<Codes, table_names.size()> codes = {{
      {{"Di atas ekspektasi", "1"}, {"Sesuai ekspektasi", "2"}, {"Di bawah ekspektasi", "3"}},
      {{"Di atas ekspektasi", "1"}, {"Sesuai ekspektasi", "2"}, {"Di bawah ekspektasi", "3"}},
      {{"Sangat Baik", "1"},
       {"Baik", "2"},
       {"Butuh Perbaikan", "3"},
       {"Kurang", "4"},
       {"Sangat Kurang", "5"}},
      {{"Ahli Pertama", "12"},
       {"Ahli Muda", "22"},
       {"Ahli Madya", "32"},
       {"Ahli Utama", "42"},
       {"Pemula", "52"},
       {"Terampil", "62"},
       {"Mahir", "72"},
       {"Penyelia", "82"}},
      {{"I/a", "11"},
       {"I/b", "12"},
       {"I/c", "13"},
       {"I/d", "14"},
       {"II/a", "21"},
       {"II/b", "22"},
       {"II/c", "23"},
       {"II/d", "24"},
       {"III/a", "31"},
       {"III/b", "32"},
       {"III/c", "33"},
       {"III/d", "34"},
       {"IV/a", "41"},
       {"IV/b", "42"},
       {"IV/c", "43"},
       {"IV/d", "44"},
       {"IV/e", "45"}},
  }};
  return codes;
}

Codes codes_of(const kinerja::Config& config, const Codes& usual) {
  if (!config.present()) return usual;
  Codes codes;
  for (const auto& [word, code] : config.members()) codes[word] = code.text();
  return codes;
}

std::string period_of(const kinerja::Config& config, const kinerja::CycleView& cycle) {
  std::string given = config.text("period", "from_days");
  if (given != "from_days") return given;
  const int months = months_of(cycle).count();
  if (months == 1) return "1";
  if (months == 3) return "2";
  throw kinerja::Failure(KINERJA_E_CONFIG, "PERIOD_ODD: " + std::to_string(months), "/period");
}

// The yearly form writes its codes as numbers.
void check_numbers(const Settings& settings) {
  if (settings.form != Form::yearly) return;
  for (const Table table : {result_table, behaviour_table, predicate_table}) {
    for (const auto& [word, code] : settings.codes[table]) {
      if (code.find_first_not_of("0123456789") == code.npos && code.front() != '0') continue;
      std::string what = "CODE_NO_NUMBER: ";
      what += word;
      what += " = ";
      what += code;
      throw kinerja::Failure(KINERJA_E_CONFIG, what, std::string("/codes/") + table_names[table]);
    }
  }
}

}  // namespace

Months months_of(const kinerja::CycleView& cycle) {
  using std::chrono::days;
  const std::chrono::year_month_day from{std::chrono::sys_days{days{cycle.from_day()}}};
  const std::chrono::year_month_day to{std::chrono::sys_days{days{cycle.to_day()}}};
  return {static_cast<int>(from.year()),
          static_cast<unsigned>(from.month()),
          static_cast<int>(to.year()),
          static_cast<unsigned>(to.month())};
}

Settings read_settings(const kinerja::ExporterSetup& setup) {
  const kinerja::Config config = setup.config();
  const kinerja::CycleView cycle = setup.cycle();

  Settings settings;
  settings.file = config.text("file", "siasn.json");
  if (!kinerja::is_file_name(settings.file)) {
    throw kinerja::Failure(KINERJA_E_CONFIG, "BAD_FILE: " + settings.file, "/file");
  }
  settings.form = config.text("form") == "skp22" ? Form::yearly : Form::periodic;
  settings.result = cycle.node(config.text("result"), "/result");
  settings.behaviour = cycle.node(config.text("behaviour"), "/behaviour");
  settings.predicate = config.has("predicate") ? cycle.node(config.text("predicate"), "/predicate")
                                               : cycle.result_node();
  if (settings.form == Form::periodic) settings.period_id = period_of(config, cycle);
  settings.id = config.text("id", "id_pns");
  const kinerja::Config superior = config["superior"];
  settings.superior_class = superior.text("class", "golongan");
  settings.superior_status = superior.text("status", "ASN");
  settings.own_class = superior.text("own_class", "golongan_atasan");
  settings.own_position = superior.text("own_position", "jabatan_atasan");
  settings.own_unit = superior.text("own_unit", "unit_atasan");
  settings.own_status = superior.text("own_status", "status_atasan");
  settings.coefficient = config["coefficient"].text("fact", "jenjang");
  settings.coefficient_required = config["coefficient"].truth("required", false);
  for (std::size_t table = 0; table < table_names.size(); ++table) {
    settings.codes[table] = codes_of(config["codes"][table_names[table]], usual_codes()[table]);
  }
  check_numbers(settings);
  return settings;
}

}  // namespace siasn_export
