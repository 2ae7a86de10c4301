"""The plugins without a fault pass every level up to 9."""

import os
import sys
import unittest

import checking

KIND = sys.argv.pop(1)


class Sound(unittest.TestCase):
    def test_passes_every_level(self):
        plugin = os.path.join(checking.FAULTY, KIND, "none.so")
        code, report = checking.check(plugin, "--level", "9")
        self.assertEqual((code, report["level_reached"]), (0, 9), checking.words(report))


if __name__ == "__main__":
    unittest.main()
