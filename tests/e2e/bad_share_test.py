"""Too many bad rows fail the run: a file with half of its rows broken must not rate the other half
as if nothing had happened. What earlier runs brought stays."""

from kinerja_case import Case, main, nip
from small_cycle import ANI, SmallCycle

STRANGERS = [nip(5005 + 101 * k) for k in range(5)]


class ShareOfBadRows(Case):
    def setUp(self):
        super().setUp()
        self.cycle = SmallCycle(self.folder)
        self.file = self.cycle.write()

    def test_one_of_four_is_above_a_tenth(self):
        self.cycle.tables["pegawai"][2][0] = "1,97E+17"
        self.cycle.write()
        self.says(('sumber "pegawai": 1 dari 4 baris tidak dapat dipakai, melebihi batas 10 %',
                   "max_rejected"), "run", self.file,
                  english='source "pegawai": 1 of 4 rows cannot be used, above the limit of 10 %')
        self.assert_nothing_exported()

    def test_the_rows_that_were_too_many_are_shown(self):
        """Who shall mend the file must see where it is broken."""
        self.cycle.tables["pegawai"][2][0] = "1,97E+17"
        self.cycle.write()
        self.says('data/pegawai.csv baris 3, NIP "1,97E+17": ', "run", self.file,
                  english='data/pegawai.csv line 3, NIP "1,97E+17": ')

    def test_the_limit_itself_is_allowed(self):
        self.cycle.tables["realisasi"][2][3] = "banyak"
        self.cycle.settings["sources"]["realisasi"]["max_rejected"] = 0.125
        self.works("run", self.cycle.write())
        self.cycle.settings["sources"]["realisasi"]["max_rejected"] = 0.12
        self.says("melebihi batas 12 %", "run", self.cycle.write())

    def test_rows_that_fit_nobody_count_too(self):
        for row, stranger in zip(self.cycle.tables["realisasi"][1:3], STRANGERS):
            row[0] = stranger
        self.says('sumber "realisasi": 2 dari 8 baris tidak dapat dipakai', "run",
                  self.cycle.write(), english='source "realisasi": 2 of 8 rows cannot be used')
        self.assert_nothing_exported()

    def stays_as_it_was(self):
        before = self.answer("explain", self.file, "--employee", ANI)
        self.cycle.write()
        self.assertEqual(self.kinerja("run", self.file).code, 1)
        self.assertEqual(self.answer("explain", self.file, "--employee", ANI), before)
        self.assertTrue(self.answer("verify", self.file)["ok"])

    def test_refused_rows_do_not_replace_what_an_earlier_run_brought(self):
        self.works("run", self.file)
        for row in self.cycle.tables["realisasi"][1:6]:
            row[3] = "tidak ada"
        self.stays_as_it_was()

    def test_rows_that_fit_nobody_do_not_replace_it_either(self):
        self.works("run", self.file)
        for row, stranger in zip(self.cycle.tables["realisasi"][1:], STRANGERS):
            row[0] = stranger
        self.stays_as_it_was()


if __name__ == "__main__":
    main()
