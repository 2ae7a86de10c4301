// Longer than 400 lines because every page is made from the one sample town.
#include "exporter_bench.hpp"
#include "method_bench.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace {

using kinerja::test::Exported;
using kinerja::test::exporter_text_faults;
using kinerja::test::ExportSample;
using kinerja::test::run_exporter;
using kinerja::test::sink_faults;
using kinerja::test::town_sample;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr const char* full_config = R"({
  "improve": {"below": 76, "node": "atasan", "training": {"inovasi": "Pelatihan <inovasi>"}},
  "lists": [
    {"about": "Tiga & teratas", "at_most": 1, "node": "peringkat", "title": "Penghargaan"},
    {"grades": ["Butuh Perbaikan", "Sangat Kurang"], "node": "predikat", "title": "Bimbingan"},
    {"grades": ["Istimewa"], "node": "predikat", "title": "Kosong"}
  ],
  "place": "peringkat",
  "radar": ["diri", "atasan", "rekan"]
})";

constexpr const char* clerk_page = "pegawai/199001012020121901.html";
constexpr const char* absent_page = "pegawai/199005052020121905.html";
constexpr const char* registry_page = "unit/dinas-kependudukan-pencatatan-sipil-contoh.html";
constexpr const char* village_page = "unit/kelurahan-melati-barat.html";

const kinerja_exporter* html() {
  return kinerja::test::bench_exporter(kinerja::test::bench_plugin("html"), "id.kinerja.html");
}

Exported exported(const ExportSample& sample, const std::string& config = full_config) {
  Exported result = run_exporter(html(), sample, {config, true});
  EXPECT_EQ(result.status, KINERJA_OK);
  EXPECT_THAT(result.faults, IsEmpty());
  EXPECT_THAT(result.reports, IsEmpty());
  return result;
}

std::vector<std::string> names_of(const Exported& result) {
  std::vector<std::string> names;
  for (const auto& [name, text] : result.files) names.push_back(name);
  return names;
}

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++count;
  }
  return count;
}

// Texts of elements that look like a key of the texts, such as >NO_DATA<.
std::string bare_keys(const std::string& text) {
  std::string keys;
  for (std::size_t at = text.find('>'); at != std::string::npos; at = text.find('>', at + 1)) {
    const std::string word = text.substr(at + 1, text.find('<', at) - at - 1);
    const bool shouted = word.size() > 3 && std::all_of(word.begin(), word.end(), [](char c) {
                           return (c >= 'A' && c <= 'Z') || c == '_';
                         });
    if (shouted) keys += word + " ";
  }
  return keys;
}

// What Python's XML parser, which forgives nothing, says of the pages; also HTML's own trap: an
// element such as <div/> that closes itself in XML but not in HTML.
constexpr const char* strict_reader = R"(
import pathlib, sys
import xml.etree.ElementTree as tree
void = {'meta', 'br'}
drawn = {'rect', 'line', 'circle', 'polygon', 'polyline'}
for page in sorted(pathlib.Path(sys.argv[1]).rglob('*.html')):
    try:
        root = tree.parse(page).getroot()
    except tree.ParseError as error:
        print(page.name, error)
        continue
    text = page.read_text(encoding='utf-8')
    for element in root.iter():
        if '<' + element.tag + '/>' in text and element.tag not in void | drawn:
            print(page.name, 'self-closed', element.tag)
        for name in element.attrib:
            if name.startswith('on') or name in ('style', 'src'):
                print(page.name, 'attribute', name)
    ids = [e.get('id') for e in root.iter() if e.get('id')]
    if len(ids) != len(set(ids)):
        print(page.name, 'an id stands twice')
    for tag in ('title', 'h1', 'main'):
        if len(list(root.iter(tag))) != 1:
            print(page.name, 'not one', tag)
    for link in root.iter('a'):
        if not (page.parent / link.get('href')).exists():
            print(page.name, 'dead link', link.get('href'))
)";

std::string strict_faults(const Exported& result) {
  std::string folder = (std::filesystem::temp_directory_path() / "kinerja-html-XXXXXX").string();
  if (mkdtemp(folder.data()) == nullptr) return "no folder";
  for (const auto& [name, text] : result.files) {
    const std::filesystem::path file = std::filesystem::path(folder) / "pages" / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
  }
  std::ofstream(folder + "/check.py") << strict_reader;
  const std::string command = "python3 " + folder + "/check.py " + folder + "/pages 2>&1";
  std::string said;
  std::FILE* const pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return "no python3";
  for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) said += static_cast<char>(c);
  if (pclose(pipe) != 0) said += "the check failed";
  std::filesystem::remove_all(folder);
  return said;
}

TEST(HtmlExporter, WritesAnIndexAPageAUnitAndAPageAPerson) {
  const Exported result = exported(town_sample());
  EXPECT_THAT(names_of(result),
              ElementsAre("index.html",
                          "panduan.html",
                          clerk_page,
                          "pegawai/199002022020122902.html",
                          "pegawai/199003032020121903.html",
                          "pegawai/199004042020122904.html",
                          absent_page,
                          "pegawai/199006062020122906.html",
                          "pegawai/199007072020121907.html",
                          "pegawai/199008082020122908.html",
                          registry_page,
                          village_page));
  EXPECT_EQ(result.media_types.at("index.html"), "text/html; charset=utf-8");
}

TEST(HtmlExporter, WritesWellFormedPagesWhoseLinksLead) {
  for (const char* const language : {"id", "en"}) {
    ExportSample sample = town_sample();
    sample.cycle.language = language;
    EXPECT_EQ(strict_faults(exported(sample)), "");
  }
  EXPECT_EQ(strict_faults(exported(town_sample(), R"({"unit_pages":false})")), "");
  EXPECT_EQ(strict_faults(exported(town_sample(), R"({"person_pages":false})")), "");
}

TEST(HtmlExporter, LetsNoTextBecomeMarkup) {
  ExportSample sample = town_sample();
  const std::string evil = "</style></title><script>alert(1)</script>\"'&\x01\xEF\xBF\xBF]]>";
  sample.cycle.title = evil;
  sample.cycle.agency = evil;
  sample.cycle.legal_basis = evil;
  for (auto& node : sample.cycle.nodes) node.title = node.method = evil;
  for (auto& aspect : sample.cycle.aspects) aspect.title = evil;
  for (auto& person : sample.people) {
    person.name = person.unit = person.position = person.superior_name = evil;
    person.notes.push_back(evil);
    for (auto& goal : person.goals) goal.title = goal.indicator = goal.unit = evil;
    for (auto& step : person.steps) step.text = evil;
    for (auto& score : person.scores) {
      if (!score.grade.empty()) score.grade = evil;
    }
  }
  const Exported result = exported(sample);
  EXPECT_EQ(strict_faults(result), "");
  for (const auto& [name, text] : result.files)
    EXPECT_THAT(text, Not(HasSubstr("<script"))) << name;
}

TEST(HtmlExporter, NeedsNoOtherHostAndNoScript) {
  const Exported result = exported(town_sample());
  for (const auto& [name, text] : result.files) {
    EXPECT_THAT(text, Not(HasSubstr("http:"))) << name;
    EXPECT_THAT(text, Not(HasSubstr("https:"))) << name;
    EXPECT_THAT(text, Not(HasSubstr("@import"))) << name;
    EXPECT_THAT(text, HasSubstr("default-src &#39;none&#39;")) << name;
  }
}

TEST(HtmlExporter, TellsAPersonTheResultAndHowItCameAbout) {
  const std::string page = exported(town_sample()).file(clerk_page);
  EXPECT_THAT(page, HasSubstr("<html lang=\"id\">"));
  EXPECT_THAT(page,
              HasSubstr("<h1>Made &lt;b&gt;Ayu&lt;/b&gt; &amp; Putri &quot;Contoh&quot;</h1>"));
  EXPECT_THAT(page, HasSubstr("<p class=\"grade\">Baik</p>"));
  EXPECT_THAT(page, HasSubstr("<dd>199001012020121901</dd>"));
  EXPECT_THAT(page, HasSubstr("1 Januari 2026 \xE2\x80\x93 31 Desember 2026"));
  EXPECT_THAT(page, HasSubstr("<td class=\"number\">104,17</td>"));
  EXPECT_THAT(page, HasSubstr("<li>Atasan 84,5 \xC3\x97 bobot 60% = 50,7</li>"));
  EXPECT_THAT(page, HasSubstr("Dasar hukum"));
  EXPECT_THAT(page, HasSubstr("60303ae22b998861"));
  EXPECT_THAT(page, HasSubstr("Pejabat penilai kinerja"));
  EXPECT_THAT(page, HasSubstr("bobot 10 tidak dihitung"));
}

TEST(HtmlExporter, DrawsGoalsByTheirDirection) {
  const std::string page = exported(town_sample()).file(clerk_page);
  EXPECT_EQ(count_of(page, "<svg class=\"bar\""), 5U);
  EXPECT_THAT(page,
              HasSubstr("<b>1.250</b> dokumen <span class=\"soft\">dari target 1.200</span>"));
  EXPECT_THAT(page, HasSubstr("verdict good\">Target tercapai"));
  EXPECT_THAT(page, HasSubstr("Melewati batas"));
  EXPECT_THAT(page, HasSubstr("Di atas rentang"));
  EXPECT_EQ(count_of(page, "url(#beyond)"), 2U);
  EXPECT_EQ(count_of(page, "belum ada data</text>"), 1U);
}

TEST(HtmlExporter, DrawsARadarWithGapsForWhatIsMissing) {
  const std::string page = exported(town_sample()).file(clerk_page);
  EXPECT_EQ(count_of(page, "<polygon class=\"series\""), 2U) << "those that saw every aspect";
  EXPECT_EQ(count_of(page, "<polyline class=\"series\""), 4U) << "the peers saw five of six";
  EXPECT_THAT(page, HasSubstr("<td class=\"number none\">belum ada</td>"));
}

TEST(HtmlExporter, DrawsNoRadarOfFewerThanThreeAspects) {
  ExportSample sample = town_sample();
  std::erase_if(sample.people[0].steps, [](const kinerja::test::ExportStep& step) {
    return step.ref_kind == KINERJA_REF_ASPECT && step.ref > 1;
  });
  const std::string page = exported(sample).file(clerk_page);
  EXPECT_THAT(page, Not(HasSubstr("class=\"radar\"")));
  EXPECT_THAT(page, HasSubstr("<th scope=\"row\">Disiplin</th>"));
}

TEST(HtmlExporter, ProposesTrainingForWhatIsBelowTheLine) {
  // The cycle's own findings would stand in its place.
  ExportSample sample = town_sample();
  for (auto& person : sample.people) person.findings.clear();
  const std::string page = exported(sample).file(clerk_page);
  EXPECT_THAT(page, HasSubstr("Pelatihan &lt;inovasi&gt;"));
  EXPECT_THAT(page,
              HasSubstr("<li><b>Komunikasi dengan masyarakat</b><span class=\"figure\">95</span>"));
  EXPECT_EQ(count_of(page, "class=\"training\""), 1U);
}

TEST(HtmlExporter, ShowsAMissingResultAsMissing) {
  const std::string page = exported(town_sample()).file(absent_page);
  EXPECT_THAT(page, HasSubstr("<p class=\"grade absent\">Belum ada hasil</p>"));
  EXPECT_THAT(page, HasSubstr("Tidak dapat dihitung"));
  EXPECT_THAT(page, HasSubstr("Atasan belum mengirim penilaian."));
  EXPECT_THAT(page, Not(HasSubstr("<td class=\"number\">0</td>")));
}

TEST(HtmlExporter, NamesNobodyButTheSuperiorOnAPersonsPage) {
  ExportSample sample = town_sample();
  for (auto& person : sample.people) person.name = "Nama " + person.employee;
  const Exported result = exported(sample);
  for (const auto& owner : sample.people) {
    const std::string& page = result.file("pegawai/" + owner.employee + ".html");
    EXPECT_THAT(page, HasSubstr(owner.name));
    for (const auto& other : sample.people) {
      if (owner.employee == other.employee) continue;
      EXPECT_THAT(page, Not(HasSubstr(other.employee)));
    }
  }
}

TEST(HtmlExporter, SumsUpAUnit) {
  const std::string page = exported(town_sample()).file(registry_page);
  EXPECT_THAT(page, HasSubstr("<dt>Pegawai</dt><dd>5</dd>"));
  EXPECT_THAT(page, HasSubstr("<dt>Belum ada hasil</dt><dd>1</dd>"));
  EXPECT_THAT(page, HasSubstr("<dt>Rata-rata</dt><dd>4</dd>"));
  EXPECT_LT(page.find("<th scope=\"row\">Sangat Baik"), page.find("<th scope=\"row\">Baik"));
  EXPECT_EQ(count_of(page, "fill=\"url(#missing)\""), 1U);
  EXPECT_LT(page.find("=HYPERLINK"), page.find("Made &lt;b&gt;")) << "sorted by place";
  EXPECT_THAT(page, HasSubstr("<h2>Penghargaan</h2>"));
  EXPECT_THAT(page, HasSubstr("Tiga &amp; teratas"));
  EXPECT_THAT(page, HasSubstr("Tidak ada pegawai yang memenuhi syarat ini."));
  EXPECT_THAT(page, Not(HasSubstr("Luh Contoh"))) << "of the other unit";
}

TEST(HtmlExporter, SumsUpAllUnitsOnTheIndex) {
  const std::string page = exported(town_sample()).file("index.html");
  EXPECT_THAT(page, HasSubstr("<dt>Pegawai</dt><dd>8</dd>"));
  EXPECT_THAT(page, HasSubstr("href=\"" + std::string(village_page) + "\""));
  EXPECT_THAT(page, HasSubstr("Luh Contoh;dua"));
  EXPECT_THAT(page, HasSubstr("id.kinerja.quadrant 0.1.0 2c26b46b"));
}

TEST(HtmlExporter, SpeaksEnglishInAnEnglishCycle) {
  ExportSample sample = town_sample();
  sample.cycle.language = "en";
  const Exported result = exported(sample);
  EXPECT_THAT(result.file(clerk_page), HasSubstr("<html lang=\"en\">"));
  EXPECT_THAT(result.file(clerk_page), HasSubstr("<b>1,250</b> dokumen"));
  EXPECT_THAT(result.file(clerk_page), HasSubstr(">104.17<"));
  for (const auto& [name, text] : result.files) {
    EXPECT_EQ(bare_keys(text), "") << name;
    EXPECT_THAT(text, Not(HasSubstr("Belum ada"))) << name;
  }
}

TEST(HtmlExporter, FindsASafeNameForEveryPage) {
  ExportSample sample = town_sample();
  sample.people.resize(4);
  sample.people[0].employee = "../../etc/passwd";
  sample.people[1].employee = "A B";
  sample.people[2].employee = "a-b";
  sample.people[3].employee = "\xE2\x98\x83";
  sample.people[0].unit = "";
  sample.people[1].unit = "Unit A/B";
  sample.people[2].unit = "Unit A B";
  sample.people[3].unit = std::string(300, 'x');
  const Exported result = exported(sample, "{\"folder\":\"laporan/2026/\"}");
  EXPECT_THAT(names_of(result),
              ElementsAre("laporan/2026/index.html",
                          "laporan/2026/panduan.html",
                          "laporan/2026/pegawai/A-B.html",
                          "laporan/2026/pegawai/a-b-2.html",
                          "laporan/2026/pegawai/etc-passwd.html",
                          "laporan/2026/pegawai/pegawai.html",
                          "laporan/2026/unit/unit-a-b-2.html",
                          "laporan/2026/unit/unit-a-b.html",
                          "laporan/2026/unit/unit.html",
                          "laporan/2026/unit/" + std::string(80, 'x') + ".html"));
  EXPECT_EQ(strict_faults(result), "");
}

TEST(HtmlExporter, NamesTheSettingThatMakesNoSense) {
  const auto reports_of = [](const std::string& config) {
    return run_exporter(html(), town_sample(), {config}).reports;
  };
  EXPECT_THAT(reports_of(R"({"folder":"/x"})"), ElementsAre("/folder BAD_FOLDER: /x"));
  EXPECT_THAT(reports_of(R"({"radar":["diri","apa"]})"), ElementsAre("/radar/1 UNKNOWN_NODE: apa"));
  EXPECT_THAT(reports_of(R"({"place":"apa"})"), ElementsAre("/place UNKNOWN_NODE: apa"));
  EXPECT_THAT(reports_of(R"({"lists":[{"node":"apa","title":"x"}]})"),
              ElementsAre("/lists/0/node UNKNOWN_NODE: apa"));
  EXPECT_THAT(reports_of(R"({"improve":{"below":1,"node":"hasil","training":{"apa":"x"}}})"),
              ElementsAre("/improve/training/apa UNKNOWN_ASPECT: apa"));
}

TEST(HtmlExporter, TellsAPersonWhatFollowsAndWhatIsBehindIt) {
  const std::string page = exported(town_sample()).file(clerk_page);
  for (const char* const part :
       {"<b>Kerja sama</b>",
        "Rekan kerja, kekuatan mulai dari 85",
        "05-02-2026 pujian: menolong loket lain",
        "Dua pengaduan &lt;lewat waktu&gt;",
        "Hasil kerja, di bawah 90",
        "paling lambat 31 Maret 2027",
        "Lokakarya perbaikan cara kerja",
        "<b>Calon penerima penghargaan</b>",
        "urutan ke-2, bersama pegawai lain",
        "Pertemuan pertama dengan atasan",
        "Log harian: 2 catatan, 515,5 menit.",
        "<th scope=\"col\" class=\"number title\">Penilaian tahun 2024</th>"}) {
    EXPECT_THAT(page, HasSubstr(part));
  }
  // The daily log is counted; its lines are nobody's business here.
  EXPECT_THAT(page, Not(HasSubstr("SUM(A1:A9)")));
}

TEST(HtmlExporter, GuidesEverybodyAndNamesNobody) {
  ExportSample sample = town_sample();
  sample.cycle.nodes[5].guide = {"Kuadran <sembilan> sel", "PermenPANRB 6/2022"};
  const Exported result = exported(sample);
  const std::string& page = result.file("panduan.html");
  EXPECT_THAT(page, HasSubstr("<li>Kuadran &lt;sembilan&gt; sel</li>"));
  EXPECT_THAT(page, HasSubstr("<dd>Hasil sesuai standar &amp; dapat dipakai</dd>"));
  EXPECT_THAT(page, HasSubstr("Predikat Baik ke atas, dua teratas"));
  for (const auto& person : sample.people) EXPECT_THAT(page, Not(HasSubstr(person.employee)));
  EXPECT_THAT(page, Not(HasSubstr("Contoh, M.Si.")));
  EXPECT_THAT(result.file("index.html"), HasSubstr("href=\"panduan.html\""));
}

TEST(HtmlExporter, WritesNoGuideThatSaysNothing) {
  ExportSample sample = town_sample();
  for (auto& aspect : sample.cycle.aspects) aspect.anchors.clear();
  for (auto& node : sample.cycle.nodes) node.guide.clear();
  const Exported result = exported(sample);
  EXPECT_EQ(result.files.count("panduan.html"), 0U);
  EXPECT_THAT(result.file("index.html"), Not(HasSubstr("panduan.html")));
}

TEST(HtmlExporter, SaysSoWhenThereIsNobody) {
  ExportSample nobody = town_sample();
  nobody.people.clear();
  const Exported result = exported(nobody);
  EXPECT_THAT(names_of(result), ElementsAre("index.html", "panduan.html"));
  EXPECT_THAT(result.file("index.html"), HasSubstr("Belum ada hasil untuk siklus ini."));
  EXPECT_EQ(strict_faults(result), "");
}

TEST(HtmlExporter, GivesTheSameBytesHoweverTheHostCutsBatches) {
  const Exported whole = run_exporter(html(), town_sample(), {full_config, false});
  const Exported cut = run_exporter(html(), town_sample(), {full_config, true});
  EXPECT_EQ(whole.files, cut.files);
}

TEST(HtmlExporter, StopsAtEveryFaultOfTheSink) {
  EXPECT_THAT(sink_faults(html(), town_sample(), full_config), IsEmpty());
}

TEST(HtmlExporter, AsksForWholeUnitsAndHasAllItsTexts) {
  EXPECT_NE(html()->info->flags & KINERJA_INFO_WHOLE_GROUP, 0U);
  EXPECT_THAT(exporter_text_faults(kinerja::test::bench_plugin("html")), IsEmpty());
}

}  // namespace
