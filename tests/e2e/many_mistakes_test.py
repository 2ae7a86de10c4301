"""All mistakes of a cycle file at once, each with line, column and JSON Pointer: who mends a file
shall not have to come back for each."""

import re

from kinerja_case import Case, main
from small_cycle import SmallCycle


class ManyMistakes(Case):
    def setUp(self):
        super().setUp()
        self.cycle = SmallCycle(self.folder)
        self.nodes = self.cycle.settings["nodes"]
        self.cycle.write()

    def assert_found(self, wanted):
        """All these mistakes at once, each pointing at its text in the file."""
        file = self.cycle.write_settings()
        found = self.answer("check", file, code=1)["errors"]
        lines = file.read_text().splitlines()
        for pointer, words in wanted:
            with self.subTest(pointer):
                mistake = next((m for m in found if m["pointer"] == pointer), None)
                self.assertIsNotNone(mistake, found)
                line = lines[mistake["line"] - 1]
                self.assertIn(words, line)
                self.assertRegex(line[mistake["column"] - 1:], r'^["\[{\d-]')
                self.assertTrue(mistake["message"] and mistake["message_en"])
        err = self.kinerja("check", file).err
        self.assertEqual(len(re.findall(r"cycle\.json:\d+:\d+: /", err)), len(found))
        self.assertIn("Jumlah kesalahan: %d" % len(found), err)

    def break_components(self):
        self.cycle.settings["sources"]["rencana"]["config"]["record"] = "goal"
        self.cycle.settings["sources"]["pegawai"]["config"]["colums"] = {}
        self.nodes["hasil"]["config"]["decimals"] = "dua"
        self.nodes["predikat"]["config"]["bands"] = []
        self.cycle.settings["exporters"]["csv"]["exporter"] = "id.kinerja.cvs"
        return (("/sources/rencana/config/record", '"goal"'),
                ("/sources/pegawai/config/colums", "colums"),
                ("/nodes/hasil/config/decimals", '"dua"'),
                ("/nodes/predikat/config/bands", "bands"),
                ("/exporters/csv/exporter", "id.kinerja.cvs"))

    def break_the_file_itself(self):
        self.cycle.settings["period"]["to"] = "2026-02-30"
        self.cycle.settings["aspects"]["disiplin"]["scale"] = {"min": 5, "max": 1}
        self.cycle.settings["sources"]["pegawai"]["inputs"]["file"] = "data/pegawei.csv"
        self.nodes["nilai"]["inputs"] = ["hasil", "perilku"]
        return (("/period/to", "2026-02-30"), ("/aspects/disiplin/scale", "scale"),
                ("/sources/pegawai/inputs/file", "pegawei.csv"),
                ("/nodes/nilai/inputs/1", "perilku"))

    def test_mistakes_in_the_settings_of_many_components_at_once(self):
        self.assert_found(self.break_components())

    def test_mistakes_in_many_parts_of_the_file_at_once(self):
        self.assert_found(self.break_the_file_itself())

    def test_neither_kind_hides_the_other(self):
        self.assert_found(self.break_components() + self.break_the_file_itself())


if __name__ == "__main__":
    main()
