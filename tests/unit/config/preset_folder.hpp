#pragma once

#include "cycle_folder.hpp"

#include <algorithm>
#include <string>

namespace kinerja {

/// A preset file without mistakes. Each part can be replaced, to be the one that is wrong.
struct PresetText {
  std::string id = R"("uji-bobot")";
  std::string inputs = R"(["hasil", "perilaku"])";
  std::string config = R"({"weights": {"hasil": 60, "perilaku": 40}, "decimals": 2})";
  std::string numbers = R"({"/weights": {"source": "Pasal 1", "confidence": "certain"},
                            "/decimals": {"source": "pilihan", "confidence": "unverified"}})";
  std::string more =  // further members, each with a comma before it
      R"(, "method": "id.kinerja.weighted", "input_pointers": ["/weights"])";

  std::string text() const {
    return R"({"preset": )" + id + R"(, "title": {"id": "Bobot", "en": "Weights"},
 "family": "Uji", "inputs": )" +
           inputs + R"(,
 "legal_basis": [{"title": "Aturan", "article": "Pasal 1", "from": "2020-01-02",
                  "confidence": "likely", "source": "buku"}],
 "config": )" +
           config + ",\n \"numbers\": " + numbers + more + "}";
  }
};

/// A cycle's folder with presets beside it.
class PresetFolder : public CycleFolder {
 protected:
  ReadPreset read_text(const std::string& text, const std::string& name = "uji-bobot") const {
    write("presets/" + name + ".json", text);
    return read_preset(folder_ / "presets" / (name + ".json"));
  }

  void load(const std::string& text, const std::string& name = "uji-bobot") {
    write("presets/" + name + ".json", text);
    presets_ = {};
    presets_.load_folder(folder_ / "presets");
  }

  ReadCycle read_nodes(const std::string& nodes) const {
    CycleText cycle;
    cycle.nodes = nodes;
    return read(cycle.text());
  }
};

/// The first message whose place is `pointer`, or a list of all places.
inline std::string message_at(const std::vector<Mistake>& mistakes, const std::string& pointer) {
  std::string all;
  for (const Mistake& mistake : mistakes) {
    if (mistake.pointer == pointer) return mistake.message.en;
    all += mistake.pointer + ": " + mistake.message.en + "\n";
  }
  return "nothing there, but:\n" + all;
}

}  // namespace kinerja
