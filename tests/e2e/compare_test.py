"""Two cycles in one database: the later one is compared with the earlier one."""

from kinerja_case import Case, main
from small_cycle import ANI, CITRA, HEAD, SmallCycle


class Compare(Case):
    def setUp(self):
        super().setUp()
        self.first = SmallCycle(self.folder / "2025")
        self.first.settings["id"] = "uji-2025"
        self.first.settings["title"] = "Tahun lalu"
        people = self.first.tables["pegawai"]
        self.first.tables["pegawai"] = [r for r in people if r[0] != CITRA]
        for name in ("rencana", "realisasi", "penilaian"):
            rows = self.first.tables[name]
            self.first.tables[name] = [r for r in rows if r[0] != CITRA]
        self.second = SmallCycle(self.folder / "2026")
        self.second.settings["follow_up"] = {"earlier": ["uji-2025", "uji-2024"]}
        for row in self.second.tables["realisasi"]:
            if row[:2] == [ANI, "Surat"]:
                row[3] = "105"
        self.db = ("--db", self.folder / "bersama.db")

    def run_both(self):
        self.works("run", self.first.write(), *self.db)
        self.works("run", self.second.write(), *self.db)

    def nodes(self, employee):
        answer = self.answer("compare", self.second.file, "--employee", employee, *self.db)
        return {n["node"]: n for n in answer["people"][0]["nodes"]}

    def test_each_node_stands_beside_its_earlier_score(self):
        self.run_both()
        hasil = self.nodes(ANI)["hasil"]
        self.assertEqual(hasil["earlier"], [{"cycle": "uji-2025", "score": 97, "grade": ""}])
        self.assertEqual((hasil["score"], hasil["change"]), (103, 6))
        self.assertEqual(self.nodes(HEAD)["hasil"]["change"], 0)

    def test_who_was_not_there_has_no_change(self):
        self.run_both()
        hasil = self.nodes(CITRA)["hasil"]
        self.assertIsNone(hasil["earlier"][0]["score"])
        self.assertIsNone(hasil["change"])

    def test_a_cycle_that_is_not_kept_is_named(self):
        self.run_both()
        self.says(["tidak ada hasil siklus \"uji-2024\"", "uji-2025", "+6"], "compare",
                  self.second.file, "--employee", ANI, *self.db, code=0,
                  english="no results of the cycle \"uji-2024\"")
        answer = self.answer("compare", self.second.file, *self.db)
        self.assertEqual([(c["cycle"], c["found"]) for c in answer["earlier"]],
                         [("uji-2025", True), ("uji-2024", False)])
        self.assertEqual(len(answer["people"]), 4)

    def test_without_earlier_cycles_it_says_where_to_name_them(self):
        del self.second.settings["follow_up"]
        self.works("run", self.second.write(), *self.db)
        self.says("\"earlier\"", "compare", self.second.file, *self.db)


if __name__ == "__main__":
    main()
