"""`verify` finds every change behind the results: the cycle file, the data in the ledger, a kept
result, a plugin. It ends with 1 and says what."""

import os
import pathlib
import shutil
import sqlite3

from kept_results import change_results
from kinerja_case import Case, main, program
from small_cycle import ANI, SmallCycle


class Verify(Case):
    def setUp(self):
        super().setUp()
        self.cycle = SmallCycle(self.folder)
        self.file = self.cycle.write()
        self.works("run", self.file)

    def change_database(self, *statements):
        with sqlite3.connect(self.folder / "out/kinerja.db") as database:
            for statement in statements:
                self.assertNotEqual(database.execute(statement).rowcount, 0, statement)

    def test_a_changed_weight_in_the_cycle_file(self):
        self.cycle.settings["nodes"]["nilai"]["config"]["weights"] = {"hasil": 60, "perilaku": 40}
        self.cycle.write_settings()
        self.says(("berkas siklus berubah sejak perhitungan terakhir", "Hasil TIDAK terbukti sama.",
                   ANI + " nilai: 91.18"), "verify", self.file,
                  english=("the cycle file has changed since", "The results are NOT proven."))

    def test_a_title_is_a_change_too_though_no_score_differs(self):
        self.cycle.settings["title"] = "Penilaian lain"
        self.cycle.write_settings()
        answer = self.answer("verify", self.file, code=1)
        self.assertEqual((answer["ok"], answer["different"]), (False, 0))
        self.assertEqual(len(answer["changed"]), 1)

    def test_layout_and_comments_of_the_file_are_no_change(self):
        text = self.file.read_text(encoding="utf-8")
        spread = text.replace('": ', '" :\n\t').replace("\n}", ",\n}")
        self.file.write_text("// catatan\n" + spread, encoding="utf-8")
        self.assertTrue(self.answer("verify", self.file)["ok"])

    def test_a_failed_run_leaves_the_earlier_results_proven(self):
        """New figures were read, and then the next source failed: all sources count or none."""
        self.cycle.tables["realisasi"][2][3] = "71"
        self.cycle.tables["penilaian"] = []
        self.cycle.write()
        self.assertEqual(self.kinerja("run", self.file).code, 1)
        self.assertTrue(self.answer("verify", self.file)["ok"])

    def change_kept(self, node, column, value):
        """Writes another score (column 0) or grade (1) for one employee, with a fitting hash."""
        def change(names, employees, nodes):
            nodes[names.index(node)][column][employees.index(ANI)] = value
        change_results(self.folder / "out/kinerja.db", change)

    def test_from_kept_evidence_as_long_as_it_is_that_of_the_run(self):
        answer = self.answer("verify", self.file, "--from-evidence")
        self.assertTrue(answer["ok"])
        self.assertGreater(answer["compared"], 0)
        self.change_kept("nilai", 0, 99.0)
        self.says("1 berbeda", "verify", self.file, "--from-evidence", english="1 different")
        self.change_database("DROP TRIGGER snapshot_part_stays",
                             "UPDATE snapshot_part SET columns = zeroblob(length(columns))")
        self.says("isi tidak cocok", "verify", self.file, "--from-evidence",
                  english="content does not match")

    def test_rating_again_needs_no_files_and_keeps_a_run_by_the_rules_as_they_are_now(self):
        first = self.answer("verify", self.file)
        shutil.rmtree(self.folder / "data")
        self.cycle.settings["nodes"]["nilai"]["config"]["weights"] = {"hasil": 60, "perilaku": 40}
        self.cycle.write_settings()
        again = self.answer("recompute", self.file)
        self.assertNotEqual(again["result_hash"], first["result_hash"])
        self.assertEqual(again["sources"], [])
        proven = self.answer("verify", self.file)
        self.assertTrue(proven["ok"])
        self.assertEqual(proven["result_hash"], again["result_hash"])

    def test_rating_again_by_another_scale_builds_other_evidence_of_the_same_rows(self):
        self.cycle.settings["aspects"]["disiplin"]["scale"]["max"] = 4
        self.cycle.write_settings()
        again = self.answer("recompute", self.file)
        self.assertGreater(len(again["unused_rows"]), 0)
        self.assertTrue(self.answer("verify", self.file)["ok"])

    def test_there_is_nothing_to_rate_again_before_the_first_run(self):
        os.remove(self.folder / "out/kinerja.db")
        self.says("belum ada data yang dibaca", "recompute", self.file,
                  english="no data were read yet")

    def test_memory_that_people_do_not_fit_in_is_told(self):
        self.says("--memory", "run", self.file, "--memory", "10", code=2, english="--memory")
        self.assertTrue(self.answer("run", self.file, "--memory", "160")["ok"])

    def test_a_tampered_score(self):
        self.change_kept("nilai", 0, 99.0)
        self.says((ANI + " nilai: 99 (-1) disimpan, 91.18 (-1) dihitung", "1 berbeda"), "verify",
                  self.file, english=(ANI + " nilai: 99 (-1) kept, 91.18 (-1) computed",
                                      "1 different"))

    def test_a_tampered_grade_and_an_employee_who_is_gone(self):
        self.change_kept("predikat", 1, 0)
        self.says(ANI + " predikat: 91.18 (0) disimpan, 91.18 (2) dihitung", "verify", self.file)

        def forget(_, employees, nodes):
            for column in [employees] + [column for node in nodes for column in node]:
                column.pop()
        change_results(self.folder / "out/kinerja.db", forget)
        self.says("jumlah hasil berbeda", "verify", self.file, english="number of results differs")

    def test_tampered_results_without_their_hash(self):
        self.change_database("DROP TRIGGER result_batch_stays",
                             "UPDATE result_batch SET columns = zeroblob(length(columns))")
        self.says("isi tidak cocok dengan SHA-256-nya", "verify", self.file,
                  english="content does not match its SHA-256")

    def test_tampered_rows_in_the_ledger(self):
        self.change_database("DROP TRIGGER chunk_stays",
                             "UPDATE chunk SET columns = zeroblob(length(columns))")
        self.says("isi tidak cocok dengan SHA-256-nya", "verify", self.file,
                  english="content does not match its SHA-256")

    def test_another_plugin_under_the_same_id(self):
        home, old = self.folder / "prefix", pathlib.Path(program()).parents[1]
        shutil.copytree(old / "lib/kinerja", home / "lib/kinerja")
        (home / "bin").mkdir()
        shutil.copy(program(), home / "bin/kinerja")
        with open(home / "lib/kinerja/plugins/bands.so", "ab") as plugin:
            plugin.write(b"\0")
        self.addCleanup(os.environ.__setitem__, "KINERJA", program())
        os.environ["KINERJA"] = str(home / "bin/kinerja")
        self.says('plugin id.kinerja.methods.bands untuk simpul "predikat" berubah', "verify",
                  self.file)

    def test_no_results_yet(self):
        empty = SmallCycle(self.folder / "baru").write()
        self.says("jalankan `kinerja run` dahulu", "verify", empty,
                  english="use `kinerja run` first")


if __name__ == "__main__":
    main()
