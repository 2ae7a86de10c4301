"""The runner itself: a changed expectation, an unknown rule, key or input, and a rule that the
program refuses are each a failure with its name; an absent file is a failure in CI, a skip else."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
GOOD = {"id": "uji-1", "regulation": "PP 30/2019", "rule": "predicate",
        "inputs": {"value": 90, "new_idea": False}, "expected": {"predicate": "Baik"}}
NUMBER = {"id": "uji-2", "regulation": "PP 46/2011", "rule": "final_60_40",
          "inputs": {"skp": 85.5, "behaviour": 80.0}, "expected": {"final": 83.3}}
COMMAND = {"id": "uji-3", "regulation": "Perpres 21/2023", "rule": "weekly_minutes",
           "inputs": {"ramadan": False}, "expected": {"net_minutes": 2250}}


def changed(case, **more):
    return {**case, **more}


class Runner(unittest.TestCase):
    def run_cases(self, *entries):
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder, "cases.json")
            file.write_text(json.dumps(entries), encoding="utf-8")
            return self.run_file(file)

    @staticmethod
    def run_file(file, **env):
        surroundings = {k: v for k, v in os.environ.items() if k != "CI"}
        return subprocess.run(
            [sys.executable, "-B", HERE / "run"], capture_output=True, text=True, check=False,
            env={**surroundings, "KINERJA_CASES": str(file), **env})

    def fails(self, words, *entries, passed=0):
        done = self.run_cases(*entries)
        self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
        self.assertIn(words, done.stdout)
        self.assertEqual(done.stdout.splitlines()[-1],
                         "%d passed, %d failed" % (passed, len(entries) - passed))
        return done.stdout

    def test_right_expectations_pass(self):
        done = self.run_cases(GOOD, NUMBER, COMMAND)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertEqual(done.stdout, "3 passed, 0 failed\n")

    def test_a_changed_expectation_is_reported(self):
        wrong = changed(GOOD, id="uji-9", expected={"predicate": "Cukup"})
        out = self.fails("predicate: expected Cukup, got Baik", GOOD, wrong, passed=1)
        self.assertIn("uji-9 (predicate, PP 30/2019)", out)
        self.assertIn("predikat (pp30-2019-predikat)", out)
        self.fails("final: expected 83.4, got 83.3", changed(NUMBER, expected={"final": 83.4}))
        self.fails("final: expected 83.31, got 83.3", changed(NUMBER, expected={"final": 83.31}))
        self.fails("expected 2251, got 2250", changed(COMMAND, expected={"net_minutes": 2251}))

    def test_departures_are_told_apart(self):
        unit = {"id": "uji-4", "regulation": "SE MenPANRB 3/2023", "rule": "distribution_check",
                "inputs": {"organisation": "Kurang",
                           "counts": {"Sangat Baik": 2, "Baik": 2, "Kurang": 6}},
                "expected": {"ok": False,
                             "violations": ["min Butuh Perbaikan 10", "max Sangat Baik 10"]}}
        self.assertEqual(self.run_cases(unit).returncode, 0)
        for wrong in (["max Sangat Baik 10"], ["min Butuh Perbaikan 10", "max Baik 10"],
                      ["min Butuh Perbaikan 20", "max Sangat Baik 10"],
                      ["max Butuh Perbaikan 10", "max Sangat Baik 10"]):
            self.fails("violations: expected", changed(unit, expected={"violations": wrong}))

    def test_what_is_not_known_is_a_failure(self):
        self.fails("the rule 'rule_of_thumb' is not known", changed(GOOD, rule="rule_of_thumb"))
        self.fails("place: expected 3\n    not checked",
                   changed(GOOD, expected={"predicate": "Baik", "place": 3}))
        self.fails("inputs that the runner does not know: weather",
                   changed(GOOD, inputs={"value": 90, "weather": "fine"}))
        self.fails("nothing is expected", changed(GOOD, expected={}))

    def test_a_case_that_cannot_be_put_fails_alone(self):
        absent = changed(GOOD, id="uji-8", inputs={"new_idea": False})
        out = self.fails("no input 'value'", GOOD, absent, passed=1)
        self.assertIn("uji-8", out)
        level = changed(GOOD, rule="annual_credit", regulation="BKN 3/2023",
                        inputs={"level": "Nakhoda", "predicate": "Baik"}, expected={"credit": 5})
        self.fails("credit: expected 5, got nothing", level)

    def test_no_file_and_no_case(self):
        done = self.run_file("/nonexistent/cases.json")
        self.assertEqual(done.returncode, 77)
        self.assertIn("CASES NOT RUN", done.stderr)
        self.assertEqual(self.run_file("/nonexistent/cases.json", CI="true").returncode, 1)
        self.assertEqual(self.run_cases().returncode, 1)


if __name__ == "__main__":
    unittest.main()
