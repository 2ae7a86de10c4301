"""A bar on a terminal, plain text in a pipe, and one JSON document alone with --json."""

import json
import os
import pty
import re

from big_cycle import BigCycle
from kinerja_case import Case, main


class Progress(Case):
    def setUp(self):
        super().setUp()
        self.file = BigCycle(self.folder, 1000, pages=False).write()

    def on_terminal(self, *arguments):
        """(exit status, what the terminal got)"""
        master, slave = pty.openpty()
        process = self.start(*arguments, stdin=slave, stdout=slave, stderr=slave)
        os.close(slave)
        shown = b""
        while True:
            try:
                piece = os.read(master, 65536)
            except OSError:  # Linux says so when the other end is closed
                break
            if not piece:
                break
            shown += piece
        os.close(master)
        return process.wait(60), shown.decode()

    def test_a_bar_with_people_and_seconds_on_a_terminal(self):
        code, shown = self.on_terminal("run", self.file, "--batch", 100)
        self.assertEqual(code, 0, shown)
        self.assertRegex(shown, r"\r\x1b\[KMembaca \w+ \d+")
        self.assertRegex(shown, r"\r\x1b\[KMenilai [█░]{24} \d+ %  \d+/\d+, sisa \d+ detik")
        last_bar, rest = shown.rsplit("\r\x1b[K", 1)
        self.assertNotIn("░", rest)  # the bar is taken away
        self.assertIn("1000 pegawai, ", rest)
        code, shown = self.on_terminal("run", self.file, "--batch", 100, "--lang", "en")
        self.assertRegex(shown, r"Rating [█░]{24} \d+ %  \d+/\d+, left \d+ s")

    def test_the_bar_counts_people(self):
        """Not people times nodes: an office of 1000 has 1000 to rate."""
        _, shown = self.on_terminal("run", self.file, "--batch", 100)
        totals = set(re.findall(r"Menilai [█░]{24} \d+ %  \d+/(\d+)", shown))
        self.assertEqual(totals, {"1000"})

    def test_no_control_characters_in_a_pipe(self):
        done = self.works("run", self.file)
        self.assertIsNone(re.search(r"[\x00-\x09\x0b-\x1f\x7f]", done.out + done.err))
        self.assertNotIn("█", done.err)

    def test_json_is_one_document_and_nothing_else(self):
        for command in (("run",), ("check",), ("verify",), ("explain", "--employee", "x")):
            done = self.kinerja(command[0], self.file, *command[1:], "--json")
            self.assertEqual(len(done.out.splitlines()), 1)
            self.assertEqual(json.loads(done.out)["ok"], done.code == 0)
            if done.code == 0:
                self.assertEqual(done.err, "")

    def test_json_shows_no_bar_on_a_terminal_either(self):
        with open(self.folder / "hasil", "wb") as out:
            master, slave = pty.openpty()
            process = self.start("run", self.file, "--json", stdout=out, stderr=slave)
            self.assertEqual(process.wait(60), 0)
            os.set_blocking(master, False)
            with self.assertRaises(BlockingIOError):
                os.read(master, 1)
            os.close(slave)
            os.close(master)
        self.assertTrue(json.loads((self.folder / "hasil").read_text())["ok"])


if __name__ == "__main__":
    main()
