"""The cases of a file: rule, inputs, what must come out. Numbers keep the digits they were written
with, so that a comparison knows how many decimals were printed."""

import decimal
import json
import pathlib
import re


class Inputs:
    """The inputs of one case; remembers which were asked for, so that none is overlooked."""

    def __init__(self, values):
        self.values = values
        self.used = set()

    def has(self, name):
        """Given, and not null. A null counts as read."""
        if name in self.values:
            self.used.add(name)
        return self.values.get(name) is not None

    def get(self, name, default=None):
        return self.values[name] if self.has(name) else default

    def __getitem__(self, name):
        if not self.has(name):
            raise Unfit("no input %r" % name)
        return self.values[name]

    def names(self):
        return list(self.values)

    def left(self):
        return sorted(set(self.values) - self.used)


class Unfit(Exception):
    """A case that cannot be put before the program as it stands."""


class Case:
    def __init__(self, entry, number):
        self.id = entry.get("id") or "case-%d" % number
        self.rule = entry.get("rule", "")
        self.regulation = entry.get("regulation", "")
        self.inputs = Inputs(entry.get("inputs") or {})
        self.expected = entry.get("expected") or {}
        # An employee number of its own.
        self.person = "%04d-%s" % (number, re.sub(r"[^\w.-]+", "_", self.id)[:40])

    def about(self, *words):
        """Whether the regulation's name has one of these in it."""
        return any(word.lower() in self.regulation.lower() for word in words)


def read(path):
    text = pathlib.Path(path).read_text(encoding="utf-8")
    entries = json.loads(text, parse_float=decimal.Decimal, parse_int=decimal.Decimal)
    if isinstance(entries, dict):
        entries = entries["cases"]
    return [Case(entry, number) for number, entry in enumerate(entries, 1)]
