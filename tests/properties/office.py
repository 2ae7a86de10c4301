"""A made-up office for the tests beside it: rows in memory, written as files, rated by the real program.

Cells are separated by a tab, so that quotes, semicolons and commas in names stay what they are."""

import csv
import decimal
import json
import os
import pathlib
import subprocess
import tempfile
from fractions import Fraction

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.path.abspath(os.environ.get("KINERJA", ROOT / "build/dev/bin/kinerja"))
SECONDS = 120
COLUMNS = {
    "people": ["employee", "name", "unit", "position", "from_day"],
    "goals": ["employee", "title", "indicator", "aspect", "target", "target_high", "direction",
              "weight", "share", "aggregate"],
    "measures": ["subject", "indicator", "month", "value", "evidence"],
    "ratings": ["ratee", "rater", "role", "aspect", "score", "state"],
}


def exact(text):
    """The decimal that a text or a double says, as a fraction."""
    return Fraction(str(text))


def decimals(value):
    """A fraction whose decimals end, as people write it."""
    number = decimal.Decimal(value.numerator) / decimal.Decimal(value.denominator)
    assert Fraction(number) == value, value
    return format(number, "f")


def preset(name):
    return json.loads((ROOT / "plugins/presets" / (name + ".json")).read_text(encoding="utf-8"))


def presets():
    """{name: preset} of all that are methods."""
    found = {path.stem: preset(path.stem) for path in (ROOT / "plugins/presets").glob("*.json")}
    return {name: one for name, one in sorted(found.items()) if one.get("kind", "method") == "method"}


class Refused(Exception):
    """The program ended with a mistake."""


def kinerja(*words):
    env = {k: v for k, v in os.environ.items() if k != "KINERJA_LOG"}
    done = subprocess.run([PROGRAM, *map(str, words)], env=env, capture_output=True, text=True,
                          encoding="utf-8", timeout=SECONDS, check=False)
    if done.returncode:
        raise Refused("exit %d: %s%s" % (done.returncode, done.stdout, done.stderr))
    return done.stdout


class Office:
    def __init__(self):
        self.rows = {record: [] for record in COLUMNS}
        self.attributes, self.aspects, self.nodes = [], {}, {}
        self.may_refuse = 0  # share of rows; a row lost without a word would prove nothing
        self.first, self.last = "2026-01-01", "2026-12-31"
        self.sources = None  # {name: (record, [rows of each input])}; None: one input a record

    # --- rows

    def person(self, employee, unit="Unit", name="", position="", **attributes):
        for attribute in attributes:
            if attribute not in self.attributes:
                self.attributes.append(attribute)
        self.rows["people"].append(
            dict(employee=employee, name=name, unit=unit, position=position, **attributes))

    def goal(self, employee, indicator, target, value=None, title=None, month="2026-06", **more):
        row = dict(employee=employee, title=title or indicator, indicator=indicator, target=target)
        self.rows["goals"].append({**row, **more})
        if value is not None:
            self.measure(employee, indicator, value, month)

    def measure(self, subject, indicator, value, month="2026-06", evidence=""):
        self.rows["measures"].append(
            dict(subject=subject, indicator=indicator, month=month, value=value, evidence=evidence))

    def rating(self, ratee, rater, role, aspect, score, state="submitted"):
        self.rows["ratings"].append(
            dict(ratee=ratee, rater=rater, role=role, aspect=aspect, score=score, state=state))

    # --- settings

    def aspect(self, name, low=1, high=5):
        self.aspects[name] = {"title": name, "scale": {"min": low, "max": high}}

    def node(self, name, method, **entry):
        self.nodes[name] = {"title": name, "method": "id.kinerja." + method, **entry}
        return name

    def by_preset(self, node, name, **entry):
        self.nodes[node] = {"title": node, "preset": name, **entry}
        return node

    def given(self, attribute):
        """The node that hands on a number of the person's own file."""
        return self.node("n_" + attribute, "lookup", attributes=[attribute], config={})

    # --- the program

    def source(self, folder, name, record, inputs):
        columns = COLUMNS[record] + (self.attributes if record == "people" else [])
        files = {}
        for i, rows in enumerate(inputs):
            files["f%d" % i] = "%s-%d.tsv" % (name, i)
            lines = ["\t".join(columns)]
            lines += ["\t".join(str(row.get(c, "")) for c in columns) for row in rows]
            path = pathlib.Path(folder, files["f%d" % i])
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        config = {"record": record, "employee_number": "any", "format": "tsv", "separator": "tab",
                  "encoding": "utf-8", "decimal": ".", "columns": {c: c for c in COLUMNS[record]}}
        if record == "people":
            config["attributes"] = {a: a for a in self.attributes}
            config["date_format"] = "yyyy-mm-dd"
        return {"title": name, "source": "id.kinerja.table", "inputs": files, "config": config,
                "max_rejected": self.may_refuse}

    def write(self, folder, exporters=None):
        wanted = self.sources or {r: (r, [rows]) for r, rows in self.rows.items() if rows}
        for row in self.rows["people"]:
            row.setdefault("from_day", "2020-01-01")
        document = {
            "kinerja": 1, "id": "sifat-2026", "title": "Sifat", "agency": "uji",
            "period": {"from": self.first, "to": self.last}, "aspects": self.aspects,
            "sources": {name: self.source(folder, name, *one) for name, one in wanted.items()},
            "nodes": self.nodes, "result": list(self.nodes)[-1],
            "exporters": exporters or {"csv": {"exporter": "id.kinerja.csv", "config": {
                "file": "hasil.csv", "decimal": ".", "mark": False}}},
        }
        path = pathlib.Path(folder, "cycle.json")
        path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
        return path

    def rated(self, *options):
        """{employee: {node: (score text or "", grade or "")}}; a row that failed has the grade "!"."""
        with tempfile.TemporaryDirectory() as folder:
            out = pathlib.Path(folder, "out")
            kinerja("run", self.write(folder), "--out", out, *options)
            return read(out / "hasil.csv", self.nodes)

    def result(self):
        """The json exporter's document."""
        with tempfile.TemporaryDirectory() as folder:
            json_only = {"json": {"exporter": "id.kinerja.json", "config": {"file": "hasil.json"}}}
            kinerja("run", self.write(folder, json_only), "--out", folder)
            return json.loads(pathlib.Path(folder, "hasil.json").read_text(encoding="utf-8"))


def read(path, nodes):
    with open(path, encoding="utf-8", newline="") as file:
        header, *lines = csv.reader(file, delimiter=";")
    found = {}
    for line in lines:
        cells = dict(zip(header, line))
        found[line[0]] = {
            node: (cells[node], "!" if cells[node + " - status"] == "gagal"
                   else cells[node + " - predikat"])
            for node in nodes
        }
    return found


def shown(value):
    """A fraction as the program shows the nearest double; nothing for None."""
    if value is None:
        return ""
    number = value.numerator / value.denominator
    text = repr(number)
    return format(decimal.Decimal(text), "f").removesuffix(".0")
