"""Plugins that load well and fail at work: the row or the run fails with a clear message, and
nothing is kept or exported half."""

import sqlite3

from kinerja_case import Case, main, plugin_file
from small_cycle import ANI, BUDI, CITRA, HEAD, SmallCycle


class FailingPlugins(Case):
    def cycle_with(self, name):
        self.plugin = plugin_file("KINERJA_TEST_PLUGINS", name)
        cycle = SmallCycle(self.folder)
        cycle.use_method("org.example." + name.replace("_", "-"))
        return cycle.write()

    def kept_runs(self):
        with sqlite3.connect(self.folder / "out/kinerja.db") as database:
            self.assertEqual(database.execute("PRAGMA integrity_check").fetchall(), [("ok",)])
            return database.execute("SELECT count(*) FROM run").fetchone()[0]

    def run_fails(self, name, words, english):
        file = self.cycle_with(name)
        for more in ((), ("--threads", 7, "--batch", 1)):
            self.says(words, "run", file, "--plugins", self.plugin, *more, english=english)
        self.assert_nothing_exported()
        self.assertEqual(sorted(p.name for p in (self.folder / "out").iterdir() if p.is_dir()), [])

    def rows_fail(self, name, expected, words, english):
        """`expected`: employee -> status; the rows that fail say why."""
        file = self.cycle_with(name)
        self.works("run", file, "--plugins", self.plugin, "--batch", 0)
        scores = {p["employee"]: p["scores"]["uji"] for p in self.result()["people"]}
        self.assertEqual({who: one["status"] for who, one in scores.items()}, expected)
        for who, one in scores.items():
            if one["status"] == "failed":
                self.assertEqual((one["score"], one["grade"]), (None, None))
                self.says(("gagal dinilai", words), "explain", file, "--employee", who, "--plugins",
                          self.plugin, "--batch", 0, code=0, english=("rating failed", english))
        self.assertTrue(self.answer("verify", file, "--plugins", self.plugin, "--batch", 0)["ok"])

    def test_the_whole_batch_fails(self):
        self.run_fails("fails", ('simpul "uji": org.example.fails (rate): data tidak sah',
                                 "Tabel pembanding tidak ada."),
                       'node "uji": org.example.fails (rate): the data make no sense')
        self.assertEqual(self.kept_runs(), 0)

    def test_one_row_fails(self):
        self.rows_fail("fails_one_row", {CITRA: "failed", HEAD: "ok", ANI: "ok", BUDI: "ok"},
                       "Orang ini tidak dapat dihitung.", "Orang ini tidak dapat dihitung.")

    def test_nan_and_infinity(self):
        self.rows_fail("gives_nan", dict.fromkeys((CITRA, HEAD, ANI, BUDI), "failed"),
                       "metode memberi nilai yang bukan bilangan",
                       "the method gave a score that is no number")

    def test_a_grade_out_of_range(self):
        self.rows_fail("wrong_grade", dict.fromkeys((CITRA, HEAD, ANI, BUDI), "failed"),
                       "metode memberi predikat ke-2 yang tidak ada",
                       "the method gave grade 2 that does not exist")

    def test_exceptions_in_the_cpp_layer(self):
        self.rows_fail("throws", {CITRA: "failed", HEAD: "ok", ANI: "ok", BUDI: "failed"}, "", "")
        for who, words in ((BUDI, "Berkas acuan hilang."), (CITRA, "threw something unknown")):
            self.says(words, "explain", self.folder / "cycle.json", "--employee", who, "--plugins",
                      self.plugin, code=0)

    def test_a_bad_trail(self):
        self.run_fails("bad_trail", "langkah penjelasan ke-0 menunjuk sesuatu yang tidak ada",
                       "trail step 0 points at something that does not exist")
        self.says("langkah penjelasan", "explain", self.folder / "cycle.json", "--employee", ANI,
                  "--plugins", self.plugin)

    def test_an_explanation_of_another_score(self):
        self.run_fails("other_with_trail",
                       "penjelasan tidak sama dengan nilai yang disimpan",
                       "the explanation differs from the kept scores")

    def test_an_exporter_that_breaks_off_shows_no_file_of_anybody(self):
        self.plugin = plugin_file("KINERJA_TEST_PLUGINS", "half_export")
        cycle = SmallCycle(self.folder)
        cycle.settings["exporters"]["rusak"] = {"exporter": "org.example.half-export"}
        self.says(('pengekspor "rusak": ', "Sambungan ke cetak terputus."), "run", cycle.write(),
                  "--plugins", self.plugin, english='exporter "rusak": ')
        self.assert_nothing_exported()


if __name__ == "__main__":
    main()
