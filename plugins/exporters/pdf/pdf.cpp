// Official forms on A4: the plan (SKP) and the evaluation document, one file a person or a unit.

#include <kinerja/plugin.hpp>

#include "documents.hpp"
#include "schema.json.h"
#include "settings.hpp"
#include "shared/agency.hpp"
#include "shared/slugs.hpp"
#include "texts.json.h"

#include <string>
#include <string_view>

namespace pdf_export {
namespace {

constexpr std::string_view media_type = "application/pdf";

using MakeDocument = Document (*)(const Kit&, const kinerja::PersonResult&, const Parties&);

/// One of the two forms.
struct Form {
  MakeDocument make;
  const char* title;
  std::string_view folder;
};

constexpr Form skp_form{&skp_document, "SKP_FOOT", "skp/"};
constexpr Form evaluation_form{&evaluation_document, "EVALUATION_FOOT", "evaluasi/"};

class Pdf : public kinerja::Exporter {
 public:
  static constexpr kinerja::Info info{
      "id.kinerja.pdf", "NAME", "ABOUT", schema_json, KINERJA_INFO_WHOLE_GROUP};

  explicit Pdf(const kinerja::ExporterSetup& setup)
      : settings_(read_settings(setup)),
        labels_(setup.cycle().language() == "en"),
        numbers_(labels_.english()) {}

  void write(const kinerja::Call& call, const kinerja::Results& results, kinerja::Sink& sink) {
    std::uint32_t next = 0;
    while (next < results.size()) {
      const std::uint32_t first = next;
      const std::string_view unit = results[first].unit();
      while (next < results.size() && results[next].unit() == unit) ++next;
      write_unit(call, results, first, next, sink);
    }
  }

 private:
  void write_unit(const kinerja::Call& call,
                  const kinerja::Results& results,
                  std::uint32_t first,
                  std::uint32_t last,
                  kinerja::Sink& sink) {
    const kinerja::CycleView cycle = results.cycle();
    const Kit kit{fonts_, settings_, labels_, numbers_, cycle};
    PartyBook book;
    for (std::uint32_t i = first; i < last; ++i) {
      book[std::string(results[i].employee())] = party_of(kit, results[i]);
    }
    const std::string unit_slug =
        settings_.per_unit ? unit_slugs_.add(results[first].unit(), "unit") : std::string{};
    std::vector<std::string> slugs;
    for (std::uint32_t i = first; i < last && !settings_.per_unit; ++i) {
      slugs.push_back(person_slugs_.add(results[i].employee(), "pegawai"));
    }
    for (const Form& form : {skp_form, evaluation_form}) {
      if (!wanted(form)) continue;
      for (std::uint32_t i = first; i < last;) {
        const std::uint32_t end = settings_.per_unit ? last : i + 1;
        const std::string subject = settings_.per_unit ? std::string(results[first].unit())
                                                       : std::string(display_name(results[i]));
        PdfFile file(kit, facts_of(cycle, form, subject));
        const std::string& slug = settings_.per_unit ? unit_slug : slugs[i - first];
        for (; i < end; ++i) {
          call.check_stop();
          file.add(form.make(kit, results[i], parties_of(kit, results[i], book)));
        }
        const std::string name = settings_.folder + std::string(form.folder) + slug + ".pdf";
        sink.put(name, media_type, file.finish());
      }
    }
  }

  bool wanted(const Form& form) const {
    return form.make == skp_form.make ? settings_.skp : settings_.evaluation;
  }

  FileFacts facts_of(const kinerja::CycleView& cycle,
                     const Form& form,
                     const std::string& subject) const {
    return {std::string(labels_[form.title]) + " \xE2\x80\x93 " + subject,
            exporter_shared::readable_agency(cycle.agency()),
            cycle.to_day()};
  }

  Settings settings_;
  exporter_shared::Labels labels_;
  exporter_shared::Numbers numbers_;
  Fonts fonts_;
  exporter_shared::Slugs unit_slugs_{false};
  exporter_shared::Slugs person_slugs_{true};
};

constexpr kinerja::Identity identity{
    "id.kinerja.pdf", "0.1.0", "kinerja", "Apache-2.0", texts_json};

}  // namespace
}  // namespace pdf_export

KINERJA_PLUGIN_AS(pdf_export::identity, pdf_export::Pdf)
