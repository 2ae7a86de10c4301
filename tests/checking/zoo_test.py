"""Each member of the zoo (tests/zoo/zoo.json) fails at the level that names its fault: it reaches the
level below, and no more. Members without a fault of a plugin's own pass."""

import json
import os
import sys
import unittest

import checking

ZOO = os.environ["KINERJA_ZOO"]
with open(os.path.join(checking.SOURCE, "tests", "zoo", "zoo.json"), encoding="utf-8") as file:
    MEMBERS = json.load(file)["members"]

SOUND = {"no_fault": 9, "no_fault_in_rows": 9, "no_fault_in_files": 9}


def level_asked(member):
    """None: nothing that the validator could see."""
    return SOUND.get(member["member"], member["level"])


def report_of(member):
    plugin = os.path.join(ZOO, "members", member["member"] + ".so")
    return checking.check(plugin, "--level", str(level_asked(member)))[1]


class Zoo(unittest.TestCase):
    def test_each_fails_where_it_should(self):
        # The rest are files that are no plugins, and tables that loading refuses: tests/unit/loading.
        members = [
            one
            for one in MEMBERS
            if one["made"] not in ("bytes", "abi") and level_asked(one) is not None
        ]
        self.assertTrue(members)
        for member, report in checking.two_at_a_time(report_of, members):
            name = member["member"]
            reached = SOUND[name] if name in SOUND else member["level"] - 1
            with self.subTest(member=name):
                self.assertEqual(report["level_reached"], reached, checking.words(report))


if __name__ == "__main__":
    unittest.main(argv=sys.argv)
