"""Used wrongly: exit 2 and a hint. Tried and failed: exit 1. Done: exit 0."""

from kinerja_case import Case, main
from small_cycle import ANI, SmallCycle


class Usage(Case):
    def test_used_wrongly_is_2(self):
        file = SmallCycle(self.folder).write()
        for arguments in (
            (), ("terbang",), ("run",), ("explain", file), ("run", file, "--terbang"),
            ("run", file, "--threads", "-1"), ("run", file, "--threads", "257"),
            ("run", file, "--threads", "dua"), ("run", file, "--batch", "x"),
            ("run", file, "--lang", "fr"), ("run", file, file), ("plugin",), ("plugin", "show"),
        ):
            with self.subTest(arguments):
                done = self.kinerja(*arguments)
                self.assertEqual(done.code, 2, done)
                self.assertEqual(done.out, "")
                self.assertIn("Lihat `kinerja --help`.", done.err)
        self.assertIn("See `kinerja --help`.", self.kinerja("--lang", "en", "terbang").err)
        self.assertFalse((self.folder / "out").exists())

    def test_failed_is_1_and_done_is_0(self):
        file = SmallCycle(self.folder).write()
        self.assertEqual(self.kinerja("verify", file).code, 1)
        self.works("check", file)
        self.works("run", file)
        self.works("explain", file, "--employee", ANI)

    def test_an_unknown_employee_gets_a_near_one(self):
        file = SmallCycle(self.folder).write()
        swapped = ANI[:-2] + ANI[-1] + ANI[-2]
        answer = self.answer("explain", file, "--employee", swapped, code=1)
        self.assertIn("maksud Anda", answer["errors"][0]["message"])
        self.says("maksud Anda", "explain", file, "--employee", swapped, english="did you mean")
        done = self.says("tidak ada pada siklus ini", "explain", file, "--employee", "bukan nomor",
                         english="there is no employee")
        self.assertNotIn("did you mean", done.err)

    def test_help_and_version(self):
        self.assertIn("explain", self.works("--help").out)
        self.assertIn("--employee", self.works("explain", "--help", "--lang", "en").out)
        self.assertRegex(self.works("--version").out, r"^\d+\.\d+\.\d+\n$")

    def test_an_unknown_component_gets_a_near_one(self):
        self.says('maksud Anda "id.kinerja.bands"?', "plugin", "show", "id.kinerja.band",
                  english='did you mean "id.kinerja.bands"?')
        self.says(("id.kinerja.bands", "Apache-2.0"), "plugin", "show", "id.kinerja.bands", code=0)

    def test_a_database_that_is_none(self):
        file = SmallCycle(self.folder).write()
        (self.folder / "out").mkdir()
        (self.folder / "out/kinerja.db").write_bytes(b"bukan basis data\n" * 100)
        for command in (("run",), ("verify",), ("explain", "--employee", ANI)):
            self.says("bukan basis data", command[0], file, *command[1:], english="not a")
        self.assert_nothing_exported()


if __name__ == "__main__":
    main()
