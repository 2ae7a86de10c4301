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


class Zoo(unittest.TestCase):
    """One test a member, made below."""


def add(name, asked, reached):
    def fails_where_it_should(self):
        plugin = os.path.join(ZOO, "members", name + ".so")
        _, report = checking.check(plugin, "--level", str(asked))
        self.assertEqual(report["level_reached"], reached, checking.words(report))

    setattr(Zoo, "test_" + name, fails_where_it_should)


for member in MEMBERS:
    if member["made"] in ("bytes", "abi"):
        continue  # files that are no plugins, and tables that loading refuses: tests/unit/loading
    if member["member"] in SOUND:
        add(member["member"], SOUND[member["member"]], SOUND[member["member"]])
    elif member["level"] is not None:
        add(member["member"], member["level"], member["level"] - 1)

if __name__ == "__main__":
    unittest.main(argv=sys.argv)
