"""Employee 2,389,291 of the benchmark data, whose behaviour is exactly 84: the threshold.

The rows are a pure function of seed and number (splitmix64), the rules those of the benchmark: ratio
capped at 1.2, raters' sums of seven aspects, groups below three left out, from four on without the
lowest and the highest, 24 times the mean, a tenth of it public feedback where there is some. An engine
of doubles gives this person the predicate below."""

import os
import random

import cycles

NUMBER = 2389291  # counted from 1; the generator counts from 0
INDICATORS, RATERS, ASPECTS, MONTHS = 8, 8, 7, 12
SEED = 0x5EED5EED2026
MASK = (1 << 64) - 1
GOLDEN = 0x9E3779B97F4A7C15


def mix(x):
    x = (x + GOLDEN) & MASK
    x = ((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    x = ((x ^ (x >> 27)) * 0x94D049BB133111EB) & MASK
    return x ^ (x >> 31)


def draw(stream, a, b=0):
    return mix(mix((SEED + stream * 0x1000003 + a) & MASK) ^ ((b * GOLDEN + 1) & MASK))


def public(e):
    """Mean of the public's answers, in hundredths; this person has one."""
    x = draw(2, e)
    assert x & 3 == 0
    return 250 + (x >> 8) % 251


def weights(e):
    x = draw(3, e)
    found = [5 + ((x >> (i * 8)) & 15) % 13 for i in range(INDICATORS - 1)]
    last = 100 - sum(found)
    while last < 1:
        for i, weight in enumerate(found):
            if last < 1 and weight > 5:
                found[i], last = weight - 1, last + 1
    return found + [last]


def base(e, i):
    return 200 + draw(5, e, i) % 9800


def month(e, i, m):
    return base(e, i) * (62 + draw(6, e) % 61 + draw(7, e, i * 16 + m) % 31) // 100


def peers(e):
    x = draw(8, e) % 20
    return 6 if x < 14 else 3 if x < 16 else 4 if x < 18 else 2 if x < 19 else 5


def role(e, r):
    return ("self", "superior")[r] if r < 2 else "peer" if r - 2 < peers(e) else "subordinate"


def mark(e, r, a):
    x = 22 + draw(9, e) % 30 + ((draw(10, e, r) >> (a * 9)) & 511) % 16
    return min(5, max(1, (x + 5) // 10 - 1))


def write(folder):
    who, e, rng = NUMBER, NUMBER - 1, random.Random(0)
    shown = cycles.decimal(public(e) * 24 / 100)
    cycles.write(folder, "pegawai.csv", ("nip", "unit", "skm"), [(who, "Unit", shown)], rng)
    goals, measures, marks = [], [], []
    for i, weight in enumerate(weights(e)):
        direction = "less" if draw(4, e, i) % 5 == 0 else "more"
        target = cycles.decimal(base(e, i) * MONTHS / 100)
        goals.append((who, "Rencana %d" % i, "i%d" % i, target, weight, "sum", direction))
        for m in range(MONTHS):
            value = cycles.decimal(month(e, i, m) / 100)
            measures.append((who, "i%d" % i, "2026-%02d" % (m + 1), value))
    for r in range(RATERS):
        for a in range(ASPECTS):
            rater = who if role(e, r) == "self" else "R%d" % r
            marks.append((who, rater, role(e, r), "a%d" % a, mark(e, r, a)))
    header = ("nip", "rencana", "indikator", "target", "bobot", "cara", "arah")
    cycles.write(folder, "sasaran.csv", header, goals, rng)
    cycles.write(folder, "capaian.csv", ("nip", "indikator", "bulan", "nilai"), measures, rng)
    header = ("nip", "penilai", "peran", "aspek", "nilai")
    cycles.write(folder, "nilai.csv", header, marks, rng)
    trimmed = {"from": 4, "lowest": 1, "highest": 1}
    raters = {
        "method": "id.kinerja.multirater",
        "config": {
            "weights": {"self": 5, "superior": 60, "peer": 20, "subordinate": 15},
            "trim": {"peer": trimmed, "subordinate": trimmed},
            "conversion": "range",
            "output_min": 24,
            "output_max": 120,
        },
    }
    nodes = {
        "hasil": {
            "method": "id.kinerja.target-achievement",
            "config": {"cap": 120, "less_is_better": "inverse"},
        },
        "penilai": raters,
        "masyarakat": {"method": "id.kinerja.lookup", "attributes": ["skm"], "config": {}},
        "perilaku": {
            "method": "id.kinerja.weighted",
            "inputs": ["penilai", "masyarakat"],
            "config": {"weights": {"penilai": 90, "masyarakat": 10}},
        },
        "predikat": {
            "method": "id.kinerja.quadrant",
            "inputs": ["hasil", "perilaku"],
            "config": {
                "levels": {
                    "hasil": {"meets": 90, "above": 110},
                    "perilaku": {"meets": 72, "above": 84},
                }
            },
        },
    }
    aspects = {"a%d" % a: {"title": "A%d" % a, "scale": {"min": 1, "max": 5}} for a in range(7)}
    os.makedirs(folder, exist_ok=True)
    return cycles.cycle(folder, aspects, nodes, "predikat")
