"""Plugins that cannot be loaded: refused by name, with the fault; their code never runs."""

import pathlib

from kinerja_case import Case, main, plugin_file
from small_cycle import SmallCycle


class BadPlugins(Case):
    def setUp(self):
        super().setUp()
        self.file = SmallCycle(self.folder).write()

    def refuses(self, plugin, words, english=None):
        self.says(words, "run", self.file, "--plugins", plugin, english=english)
        self.assertFalse((self.folder / "out").exists())

    def test_no_entry(self):
        self.refuses(plugin_file("KINERJA_MISBEHAVING", "no_entry"), "no_entry.so",
                     ("no_entry.so", "entry"))

    def test_built_for_a_newer_abi(self):
        for name in ("newer_with_note", "newer_without_note"):
            self.refuses(plugin_file("KINERJA_MISBEHAVING", name),
                         "%s.so: dibuat untuk 0.3, perlu paling rendah 0.2, host ini 0.1" % name,
                         "%s.so: built for 0.3, needs at least 0.2, this host is 0.1" % name)

    def test_cut_off_at_any_length(self):
        whole = pathlib.Path(plugin_file("KINERJA_TEST_PLUGINS", "fails")).read_bytes()
        cut = self.folder / "terpotong.so"
        for size in (0, 1, 63, 64, 200, len(whole) // 2, len(whole) - 1000, len(whole) - 1):
            cut.write_bytes(whole[:size])
            with self.subTest(size):
                self.refuses(cut, "terpotong.so", "terpotong.so")

    def test_no_library_at_all(self):
        text = self.folder / "teks.so"
        text.write_text("bukan plugin\n")
        self.refuses(text, "teks.so")
        self.refuses(self.folder / "hilang.so", "hilang.so")

    def test_in_a_folder_it_does_not_stop_the_others(self):
        folder = self.folder / "plugin"
        folder.mkdir()
        for file in (plugin_file("KINERJA_MISBEHAVING", "no_entry"),
                     plugin_file("KINERJA_TEST_PLUGINS", "fails")):
            file = pathlib.Path(file)
            (folder / file.name).write_bytes(file.read_bytes())
        self.works("run", self.file, "--plugins", folder)
        self.says(("org.example.fails", "Ditolak: ", "no_entry.so"), "plugin", "list", "--plugins",
                  folder, code=0, english="Refused: ")
        listed = self.answer("plugin", "list", "--plugins", folder)
        self.assertEqual([pathlib.Path(r["file"]).name for r in listed["refused"]], ["no_entry.so"])

    def test_a_component_id_that_is_taken(self):
        fails = plugin_file("KINERJA_TEST_PLUGINS", "fails")
        twin = self.folder / "kembar.so"
        twin.write_bytes(pathlib.Path(fails).read_bytes())
        self.says(("kembar.so", "org.example.fails"), "run", self.file, "--plugins", fails,
                  "--plugins", twin)

    def test_a_component_whose_plugin_was_refused_says_why(self):
        file = pathlib.Path(plugin_file("KINERJA_MISBEHAVING", "newer_with_note"))
        cycle = SmallCycle(self.folder)
        cycle.use_method("org.example.newer-with-note.method")
        folder = self.folder / "plugin"
        folder.mkdir()
        (folder / file.name).write_bytes(file.read_bytes())
        self.says(('metode "org.example.newer-with-note.method" tidak ada', "plugin-nya ditolak",
                   "newer_with_note.so: dibuat untuk 0.3"), "check", cycle.write(), "--plugins",
                  folder, english=("its plugin was refused", "newer_with_note.so: built for 0.3"))


if __name__ == "__main__":
    main()
