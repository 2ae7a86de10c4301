"""The workbooks of id.kinerja.xlsx, opened with nothing but a ZIP and an XML reader."""

import os
import subprocess
import zipfile
from unittest import mock
from xml.etree import ElementTree

from kinerja_case import Case, main
from small_cycle import ANI, CITRA, SmallCycle

SPREADSHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SHEETS = ["SKP", "Lampiran", "Evaluasi", "Kuadran", "Pola Distribusi", "Dokumen Evaluasi"]


class Workbook:
    """What stands in a workbook: (kind, text) of each cell of each sheet."""

    def __init__(self, file):
        with zipfile.ZipFile(file) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        self.parts = {name: ElementTree.fromstring(data) for name, data in parts.items()}
        strings = ["".join(item.itertext())
                   for item in self.parts["xl/sharedStrings.xml"].iter(SPREADSHEET + "si")]
        book = self.parts["xl/workbook.xml"]
        self.names = [sheet.get("name") for sheet in book.iter(SPREADSHEET + "sheet")]
        self.cells = {}
        for number, name in enumerate(self.names, 1):
            sheet = self.parts["xl/worksheets/sheet%d.xml" % number]
            self.cells[name] = [self.cell(cell, strings) for cell in sheet.iter(SPREADSHEET + "c")]

    @staticmethod
    def cell(cell, strings):
        if cell.find(SPREADSHEET + "f") is not None:
            return "formula", cell.find(SPREADSHEET + "f").text
        value = cell.findtext(SPREADSHEET + "v")
        if value is None:
            return "empty", ""
        return ("text", strings[int(value)]) if cell.get("t") == "s" else ("number", value)


class Workbooks(Case):
    def setUp(self):
        super().setUp()
        self.cycle = SmallCycle(self.folder)
        self.cycle.settings["exporters"] = {
            "buku": {"exporter": "id.kinerja.xlsx",
                     "config": {"result": "hasil", "behaviour": "perilaku"}}
        }
        people = self.cycle.tables["pegawai"]
        people[2][1], people[3][1] = "=1+1", "@SUM(A1)"
        self.file = self.cycle.write()

    def run_into(self, name):
        out = self.folder / name
        self.works("run", self.file, "--out", out)
        return out / "xlsx"

    def test_each_unit_has_all_sheets(self):
        folder = self.run_into("out")
        self.assertEqual(sorted(file.name for file in folder.iterdir()),
                         ["bagian-keuangan.xlsx", "bagian-umum.xlsx"])
        for file in folder.iterdir():
            self.assertEqual(Workbook(file).names, SHEETS)

    def test_numbers_of_people_and_formulas_are_texts(self):
        book = Workbook(self.run_into("out") / "bagian-umum.xlsx")
        for name in ("SKP", "Evaluasi", "Dokumen Evaluasi"):
            self.assertIn(("text", ANI), book.cells[name])
            self.assertIn(("text", "=1+1"), book.cells[name])
            self.assertIn(("text", "@SUM(A1)"), book.cells[name])
        for name in SHEETS:
            self.assertEqual([text for kind, text in book.cells[name] if kind == "formula"], [])
        self.assertIn(("number", "95"), book.cells["Evaluasi"])
        self.assertNotIn(("text", CITRA), book.cells["SKP"], "somebody of another unit")

    def test_the_same_results_give_the_same_bytes(self):
        once, again = self.run_into("once"), self.run_into("again")
        for file in once.iterdir():
            self.assertEqual(file.read_bytes(), (again / file.name).read_bytes(), file.name)

    def test_a_full_temporary_folder_is_no_half_workbook(self):
        small = self.folder / "sementara"
        small.mkdir()
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8k", "kinerja-e2e", small],
                              capture_output=True, text=True)
        if done.returncode != 0:
            self.skipTest("cannot mount a small disk (needs root): " + done.stderr.strip())
        self.addCleanup(subprocess.run, ["umount", "--lazy", small], check=False)
        out = self.folder / "out"
        with mock.patch.dict(os.environ, {"TMPDIR": str(small)}):
            self.says(("buku", "xl/worksheets/sheet", "TMPDIR"), "run", self.file, "--out", out)
        self.assertFalse((out / "xlsx").exists())

    def test_a_node_that_is_not_there_is_named(self):
        self.cycle.settings["exporters"]["buku"]["config"]["result"] = "tidak_ada"
        done = self.kinerja("check", self.cycle.write())
        self.assertNotEqual(done.code, 0)
        self.assertIn("tidak_ada", done.out + done.err)


if __name__ == "__main__":
    main()
