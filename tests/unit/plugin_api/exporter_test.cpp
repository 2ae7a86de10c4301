// The C++ layer for exporters, through the C table that it makes.

#include <kinerja/cpp/exporter.hpp>

#include "exporter_bench.hpp"

#include <gmock/gmock.h>

#include <optional>
#include <stdexcept>
#include <string>

namespace {

using kinerja::test::Exported;
using kinerja::test::ExportSample;
using kinerja::test::run_exporter;
using kinerja::test::sink_faults;
using kinerja::test::town_sample;
using testing::ElementsAre;
using testing::IsEmpty;

// What an author writes: a tab-separated list of names and results.
struct Names : kinerja::Exporter {
  static constexpr kinerja::Info info{"id.example.names", "Names", "Lists names.", "{}"};

  explicit Names(kinerja::Config config) : file_(config.text("file", "names.tsv")) {
    if (!kinerja::is_file_name(file_)) {
      throw kinerja::Failure(KINERJA_E_CONFIG, "BAD_FILE: " + file_, "/file");
    }
  }

  void write(const kinerja::Call& call, const kinerja::Results& results, kinerja::Sink&) {
    const std::uint32_t node = results.cycle().result_node();
    for (const kinerja::PersonResult& person : results) {
      call.check_stop();
      lines_ += std::string(person.employee()) + '\t' + std::string(person.grade(node)) + '\t' +
                (person.score(node) ? kinerja::number_text(*person.score(node)) : "-") + '\n';
    }
  }

  void finish(const kinerja::Call&, kinerja::Sink& sink) {
    sink.put(file_, "text/tab-separated-values", lines_);
  }

 private:
  std::string file_;
  std::string lines_;
};

TEST(ExporterLayer, TurnsAClassIntoATable) {
  const kinerja_exporter& table = Names::table<Names>;
  EXPECT_EQ(table.struct_size, sizeof(kinerja_exporter));
  EXPECT_EQ(kinerja::view(table.info->id), "id.example.names");

  const Exported exported = run_exporter(&table, town_sample());

  EXPECT_EQ(exported.status, KINERJA_OK);
  EXPECT_THAT(exported.faults, IsEmpty());
  const std::string& file = exported.file("names.tsv");
  EXPECT_TRUE(file.starts_with("199001012020121901\tBaik\t4\n")) << file;
  EXPECT_NE(file.find("199005052020121905\t\t-\n"), std::string::npos) << file;
}

TEST(ExporterLayer, ReportsAMistakeInTheSettingsWithItsPlace) {
  const Exported exported =
      run_exporter(&Names::table<Names>, town_sample(), {R"({"file":"../x"})"});
  EXPECT_EQ(exported.status, KINERJA_E_CONFIG);
  EXPECT_THAT(exported.reports, ElementsAre("/file BAD_FILE: ../x"));
}

TEST(ExporterLayer, GivesBackWhatTheSinkRefused) {
  EXPECT_THAT(sink_faults(&Names::table<Names>, town_sample(), "{}"), IsEmpty());
}

TEST(ExporterLayer, StopsWhenTheHostWantsTo) {
  kinerja::test::ExportOptions options;
  options.stop = KINERJA_E_DEADLINE;
  EXPECT_EQ(run_exporter(&Names::table<Names>, town_sample(), options).status, KINERJA_E_DEADLINE);
}

// Keeps one file open over all batches, and leaves closing to the destructor.
struct Growing : kinerja::Exporter {
  static constexpr kinerja::Info info{"id.example.growing", "Growing", "Grows.", "{}"};
  explicit Growing(const kinerja::ExporterSetup& setup) : title_(setup.cycle().title()) {}

  void write(const kinerja::Call&, const kinerja::Results& results, kinerja::Sink& sink) {
    kinerja::File file = id_ ? sink.resume(*id_) : sink.open("growing.txt", "text/plain");
    file.write(std::to_string(results.size()) + ";");
    id_ = file.keep();
  }
  void finish(const kinerja::Call&, kinerja::Sink& sink) {
    kinerja::File file = sink.resume(*id_);
    file.write(title_);
  }

  std::string title_;
  std::optional<std::uint32_t> id_;
};

TEST(ExporterLayer, KeepsAFileOpenFromBatchToBatch) {
  const Exported exported =
      run_exporter(&Growing::table<Growing>, town_sample(), {"{}", /*batch_per_unit=*/true});
  EXPECT_THAT(exported.faults, IsEmpty());
  EXPECT_EQ(exported.file("growing.txt"), "5;3;Penilaian kinerja pegawai Kota Contoh tahun 2026");
}

TEST(ExporterLayer, LosesNoFaultThatAppearsWhileAFileClosesItself) {
  EXPECT_THAT(sink_faults(&Growing::table<Growing>, town_sample(), "{}"), IsEmpty());
}

struct Throwing : kinerja::Exporter {
  static constexpr kinerja::Info info{"id.example.throwing", "Throwing", "Throws.", "{}"};
  explicit Throwing(kinerja::Config) {}
  void write(const kinerja::Call&, const kinerja::Results&, kinerja::Sink& sink) {
    kinerja::File file = sink.open("half.txt", "text/plain");
    file.write("half");
    throw std::runtime_error("lost my way");
  }
};

TEST(ExporterLayer, TurnsAnExceptionIntoAStatusAndNeedsNoFinish) {
  const Exported exported = run_exporter(&Throwing::table<Throwing>, town_sample());
  EXPECT_EQ(exported.status, KINERJA_E_INTERNAL);
  EXPECT_THAT(exported.reports, ElementsAre(" lost my way"));

  ExportSample nobody = town_sample();
  nobody.people.clear();
  EXPECT_EQ(run_exporter(&Throwing::table<Throwing>, nobody).status, KINERJA_OK);
}

// Looks at everything there is to see of the first person.
struct Looking : kinerja::Exporter {
  static constexpr kinerja::Info info{"id.example.looking", "Looking", "Looks.", "{}"};
  explicit Looking(const kinerja::ExporterSetup& setup) {
    EXPECT_EQ(setup.cycle().config_hash(), "");
    EXPECT_EQ(setup.cycle().node("predikat", "/x"), 5U);
    EXPECT_THROW((void)setup.cycle().node("tidak_ada", "/x"), kinerja::Failure);
  }
  void write(const kinerja::Call&, const kinerja::Results& results, kinerja::Sink&) {
    const kinerja::CycleView cycle = results.cycle();
    EXPECT_THAT(cycle.legal_basis(),
                ElementsAre("PP 30/2019 tentang Penilaian Kinerja PNS, Pasal 41",
                            "PermenPANRB 6/2022 tentang Pengelolaan Kinerja Pegawai ASN"));
    EXPECT_EQ(cycle.aspect_titles()[2], "Inovasi");
    EXPECT_EQ(cycle.aspect_max(0), 5);

    const kinerja::PersonResult person = results[0];
    EXPECT_EQ(person.grade(5), "Baik");
    EXPECT_EQ(person.grade_place(5), 3);
    ASSERT_EQ(person.goals().size(), 5U);
    EXPECT_EQ(person.goals()[2].target_high, 24);
    EXPECT_EQ(person.goals()[4].actual, std::nullopt);
    EXPECT_NE(person.goals()[4].flags & KINERJA_EV_ADDITIONAL, 0);
    EXPECT_EQ(person.steps()[1].ref, static_cast<std::int32_t>(person.first_goal() + 1));
    EXPECT_EQ(person.notes().size(), 2U);
    EXPECT_TRUE(results[5].first_goal() == 9 && results[5].steps().size() == 3);
    // A failed score has no number, no grade and no place, whatever stands in the columns.
    EXPECT_EQ(results[4].score(3), std::nullopt);
    EXPECT_EQ(results[4].grade_place(3), -1);
    EXPECT_EQ(results[4].status(3), KINERJA_E_INPUT);
    seen = true;
  }
  bool seen = false;
  void finish(const kinerja::Call&, kinerja::Sink&) { EXPECT_TRUE(seen); }
};

TEST(ExporterLayer, ShowsAllThatWasFoundAboutAPerson) {
  EXPECT_EQ(run_exporter(&Looking::table<Looking>, town_sample()).status, KINERJA_OK);
}

TEST(NumberText, IsTheShortestThatReadsBack) {
  EXPECT_EQ(kinerja::number_text(0.1), "0.1");
  EXPECT_EQ(kinerja::number_text(-0.0), "0");
  EXPECT_EQ(kinerja::number_text(104.16666666666667), "104.16666666666667");
  EXPECT_EQ(kinerja::number_text(1e15), "1000000000000000");
  EXPECT_EQ(kinerja::number_text(-0.000001), "-0.000001");
  EXPECT_EQ(kinerja::number_text(1e-7), "1e-07");
  EXPECT_EQ(kinerja::number_text(1e300), "1e+300");
}

TEST(FileName, IsWhatTheSinkTakes) {
  for (const char* const good : {"a", "hasil.csv", "unit/a-b_c.html", ".x"}) {
    EXPECT_TRUE(kinerja::is_file_name(good)) << good;
  }
  for (const char* const bad : {"", "/a", "a//b", "../a", "a..b", "a b", "caf\xC3\xA9", "a/"}) {
    EXPECT_FALSE(kinerja::is_file_name(bad)) << bad;
  }
  EXPECT_FALSE(kinerja::is_file_name(std::string(201, 'a')));
}

// Notes down what the views say of facts, records and what follows from a result.
struct Notebook : kinerja::Exporter {
  static constexpr kinerja::Info info{"id.example.notebook", "Notebook", "Tells all.", "{}"};

  explicit Notebook(kinerja::Config) {}

  void write(const kinerja::Call&, const kinerja::Results& results, kinerja::Sink& sink) {
    const kinerja::CycleView cycle = results.cycle();
    const kinerja::PersonResult person = results[0];
    std::string out;
    const auto line = [&out](std::initializer_list<std::string_view> words) {
      for (const std::string_view word : words) out.append(word).append("|");
      out += '\n';
    };
    line({"grades", cycle.node_grades(5)[0], cycle.node_grades(5)[4]});
    line({"guide", cycle.guide(5)[1]});
    line({"anchor", kinerja::number_text(cycle.anchors(0)[2].score), cycle.anchors(1)[0].text});
    line({"list", cycle.lists()[1], cycle.list_titles()[1], cycle.list_abouts()[0]});
    line({"goal", person.goals()[0].parent, person.goals()[1].aspect, person.goals()[0].evidence});
    line({"fact", person.fact("golongan"), person.fact("none")});
    const kinerja::Entry entry = person.entries()[1];
    line({"entry", entry.kind, entry.state, kinerja::number_text(entry.number)});
    const kinerja::Finding weak = person.findings()[1];
    line({"finding", weak.strength ? "+" : "-", weak.text, kinerja::number_text(weak.limit)});
    line({"action", person.actions()[0].about, kinerja::number_text(person.actions()[0].due)});
    const kinerja::ListPlace place = person.places()[0];
    line({"place", kinerja::number_text(place.number), place.reason});
    line({"earlier",
          cycle.earlier_titles()[1],
          person.earlier_grade(1, 5),
          person.earlier_score(0, 1) ? "scored" : "none",
          kinerja::number_text(*person.earlier_score(0, 0))});
    sink.put("notes.txt", "text/plain", out);
  }
};

TEST(ExporterLayer, ShowsFactsRecordsAndWhatFollows) {
  const Exported exported = run_exporter(&Notebook::table<Notebook>, town_sample());
  EXPECT_EQ(exported.status, KINERJA_OK);
  EXPECT_EQ(exported.file("notes.txt"),
            "grades|Sangat Kurang|Sangat Baik|\n"
            "guide|Dasar: PermenPANRB 6/2022 Pasal 24-25.|\n"
            "anchor|5|Hadir tepat waktu|\n"
            "list|bimbingan|Pegawai yang perlu bimbingan|Predikat Baik ke atas, dua teratas|\n"
            "goal|Misi 2: pelayanan publik yang \"mudah & cepat\"|waktu|"
            "Laporan bulanan loket\n=Berita acara nomor 12|\n"
            "fact|III/c||\n"
            "entry|log_harian|diajukan|95.5|\n"
            "finding|-|Keluhan masyarakat dijawab cepat: Waktu tanggap rata-rata|90|\n"
            "action|Inovasi|20908|\n"
            "place|2|Nilai 83,1 sama dengan pegawai lain|\n"
            "earlier|Penilaian tahun 2024|Butuh Perbaikan|none|98.5|\n");
}

}  // namespace
