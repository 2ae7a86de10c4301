// Each rule of a cycle file by itself: one wrong part in a file that is otherwise right.

#include "cycle_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace kinerja {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class CycleMistakes : public CycleFolder {
 protected:
  // The message of the only mistake, or what there is instead.
  Text only_mistake(const CycleText& file) const {
    const ReadCycle result = read(file.text());
    if (result.mistakes.size() == 1) return result.mistakes[0].message;
    std::string all = std::to_string(result.mistakes.size()) + " mistakes";
    for (const Mistake& mistake : result.mistakes) all += "\n" + mistake.message.en;
    return verbatim(all);
  }
  bool accepts(const CycleText& file) const { return read(file.text()).cycle.has_value(); }
};

TEST_F(CycleMistakes, AnIdHasLowerCaseLettersDigitsAndHyphensInside) {
  CycleText file;
  for (const char* id : {"\"a\"", "\"2026\"", "\"a-b-2\""}) {
    file.id = id;
    EXPECT_TRUE(accepts(file)) << id;
  }
  for (const char* id : {"\"\"", "\"-a\"", "\"a-\"", "\"A\"", "\"a_b\"", "\"a/b\"", "\"é\""}) {
    file.id = id;
    EXPECT_THAT(only_mistake(file).en, HasSubstr("may only have lower-case letters")) << id;
  }
  file.id = "\"" + std::string(64, 'a') + "\"";
  EXPECT_TRUE(accepts(file));
  file.id = "\"" + std::string(65, 'a') + "\"";
  EXPECT_FALSE(accepts(file));
}

TEST_F(CycleMistakes, AnAgencyIsCheckedLikeAnId) {
  CycleText file;
  file.more = R"(, "agency": "Kota Denpasar")";
  EXPECT_THAT(only_mistake(file).id,
              AllOf(HasSubstr("\"agency\""), HasSubstr("contoh: kota-denpasar")));
}

TEST_F(CycleMistakes, APeriodMayBeOneDayButNotEndBeforeItBegins) {
  CycleText file;
  file.period = R"({"from": "2026-03-01", "to": "2026-03-01"})";
  EXPECT_TRUE(accepts(file));
  file.period = R"({"from": "2026-03-02", "to": "2026-03-01"})";
  EXPECT_EQ(
      only_mistake(file).id,
      "Masa penilaian mulai 2026-03-02, sesudah hari terakhirnya 2026-03-01. Periksa \"from\" "
      "dan \"to\".");
}

TEST_F(CycleMistakes, ADayMustHaveBeenInTheCalendar) {
  CycleText file;
  file.period = R"({"from": "2024-02-29", "to": "2026-12-31"})";
  EXPECT_TRUE(accepts(file));
  for (const char* day : {"2026-02-29",
                          "2026-13-01",
                          "2026-00-10",
                          "2026-1-1",
                          "2026-01-1x",
                          "+026-01-01",
                          "2026/01/01",
                          " 2026-01-01",
                          ""}) {
    file.period = std::string(R"({"from": ")") + day + R"(", "to": "2026-12-31"})";
    EXPECT_THAT(only_mistake(file).en, HasSubstr("\"from\" is not a date")) << day;
  }
}

TEST_F(CycleMistakes, ACycleNeedsSourcesAndNodes) {
  CycleText file;
  file.sources = "{}";
  EXPECT_THAT(only_mistake(file).id, HasSubstr("\"sources\" masih kosong. Tambahkan"));
  file = {};
  file.nodes = "{}";
  EXPECT_THAT(only_mistake(file).en, HasSubstr("\"nodes\" is empty. Add at least one"));
}

TEST_F(CycleMistakes, EveryMissingKeyIsNamed) {
  const ReadCycle result = read("{}");
  std::string all;
  for (const Mistake& mistake : result.mistakes) all += mistake.pointer;
  EXPECT_EQ(all, "/kinerja/id/title/period/sources/nodes/result");
}

TEST_F(CycleMistakes, ATextIsAStringOrBothLanguages) {
  CycleText file;
  file.more = R"(, "exporters": {"x": {"exporter": "a.b", "title": {"id": "A"}}})";
  EXPECT_EQ(only_mistake(file).id, "\"en\" belum ada di \"title\". Tambahkan.");
  file.more = R"(, "exporters": {"x": {"exporter": "a.b", "title": 5}})";
  EXPECT_THAT(only_mistake(file).id, HasSubstr("\"title\" harus teks, atau {\"id\": \"...\""));
  file.more = R"(, "exporters": {"x": {"exporter": "a.b", "title": ""}})";
  EXPECT_THAT(only_mistake(file).en, HasSubstr("must not be empty"));
  file.more =
      R"(, "exporters": {"x": {"exporter": "a.b", "title": {"id": "A", "en": "B", "eng": "C"}}})";
  EXPECT_THAT(only_mistake(file).en, HasSubstr("Did you mean \"en\"?"));
}

TEST_F(CycleMistakes, ALanguageIsOneOfTwo) {
  CycleText file;
  file.more = R"(, "language": "idn")";
  EXPECT_EQ(only_mistake(file).id,
            "\"language\" tidak boleh \"idn\". Pilihannya: \"id\", \"en\". Maksud Anda \"id\"?");
}

TEST_F(CycleMistakes, AScaleRisesFromMinToMax) {
  CycleText file;
  file.aspects = R"({"a": {"scale": {"min": 1, "max": 1.5}}})";
  EXPECT_TRUE(accepts(file));
  file.aspects = R"({"a": {"scale": {"min": 1.5, "max": 1}}})";
  EXPECT_THAT(only_mistake(file).id, HasSubstr("\"min\" (1,5) harus lebih kecil"));
  file.aspects = R"({"a": {"scale": {"min": 1}}})";
  EXPECT_THAT(only_mistake(file).en, HasSubstr("\"max\" is missing in \"scale\""));
}

TEST_F(CycleMistakes, AnchorsLieOnTheScale) {
  CycleText file;
  file.aspects =
      R"({"a": {"scale": {"min": 1, "max": 5}, "anchors": {"1": "x", "5": {"id": "y", "en": "z"}}}})";
  EXPECT_TRUE(accepts(file));
  file.aspects = R"({"a": {"scale": {"min": 1, "max": 5}, "anchors": {"5.5": "x"}}})";
  EXPECT_THAT(only_mistake(file).id,
              HasSubstr("\"5.5\" bukan nilai pada skala aspek \"a\" (1 sampai 5)"));
  file.aspects = R"({"a": {"scale": {"min": 1, "max": 5}, "anchors": {"lima": "x"}}})";
  EXPECT_THAT(only_mistake(file).en, HasSubstr("\"lima\" is not a score on the scale"));
}

TEST_F(CycleMistakes, AnAspectMayBeNamedAsTheDataNamesIt) {
  CycleText file;
  file.aspects = R"({"Orientasi Pelayanan": {}, "é/~": {}})";
  EXPECT_TRUE(accepts(file));
  file.aspects = R"({" a": {}})";
  EXPECT_THAT(only_mistake(file).id, HasSubstr("Nama aspek \" a\""));
}

TEST_F(CycleMistakes, NamesAreSafeInFileNames) {
  CycleText file;
  file.more = R"(, "exporters": {"Hasil_2.csv": {"exporter": "a.b"}})";
  EXPECT_TRUE(accepts(file));
  for (const char* name : {"", "a b", "a/b", "..", "-a"}) {
    file.more = std::string(R"(, "exporters": {")") + name + R"(": {"exporter": "a.b"}})";
    EXPECT_THAT(only_mistake(file).en, HasSubstr("may only have letters, digits")) << name;
  }
}

TEST_F(CycleMistakes, TheShareOfRejectedRowsLiesBetweenNoneAndAll) {
  CycleText file;
  const auto with = [&](const std::string& share) {
    file.sources = R"({"s": {"source": "a.b", "max_rejected": )" + share + "}}";
    return file;
  };
  EXPECT_TRUE(accepts(with("0")));
  EXPECT_TRUE(accepts(with("1")));
  EXPECT_THAT(only_mistake(with("-0.1")).id, HasSubstr("paling kecil 0, tetapi tertulis -0.1"));
  EXPECT_THAT(only_mistake(with("1.1")).id, HasSubstr("paling besar 1, tetapi tertulis 1.1"));
  EXPECT_THAT(only_mistake(with("\"NaN\"")).id, HasSubstr("harus angka"));
  EXPECT_THAT(only_mistake(with("NaN")).id, HasSubstr("Tidak boleh ada \"N\""));
}

TEST_F(CycleMistakes, AHugeNumberDoesNotHideOtherMistakes) {
  CycleText file;
  file.id = "\"A\"";
  file.sources = R"({"s": {"source": "a.b", "config": {"x": 1e999}}})";
  const ReadCycle result = read(file.text());
  ASSERT_EQ(result.mistakes.size(), 2u);
  EXPECT_EQ(result.mistakes[1].pointer, "/sources/s/config/x");
  EXPECT_THAT(result.mistakes[1].message.id, HasSubstr("Angka 1e999 terlalu besar"));
}

TEST_F(CycleMistakes, AnInputIsAFileThatExists) {
  CycleText file;
  file.sources = R"({"s": {"source": "a.b", "inputs": {"file": "data"}}})";
  EXPECT_THAT(only_mistake(file).id, HasSubstr("Masukan \"file\" adalah folder"));
  file.sources = R"({"s": {"source": "a.b", "inputs": {"file": "data/lain.csv"}}})";
  EXPECT_EQ(only_mistake(file).id,
            "Berkas masukan \"file\" tidak ada: \"" + (folder_ / "data/lain.csv").string() +
                "\". Periksa nama dan foldernya.");
  file.sources = R"({"s": {"source": "a.b", "inputs": {"file": "data/pegawai.csv\u0000.txt"}}})";
  EXPECT_THAT(only_mistake(file).en, HasSubstr("does not exist"));
  file.sources = R"({"s": {"source": "a.b", "inputs": {"file": ")" +
                 (folder_ / "data/pegawai.csv").string() + R"("}}})";
  EXPECT_TRUE(accepts(file));
}

TEST_F(CycleMistakes, ASecretComesFromOnePlaceAndIsNeverShown) {
  CycleText file;
  const auto with = [&](const std::string& secret) {
    file.sources = R"({"s": {"source": "a.b", "secrets": {"token": )" + secret + "}}}";
    return file;
  };
  EXPECT_TRUE(accepts(with(R"({"env": "X"})")));
  EXPECT_THAT(only_mistake(with(R"({"env": "X", "file": "y"})")).id, HasSubstr("salah satu saja"));
  EXPECT_THAT(only_mistake(with("{}")).en, HasSubstr("\"token\" must have \"env\" or \"file\""));
  EXPECT_THAT(only_mistake(with("\"hunter2\"")).id,
              AllOf(HasSubstr("\"token\" harus objek"), Not(HasSubstr("hunter2"))));
}

TEST_F(CycleMistakes, ARateeIsAPersonAUnitOrAnAttribute) {
  CycleText file;
  const auto with = [&](const std::string& ratee) {
    file.nodes = R"({"hasil": {"method": "a.b", "ratee": )" + ratee + "}}";
    return file;
  };
  EXPECT_TRUE(accepts(with(R"({"attribute": "loket"})")));
  EXPECT_THAT(only_mistake(with("3")).id, HasSubstr("\"ratee\" harus \"person\", \"unit\", atau"));
  EXPECT_THAT(only_mistake(with(R"({"atribute": "x", "attribute": "y"})")).en,
              HasSubstr("Did you mean \"attribute\"?"));
  EXPECT_THAT(only_mistake(with(R"({"attribute": ""})")).en, HasSubstr("must not be empty"));
  EXPECT_THAT(only_mistake(with("{}")).id, HasSubstr("\"attribute\" belum ada di \"ratee\""));
}

TEST_F(CycleMistakes, ACircleShowsItsWholeWayAndOnlyOnce) {
  CycleText file;
  file.nodes = R"({"hasil": {"method": "a.b", "inputs": ["c"]},
                   "c": {"method": "a.b", "inputs": ["d"]}, "d": {"method": "a.b", "inputs": ["e"]},
                   "e": {"method": "a.b", "inputs": ["c"]}})";
  EXPECT_THAT(only_mistake(file).id, HasSubstr("Node saling menunggu: c -> d -> e -> c (tiap"));
  file.nodes = R"({"hasil": {"method": "a.b", "inputs": ["hasil"]}})";
  EXPECT_THAT(only_mistake(file).en, HasSubstr("hasil -> hasil (each"));
}

TEST_F(CycleMistakes, TwoCirclesAreTwoMistakesEvenWhenOneLeadsToTheOther) {
  CycleText file;
  file.nodes = R"({"hasil": {"method": "a.b", "inputs": ["a"]},
                   "c": {"method": "a.b", "inputs": ["a", "d"]}, "d": {"method": "a.b", "inputs": ["c"]},
                   "a": {"method": "a.b", "inputs": ["b"]}, "b": {"method": "a.b", "inputs": ["a"]}})";
  const ReadCycle result = read(file.text());
  ASSERT_EQ(result.mistakes.size(), 2u);
  EXPECT_THAT(result.mistakes[0].message.id, HasSubstr("c -> d -> c"));
  EXPECT_EQ(result.mistakes[0].pointer, "/nodes/c/inputs/1");
  EXPECT_THAT(result.mistakes[1].message.id, HasSubstr("a -> b -> a"));
}

TEST_F(CycleMistakes, AnInputOrAttributeIsNamedOnce) {
  CycleText file;
  file.nodes = R"({"a": {"method": "a.b"}, "hasil": {"method": "a.b", "inputs": ["a", "a"]}})";
  EXPECT_THAT(only_mistake(file).id, HasSubstr("\"a\" sudah disebut di \"inputs\""));
  file.nodes = R"({"hasil": {"method": "a.b", "attributes": ["x", "x"]}})";
  EXPECT_THAT(only_mistake(file).en, HasSubstr("\"x\" is already named in \"attributes\""));
}

TEST_F(CycleMistakes, AResultThatIsNowhereNearShowsWhatThereIs) {
  CycleText file;
  file.result = "\"predikat\"";
  EXPECT_EQ(only_mistake(file).id,
            "Hasil (\"result\"): tidak ada node \"predikat\". Yang ada: \"hasil\".");
}

TEST_F(CycleMistakes, TheOutputFolderIsNoFile) {
  CycleText file;
  file.more = R"(, "output": "data/pegawai.csv")";
  EXPECT_THAT(only_mistake(file).id, HasSubstr("\"output\" harus folder"));
}

TEST_F(CycleMistakes, ARepeatedKeyDoesNotHideOtherMistakes) {
  CycleText file;
  file.id = "\"A\"";
  file.more = ", \"result\": \"hasil\"";
  const ReadCycle result = read(file.text());
  ASSERT_EQ(result.mistakes.size(), 2u);
  EXPECT_THAT(result.mistakes[1].message.en, HasSubstr("\"result\" is already there in line 1"));
  EXPECT_FALSE(result.document);
}

TEST_F(CycleMistakes, SettingsOfComponentsAreLeftToTheirSchemas) {
  CycleText file;
  file.nodes = R"({"hasil": {"method": "a.b", "config": {"anything": [1, {"goes": null}]}}})";
  EXPECT_TRUE(accepts(file));
}

TEST_F(CycleMistakes, MoreMistakesThanAPersonCanReadAreCounted) {
  CycleText file;
  for (int i = 0; i < 205; ++i) file.more += ", \"zzz" + std::to_string(i) + "\": 1";
  const ReadCycle result = read(file.text());
  ASSERT_EQ(result.mistakes.size(), 201u);
  EXPECT_EQ(result.mistakes.back().message.id,
            "Masih ada 5 kesalahan lain. Perbaiki dulu yang di atas.");
}

}  // namespace
}  // namespace kinerja
