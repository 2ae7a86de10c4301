"""Badly written goals are listed with how to better them, before the first run, too."""

from kinerja_case import Case, main
from small_cycle import ANI, BUDI, CITRA, SmallCycle


class Goals(Case):
    def setUp(self):
        super().setUp()
        self.small = SmallCycle(self.folder)
        columns = self.small.settings["sources"]["rencana"]["config"]["columns"]
        columns["parent"] = "Induk"
        columns["unit_of_measure"] = "Satuan"
        rows = self.small.tables["rencana"]
        self.small.tables["rencana"] = [
            row + (["Induk", "Satuan"] if row[0] == "NIP" else ["Pelayanan prima", "buah"])
            for row in rows]

    def hints(self):
        answer = self.answer("goals", self.small.write())
        return [(h["employee"], h["indicator"], h["kind"]) for h in answer["hints"]]

    def change(self, employee, indicator, place, words):
        for row in self.small.tables["rencana"]:
            if row[0] == employee and row[2] == indicator:
                row[place] = words

    def test_a_good_plan_has_no_hints(self):
        self.assertEqual(self.hints(), [])

    def test_each_fault_is_named_at_its_goal(self):
        self.change(ANI, "Surat", 1, "Melaksanakan semua surat")
        self.change(BUDI, "Surat", 6, "")
        self.change(CITRA, "Jam", 7, "")
        self.assertEqual(sorted(self.hints()), sorted([
            (ANI, "Surat", "activity"), (ANI, "Surat", "absolute"), (BUDI, "Surat", "no_parent"),
            (CITRA, "Jam", "no_unit")]))
        self.says(["menyebut kegiatan, bukan hasil", "kata mutlak \"semua\"", "4 saran"], "goals",
                  self.small.file, code=0, english=["names an activity", "4 hints"])

    def test_a_goal_without_figures_is_seen_and_the_words_are_the_agencys(self):
        self.change(ANI, "Surat", 1, "Melaksanakan surat")
        self.small.settings["goal_check"] = {"activity_words": ["surat"]}
        self.small.tables["realisasi"] = [
            r for r in self.small.tables["realisasi"] if r[:2] != [CITRA, "Jam"]]
        hints = self.hints()
        self.assertIn((CITRA, "Jam", "no_figure"), hints)
        self.assertNotIn((ANI, "Surat", "activity"), hints)
        self.assertIn((BUDI, "Surat", "activity"), hints)


if __name__ == "__main__":
    main()
