#!/usr/bin/env python3
"""Each input moves the result in its declared direction or not at all, and no input is without effect.

Twins: two invented people who differ in one number, which is larger for the second. Every method and every
preset rates both. Where a direction is not simply "more gives more", it is declared below, with the rule."""

import random
import unittest
from fractions import Fraction

import office

TWINS = {"a0": 50, "kuantitas": 20, "kualitas": 20}  # Some tables have few steps; else:
FEW = 8
ROLES = ("self", "superior", "peer", "subordinate", "public")
COMPETENCIES = office.preset("permenpanrb38-2017-jpm")["aspects"][:3]
LESS = ("waktu", "biaya")
ATTENDANCE = sorted(office.preset("tabel-g-potongan")["config"]["factors"])
ASPECTS = ("kuantitas", "kualitas", *LESS, "angka_kredit", "kinerja_utama", "rencana_aksi",
           "kinerja_tambahan", *COMPETENCIES)
INPUTS = ("a0", "a1", "a2", "a3")

UP, DOWN = 1, -1
# What is subtracted, by the name of the preset's input.
LESS_IS_MORE = {
    ("bkn3-2023-kelebihan", "kebutuhan"): "points that are needed do not count as surplus",
    ("permenpanrb1-2023-integrasi", "nilai_dasar"): "the base value is taken off",
    ("perka1-2013-efisiensi", "bagian"): "efficiency is what was not used, Perka BKN 1/2013",
    ("tunjangan-dibayar", "potongan"): "a cut is taken off the allowance",
}
# No direction by law.
FREE = {
    ("perka1-2013-kegiatan", "waktu"): "Perka BKN 1/2013: above 24 percent saved the value falls again",
    ("perka1-2013-kegiatan", "biaya"): "the same for cost",
}
# The used share of time and money is what these show, so more is more.
USED = {"perka1-2013-bagian-waktu", "perka1-2013-bagian-biaya"}
# Words of an attribute have no order: posts, levels of the organisation, texts on record.
WORDS_ONLY = "a table of words of an attribute"
NO_DIRECTION = {"se3-2023-pola-distribusi": "departures are counted; more of a grade may be too many"}


class Twins(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.rng, cls.setting = random.Random(2026), office.Office()
        cls.reads = {}  # node: {variable: direction}
        for aspect in ASPECTS:
            cls.setting.aspect(aspect, 0, 1000)
        for one in office.presets().values():
            if one["method"] in ("id.kinerja.superior", "id.kinerja.multirater",
                                 "id.kinerja.public-feedback"):
                for aspect in one["aspects"]:
                    cls.setting.aspect(aspect, 1, 5 if not aspect.startswith("u") else 4)
        cls.marked = [a for a in cls.setting.aspects if a not in ASPECTS]
        for name in INPUTS:
            cls.setting.given(name)
        cls.without = {}
        for i, (name, one) in enumerate(office.presets().items()):
            cls.add_preset("p%d" % i, name, one)
        cls.add_methods()
        cls.add_people()
        cls.results = cls.setting.rated()

    # --- what is rated

    @classmethod
    def add_preset(cls, node, name, one):
        method, config = one["method"].removeprefix("id.kinerja."), one["config"]
        if method == "lookup" and "segments" not in config and config.get("words"):
            cls.without[name] = WORDS_ONLY
        elif name in NO_DIRECTION or "input_grades" in one:
            cls.without[name] = NO_DIRECTION.get(name, "reads grades")
        elif isinstance(one["inputs"], list) and one["inputs"]:
            names = {"by": "memilih"} if method == "choose" else {}
            used = ("a3",) if name == "bkn3-2023-terpenuhi" else INPUTS  # Its edge is zero.
            inputs = ["n_" + i for i, _ in zip(used, one["inputs"])]
            attributes = ["ya" if method == "bands" else "memilih" for _ in one["attributes"]]
            more = {"attributes": attributes} if attributes else {}
            if names:
                more["config"] = {"when": dict(zip(("satu", "dua"), inputs))}
            cls.setting.by_preset(node, name, inputs=inputs, **more)
            cls.reads[node] = {
                a: DOWN if (name, i) in LESS_IS_MORE else UP for a, i in zip(used, one["inputs"])
            }
        elif method == "lookup":
            cls.setting.by_preset(node, name, attributes=["a0"])
            cls.reads[node] = {"a0": UP}
        else:
            cls.add_rows(node, name, method, one)

    @classmethod
    def add_rows(cls, node, name, method, one):
        """A preset that reads goals or ratings."""
        config = {"aspects": COMPETENCIES} if method == "competency" else {}
        if "plans" in one["config"] and method == "target-achievement" and name.endswith("ja-jf"):
            config = {"aspects": ["kuantitas", "kualitas", "waktu"]}  # Points of three aspects.
        if method == "public-feedback":
            nine = "exact" != one["config"]["element_weight"]
            elements = [a for a in one["aspects"] if a.startswith("u")]
            config = {"elements": elements[:9] if nine else elements}
        more = {"attributes": ["a0"]} if one["attributes"] else {}
        cls.setting.by_preset(node, name, config=config, **more)
        if method in ("superior", "multirater", "public-feedback"):
            weights = one["config"].get("weights", {"superior" if method == "superior" else "public": 1})
            cls.reads[node] = {role: UP for role in weights}
            return
        named = config.get("aspects") or one["config"].get("aspects") or ASPECTS
        goals = ATTENDANCE if one["config"].get("only_listed") else named
        cls.reads[node] = {}
        for goal in goals:
            less = goal in LESS and method == "target-achievement" and name not in USED
            if (name, goal) not in FREE:
                cls.reads[node][goal] = DOWN if less else UP

    @classmethod
    def add_methods(cls):
        """Settings of methods that no preset has."""
        add, reads = cls.setting.node, cls.reads
        own = ("kuantitas", "kualitas", *LESS)
        for node, config in (("t_mirror", {"floor": 20}), ("t_inverse", {"less_is_better": "inverse"}),
                             ("t_sum", {"combine": "sum", "each_decimals": 1, "maximum": 390})):
            add(node, "target-achievement", config={"aspects": list(own), **config})
            reads[node] = {a: DOWN if a in LESS else UP for a in own}
        add("diri", "self", config={"aspects": {"perilaku": 1}})
        reads["diri"] = {"self": UP}
        everyone = dict(zip(ROLES, (10, 40, 20, 20, 10)))
        trim = {"peer": {"from": 3, "lowest": 1, "highest": 1}}
        add("trim", "multirater", config={"weights": everyone, "trim": trim, "aspects": {"perilaku": 1}})
        reads["trim"] = {role: UP for role in ROLES}
        inputs = ["n_a0", "n_a1", "n_a2"]
        for operation in ("sum", "product", "largest", "smallest"):
            add("op_" + operation, "arithmetic", inputs=inputs, config={"operation": operation})
            reads["op_" + operation] = dict.fromkeys(INPUTS[:3], UP)
        add("kurang", "arithmetic", inputs=inputs,
            config={"operation": "sum", "factors": {"n_a1": -2}, "minimum": -50})
        reads["kurang"] = {"a0": UP, "a1": DOWN, "a2": UP}
        add("rata", "weighted", inputs=inputs,
            config={"weights": dict(zip(inputs, (50, 30, 20))), "maximum": 90})
        reads["rata"] = dict.fromkeys(INPUTS[:3], UP)
        add("syarat", "criteria", inputs=["n_a0", "n_a1"], config={"criteria": [
            {"name": "a0", "input": "n_a0", "at_least": 60}, {"name": "a1", "input": "n_a1", "at_most": 60}]})
        reads["syarat"] = {"a0": UP, "a1": DOWN}
        add("kuadran", "quadrant", inputs=["n_a0", "n_a1"], config={"levels": {
            "n_a0": {"meets": 50, "above": 80}, "n_a1": {"meets": 40, "above": 70}}})
        reads["kuadran"] = {"a0": UP, "a1": UP}
        add("peringkat", "rank", inputs=["n_a0"], config={})
        reads["peringkat"] = {"a0": DOWN}
        add("cukup", "competency", config={"aspects": COMPETENCIES, "cap_each": True, "maximum": 95})
        reads["cukup"] = dict.fromkeys(COMPETENCIES, UP)

    # --- who is rated

    @classmethod
    def add_people(cls):
        cls.pairs = {}  # variable: [(first, second)]
        variables = sorted({v for found in cls.reads.values() for v in found})
        for variable in variables:
            for k in range(TWINS.get(variable, FEW)):
                numbers = cls.numbers(k)
                raised = dict(numbers)
                raised[variable] = cls.larger(variable, numbers[variable])
                pair = [cls.add("%s-%02d-%s" % (variable, k, t), n)
                        for t, n in (("satu", numbers), ("dua", raised))]
                cls.pairs.setdefault(variable, []).append(pair)

    @classmethod
    def numbers(cls, k):
        rng = cls.rng
        found = {name: rng.randint(0, 1200) / 10 for name in INPUTS}
        found["a3"] -= 60
        found["a0"] = rng.choice([found["a0"], rng.randint(0, 32)])  # days and minutes are small
        found.update({role: rng.randint(10, 35) / 10 for role in ROLES})
        for aspect in ASPECTS + tuple(ATTENDANCE):
            found[aspect] = rng.randint(100, 1250) / 10
            if aspect in COMPETENCIES:
                found[aspect] = rng.randint(1, 4)
            elif aspect in ATTENDANCE or aspect == "kinerja_tambahan":
                found[aspect] = rng.randint(0, 3)
        found["memilih"] = ("satu", "dua")[k % 2]
        return found

    @classmethod
    def larger(cls, variable, number):
        if variable in COMPETENCIES or variable in ATTENDANCE:
            return number + 1
        if variable in ROLES:
            return round(number + cls.rng.choice((0.1, 0.2, 0.5)), 1)
        return round(number + cls.rng.choice((0.1, 1, 5, 20, 60)), 1)

    @classmethod
    def add(cls, who, numbers):
        add = cls.setting
        shown = {name: numbers[name] for name in (*INPUTS, "memilih")}
        add.person(who, unit=who, ya="ya", **shown)
        for k in range(3 if who.startswith("a0") else 0):  # Colleagues of the unit, for the place.
            add.person("%s-k%d" % (who, k), unit=who, ya="ya", a0=20 + 30 * k)
        if not who.startswith(INPUTS):
            cls.add_rows_of(who, numbers)
        return who

    @classmethod
    def add_rows_of(cls, who, numbers):
        add = cls.setting
        for aspect in ASPECTS:
            target = 3 if aspect in COMPETENCIES else 100
            add.goal(who, aspect, target, numbers[aspect], aspect=aspect, title="Rencana",
                     direction="less" if aspect in LESS else "more")
        for indicator in ATTENDANCE:
            add.goal(who, indicator, 10, numbers[indicator], title="Hadir")
        for role in ROLES:
            for k in range(1 if role in ("self", "superior") else 3):
                for aspect in cls.asked(role) if k == 0 else ["perilaku"]:
                    mark = (numbers[role], 1.2, 3.4)[k]
                    rater = who if role == "self" else "%s%d" % (role, k)
                    add.rating(who, rater, role, aspect, mark)

    @classmethod
    def asked(cls, role):
        """The aspects that a rater of this role marks: the public's are the elements of a survey."""
        public = [a for a in cls.marked if a.startswith("u")]
        if role == "public":
            return public + ["perilaku"]
        return [a for a in cls.marked if a not in public] if role == "superior" else ["perilaku"]

    # --- what must hold

    def moved(self, node, variable):
        """The differences of the node's score in all twins of one variable."""
        for first, second in self.pairs[variable]:
            a, b = (self.results[who][node][0] for who in (first, second))
            self.assertTrue(a and b, "%s %s: no score (%r, %r)" % (self.named(node), first, a, b))
            yield Fraction(b) - Fraction(a)

    def named(self, node):
        return self.setting.nodes[node].get("preset", node)

    def test_no_input_moves_against_its_direction(self):
        against = [
            "%s: %s" % (self.named(node), variable)
            for node, reads in self.reads.items()
            for variable, direction in reads.items()
            if any(difference * direction < 0 for difference in self.moved(node, variable))
        ]
        self.assertEqual(against, [])

    def test_no_input_is_without_effect(self):
        idle = [
            "%s: %s" % (self.named(node), variable)
            for node, reads in self.reads.items()
            for variable in reads
            if node not in self.graded() and not any(self.moved(node, variable))
        ]
        self.assertEqual("\n".join(idle), "")

    def graded(self):
        """Nodes whose score is their input's; what they give is a grade."""
        return {n for n in self.reads if n.startswith("p") and n != "peringkat"
                and office.preset(self.named(n))["method"] == "id.kinerja.bands"}

    def test_a_higher_score_never_has_a_lower_band(self):
        for node in self.graded():
            words = [b["grade"] for b in office.preset(self.named(node))["config"]["bands"]]
            places = set()
            for variable in self.reads[node]:
                for first, second in self.pairs[variable]:
                    a, b = (words.index(self.results[who][node][1]) for who in (first, second))
                    self.assertLessEqual(a, b, "%s %s" % (self.named(node), first))
                    places |= {a, b}
            self.assertGreater(len(places), 1, self.named(node))

    def test_every_preset_has_a_direction_or_a_reason(self):
        with_direction = {self.named(n) for n in self.reads}
        self.assertEqual(set(office.presets()) - with_direction, set(self.without))
        for name in LESS_IS_MORE.keys() | FREE.keys():
            self.assertIn(name[0], with_direction)

    def test_the_exception_is_one(self):
        """The curve of time and cost does fall where more was saved; else it would not be listed."""
        node = next(n for n in self.reads if self.named(n) == "perka1-2013-kegiatan")
        for aspect in LESS:
            found = [d for d in self.moved(node, aspect) if d]
            self.assertTrue(min(found) < 0 < max(found), aspect)


class Words(unittest.TestCase):
    """Presets that read grades: a higher grade never gives less."""

    def test_a_higher_grade_never_gives_less(self):
        setting, orders = office.Office(), {}
        for i, (name, one) in enumerate(office.presets().items()):
            grades = one.get("input_grades", {})
            if len(one["inputs"]) == 1 and one["method"] == "id.kinerja.lookup" and grades:
                (words,) = grades.values()
                setting.node("g%d" % i, "lookup", attributes=["k%d" % i],
                             config={"grades": {w: w for w in words}, "order": words})
                setting.by_preset("p%d" % i, name, inputs=["g%d" % i])
                orders["p%d" % i] = words
        longest = max(map(len, orders.values()))
        for k in range(longest):
            setting.person("W%d" % k, **{"k" + n[1:]: w[k] for n, w in orders.items() if k < len(w)})
        results = setting.rated()
        for node, words in orders.items():
            name = setting.nodes[node]["preset"]
            scores = [results["W%d" % k][node][0] for k in range(len(words))]
            known = [Fraction(s) for s in scores if s]
            with self.subTest(name):
                self.assertEqual(known, sorted(known))
                self.assertGreater(len(set(known)), 1)
                listed = [w in office.preset(name)["config"]["words"] for w in words]
                self.assertEqual([bool(s) for s in scores], listed, "a word that is not listed")
        self.assertGreater(len(orders), 8)


if __name__ == "__main__":
    unittest.main()
