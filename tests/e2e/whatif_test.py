"""Other rules on the same evidence: who moves, from where to where, and why. Nothing is kept."""

import copy
import json

from kinerja_case import Case, main
from small_cycle import SmallCycle


class WhatIf(Case):
    def setUp(self):
        super().setUp()
        self.small = SmallCycle(self.folder)
        self.file = self.small.write()

    def other(self, change):
        settings = copy.deepcopy(self.small.settings)
        settings["id"] = "lain-2030"
        settings["title"] = "Aturan lain"
        settings["period"] = {"from": "2030-01-01", "to": "2030-12-31"}
        change(settings)
        path = self.folder / "lain.json"
        path.write_text(json.dumps(settings), encoding="utf-8")
        return path

    def grades(self):
        return {p["employee"]: p["scores"]["predikat"]["grade"]
                for p in self.result()["people"]}

    def test_who_moves_is_what_a_run_by_the_other_rules_gives(self):
        def milder(settings):
            settings["nodes"]["predikat"]["config"]["bands"][2]["from"] = 70
            settings["nodes"]["predikat"]["config"]["bands"][1]["from"] = 60

        self.works("run", self.file)
        before = self.grades()
        other = self.other(milder)
        answer = self.answer("whatif", self.file, "--with", other)

        settings = json.loads(other.read_text())
        settings["period"] = self.small.settings["period"]
        other.write_text(json.dumps(settings))
        self.works("run", other)
        after = self.grades()
        moved = {p for p in before if before[p] != after[p]}
        self.assertTrue(moved)
        self.assertEqual({m["employee"] for m in answer["movers"]}, moved)
        for mover in answer["movers"]:
            self.assertEqual(mover["before"]["grade"], before[mover["employee"]])
            self.assertEqual(mover["after"]["grade"], after[mover["employee"]])
        self.assertEqual(sum(c["people"] for c in answer["counts"]), len(before))
        self.assertEqual(sum(c["people"] for c in answer["counts"] if c["from"] != c["to"]),
                         len(moved))

    def test_the_reasons_are_the_sentences_of_both_schemes(self):
        def weights(settings):
            settings["nodes"]["nilai"]["config"]["weights"] = {"hasil": 10, "perilaku": 90}

        self.works("run", self.file)
        answer = self.answer("whatif", self.file, "--with", self.other(weights))
        mover = answer["movers"][0]
        for side, node in (("before", 70), ("after", 10)):
            words = " ".join(w["text"] for w in mover[side]["why"])
            self.assertIn("Nilai", words)
            self.assertIn(str(mover[side]["score"]).replace(".", ","), words, node)
        self.assertNotEqual(mover["before"]["score"], mover["after"]["score"])
        self.says(["aturan kini:", "dari \\ menjadi"], "whatif", self.file, "--with",
                  self.folder / "lain.json", code=0, english=["rules now:", "from \\ to"])

    def test_the_same_rules_move_nobody_and_nothing_is_kept(self):
        self.works("run", self.file)
        before = (self.folder / "out/kinerja.db").read_bytes()
        answer = self.answer("whatif", self.file, "--with", self.other(lambda s: None))
        self.assertEqual(answer["movers"], [])
        self.assertEqual((self.folder / "out/kinerja.db").read_bytes(), before)

    def test_an_aspect_that_the_other_rules_lack_is_told_as_unused_rows(self):
        def fewer(settings):
            del settings["aspects"]["inovasi"]
            settings["nodes"]["perilaku"]["config"]["aspects"] = {"disiplin": 1}

        self.works("run", self.file)
        answer = self.answer("whatif", self.file, "--with", self.other(fewer))
        self.assertEqual(answer["unused_rows"]["before"], 0)
        self.assertGreater(answer["unused_rows"]["after"], 0)

    def test_before_a_run_and_with_a_wrong_file_it_says_what_to_do(self):
        other = self.other(lambda s: None)
        self.says("jalankan `kinerja run` dahulu", "whatif", self.file, "--with", other,
                  english="use `kinerja run` first")
        self.works("run", self.file)
        other.write_text("{}")
        self.says("lain.json", "whatif", self.file, "--with", other)
        self.assertEqual(self.kinerja("whatif", self.file).code, 2)


if __name__ == "__main__":
    main()
