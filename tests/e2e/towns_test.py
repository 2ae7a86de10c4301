"""Both towns run; an independent computation agrees with every score, and a second run of the same
data changes nothing."""

import subprocess
import sys

from kinerja_case import ROOT, TOWNS, Case, main

PEOPLE = {"denpasar": 78, "manokwari": 75}


class Towns(Case):
    def run_town(self, town):
        return self.answer("run", ROOT / "examples/towns" / town / "cycle.json", "--out",
                           self.folder / "out")

    def test_every_score_is_what_the_second_computation_gives(self):
        for town in TOWNS:
            with self.subTest(town):
                answer = self.run_town(town)
                self.assertEqual(answer["people"], PEOPLE[town])
                done = subprocess.run(
                    [sys.executable, "-B", ROOT / "tests/recompute/recompute.py",
                     ROOT / "examples/towns" / town, self.folder / "out/hasil.json"],
                    capture_output=True, text=True)
                self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
                self.assertRegex(done.stdout, r"^\d\d\d scores compared, 0 differences\n$")

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


if __name__ == "__main__":
    main()
