// Ratings with the field names and codes of BKN's SIASN, in a file that an officer looks at and
// hands over. Nothing is ever sent.

#include <kinerja/plugin.hpp>

#include "json_lines.hpp"
#include "records.hpp"
#include "schema.json.h"
#include "settings.hpp"
#include "texts.json.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace siasn_export {
namespace {

std::string json_of(const Record& record) {
  std::string out = "{";
  for (const Field& field : record) {
    if (out.size() > 1) out += ", ";
    out += quoted(field.name) + ": " + (field.number ? field.value : quoted(field.value));
  }
  return out + "}";
}

std::string member(const char* name, const std::string& value) {
  return "  " + quoted(name) + ": " + value;
}

class Siasn : public kinerja::Exporter {
 public:
  static constexpr kinerja::Info info{"id.kinerja.siasn", "NAME", "ABOUT", schema_json};

  explicit Siasn(const kinerja::ExporterSetup& setup)
      : settings_(read_settings(setup)),
        months_(months_of(setup.cycle())),
        language_(setup.cycle().language()),
        cycle_id_(setup.cycle().id()) {}

  void write(const kinerja::Call& call, const kinerja::Results& results, kinerja::Sink&) {
    config_hash_ = results.cycle().config_hash();
    input_hash_ = results.cycle().input_hash();
    for (const kinerja::PersonResult& person : results) {
      call.check_stop();
      by_employee_[std::string(person.employee())] = people_.size();
      people_.push_back(person_of(person, results.cycle(), settings_));
    }
  }

  void finish(const kinerja::Call& call, kinerja::Sink& sink) {
    RecordMaker maker(settings_, months_);
    JsonLines data(2);
    JsonLines written(2);
    JsonLines incomplete(2);
    for (const Person& person : people_) {
      call.check_stop();
      std::vector<std::string> lacks;
      const std::string who =
          "{\"nip\": " + quoted(person.employee) + ", \"nama\": " + quoted(person.name);
      if (const auto record = maker.make(person, row_of(person.superior.employee), lacks)) {
        data.add(json_of(*record));
        written.add(who + "}");
      } else {
        incomplete.add(who + ", \"kurang\": " + listed(lacks) + "}");
      }
    }
    refuse_unmapped(call, maker.unmapped());
    sink.put(settings_.file, "application/json", document(data, written, incomplete));
  }

 private:
  const Person* row_of(const std::string& employee) const {
    const auto found = by_employee_.find(employee);
    return employee.empty() || found == by_employee_.end() ? nullptr : &people_[found->second];
  }

  std::string word(const std::string& key) const {
    const kinerja::Config texts(kinerja::str(texts_json));
    return texts[language_ == "en" ? "en" : "id"].text(key.c_str(), key);
  }

  std::string listed(const std::vector<std::string>& lacks) const {
    std::string out = "[";
    for (const std::string& key : lacks) out += (out.size() > 1 ? ", " : "") + quoted(word(key));
    return out + "]";
  }

  // A code that is guessed would be wrong in somebody's file for years: say each, and write
  // nothing.
  static void refuse_unmapped(const kinerja::Call& call, const Unmapped& unmapped) {
    for (const auto& [what, people] : unmapped) {
      const auto& [table, grade] = what;
      call.fail(KINERJA_E_CONFIG,
                "UNMAPPED: \"" + grade + "\" (" + std::to_string(people) + ")",
                std::string("/codes/") + table_names[table]);
    }
    if (!unmapped.empty()) throw kinerja::Call::Stopped{KINERJA_E_CONFIG};
  }

  std::string document(const JsonLines& data,
                       const JsonLines& written,
                       const JsonLines& incomplete) const {
    const std::string form = settings_.form == Form::periodic ? "kinerjaperiodik" : "skp22";
    return "{\n" + member("layanan", quoted(form)) + ",\n" +
           member("catatan", quoted(word("REMARK"))) + ",\n" + member("siklus", quoted(cycle_id_)) +
           ",\n" + member("sidik_pengaturan", quoted(config_hash_)) + ",\n" +
           member("sidik_data", quoted(input_hash_)) + ",\n" + member("data", data.str()) + ",\n" +
           member("pegawai", written.str()) + ",\n" + member("belum_lengkap", incomplete.str()) +
           "\n}\n";
  }

  Settings settings_;
  Months months_;
  std::string language_;
  std::string cycle_id_;
  std::string config_hash_;
  std::string input_hash_;
  std::vector<Person> people_;
  std::map<std::string, std::size_t, std::less<>> by_employee_;
};

constexpr kinerja::Identity identity{
    "id.kinerja.siasn", "0.1.0", "kinerja", "Apache-2.0", texts_json};

}  // namespace
}  // namespace siasn_export

KINERJA_PLUGIN_AS(siasn_export::identity, siasn_export::Siasn)
