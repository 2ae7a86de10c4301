"""What the generators of made-up town data share: chance that repeats, numbers, and CSV dialects.

Everything is counted in integers (hundredths), so the same bytes come out on every machine."""

import sys

MONTHS = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"]
MONTHS_LONG = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
]

# Plants, weather and landscape: the form of Indonesian names, but nobody's.
_FIRST = [
    "Embun",
    "Bayu",
    "Cempaka",
    "Guntur",
    "Kemuning",
    "Awan",
    "Melati",
    "Rimba",
    "Senja",
    "Banyu",
    "Kenanga",
    "Surya",
    "Lazuardi",
    "Teratai",
    "Samudra",
    "Mentari",
    "Angin",
    "Dahlia",
    "Fajar",
    "Anggrek",
]
_LAST = [
    "Hujanpagi",
    "Lautbiru",
    "Padiwangi",
    "Bukitraya",
    "Tirtajernih",
    "Kayuputih",
    "Rantauteduh",
    "Batukarang",
    "Pasirhalus",
    "Gunungsari",
    "Kebunjati",
    "Sawahlega",
    "Pelangisore",
    "Danautenang",
    "Anginselatan",
    "Rumputhijau",
]


class Chance:
    """A linear congruential generator (Knuth's MMIX numbers); only its upper half is used."""

    def __init__(self, seed):
        self._state = seed

    def below(self, n):
        self._state = (self._state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self._state >> 33) % n

    def between(self, low, high):
        return low + self.below(high - low + 1)

    def pick(self, items):
        return items[self.below(len(items))]


def name(index):
    """The index-th made-up name; all differ up to 320."""
    return _FIRST[index % 20] + " " + _LAST[(index // 20 + index * 7) % 16]


def nip(chance, index, contract=False):
    """A made-up employee number of 18 digits; its last three are 9xx, which nobody on earth holds.
    Contract staff (PPPK) carry year and 21 where permanent staff carry year and month."""
    birth_year = chance.between(1970, 1996)
    start_year = max(birth_year + chance.between(22, 27), 2022 if contract else 0)
    start_year = min(start_year, 2024)
    start_month = 21 if contract else chance.between(1, 12)
    return "%04d%02d%02d%04d%02d%d%03d" % (
        birth_year,
        chance.between(1, 12),
        chance.between(1, 28),
        start_year,
        start_month,
        1 + chance.below(2),
        901 + index % 99,
    )


def decimal_comma(hundredths):
    """2880 is "28,8"; 1200 is "12"."""
    sign = "-" if hundredths < 0 else ""
    whole, rest = divmod(abs(hundredths), 100)
    return sign + str(whole) + ("," + ("%02d" % rest).rstrip("0") if rest else "")


def spread(chance, total, wobble, most=None):
    """Twelve integers around total / 12 that sum to total exactly, none below 0 or above `most`."""
    months = [total // 12 + (1 if i < total % 12 else 0) for i in range(12)]
    for _ in range(18):
        a, b, step = chance.below(12), chance.below(12), chance.between(0, wobble)
        if months[a] - step >= 0 and (most is None or months[b] + step <= most):
            months[a] -= step
            months[b] += step
    return months


def monthly(chance, aggregate, figure, step=1, most=None):
    """Twelve months, in hundredths, whose aggregate is `figure` hundredths; counts use step 100."""
    if aggregate == "jumlah":
        return [
            m * step for m in spread(chance, figure // step, max(1, figure // step // 40), most)
        ]
    if aggregate == "rata-rata":
        return spread(chance, figure * 12, max(1, figure // 25), most)
    if aggregate == "terakhir":  # grows to its end
        return [figure * (i + 3) // 14 for i in range(11)] + [figure]
    worst = chance.below(12)
    away = 1 if aggregate == "minimum" else -1
    months = [figure + away * chance.between(1, max(1, figure // 50)) for _ in range(12)]
    months[worst] = figure
    return [min(m, most) if most else m for m in months]


def visit(chance):
    """Day and hour of a citizen's visit, as a web form writes it."""
    day = "%02d/%02d/2026" % (chance.between(1, 28), chance.between(2, 11))
    return day + " %d:%02d" % (chance.between(8, 14), chance.below(60))


def answers(chance, respondents, total):
    """Sheets of nine answers from 1 to 4 whose sum is `total` exactly."""
    cells = [3] * (9 * respondents)
    rest = total - sum(cells)
    while rest:
        i, step = chance.below(len(cells)), 1 if rest > 0 else -1
        if 1 <= cells[i] + step <= 4:
            cells[i] += step
            rest -= step
    for _ in range(2 * len(cells)):
        a, b = chance.below(len(cells)), chance.below(len(cells))
        if a != b and cells[a] < 4 and cells[b] > 2:
            cells[a] += 1
            cells[b] -= 1
    return [cells[9 * i : 9 * i + 9] for i in range(respondents)]


def write_csv(path, header, rows, separator=";", mark=False, encoding="utf-8", end="\n", title=()):
    """Writes one file in the dialect of the office that exported it."""

    def cell(text):
        text = str(text)
        if any(c in text for c in (separator, '"', "\n", "\r")):
            return '"' + text.replace('"', '""') + '"'
        return text

    lines = list(title) + [separator.join(map(cell, row)) for row in [header] + rows]
    text = end.join(lines) + end
    with open(path, "wb") as file:
        file.write((b"\xef\xbb\xbf" if mark else b"") + text.encode(encoding))


def tell_who(who):
    """With --who: the people whom a reader may look for, each with the reason."""
    if "--who" in sys.argv:
        for title, person in who.items():
            print("%-30s %s  %s, %s" % (title, person.nip, person.name, person.unit))
