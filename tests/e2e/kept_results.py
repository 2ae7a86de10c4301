"""Results as a database of kinerja's keeps them: read, and changed as somebody might who knows the
form. The forms of columns: core/src/storage/column_codec.hpp."""

import hashlib
import math
import sqlite3
import struct

INTS = {1: "B", 2: "H", 4: "I"}


class Reader:
    def __init__(self, blob):
        self.blob, self.at = blob, 0

    def one(self, form):
        value, = struct.unpack_from("<" + form, self.blob, self.at)
        self.at += struct.calcsize("<" + form)
        return value

    def ints(self, count):
        low, form = self.one("q"), self.one("B")
        number = INTS[form & 15]
        if form & 16:  # runs
            values = [self.one(number) for _ in range(self.one("I"))]
            lengths = [self.one("B") for _ in values]
            codes = [value for value, length in zip(values, lengths) for _ in range(length)]
        elif form & 32:  # the same ones again and again
            values = [self.one(number) for _ in range(self.one("B"))]
            codes = [values[i % len(values)] for i in range(count)]
        else:
            codes = [self.one(number) for _ in range(count)]
        assert len(codes) == count
        return [low + code for code in codes], low

    def numbers(self, form):
        count = self.one("I")
        if count == 0:
            return []
        kind = self.one("B")
        if kind == 0:
            return [self.one(form)] * count
        if kind == 1:
            first, step = self.one("q"), self.one("q")
            return [first + i * step for i in range(count)]
        if kind == 2:
            return self.ints(count)[0]
        if kind == 3:
            return [self.one(form) for _ in range(count)]
        power = 10.0 ** self.one("B")
        digits, low = self.ints(count)
        return [math.nan if kind == 5 and one == low else one / power for one in digits]

    def texts(self):
        count = self.one("I")
        if count == 0:
            return []
        kind = self.one("B")
        if kind == 0:
            return [""] * count
        different = self.one("I") if kind == 1 else count
        words = []
        lengths = self.ints(different)[0]
        for length in lengths:
            words.append(self.blob[self.at:self.at + length].decode())
            self.at += length
        return [words[code] for code in self.ints(count)[0]] if kind == 1 else words


def unpacked(blob):
    """The employees and, of each node, the lists of scores, grades and statuses."""
    reader = Reader(blob)
    if reader.one("B") != 1:
        raise AssertionError("another version of the form")
    nodes = reader.one("I")
    employees = reader.texts()
    return employees, [[reader.numbers(form) for form in "dii"] for _ in range(nodes)]


def packed(employees, nodes):
    def plain(form, values):
        return struct.pack("<IB%d%s" % (len(values), form), len(values), 3, *values) if values \
            else struct.pack("<I", 0)

    words = [one.encode() for one in employees]
    blob = struct.pack("<BIIBqB%dI" % len(words), 1, len(nodes), len(words), 2, 0, 4,
                       *map(len, words)) + b"".join(words)
    return blob + b"".join(plain(form, column) for node in nodes
                           for form, column in zip("dii", node))


def kept_results(file):
    """Of each run: (employee, node) -> (score, its bytes, grade, status)."""
    with sqlite3.connect("file:%s?mode=ro" % file, uri=True) as database:
        if database.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            raise AssertionError("the database is damaged")
        runs = {}
        for (run,) in database.execute("SELECT number FROM run ORDER BY number"):
            names = [name for (name,) in database.execute(
                "SELECT name FROM run_component WHERE run = ? ORDER BY number", (run,))]
            runs[run] = {}
            for (blob,) in database.execute(
                    "SELECT columns FROM result_batch WHERE run = ? ORDER BY number", (run,)):
                employees, nodes = unpacked(blob)
                for name, columns in zip(names, nodes):
                    for employee, score, grade, status in zip(employees, *columns):
                        runs[run][employee, name] = (score, struct.pack("<d", score), grade,
                                                     status)
        return runs


def change_results(file, change):
    """Lets `change(names, employees, nodes)` alter the results of the newest run, which has one
    batch, and makes its hash right again."""
    with sqlite3.connect(file) as database:
        database.execute("DROP TRIGGER IF EXISTS result_batch_stays")
        run, blob = database.execute(
            "SELECT run, columns FROM result_batch ORDER BY run DESC LIMIT 1").fetchone()
        names = [name for (name,) in database.execute(
            "SELECT name FROM run_component WHERE run = ? ORDER BY number", (run,))]
        employees, nodes = unpacked(blob)
        change(names, employees, nodes)
        blob = packed(employees, nodes)
        database.execute("UPDATE result_batch SET columns = ?, sha256 = ?, people = ? WHERE run = ?",
                         (blob, hashlib.sha256(blob).hexdigest(), len(employees), run))
