"""Lists by published criteria: the order, shared places, who is left out and why, guidance."""

from kinerja_case import Case, main
from small_cycle import ANI, BUDI, CITRA, HEAD, SmallCycle


class Lists(Case):
    def setUp(self):
        super().setUp()
        self.small = SmallCycle(self.folder)

    def use(self, **lists):
        self.small.settings["follow_up"] = {"lists": lists}
        self.file = self.small.write()
        self.works("run", self.file)

    def places(self, name):
        answer = self.answer("follow-up", self.file, "--list", name)
        return answer["lists"][0]["places"]

    def test_equal_people_share_a_place_and_all_of_them_are_in(self):
        figures = self.small.tables["realisasi"]
        for row in figures:
            if row[1] == "Surat":
                row[3] = {HEAD: "100", ANI: "90", BUDI: "90", CITRA: "60"}[row[0]]
        self.use(teladan={"title": "Teladan", "kind": "award", "order_by": ["hasil"], "top": 2})
        places = self.places("teladan")
        self.assertEqual([(p["employee"], p["number"], p["kind"]) for p in places],
                         [(HEAD, 1, "listed"), (ANI, 2, "tied"), (BUDI, 2, "tied")])
        self.assertIn("Sama dengan 1 orang lain, jadi tempat 2 dipakai bersama.",
                      places[1]["reason"])

    def test_who_lacks_the_grade_is_left_out_with_the_sentences_of_the_method(self):
        bands = self.small.settings["nodes"]["predikat"]["config"]["bands"]
        bands[1]["from"], bands[2]["from"] = 50, 100
        self.use(promosi={"kind": "promotion", "node": "predikat", "grades": ["Baik"],
                          "order_by": ["hasil"], "top": 1})
        places = self.places("promosi")
        self.assertEqual([(p["employee"], p["number"], p["kind"]) for p in places],
                         [(HEAD, 0, "excluded")])
        explained = self.answer("explain", self.file, "--employee", HEAD)
        steps = next(n for n in explained["nodes"] if n["node"] == "predikat")["steps"]
        self.assertTrue(steps)
        for step in steps:
            self.assertIn(step["text"], places[0]["reason"])
            self.assertIn(step["text_en"], places[0]["reason_en"])

    def test_one_list_per_unit_begins_anew_in_each(self):
        self.use(unit={"order_by": ["hasil"], "top": 1, "per": "unit"})
        self.assertEqual({p["employee"] for p in self.places("unit")}, {CITRA, HEAD})

    def test_guidance_shows_the_steps_until_closed(self):
        self.small.add_entries(
            [CITRA, "2026-08-03 08:00", "bimbingan", "", "Dialog kinerja", "terbuka"],
            [CITRA, "2026-09-01 08:00", "bimbingan", "", "Target tercapai lagi", "ditutup"],
            [BUDI, "2026-08-04 08:00", "bimbingan", "", "Dialog kinerja", "terbuka"],
            [BUDI, "2026-08-05 23:59", "observasi", "", "lain", ""])
        self.use(bimbingan={"kind": "guidance", "node": "hasil", "at_most": 88,
                            "order_by": ["hasil"], "order": "low_first",
                            "steps": ["Dialog kinerja", "Tinjau ulang"],
                            "entries": "bimbingan"})
        citra, budi = self.places("bimbingan")
        self.assertEqual((citra["employee"], citra["guidance"]["closed"]), (CITRA, True))
        self.assertEqual((budi["employee"], budi["guidance"]["closed"]), (BUDI, False))
        self.assertEqual([s["text"] for s in budi["guidance"]["taken"]], ["Dialog kinerja"])
        self.assertIn("Langkah: Dialog kinerja; Tinjau ulang.", budi["reason"])
        self.assertIn("Belum ditutup.", budi["reason"])
        self.assertIn("Sudah ditutup.", citra["reason"])

    def test_unknown_names_are_told_with_the_nearest(self):
        self.use(teladan={"order_by": ["hasil"], "top": 1})
        self.says("maksud Anda \"teladan\"?", "follow-up", self.file, "--list", "telada",
                  english="did you mean \"teladan\"?")
        self.small.settings["follow_up"]["lists"] = {
            "x": {"node": "predikat", "grades": ["baik"]}}
        self.says(["/follow_up/lists/x/grades/0", "\"Baik\"?"], "check",
                  self.small.write_settings(), english="gives no grade \"baik\"")

    def test_a_changed_file_is_not_passed_off_as_the_kept_results(self):
        self.use(teladan={"order_by": ["hasil"], "top": 1})
        self.small.settings["nodes"]["hasil"]["config"]["cap"] = 90
        self.small.write_settings()
        self.says("nilainya kini lain daripada yang disimpan", "follow-up", self.file, code=0,
                  english="the scores are not those that were kept")


if __name__ == "__main__":
    main()
