#!/usr/bin/env python3
"""check_towns.py: is the data of the five towns what their README.md promises?

Dialects of the files, employee numbers, the same bytes from the generator, what becomes of each
planted defect, and a spread of grades in which every grade occurs and most people have the middle
one."""

import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter

import cells
import cycle_file
import recompute
import table
from evidence import Evidence
from promised import PLANTED, PROMISED

TOWNS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "examples", "towns")
MIDDLE = "Baik"


def is_utf8(raw):
    try:
        raw.decode("utf-8")
        return True
    except UnicodeDecodeError:
        return False


def traits(raw):
    """The peculiarities of a file, as words of PROMISED."""
    text = table.decode(raw)
    lines = text.splitlines()
    header = next(line for line in lines if not line.startswith(("Rekap", "Tahun")))
    separator = max(";,\t", key=header.count)
    found = {{";": "semicolon", ",": "comma", "\t": "tab"}[separator]}
    quoted = re.findall(r'"(?:[^"]|"")*"', text)
    checks = {
        "mark": raw.startswith(b"\xef\xbb\xbf"),
        "crlf": b"\r\n" in raw,
        "windows-1252": not is_utf8(raw),
        "title": header != lines[0],
        "decimal-comma": bool(re.search(r"[;\t]\d+,\d", text)),
        "date": bool(re.search(r"\d\d[-/]\d\d[-/]\d{4}", text)),
        "break-in-quotes": any("\n" in q for q in quoted),
        "quote-in-quotes": any('""' in q[1:-1] for q in quoted),
    }
    return found | {name for name, is_so in checks.items() if is_so}


def content(towns, town, file):
    with open(os.path.join(towns, town, "data", file), "rb") as opened:
        return opened.read()


def files_below(folder):
    return {
        os.path.relpath(os.path.join(place, name), folder)
        for place, _, names in os.walk(folder)
        for name in names
    }


def check_files(town, folder):
    for file, promised in PROMISED[town].items():
        found = traits(content(TOWNS, town, file))
        missing = set(promised.split()) - found
        lacks = ", but not " + " ".join(sorted(missing)) if missing else ""
        yield not missing, file + ": " + " ".join(sorted(found)) + lacks
    present = files_below(os.path.join(folder, "data"))
    yield present == set(PROMISED[town]), "data/ holds %d files, all of them promised" % len(
        present
    )


def check_same_bytes(town, folder):
    with tempfile.TemporaryDirectory() as copy:
        for module in glob.glob(os.path.join(TOWNS, "*.py")):
            shutil.copy(module, copy)
        for file in PROMISED[town]:
            os.makedirs(os.path.dirname(os.path.join(copy, town, "data", file)), exist_ok=True)
        for file in glob.glob(os.path.join(folder, "*.py")) + glob.glob(folder + "/cycle*.json"):
            shutil.copy(file, os.path.join(copy, town))
        subprocess.run([sys.executable, "-B", os.path.join(copy, town, "make_data.py")], check=True)
        for file in PROMISED[town]:
            new, old = content(copy, town, file), content(TOWNS, town, file)
            yield new == old, file + ": the generator gives the same bytes"
        for file in glob.glob(folder + "/cycle*.json"):
            with open(file, "rb") as old, open(
                os.path.join(copy, town, os.path.basename(file)), "rb"
            ) as new:
                yield new.read() == old.read(), os.path.basename(file) + ": the same bytes"


def depth(people, employee):
    steps = 0
    while people[employee].get("superior") in people:
        employee, steps = people[employee]["superior"], steps + 1
    return steps


def check_people(evidence):
    people = evidence.people
    units = Counter(p["unit"] for p in people.values())
    valid = [e for e in people if cells.nip(e) == e and re.fullmatch(r"9\d\d", e[-3:])]
    yield len(people) >= 60 and len(units) >= 4, "%d people in %d units" % (len(people), len(units))
    yield len(valid) == len(people), "%d employee numbers are valid and end with 9xx" % len(valid)
    yield max(
        depth(people, e) for e in people
    ) >= 3, "three levels of superiors stand above someone"
    yield bool(evidence.rejected), "%d rows refused, as planted" % len(evidence.rejected)


def check_grades(cycle, results):
    node = cycle["nodes"][cycle["result"]]
    config = node["config"]
    words = [b["grade"] for b in config["bands"]] if "bands" in config else config["order"]
    grades = Counter(grade or "(missing)" for _, grade in results[cycle["result"]].values())
    shown = ", ".join("%s %d" % (w, grades[w]) for w in words + ["(missing)"])
    yield all(grades[w] for w in words), "every grade occurs: " + shown
    graded = sum(grades[w] for w in words)
    yield grades[MIDDLE] * 2 > graded, "most people with a grade are " + MIDDLE


def check_planted(town, evidence, results):
    """What becomes of each defect, by the second computation."""
    for employee, what, node, expected in PLANTED.get(town, ()):
        if node is None:
            refused = sum(file == employee and what in why for file, _, why in evidence.rejected)
            yield refused == expected, "%s: %d rows refused, %s" % (employee, refused, what)
            continue
        score, grade = results[node][employee]
        found = grade if score is None and grade else None if score is None else float(score)
        yield found == expected, "%s: %s, so %s is %s" % (employee, what, node, found)


def main():
    failed, cases = 0, sys.argv[1:] or PROMISED
    for town in cases:
        folder = os.path.join(TOWNS, town)
        cycle = cycle_file.read(folder)
        evidence = Evidence(cycle)
        results = recompute.compute(cycle, evidence)
        print(town)
        for checks in (
            check_files(town, folder),
            check_same_bytes(town, folder),
            check_people(evidence),
            check_grades(cycle, results),
            check_planted(town, evidence, results),
        ):
            for good, what in checks:
                failed += not good
                print("  %s %s" % ("ok  " if good else "FAIL", what))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
