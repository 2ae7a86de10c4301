"""Is what the program says what the case expects? An expected number is a printed one: the
program's is rounded half up in decimal to as many decimals, and must then be equal."""

import decimal

Decimal = decimal.Decimal


def number(value):
    return isinstance(value, (int, float, Decimal)) and not isinstance(value, bool)


def rounded(value, like):
    # ROUND_HALF_UP of decimal goes away from zero at a half, on both sides.
    shown = Decimal(1).scaleb(min(0, like.as_tuple().exponent))
    with decimal.localcontext() as context:
        context.prec = 60
        return Decimal(value).quantize(shown, rounding=decimal.ROUND_HALF_UP)


class AnyOrder(list):
    """A list that a case may write in another order."""


def same_in_any_order(expected, got):
    left = list(got)
    for one in expected:
        match = next((place for place, other in enumerate(left) if same(one, other)), None)
        if match is None:
            return False
        del left[match]
    return not left


def same(expected, got):
    if isinstance(expected, bool) or isinstance(got, bool) or expected is None or got is None:
        return expected is got
    if number(expected) and number(got):
        return rounded(got, Decimal(expected)) == Decimal(expected)
    if isinstance(expected, list) and isinstance(got, AnyOrder):
        return same_in_any_order(expected, got)
    if isinstance(expected, list) and isinstance(got, list):
        return len(expected) == len(got) and all(map(same, expected, got))
    if isinstance(expected, dict) and isinstance(got, dict):
        return expected.keys() == got.keys() and all(same(v, got[k]) for k, v in expected.items())
    return expected == got


class OneOf(str):
    """A word for which a case may use another one."""

    def __new__(cls, *words):
        self = super().__new__(cls, words[0])
        self.words = words
        return self

    def __eq__(self, other):
        return other in self.words

    __hash__ = str.__hash__
