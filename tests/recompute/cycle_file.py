"""Reads a cycle file: JSON with comments and trailing commas; presets are in their nodes."""

import json
import os
import re

import presets

# A string, a comment, or a comma with nothing but blanks and comments before its bracket.
_BLANKS = r"(?:\s|//[^\n]*|/\*.*?\*/)*"
_TOKEN = re.compile(r'("(?:\\.|[^"\\])*")|(//[^\n]*|/\*.*?\*/)|(,(?=' + _BLANKS + r"[}\]]))", re.S)


def parse(text):
    return json.loads(_TOKEN.sub(lambda m: m.group(1) or " ", text))


def read(town):
    path = town if town.endswith(".json") else os.path.join(town, "cycle.json")
    with open(path, encoding="utf-8-sig") as file:
        cycle = parse(file.read())
    cycle["folder"] = os.path.dirname(os.path.abspath(path))
    cycle["nodes"] = {name: presets.resolved(node) for name, node in cycle["nodes"].items()}
    return cycle


def nodes_in_order(cycle):
    """Names of the nodes, inputs before those that use them."""
    done = []
    waiting = list(cycle["nodes"])
    while waiting:
        ready = [n for n in waiting if all(i in done for i in cycle["nodes"][n].get("inputs", []))]
        if not ready:
            raise SystemExit("nodes wait for each other: " + ", ".join(waiting))
        done += ready
        waiting = [n for n in waiting if n not in ready]
    return done
