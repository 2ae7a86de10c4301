"""The weights that an explanation, the trail in hasil.json and a page print are those that
computed: change one in the cycle file, and sentence and score move together."""

import html
import re

from kinerja_case import Case, main
from small_cycle import ANI, SmallCycle

# weight of results -> score of Ani: 97 * weight + 77.6 * (100 - weight)
SCORES = {70: ("67,9", 91.18), 50: ("48,5", 87.3), 25: ("24,25", 82.45)}


class WeightsInUse(Case):
    def with_weight(self, weight):
        cycle = SmallCycle(self.folder)
        cycle.settings["nodes"]["nilai"]["config"]["weights"] = {
            "hasil": weight, "perilaku": 100 - weight}
        return cycle.write()

    def test_explain_moves_with_the_weight(self):
        for weight, (part, score) in SCORES.items():
            file = self.with_weight(weight)
            answer = self.answer("explain", file, "--employee", ANI)
            node = next(n for n in answer["nodes"] if n["node"] == "nilai")
            self.assertEqual(node["score"], score)
            self.assertEqual([s["b"] for s in node["steps"]], [weight, 100 - weight, 100])
            self.assertEqual(node["steps"][0]["text"],
                             "Hasil kerja bernilai 97 dengan bobot %d dan menyumbang %s."
                             % (weight, part))

    def test_trail_and_page_move_with_it(self):
        for weight, (part, score) in SCORES.items():
            self.works("run", self.with_weight(weight))
            person = next(p for p in self.result()["people"] if p["employee"] == ANI)
            self.assertEqual(person["scores"]["nilai"]["score"], score)
            sentence = "Hasil kerja bernilai 97 dengan bobot %d dan menyumbang %s." % (weight, part)
            steps = [s for s in person["trail"] if s["node"] == "nilai"]
            self.assertEqual(steps[0]["text"], sentence)
            self.assertEqual(steps[0]["b"], weight)
            page = (self.folder / "out/halaman/pegawai" / (ANI + ".html")).read_text("utf-8")
            words = re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", page)))
            self.assertIn(sentence, words)
            self.assertIn(str(score).replace(".", ","), words)
            for other in SCORES:
                if other != weight:
                    self.assertNotIn("dengan bobot %d dan menyumbang" % other, words)

    def test_a_weight_of_raters_and_of_a_goal_too(self):
        cycle = SmallCycle(self.folder)
        cycle.settings["nodes"]["perilaku"]["config"]["weights"] = {"superior": 80, "peer": 20}
        cycle.tables["rencana"][2][5] = "20"
        answer = self.answer("explain", cycle.write(), "--employee", ANI)
        nodes = {n["node"]: n for n in answer["nodes"]}
        self.assertEqual(nodes["perilaku"]["score"], 75.2)  # 72 * 0.8 + 88 * 0.2
        self.assertIn("dengan bobot 80 persen menyumbang 57,6",
                      " ".join(s["text"] for s in nodes["perilaku"]["steps"]))
        self.assertEqual(nodes["hasil"]["score"], 98.33)  # (95 * 20 + 100 * 40) / 60
        self.assertIn("kali bobot 20 menyumbang 1900",
                      " ".join(s["text"] for s in nodes["hasil"]["steps"]))


if __name__ == "__main__":
    main()
