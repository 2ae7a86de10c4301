// Results as pages for people: an index, one page a unit, one page a person. A unit's pages are
// written as soon as its results come; the index is written last.

#include <kinerja/plugin.hpp>

#include "cycle_facts.hpp"
#include "guide_page.hpp"
#include "index_page.hpp"
#include "person_page.hpp"
#include "schema.json.h"
#include "settings.hpp"
#include "shared/slugs.hpp"
#include "texts.json.h"
#include "unit_page.hpp"

#include <string>
#include <utility>
#include <vector>

namespace html_export {
namespace {

using exporter_shared::Slugs;

constexpr std::string_view media_type = "text/html; charset=utf-8";

class Html : public kinerja::Exporter {
 public:
  static constexpr kinerja::Info info{
      "id.kinerja.html", "NAME", "ABOUT", schema_json, KINERJA_INFO_WHOLE_GROUP};

  explicit Html(const kinerja::ExporterSetup& setup)
      : settings_(read_settings(setup)),
        labels_(setup.cycle().language() == "en"),
        numbers_(labels_.english()),
        cycle_(setup.cycle()),
        lists_(settings_.lists.size()) {}

  void write(const kinerja::Call& call, const kinerja::Results& results, kinerja::Sink& sink) {
    // Only the results know the hashes.
    cycle_ = CycleFacts(results.cycle());
    std::uint32_t next = 0;
    while (next < results.size()) {
      UnitPeople unit;
      unit.name = results[next].unit();
      unit.slug = unit_slugs_.add(unit.name, "unit");
      unit.lists.resize(settings_.lists.size());
      for (; next < results.size() && results[next].unit() == unit.name; ++next) {
        call.check_stop();
        take(unit, results[next], sink);
      }
      if (settings_.unit_pages) {
        sink.put(settings_.folder + unit_href(unit), media_type, unit_page(site(), unit));
      }
      remember(unit);
    }
  }

  void finish(const kinerja::Call&, kinerja::Sink& sink) {
    if (has_guide(cycle_)) {
      const std::string name = settings_.folder + std::string(guide_href);
      sink.put(name, media_type, guide_page(site()));
    }
    sink.put(settings_.folder + "index.html", media_type, index_page(site(), units_, lists_));
  }

 private:
  Site site() const { return {settings_, labels_, numbers_, cycle_}; }

  static std::string unit_href(const UnitPeople& unit) { return "unit/" + unit.slug + ".html"; }

  // Writes the person's page, and adds them to their unit and to the lists.
  void take(UnitPeople& unit, const kinerja::PersonResult& person, kinerja::Sink& sink) {
    std::string href;
    if (settings_.person_pages) {
      href = "pegawai/" + person_slugs_.add(person.employee(), "pegawai") + ".html";
      const std::string up = settings_.unit_pages ? "../" + unit_href(unit) : std::string{};
      sink.put(settings_.folder + href, media_type, person_page(site(), person, up));
    }
    unit.summary.add(person, cycle_.result_node);
    for (std::size_t i = 0; i < settings_.lists.size(); ++i) {
      const ListRule& rule = settings_.lists[i];
      if (belongs(rule, person)) unit.lists[i].push_back(listed(person, href, rule.node));
    }
    unit.people.push_back(person);
    unit.hrefs.push_back(std::move(href));
  }

  ListedPerson listed(const kinerja::PersonResult& person,
                      const std::string& href,
                      std::uint32_t node) const {
    const std::string_view grade = person.grade(node);
    return {std::string(display_name(person)),
            std::string(person.employee()),
            std::string(display_unit(site(), person.unit())),
            href,
            person.score(node),
            std::string(grade.empty() ? person.grade(cycle_.result_node) : grade)};
  }

  void remember(const UnitPeople& unit) {
    UnitEntry entry{unit.name, settings_.unit_pages ? unit_href(unit) : "", unit.summary, {}};
    if (!settings_.unit_pages && settings_.person_pages) {
      for (std::size_t i = 0; i < unit.people.size(); ++i) {
        entry.people.push_back(listed(unit.people[i], unit.hrefs[i], cycle_.result_node));
      }
    }
    units_.push_back(std::move(entry));
    for (std::size_t i = 0; i < lists_.size(); ++i) {
      lists_[i].insert(lists_[i].end(), unit.lists[i].begin(), unit.lists[i].end());
    }
  }

  Settings settings_;
  Labels labels_;
  Numbers numbers_;
  CycleFacts cycle_;
  Slugs unit_slugs_{false};
  Slugs person_slugs_{true};
  std::vector<UnitEntry> units_;
  std::vector<std::vector<ListedPerson>> lists_;
};

constexpr kinerja::Identity identity{
    "id.kinerja.html", "0.1.0", "kinerja", "Apache-2.0", texts_json};

}  // namespace
}  // namespace html_export

KINERJA_PLUGIN_AS(html_export::identity, html_export::Html)
