"""What the command says, and its exit codes."""

import hashlib
import json
import os
import shutil
import subprocess
import tempfile
import unittest

import checking

SOUND = os.path.join(checking.FAULTY, "method", "none.so")


def run(*arguments):
    return subprocess.run(
        [checking.KINERJA, "--lang", "en", "plugin", "check", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )


class Answers(unittest.TestCase):
    def test_two_when_used_wrongly(self):
        for arguments in (
            ("/no/such.so",),
            (SOUND, "--level", "11"),
            (SOUND, "--only", "no_such_test"),
            (SOUND, "--config", __file__),
        ):
            self.assertEqual(run(*arguments).returncode, 2, arguments)

    def test_one_and_a_paragraph_for_a_fault(self):
        plugin = os.path.join(checking.FAULTY, "method", "reads_behind.so")
        done = run(plugin, "--only", "guard_behind", "--seed", "7")
        self.assertEqual(done.returncode, 1)
        for words in (
            "SIGSEGV: read 0 bytes behind rate_in.ev_target",
            "behind each column lies a page that nobody may touch",
            "--only guard_behind --component org.example.faulty.method --seed 7",
        ):
            self.assertIn(words, done.stdout)

    def test_a_report_can_be_published(self):
        _, report = checking.check(SOUND, "--level", "2")
        with open(SOUND, "rb") as file:
            sha256 = hashlib.sha256(file.read()).hexdigest()
        self.assertEqual(report["sha256"], sha256)
        self.assertEqual(report["plugin"]["id"], "org.example.faulty")
        self.assertEqual((report["level_reached"], report["level_asked"]), (2, 2))
        # A published report tells nothing of the machine.
        self.assertNotIn(os.path.dirname(SOUND), json.dumps(report))

    def test_the_same_seed_says_the_same(self):
        plugin = os.path.join(checking.FAULTY, "method", "fails_silently.so")
        first, second = (
            checking.check(plugin, "--only", "random_settings", "--seed", "5")[1] for _ in range(2)
        )
        self.assertEqual(first["tests"][0]["faults"], second["tests"][0]["faults"])

    def test_a_manifest_is_compared(self):
        with tempfile.TemporaryDirectory() as folder:
            plugin = shutil.copy(SOUND, os.path.join(folder, "none.so"))
            with open(os.path.join(folder, "manifest.json"), "w", encoding="utf-8") as file:
                json.dump({"id": "org.example.faulty", "version": "2.0.0"}, file)
            code, report = checking.check(plugin, "--only", "table.manifest")
            self.assertEqual(code, 1)
            self.assertIn("version: manifest 2.0.0, plugin 1.0.0", json.dumps(report))

    def test_in_process_for_debuggers(self):
        self.assertEqual(run(SOUND, "--in-process", "--level", "3").returncode, 0)


if __name__ == "__main__":
    unittest.main()
