"""Every preset that lies beside the plugins is listed in their README, and the README lists no
other. That each is without mistakes is tested in e2e/presets_test.py."""

import pathlib
import re
import sys
import unittest

sys.dont_write_bytecode = True
PRESETS = pathlib.Path(__file__).resolve().parents[2] / "plugins" / "presets"


class Readme(unittest.TestCase):
    def test_lists_each_preset(self):
        files = {file.stem for file in PRESETS.glob("*.json")}
        rows = [line for line in (PRESETS / "README.md").read_text(encoding="utf-8").splitlines()
                if line.startswith("| `")]
        listed = {name for row in rows for name in re.findall(r"`([a-z0-9-]+)`", row.split("|")[1])}
        self.assertGreater(len(files), 0)
        self.assertEqual(files, listed)


if __name__ == "__main__":
    unittest.main()
