"""Reads single cells as offices write them. Each function raises ValueError with a reason."""

import calendar
import datetime
import re

from exact import exact

WORDS = {
    "role": {
        "diri": "self",
        "diri sendiri": "self",
        "atasan": "superior",
        "rekan": "peer",
        "rekan kerja": "peer",
        "bawahan": "subordinate",
        "masyarakat": "public",
        "publik": "public",
    },
    "state": {
        "draf": "draft",
        "diajukan": "submitted",
        "dikirim": "submitted",
        "disetujui": "approved",
        "ditarik": "withdrawn",
    },
    "quality": {
        "": "ok",
        "disetujui": "ok",
        "approved": "ok",
        "draf": "unapproved",
        "draft": "unapproved",
        "diajukan": "unapproved",
        "dikirim": "unapproved",
        "submitted": "unapproved",
        "ditarik": "retracted",
        "withdrawn": "retracted",
    },
    "direction": {
        "naik": "more",
        "lebih besar": "more",
        "turun": "less",
        "lebih kecil": "less",
        "rentang": "range",
    },
    "kind": {"utama": "main", "tambahan": "additional"},
    "aggregate": {
        "jumlah": "sum",
        "rata-rata": "mean",
        "terakhir": "last",
        "minimum": "min",
        "maksimum": "max",
    },
    "subject_kind": {
        "pegawai": "person",
        "layanan": "service_point",
        "proyek": "project",
        "semua": "all",
    },
}
WORDS["ratee_kind"] = WORDS["subject_kind"]

_MONTHS = {
    m: i // 2 + 1
    for i, m in enumerate(
        [
            "januari",
            "january",
            "februari",
            "february",
            "maret",
            "march",
            "april",
            "april",
            "mei",
            "may",
            "juni",
            "june",
            "juli",
            "july",
            "agustus",
            "august",
            "september",
            "september",
            "oktober",
            "october",
            "november",
            "november",
            "desember",
            "december",
        ]
    )
}


def word(field, text, extra):
    text = text.strip().lower()
    own = {k.lower(): v for k, v in extra.get(field, {}).items()}
    return own.get(text, WORDS[field].get(text, text))


def number(text):
    text = text.strip()
    if not re.fullmatch(r"[+-]?\d+([.,]\d+)?", text):
        raise ValueError("not a number: " + text)
    return exact(text.replace(",", "."))


def day(text, year_first=False):
    parts = [int(p) for p in re.split(r"[-/.]", text.strip())]
    if len(parts) != 3:
        raise ValueError("not a date: " + text)
    year, month, date = parts if year_first or parts[0] > 31 else reversed(parts)
    return datetime.date(year, month, date)


def month(text):
    """First and last day of "2026-03", "03/2026", "Maret 2026" or "Mar-26"."""
    parts = re.split(r"[-/ ]+", text.strip().lower())
    if len(parts) != 2:
        raise ValueError("not a month: " + text)
    if len(parts[0]) == 4 and parts[0].isdigit():
        parts.reverse()
    name, year = parts
    if not name.isdigit():
        name = next((n for word, n in _MONTHS.items() if word.startswith(name)), None)
    if name is None:
        raise ValueError("not a month: " + text)
    year = int(year) + (2000 if len(year) == 2 else 0)
    last = calendar.monthrange(year, int(name))[1]
    return datetime.date(year, int(name), 1), datetime.date(year, int(name), last)


def nip(text):
    """An employee number of 18 digits without blanks and apostrophe. Contract staff carry 21 and
    more where permanent staff carry the month of their start."""
    digits = re.sub(r"\s", "", text).lstrip("'")
    if not re.fullmatch(r"\d{18}", digits):
        raise ValueError("not 18 digits: " + text)
    born = datetime.date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    start = int(digits[12:14])
    if int(digits[8:12]) <= born.year or not (1 <= start <= 12 or start >= 21):
        raise ValueError("start of service: " + text)
    if digits[14] not in "12" or digits[15:] == "000":
        raise ValueError("sex digit or sequence: " + text)
    return digits
