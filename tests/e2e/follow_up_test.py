"""Strengths, weaknesses and a development plan of one person, with what stands behind them."""

from kinerja_case import Case, main, plugin_file
from small_cycle import ANI, BUDI, CITRA, HEAD, UNKNOWN, SmallCycle


class FollowUp(Case):
    def setUp(self):
        super().setUp()
        small = SmallCycle(self.folder)
        small.settings["nodes"] = {
            "kedudukan": {"title": "Kedudukan", "method": "org.example.standings"}}
        small.settings["result"] = "kedudukan"
        small.settings["follow_up"] = {
            "strengths": {"kedudukan": 95},
            "weaknesses": {"kedudukan": 75},
            "trainings": [
                {"about": "Surat", "title": "Klinik surat", "within_days": 90},
                {"about": "inovasi", "title": "Lokakarya gagasan", "within_days": 0},
                {"about": "Tamu", "title": "Menerima tamu", "within_days": 30},
            ],
        }
        small.settings["sources"]["realisasi"]["config"]["columns"]["evidence"] = "Bukti"
        small.tables["realisasi"] = [row + ["Bukti" if row[0] == "NIP" else ""]
                                     for row in small.tables["realisasi"]]
        next(r for r in small.tables["realisasi"] if r[:2] == [CITRA, "Surat"])[-1] = "agenda 12"
        config = small.settings["sources"]["penilaian"]["config"]
        config["columns"]["comment"] = "Catatan"
        small.tables["penilaian"] = [
            row + [{"NIP": "Catatan", HEAD: "perlu ide baru"}.get(row[1] if i else row[0], "bisik")]
            for i, row in enumerate(small.tables["penilaian"])]
        small.add_entries(
            [CITRA, "2026-05-04 08:00", "observasi", "Surat", "surat menumpuk", "perhatian"],
            [CITRA, "2026-02-01 23:59", "observasi", "inovasi", "mencoba cara lain", "pujian"],
            [CITRA, "2026-03-01 07:30", "punch", "", "", ""],
            [UNKNOWN, "2026-03-01 07:30", "observasi", "", "siapa", ""],
            [ANI, "2027-03-01 08:00", "observasi", "", "nanti", ""])
        small.allow_bad_rows()
        self.small = small
        self.file = small.write()
        self.plugin = ("--plugins", plugin_file("KINERJA_TEST_PLUGINS", "standings"))

    def run_it(self):
        return self.answer("run", self.file, *self.plugin)

    def person(self, employee):
        return self.answer("follow-up", self.file, "--employee", employee, *self.plugin)

    def test_a_weak_goal_comes_with_figures_proof_and_entries(self):
        self.run_it()
        citra = self.person(CITRA)
        weak = {f["what"]: f for f in citra["weaknesses"]}
        surat = weak["Surat selesai"]
        self.assertEqual((surat["value"], surat["limit"]), (60, 75))
        self.assertEqual(surat["evidence"], [
            "target 100, capaian 60",
            "2026-06-01 sampai 2026-06-30: 60 (agenda 12)",
            "2026-05-04 observasi (perhatian): surat menumpuk"])
        self.assertEqual([f["what"] for f in citra["strengths"]], ["Tanggap cepat"])

    def test_the_superiors_words_are_shown_and_no_colleagues(self):
        self.run_it()
        told = str(self.person(BUDI)) + str(self.person(CITRA))
        self.assertNotIn("bisik", told)
        self.small.settings["follow_up"]["weaknesses"]["kedudukan"] = 90
        self.small.write()
        self.run_it()
        weak = {f["what"]: f for f in self.person(CITRA)["weaknesses"]}
        self.assertEqual(weak["Inovasi"]["evidence"], [
            "atasan: perlu ide baru", "2026-02-01 observasi (pujian): mencoba cara lain"])

    def test_each_weakness_with_a_training_is_planned_with_a_day(self):
        self.run_it()
        self.assertEqual(self.person(CITRA)["plan"], [
            {"about": "Surat selesai", "training": "Klinik surat", "due": "2027-03-31"}])
        self.assertEqual(self.person(HEAD)["plan"], [])
        answer = self.answer("follow-up", self.file, *self.plugin)
        self.assertEqual([(t["training"], t["people"]) for t in answer["trainings"]],
                         [("Klinik surat", 1), ("Lokakarya gagasan", 0), ("Menerima tamu", 0)])
        self.assertEqual(answer["trainings_about_nothing"], ["Tamu"])
        self.assertEqual(answer["nodes_without_standing"], [])

    def test_a_node_that_tells_no_standing_is_named(self):
        self.small.settings["nodes"]["tempat"] = {
            "title": "Tempat", "method": "id.kinerja.rank", "inputs": ["kedudukan"]}
        self.small.settings["follow_up"]["strengths"]["tempat"] = 1
        self.small.write()
        self.run_it()
        answer = self.answer("follow-up", self.file, *self.plugin)
        self.assertEqual(answer["nodes_without_standing"], ["tempat"])

    def test_entries_are_shown_and_move_no_hash(self):
        first = self.run_it()
        entries = self.person(CITRA)["entries"]
        self.assertEqual([(e["day"], e["about"], e["state"]) for e in entries], [
            ("2026-02-01", "Inovasi", "pujian"), ("2026-05-04", "Surat selesai", "perhatian")])
        reasons = {r["raw"]: r["reason"] for r in first["unused_rows"]}
        self.assertIn("tidak ada dalam data pegawai", reasons[UNKNOWN])
        self.assertIn("di luar masa penilaian", reasons["2027-03-01"])
        self.small.tables["catatan"] = self.small.tables["catatan"][:1]
        self.small.write()
        second = self.run_it()
        self.assertEqual(second["input_hash"], first["input_hash"])
        self.assertEqual(self.person(CITRA)["entries"], [])

    def test_it_speaks_both_languages_and_knows_who_is_meant(self):
        self.run_it()
        self.says(["Kekuatan", "Rencana pengembangan", "2027-03-31  Klinik surat"], "follow-up",
                  self.file, "--employee", CITRA, *self.plugin, code=0,
                  english=["Strengths", "Development plan"])
        self.says("maksud Anda " + CITRA, "follow-up", self.file, "--employee", CITRA[:-1],
                  *self.plugin)


if __name__ == "__main__":
    main()
