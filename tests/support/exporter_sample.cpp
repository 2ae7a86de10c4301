// The made-up town that the exporters' tests write about.

#include "exporter_bench.hpp"

#include <array>
#include <utility>

namespace kinerja::test {
namespace {

enum Node : std::uint32_t { results, self_rating, superiors, peers, behaviour, category, place };

constexpr const char* civil_registry = "Dinas Kependudukan & Pencatatan Sipil <Contoh>";
constexpr const char* village = "Kelurahan \"Melati\" Barat";
constexpr const char* head_number = "197503152000031990";
constexpr const char* head_name = "Dra. Sri \"Rahayu\" Contoh, M.Si.";

ExportCycle town_cycle() {
  ExportCycle cycle;
  cycle.title = "Penilaian kinerja pegawai Kota Contoh tahun 2026";
  cycle.legal_basis =
      "PP 30/2019 tentang Penilaian Kinerja PNS, Pasal 41\n"
      "PermenPANRB 6/2022 tentang Pengelolaan Kinerja Pegawai ASN";
  cycle.config_hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
  cycle.input_hash = "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752";
  cycle.result_node = category;
  const std::string hash =
      " 0.1.0 2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";
  cycle.nodes = {{"hasil", "Hasil kerja", "id.kinerja.target-achievement" + hash},
                 {"diri", "Diri sendiri", "id.kinerja.self" + hash},
                 {"atasan", "Atasan", "id.kinerja.superior" + hash},
                 {"rekan", "Rekan kerja", "id.kinerja.multirater" + hash},
                 {"perilaku", "Perilaku kerja", "id.kinerja.weighted" + hash},
                 {"predikat",
                  "Predikat kinerja",
                  "id.kinerja.quadrant" + hash,
                  {"Sangat Kurang", "Kurang", "Butuh Perbaikan", "Baik", "Sangat Baik"},
                  {"Hasil kerja di atas ekspektasi mulai dari 110, sesuai mulai dari 90.",
                   "Dasar: PermenPANRB 6/2022 Pasal 24-25."}},
                 {"peringkat", "Peringkat dalam unit", "id.kinerja.rank" + hash}};
  cycle.aspects = {{"kualitas",
                    "Kualitas pekerjaan",
                    1,
                    5,
                    {{1, "=Hasil sering diulang"},
                     {3, "Hasil sesuai standar & dapat dipakai"},
                     {5, "Menjadi contoh bagi <unit lain>"}}},
                   {"disiplin", "Disiplin", 1, 5, {{3, "Hadir tepat waktu"}}},
                   {"inovasi", "Inovasi"},
                   {"pelayanan", "Orientasi pelayanan"},
                   {"kerja_sama", "Kerja sama"},
                   {"komunikasi", "Komunikasi dengan masyarakat"}};
  cycle.lists = {
      {"penghargaan", "Calon penerima penghargaan", "Predikat Baik ke atas, dua teratas"},
      {"bimbingan", "Pegawai yang perlu bimbingan"}};
  cycle.earlier = {"Penilaian tahun 2025", "Penilaian tahun 2024"};
  return cycle;
}

constexpr double unseen = -1;
using Means = std::array<double, 6>;

// The steps of a rater's node: a mean for each aspect that was seen.
void add_means(ExportPerson& person, const ExportCycle& cycle, Node node, const Means& means) {
  for (std::size_t aspect = 0; aspect < means.size(); ++aspect) {
    if (means[aspect] == unseen) continue;
    const double sum = means[aspect] / 20;
    person.steps.push_back({node,
                            KINERJA_REF_ASPECT,
                            static_cast<std::int32_t>(aspect),
                            sum,
                            1,
                            means[aspect],
                            cycle.aspects[aspect].title + ": rata-rata dari 1 jawaban"});
  }
}

// The steps of a quadrant: what it takes result and behaviour for, 1 below to 3 above expectation.
void add_levels(ExportPerson& person, double result, double behaves) {
  constexpr const char* words[] = {"di bawah", "sesuai", "di atas"};
  for (const auto& [input, level] : {std::pair{results, result}, std::pair{behaviour, behaves}}) {
    person.steps.push_back(
        {category,
         KINERJA_REF_INPUT,
         static_cast<std::int32_t>(input),
         person.scores[input].score.value_or(0),
         90,
         level,
         std::string("Rating: ") + words[static_cast<int>(level) - 1] + " ekspektasi"});
  }
}

// What was written down in the year, and what follows from the result.
void add_records(ExportPerson& person) {
  person.facts = {{"golongan", "III/c"},
                  {"pangkat", "Penata"},
                  {"id_pns", "00000000-0000-0000-0000-000000000001"},
                  {"jenjang", "Ahli Muda"}};
  person.entries = {
      {20460,
       "log_harian",
       "Dokumen kependudukan selesai tepat waktu",
       "=SUM(A1:A9) berkas loket 3 diperiksa",
       "disetujui",
       420},
      {20461, "log_harian", "", "Rapat koordinasi; membahas \"antrean\"", "diajukan", 95.5},
      {20500, "observasi", "Kualitas pekerjaan", "Menjawab keluhan dengan sabar", "pujian"},
      {20520, "observasi", "Disiplin", "Dua kali terlambat ke loket", "perhatian"},
      {20600,
       "dialog",
       "",
       "Agenda: waktu tanggap keluhan. Kesepakatan: jadwal piket.",
       "disetujui keduanya"},
      {20640, "bimbingan", "Inovasi", "Pertemuan pertama dengan atasan", "terbuka"}};
  person.findings = {{KINERJA_FINDING_STRENGTH,
                      peers,
                      KINERJA_REF_ASPECT,
                      4,
                      88,
                      85,
                      "Kerja sama",
                      "05-02-2026 pujian: menolong loket lain"},
                     {KINERJA_FINDING_WEAKNESS,
                      results,
                      KINERJA_REF_GOAL,
                      1,
                      68.75,
                      90,
                      "Keluhan masyarakat dijawab cepat: Waktu tanggap rata-rata",
                      "31,5 jam, target 24 jam\nDua pengaduan <lewat waktu>"},
                     {KINERJA_FINDING_WEAKNESS, peers, KINERJA_REF_ASPECT, 2, 65.5, 70, "Inovasi"}};
  person.actions = {{"Inovasi", "Lokakarya perbaikan cara kerja", 20908}};
  person.places = {{0, 2, KINERJA_PLACE_TIED, "Nilai 83,1 sama dengan pegawai lain"},
                   {1, 0, KINERJA_PLACE_LISTED, "Inovasi di bawah 70"}};
  person.earlier = {{{98.5}, {}, {}, {}, {80}, {4, "Baik", 3}, {3}},
                    {{88.25}, {}, {}, {}, {69}, {3, "Butuh Perbaikan", 2}}};
}

ExportPerson clerk(const ExportCycle& cycle) {
  ExportPerson person{"199001012020121901",
                      "Made <b>Ayu</b> & Putri \"Contoh\"",
                      civil_registry,
                      "Pranata Komputer Ahli Muda",
                      head_number,
                      head_name};
  person.scores = {{104.16666666666667}, {91.25}, {84.5}, {80}, {83.1}, {4, "Baik", 3}, {2}};
  person.goals = {
      {"Dokumen kependudukan selesai tepat waktu", "Jumlah dokumen", "dokumen", 1200, {}, 1250, 40},
      {"Keluhan masyarakat dijawab cepat",
       "Waktu tanggap rata-rata",
       "jam",
       24,
       {},
       31.5,
       20,
       KINERJA_LESS_IS_BETTER},
      {"Suhu ruang server terjaga",
       "Suhu rata-rata",
       "\xC2\xB0\x43",
       18,
       24,
       25.25,
       15,
       KINERJA_RANGE_IS_BEST},
      {"Kepuasan masyarakat atas layanan",
       "Indeks Kepuasan Masyarakat",
       "poin",
       88.31,
       {},
       86.4,
       15},
      {"Pelatihan petugas loket",
       "Peserta yang lulus",
       "orang",
       30,
       {},
       {},
       10,
       KINERJA_MORE_IS_BETTER,
       KINERJA_EV_ADDITIONAL}};
  person.steps = {
      {results,
       KINERJA_REF_GOAL,
       0,
       1250,
       1200,
       104.16666666666667,
       "Dokumen kependudukan selesai tepat waktu: 1.250 dari 1.200 dokumen = 104,17 (bobot 40)"},
      {results,
       KINERJA_REF_GOAL,
       1,
       31.5,
       24,
       68.75,
       "Keluhan masyarakat dijawab cepat: 31,5 jam dengan batas 24 = 68,75 (bobot 20)"},
      {results,
       KINERJA_REF_NONE,
       -1,
       90,
       100,
       104.16666666666667,
       "Bobot yang terhitung 90 dari 100; rata-rata tertimbang 104,17"}};
  add_means(person, cycle, self_rating, {95, 90, 85, 95, 90, 92.5});
  add_means(person, cycle, superiors, {90, 85, 60, 92, 85, 95});
  add_means(person, cycle, peers, {84, 78, 65.5, unseen, 88, 84.5});
  person.steps.push_back({peers,
                          KINERJA_REF_ROLE,
                          KINERJA_ROLE_PEER,
                          400,
                          5,
                          80,
                          "Rekan kerja: rata-rata dari 5 penilai = 80"});
  person.steps.push_back({behaviour,
                          KINERJA_REF_INPUT,
                          superiors,
                          84.5,
                          60,
                          50.7,
                          "Atasan 84,5 \xC3\x97 bobot 60% = 50,7"});
  person.steps.push_back({behaviour,
                          KINERJA_REF_INPUT,
                          peers,
                          80,
                          40,
                          32.4,
                          "Rekan kerja 81 \xC3\x97 bobot 40% = 32,4"});
  add_levels(person, 2, 3);
  person.steps.push_back({category,
                          KINERJA_REF_GRADE,
                          3,
                          2,
                          3,
                          4,
                          "Hasil kerja tingkat 2 dan perilaku tingkat 3: Baik"});
  person.steps.push_back({place, KINERJA_REF_NONE, -1, 2, 4, 2, "Tempat 2 dari 4 pegawai"});
  person.goals[0].parent = "Misi 2: pelayanan publik yang \"mudah & cepat\"";
  person.goals[0].aspect = "Kualitas pekerjaan";
  person.goals[0].evidence = "Laporan bulanan loket\n=Berita acara nomor 12";
  person.goals[1].parent = person.goals[0].parent;
  person.goals[1].aspect = "waktu";
  add_records(person);
  person.notes = {"Sasaran \"Pelatihan petugas loket\" belum ada data; bobot 10 tidak dihitung.",
                  "Rekan kerja: aspek Orientasi pelayanan tidak dinilai oleh siapa pun."};
  return person;
}

ExportPerson plain_person(const std::string& number,
                          const std::string& name,
                          const std::string& unit,
                          double result,
                          double behaves,
                          const std::string& grade,
                          int grade_place,
                          double rank) {
  ExportPerson person{number, name, unit, "Pengelola Layanan", head_number, head_name};
  person.scores = {{result},
                   {behaves},
                   {behaves},
                   {behaves},
                   {behaves},
                   {static_cast<double>(grade_place + 1), grade, grade_place},
                   {rank}};
  person.goals = {{"Layanan loket", "Jumlah layanan", "layanan", 400, {}, 4 * result, 100}};
  person.steps = {{results,
                   KINERJA_REF_GOAL,
                   0,
                   4 * result,
                   400,
                   result,
                   "Layanan loket: capaian terhadap target 400 layanan (bobot 100)"}};
  person.goals[0].parent = "Misi 2: pelayanan publik yang \"mudah & cepat\"";
  const auto level = [](double value, double meets, double above) {
    return value < meets ? 1.0 : value < above ? 2.0 : 3.0;
  };
  add_levels(person, level(result, 90, 110), level(behaves, 60, 80));
  person.facts = {{"golongan", "II/d"},
                  {"id_pns", "00000000-0000-0000-0000-00000000" + number.substr(14)}};
  return person;
}

}  // namespace

ExportSample town_sample() {
  ExportSample sample{town_cycle(), {}};
  std::vector<ExportPerson>& people = sample.people;
  people.push_back(clerk(sample.cycle));
  people.push_back(plain_person(
      "199002022020122902", "=HYPERLINK(\"x\")", civil_registry, 120, 96.5, "Sangat Baik", 4, 1));
  people.push_back(plain_person(
      "199003032020121903", "-Gede Contoh", civil_registry, 98.75, 82.25, "Baik", 3, 3));
  people.push_back(
      plain_person("199004042020122904",
                   "Komang Contoh dengan Nama yang Sangat Panjang Sekali, S.Kom., M.T.",
                   civil_registry,
                   61.2,
                   70,
                   "Butuh Perbaikan",
                   2,
                   4));
  people.back().places = {{0, 0, KINERJA_PLACE_EXCLUDED, "Predikat bukan Baik"}};
  people.back().entries = {
      {20700, "bimbingan", "Layanan loket", "Target dibagi per minggu", "ditutup"}};

  ExportPerson absent{
      "199005052020121905", "Ketut Contoh", civil_registry, "Analis Data", head_number, head_name};
  absent.scores = {{std::nullopt},
                   {72.5},
                   {std::nullopt},
                   {std::nullopt, {}, -1, KINERJA_E_INPUT},
                   {std::nullopt},
                   {std::nullopt},
                   {std::nullopt}};
  absent.goals = {{"Laporan bulanan", "Laporan selesai", "laporan", 12, {}, {}, 100}};
  absent.notes = {"Hasil kerja: tidak ada satu pun data capaian.",
                  "Atasan belum mengirim penilaian."};
  people.push_back(absent);

  people.push_back(
      plain_person("199006062020122906", "@Luh Contoh;dua", village, 101.5, 88, "Baik", 3, 1));
  ExportPerson unnamed{"199007072020121907", "", village};
  unnamed.scores = {{45.05}, {60}, {55}, {50}, {53}, {1, "Sangat Kurang", 0}, {2}};
  people.push_back(unnamed);
  ExportPerson failed{"199008082020122908", "Wayan\nContoh", village, "Staf"};
  failed.scores = {{std::nullopt, {}, -1, KINERJA_E_INPUT},
                   {80},
                   {std::nullopt},
                   {std::nullopt},
                   {std::nullopt},
                   {std::nullopt, {}, -1, KINERJA_E_INTERNAL},
                   {std::nullopt}};
  failed.notes = {"Hasil kerja: target 0 tidak dapat dihitung."};
  people.push_back(failed);
  return sample;
}

}  // namespace kinerja::test
