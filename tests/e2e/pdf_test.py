"""The official forms: what stands on the paper, its pages and fonts, and the same bytes each time."""

import os
import re
import subprocess

from kinerja_case import Case, main
from small_cycle import ANI, BUDI, HEAD, SmallCycle

FOOT = 842 - 45  # A4, less the lower margin: below it stands the foot alone


def read(tool, *arguments):
    return subprocess.run([tool, *map(str, arguments)], check=True, capture_output=True,
                          text=True).stdout


class Forms(Case):
    def setUp(self):
        super().setUp()
        self.cycle = SmallCycle(self.folder)
        self.cycle.settings["exporters"]["pdf"] = {
            "exporter": "id.kinerja.pdf",
            "config": {"folder": "formulir", "result": "hasil", "behaviour": "perilaku",
                       "aspects": ["disiplin", "inovasi"], "place": "Kota Uji"}}

    def run_cycle(self):
        self.works("run", self.cycle.write(), "--out", self.folder / "out")

    def paper(self, form, who):
        return self.folder / "out/formulir" / form / (who + ".pdf")

    def text(self, form, who):
        return re.sub(r"\s+", " ", read("pdftotext", "-raw", self.paper(form, who), "-"))

    def test_both_forms_say_what_officials_sign(self):
        self.run_cycle()
        plan = self.text("skp", ANI)
        for part in ("SASARAN KINERJA PEGAWAI (SKP)", "Uji Ani", "NIP : " + ANI, "Uji Kepala",
                     "Kepala Bagian", "A. Utama", "Surat selesai", "paling banyak 10",
                     "Disiplin", "Kota Uji, ...", "Halaman 1 dari "):
            self.assertIn(part, plan)
        evaluation = self.text("evaluasi", ANI)
        for part in ("DOKUMEN EVALUASI KINERJA PEGAWAI", "Surat selesai Surat 100 95 95",
                     "Predikat kinerja pegawai", "Tanggapan pegawai", "kinerja verify"):
            self.assertIn(part, evaluation)

    def test_all_letters_are_embedded_and_the_day_is_that_of_the_period(self):
        self.run_cycle()
        for form in ("skp", "evaluasi"):
            fonts = read("pdffonts", self.paper(form, ANI)).splitlines()[2:]
            self.assertTrue(fonts)
            for line in fonts:
                self.assertRegex(line, r"\+LiberationSans(-Bold)? .* yes yes yes ")
            facts = read("pdfinfo", "-isodates", self.paper(form, ANI))
            self.assertIn("A4", facts)
            self.assertRegex(facts, r"CreationDate: +2026-12-31T00:00:00Z")
            self.assertRegex(facts, r"ModDate: +2026-12-31T00:00:00Z")
            self.assertRegex(facts, r"Author: +Kota Uji")
            self.assertRegex(facts, r"Title: .*Uji Ani")

    def test_a_second_run_gives_the_same_bytes(self):
        self.run_cycle()
        first = {f: f.read_bytes() for f in (self.folder / "out/formulir").rglob("*.pdf")}
        self.assertEqual(len(first), 8)
        self.run_cycle()
        for file, before in first.items():
            self.assertEqual(file.read_bytes(), before, file)

    def test_long_tables_break_into_pages_with_their_head(self):
        for i in range(60):
            title = "Rencana %d: layanan yang cepat, ramah dan tuntas bagi setiap warga" % i
            self.cycle.tables["rencana"].append(
                [BUDI, title * (i % 3 + 1), "Indikator %d" % i, "100", "naik", "1"])
        self.run_cycle()
        paper = self.paper("evaluasi", BUDI)
        pages = read("pdftotext", "-raw", paper, "-").split("\f")[:-1]
        self.assertGreaterEqual(len(pages), 4)
        for number, page in enumerate(pages, 1):
            self.assertIn("Halaman %d dari %d" % (number, len(pages)), page)
            self.assertIn("Dokumen Evaluasi Kinerja \u00b7 Uji Budi \u00b7 NIP " + BUDI, page)
        for page in pages[1:3]:
            self.assertIn("Rencana hasil kerja", page.splitlines()[0])
        text = re.sub(r"\s+", " ", " ".join(pages))
        for i in range(60):
            self.assertIn("Indikator %d " % i, text)
        self.assert_nothing_runs_into_the_foot(paper)

    def assert_nothing_runs_into_the_foot(self, paper):
        allowed = set("Dokumen Evaluasi Kinerja \u00b7 Uji Budi NIP Halaman dari".split())
        for bottom, word in re.findall(r'yMax="([\d.]+)">([^<]*)<', read(
                "pdftotext", "-bbox", paper, "-")):
            if float(bottom) > FOOT and not word.isdigit():
                self.assertIn(word, allowed)

    def test_who_has_nothing_gets_a_form_that_says_so(self):
        for table in ("rencana", "realisasi", "penilaian"):
            self.cycle.tables[table] = [r for r in self.cycle.tables[table] if HEAD != r[0]]
        self.run_cycle()
        self.assertIn("Belum ada rencana hasil kerja yang tercatat.", self.text("skp", HEAD))
        evaluation = self.text("evaluasi", HEAD)
        self.assertIn("Predikat kinerja pegawai Belum ada hasil", evaluation)
        self.assertIn("Nilai yang belum ada bukan nol.", evaluation)

    def test_no_other_font_steps_in(self):
        if os.environ.get("KINERJA_ISOLATION"):
            self.skipTest("a worker has no environment that could name other fonts")
        config = self.folder / "fonts.conf"
        config.write_text("<fontconfig><dir>%s</dir></fontconfig>" % self.folder)
        os.environ["FONTCONFIG_FILE"] = str(config)
        self.addCleanup(os.environ.pop, "FONTCONFIG_FILE")
        self.cycle.write()
        self.says(("Liberation Sans", "fonts-liberation"), "run", self.cycle.file, "--out",
                  self.folder / "out", english="is not installed")
        self.assert_nothing_exported()


if __name__ == "__main__":
    main()
