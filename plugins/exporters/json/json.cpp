// Results as one JSON document, written batch by batch.

#include <kinerja/plugin.hpp>

#include "document.hpp"
#include "json_text.hpp"
#include "schema.json.h"
#include "texts.json.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace json_export {
namespace {

// What stands before the people. Its last bracket is closed by finish().
std::string beginning(const kinerja::CycleView& cycle) {
  JsonText json;
  json.begin_object();
  json.key("kinerja").number(1);
  write_cycle(json.key("cycle"), cycle);
  json.key("people").begin_array();
  return json.take();
}

class Json : public kinerja::Exporter {
 public:
  static constexpr kinerja::Info info{"id.kinerja.json", "NAME", "ABOUT", schema_json};

  explicit Json(const kinerja::ExporterSetup& setup)
      : name_(setup.config().text("file", "hasil.json")),
        with_trail_(setup.config().truth("trail", true)),
        beginning_(beginning(setup.cycle())) {
    if (!kinerja::is_file_name(name_)) {
      throw kinerja::Failure(KINERJA_E_CONFIG, "BAD_FILE: " + name_, "/file");
    }
  }

  void write(const kinerja::Call& call, const kinerja::Results& results, kinerja::Sink& sink) {
    // Only the results know the hashes.
    if (!file_) beginning_ = beginning(results.cycle());
    kinerja::File file = opened(sink);
    for (const kinerja::PersonResult& person : results) {
      call.check_stop();
      JsonText json(2);
      json.begin_item(!any_);
      any_ = true;
      write_person(json, person, results.cycle(), with_trail_);
      file.write(json.take());
    }
    file_ = file.keep();
  }

  void finish(const kinerja::Call&, kinerja::Sink& sink) {
    kinerja::File file = opened(sink);
    file.write(any_ ? "\n  ]\n}\n" : "]\n}\n");
    file.close();
  }

 private:
  kinerja::File opened(kinerja::Sink& sink) {
    if (file_.has_value()) return sink.resume(*file_);
    kinerja::File file = sink.open(name_, "application/json");
    file.write(beginning_);
    return file;
  }

  std::string name_;
  bool with_trail_;
  std::string beginning_;
  std::optional<std::uint32_t> file_;
  bool any_ = false;
};

constexpr kinerja::Identity identity{
    "id.kinerja.json", "0.1.0", "kinerja", "Apache-2.0", texts_json};

}  // namespace
}  // namespace json_export

KINERJA_PLUGIN_AS(json_export::identity, json_export::Json)
