"""`explain` tells one person's way from the raw row (file and line) to the grade."""

from kinerja_case import Case, main
from small_cycle import ANI, BUDI, CITRA, HEAD, SmallCycle


class Explain(Case):
    def setUp(self):
        super().setUp()
        self.cycle = SmallCycle(self.folder)
        self.file = self.cycle.write()

    def test_the_whole_way_in_order(self):
        self.works("run", self.file)
        out = self.works("explain", self.file, "--employee", ANI).out
        at = 0
        for words in (
            "Uji Ani", ANI, "data/pegawai.csv:3", "Predikat: Baik (91,18)",
            "Surat selesai  [data/rencana.csv:3]", "target 100; capaian 95", "jumlah(95) = 95",
            "[data/realisasi.csv:3]", "atasan, Disiplin: 4  [data/penilaian.csv:6]",
            "Hasil kerja: 97", "realisasi 95 dari target 100 adalah 95 persen",
            "capaian 95 persen kali bobot 60 menyumbang 5700", "Perilaku: 77,6",
            "rata-rata 72 dengan bobot 60 persen menyumbang 43,2", "Nilai: 91,18",
            "Hasil kerja bernilai 97 dengan bobot 70 dan menyumbang 67,9", "Predikat: Baik",
            "mencapai batas 90", "Perubahan terkecil",
        ):
            found = out.find(words, at)
            self.assertGreaterEqual(found, 0, "%r is not in its place in\n%s" % (words, out))
            at = found

    def test_the_line_numbers_point_at_the_rows(self):
        answer = self.answer("explain", self.file, "--employee", ANI)
        for goal in answer["goals"]:
            for place, words in ((goal["row"], goal["title"]), (goal["measures"], ANI)):
                file, line = place.rsplit(":", 1)
                row = (self.folder / file).read_text().splitlines()[int(line) - 1]
                self.assertIn(ANI, row)
                self.assertIn(words, row)

    def test_english(self):
        out = self.works("explain", self.file, "--employee", ANI, "--lang", "en").out
        for words in ("Predikat: Baik (91.18)", "95 out of a target of 100 is 95 percent",
                      "superior, Disiplin: 4", "The smallest changes that would move the grade"):
            self.assertIn(words, out)

    def test_before_the_first_run_it_reads_the_sources_and_writes_nothing(self):
        before = self.answer("explain", self.file, "--employee", ANI)
        self.assertFalse((self.folder / "out").exists())
        self.works("run", self.file)
        self.assertEqual(before, self.answer("explain", self.file, "--employee", ANI))

    def test_what_is_missing_is_named(self):
        """Nobody above rates the head, and a figure of Budi's did not come."""
        del self.cycle.tables["realisasi"][3]
        self.cycle.settings["nodes"]["perilaku"]["config"]["missing_group"] = "missing"
        self.cycle.write()
        self.says(("belum dapat dinilai", "Belum cukup penilai dari kelompok: "), "explain",
                  self.file, "--employee", HEAD, code=0, english="cannot be rated yet")
        self.says(("belum ada angka", "Baru 40 persen bobot yang mempunyai realisasi"), "explain",
                  self.file, "--employee", BUDI, code=0,
                  english="Only 40 percent of the weight has a figure so far")

    def test_an_unknown_number_gets_a_near_one(self):
        near = CITRA[:-1] + "7"
        self.says(('pegawai "%s" tidak ada' % near, "maksud Anda"), "explain", self.file,
                  "--employee", near, english="did you mean")


if __name__ == "__main__":
    main()
