#include "exporter_bench.hpp"
#include "method_bench.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace {

using kinerja::test::Exported;
using kinerja::test::exporter_text_faults;
using kinerja::test::ExportPerson;
using kinerja::test::ExportSample;
using kinerja::test::run_exporter;
using kinerja::test::sink_faults;
using kinerja::test::town_sample;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

using Row = std::vector<std::string>;

const kinerja_exporter* csv() {
  return kinerja::test::bench_exporter(kinerja::test::bench_plugin("csv"), "id.kinerja.csv");
}

// A reader by RFC 4180 and nothing else: what it gives back is what another program sees.
std::vector<Row> read_csv(const std::string& text, char separator) {
  std::vector<Row> rows(1, Row(1));
  bool quoted = false;
  for (std::size_t i = text.starts_with("\xEF\xBB\xBF") ? 3 : 0; i < text.size(); ++i) {
    std::string& cell = rows.back().back();
    const char c = text[i];
    if (quoted) {
      if (c != '"') {
        cell += c;
      } else if (i + 1 < text.size() && text[i + 1] == '"') {
        cell += '"';
        ++i;
      } else {
        quoted = false;
      }
    } else if (c == '"') {
      quoted = true;
    } else if (c == separator) {
      rows.back().emplace_back();
    } else if (c == '\r') {
      EXPECT_EQ(text.at(++i), '\n');
      rows.emplace_back(1);
    } else {
      cell += c;
    }
  }
  EXPECT_FALSE(quoted);
  rows.pop_back();  // behind the last line end
  return rows;
}

std::vector<Row> rows_of(const std::string& config, char separator = ';') {
  const Exported exported = run_exporter(csv(), town_sample(), {config, true});
  EXPECT_EQ(exported.status, KINERJA_OK);
  EXPECT_THAT(exported.faults, IsEmpty());
  return read_csv(exported.file("hasil.csv"), separator);
}

std::vector<std::string> reports_of(const std::string& config) {
  const Exported exported = run_exporter(csv(), town_sample(), {config});
  EXPECT_EQ(exported.status, KINERJA_E_CONFIG);
  EXPECT_THAT(exported.files, IsEmpty());
  return exported.reports;
}

TEST(CsvExporter, WritesOneRowAPersonAndThreeColumnsANode) {
  const std::vector<Row> rows = rows_of(R"({"nodes":["predikat","hasil"]})");
  ASSERT_EQ(rows.size(), 9U);
  EXPECT_THAT(rows[0],
              ElementsAre("NIP",
                          "Nama",
                          "Unit kerja",
                          "Jabatan",
                          "Hasil kerja",
                          "Hasil kerja - predikat",
                          "Hasil kerja - status",
                          "Predikat kinerja",
                          "Predikat kinerja - predikat",
                          "Predikat kinerja - status"));
  EXPECT_THAT(rows[1],
              ElementsAre("199001012020121901",
                          "Made <b>Ayu</b> & Putri \"Contoh\"",
                          "Dinas Kependudukan & Pencatatan Sipil <Contoh>",
                          "Pranata Komputer Ahli Muda",
                          "104,16666666666667",
                          "",
                          "ada",
                          "4",
                          "Baik",
                          "ada"));
}

TEST(CsvExporter, LeavesAMissingScoreEmptyAndSaysWhy) {
  const std::vector<Row> rows = rows_of(R"({"nodes":["rekan","predikat"]})");
  EXPECT_THAT(Row(rows[5].begin() + 4, rows[5].end()),
              ElementsAre("", "", "gagal", "", "", "belum ada"));
}

TEST(CsvExporter, TakesTheSpellOffFormulasButNotOffNumbers) {
  ExportSample sample = town_sample();
  sample.people.resize(1);
  ExportPerson& person = sample.people[0];
  person.scores[0].score = -1.5;
  std::vector<std::string> names;
  for (const char* const name : {"=1+1", "+62", "-x", "@x", "\tx", "\rx", "x=1", ""}) {
    person.name = name;
    const Exported exported = run_exporter(csv(), sample, {R"({"nodes":["hasil"]})"});
    const Row row = read_csv(exported.file("hasil.csv"), ';')[1];
    names.push_back(row[1]);
    EXPECT_EQ(row[4], "-1,5");
  }
  EXPECT_THAT(names, ElementsAre("'=1+1", "'+62", "'-x", "'@x", "'\tx", "'\rx", "x=1", ""));
}

TEST(CsvExporter, QuotesWhatWouldBreakARow) {
  const std::string text =
      run_exporter(csv(), town_sample(), {R"({"nodes":["hasil"]})"}).file("hasil.csv");
  EXPECT_THAT(text, HasSubstr(";\"'@Luh Contoh;dua\";"));
  EXPECT_THAT(text, HasSubstr(";\"Wayan\nContoh\";"));
  EXPECT_THAT(text, HasSubstr(";\"Kelurahan \"\"Melati\"\" Barat\";"));
}

TEST(CsvExporter, FollowsTheSettingsOfForm) {
  const std::string config =
      R"({"decimal":".","keep_digits":true,"mark":false,"nodes":["hasil"],"separator":","})";
  const std::string text = run_exporter(csv(), town_sample(), {config}).file("hasil.csv");
  EXPECT_TRUE(text.starts_with("NIP,Nama,")) << text.substr(0, 20);
  EXPECT_THAT(text, HasSubstr("\r\n'199001012020121901,"));
  EXPECT_THAT(text, HasSubstr(",104.16666666666667,"));

  const std::string marked = run_exporter(csv(), town_sample()).file("hasil.csv");
  EXPECT_TRUE(marked.starts_with("\xEF\xBB\xBFNIP;Nama;"));
  const std::string commas =
      run_exporter(csv(), town_sample(), {R"({"separator":","})"}).file("hasil.csv");
  EXPECT_THAT(commas, HasSubstr(",\"104,16666666666667\","));
  EXPECT_EQ(read_csv(commas, ',')[1][4], "104,16666666666667");
}

TEST(CsvExporter, WritesTheTrail) {
  const std::vector<Row> rows = rows_of(R"({"content":"trail","nodes":["hasil"]})");
  ASSERT_EQ(rows.size(), 8U);
  EXPECT_THAT(rows[0],
              ElementsAre("NIP",
                          "Nama",
                          "Unit kerja",
                          "Jabatan",
                          "Simpul",
                          "Langkah",
                          "Penjelasan",
                          "A",
                          "B",
                          "Hasil"));
  EXPECT_EQ(rows[2][5], "2");
  EXPECT_EQ(rows[2][7], "31,5");
}

TEST(CsvExporter, WritesAListByGradeAndByPlace) {
  const std::vector<Row> guidance = rows_of(
      R"({"content":"list","list":{"grades":["Butuh Perbaikan","Sangat Kurang"],"node":"predikat"}})");
  ASSERT_EQ(guidance.size(), 3U);
  EXPECT_EQ(guidance[1][5], "Butuh Perbaikan");
  EXPECT_EQ(guidance[2][0], "199007072020121907");

  const std::vector<Row> award =
      rows_of(R"({"content":"list","list":{"at_most":1,"node":"peringkat"}})");
  ASSERT_EQ(award.size(), 3U);
  EXPECT_EQ(award[1][1], "'=HYPERLINK(\"x\")");
  EXPECT_EQ(award[1][4], "1");
}

TEST(CsvExporter, WritesWhatToImproveWithTraining) {
  const std::vector<Row> rows = rows_of(
      R"({"content":"improve","improve":{"below":85,"node":"rekan","training":{"inovasi":"Pelatihan"}}})");
  ASSERT_EQ(rows.size(), 5U);
  EXPECT_THAT(Row(rows[3].begin() + 4, rows[3].end()), ElementsAre("Inovasi", "65,5", "Pelatihan"));
  EXPECT_THAT(Row(rows[2].begin() + 4, rows[2].end()), ElementsAre("Disiplin", "78", ""));
}

TEST(CsvExporter, WritesTheEvaluationInFlatColumns) {
  const std::vector<Row> rows = rows_of(R"({"content":"evaluation"})");
  EXPECT_THAT(rows[0],
              ElementsAre("NIP",
                          "Nama",
                          "No",
                          "Kategori",
                          "Rencana Hasil Kerja Pimpinan",
                          "Rencana Hasil Kerja Pegawai",
                          "Aspek",
                          "IKI",
                          "Target",
                          "Realisasi Berdasarkan Bukti Dukung",
                          "Bukti Dukung",
                          "Umpan Balik Berkelanjutan"));
  EXPECT_THAT(rows[1],
              ElementsAre("199001012020121901",
                          "Made <b>Ayu</b> & Putri \"Contoh\"",
                          "1",
                          "Utama",
                          "Misi 2: pelayanan publik yang \"mudah & cepat\"",
                          "Dokumen kependudukan selesai tepat waktu",
                          "Kualitas pekerjaan",
                          "Jumlah dokumen",
                          "1200 dokumen",
                          "1250 dokumen",
                          "Laporan bulanan loket; =Berita acara nomor 12",
                          ""));
  EXPECT_EQ(rows[3][8], "18 - 24 \xC2\xB0\x43");
  EXPECT_EQ(rows[5][3], "Tambahan");
  EXPECT_EQ(rows[5][9], "") << "a figure that is missing is no zero";
}

TEST(CsvExporter, LosesNoFeedbackThatBelongsToNoGoal) {
  const std::vector<Row> rows = rows_of(R"({"content":"evaluation","people":false})");
  EXPECT_EQ(rows[0][0], "No");
  EXPECT_THAT(rows[6],
              ElementsAre("",
                          "Umpan balik lainnya",
                          "",
                          "",
                          "Kualitas pekerjaan",
                          "",
                          "",
                          "",
                          "",
                          "2026-02-16: Menjawab keluhan dengan sabar"));
  EXPECT_THAT(rows[8][9], HasSubstr("Kesepakatan: jadwal piket"));

  ExportSample sample = town_sample();
  sample.people.resize(1);
  sample.people[0].entries[2].about = "Jumlah dokumen";
  const Exported exported =
      run_exporter(csv(), sample, {R"({"content":"evaluation","people":false})"});
  EXPECT_EQ(read_csv(exported.file("hasil.csv"), ';')[1][9],
            "2026-02-16: Menjawab keluhan dengan sabar");
}

TEST(CsvExporter, WritesTheDailyLog) {
  const std::vector<Row> rows = rows_of(R"({"content":"log"})");
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_THAT(rows[1],
              ElementsAre("199001012020121901",
                          "Made <b>Ayu</b> & Putri \"Contoh\"",
                          "2026-01-07",
                          "log_harian",
                          "Dokumen kependudukan selesai tepat waktu",
                          "'=SUM(A1:A9) berkas loket 3 diperiksa",
                          "420",
                          "disetujui"));
  EXPECT_EQ(rows[2][6], "95,5");

  const std::vector<Row> all = rows_of(R"({"content":"log","entries":[],"people":false})");
  ASSERT_EQ(all.size(), 8U);
  EXPECT_EQ(all[3][1], "observasi");
  EXPECT_EQ(all[3][4], "") << "no minutes were written down";
}

TEST(CsvExporter, SpeaksEnglishInAnEnglishCycle) {
  ExportSample sample = town_sample();
  sample.cycle.language = "en";
  EXPECT_THAT(run_exporter(csv(), sample).file("hasil.csv"), HasSubstr("Employee number;Name;"));
}

TEST(CsvExporter, NamesTheSettingThatMakesNoSense) {
  EXPECT_THAT(reports_of(R"({"file":"../x.csv"})"), ElementsAre("/file BAD_FILE: ../x.csv"));
  EXPECT_THAT(reports_of(R"({"nodes":["hasil","apa"]})"),
              ElementsAre("/nodes/1 UNKNOWN_NODE: apa"));
  EXPECT_THAT(reports_of(R"({"content":"list"})"), ElementsAre("/list LIST_NEEDED"));
  EXPECT_THAT(reports_of(R"({"content":"improve"})"), ElementsAre("/improve IMPROVE_NEEDED"));
  EXPECT_THAT(reports_of(R"({"improve":{"below":1,"node":"hasil","training":{"apa":"x"}}})"),
              ElementsAre("/improve/training/apa UNKNOWN_ASPECT: apa"));
}

TEST(CsvExporter, WritesTheHeadAloneWhenThereIsNobody) {
  ExportSample nobody = town_sample();
  nobody.people.clear();
  const Exported exported = run_exporter(csv(), nobody, {R"({"nodes":["hasil"]})"});
  EXPECT_EQ(exported.status, KINERJA_OK);
  EXPECT_EQ(read_csv(exported.file("hasil.csv"), ';').size(), 1U);
}

TEST(CsvExporter, GivesTheSameBytesHoweverTheHostCutsBatches) {
  const Exported whole = run_exporter(csv(), town_sample(), {"{}", false});
  const Exported cut = run_exporter(csv(), town_sample(), {"{}", true});
  EXPECT_EQ(whole.files, cut.files);
  EXPECT_EQ(whole.media_types.at("hasil.csv"), "text/csv; charset=utf-8");
}

TEST(CsvExporter, StopsAtEveryFaultOfTheSink) {
  EXPECT_THAT(sink_faults(csv(), town_sample(), "{}"), IsEmpty());
}

TEST(CsvExporter, HasAllItsTexts) {
  EXPECT_THAT(exporter_text_faults(kinerja::test::bench_plugin("csv")), IsEmpty());
}

}  // namespace
