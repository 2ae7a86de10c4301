#!/usr/bin/env python3
"""Exactly one band answers for every number, in every preset that has bands, pieces of a line or levels:
no gap, no overlap; and what lies below the lowest band is said.

Around each edge of all presets together: every step of 0.0001 to twelve steps away, wider steps further
out, and the far ends. Which band must answer is worked out here from the preset's file."""

import unittest
from fractions import Fraction

import office
from office import exact

STEP = Fraction(1, 10000)
LEVELS = ["below", "meets", "above"]


def begins(piece, x):
    """Has this piece begun at x? The lowest may reach down without end."""
    if "from" not in piece:
        return True
    return x > exact(piece["from"]) if piece.get("above") else x >= exact(piece["from"])


def answering(pieces, x):
    """All pieces that x lies in: those that have begun while the next one has not."""
    after = pieces[1:] + [None]
    return [p for p, n in zip(pieces, after) if begins(p, x) and not (n and begins(n, x))]


def value(piece, x):
    if "value" not in piece:
        return x
    run = (x - exact(piece.get("from", 0))) / exact(piece.get("per", 1))
    return exact(piece["value"]) + exact(piece.get("slope", 0)) * run


def half_up(x, places):
    scaled = abs(x) * 10**places
    whole = int(scaled + Fraction(1, 2))
    return Fraction(whole if x >= 0 else -whole, 10**places)


class Table:
    """One table of a preset, the node that shows it, and where its numbers come from."""

    def __init__(self, node, pieces, prepare=lambda x: x, of_grade=False, yes=True):
        self.node, self.prepare, self.of_grade = node, prepare, of_grade
        self.pieces = [p for p in pieces if yes or "requires" not in p]

    def edges(self):
        return {exact(p["from"]) for p in self.pieces if "from" in p}

    def expected(self, x):
        """(score, grade). Below the lowest a grade is none, its number stays; a line gives nothing."""
        x = self.prepare(x)
        found = answering(self.pieces, x)
        if len(found) > 1 or not found and begins(self.pieces[0], x):
            raise AssertionError("%s: %d bands answer for %s" % (self.node, len(found), float(x)))
        if not found:
            return office.shown(x) if self.of_grade else "", ""
        score = x if self.of_grade else value(found[0], x)
        return office.shown(score), found[0].get("grade", "")


def place(setting, name, one, node):
    """The tables of one preset, shown by nodes of the office."""
    config, method = one["config"], one["method"].removeprefix("id.kinerja.")
    if method == "bands":
        for say in ("ya", "tidak") if one["attributes"] else ("ya",):
            asked = {"attributes": [say]} if one["attributes"] else {}
            setting.by_preset(node + say, name, inputs=["n_x"], **asked)
            yield Table(node + say, config["bands"], of_grade=True, yes=say == "ya")
    elif method == "lookup" and "segments" in config:
        asked = {"inputs": ["n_x"]} if one["inputs"] else {"attributes": ["x"]}
        setting.by_preset(node, name, **asked)
        yield Table(node, config["segments"])
    elif method == "public-feedback" and config["element_weight"] == "exact":
        more = {"attributes": ["x"]} if one["attributes"] else {}
        setting.by_preset(node, name, config={"elements": ["mutu%s" % config["factor"]]}, **more)
        places = config["decimals"]
        rounded = (lambda x: half_up(x, places)) if places >= 0 else (lambda x: x)
        # Below the lowest limit the lowest grade counts; the plugin's README says so.
        lowest = {**config["bands"][0]}
        lowest.pop("from")
        yield Table(node, [lowest] + config["bands"][1:], rounded, of_grade=True)
    elif method == "target-achievement":
        yield from curves(setting, name, config, node)
    elif method == "quadrant" and config["levels"]:
        result, behaviour = config["levels"].values()
        setting.by_preset(node + "a", name, inputs=["n_x", "n_y"])
        yield Levels(node + "a", result, [config["cells"][k]["below"] for k in LEVELS], config)
        setting.by_preset(node + "b", name, inputs=["n_y", "n_x"])
        yield Levels(node + "b", behaviour, [config["cells"]["below"][k] for k in LEVELS], config)


def curves(setting, name, config, node):
    for aspect in config.get("not_done", {}).get("shown_by", []) + config.get("aspects", []):
        setting.aspect(aspect, 0, 10**6)
    rounding = config.get("each_decimals", -1)
    prepare = (lambda x: half_up(x, rounding)) if rounding >= 0 else (lambda x: x)
    for i, curve in enumerate(config.get("curves", [])):
        goal = "share" if curve.get("less_is_better") == "share" else "more"
        part = node + "k%d" % i
        changed = {"aspects": [goal], "curves": [{**curve, "aspects": [goal]}], "decimals": -1}
        setting.by_preset(part, name, config={**changed, "plans": {"combine": "mean"}})
        yield Table(part, [dict(p, grade="") for p in curve["segments"]], prepare)
    if "segments" in config.get("plans", {}):
        part = node + "r"
        changed = {"aspects": ["more"], "curves": [], "each_decimals": -1, "decimals": -1}
        setting.by_preset(part, name, config=changed)
        yield Table(part, config["plans"]["segments"])


class Levels(Table):
    """The levels of one axis of a quadrant; the other axis stays below."""

    def __init__(self, node, level, words, config):
        starts = [{"from": level[k]} for k in LEVELS[1:]]
        pieces = [dict(start, grade=word) for start, word in zip([{}] + starts, words)]
        super().__init__(node, pieces)
        self.order = config["order"]

    def expected(self, x):
        grade = super().expected(x)[1]
        return str(self.order.index(grade) + 1), grade


def around(edges):
    """Numbers of at most four decimals: around each edge, and the far ends."""
    steps = list(range(-12, 13)) + [s * k for s in (-1, 1) for k in (50, 100, 500, 4999, 5000, 9999)]
    found = {edge + k * STEP for edge in edges for k in steps}
    far = [0, 1, 10**6 - STEP, -STEP, -1, -(10**6)]
    return sorted(found | {Fraction(x) for x in far})


class OneBand(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.setting = office.Office()
        cls.setting.given("x")
        cls.setting.given("y")
        cls.setting.aspect("more", 0, 10**6)
        cls.setting.aspect("share", 0, 10**6)
        for factor in (1, 25):
            cls.setting.aspect("mutu%d" % factor, 0, 10**7)
        cls.tables, cls.by_preset = [], {}
        for i, (name, one) in enumerate(office.presets().items()):
            found = list(place(cls.setting, name, one, "p%d" % i))
            cls.by_preset[name] = found
            cls.tables += found
        edges = {edge for table in cls.tables for edge in table.edges()}
        cls.numbers = around(edges)
        for i, x in enumerate(cls.numbers):
            cls.add("P%05d" % i, x)
        cls.results = cls.setting.rated()

    @classmethod
    def add(cls, who, x):
        add, text = cls.setting, office.decimals(x)
        add.person(who, x=text, y=-1, ya="ya", tidak="tidak")
        if x < 0:
            return
        for factor in (1, 25):
            mark = office.decimals(x / factor)
            add.rating(who, "T", "public", "mutu%d" % factor, mark)
        add.goal(who, "lebih", 100, text, aspect="more", direction="more")
        add.goal(who, "pakai", 100, text, aspect="share", direction="less")

    def test_presets_with_bands_are_all_here(self):
        without = {
            name for name, found in self.by_preset.items()
            if not found and any(word in str(office.preset(name)["config"])
                                 for word in ("'segments'", "'bands'", "'meets': "))
        }
        # Nine elements each 0.11 or 0.111: the same bands as permenpanrb14-2017-skm, compared below.
        # grade_levels hold words, not numbers.
        named = {"permenpanrb14-2017-skm-011", "permenpanrb14-2017-skm-0111"}
        words = {n for n in without if office.preset(n)["config"].get("grade_levels")}
        self.assertEqual(without - words, named)
        bands = office.preset("permenpanrb14-2017-skm")["config"]["bands"]
        for name in named:
            self.assertEqual(office.preset(name)["config"]["bands"], bands)
        self.assertGreater(len(self.tables), 40)

    def test_the_band_that_must_answer_answers(self):
        wrong, asked = [], 0
        for i, x in enumerate(self.numbers):
            found = self.results["P%05d" % i]
            for table in self.tables:
                if x < 0 and table.node not in self.of_attribute():
                    continue
                asked += 1
                expected = table.expected(x)
                if found[table.node] != expected:
                    wrong.append((table.node, float(x), expected, found[table.node]))
        self.assertEqual(wrong[:5], [], "%d of %d" % (len(wrong), asked))
        print("%d answers of %d tables at %d numbers" % (asked, len(self.tables), len(self.numbers)))
        self.assertGreater(asked, 50000)

    def of_attribute(self):
        """Nodes that read a number which may be below zero."""
        if not hasattr(self, "reading"):
            self.reading = {n for n, e in self.setting.nodes.items()
                            if "x" in e.get("attributes", []) and "elements" not in e.get("config", {})
                            or "n_x" in e.get("inputs", [])}
        return self.reading

    def test_below_the_lowest_band_is_said(self):
        setting = office.Office()
        for node, entry in self.setting.nodes.items():
            if node in self.of_attribute() or node in ("n_x", "n_y"):
                setting.nodes[node] = entry
        setting.person("P", x="-1000001", y=-1, ya="ya", tidak="tidak")
        person = setting.result()["people"][0]
        silent, below = [], 0
        for table in self.tables:
            if table.node in setting.nodes and not begins(table.pieces[0], -1000001):
                below += 1
                self.assertEqual(person["scores"][table.node]["grade"], None, table.node)
                if not table.of_grade:
                    self.assertEqual(person["scores"][table.node]["status"], "missing", table.node)
                told = [s for s in person["trail"] if s["node"] == table.node]
                told += [note for note in person["notes"] if note.startswith(table.node + ":")]
                silent += [] if told else [table.node]
        self.assertEqual(silent, [])
        self.assertGreater(below, 10)

    def test_bands_of_any_office(self):
        """Bands that nobody has thought of: random edges, some a ten-thousandth apart."""
        import random

        rng = random.Random(20260)
        setting, tables = office.Office(), []
        setting.given("x")
        for i in range(20):
            edges = sorted(rng.sample(range(-2000000, 2000000), rng.randint(1, 6)))
            edges += [edges[-1] + 1]
            pieces = [{"grade": "g0"}] if i % 2 else []
            pieces += [{"from": e / 10000, "grade": "g%d" % (k + 1)} for k, e in enumerate(edges)]
            setting.node("b%d" % i, "bands", inputs=["n_x"], config={"bands": pieces})
            tables.append(Table("b%d" % i, pieces, of_grade=True))
            lines = [dict(p, value=k * 3, slope=k, per=7, above=bool(k % 2) and "from" in p)
                     for k, p in enumerate(pieces)]
            setting.node("l%d" % i, "lookup", inputs=["n_x"], config={"segments": lines})
            tables.append(Table("l%d" % i, lines))
        numbers = sorted({e + k * STEP for t in tables for e in t.edges() for k in (-2, -1, 0, 1, 2)})
        for i, x in enumerate(numbers):
            setting.person("P%04d" % i, x=office.decimals(x))
        results = setting.rated()
        for i, x in enumerate(numbers):
            for table in tables:
                found = results["P%04d" % i][table.node]
                self.assertEqual(found, table.expected(x), (table.node, float(x)))


if __name__ == "__main__":
    unittest.main()
