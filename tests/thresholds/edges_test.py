#!/usr/bin/env python3
"""edges_test.py: nobody's grade hangs on how numbers happen to round.

12,000 invented people whose exact score is an edge, a hundredth of a mark below or above it; the
program's score and grade against Python's fractions, in any order of rows, on any number of threads,
in batches of any size. And the person of the benchmark data whom an engine of doubles rates wrongly."""

import json
import os
import subprocess
import sys
import tempfile
import unittest

import benchmark_person
import cycles
import people

PROGRAM = os.environ.get("KINERJA", "build/dev/bin/kinerja")
COUNT = 12000


def run(folder, path, *options):
    out = os.path.join(folder, "out")
    command = [PROGRAM, "run", path, "--out", out, "--json", *options]
    done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
    if done.returncode != 0:
        sys.exit("%s failed:\n%s%s" % (" ".join(command), done.stdout, done.stderr))
    with open(os.path.join(out, "hasil.json"), encoding="utf-8") as file:
        return json.load(file)


def found(document, node):
    """{employee: (score, grade)} of one node."""
    return {
        person["employee"]: (person["scores"][node].get("score"), person["scores"][node].get("grade"))
        for person in document["people"]
    }


class Edges(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.everybody = people.people(COUNT)

    def rated(self, shuffle, *options):
        with tempfile.TemporaryDirectory() as folder:
            path = cycles.write_edges(
                folder, self.everybody, people.GRADES, people.EDGES, shuffle
            )
            return found(run(folder, path, *options), "predikat")

    def test_the_people_are_where_they_should_be(self):
        on_an_edge = sum(people.final(p) == p.edge for p in self.everybody)
        beside = sum(p.side != 0 for p in self.everybody)
        self.assertEqual(on_an_edge + beside, COUNT)
        self.assertGreater(on_an_edge, COUNT // 3)
        # Else these people would prove nothing: doubles must rate some of them wrongly.
        wrong = sum(
            people.grade(people.final_in_doubles(p)) != people.grade(people.final(p))
            for p in self.everybody
        )
        print("doubles would rate %d of %d people wrongly" % (wrong, COUNT))
        self.assertGreater(wrong, 100)

    def test_every_grade_and_score_is_that_of_the_fractions(self):
        results = self.rated(1)
        self.assertEqual(len(results), COUNT)
        wrong = [
            (p, results[p.number])
            for p in self.everybody
            if results[p.number] != (float(people.final(p)), people.grade(people.final(p)))
        ]
        self.assertEqual(wrong[:3], [], "%d of %d differ" % (len(wrong), COUNT))

    def test_order_threads_and_batches_change_nothing(self):
        first = self.rated(1)
        self.assertEqual(first, self.rated(2, "--threads", "7", "--batch", "64"))
        self.assertEqual(first, self.rated(3, "--threads", "1", "--batch", "0"))


class BenchmarkPerson(unittest.TestCase):
    def test_a_behaviour_of_exactly_84_is_above(self):
        with tempfile.TemporaryDirectory() as folder:
            document = run(folder, benchmark_person.write(folder))
        number = str(benchmark_person.NUMBER)
        self.assertEqual(found(document, "perilaku")[number][0], 84)
        self.assertEqual(found(document, "predikat")[number], (5, "Sangat Baik"))


if __name__ == "__main__":
    unittest.main(verbosity=1)
