"""All towns run, twice with the same bytes; the newer ones are explained, verified, exported and
followed up. That every score is right is asked by tests/recompute."""

import json

from kinerja_case import ROOT, TOWNS, Case, main


class Towns(Case):
    def run_town(self, town):
        return self.answer("run", ROOT / "examples/towns" / town / "cycle.json", "--out",
                           self.folder / "out")

    def test_a_second_run_changes_nothing(self):
        for town in TOWNS:
            with self.subTest(town):
                first = self.run_town(town)
                files = {f: (self.folder / "out" / f).read_bytes() for f in self.exported()}
                second = self.run_town(town)
                for key in ("config_hash", "input_hash", "result_hash", "grades", "files"):
                    self.assertEqual(first[key], second[key], key)
                self.assertEqual(
                    files, {f: (self.folder / "out" / f).read_bytes() for f in self.exported()})

    def test_the_readme_names_the_grades_that_come_out(self):
        answer = self.run_town("manokwari")
        self.assertEqual(answer["grades"], {
            "Sangat Baik": 6, "Baik": 44, "Butuh Perbaikan": 15, "Kurang": 4, "Sangat Kurang": 2,
            "tanpa predikat": 4})

    def test_the_hand_checked_edges_hold(self):
        self.run_town("denpasar")
        people = {p["employee"]: p["scores"]["predikat"] for p in self.result()["people"]}
        for employee, score, grade in (
            ("199311152016111952", 110, "Sangat Baik"), ("198508242010082916", 110, "Baik"),
            ("198212252007082953", 109.99, "Baik"), ("198902062011092954", 90, "Baik"),
            ("197207131995061955", 90, "Baik"), ("197807252000111917", 89.99, "Cukup"),
            ("198410122006101918", 70, "Cukup"), ("198010222022212956", 69.99, "Kurang"),
            ("198102072006102957", 50, "Kurang"), ("197109261997012919", 49.99, "Sangat Kurang"),
        ):
            with self.subTest(employee):
                found = people[employee]
                self.assertEqual((found["score"], found["grade"]), (score, grade))


class FurtherTowns(Case):
    """Walesi, Binjai and Salor: every kind of method, presets, what follows from a rating."""

    def file(self, name="cycle.json"):
        return ROOT / "examples/towns" / self.town / name

    def of_town(self, ask, command, *more, name="cycle.json"):
        return ask(command, self.file(name), "--out", self.folder / "out", *more)

    def run_town(self, town, people, grades):
        """Everybody is rated, the README names the grades, and threads and batches change no bit."""
        self.town = town
        answer = self.of_town(self.answer, "run")
        self.assertEqual((answer["people"], answer["grades"]), (people, grades))
        readme = self.file("README.md").read_text(encoding="utf-8")
        for grade, count in grades.items():
            self.assertIn("%d %s" % (count, grade.replace("tanpa predikat", "without grade")), readme)
        for threads, batch in ((1, 0), (3, 7)):
            self.of_town(self.works, "verify", "--threads", threads, "--batch", batch)
        self.people = {p["employee"]: p for p in self.result()["people"]}
        for pattern in ("hasil.csv", "evaluasi.csv", "halaman/index.html", "buku-kerja/*.xlsx",
                        "dokumen/**/*.pdf"):
            files = [f for f in (self.folder / "out").glob(pattern) if f.stat().st_size > 0]
            self.assertTrue(files, pattern)

    def edge(self, employee, node, score, grade):
        found = self.people[employee]["scores"][node]
        self.assertEqual((employee, found["score"], found["grade"]), (employee, score, grade))
        self.of_town(self.works, "explain", "--employee", employee)

    def missing(self, employee, node):
        """Told as missing, with a reason, and never a zero."""
        person = self.people[employee]
        found = person["scores"][node]
        self.assertEqual((employee, found["score"], found["status"]), (employee, None, "missing"))
        self.assertTrue(person["notes"])

    def follow_up(self):
        """The kinds of places in all lists; some guidance is closed and some is open."""
        answer = self.of_town(self.answer, "follow-up")
        places = [place for entry in answer["lists"] for place in entry["places"]]
        self.assertEqual({entry["list"] for entry in answer["lists"] if not entry["places"]}, set())
        self.assertTrue(all(place["reason"] for place in places))
        guided = [place["guidance"] for place in places if "guidance" in place]
        self.assertEqual({guidance["closed"] for guidance in guided}, {True, False})
        self.assertTrue(any(training["people"] for training in answer["trainings"]))
        return {place["kind"] for place in places}

    def movers(self):
        other = self.file("whatif.json")
        answer = self.of_town(self.answer, "whatif", "--with", other)
        for mover in answer["movers"]:
            self.assertNotEqual(mover["before"]["grade"], mover["after"]["grade"])
            self.assertTrue(mover["after"]["why"])
        return len(answer["movers"])

    def test_walesi_compares_competencies_over_three_half_years(self):
        self.town = "walesi"
        for name in ("cycle-2025-1.json", "cycle-2025-2.json"):
            self.of_town(self.works, "run", name=name)
        self.run_town("walesi", 64, {
            "Sangat Baik": 5, "Baik": 35, "Butuh Perbaikan": 11, "Kurang": 4, "Sangat Kurang": 5,
            "tanpa predikat": 4})
        self.edge("197609212002031904", "kategori_kompetensi", 90, "optimal")
        self.missing("197210211996051913", "hasil")
        self.missing("197102071998012915", "kompetensi")
        self.missing("197209021998102931", "perilaku")
        level = self.people["199307272016122916"]["scores"]["kompetensi"]  # a level of 6
        self.assertEqual((level["score"], level["status"]), (None, "failed"))
        self.assertEqual(self.follow_up(), {"listed", "tied", "excluded"})

        answer = self.of_town(self.answer, "compare", "--employee", "197609212002031904")
        self.assertEqual([(c["cycle"], c["found"]) for c in answer["earlier"]],
                         [("walesi-2025-2", True), ("walesi-2025-1", True)])
        nodes = {n["node"]: n for n in answer["people"][0]["nodes"]}
        levels = [nodes["kompetensi"]["score"]] + [
            e["score"] for e in nodes["kompetensi"]["earlier"]]
        self.assertEqual(levels, [90, 90, 90])

    def test_binjai_holds_its_edges_and_another_scheme_moves_people(self):
        self.run_town("binjai", 69, {
            "Sangat Baik": 4, "Baik": 51, "Cukup": 6, "Kurang": 4, "Sangat Kurang": 1,
            "tanpa predikat": 3})
        self.edge("198909202015041931", "predikat", 110, "Sangat Baik")
        self.edge("199312092016092915", "predikat", 110, "Baik")
        self.edge("197310211998041932", "predikat", 109.96, "Baik")
        self.edge("197305072022212933", "predikat", 90, "Baik")
        self.edge("198901132015111916", "predikat", 89.96, "Cukup")
        self.missing("197102091993072934", "skp")
        self.missing("199601262020062946", "kotak")
        self.missing("198111032004021949", "potensi")
        self.missing("197609142001061936", "rekan")
        self.assertIn("excluded", self.follow_up())
        self.assertGreaterEqual(self.movers(), 2)

    def test_salor_reads_attendance_and_finds_badly_written_goals(self):
        self.run_town("salor", 66, {
            "Sangat Baik": 4, "Baik": 32, "Butuh Perbaikan": 12, "Kurang": 6, "Sangat Kurang": 5,
            "tanpa predikat": 7})
        self.edge("198503222009031913", "rating_pegawai", 105, "Di atas ekspektasi")
        self.edge("198310242009082930", "rating_pegawai", 90, "Sesuai ekspektasi")
        for employee, step, word in (("199605252022211961", 1, "teguran lisan"),
                                     ("197705142003012962", 3, "pernyataan tidak puas"),
                                     ("198905022014111963", 4, "tukin -25% 6 bulan"),
                                     ("197403191998081964", 9, "pemberhentian"),
                                     ("199601202021031965", 9, "pemberhentian")):
            self.edge(employee, "hukuman", step, word)
        self.missing("198706082011091916", "disiplin")
        self.missing("197711072000041935", "kepuasan")
        self.missing("197506092022212919", "target")
        self.assertTrue((self.folder / "out/siasn.json").stat().st_size)
        self.assertIn("tied", self.follow_up())
        self.assertGreaterEqual(self.movers(), 2)

        hints = self.of_town(self.answer, "goals")["hints"]
        for goal, kind in (("Selalu melayani semua warga dengan sempurna", "absolute"),
                           ("Mengikuti rapat koordinasi", "activity"),
                           ("Saluran irigasi bersih", "no_unit"),
                           ("Bibit sampai ke petani", "no_target"),
                           ("Gotong royong kampung berjalan", "no_parent")):
            self.assertIn((goal, kind), [(h["goal"], h["kind"]) for h in hints])


if __name__ == "__main__":
    main()
