"""Invented people whose exact score lies on an edge of a grade, or one unit beside it.

final = 60% result + 40% behaviour. The result is one figure against a target of n, so in percent a
fraction with the denominator n; the behaviour is the mean of n colleagues. Neither is a decimal, and
yet the sum is: the colleagues' marks are chosen so that it is the edge. A hundredth in one mark is the
unit that moves a person off it."""

import random
from collections import namedtuple
from fractions import Fraction

EDGES = (50, 70, 90, 110)
DENOMINATORS = (3, 6, 7, 9, 11, 12, 13)
TOP_MARK = 120  # the scale of the colleagues' marks
UNIT = Fraction(1, 100)

# months: the figures whose mean is the actual; marks: one by each colleague; side: -1, 0, 1
Person = namedtuple("Person", "number edge side target months marks weight")


def on_edge(rng, number, edge, side):
    """A person at `edge` plus `side` units, or None when the marks would leave their scale."""
    n = rng.choice(DENOMINATORS)
    months = [Fraction(rng.randrange(50, 131), 100) * n for _ in range(rng.choice((1, 3, 12)))]
    actual = sum(months) / len(months)
    result = min(Fraction(TOP_MARK), actual / n * 100)
    # n marks with two decimals and this sum; when the sum needs more, the person is of no use here
    total = n * (edge - Fraction(6, 10) * result) / Fraction(4, 10) + side * UNIT
    if (total / UNIT).denominator != 1 or not 0 <= total <= n * TOP_MARK:
        return None
    marks = spread(rng, int(total / UNIT), n)
    return Person(number, edge, side, n, months, marks, rng.choice((1, 3, 7)))


def spread(rng, hundredths, n):
    """n marks on the scale that add up to so many hundredths."""
    top = int(TOP_MARK / UNIT)
    marks = []
    for left in range(n - 1, -1, -1):
        low, high = max(0, hundredths - left * top), min(top, hundredths)
        middle = hundredths // (left + 1)
        mark = min(high, max(low, middle + rng.randrange(-400, 401))) if left else hundredths
        marks.append(mark * UNIT)
        hundredths -= mark
    rng.shuffle(marks)
    return marks


def people(count, seed=2026):
    rng = random.Random(seed)
    found = []
    while len(found) < count:
        edge, side = rng.choice(EDGES), rng.choice((-1, 0, 0, 1))
        person = on_edge(rng, "P%06d" % len(found), edge, side)
        if person:
            found.append(person)
    return found


def final(person):
    """The exact score, from the definition."""
    actual = sum(person.months) / len(person.months)
    result = min(Fraction(TOP_MARK), actual / person.target * 100)
    behaviour = sum(person.marks) / len(person.marks)
    return (6 * result + 4 * behaviour) / 10


def final_in_doubles(person):
    """The same as a program would write it that computes in doubles."""
    actual = sum(float(m) for m in person.months) / len(person.months)
    result = min(120.0, actual / person.target * 100)
    behaviour = sum(float(m) for m in person.marks) / len(person.marks)
    return 0.6 * result + 0.4 * behaviour


GRADES = ("Sangat Kurang", "Kurang", "Cukup", "Baik", "Sangat Baik")


def grade(score):
    return GRADES[sum(score >= edge for edge in EDGES)]
