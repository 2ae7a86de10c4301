"""Presets: every shipped one is without mistakes, a node takes one by name, an agency adds its own."""

import json
import pathlib
import shutil

from kinerja_case import ROOT, Case, main, program
from small_cycle import SmallCycle

SHIPPED = sorted((ROOT / "plugins/presets").glob("*.json"))
OWN = {
    "preset": "kota-uji-bobot", "title": {"id": "Bobot kota", "en": "Weights of the town"},
    "family": "Kota Uji", "method": "id.kinerja.weighted", "inputs": ["skp", "sikap"],
    "legal_basis": [{"title": "Perwali uji", "article": "Pasal 3", "confidence": "certain",
                     "source": "lembaran kota"}],
    "config": {"weights": {"skp": 70, "sikap": 30}, "decimals": 2},
    "numbers": {"/weights": {"source": "Pasal 3", "confidence": "certain"},
                "/decimals": {"source": "pilihan kota", "confidence": "unverified"}},
    "open": [{"id": "Pembulatan tidak diatur.", "en": "Rounding is not set."}],
    "input_pointers": ["/weights"],
}


class Presets(Case):
    def own(self, **changes):
        folder = self.folder / "preset"
        folder.mkdir(exist_ok=True)
        path = folder / "kota-uji-bobot.json"
        path.write_text(json.dumps({**OWN, **changes}, indent=1), encoding="utf-8")
        return path

    def cycle(self):
        cycle = SmallCycle(self.folder)
        nilai = cycle.settings["nodes"]["nilai"]
        cycle.settings["nodes"]["nilai"] = {
            "title": nilai["title"], "preset": "kota-uji-bobot", "inputs": nilai["inputs"]}
        return cycle

    def test_every_shipped_preset_is_without_mistakes(self):
        self.assertGreaterEqual(len(SHIPPED), 5)
        for file in SHIPPED:
            with self.subTest(file.name):
                self.works("preset", "check", file)
        listed = self.answer("preset", "list")
        self.assertEqual(listed["refused"], [])
        self.assertEqual([p["id"] for p in listed["presets"]], sorted(f.stem for f in SHIPPED))

    def test_the_program_finds_presets_beside_itself(self):
        prefix = pathlib.Path(program()).parents[1]
        listed = self.answer("preset", "list")["presets"]
        self.assertEqual({pathlib.Path(p["file"]).parent for p in listed},
                         {prefix / "share/kinerja/presets"})

    def test_a_node_with_a_preset_gives_the_same_scores(self):
        self.own()
        plain = SmallCycle(self.folder).write()
        self.works("run", plain)
        before = {p["employee"]: p["scores"] for p in self.result()["people"]}
        shutil.rmtree(self.folder / "out")
        with_preset = self.cycle().write()
        self.works("run", with_preset, "--presets", self.folder / "preset")
        after = {p["employee"]: p["scores"] for p in self.result()["people"]}
        self.assertEqual(before, after)
        self.works("verify", with_preset, "--presets", self.folder / "preset")

    def test_a_changed_preset_changes_the_hash(self):
        file = self.cycle().write()
        hashes = []
        for note in ("a", "b", "a"):
            self.own(open=[note])
            hashes.append(
                self.answer("check", file, "--presets", self.folder / "preset")["config_hash"])
        self.assertEqual(hashes[0], hashes[2])
        self.assertNotEqual(hashes[0], hashes[1])

    def test_explain_names_the_preset_and_its_law(self):
        self.own()
        file = self.cycle().write()
        answer = self.answer("run", file, "--presets", self.folder / "preset")
        employee = self.result()["people"][0]["employee"]
        self.assertTrue(answer["ok"])
        self.says(("preset kota-uji-bobot", "Perwali uji, Pasal 3"), "explain", file, "--employee",
                  employee, "--presets", self.folder / "preset", code=0)

    def test_mistakes_are_told_where_they_stand(self):
        file = self.cycle().write()
        line = next(n for n, text in enumerate(file.read_text().splitlines(), 1)
                    if "kota-uji-bobot" in text)
        answer = self.answer("check", file, code=1)
        self.assertEqual([e["line"] for e in answer["errors"]], [line])
        self.assertIn('Preset "kota-uji-bobot" tidak ada', answer["errors"][0]["message"])
        # Settings that only the method can judge: told at the preset's name, with their place.
        self.own(config={"weights": {"skp": 70, "sikap": 20}, "decimals": 2})
        answer = self.answer("check", file, "--presets", self.folder / "preset", code=1)
        self.assertEqual([e["line"] for e in answer["errors"]], [line])
        self.assertIn("kota-uji-bobot, /weights", answer["errors"][0]["message"])

    def test_another_mistake_does_not_hide_that_of_a_preset(self):
        self.own(config={"weights": {"skp": "banyak", "sikap": 30}, "decimals": 2})
        cycle = self.cycle()
        cycle.settings["result"] = "predikt"
        answer = self.answer("check", cycle.write(), "--presets", self.folder / "preset", code=1)
        self.assertEqual([e["pointer"] for e in answer["errors"]],
                         ["/nodes/nilai/preset", "/result"])

    def test_check_finds_what_only_the_method_knows(self):
        good = self.own()
        self.says("Preset sah: Bobot kota", "preset", "check", good, code=0,
                  english="The preset is valid: Weights of the town")
        bad = self.own(config={"weights": {"skp": 70, "sikap": 20}, "decimals": 2})
        self.assertEqual(self.answer("preset", "check", bad, code=1)["errors"][0]["pointer"],
                         "/config/weights")
        bad = self.own(config={"weights": {"skp": 70, "sikap": 30}, "decimal": 2}, numbers={
            "": {"source": "uji", "confidence": "certain"}})
        self.says('"decimal"', "preset", "check", bad, english='Did you mean "decimals"?')
        self.own(family="")
        self.says("Ditolak", "preset", "list", "--presets", bad.parent, code=0, english="Refused")

    def test_show_tells_each_number_with_its_source(self):
        self.own()
        self.says(("Perwali uji, Pasal 3", "/weights/skp", "70", "pilihan kota",
                   "Pembulatan tidak diatur."), "preset", "show", "kota-uji-bobot", "--presets",
                  self.folder / "preset", code=0, english=("Weights of the town", "unverified"))
        numbers = {n["pointer"]: n["value"]
                   for n in self.answer("preset", "show", "pp30-2019-predikat")["numbers"]}
        self.assertEqual(sorted(numbers.values()), [50, 70, 90, 110])
        self.says('Maksud Anda "pp30-2019-predikat"?', "preset", "show", "pp30-2019-predikatt")
        self.says("periksa --presets", "preset", "list", "--presets", self.folder / "tidak-ada")


if __name__ == "__main__":
    main()
