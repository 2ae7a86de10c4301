"""Reads the scores of the json exporter's document into the shape of recompute.py."""

import json
from collections import defaultdict


def read(path):
    """{node: {employee: (score, grade)}}; a score that failed carries its status as the grade, so
    that it never passes for a missing one."""
    with open(path, encoding="utf-8-sig") as file:
        document = json.load(file)
    results = defaultdict(dict)
    for person in document["people"]:
        for node, entry in person["scores"].items():
            results[node][person["employee"]] = understood(entry)
    return dict(results)


def understood(entry):
    if entry["status"] == "ok":
        return float(entry["score"]), entry["grade"]
    missing = entry["status"] == "missing" and entry["score"] is None and entry["grade"] is None
    return None, None if missing else entry["status"]
