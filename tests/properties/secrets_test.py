#!/usr/bin/env python3
"""No key, password or connection string in any file of the repository. A guide of another system printed
what looked like live ones."""

import pathlib
import re
import subprocess
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
SECRETS = {
    "private key": r"-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----",
    "connection string with a password": r"\b[a-z][a-z0-9+]{2,}://[^\s/:@\"'<>{}]+:[^\s/@\"'<>{}]+@[\w.-]+",
    "cloud access key": r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b",
    "token of a code host": r"\b(?:gh[pousr]_[A-Za-z0-9]{36}|glpat-[\w-]{20})\b",
    "token of a service": r"\b(?:sk-[A-Za-z0-9]{32,}|xox[abprs]-[\w-]{10,}|AIza[\w-]{35})",
    "signed token": r"\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}",
    "password in a setting":
        r"(?i)[\"']?\b(?:password|passwd|secret|api[_-]?key|kata_sandi)[\"']?"
        r"\s*[:=]\s*[\"'][^\"'\s{}$<]{8,}[\"']",
}


def secrets_in(text):
    return [name for name, pattern in SECRETS.items() if re.search(pattern, text)]


class Secrets(unittest.TestCase):
    def test_no_file_of_the_repository_has_one(self):
        listed = subprocess.run(["git", "-C", ROOT, "ls-files", "-co", "--exclude-standard", "-z"],
                                capture_output=True, check=False)
        if listed.returncode:  # A source package without its history.
            files = [p for p in ROOT.rglob("*") if p.is_file() and "build" not in p.parts]
        else:
            files = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
        self.assertGreater(len(files), 300)
        for path in files:
            if path.is_file():
                found = secrets_in(path.read_bytes().decode("utf-8", "replace"))
                self.assertEqual(found, [], path)

    def test_each_kind_would_be_seen(self):
        # Put together here, so that this file passes its own check.
        for name, text in (
            ("private key", "-----BEGIN " + "RSA PRIVATE KEY-----"),
            ("connection string with a password", "postgresql://" + "app:s3cr3t" + "@db.example/x"),
            ("cloud access key", "AKIA" + "A1B2" * 4),
            ("token of a code host", "ghp_" + "a1" * 18),
            ("token of a service", "sk-" + "a1" * 16),
            ("signed token", "eyJ" + "a" * 12 + ".eyJ" + "b" * 12 + "." + "c" * 12),
            ("password in a setting", 'pass' + 'word: "hunter2hunter2"'),
        ):
            self.assertIn(name, secrets_in(text))


if __name__ == "__main__":
    unittest.main()
