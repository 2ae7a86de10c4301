"""Prints cases for exact_test.cpp, computed with fractions: `op a b expected expected_rounded`.

Numbers are hexadecimal doubles (read without loss). A double stands for its shortest decimal, as in
Exact. `overflow` and `zero` stand where no number can. rounded is to the decimals that follow op.
"""
import random
import struct
from fractions import Fraction


def fraction(x):
    return Fraction(repr(x))


def nearest(f):
    try:
        return (f.numerator / f.denominator + 0.0).hex()  # int / int rounds once; no minus zero
    except OverflowError:
        return "overflow"


def rounded(f, decimals):
    scaled = abs(f) * 10**decimals
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Fraction(whole if f >= 0 else -whole, 10**decimals)


def any_bits(rng):
    while True:
        x = struct.unpack("<d", rng.randbytes(8))[0]
        if x - x == 0:
            return x


def draw(rng):
    kind = rng.randrange(9)
    if kind == 0:
        return any_bits(rng)
    if kind == 1:
        return rng.choice([0.0, 1.0, -1.0, 0.1, 100.0, 1e-300, 1e300, 5e-324, 2.5e-308,
                           1.7976931348623157e308, 2.0**53, 2.0**53 - 1, 2.0**60, 1 / 3])
    if kind == 2:
        return float(rng.randrange(-1000, 1000))
    if kind == 3:
        return rng.randrange(-10**6, 10**6) / 100
    if kind == 4:
        return rng.random() * 100
    if kind == 5:  # ties of rounding to 0 to 3 decimals
        return (rng.randrange(-10**5, 10**5) * 10 + 5) / 10 ** rng.randrange(1, 5)
    if kind == 6:
        return rng.random() * 10.0 ** rng.randrange(-320, 300)
    if kind == 7:  # sums and quotients with ties between two doubles
        return float(rng.randrange(2**52, 2**53)) * 2.0 ** rng.randrange(-3, 4)
    return rng.choice([0.5, 0.25, 3.0, 7.0, 9.0, 11.0, 1e22, 1e23, 1e-7])


def main():
    rng = random.Random(20260101)
    for _ in range(20000):
        op = rng.choice("+-*/")
        a, b = draw(rng), draw(rng)
        x, y = fraction(a), fraction(b)
        decimals = rng.randrange(5)
        if op == "/" and y == 0:
            print(op, decimals, a.hex(), b.hex(), "zero", "zero", 0)
            continue
        value = x + y if op == "+" else x - y if op == "-" else x * y if op == "*" else x / y
        order = (x > y) - (x < y)
        print(op, decimals, a.hex(), b.hex(), nearest(value), nearest(rounded(value, decimals)),
              order)


main()
