#include "exporter_bench.hpp"
#include "method_bench.hpp"
#include "zip_reader.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace {

using kinerja::test::Exported;
using kinerja::test::exporter_text_faults;
using kinerja::test::ExportSample;
using kinerja::test::run_exporter;
using kinerja::test::sink_faults;
using kinerja::test::town_sample;
using kinerja::test::unzip;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::Pair;
using testing::UnorderedElementsAre;

const std::string xlsx_settings = R"({"behaviour":"perilaku","result":"hasil"})";
constexpr const char* registry_book = "xlsx/dinas-kependudukan-pencatatan-sipil-contoh.xlsx";

const kinerja_exporter* xlsx() {
  return kinerja::test::bench_exporter(kinerja::test::bench_plugin("xlsx"), "id.kinerja.xlsx");
}

Exported exported_workbook(const ExportSample& sample, const std::string& config = xlsx_settings) {
  Exported result = run_exporter(xlsx(), sample, {config, true});
  EXPECT_EQ(result.status, KINERJA_OK);
  EXPECT_THAT(result.faults, IsEmpty());
  EXPECT_THAT(result.reports, IsEmpty());
  return result;
}

std::string unescaped(std::string text) {
  const std::pair<const char*, const char*> entities[] = {
      {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&amp;", "&"}};
  for (const auto& [entity, character] : entities) {
    for (std::size_t at = 0; (at = text.find(entity, at)) != text.npos; ++at) {
      text.replace(at, std::string(entity).size(), character);
    }
  }
  return text;
}

struct Cell {
  std::string text;  // a number as the file has it
  bool is_text;
};

// A workbook as another program sees it.
class Opened {
 public:
  explicit Opened(const std::string& bytes) : parts_(unzip(bytes)) {
    const std::string& strings = parts_.at("xl/sharedStrings.xml");
    // By hand: a regular expression recurses over each letter of a long text.
    for (std::size_t at = 0; (at = strings.find("<si><t", at)) != strings.npos;) {
      const std::size_t begin = strings.find('>', at + 6) + 1;
      at = strings.find("</t>", begin);
      strings_.push_back(unescaped(strings.substr(begin, at - begin)));
    }
  }

  std::vector<std::string> sheets() const {
    const std::string& book = parts_.at("xl/workbook.xml");
    std::vector<std::string> names;
    const std::string_view head = "<sheet name=\"";
    for (std::size_t at = 0; (at = book.find(head, at)) != std::string::npos;) {
      at += head.size();
      names.push_back(book.substr(at, book.find('"', at) - at));
    }
    return names;
  }
  const std::string& part(const std::string& name) const { return parts_.at(name); }
  const std::string& xml(int sheet) const {
    return parts_.at("xl/worksheets/sheet" + std::to_string(sheet) + ".xml");
  }
  std::map<std::string, Cell> cells(int sheet) const {
    std::map<std::string, Cell> cells;
    const std::string& text = xml(sheet);
    const std::string_view head = "<c r=\"";
    for (std::size_t at = 0; (at = text.find(head, at)) != std::string::npos;) {
      at += head.size();
      const std::string place = text.substr(at, text.find('"', at) - at);
      const std::size_t value = text.find('>', at) + 1;
      if (text.compare(value, 3, "<v>") != 0) continue;  // empty
      const bool is_text = text.substr(at, value - at).find(" t=\"s\"") != std::string::npos;
      const std::string said = text.substr(value + 3, text.find("</v>", value) - value - 3);
      cells[place] = {is_text ? strings_.at(std::stoul(said)) : said, is_text};
    }
    return cells;
  }
  std::vector<std::string> texts(int sheet) const {
    std::vector<std::string> texts;
    for (const auto& [place, cell] : cells(sheet)) {
      if (cell.is_text) texts.push_back(cell.text);
    }
    return texts;
  }
  std::vector<std::string> numbers(int sheet) const {
    std::vector<std::string> numbers;
    for (const auto& [place, cell] : cells(sheet)) {
      if (!cell.is_text) numbers.push_back(cell.text);
    }
    return numbers;
  }

 private:
  std::map<std::string, std::string> parts_;
  std::vector<std::string> strings_;
};

enum Sheet { skp = 1, annex, evaluation, quadrant, distribution, document };

Opened registry(const std::string& config = xlsx_settings) {
  return Opened(exported_workbook(town_sample(), config).file(registry_book));
}

TEST(XlsxExporter, WritesAWorkbookAUnitWithTheSheetsOfTheForms) {
  const Exported result = exported_workbook(town_sample());
  ASSERT_EQ(result.files.size(), 2U);
  EXPECT_EQ(result.media_types.begin()->second,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  EXPECT_THAT(
      Opened(result.files.begin()->second).sheets(),
      ElementsAre("SKP", "Lampiran", "Evaluasi", "Kuadran", "Pola Distribusi", "Dokumen Evaluasi"));
}

TEST(XlsxExporter, WritesAWorkbookAPersonOrOneForAll) {
  const std::string person =
      R"({"behaviour":"perilaku","folder":"","per":"person","result":"hasil"})";
  const std::string agency =
      R"({"behaviour":"perilaku","folder":"a/b/","per":"agency","result":"hasil"})";
  const Exported people = exported_workbook(town_sample(), person);
  EXPECT_EQ(people.files.size(), 8U);
  EXPECT_EQ(people.files.count("199001012020121901.xlsx"), 1U);
  EXPECT_THAT(exported_workbook(town_sample(), agency).files,
              ElementsAre(Pair("a/b/kota-contoh.xlsx", testing::_)));
}

TEST(XlsxExporter, KeepsEmployeeNumbersAndFormulasAsTexts) {
  const Opened book = registry();
  for (int sheet = skp; sheet <= document; ++sheet) {
    EXPECT_THAT(book.xml(sheet), Not(HasSubstr("<f>"))) << sheet;
    EXPECT_THAT(book.numbers(sheet), Not(Contains(HasSubstr("19900"))));
  }
  EXPECT_THAT(book.texts(skp), Contains("199001012020121901"));
  EXPECT_THAT(book.texts(skp), Contains("=HYPERLINK(\"x\")"));
  EXPECT_THAT(book.texts(skp),
              Contains("1: =Hasil sering diulang\n3: Hasil sesuai standar & dapat dipakai\n5: "
                       "Menjadi contoh bagi <unit lain>"));

  // The number format "text" keeps them so when somebody edits the cell.
  const std::string& styles = book.part("xl/styles.xml");
  EXPECT_THAT(styles, HasSubstr("formatCode=\"@\""));
}

TEST(XlsxExporter, WritesNumbersAsNumbersWithTheirUnit) {
  const Opened book = registry();
  EXPECT_THAT(book.numbers(skp), Contains("1200"));
  EXPECT_THAT(book.numbers(evaluation), Contains("31.5"));
  EXPECT_THAT(book.texts(skp), Contains("18 \xE2\x80\x93 24 \xC2\xB0\x43"));
  const std::string styles = unescaped(book.part("xl/styles.xml"));
  EXPECT_THAT(styles, HasSubstr("#,##0\" dokumen\""));
  EXPECT_THAT(styles, HasSubstr("#,##0.0\" jam\""));
  EXPECT_THAT(styles, HasSubstr("\"\xE2\x89\xA4 \"#,##0\" jam\"")) << "less is better";
}

TEST(XlsxExporter, SaysThatAFigureIsMissing) {
  const std::map<std::string, Cell> cells = registry().cells(evaluation);
  const auto training = std::find_if(cells.begin(), cells.end(), [](const auto& cell) {
    return cell.second.text == "Peserta yang lulus";
  });
  ASSERT_NE(training, cells.end());
  const std::string row = training->first.substr(1);
  EXPECT_EQ(cells.at("F" + row).text, "30");
  EXPECT_EQ(cells.at("G" + row).text, "Belum ada data");
}

TEST(XlsxExporter, PutsFeedbackBesideWhatItIsAboutAndLosesNone) {
  ExportSample sample = town_sample();
  sample.people[0].entries[3].about = "Waktu tanggap rata-rata";
  const Opened book(exported_workbook(sample).file(registry_book));
  const std::vector<std::string> texts = book.texts(evaluation);
  EXPECT_THAT(texts,
              Contains("16 Februari 2026, observasi (pujian): Menjawab keluhan dengan sabar"));
  EXPECT_THAT(texts, Contains(HasSubstr("Dua kali terlambat")));
  EXPECT_THAT(texts, Contains(HasSubstr("dialog (disetujui keduanya): Agenda")));
  EXPECT_THAT(texts, Contains("Sesuai ekspektasi (nilai 104,17)"));
  EXPECT_THAT(texts, Contains("Di atas ekspektasi (nilai 83,1)"));
  EXPECT_THAT(texts, Contains("Laporan bulanan loket\n=Berita acara nomor 12"));
}

TEST(XlsxExporter, SpreadsLongFeedbackOverRows) {
  ExportSample sample = town_sample();
  const kinerja::test::ExportEntry praise = sample.people[0].entries[2];
  sample.people[0].entries.assign(60, praise);
  const Opened book(exported_workbook(sample).file(registry_book));
  std::size_t shown = 0;
  for (const std::string& text : book.texts(evaluation)) {
    std::size_t in_cell = 0;
    for (std::size_t at = 0; (at = text.find("(pujian)", at)) != text.npos; ++at) ++in_cell;
    EXPECT_LE(in_cell, 28U);
    shown += in_cell;
  }
  EXPECT_EQ(shown, 60U);
}

TEST(XlsxExporter, FindsTheSuperiorsOwnRow) {
  ExportSample sample = town_sample();
  kinerja::test::ExportPerson head{
      sample.people[0].superior, sample.people[0].superior_name, "Sekretariat", "Kepala Dinas"};
  head.facts = {{"pangkat", "Pembina"}, {"golongan", "IV/a"}};
  sample.people.push_back(head);
  const std::vector<std::string> texts =
      Opened(exported_workbook(sample).file(registry_book)).texts(document);
  EXPECT_THAT(texts, Contains("Kepala Dinas"));
  EXPECT_THAT(texts, Contains("Pembina, IV/a"));
  EXPECT_THAT(texts, Contains("Penata, III/c"));
}

TEST(XlsxExporter, ShowsEachPersonsCell) {
  const std::map<std::string, Cell> cells = registry().cells(quadrant);
  EXPECT_EQ(cells.at("A5").text, "Di atas ekspektasi");
  EXPECT_EQ(cells.at("D5").text, "Sangat Baik\n1 pegawai");
  EXPECT_EQ(cells.at("D6").text, "=HYPERLINK(\"x\")");
  EXPECT_EQ(cells.at("D7").text, "Baik\n2 pegawai");
  EXPECT_THAT(registry().texts(quadrant), Contains(HasSubstr("1 pegawai tidak masuk kuadran")));
}

TEST(XlsxExporter, DrawsCountsAndTheGuidesCurve) {
  ExportSample sample = town_sample();
  const auto node = static_cast<std::uint32_t>(sample.cycle.nodes.size());
  sample.cycle.nodes.push_back({"pola",
                                "Pola distribusi",
                                "id.kinerja.distribution 0.1.0 00",
                                {"Di luar pola",
                                 "Sesuai pola",
                                 "Sangat Kurang",
                                 "Kurang",
                                 "Butuh Perbaikan",
                                 "Baik",
                                 "Sangat Baik"}});
  const double heights[] = {2, 3, 6, 11, 2};
  for (kinerja::test::ExportPerson& person : sample.people) {
    person.scores.resize(node);
    person.scores.push_back({1, "Di luar pola", 0});
    for (int grade = 0; grade < 5; ++grade) {
      person.steps.push_back({node,
                              KINERJA_REF_GRADE,
                              grade + 2,
                              heights[grade],
                              24,
                              heights[grade],
                              "Tinggi kurva",
                              3});
    }
    person.steps.push_back({node, KINERJA_REF_NONE, -1, 75, 70, 1, "Baik melebihi 70%", 5});
  }
  const Opened book(
      exported_workbook(sample,
                        R"({"behaviour":"perilaku","distribution":"pola","result":"hasil"})")
          .file(registry_book));
  const std::map<std::string, Cell> cells = book.cells(distribution);
  EXPECT_EQ(cells.at("A9").text, "Baik");
  EXPECT_EQ(cells.at("B9").text, "2");
  EXPECT_EQ(cells.at("C9").text, "0.5");
  EXPECT_EQ(cells.at("D9").text, "11");
  EXPECT_EQ(cells.at("B11").text, "1") << "who has no predicate";
  EXPECT_THAT(book.texts(distribution), Contains("Baik melebihi 70%"));
  EXPECT_THAT(book.texts(distribution), Contains("Di luar pola"));
  EXPECT_THAT(book.texts(distribution), Not(Contains("Tinggi kurva")));
  const std::string& chart = book.part("xl/charts/chart1.xml");
  EXPECT_THAT(chart, HasSubstr("<c:barChart>"));
  EXPECT_THAT(chart, HasSubstr("<c:lineChart>"));
  EXPECT_THAT(chart, HasSubstr("<c:f>'Pola Distribusi'!$E$6:$E$10</c:f>"));
}

TEST(XlsxExporter, WritesRealDatesOnTheDocument) {
  const Opened book = registry();
  // Days since the end of 1899: 1 January and 31 December 2026, and the dialogue of 27 May.
  EXPECT_THAT(book.numbers(document), Contains("46023"));
  EXPECT_THAT(book.numbers(document), Contains("46387"));
  EXPECT_THAT(book.numbers(document), Contains("46169"));
  EXPECT_THAT(book.texts(document), Contains(HasSubstr("- PP 30/2019 tentang Penilaian")));
}

TEST(XlsxExporter, PrintsOnA4WithTheTitleOnEachPage) {
  const Opened book = registry();
  EXPECT_THAT(book.xml(skp), HasSubstr("orientation=\"landscape\""));
  EXPECT_THAT(book.xml(document), HasSubstr("orientation=\"portrait\""));
  for (int sheet = skp; sheet <= document; ++sheet) {
    EXPECT_THAT(book.xml(sheet), HasSubstr("paperSize=\"9\"")) << sheet;
    EXPECT_THAT(book.xml(sheet), HasSubstr("state=\"frozen\"")) << sheet;
  }
  EXPECT_THAT(book.part("xl/workbook.xml"), HasSubstr("Print_Titles"));
}

TEST(XlsxExporter, CutsWhatNoCellHoldsAndSaysSo) {
  ExportSample sample = town_sample();
  sample.people[0].goals[0].evidence = std::string(40000, 'a');
  const std::vector<std::string> texts =
      Opened(exported_workbook(sample).file(registry_book)).texts(evaluation);
  const auto cut = std::find_if(
      texts.begin(), texts.end(), [](const std::string& text) { return text.starts_with("aaaa"); });
  ASSERT_NE(cut, texts.end());
  EXPECT_LE(cut->size(), 32767U);
  EXPECT_THAT(*cut, HasSubstr(" karakter tidak muat dalam satu sel]"));
}

TEST(XlsxExporter, SpeaksEnglishInAnEnglishCycle) {
  ExportSample sample = town_sample();
  sample.cycle.language = "en";
  EXPECT_THAT(Opened(exported_workbook(sample).file(registry_book)).texts(evaluation),
              Contains("Continuous feedback"));
}

TEST(XlsxExporter, NamesTheSettingThatMakesNoSense) {
  const auto reports = [](const std::string& config) {
    return run_exporter(xlsx(), town_sample(), {config}).reports;
  };
  EXPECT_THAT(reports(R"({"behaviour":"perilaku","result":"apa"})"),
              ElementsAre("/result UNKNOWN_NODE: apa"));
  EXPECT_THAT(reports(R"({"aspects":["inovasi","x"],"behaviour":"perilaku","result":"hasil"})"),
              ElementsAre("/aspects/1 UNKNOWN_ASPECT: x"));
  EXPECT_THAT(reports(R"({"behaviour":"perilaku","folder":"../x","result":"hasil"})"),
              ElementsAre("/folder BAD_FOLDER: ../x"));
}

TEST(XlsxExporter, GivesTheSameBytesEachTimeAndHoweverTheHostCutsBatches) {
  const Exported whole = run_exporter(xlsx(), town_sample(), {xlsx_settings, false});
  const Exported cut = run_exporter(xlsx(), town_sample(), {xlsx_settings, true});
  EXPECT_EQ(whole.files, cut.files);
  EXPECT_THAT(Opened(whole.file(registry_book)).part("docProps/core.xml"),
              HasSubstr("2026-12-31T00:00:00Z"));
}

TEST(XlsxExporter, WritesNothingWhenThereIsNobody) {
  ExportSample nobody = town_sample();
  nobody.people.clear();
  EXPECT_THAT(exported_workbook(nobody).files, IsEmpty());
}

TEST(XlsxExporter, StopsAtEveryFaultOfTheSink) {
  EXPECT_THAT(sink_faults(xlsx(), town_sample(), xlsx_settings), IsEmpty());
}

TEST(XlsxExporter, HasAllItsTexts) {
  EXPECT_THAT(exporter_text_faults(kinerja::test::bench_plugin("xlsx")), IsEmpty());
}

}  // namespace
