"""The guide says how one is measured: the settings in words, the law, no names of people. It needs
no data."""

from kinerja_case import ROOT, TOWNS, Case, main
from small_cycle import SmallCycle


class Guide(Case):
    def lines(self, file, node, language="id"):
        nodes = {n["node"]: n["lines"] for n in self.answer("guide", file)["nodes"]}
        return [line[language] for line in nodes[node]]

    def test_settings_are_told_in_words_without_any_data(self):
        cycle = SmallCycle(self.folder)
        cycle.settings["legal_basis"] = [{"title": "Aturan uji Pasal 7", "confidence": "likely"}]
        cycle.settings["aspects"]["disiplin"]["anchors"] = {"1": "Sering terlambat"}
        file = cycle.write_settings()  # there is no data file
        self.says(("Aturan uji Pasal 7", "Disiplin: 1 sampai 5", "1 = Sering terlambat",
                   "Predikat (hasil)"), "guide", file, code=0, english="(the result)")
        self.assertIn("Bobot setiap masukan: Hasil kerja 70, Perilaku 30",
                      self.lines(file, "nilai"))
        self.assertIn("Bila satu masukan tidak bernilai: tidak ada nilai",
                      self.lines(file, "nilai"))
        self.assertEqual(self.lines(file, "predikat")[-3:], [
            "- di bawah 80: Kurang", "- 80 sampai di bawah 90: Cukup", "- 90 ke atas: Baik"])
        self.assertIn("- 80 to below 90: Cukup", self.lines(file, "predikat", "en"))
        self.assertFalse((self.folder / "out").exists())
        self.assertEqual(self.kinerja("check", file).code, 1)  # a run does need the data

    def test_the_preset_of_a_node_comes_with_its_law(self):
        cycle = SmallCycle(self.folder)
        cycle.settings["nodes"]["predikat"] = {
            "preset": "pp30-2019-predikat", "inputs": ["nilai"], "attributes": ["ide"]}
        lines = self.lines(cycle.write_settings(), "predikat")
        self.assertIn("Preset: pp30-2019-predikat", lines)
        self.assertTrue(lines[-1].startswith("Dasar hukum: PP 30/2019, Pasal 41(5)"), lines)
        self.assertIn("- 90 sampai di bawah 110: Baik", lines)
        self.assertTrue(any("110 ke atas: Sangat Baik" in l and "ide" in l for l in lines), lines)

    def test_the_towns_have_a_guide(self):
        for town in TOWNS:
            with self.subTest(town):
                file = ROOT / "examples/towns" / town / "cycle.json"
                done = self.works("guide", file)
                self.assertGreater(done.out.count("\n"), 60)
                self.assertEqual(done.err, "")

    def test_a_cycle_with_mistakes_has_none(self):
        cycle = SmallCycle(self.folder)
        cycle.settings["nodes"]["predikat"]["config"]["bands"] = []
        self.says("/nodes/predikat/config/bands", "guide", cycle.write_settings())


if __name__ == "__main__":
    main()
