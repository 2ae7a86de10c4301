"""kinerja on the made-up people is exact to the last one, and the check that says so sees each kind of
fault. The data are the very bytes that the rivals' figures rest on."""

import unittest

import agreement
from kinerja_run import Kinerja
from measuring import measure
from national_case import NationalCase
from variants import HERE, VARIANTS

PEOPLE = 2000

# SHA-256 of what the generator beside the rivals' drivers writes for 2,000 people.
SORTED = {
    "emp.csv": "805055f1e2873a3bf9991985bc6fa02a3d154d969e4d0795f8ca148d5e23f977",
    "ind.csv": "addad0b1479c04da533f33c86cc216045c0ae917983295b1e2a62b63ffd4dbee",
    "rat.csv": "c184640b50cfc538d50045c211b5b0b4f411314d6bb967e6f7d5107d5666d3da",
    "meas.csv": "aaad3260c1767c7af9ac3e57e4d4fca947f438aa0be2520fe5c251bf927d53b0",
}
SHUFFLED = {
    "emp.csv": "8d71257c9f704762963679cbf160988e7bb19c5e9f0b69ceba2068a057f6e4ed",
    "ind.csv": "5e45e0e800101ba02438611077a6e5a1e1035bd5e2fb3a1a9cc05799af43ff0c",
    "rat.csv": "0193cdc45d818afab28ba0d796c20d241868f3e969cfda2ccd63d6f0aa3e46d9",
    "meas.csv": "6b267385edc2e03104fb31079fc84f9e87308b9fe369b171edaad6116483f668",
}


class Data(NationalCase):
    def test_they_are_the_bytes_that_the_rivals_read(self):
        for name, wanted in (("monthly", SORTED), ("monthly-shuffled", SHUFFLED)):
            folder = self.folder / name
            VARIANTS[name].make(self.data, PEOPLE, folder)
            found = {file: agreement.digest(folder / file) for file in wanted}
            self.assertEqual(found, wanted, name)

    def test_the_monthly_cycle_is_the_other_but_for_one_source(self):
        def parts(name):
            text = (HERE / name).read_text(encoding="utf-8")
            before, _, rest = text.partition('"realisasi": {')
            _, _, behind = rest.partition('"penilaian": {')
            return before[before.index("{"):], behind
        self.assertEqual(parts("cycle-monthly.json"), parts("cycle.json"))


class Exactness(NationalCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        VARIANTS["sorted"].make(cls.data, PEOPLE, cls.folder)
        cls.table = Kinerja(cls.kinerja, 2).run(cls.folder, PEOPLE, VARIANTS["sorted"]).table

    def found(self, table):
        return agreement.hold_against_exact(self.check, PEOPLE, table)

    def changed(self, column, change):
        """The faults found after one cell of one row has changed."""
        lines = self.table.read_text(encoding="utf-8").splitlines()
        place = lines[0].split(",").index(column)
        cells = lines[PEOPLE // 2].split(",")
        cells[place] = change(cells[place])
        lines[PEOPLE // 2] = ",".join(cells)
        other = self.folder / "changed.csv"
        other.write_text("\n".join(lines) + "\n", encoding="utf-8")
        self.assertEqual(measure([self.check, PEOPLE, other]).code, 1)
        return agreement.faults_of_kinerja(self.found(other))

    def test_nothing_is_wrong(self):
        found = self.found(self.table)
        self.assertEqual(agreement.faults_of_kinerja(found), [])
        self.assertEqual((found["people"], sum(found["predicates"])), (PEOPLE, PEOPLE))

    def test_a_wrong_predicate_is_seen(self):
        def other(cell):
            return "1" if cell != "1" else "2"
        self.assertEqual(self.changed("Predikat kinerja", other), ["wrong predicates: 1"])

    def test_a_wrong_place_is_seen(self):
        def next_place(cell):
            return str(int(cell) + 1)
        self.assertEqual(self.changed("Peringkat dalam unit", next_place), ["wrong places: 1"])

    def test_a_score_that_is_off_in_its_last_digit_is_seen(self):
        def one_more(cell):
            return cell[:14] + str((int(cell[14:15] or 0) + 1) % 10)
        self.assertEqual(self.changed("Nilai akhir", one_more), ["wrong scores: 1"])

    def test_a_score_on_the_other_side_of_a_threshold_is_seen(self):
        def other_side(cell):
            return "71" if float(cell) >= 72 else "73"
        self.assertEqual(self.changed("Perilaku kerja", other_side),
                         ["wrong levels: 1", "wrong scores: 1"])

    def test_a_missing_person_is_seen(self):
        lines = self.table.read_text(encoding="utf-8").splitlines(keepends=True)
        other = self.folder / "short.csv"
        other.write_text("".join(lines[:-1]), encoding="utf-8")
        self.assertEqual(self.found(other)["missing"], 1)


if __name__ == "__main__":
    unittest.main()
