"""A mistake in a cycle file is told with its place and a way out, and nothing runs."""

from kinerja_case import Case, main
from small_cycle import SmallCycle


class BadSettings(Case):
    def setUp(self):
        super().setUp()
        self.cycle = SmallCycle(self.folder)
        self.nodes = self.cycle.settings["nodes"]
        self.cycle.write()

    def refuses(self, words, english=None):
        file = self.cycle.write_settings()
        for command in ("check", "run"):
            self.says(words, command, file, english=english)
        self.assertFalse((self.folder / "out").exists())
        return self.answer("check", file, code=1)["errors"]

    def test_weights_that_do_not_make_100(self):
        self.nodes["nilai"]["config"]["weights"] = {"hasil": 70, "perilaku": 20}
        mistakes = self.refuses(("/nodes/nilai/config/weights", "Jumlah bobot tidak sesuai", "90"),
                                "weights do not add up to what they must: 90")
        line = self.cycle.file.read_text().splitlines()[mistakes[0]["line"] - 1]
        self.assertIn("weights", line)

    def test_weights_of_raters_that_do_not_make_100(self):
        self.nodes["perilaku"]["config"]["weights"] = {"self": 10, "superior": 60, "peer": 20}
        self.refuses(("/nodes/perilaku/config/weights", "harus berjumlah 100, bukan 90"))

    def test_negative_weights(self):
        self.nodes["nilai"]["config"]["weights"] = {"hasil": 130, "perilaku": -30}
        self.nodes["perilaku"]["config"]["weights"] = {"self": -10, "superior": 110}
        mistakes = self.refuses(("/nodes/nilai/config/weights/perilaku", "-30",
                                 "/nodes/perilaku/config/weights/self", "-10"))
        self.assertGreaterEqual(len(mistakes), 2)

    def test_numbers_that_are_none(self):
        for word in ("NaN", "Infinity", "1e999"):
            self.cycle.write_settings()
            text = self.cycle.file.read_text().replace('"hasil": 70', '"hasil": ' + word)
            self.cycle.file.write_text(text)
            with self.subTest(word):
                done = self.kinerja("check", self.cycle.file)
                self.assertEqual(done.code, 1, done)
                self.assertRegex(done.err, r"cycle\.json:\d+:\d+: ")

    def test_an_unknown_component(self):
        self.nodes["nilai"]["method"] = "id.kinerja.weigthed"
        self.refuses(('metode "id.kinerja.weigthed" tidak ada',
                      'maksud Anda "id.kinerja.weighted"?'),
                     'did you mean "id.kinerja.weighted"?')
        self.nodes["nilai"]["method"] = "org.example.nobody"
        self.refuses(('metode "org.example.nobody" tidak ada', "yang ada: ", "id.kinerja.bands"))

    def test_nodes_in_a_circle_and_nodes_unknown(self):
        self.nodes["hasil"]["inputs"] = ["predikat"]
        self.refuses(("saling menunggu", "predikat"))
        self.nodes["hasil"]["inputs"] = ["perilku"]
        self.refuses(('tidak ada node "perilku"', 'Maksud Anda "perilaku"?'))

    def test_files_that_are_no_cycle(self):
        for content, words in ((b"", "Berkas"), (b"{", "belum ditutup"), (b"[]", "{ }"),
                               (b"\xff\xfe{\x00", "UTF-8"), (b"{'kinerja': 1}", "kutip ganda")):
            with self.subTest(content):
                self.cycle.file.write_bytes(content)
                self.says(words, "check", self.cycle.file)
        self.says("tidak ada", "check", self.folder / "hilang.json", english="does not exist")
        self.says("adalah folder", "check", self.folder, english="is a folder")


if __name__ == "__main__":
    main()
