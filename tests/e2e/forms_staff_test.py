"""A real staff list with its defects goes in as it is: a leap day that never was, an old number of
nine digits, blanks in a number, a contract worker, and somebody promoted in a second row."""

import shutil

from kinerja_case import Case, main, samples
from small_cycle import SmallCycle, source


class StaffList(Case):
    def setUp(self):
        super().setUp()
        self.cycle = SmallCycle(self.folder)
        self.cycle.tables = {}
        self.cycle.settings["sources"] = {"simpeg": source("simpeg", "people", {
            "employee": "NIP", "name": "Nama", "unit": "Unit Kerja", "position": "Jabatan",
            "from_day": "TMT"}, attributes={"golongan": "Gol"}, date_format="dd-mm-yyyy")}
        self.cycle.settings["sources"]["simpeg"]["max_rejected"] = 0.5
        self.file = self.cycle.write()
        shutil.copy(samples(self) / "pegawai/simpeg.csv", self.cycle.path("simpeg"))

    def test_good_rows_go_in_and_bad_ones_say_why(self):
        answer = self.answer("run", self.file)
        self.assertEqual(answer["people"], 3)
        self.assertEqual(
            [(r["line"], r["column"], r["raw"]) for r in answer["unused_rows"]],
            [(3, "NIP", "199002292015022902"), (6, "NIP", "131234567")])
        leap_day, old = (r["reason"] for r in answer["unused_rows"])
        self.assertIn("19900229 dalam NIP tidak ada di kalender", leap_day)
        self.assertIn("NIP lama 9 digit", old)

    def test_people_are_as_they_are_now(self):
        self.works("run", self.file)
        people = {p["employee"]: p for p in self.result()["people"]}
        self.assertEqual(
            {who: (p["name"], p["position"]) for who, p in people.items()},
            {"198501152010011901": ("Uji Satu", "Analis Madya"),  # the later row counts
             "199507302024211903": ("Uji Tiga", "Penata Layanan"),  # PPPK: no month in the number
             "198806102011012904": ("Uji Empat", "Bendahara")})  # blanks in the number
        self.assertIn("data/simpeg.csv:7", self.works(
            "explain", self.file, "--employee", "198501152010011901").out)

    def test_before_the_promotion_the_earlier_row_counts(self):
        self.cycle.settings["period"] = {"from": "2022-01-01", "to": "2022-12-31"}
        self.cycle.write_settings()
        self.works("run", self.file)
        people = {p["employee"]: p["position"] for p in self.result()["people"]}
        self.assertEqual(
            people, {"198501152010011901": "Analis", "198806102011012904": "Bendahara"})

    def test_above_the_usual_limit_it_does_not_run(self):
        del self.cycle.settings["sources"]["simpeg"]["max_rejected"]
        self.cycle.write_settings()
        self.says("2 dari 6 baris tidak dapat dipakai", "run", self.file,
                  english="2 of 6 rows cannot be used")


if __name__ == "__main__":
    main()
