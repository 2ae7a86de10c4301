"""Runs `kinerja plugin check` for the tests beside this file."""

import json
import os
import subprocess
from concurrent.futures import ThreadPoolExecutor

KINERJA = os.environ["KINERJA"]
FAULTY = os.environ["KINERJA_FAULTY"]
PLUGINS = os.environ["KINERJA_PLUGINS"]
SOURCE = os.environ["KINERJA_SOURCE"]


def check(file, *arguments):
    """The exit code, and the report."""
    done = subprocess.run(
        [KINERJA, "--json", "plugin", "check", file, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert done.stdout, f"{file}: no answer; {done.stderr}"
    return done.returncode, json.loads(done.stdout)


def two_at_a_time(work, inputs):
    """Each input with what `work` makes of it, in order."""
    with ThreadPoolExecutor(max_workers=2) as pool:
        yield from zip(inputs, pool.map(work, inputs))


def words(report):
    """What did not pass, for messages of tests."""
    lines = []
    for test in report.get("tests", []):
        if test["outcome"] == "ok":
            continue
        for fault in test.get("faults", []) + test.get("warnings", []):
            lines.append(
                f'{test["level"]} {test["test"]} {test["component"]}: {fault["did"]["en"]}; '
                f'expected {fault["expected"]["en"]}; came {fault["came"]["en"]}'
            )
        if test["outcome"] == "not_run":
            lines.append(f'{test["test"]} {test["component"]}: not run {test.get("notes")}')
    return "\n".join(lines)
