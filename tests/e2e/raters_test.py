"""How raters rate beside the others: superiors by default, colleagues for auditors alone."""

from kinerja_case import Case, main
from small_cycle import ANI, BUDI, CITRA, HEAD, SmallCycle


class Raters(Case):
    def setUp(self):
        super().setUp()
        small = SmallCycle(self.folder)
        rows = small.tables["penilaian"]
        for row in rows:
            if row[1] == HEAD and row[2] == "atasan":
                row[4:] = ["5", "5"]  # a superior who sees no difference anywhere
            elif row[2] == "rekan":
                row[4:] = ["3", "4"]
        self.file = small.write()
        self.works("run", self.file)

    def roles(self, *more):
        return {r["role"]: r for r in self.answer("raters", self.file, *more)["roles"]}

    def test_figures_are_in_percent_of_the_scale(self):
        head = self.roles()["atasan"]["raters"][0]
        self.assertEqual((head["rater"], head["ratees"], head["mean"]), (HEAD, 3, 100))
        # 100 beside 50 on disiplin and 75 on inovasi, where two colleagues agree.
        self.assertAlmostEqual(head["leniency"], 37.5)
        self.assertEqual((head["spread"], head["halo"]), (0, 0))
        self.says(["+37,5", "lebih longgar daripada penilai lain"], "raters", self.file, code=0,
                  english=["+37.5", "more lenient than the others"])

    def test_colleagues_are_named_only_for_auditors(self):
        self.assertEqual(set(self.roles()), {"atasan"})
        out = self.works("raters", self.file).out
        for rater in (ANI, BUDI, CITRA):
            self.assertNotIn(rater, out)
        peers = self.roles("--raters")["rekan kerja"]
        self.assertEqual([r["rater"] for r in peers["raters"]], [ANI])
        self.assertEqual(peers["left_out"], 2)  # with two ratees each


if __name__ == "__main__":
    main()
