"""Every bundled plugin passes a level, with the example settings beside its sources."""

import glob
import os
import sys
import unittest

import checking

LEVEL = int(sys.argv.pop(1))

# What takes longest goes first, so that the other processor does not wait for it at the end.
SLOW = ("pdf", "xlsx", "raters", "json")


def name_of(plugin):
    return os.path.basename(plugin)[: -len(".so")]


def place_in_line(plugin):
    name = name_of(plugin)
    return SLOW.index(name) if name in SLOW else len(SLOW)


def report_of(plugin):
    examples = glob.glob(os.path.join(checking.SOURCE, "plugins", "*", name_of(plugin), "check.json"))
    settings = ["--config", examples[0]] if examples else []
    return checking.check(plugin, "--level", str(LEVEL), *settings)


class Bundled(unittest.TestCase):
    def test_each_reaches_the_level(self):
        plugins = sorted(glob.glob(os.path.join(checking.PLUGINS, "*.so")), key=place_in_line)
        self.assertTrue(plugins)
        for plugin, (code, report) in checking.two_at_a_time(report_of, plugins):
            with self.subTest(plugin=name_of(plugin)):
                self.assertEqual(
                    (code, report["level_reached"]), (0, LEVEL), checking.words(report)
                )


if __name__ == "__main__":
    unittest.main()
