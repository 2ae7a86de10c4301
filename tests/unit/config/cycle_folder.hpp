#pragma once

#include <kinerja/core/config.hpp>
#include <kinerja/core/presets.hpp>

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

namespace kinerja {

/// A folder of its own for each test, with a data file in it; gone at the end.
class CycleFolder : public ::testing::Test {
 protected:
  CycleFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "kinerja-cycle-XXXXXX").string();
    folder_ = mkdtemp(name.data());
    write("data/pegawai.csv", "NIP;Nama\n");
  }
  ~CycleFolder() override {
    std::error_code ec;
    std::filesystem::remove_all(folder_, ec);
  }

  void write(const std::string& name, const std::string& text) const {
    std::filesystem::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << text;
  }

  ReadCycle read(const std::string& text) const {
    write("cycle.json", text);
    return read_cycle(folder_ / "cycle.json", presets_);
  }

  std::filesystem::path folder_;
  Presets presets_;
};

/// A cycle file without mistakes. Each part can be replaced, to be the one that is wrong.
struct CycleText {
  std::string id = R"("denpasar-2026")";
  std::string period = R"({"from": "2026-01-01", "to": "2026-12-31"})";
  std::string aspects = R"({"kualitas": {"scale": {"min": 1, "max": 5}}})";
  std::string sources =
      R"({"pegawai": {"source": "id.kinerja.table", "inputs": {"file": "data/pegawai.csv"}}})";
  std::string nodes = R"({"hasil": {"method": "id.kinerja.weighted"}})";
  std::string result = R"("hasil")";
  std::string more;  // further members, each with a comma before it

  std::string text() const {
    return R"({"kinerja": 1, "title": "Penilaian", "id": )" + id + R"(, "period": )" + period +
           R"(, "aspects": )" + aspects + R"(, "sources": )" + sources + R"(, "nodes": )" + nodes +
           R"(, "result": )" + result + more + "}";
  }
};

}  // namespace kinerja
