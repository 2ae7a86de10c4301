#include "exporter_bench.hpp"
#include "method_bench.hpp"

#include <gmock/gmock.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>
#include <vector>

namespace {

using kinerja::test::Exported;
using kinerja::test::exporter_text_faults;
using kinerja::test::ExportSample;
using kinerja::test::run_exporter;
using kinerja::test::sink_faults;
using kinerja::test::town_sample;
using testing::AllOf;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

constexpr const char* clerk_evaluation = "evaluasi/199001012020121901.pdf";
constexpr const char* clerk_skp = "skp/199001012020121901.pdf";
constexpr const char* absent_evaluation = "evaluasi/199005052020121905.pdf";

// What the host would hand over: `own` settings, and the defaults of the schema behind them.
std::string pdf_settings(const std::string& own = {}) {
  const auto given = [&](const char* key) {
    return own.find(std::string("\"") + key + "\":") != std::string::npos;
  };
  std::string text = "{" + own;
  const auto add = [&](const char* key, const char* value) {
    if (given(key)) return;
    if (text.size() > 1) text += ",";
    text += std::string("\"") + key + "\":" + value;
  };
  add("documents", R"(["skp","evaluation"])");
  add("expectation", R"("ekspektasi")");
  add("daily_log", R"("log_harian")");
  add("result", R"("hasil")");
  add("behaviour", R"("perilaku")");
  add("aspects_by", R"(["diri","atasan","rekan"])");
  add("rank", R"(["pangkat","golongan"])");
  add("cells",
      R"({"below":{"below":"Sangat Kurang","meets":"Butuh Perbaikan","above":"Butuh Perbaikan"},
          "meets":{"below":"Kurang","meets":"Baik","above":"Baik"},
          "above":{"below":"Kurang","meets":"Baik","above":"Sangat Baik"}})");
  return text + "}";
}

const kinerja_exporter* pdf() {
  return kinerja::test::bench_exporter(kinerja::test::bench_plugin("pdf"), "id.kinerja.pdf");
}

Exported exported_pages(const ExportSample& sample, const std::string& own = {}) {
  Exported result = run_exporter(pdf(), sample, {pdf_settings(own), true});
  EXPECT_EQ(result.status, KINERJA_OK);
  EXPECT_THAT(result.faults, IsEmpty());
  EXPECT_THAT(result.reports, IsEmpty());
  return result;
}

std::vector<std::string> names_of_pages(const Exported& result) {
  std::vector<std::string> names;
  for (const auto& [name, bytes] : result.files) names.push_back(name);
  return names;
}

// What a reader of the paper reads, without the line breaks of its cells.
std::string text_of(const std::string& bytes) {
  std::string file = (std::filesystem::temp_directory_path() / "kinerja-pdf-XXXXXX").string();
  const int handle = mkstemp(file.data());
  if (handle < 0) return "no file";
  close(handle);
  std::ofstream(file, std::ios::binary) << bytes;
  std::FILE* const pipe = popen(("pdftotext -raw " + file + " - 2>&1").c_str(), "r");
  if (pipe == nullptr) return "no pdftotext";
  std::string text;
  for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) {
    const bool space = c == '\n' || c == '\f' || c == ' ';
    if (!space || (!text.empty() && text.back() != ' ')) text += space ? ' ' : static_cast<char>(c);
  }
  if (pclose(pipe) != 0) text += "pdftotext failed";
  std::filesystem::remove(file);
  return text;
}

TEST(PdfExporter, WritesBothFormsOfEachPerson) {
  const Exported result = exported_pages(town_sample());
  EXPECT_EQ(result.files.size(), 16U);
  EXPECT_EQ(result.media_types.at(clerk_skp), "application/pdf");
  for (const auto& [name, bytes] : result.files) {
    EXPECT_THAT(bytes, AllOf(StartsWith("%PDF-1."), EndsWith("%%EOF\n"))) << name;
  }
}

TEST(PdfExporter, WritesOneFileAUnitWhenAsked) {
  EXPECT_THAT(
      names_of_pages(exported_pages(town_sample(), R"("per":"unit","documents":["evaluation"])")),
      ElementsAre("evaluasi/dinas-kependudukan-pencatatan-sipil-contoh.pdf",
                  "evaluasi/kelurahan-melati-barat.pdf"));
}

TEST(PdfExporter, ThePlanNamesBothPartiesTheTargetsAndWhatBehaviourIsExpected) {
  ExportSample sample = town_sample();
  sample.people[0].entries.push_back(
      {20460, "ekspektasi", "Disiplin", "Hadir di loket sebelum pukul tujuh"});
  const std::string text = text_of(exported_pages(sample).file(clerk_skp));
  EXPECT_THAT(text, HasSubstr("SASARAN KINERJA PEGAWAI (SKP)"));
  EXPECT_THAT(text, HasSubstr("Made <b>Ayu</b> & Putri \"Contoh\""));
  EXPECT_THAT(text, HasSubstr("Penata / III/c"));
  EXPECT_THAT(text, HasSubstr("Dra. Sri \"Rahayu\" Contoh, M.Si."));
  EXPECT_THAT(text, HasSubstr("A. Utama"));
  EXPECT_THAT(text, HasSubstr("paling banyak 24 jam"));
  EXPECT_THAT(text,
              HasSubstr("18\xE2\x80\x93"
                        "24 \xC2\xB0"
                        "C"));
  EXPECT_THAT(text, HasSubstr("3 Hasil sesuai standar & dapat dipakai"));
  EXPECT_THAT(text, HasSubstr("Hadir di loket sebelum pukul tujuh"));
  // A plan says nothing of what came of it.
  EXPECT_THAT(text, Not(HasSubstr("1.250")));
  EXPECT_THAT(text, Not(HasSubstr("Predikat")));
}

TEST(PdfExporter, TheEvaluationTellsTheResultTheWayAndWhatFollows) {
  const std::string text = text_of(exported_pages(town_sample()).file(clerk_evaluation));
  for (const char* const part : {"DOKUMEN EVALUASI KINERJA PEGAWAI",
                                 "Rating hasil kerja : Sesuai ekspektasi",
                                 "Rating perilaku kerja : Di atas ekspektasi",
                                 "Predikat kinerja pegawai Baik",
                                 "1.250 dokumen",
                                 "belum ada data",
                                 "Kerja sama 90 85 88",
                                 "Pertemuan pertama dengan atasan",
                                 "Dua pengaduan <lewat waktu>",
                                 "Lokakarya perbaikan cara kerja 31 Maret 2027",
                                 "Log harian: 2 catatan, 515,5 menit.",
                                 "Penilaian tahun 2024",
                                 "bobot 10 tidak dihitung",
                                 "Tanggapan pegawai",
                                 "kinerja verify",
                                 "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752",
                                 "Halaman 1 dari "}) {
    EXPECT_THAT(text, HasSubstr(part));
  }
  // The daily log is counted, and names nobody's every step.
  EXPECT_THAT(text, Not(HasSubstr("SUM(A1:A9)")));
}

TEST(PdfExporter, SaysThatAResultIsMissingAndNeverZero) {
  const std::string text = text_of(exported_pages(town_sample()).file(absent_evaluation));
  EXPECT_THAT(text, HasSubstr("Predikat kinerja pegawai Belum ada hasil"));
  EXPECT_THAT(text, HasSubstr("Hasil kerja : Belum ada hasil"));
  EXPECT_THAT(text, HasSubstr("Nilai yang belum ada bukan nol."));
  EXPECT_THAT(text, HasSubstr("Atasan belum mengirim penilaian."));
}

TEST(PdfExporter, SpeaksEnglishToo) {
  ExportSample sample = town_sample();
  sample.cycle.language = "en";
  const std::string text = text_of(exported_pages(sample).file(clerk_evaluation));
  EXPECT_THAT(text, HasSubstr("PERFORMANCE EVALUATION DOCUMENT"));
  EXPECT_THAT(text, HasSubstr("Page 1 of "));
  EXPECT_THAT(text, Not(HasSubstr("Halaman")));
}

TEST(PdfExporter, PrintsNoQuadrantThatContradictsTheResult) {
  ExportSample sample = town_sample();
  sample.people[0].scores[5].grade = "Kurang";
  const Exported result = run_exporter(pdf(), sample, {pdf_settings()});
  EXPECT_EQ(result.status, KINERJA_E_CONFIG);
  EXPECT_THAT(result.reports, ElementsAre("/cells CELL_DIFFERS: Baik / Kurang"));
}

TEST(PdfExporter, RefusesSettingsThatMakeNoSense) {
  const auto reports_of = [](const std::string& own, ExportSample sample = town_sample()) {
    return run_exporter(pdf(), sample, {pdf_settings(own)}).reports;
  };
  EXPECT_THAT(reports_of(R"("folder":"/x")"), ElementsAre("/folder BAD_FOLDER: /x"));
  EXPECT_THAT(reports_of(R"("result":"apa")"), ElementsAre("/result UNKNOWN_NODE: apa"));
  EXPECT_THAT(reports_of(R"("aspects_by":["diri","apa"])"),
              ElementsAre("/aspects_by/1 UNKNOWN_NODE: apa"));
  EXPECT_THAT(reports_of(R"("aspects":["apa"])"), ElementsAre("/aspects/0 UNKNOWN_ASPECT: apa"));
  ExportSample other_words = town_sample();
  other_words.cycle.nodes[5].grades = {"Sangat Kurang", "Kurang", "Cukup", "Baik", "Sangat Baik"};
  EXPECT_THAT(reports_of("", other_words),
              ElementsAre("/cells/below/meets UNKNOWN_WORD: Butuh Perbaikan"));
}

TEST(PdfExporter, GivesTheSameBytesAtEveryRunAndHoweverTheHostCutsBatches) {
  const Exported once = run_exporter(pdf(), town_sample(), {pdf_settings(), true});
  EXPECT_EQ(once.files, run_exporter(pdf(), town_sample(), {pdf_settings(), true}).files);
  EXPECT_EQ(once.files, run_exporter(pdf(), town_sample(), {pdf_settings(), false}).files);
}

TEST(PdfExporter, StandsTextsThatFillPagesAndTextsThatNoFontHas) {
  ExportSample sample = town_sample();
  std::string sentence;
  for (int i = 0; i < 900; ++i) sentence += "Kalimat panjang yang ke-" + std::to_string(i) + ". ";
  sample.people[0].goals[0].evidence = sentence;
  sample.people[0].goals[1].title = std::string(5000, 'x');
  sample.people[0].name = "\x01\xEF\xBF\xBF \xE6\xBC\xA2\xF0\x9F\x99\x82\nBaris kedua";
  const std::string text = text_of(exported_pages(sample).file(clerk_evaluation));
  EXPECT_THAT(text, HasSubstr("yang ke-0."));
  EXPECT_THAT(text, HasSubstr("yang ke-899."));
}

TEST(PdfExporter, StopsAtEveryFaultOfTheSinkAndWhenTheHostAsks) {
  ExportSample two = town_sample();
  two.people.resize(2);
  EXPECT_THAT(sink_faults(pdf(), two, pdf_settings()), IsEmpty());
  kinerja::test::ExportOptions stopping{pdf_settings()};
  stopping.stop = KINERJA_E_CANCELLED;
  EXPECT_EQ(run_exporter(pdf(), town_sample(), stopping).status, KINERJA_E_CANCELLED);
}

TEST(PdfExporter, AsksForWholeUnitsAndHasAllItsTexts) {
  EXPECT_NE(pdf()->info->flags & KINERJA_INFO_WHOLE_GROUP, 0U);
  EXPECT_THAT(exporter_text_faults(kinerja::test::bench_plugin("pdf")), IsEmpty());
}

}  // namespace
