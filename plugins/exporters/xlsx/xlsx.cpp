// The forms of PermenPANRB 6/2022 as workbooks. All is kept until the last batch has come, because
// a superior may stand in a later one than those whom he or she rates.

#include <kinerja/plugin.hpp>

#include "blocks.hpp"
#include "schema.json.h"
#include "texts.json.h"

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace xlsx_export {
namespace {

constexpr const char* media_type =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

// A file name of letters, digits and hyphens. Two units that differ only in other characters get a
// number.
std::string slug_of(std::string_view text, std::set<std::string>& taken) {
  constexpr std::size_t longest = 80;
  std::string base;
  for (const char c : text) {
    if (base.size() == longest) break;
    const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if ((small >= 'a' && small <= 'z') || (small >= '0' && small <= '9')) {
      base += small;
    } else if (!base.empty() && base.back() != '-') {
      base += '-';
    }
  }
  while (!base.empty() && base.back() == '-') base.pop_back();
  if (base.empty()) base = "lain";
  std::string name = base;
  for (int copy = 2; !taken.insert(name).second; ++copy) name = base + "-" + std::to_string(copy);
  return name;
}

class Xlsx : public kinerja::Exporter {
 public:
  static constexpr kinerja::Info info{"id.kinerja.xlsx", "NAME", "ABOUT", schema_json};

  explicit Xlsx(const kinerja::ExporterSetup& setup)
      : settings_(read_settings(setup)),
        words_(setup.cycle().language()),
        cycle_(setup.cycle(), settings_) {}

  void write(const kinerja::Call& call, const kinerja::Results& results, kinerja::Sink&) {
    cycle_ = CycleText(results.cycle(), settings_);  // only the results know the hashes
    for (const kinerja::PersonResult& person : results) {
      call.check_stop();
      people_.add(person_of(person, results.cycle(), settings_, words_));
    }
  }

  void finish(const kinerja::Call& call, kinerja::Sink& sink) {
    std::set<std::string> names;
    for (const auto& [whom, members] : groups()) {
      call.check_stop();
      const std::string name = settings_.folder + slug_of(whom, names) + ".xlsx";
      sink.put(name, media_type, workbook(call, whom, members));
    }
  }

 private:
  using Members = std::vector<const Person*>;

  // In the order of the results.
  std::vector<std::pair<std::string, Members>> groups() const {
    std::vector<std::pair<std::string, Members>> groups;
    for (const Person& person : people_.all()) {
      const std::string& whom = settings_.per == Per::agency ? cycle_.agency
                                : settings_.per == Per::unit ? person.unit
                                                             : person.employee;
      if (groups.empty() || groups.back().first != whom) groups.emplace_back(whom, Members{});
      groups.back().second.push_back(&person);
    }
    return groups;
  }

  std::string workbook(const kinerja::Call& call,
                       const std::string& whom,
                       const Members& members) const {
    const std::string& shown = settings_.per == Per::person ? members.front()->name : whom;
    const Content content{cycle_, settings_, people_, members, shown.empty() ? whom : shown};
    Book book(cycle_.title + ": " + content.whom, cycle_.agency, cycle_.to_day);
    for (const auto write_sheet : {write_skp,
                                   write_annex,
                                   write_evaluation,
                                   write_quadrant,
                                   write_distribution,
                                   write_document}) {
      write_sheet(book, words_, content);
      call.check_stop();
    }
    return book.take();
  }

  Settings settings_;
  Words words_;
  CycleText cycle_;
  People people_;
};

constexpr kinerja::Identity identity{
    "id.kinerja.xlsx", "0.1.0", "kinerja", "Apache-2.0", texts_json};

}  // namespace
}  // namespace xlsx_export

KINERJA_PLUGIN_AS(xlsx_export::identity, xlsx_export::Xlsx)
