#pragma once

// The table plugin on a bench, and the files that its tests read.

#include "method_bench.hpp"
#include "source_bench.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace kinerja::test {

inline SourceBench table_bench(const std::string& settings) {
  static const kinerja_plugin* const plugin = bench_plugin("table");
  return SourceBench(plugin->sources[0], plugin->texts).settings(settings);
}

inline std::string table_file(const std::string& name) {
  const std::filesystem::path folder = KINERJA_TESTS "/data/table";
  std::ifstream in(folder / name, std::ios::binary);
  if (!in) throw std::runtime_error("no file " + (folder / name).string());
  return {std::istreambuf_iterator<char>(in), {}};
}

inline SourceRun run_table(const std::string& settings, const std::string& bytes) {
  return table_bench(settings).input("file", bytes).run();
}

/// The values of one column of all rows.
inline std::vector<std::string> column(const SourceRun& run, const std::string& name) {
  std::vector<std::string> all;
  for (const SourceRow& row : run.rows) all.push_back(row.at(name));
  return all;
}

// The settings of the sample files.

inline constexpr char simpeg_settings[] = R"({
  "attributes": {"golongan": "Gol", "status": "Status"},
  "columns": {"employee": "NIP", "from_day": "TMT", "name": "Nama", "position": "Jabatan",
              "unit": "Unit Kerja"},
  "date_format": "dd-mm-yyyy", "record": "people"})";

inline constexpr char survey_settings[] = R"({
  "columns": {"day": "Cap waktu", "ratee": "Layanan"},
  "constants": {"ratee_kind": "layanan", "role": "masyarakat"},
  "rater": "line", "record": "ratings", "scale": {"max": 4, "min": 1},
  "wide": {"columns": {"U1": "u1", "U2": "u2", "U3": "u3", "U4": "u4", "U5": "u5", "U6": "u6",
                       "U7": "u7", "U8": "u8", "U9": "u9"},
           "field": "aspect", "value": "score"}})";

inline constexpr char form_settings[] = R"({
  "answers": {
    "Ada tetapi tidak berfungsi": 2, "Baik": 3, "Cepat": 3, "Cukup": 2, "Cukup mahal": 2,
    "Dikelola dengan baik": 4, "Gratis": 4, "Kompeten": 3, "Kurang kompeten": 2,
    "Kurang mudah": 2, "Kurang sesuai": 2, "Kurang sopan dan ramah": 2, "Mudah": 3, "Murah": 3,
    "Sangat baik": 4, "Sangat cepat": 4, "Sangat kompeten": 4, "Sangat mudah": 4,
    "Sangat sesuai": 4, "Sangat sopan dan ramah": 4, "Sesuai": 3, "Sopan dan ramah": 3},
  "columns": {"comment": "Saran", "day": "Cap waktu", "ratee": "Layanan yang diterima"},
  "constants": {"ratee_kind": "layanan", "role": "masyarakat"},
  "double_send_seconds": 60,
  "rater": "line", "record": "ratings", "scale": {"max": 4, "min": 1},
  "wide": {"columns": {
    "Bagaimana pendapat Saudara tentang kesesuaian persyaratan pelayanan dengan jenis pelayanannya?": "u1",
    "Bagaimana pemahaman Saudara tentang kemudahan prosedur pelayanan di unit ini?": "u2",
    "Bagaimana pendapat Saudara tentang kecepatan waktu dalam memberikan pelayanan?": "u3",
    "Bagaimana pendapat Saudara tentang kewajaran biaya/tarif dalam pelayanan?": "u4",
    "Bagaimana pendapat Saudara tentang kesesuaian produk pelayanan antara yang tercantum dalam standar pelayanan dengan hasil yang diberikan?": "u5",
    "Bagaimana pendapat Saudara tentang kompetensi/kemampuan petugas dalam pelayanan?": "u6",
    "Bagaimana pendapat Saudara tentang perilaku petugas dalam pelayanan terkait kesopanan dan keramahan?": "u7",
    "Bagaimana pendapat Saudara tentang kualitas sarana dan prasarana?": "u8",
    "Bagaimana pendapat Saudara tentang penanganan pengaduan pengguna layanan?": "u9"},
    "field": "aspect", "value": "score"}})";

}  // namespace kinerja::test
