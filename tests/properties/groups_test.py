#!/usr/bin/env python3
"""An absent group of raters changes nothing but what the rule says. Every subset of groups, variants V1 to
V6 of the regulations' digest, section 5: weights written down here by hand, in fractions."""

import itertools
import unittest
from fractions import Fraction

import office

MARKS = {"self": [5], "superior": [4], "peer": [3, 4, 4], "subordinate": [2, 5, 3], "public": [1, 2, 5]}


def percent(role):
    """The mean of a group's marks of 1 to 5, in percent."""
    marks = MARKS[role]
    return Fraction(sum(marks), 5 * len(marks)) * 100


def weighed(weights, groups):
    total = sum(weights.values())
    return sum(Fraction(w, total) * groups[r] for r, w in weights.items())


def v1(groups):
    """Superior 60, peers 15, subordinates 25; 0/40/60, 70/0/30, 80/20/0; one alone: 100."""
    present = frozenset(groups) & {"superior", "peer", "subordinate"}
    weights = {
        frozenset({"superior", "peer", "subordinate"}): {"superior": 60, "peer": 15, "subordinate": 25},
        frozenset({"peer", "subordinate"}): {"peer": 40, "subordinate": 60},
        frozenset({"superior", "subordinate"}): {"superior": 70, "subordinate": 30},
        frozenset({"superior", "peer"}): {"superior": 80, "peer": 20},
    }
    if len(present) == 1:
        return groups[next(iter(present))]
    return weighed(weights[present], groups) if present else None


def v2(groups):
    """Superior 60, peers 40; the other alone: 100."""
    present = {r: w for r, w in (("superior", 60), ("peer", 40)) if r in groups}
    if len(present) == 1:
        return groups[next(iter(present))]
    return weighed(present, groups) if present else None


def v3(groups):
    """Assessor 60, peers 40, on the marks' own scale of 1 to 5; nothing stands in."""
    if not {"superior", "peer"} <= groups.keys():
        return None
    return (groups["superior"] * 60 + groups["peer"] * 40) / 100 / 20


def v4(groups):
    """Superior 50, peers 30, self 20; by the sum of the weights that are there."""
    present = {r: w for r, w in (("superior", 50), ("peer", 30), ("self", 20)) if r in groups}
    return weighed(present, groups) if present else None


def v5(groups):
    """Superior 40, subordinates 30, peers 20, self 10; no rule for a missing one."""
    weights = {"superior": 40, "subordinate": 30, "peer": 20, "self": 10}
    return weighed(weights, groups) if weights.keys() <= groups.keys() else None


def v6(groups):
    """Direct superior 50, second superior 30, self 20: scores of three nodes."""
    if not {"superior", "self"} <= groups.keys():
        return None
    return (groups["superior"] * 80 + groups["self"] * 20) / 100


VARIANTS = {"v360-1-jabatan-atasan": v1, "v360-2-jabatan-lain": v2, "v360-3-perilaku": v3,
            "v360-4-rekan-acak": v4, "v360-5-lengkap": v5, "v360-6-dua-atasan": v6}
SUBSETS = [frozenset(s) for n in range(6) for s in itertools.combinations(sorted(MARKS), n)]


class Groups(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        setting = office.Office()
        setting.aspect("perilaku")
        own = {"config": {"aspects": {"perilaku": 1}}}
        setting.node("atasan", "superior", **own)
        setting.node("diri", "self", **own)
        for name in VARIANTS:
            inputs = {"inputs": ["atasan", "atasan_kedua", "diri"]} if "dua-atasan" in name else {}
            if inputs:
                setting.node("atasan_kedua", "superior", **own)
            setting.by_preset(name, name, **inputs)
        weights = {"self": 10, "superior": 40, "peer": 20, "subordinate": 20, "public": 10}
        for rule in ("renormalise", "missing"):
            setting.node(rule, "multirater", config={"weights": weights, "missing_group": rule})
        cls.weights = weights
        for i, subset in enumerate(SUBSETS):
            cls.add(setting, "P%02d" % i, {r: MARKS[r] for r in subset})
            # Two of a group that needs three: as if nobody had answered.
            few = {r: MARKS[r][:2] for r in ("peer", "subordinate", "public") if r not in subset}
            cls.add(setting, "F%02d" % i, {**{r: MARKS[r] for r in subset}, **few})
        cls.results = setting.rated()

    @staticmethod
    def add(setting, who, sheets):
        setting.person(who)
        for role, marks in sheets.items():
            for k, mark in enumerate(marks):
                rater = who if role == "self" else "%s%d" % (role, k)
                setting.rating(who, rater, role, "perilaku", mark)

    def expected(self, rule, subset):
        groups = {role: percent(role) for role in subset}
        if rule in VARIANTS:
            return VARIANTS[rule](groups)
        if rule == "missing":
            return weighed(self.weights, groups) if subset == MARKS.keys() else None
        present = {r: w for r, w in self.weights.items() if r in subset}
        return weighed(present, groups) if present else None

    def test_every_subset_of_groups(self):
        for i, subset in enumerate(SUBSETS):
            for rule in (*VARIANTS, "renormalise", "missing"):
                with self.subTest(rule, groups=sorted(subset)):
                    found = self.results["P%02d" % i][rule][0]
                    self.assertEqual(found, office.shown(self.expected(rule, subset)))

    def test_a_group_of_too_few_is_a_group_that_is_absent(self):
        asks_two = {"v360-3-perilaku", "v360-4-rekan-acak"}  # Two peers are enough there.
        for i, subset in enumerate(SUBSETS):
            for rule in {*VARIANTS, "renormalise", "missing"} - asks_two:
                with self.subTest(rule, groups=sorted(subset)):
                    self.assertEqual(self.results["F%02d" % i][rule], self.results["P%02d" % i][rule])

    def test_an_absent_group_is_never_a_zero(self):
        """PML and Frappe counted an absent group as 0 while they showed a total."""
        for i, subset in enumerate(SUBSETS):
            lowest = min((percent(r) for r in subset), default=None)
            for rule in (*VARIANTS, "renormalise", "missing"):
                score = self.results["P%02d" % i][rule][0]
                if score and rule != "v360-3-perilaku":
                    self.assertGreaterEqual(Fraction(score), lowest - Fraction(1, 10**9), rule)
        self.assertEqual(self.results["P00"]["v360-1-jabatan-atasan"], ("", ""))


if __name__ == "__main__":
    unittest.main()
