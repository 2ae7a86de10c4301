"""The smallest changes are true: applied to the data each moves the grade as foretold, and one
step less does not."""

from kinerja_case import Case, main
from small_cycle import ANI, BUDI, CITRA, SmallCycle

ASPECTS = {"Disiplin": 4, "Inovasi": 5}
INDICATORS = {"Surat selesai": "Surat", "Tanggap cepat": "Jam"}


class SmallestChanges(Case):
    def grade_with(self, who, change, value):
        """The grade after the data was changed as `change` says, to `value`."""
        cycle = SmallCycle(self.folder / "berubah")
        what = change["what"]
        if what in INDICATORS:
            row = next(r for r in cycle.tables["realisasi"]
                       if r[:2] == [who, INDICATORS[what]])
            self.assertEqual(float(row[3]), change["from"])
            row[3] = str(value)
        else:
            aspect, role = what.split(", penilaian ")
            row = next(r for r in cycle.tables["penilaian"]
                       if r[0] == who and r[2] == ("diri" if role == "diri sendiri" else role))
            self.assertEqual(float(row[ASPECTS[aspect]]), change["from"])
            row[ASPECTS[aspect]] = str(value)
        answer = self.answer("explain", cycle.write(), "--employee", who)
        return answer["nodes"][-1]["grade"]

    def test_each_moves_the_grade_when_applied_to_the_data(self):
        file = SmallCycle(self.folder).write()
        directions = set()
        for who in (ANI, BUDI, CITRA):
            answer = self.answer("explain", file, "--employee", who)
            now = answer["nodes"][-1]["grade"]
            self.assertTrue(answer["changes"], who)
            for change in answer["changes"]:
                with self.subTest(who=who, change=change):
                    directions.add(change["better"])
                    self.assertNotEqual(change["grade"], now)
                    self.assertEqual(self.grade_with(who, change, change["to"]), change["grade"])
                    one_less = change["to"] - (1 if change["to"] > change["from"] else -1)
                    self.assertEqual(self.grade_with(who, change, one_less), now)
        self.assertEqual(directions, {True, False})

    def test_the_sentence_names_figures_and_grade(self):
        file = SmallCycle(self.folder).write()
        self.says(("turun: Surat selesai: dari 95 menjadi 92 -> Cukup",
                   "naik:  tidak ada satu perubahan yang cukup"),
                  "explain", file, "--employee", ANI, code=0,
                  english=("down:  Surat selesai: from 95 to 92 -> Cukup",
                           "up:    no single change is enough"))

    def test_nobody_elses_ratings_are_offered(self):
        file = SmallCycle(self.folder).write()
        for who in (ANI, BUDI, CITRA):
            for change in self.answer("explain", file, "--employee", who)["changes"]:
                self.assertNotIn("rekan", change["what"])


if __name__ == "__main__":
    main()
