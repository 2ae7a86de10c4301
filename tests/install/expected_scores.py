#!/usr/bin/env python3
"""Are the scores of an example project those that its expected.json names?

  expected_scores.py PROJECT    after `kinerja run`, with the json exporter's out/hasil.json
"""
import json
import pathlib
import sys


def main(project):
    expected = json.loads((project / "expected.json").read_text(encoding="utf-8"))
    results = json.loads((project / "out/hasil.json").read_text(encoding="utf-8"))
    people = {person["employee"]: person["scores"] for person in results["people"]}
    differing = [
        f"{node} of {employee}: {people[employee][node]['score']}, expected {score}"
        for node, scores in expected.items()
        for employee, score in scores.items()
        if people[employee][node]["score"] != score
    ]
    print("\n".join(differing), file=sys.stderr)
    return 1 if differing or not expected else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
