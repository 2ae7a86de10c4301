#!/usr/bin/env python3
"""The order of rows, how they are split into files and sources, and rows that are said twice never change
a result. The people and rows of 32 seeds, rated by the real program as they are and in three disguises."""

import random
import unittest

import office

SEEDS, TOGETHER = 32, 8  # so many seeds share a cycle: the people of each are a unit of their own


def random_office(first):
    """The people of some seeds, and a node of each kind."""
    setting = office.Office()
    for aspect in ("a", "b"):
        setting.aspect(aspect)
    for seed in range(first, first + TOGETHER):
        add_people(setting, seed)
    add_nodes(setting)
    return setting


def add_people(setting, seed):
    """A few people with goals, figures, marks, and gaps among them."""
    rng = random.Random(seed)
    for k in range(rng.randint(2, 5)):
        who = "S%dP%d" % (seed, k)
        unit, x = "S%dU%d" % (seed, rng.randint(1, 2)), rng.choice(["", rng.randint(0, 99) / 7])
        setting.person(who, unit=unit, x=x)
        for k in range(rng.randint(1, 4)):
            setting.goal(who, "i%d" % k, rng.randint(1, 60) / 10, title="R%d" % (k % 2),
                         weight=rng.randint(1, 9), direction=rng.choice(["more", "less"]),
                         aggregate=rng.choice(["sum", "mean", "min", "max", "last"]))
            for month in rng.sample(range(1, 13), rng.randint(0, 6)):
                setting.measure(who, "i%d" % k, rng.randint(0, 40) / 10, "2026-%02d" % month)
        for role, count in (("self", 1), ("superior", 1), ("peer", 6), ("public", 4)):
            for k in range(rng.randint(0, count)):
                rater = who if role == "self" else role + str(k)
                for aspect in rng.sample(["a", "b"], rng.randint(1, 2)):
                    state = rng.choice(["submitted", "approved", "draft", ""])
                    setting.rating(who, rater, role, aspect, rng.randint(10, 50) / 10, state)


def add_nodes(setting):
    trim = {"peer": {"from": 4, "lowest": 1, "highest": 1}}
    weights = {"self": 10, "superior": 50, "peer": 30, "public": 10}
    setting.given("x")
    setting.node("hasil", "target-achievement", config={"minimum_coverage": 0.3, "floor": -100})
    setting.node("rencana", "target-achievement", config={"minimum_coverage": 0.1, "plans": {}})
    setting.node("angka", "figures", config={"missing": "skip", "combine": "mean"})
    setting.node("sikap", "multirater", config={"weights": weights, "trim": trim})
    setting.node("survei", "public-feedback", config={"decimals": -1, "elements": ["a", "b"]})
    setting.node("nilai", "weighted", inputs=["hasil", "sikap", "n_x"], config={
        "weights": {"hasil": 50, "sikap": 30, "n_x": 20}, "missing": "renormalise"})
    setting.node("tempat", "rank", inputs=["nilai"], config={})
    setting.node("predikat", "bands", inputs=["nilai"], config={
        "bands": [{"grade": "C"}, {"from": 40, "grade": "B"}, {"from": 60, "grade": "A"}]})


def key_of(row):
    return tuple(sorted((k, str(v)) for k, v in row.items() if k not in ("value", "score", "state")))


def disguised(seed, shuffle=False, split=False, repeat=False):
    """The same rows in another form."""
    rng, setting = random.Random(seed * 7 + 1), random_office(seed)
    sources = {}
    for record, rows in setting.rows.items():
        # Staff rows may not be said twice in one input; that is a mistake of its own.
        again = rng.sample(rows, len(rows) // 2) if repeat and record != "people" else []
        rows = rows + [dict(row) for row in again]
        if shuffle:
            rng.shuffle(rows)
        if not split:
            sources[record] = (record, [rows])
            continue
        # A row that is said twice stays within its source: two sources are two reports.
        halves = {key_of(row): rng.choice("12") for row in rows}
        for half in "12":
            parts = [[], []]
            for row in rows:
                if halves[key_of(row)] == half:
                    rng.choice(parts).append(row)
            sources[record + half] = (record, parts)
    setting.sources = sources
    if shuffle:
        setting.aspects = dict(reversed(list(setting.aspects.items())))
    return setting


class Order(unittest.TestCase):
    def test_order_split_and_repetition_change_nothing(self):
        scored = missing = 0
        for seed in range(0, SEEDS, TOGETHER):
            plain = random_office(seed).rated()
            for disguise in ({"shuffle": True}, {"split": True},
                             {"shuffle": True, "split": True, "repeat": True}):
                with self.subTest(seed=seed, **disguise):
                    self.assertEqual(disguised(seed, **disguise).rated(), plain)
            for person in plain.values():
                scored += sum(bool(score) for score, _ in person.values())
                missing += sum(not score for score, _ in person.values())
        self.assertGreater(scored, 500)  # Else nothing would have been compared.
        self.assertGreater(missing, 50)

    def test_another_figure_does_change_something(self):
        """The comparison sees other figures of one person."""
        setting, plain = random_office(0), random_office(0).rated()
        for row in setting.rows["measures"]:
            row["value"] += 7 if row["subject"] == "S1P0" else 0
        self.assertNotEqual(setting.rated(), plain)


if __name__ == "__main__":
    unittest.main()
