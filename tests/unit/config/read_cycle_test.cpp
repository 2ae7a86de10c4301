#include "cycle_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kinerja {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

using ReadCycleTest = CycleFolder;

constexpr char whole_cycle[] = R"({
  "kinerja": 1,  // form of this file
  "id": "denpasar-2026",
  "title": {"id": "Penilaian kinerja", "en": "Performance appraisal"},
  "agency": "kota-denpasar",
  "language": "en",
  "period": {"from": "2026-01-01", "to": "2026-12-31"},
  "legal_basis": [
    {"title": "PP 30/2019", "from": "2019-04-26", "confidence": "certain", "note": "Pasal 41"},
    {"title": "Perwali"},
  ],
  "aspects": {
    "kualitas": {"title": "Kualitas", "scale": {"min": 1, "max": 5}, "anchors": {"1": "buruk", "5": "baik"}},
    "Kerja sama": {},
  },
  "sources": {
    "pegawai": {
      "title": "Data pegawai", "source": "id.kinerja.table", "inputs": {"file": "data/pegawai.csv"},
      "config": {"record": "people"}, "max_rejected": 0,
      "secrets": {"token": {"env": "TOKEN"}, "key": {"file": "../kunci"}},
    },
  },
  "nodes": {
    "predikat": {"method": "id.kinerja.quadrant", "inputs": ["hasil", "perilaku"], "attributes": ["golongan"]},
    "hasil": {"title": "Hasil kerja", "method": "id.kinerja.weighted", "ratee": {"attribute": "loket"}},
    "perilaku": {"method": "id.kinerja.multirater", "ratee": "unit"},
  },
  "result": "predikat",
  "exporters": {"csv": {"exporter": "id.kinerja.csv", "config": {"file": "a.csv"}}},
  "output": "keluaran",
})";

TEST_F(ReadCycleTest, ReadsEveryPartOfACycleFile) {
  const ReadCycle read = this->read(whole_cycle);
  ASSERT_THAT(read.mistakes, IsEmpty());
  ASSERT_TRUE(read.cycle);
  const Cycle& cycle = *read.cycle;
  EXPECT_EQ(cycle.file, folder_ / "cycle.json");
  EXPECT_EQ(cycle.id, "denpasar-2026");
  EXPECT_EQ(cycle.title, text("Penilaian kinerja", "Performance appraisal"));
  EXPECT_EQ(cycle.agency, "kota-denpasar");
  EXPECT_EQ(cycle.language, Language::english);
  EXPECT_EQ(cycle.from_day, 20454);
  EXPECT_EQ(cycle.to_day, 20454 + 364);
  ASSERT_EQ(cycle.legal_basis.size(), 2u);
  EXPECT_EQ(cycle.legal_basis[0].from_day, 18012);
  EXPECT_EQ(cycle.legal_basis[0].note, verbatim("Pasal 41"));
  EXPECT_EQ(cycle.legal_basis[1].confidence, "unverified");
  ASSERT_EQ(cycle.aspects.size(), 2u);
  EXPECT_EQ(cycle.aspects[0].max, 5);
  EXPECT_EQ(cycle.aspects[1].title, verbatim("Kerja sama"));
  EXPECT_EQ(cycle.aspects[1].max, 100);
  ASSERT_EQ(cycle.exporters.size(), 1u);
  EXPECT_EQ(cycle.exporters[0].pointer, "/exporters/csv");
  EXPECT_EQ(cycle.exporters[0].config.at("file"), "a.csv");
  EXPECT_EQ(cycle.output, folder_ / "keluaran");
}

TEST_F(ReadCycleTest, ReadsASourceWithItsFilesAndSecretsBesideTheCycleFile) {
  const ReadCycle read = this->read(whole_cycle);
  ASSERT_TRUE(read.cycle);
  ASSERT_EQ(read.cycle->sources.size(), 1u);
  const SourceUse& source = read.cycle->sources[0];
  EXPECT_EQ(source.name, "pegawai");
  EXPECT_EQ(source.title, verbatim("Data pegawai"));
  EXPECT_EQ(source.component, "id.kinerja.table");
  EXPECT_EQ(source.config.at("record"), "people");
  EXPECT_EQ(source.max_rejected, 0);
  ASSERT_EQ(source.inputs.size(), 1u);
  EXPECT_EQ(source.inputs[0].name, "file");
  EXPECT_EQ(source.inputs[0].file, folder_ / "data/pegawai.csv");
  ASSERT_EQ(source.secrets.size(), 2u);
  EXPECT_EQ(source.secrets[0].environment, "TOKEN");
  EXPECT_EQ(source.secrets[0].file, "");
  EXPECT_EQ(source.secrets[1].file, folder_.parent_path() / "kunci");
}

TEST_F(ReadCycleTest, ReadsNodesAndOrdersThemInputsFirst) {
  const ReadCycle read = this->read(whole_cycle);
  ASSERT_TRUE(read.cycle);
  const Cycle& cycle = *read.cycle;
  ASSERT_EQ(cycle.nodes.size(), 3u);
  EXPECT_THAT(cycle.order, ElementsAre(1, 2, 0));
  EXPECT_EQ(cycle.result_node, 0u);
  EXPECT_THAT(cycle.nodes[0].inputs, ElementsAre("hasil", "perilaku"));
  EXPECT_THAT(cycle.nodes[0].attributes, ElementsAre("golongan"));
  EXPECT_EQ(cycle.nodes[1].ratee.kind, Ratee::Kind::attribute);
  EXPECT_EQ(cycle.nodes[1].ratee.attribute, "loket");
  EXPECT_EQ(cycle.nodes[2].ratee.kind, Ratee::Kind::unit);
  EXPECT_EQ(cycle.node("perilaku"), &cycle.nodes[2]);
  EXPECT_EQ(cycle.node("lain"), nullptr);
}

TEST_F(ReadCycleTest, LeavesTheRestToDefaults) {
  const ReadCycle read = this->read(CycleText{}.text());
  ASSERT_THAT(read.mistakes, IsEmpty());
  EXPECT_EQ(read.cycle->agency, "instansi");
  EXPECT_EQ(read.cycle->language, Language::indonesian);
  EXPECT_EQ(read.cycle->output, folder_ / "out");
  EXPECT_EQ(read.cycle->sources[0].max_rejected, 0.1);
  EXPECT_EQ(read.cycle->nodes[0].title, verbatim("hasil"));
  EXPECT_EQ(read.cycle->nodes[0].ratee.kind, Ratee::Kind::person);
  EXPECT_THAT(read.cycle->exporters, IsEmpty());
}

TEST_F(ReadCycleTest, CanonicalTextIsTheFileWithoutCommentsOrderAndDefaults) {
  const ReadCycle one = read(R"({"kinerja": 1.0, /* x */ "id": "a", "title": "T",
      "period": {"to": "2026-12-31", "from": "2026-01-01"}, "sources": {"s": {"source": "a.b"}},
      "nodes": {"n": {"method": "a.b"}}, "result": "n",})");
  ASSERT_TRUE(one.cycle);
  EXPECT_EQ(one.cycle->canonical,
            R"({"id":"a","kinerja":1,"nodes":{"n":{"method":"a.b"}},)"
            R"("period":{"from":"2026-01-01","to":"2026-12-31"},"result":"n",)"
            R"("sources":{"s":{"source":"a.b"}},"title":"T"})");
}

TEST_F(ReadCycleTest, AmongReadyNodesTheFirstInTheFileComesFirst) {
  CycleText file;
  file.nodes = R"({"d": {"method": "a.b", "inputs": ["c"]}, "b": {"method": "a.b"},
                   "c": {"method": "a.b"}, "a": {"method": "a.b", "inputs": ["b"]}})";
  file.result = R"("d")";
  const ReadCycle read = this->read(file.text());
  ASSERT_THAT(read.mistakes, IsEmpty());
  EXPECT_THAT(read.cycle->order, ElementsAre(1, 2, 0, 3));
}

TEST_F(ReadCycleTest, AMissingFileIsOneMistakeThatNamesIt) {
  const ReadCycle read = read_cycle(folder_ / "tidak-ada.json", presets_);
  ASSERT_EQ(read.mistakes.size(), 1u);
  EXPECT_FALSE(read.document);
  EXPECT_EQ(read.mistakes[0].line, 0);
  EXPECT_THAT(read.mistakes[0].message.id, HasSubstr("tidak-ada.json tidak ada"));
}

TEST_F(ReadCycleTest, ATextThatIsNotJsonIsOneMistakeWithItsPlace) {
  const ReadCycle read = this->read("{\n  \"kinerja\": 1\n  \"id\": 2}");
  ASSERT_EQ(read.mistakes.size(), 1u);
  EXPECT_FALSE(read.document);
  EXPECT_EQ(read.mistakes[0].line, 3);
  EXPECT_EQ(read.mistakes[0].column, 3);
  EXPECT_THAT(read.mistakes[0].message.id, HasSubstr("kurang koma"));
}

TEST_F(ReadCycleTest, SomethingElseThanAnObjectIsOneMistake) {
  const ReadCycle read = this->read("[1]");
  ASSERT_EQ(read.mistakes.size(), 1u);
  EXPECT_EQ(read.mistakes[0].message.id, "berkas ini harus objek { }, bukan daftar [ ].");
  EXPECT_TRUE(read.document);
  EXPECT_FALSE(read.cycle);
}

constexpr char wrong_cycle[] = R"(// A file with a mistake in every part; the comments before them
/* { "id": "not this", */
{
  "kinerja": 2,
  "id": "Denpasar 2026",
  "title": "Penilaian",
  "languag": "id",
  "period": {"from": "2026-02-30", "to": "31/12/2026"},
  "legal_basis": [{"title": "PP", "confidence": "certian",}, ], // trailing
  "aspects": {
    "kualitas": {"scale": {"min": 5, "max": 5}},
    "disiplin": {"scale": {"min": 1, "max": "5"}},
  },
  "sources": {
    "pegawai": {"sorce": "id.kinerja.table", "inputs": {"file": "data/pegawaai.csv"}},
    "absen": {"source": "table", "inputs": {"file": "lain/absen.csv"}, "max_rejected": 1.5},
    "kosong": 7,
  },
  "nodes": {
    "hasil": {"method": "id.kinerja.weighted", "inputs": ["hasl", "hasil"], "ratee": "persn"},
    "a": {"method": "id.kinerja.weighted", "inputs": ["b"]},
    "b": {"method": "id.kinerja.weighted", "inputs": [3, "a"]},
    "a": {"method": "id.kinerja.weighted", "inputs": ["b"]},
  },
  "result": "hasill",
})";

struct Expected {
  int line;
  int column;
  std::string pointer;
  std::string id;
};

TEST_F(ReadCycleTest, ReportsAllMistakesAtOnceEachWithItsPlace) {
  const ReadCycle read = this->read(wrong_cycle);
  const std::vector<Expected> expected = {
      {4, 14, "/kinerja", "\"kinerja\" harus 1, bukan 2."},
      {5, 9, "/id", "huruf kecil, angka dan tanda hubung (contoh: denpasar-2026), bukan"},
      {7, 14, "/languag", "\"languag\" tidak dikenal di berkas ini. Maksud Anda \"language\"?"},
      {8, 22, "/period/from", "\"from\" bukan tanggal: \"2026-02-30\". Tulis tahun-bulan-hari"},
      {8, 42, "/period/to", "\"to\" bukan tanggal: \"31/12/2026\""},
      {9, 49, "/legal_basis/0/confidence", "Maksud Anda \"certain\"?"},
      {11, 27, "/aspects/kualitas/scale", "\"min\" (5) harus lebih kecil dari \"max\" (5)"},
      {12, 45, "/aspects/disiplin/scale/max", "harus angka, bukan teks. Tulis tanpa tanda kutip"},
      {15, 16, "/sources/pegawai/source", "\"source\" belum ada di \"pegawai\""},
      {15, 26, "/sources/pegawai/sorce", "Maksud Anda \"source\"?"},
      {15, 65, "/sources/pegawai/inputs/file", "Maksud Anda \"data/pegawai.csv\"?"},
      {16, 25, "/sources/absen/source", "\"table\" bukan kode komponen. Tulis huruf kecil"},
      {16, 53, "/sources/absen/inputs/file", (folder_ / "lain/absen.csv").string()},
      {16, 88, "/sources/absen/max_rejected", "paling besar 1, tetapi tertulis 1.5"},
      {17, 15, "/sources/kosong", "\"kosong\" harus objek { }, bukan angka bulat."},
      {20, 59, "/nodes/hasil/inputs/0", "tidak ada node \"hasl\". Maksud Anda \"hasil\"?"},
      {20, 67, "/nodes/hasil/inputs/1", "hasil -> hasil"},
      {20, 86, "/nodes/hasil/ratee", "bukan \"persn\". Maksud Anda \"person\"?"},
      {22, 55, "/nodes/b/inputs/0", "Butir ke-1 dari \"inputs\" harus teks"},
      {23, 5, "/nodes/a", "\"a\" sudah ada di baris 21"},
      {23, 55, "/nodes/a/inputs/0", "a -> b -> a"},
      {25, 13, "/result", "Hasil (\"result\"): tidak ada node \"hasill\". Maksud Anda \"hasil\"?"},
  };
  std::string all;
  for (const Mistake& mistake : read.mistakes)
    all += mistake.pointer + ": " + mistake.message.id + "\n";
  ASSERT_EQ(read.mistakes.size(), expected.size()) << all;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const Mistake& mistake = read.mistakes[i];
    SCOPED_TRACE(expected[i].pointer);
    EXPECT_EQ(mistake.pointer, expected[i].pointer);
    EXPECT_EQ(mistake.line, expected[i].line);
    EXPECT_EQ(mistake.column, expected[i].column);
    EXPECT_THAT(mistake.message.id, HasSubstr(expected[i].id));
    EXPECT_EQ(mistake.file, (folder_ / "cycle.json").string());
  }
  EXPECT_FALSE(read.cycle);
}

TEST_F(ReadCycleTest, SaysTheSameInEnglish) {
  const ReadCycle read = this->read(wrong_cycle);
  std::vector<std::string> english;
  for (const Mistake& mistake : read.mistakes) english.push_back(mistake.message.en);
  EXPECT_THAT(
      english,
      AllOf(Contains(HasSubstr("\"kinerja\" must be 1, not 2.")),
            Contains(HasSubstr("is not known in this file. Did you mean \"language\"?")),
            Contains(HasSubstr("\"to\" is not a date: \"31/12/2026\". Write year-month-day")),
            Contains(HasSubstr("\"min\" (5) must be less than \"max\" (5)")),
            Contains(HasSubstr("Nodes wait for one another: a -> b -> a (each needs the one to its "
                               "right). Remove one of these inputs.")),
            Contains(HasSubstr("there is no node \"hasl\". Did you mean \"hasil\"?"))));
}

}  // namespace
}  // namespace kinerja
