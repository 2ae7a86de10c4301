"""A bad row goes to quarantine with file, line, column, text and reason; the good ones go on."""

from kinerja_case import Case, main
from small_cycle import ANI, BUDI, CITRA, UNKNOWN, SmallCycle


class BadRows(Case):
    def setUp(self):
        super().setUp()
        self.cycle = SmallCycle(self.folder)
        self.cycle.allow_bad_rows()

    def refused(self, table, line, column, raw, reason, english, people=4):
        """One row is refused so; everybody else is rated."""
        answer = self.answer("run", self.cycle.write())
        rows = [r for r in answer["unused_rows"] if r["source"] == table and r["line"] == line]
        self.assertTrue(rows, answer["unused_rows"])
        self.assertEqual((rows[0]["column"], rows[0]["raw"]), (column, raw))
        self.assertIn(reason, rows[0]["reason"])
        self.assertIn(english, rows[0]["reason_en"])
        self.assertEqual(answer["people"], people)
        where = '  data/%s.csv baris %d, %s "%s": ' % (table, line, column, raw)
        self.assertIn(where, self.works("run", self.cycle.file).err)
        return answer

    def test_numbers_damaged_by_a_spreadsheet(self):
        for raw, reason, english in (
            ("1,96501E+17", "dirusak lembar sebar", "was damaged by a spreadsheet"),
            (BUDI[:-3] + "000", "dirusak lembar sebar", "was damaged by a spreadsheet"),
            ("131999900", "NIP lama 9 digit", "old NIP of 9 digits"),
            (BUDI[:-1], "17 digit, seharusnya 18", "17 digits instead of 18"),
            (BUDI[:4] + "1301" + BUDI[8:], "tidak ada di kalender", "not in the calendar"),
        ):
            with self.subTest(raw):
                self.cycle.tables["pegawai"][3][0] = raw
                self.refused("pegawai", 4, "NIP", raw, reason, english, people=3)

    def test_blanks_and_an_apostrophe_are_no_damage(self):
        self.cycle.tables["pegawai"][3][0] = "'%s %s" % (BUDI[:8], BUDI[8:])
        answer = self.answer("run", self.cycle.write())
        self.assertEqual((answer["people"], answer["unused_rows"]), (4, []))

    def test_a_person_twice(self):
        self.cycle.tables["pegawai"].append([BUDI, "Uji Lain", "Bagian Umum", "", "", "01-04-2019"])
        answer = self.answer("run", self.cycle.write())
        row = answer["unused_rows"][0]
        self.assertEqual((row["source"], row["line"], answer["people"]), ("pegawai", 6, 4))
        self.assertIn("dengan tanggal mulai yang sama sudah ada di baris 4", row["reason"])
        self.assertIn("already stands in line 4", row["reason_en"])

    def test_a_rating_for_somebody_unknown(self):
        self.cycle.tables["penilaian"].append([UNKNOWN, ANI, "rekan", "dikirim", "4", "4"])
        self.refused("penilaian", 16, "ratee", UNKNOWN, "tidak ada dalam data pegawai",
                     "not among the staff")

    def test_a_mark_off_the_scale_or_for_an_unknown_aspect(self):
        self.cycle.tables["penilaian"][2][4] = "6"
        self.refused("penilaian", 3, "score", "6", "di luar skala 1 sampai 5", "outside the scale")

    def test_a_negative_weight_of_a_goal(self):
        self.cycle.tables["rencana"][2][5] = "-60"
        self.refused("rencana", 3, "Bobot", "-60", "tidak boleh negatif", "must not be negative")

    def test_nan_and_infinity_in_cells(self):
        for raw in ("NaN", "nan", "inf", "-Infinity", "1e999", "∞", "#DIV/0!", "#N/A"):
            for table, column, place in (("realisasi", "Nilai", 3), ("rencana", "Target", 3)):
                with self.subTest(raw=raw, table=table):
                    before = self.cycle.tables[table][2][place]
                    self.cycle.tables[table][2][place] = raw
                    answer = self.answer("run", self.cycle.write())
                    row = answer["unused_rows"][0]
                    self.assertEqual((row["source"], row["line"], row["column"], row["raw"]),
                                     (table, 3, column, raw))
                    self.cycle.tables[table][2][place] = before

    def test_a_target_of_zero_fails_that_person_alone(self):
        self.cycle.tables["rencana"][4][3] = "0"
        self.works("run", self.cycle.write())
        scores = {p["employee"]: p["scores"] for p in self.result()["people"]}
        self.assertEqual(scores[CITRA]["hasil"]["status"], "failed")
        self.assertIsNone(scores[CITRA]["hasil"]["score"])
        self.assertIsNone(scores[CITRA]["predikat"]["grade"])
        self.assertEqual(scores[ANI]["predikat"]["grade"], "Baik")
        self.says(("gagal dinilai", "Target Surat harus lebih dari nol"), "explain",
                  self.cycle.file, "--employee", CITRA, code=0,
                  english=("rating failed", "must be above zero"))


if __name__ == "__main__":
    main()
