"""id.kinerja.distribution: how often the grades of a unit depart from the organisation's pattern."""

from collections import Counter
from fractions import Fraction

from exact import exact

OUTSIDE, FITS = "Di luar pola", "Sesuai pola"


def demands(rule, counts, config):
    """One truth for each demand of the pattern: does it hold?"""
    people = sum(counts.values())
    share = lambda words: Fraction(sum(counts[w] for w in words), people)  # noqa: E731
    if "most" in rule and config.get("most_is", "mode") == "mode":
        others = [n for word, n in counts.items() if word != rule["most"]]
        yield counts[rule["most"]] > max(others, default=0)
    for word, limit in rule.get("at_most", {}).items():
        yield share([word]) <= exact(limit)
    for word, limit in rule.get("at_least", {}).items():
        yield share([word]) >= exact(limit)
    for both in rule.get("at_least_together", []):
        yield share(both["grades"]) >= exact(both["share"])
    for words in rule.get("some", []):
        yield share(words) > 0
    for word in rule.get("none", []):
        yield counts[word] == 0


def distribution(config, grades, words):
    """The one answer for everybody of a unit, of their grades and of the organisation's word."""
    counts = Counter(g for g in grades if g is not None)
    words = {w for w in words if w}
    if not counts or len(words) != 1:
        return None, None
    rule = config["rules"].get(words.pop())
    if rule is None:
        return None, None
    departures = sum(not holds for holds in demands(rule, counts, config))
    return Fraction(departures), OUTSIDE if departures else FITS
