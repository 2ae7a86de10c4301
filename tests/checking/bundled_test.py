"""Every bundled plugin passes a level, with the example settings beside its sources."""

import glob
import os
import sys
import unittest

import checking

LEVEL = sys.argv.pop(1)


class Bundled(unittest.TestCase):
    def test_each_reaches_the_level(self):
        plugins = sorted(glob.glob(os.path.join(checking.PLUGINS, "*.so")))
        self.assertTrue(plugins)
        for plugin in plugins:
            name = os.path.basename(plugin)[: -len(".so")]
            with self.subTest(plugin=name):
                examples = glob.glob(os.path.join(checking.SOURCE, "plugins", "*", name, "check.json"))
                settings = ["--config", examples[0]] if examples else []
                code, report = checking.check(plugin, "--level", LEVEL, *settings)
                self.assertEqual(
                    (code, report["level_reached"]), (0, int(LEVEL)), checking.words(report)
                )


if __name__ == "__main__":
    unittest.main()
