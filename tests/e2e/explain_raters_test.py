"""Colleagues show as a group: neither explanation nor export leads to one of them, unless an
auditor asks with --raters."""

from kinerja_case import Case, main
from small_cycle import ANI, BUDI, CITRA, SmallCycle


class Raters(Case):
    def setUp(self):
        super().setUp()
        self.file = SmallCycle(self.folder).write()

    def peer_lines(self, *more):
        answer = self.answer("explain", self.file, "--employee", ANI, *more)
        return [r for r in answer["ratings"] if r["who"] == "rekan kerja"]

    def test_colleagues_are_one_line_without_numbers_or_lines(self):
        self.assertEqual(self.peer_lines(), [{
            "who": "rekan kerja", "aspect": "", "score": "", "raters": 2,
            "rows": "data/penilaian.csv"}])
        out = self.works("explain", self.file, "--employee", ANI).out
        self.assertIn("rekan kerja: 2 penilai  [data/penilaian.csv]", out)
        for rater in (BUDI, CITRA):
            self.assertNotIn(rater, out)
        self.assertNotIn("Uji Budi", out)

    def test_raters_names_each_line(self):
        lines = self.peer_lines("--raters")
        self.assertEqual(sorted((r["aspect"], r["score"], r["rows"]) for r in lines), [
            ("Disiplin", "3", "data/penilaian.csv:10"), ("Disiplin", "5", "data/penilaian.csv:9"),
            ("Inovasi", "5", "data/penilaian.csv:10"), ("Inovasi", "5", "data/penilaian.csv:9")])
        self.says("rekan kerja, Disiplin: 3  [data/penilaian.csv:10]", "explain", self.file,
                  "--employee", ANI, "--raters", code=0,
                  english="peers, Disiplin: 3  [data/penilaian.csv:10]")

    def test_no_export_names_a_colleague(self):
        self.works("run", self.file)
        page = (self.folder / "out/halaman/pegawai" / (ANI + ".html")).read_text("utf-8")
        person = next(p for p in self.result()["people"] if p["employee"] == ANI)
        for rater, name in ((BUDI, "Uji Budi"), (CITRA, "Uji Citra")):
            for words in (rater, name):
                self.assertNotIn(words, page)
                self.assertNotIn(words, str(person))


if __name__ == "__main__":
    main()
