#include "exporter_bench.hpp"
#include "method_bench.hpp"

#include <boost/json.hpp>
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
using testing::IsEmpty;

const std::string siasn_settings = R"({"behaviour":"perilaku","result":"hasil"})";
const std::string yearly = R"({"behaviour":"perilaku","form":"skp22","result":"hasil"})";

const kinerja_exporter* siasn() {
  return kinerja::test::bench_exporter(kinerja::test::bench_plugin("siasn"), "id.kinerja.siasn");
}

// The first quarter of 2026, the clerk, and her superior in a later unit.
ExportSample quarter() {
  ExportSample sample = town_sample();
  sample.cycle.to_day = 20543;  // 2026-03-31
  sample.people.resize(1);
  ExportPerson head{sample.people[0].superior,
                    sample.people[0].superior_name,
                    "Sekretariat Daerah",
                    "Kepala Bagian Umum"};
  head.facts = {{"golongan", "IV/a"}};
  sample.people.push_back(head);
  return sample;
}

boost::json::object siasn_document(const ExportSample& sample, const std::string& config) {
  const Exported exported = run_exporter(siasn(), sample, {config, true});
  EXPECT_EQ(exported.status, KINERJA_OK);
  EXPECT_THAT(exported.faults, IsEmpty());
  EXPECT_THAT(exported.reports, IsEmpty());
  return boost::json::parse(exported.file("siasn.json")).as_object();
}

TEST(SiasnExporter, WritesTheFieldsOfThePeriodicService) {
  const boost::json::object all = siasn_document(quarter(), siasn_settings);
  EXPECT_EQ(all.at("layanan"), "kinerjaperiodik");
  ASSERT_EQ(all.at("data").as_array().size(), 1U);
  EXPECT_EQ(all.at("data").at(0), boost::json::parse(R"({
    "bulanMulaiPenilaian": "1", "bulanSelesaiPenilaian": "3", "hasilKinerjaNilai": "2",
    "koefisienId": "22", "kuadranKinerjaNilai": "2", "penilaiGolongan": "41",
    "penilaiJabatanNama": "Kepala Bagian Umum",
    "penilaiNama": "Dra. Sri \"Rahayu\" Contoh, M.Si.",
    "penilaiNipNrp": "197503152000031990", "penilaiUnorNama": "Sekretariat Daerah",
    "perilakuKerjaNilai": "1", "periodikId": "2",
    "pnsDinilaiId": "00000000-0000-0000-0000-000000000001", "statusPenilai": "ASN",
    "tahun": 2026, "tahunMulaiPenilaian": 2026, "tahunSelesaiPenilaian": 2026})"));
  EXPECT_EQ(all.at("pegawai").at(0).at("nip"), "199001012020121901");
}

TEST(SiasnExporter, ListsWhoLacksWhatInsteadOfGuessing) {
  const boost::json::object all = siasn_document(quarter(), siasn_settings);
  ASSERT_EQ(all.at("belum_lengkap").as_array().size(), 1U);
  const boost::json::value& head = all.at("belum_lengkap").at(0);
  EXPECT_EQ(head.at("nip"), "197503152000031990");
  std::vector<std::string> lacks;
  for (const boost::json::value& text : head.at("kurang").as_array()) {
    lacks.emplace_back(text.as_string());
  }
  EXPECT_THAT(lacks,
              ElementsAre("id SIASN pegawai",
                          "rating hasil kerja",
                          "rating perilaku kerja",
                          "predikat",
                          "NIP pejabat penilai",
                          "nama pejabat penilai",
                          "golongan pejabat penilai",
                          "jabatan pejabat penilai",
                          "unit kerja pejabat penilai"));
}

TEST(SiasnExporter, TakesASuperiorFromOutsideFromThePersonsRow) {
  ExportSample sample = quarter();
  sample.people.resize(1);
  EXPECT_THAT(siasn_document(sample, siasn_settings).at("data").as_array(), IsEmpty());

  std::vector<kinerja::test::ExportFact>& facts = sample.people[0].facts;
  facts.push_back({"golongan_atasan", "IV/c"});
  facts.push_back({"jabatan_atasan", "Camat"});
  facts.push_back({"unit_atasan", "Kecamatan Contoh"});
  facts.push_back({"status_atasan", "NON ASN"});
  const boost::json::value record = siasn_document(sample, siasn_settings).at("data").at(0);
  EXPECT_EQ(record.at("penilaiGolongan"), "43");
  EXPECT_EQ(record.at("penilaiJabatanNama"), "Camat");
  EXPECT_EQ(record.at("statusPenilai"), "NON ASN");
}

TEST(SiasnExporter, WritesTheYearlyFormWithNumbers) {
  ExportSample sample = quarter();
  sample.cycle.to_day = 20818;
  const boost::json::object all = siasn_document(sample, yearly);
  EXPECT_EQ(all.at("layanan"), "skp22");
  EXPECT_EQ(all.at("data").at(0), boost::json::parse(R"({
    "hasilKinerjaNilai": 2, "kuadranKinerjaNilai": 2, "penilaiGolongan": "41",
    "penilaiJabatan": "Kepala Bagian Umum",
    "penilaiNama": "Dra. Sri \"Rahayu\" Contoh, M.Si.",
    "penilaiNipNrp": "197503152000031990", "penilaiUnorNama": "Sekretariat Daerah",
    "perilakuKerjaNilai": 1, "pnsDinilaiOrang": "00000000-0000-0000-0000-000000000001",
    "statusPenilai": "ASN", "tahun": 2026})"));
}

TEST(SiasnExporter, PrefersANodesOwnGradeToTheTrail) {
  ExportSample sample = quarter();
  sample.people[0].scores[0].grade = "Di atas ekspektasi";
  sample.people[0].scores[0].place = 2;
  EXPECT_EQ(siasn_document(sample, siasn_settings).at("data").at(0).at("hasilKinerjaNilai"), "1");
}

TEST(SiasnExporter, RefusesAWordWithoutACodeAndSaysHowManyHaveIt) {
  ExportSample sample = quarter();
  sample.people.push_back(sample.people[0]);
  for (ExportPerson& person : sample.people) person.superior = sample.people[1].employee;
  sample.people[0].scores[5].grade = sample.people[2].scores[5].grade = "Cukup";
  sample.people[0].facts[3].value = "Ahli Madia";
  const Exported exported = run_exporter(siasn(), sample, {siasn_settings});
  EXPECT_EQ(exported.status, KINERJA_E_CONFIG);
  EXPECT_THAT(exported.files, IsEmpty());
  EXPECT_THAT(exported.reports,
              ElementsAre("/codes/predicate UNMAPPED: \"Cukup\" (2)",
                          "/codes/coefficient UNMAPPED: \"Ahli Madia\" (1)"));
}

TEST(SiasnExporter, TakesTheAgencysCodes) {
  const std::string own =
      R"({"behaviour":"perilaku","codes":{"predicate":{"Baik":"B"}},"result":"hasil"})";
  EXPECT_EQ(siasn_document(quarter(), own).at("data").at(0).at("kuadranKinerjaNilai"), "B");
}

TEST(SiasnExporter, NamesTheSettingThatMakesNoSense) {
  const auto reports = [](const std::string& config, const ExportSample& sample) {
    return run_exporter(siasn(), sample, {config}).reports;
  };
  EXPECT_THAT(reports(siasn_settings, town_sample()), ElementsAre("/period PERIOD_ODD: 12"));
  EXPECT_THAT(reports(R"({"behaviour":"x","result":"hasil"})", quarter()),
              ElementsAre("/behaviour UNKNOWN_NODE: x"));
  EXPECT_THAT(reports(R"({"behaviour":"perilaku","file":"/x","result":"hasil"})", quarter()),
              ElementsAre("/file BAD_FILE: /x"));
  EXPECT_THAT(
      reports(
          R"({"behaviour":"perilaku","codes":{"result":{"Baik":"B"}},"form":"skp22","result":"hasil"})",
          quarter()),
      ElementsAre("/codes/result CODE_NO_NUMBER: Baik = B"));
}

TEST(SiasnExporter, GivesTheSameBytesHoweverTheHostCutsBatches) {
  const Exported whole = run_exporter(siasn(), quarter(), {siasn_settings, false});
  const Exported cut = run_exporter(siasn(), quarter(), {siasn_settings, true});
  EXPECT_EQ(whole.files, cut.files);
  EXPECT_EQ(whole.media_types.at("siasn.json"), "application/json");
}

TEST(SiasnExporter, StopsAtEveryFaultOfTheSink) {
  EXPECT_THAT(sink_faults(siasn(), quarter(), siasn_settings), IsEmpty());
}

TEST(SiasnExporter, HasAllItsTexts) {
  EXPECT_THAT(exporter_text_faults(kinerja::test::bench_plugin("siasn")), IsEmpty());
}

}  // namespace
