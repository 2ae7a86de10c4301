#!/usr/bin/env python3
"""Every score of every cycle of the five towns, by the program and by the second computation."""

import functools
import glob
import json
import os
import subprocess
import tempfile
import unittest

import cycle_file
import recompute
import result_file
from evidence import Evidence

HERE = os.path.dirname(os.path.abspath(__file__))
TOWNS = os.path.join(HERE, "..", "..", "examples", "towns")
PROGRAM = os.environ.get("KINERJA", os.path.join(HERE, "../../build/dev/bin/kinerja"))
NODES = {"denpasar": 9, "manokwari": 7, "walesi": 17, "binjai": 14, "salor": 31}


def only_scores(path, folder):
    """The cycle with the json exporter alone, its files where they are."""
    with open(path, encoding="utf-8-sig") as file:
        cycle = cycle_file.parse(file.read())
    for source in cycle["sources"].values():
        source["inputs"] = {
            name: os.path.join(os.path.dirname(path), file)
            for name, file in source["inputs"].items()
        }
    cycle["exporters"] = {"json": {"exporter": "id.kinerja.json", "config": {"file": "hasil.json"}}}
    cycle.pop("follow_up", None)
    copy = os.path.join(folder, "cycle.json")
    with open(copy, "w", encoding="utf-8") as file:
        json.dump(cycle, file, ensure_ascii=False)
    return copy


@functools.lru_cache(maxsize=None)
def rated(path):
    with tempfile.TemporaryDirectory() as folder:
        command = [PROGRAM, "run", only_scores(path, folder), "--out", folder]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
        if done.returncode:
            raise AssertionError(done.stdout + done.stderr)
        return result_file.read(os.path.join(folder, "hasil.json"))


class EveryTown(unittest.TestCase):
    def test_no_score_differs_in_one_bit(self):
        files = sorted(glob.glob(os.path.join(TOWNS, "*", "cycle*.json")))
        self.assertEqual({os.path.basename(os.path.dirname(f)) for f in files}, set(NODES))
        for path in files:
            town = os.path.basename(os.path.dirname(path))
            with self.subTest(town, file=os.path.basename(path)):
                cycle = cycle_file.read(path)
                evidence = Evidence(cycle)
                ours = recompute.compute(cycle, evidence)
                compared, differences = recompute.compare(ours, rated(path))
                self.assertEqual(differences, [])
                self.assertEqual(compared, NODES[town] * len(evidence.people))

    def test_another_weight_would_be_seen(self):
        path = os.path.join(TOWNS, "binjai", "cycle.json")
        cycle = cycle_file.read(path)
        cycle["nodes"]["nilai"]["config"]["weights"] = {"skp": 61, "perilaku": 39}
        theirs = rated(path)
        ours = recompute.compute(cycle, Evidence(cycle))
        _, differences = recompute.compare(ours, theirs)
        moved = sum(" nilai: " in line for line in differences)
        self.assertGreater(moved, len(theirs["nilai"]) // 2)


if __name__ == "__main__":
    unittest.main()
