"""Each fault of faults.json is seen by the test that names it, and that test is content with the
same plugin without a fault."""

import json
import os
import sys
import unittest

import checking

KIND = sys.argv.pop(1)
with open(os.path.join(os.path.dirname(__file__), "faults.json"), encoding="utf-8") as file:
    FAULTS = json.load(file)[KIND]

# These are said, and forgiven.
WARNINGS = {"lowers_scores", "scores_nobody", "talks", "leaves_formulas"}
# What looks like a fault, and is none.
HARMLESS = {"uses_files"}


def outcome_of(name, test):
    """The outcome of one test on one plugin, and the whole report."""
    plugin = os.path.join(checking.FAULTY, KIND, name + ".so")
    code, report = checking.check(plugin, "--level", "9", "--only", test)
    found = [one for one in report["tests"] if one["test"] == test]
    assert len(found) == 1, report
    return found[0]["outcome"], code, report


class Faults(unittest.TestCase):
    """One test a fault, made below."""


def add(fault, test):
    def sees(self):
        outcome, code, report = outcome_of(fault, test)
        expected = ("failed", 1)
        if fault in WARNINGS:
            expected = ("warning", 0)
        if fault in HARMLESS:
            expected = ("ok", 0)
        self.assertEqual((outcome, code), expected, checking.words(report))
        if outcome == "failed":
            replays = [one["replay"] for one in report["tests"] if "replay" in one]
            self.assertIn("--seed 1", replays[0])

    def is_content(self):
        outcome, _, report = outcome_of("none", test)
        self.assertEqual(outcome, "ok", checking.words(report))

    setattr(Faults, "test_sees_" + fault, sees)
    setattr(Faults, "test_is_content_in_" + test.replace(".", "_"), is_content)


for one_fault, its_test in FAULTS.items():
    add(one_fault, its_test)

if __name__ == "__main__":
    unittest.main()
