"""A data file that cannot be trusted as a whole stops the run and leaves nothing behind."""

import os
import unittest

from kinerja_case import Case, main
from small_cycle import SmallCycle


class BadFiles(Case):
    def setUp(self):
        super().setUp()
        self.cycle = SmallCycle(self.folder)
        self.file = self.cycle.write()
        self.staff = self.cycle.path("pegawai")

    def refuses(self, words, english=None, command="run"):
        self.says(words, command, self.file, english=english)
        self.assert_nothing_exported()

    def test_a_file_that_is_not_there_gets_a_near_name(self):
        self.staff.rename(self.staff.with_name("pegawai2.csv"))
        self.refuses(("cycle.json:", "pegawai.csv", "tidak ada", "Maksud Anda"),
                     ("pegawai.csv", "Did you mean"))

    def test_a_dangling_link_and_a_folder(self):
        self.staff.unlink()
        self.staff.symlink_to(self.folder / "hilang.csv")
        self.refuses("pegawai.csv")
        self.staff.unlink()
        self.staff.mkdir()
        self.refuses("adalah folder", "is a folder")

    @unittest.skipIf(os.geteuid() == 0, "root may read everything")
    def test_a_file_without_permission(self):
        self.staff.chmod(0)
        self.refuses(("pegawai.csv", "izin"), "permission")

    def test_an_empty_file(self):
        self.staff.write_bytes(b"")
        self.refuses("pegawai.csv kosong. Ekspor ulang data itu",
                     "is empty. Export the data again")

    def test_a_header_alone_has_no_people(self):
        self.cycle.tables["pegawai"] = self.cycle.tables["pegawai"][:1]
        self.cycle.write()
        self.refuses("tidak ada pegawai", "there are no people in this period")

    def test_a_changed_header(self):
        self.cycle.tables["pegawai"][0][0] = "NIPP"
        self.cycle.write()
        self.refuses(("mungkin judulnya berubah", "NIPP"),
                     ("its header may have changed", "NIPP"))

    def test_a_header_that_resembles_nothing_gets_the_list(self):
        self.cycle.tables["pegawai"][0][0] = "Kode"
        self.cycle.write()
        self.refuses(("NIP", "Judul kolom yang ada", "Kode | Nama | Unit"), "Headers found in")
        # "Unit" is near by its letters, but another field has it already.
        self.refuses('Tidak ada kolom "NIP"', 'There is no column "NIP"')

    def test_a_header_twice(self):
        self.cycle.tables["pegawai"][0][1] = "NIP"
        self.cycle.write()
        self.refuses('Judul "NIP" ada lebih dari satu kali', "stands more than once")

    def test_wrong_encodings(self):
        text = self.staff.read_text("utf-8").replace("Ani", "Anié")
        self.staff.write_bytes(text.encode("utf-16"))
        self.refuses("memakai UTF-16. Simpan ulang", "is UTF-16. Save it again")
        self.staff.write_bytes(text.encode("utf-8") + "Ré".encode("windows-1252") + b";;;;;\n")
        self.refuses("memakai dua pengodean", "mixes two encodings")
        self.staff.write_bytes(b"PK\x03\x04\x00\x00" * 40)
        self.refuses("bukan teks", "is no text")

    def test_an_encoding_other_than_the_settings_say(self):
        self.cycle.settings["sources"]["pegawai"]["config"]["encoding"] = "utf-8"
        self.cycle.write()
        text = self.staff.read_text("utf-8").replace("Ani", "Anié")
        self.staff.write_bytes(text.encode("windows-1252"))
        self.refuses("bukan UTF-8. Simpan ulang", "is no UTF-8")

    def test_a_quote_that_is_never_closed(self):
        with self.staff.open("a") as out:
            out.write('1;"Uji;2;3;4;5\n')
        self.refuses("Tanda kutip yang dibuka di baris 6 tidak pernah ditutup", "never closed")

    def test_an_earlier_result_stays_whole(self):
        self.works("run", self.file)
        before = {f: (self.folder / "out" / f).read_bytes() for f in self.exported()}
        self.staff.write_bytes(b"")
        self.says("kosong", "run", self.file)
        self.assertEqual(
            before, {f: (self.folder / "out" / f).read_bytes() for f in self.exported()})
        self.assertTrue(self.answer("verify", self.file)["ok"])


if __name__ == "__main__":
    main()
