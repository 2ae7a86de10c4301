"""How the grades of units and superiors lie, beside the agency's."""

from kinerja_case import Case, main
from small_cycle import HEAD, SmallCycle


class Distribution(Case):
    def setUp(self):
        super().setUp()
        self.small = SmallCycle(self.folder)
        self.small.settings["nodes"]["tempat"] = {
            "title": "Tempat", "method": "id.kinerja.rank", "inputs": ["nilai"]}
        self.small.settings["follow_up"] = {"distribution": "tempat"}
        self.file = self.small.write()
        self.ran = self.answer("run", self.file)

    def test_units_and_superiors_add_up_to_the_agency(self):
        answer = self.answer("distribution", self.file)
        agency = answer["agency"]
        self.assertEqual({k: v for k, v in self.ran["grades"].items() if k != "tanpa predikat"},
                         agency["grades"])
        for grade, count in agency["grades"].items():
            self.assertEqual(sum(u["grades"][grade] for u in answer["units"]), count)
        self.assertEqual([(u["name"], u["people"]) for u in answer["units"]],
                         [("Bagian Keuangan", 1), ("Bagian Umum", 3)])
        self.assertEqual([(s["name"], s["title"], s["people"]) for s in answer["superiors"]],
                         [(HEAD, "Uji Kepala", 3)])
        scores = [p["scores"]["predikat"]["score"] for p in self.result()["people"]]
        self.assertAlmostEqual(agency["mean"], sum(scores) / len(scores))

    def test_each_unit_has_the_sentences_of_the_guides_node(self):
        units = {u["name"]: u for u in self.answer("distribution", self.file)["units"]}
        self.assertTrue(units["Bagian Umum"]["guide"])
        self.assertNotEqual(units["Bagian Umum"]["guide"], units["Bagian Keuangan"]["guide"])
        self.says(["█", "Kalibrasi tiap atasan", units["Bagian Umum"]["guide"][0]["text"]],
                  "distribution", self.file, code=0, english="Calibration by superior")

    def test_one_unit_alone(self):
        answer = self.answer("distribution", self.file, "--unit", "Bagian Umum")
        self.assertEqual([u["name"] for u in answer["units"]], ["Bagian Umum"])
        self.assertEqual(answer["superiors"], [])
        self.says("maksud Anda \"Bagian Umum\"?", "distribution", self.file, "--unit",
                  "Bagian Umm", english="did you mean")

    def test_without_a_guide_it_says_so(self):
        del self.small.settings["follow_up"]
        self.small.write()
        self.works("run", self.file)
        self.says("Tanpa pola distribusi", "distribution", self.file, code=0,
                  english="Without a guide")


if __name__ == "__main__":
    main()
