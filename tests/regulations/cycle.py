"""A cycle that the cases of one rule share: each case is a person with rows of their own. A rule
adds nodes (from presets), aspects, goals, figures, marks and attributes; run() writes the files,
runs the program and gives the people back."""

import decimal
import json
import pathlib

import program

TABLE = "id.kinerja.table"
GOAL_COLUMNS = ["employee", "title", "indicator", "aspect", "direction", "target", "target_high",
                "target_is_limit"]
FIGURE_COLUMNS = ["subject", "indicator", "month", "value"]
MARK_COLUMNS = ["ratee", "rater", "role", "aspect", "score"]
MONTH = "2026-06"


def written(value):
    """A cell: plain decimals, never with an exponent."""
    if value is None:
        return ""
    if isinstance(value, decimal.Decimal):
        return format(value, "f")
    return str(value)


class Cycle:
    def __init__(self, name):
        self.name = name
        self.aspects, self.nodes, self.attributes = {}, {}, []
        self.people, self.goals, self.figures, self.marks = [], [], [], []

    # --- what the rules add

    def node(self, name, preset=None, **entry):
        """A node by a preset, or by a method; said twice it must be the same."""
        if preset:
            entry["preset"] = preset
        entry = {"title": name, **entry}
        if self.nodes.setdefault(name, entry) != entry:
            raise AssertionError("two nodes are called %r" % name)
        for attribute in entry.get("attributes", []):
            if attribute not in self.attributes:
                self.attributes.append(attribute)
        return name

    def given(self, attribute):
        """A node that hands on a number of the person's own file."""
        return self.node("dari_" + attribute, method="id.kinerja.lookup", attributes=[attribute],
                         config={"read": "attribute"})

    def aspect(self, name, low=0, high=1000000):
        self.aspects[name] = {"title": name, "scale": {"min": low, "max": high}}
        return name

    def person(self, case, unit=None, name=None, **attributes):
        employee = name or case.person
        self.people.append((employee, unit or case.person, attributes))
        return employee

    def goal(self, who, indicator, target=1, real=None, title=None, aspect=None, direction="naik",
             high=None, limit=False):
        """A goal, and its figure unless that is not there."""
        self.goals.append([who, title or indicator, indicator, aspect, direction, target, high,
                           "ya" if limit else ""])
        if real is not None:
            self.figures.append([who, indicator, MONTH, real])

    def mark(self, ratee, rater, role, aspect, score):
        self.marks.append([ratee, rater, role, aspect, score])

    # --- the program

    def run(self, folder):
        """Every person of the result, by employee number."""
        folder = pathlib.Path(folder)
        self.write(folder)
        program.kinerja("run", folder / "cycle.json", "--lang", "id")
        text = (folder / "out" / "hasil.json").read_text(encoding="utf-8")
        return program.people(json.loads(text, parse_float=decimal.Decimal,
                                         parse_int=decimal.Decimal))

    def write(self, folder):
        folder.mkdir(parents=True, exist_ok=True)
        sources = {"pegawai": self.staff(folder)}
        for record, columns, rows in (("goals", GOAL_COLUMNS, self.goals),
                                      ("measures", FIGURE_COLUMNS, self.figures),
                                      ("ratings", MARK_COLUMNS, self.marks)):
            if rows:
                sources[record] = self.table(folder, record, columns, rows)
        settings = {
            "kinerja": 1, "id": self.name, "title": self.name, "agency": "uji", "language": "id",
            "period": {"from": "2026-01-01", "to": "2026-12-31"},
            "aspects": self.aspects, "sources": sources, "nodes": self.nodes,
            "result": list(self.nodes)[-1],
            "exporters": {"json": {"exporter": "id.kinerja.json", "config": {}}},
        }
        text = json.dumps(settings, ensure_ascii=False, indent=1, default=as_number)
        (folder / "cycle.json").write_text(text, encoding="utf-8")

    def staff(self, folder):
        columns = ["employee", "unit", *self.attributes]
        rows = [[who, unit, *(held.get(name) for name in self.attributes)]
                for who, unit, held in self.people]
        source = self.table(folder, "people", columns, rows)
        fields = source["config"]["columns"]
        source["config"]["attributes"] = {name: fields.pop(name) for name in self.attributes}
        return source

    @staticmethod
    def table(folder, record, columns, rows):
        lines = ["|".join(columns)] + ["|".join(map(written, row)) for row in rows]
        (folder / (record + ".csv")).write_text("\n".join(lines) + "\n", encoding="utf-8")
        return {"title": record, "source": TABLE, "inputs": {"file": record + ".csv"},
                "config": {"record": record, "employee_number": "any", "format": "csv",
                           "separator": "|", "encoding": "utf-8", "decimal": ".",
                           "columns": {name: name for name in columns}}}


def as_number(value):
    return int(value) if value == int(value) else float(value)
