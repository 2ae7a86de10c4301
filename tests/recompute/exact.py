"""Exact numbers. A double stands for the shortest decimal that reads back as it; between nodes scores
stay fractions, and only the end is the nearest double."""

from fractions import Fraction


def exact(double):
    return Fraction(repr(float(double)))


def rounded(value, decimals=-1):
    """The one rounding of a node: to `decimals` places, half away from zero; below 0 none at all."""
    if decimals >= 0:
        scaled = abs(value) * 10**decimals
        whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
        value = Fraction(whole if value >= 0 else -whole, 10**decimals)
    return value


def weighted_mean(pairs):
    """Of (value, weight); None when there is no weight."""
    pairs = list(pairs)
    total = sum((w for _, w in pairs), Fraction(0))
    return sum((v * w for v, w in pairs), Fraction(0)) / total if total else None


def mean(values):
    values = list(values)
    return sum(values, Fraction(0)) / len(values) if values else None
