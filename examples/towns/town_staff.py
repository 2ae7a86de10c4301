"""What the generators of Walesi, Binjai and Salor share: people in a hierarchy, and files whose rows
are dictionaries by header, so that a defect names the cell that it spoils."""

import os

from town_data import name, nip, write_csv

# Rank and class (pangkat, golongan): staff in turn, then heads of sections, of offices, and of all.
_CLASSES = [
    [("Pengatur", "II/c"), ("Penata Muda", "III/a"), ("Penata Muda Tingkat I", "III/b")],
    [("Penata Tingkat I", "III/d")],
    [("Pembina", "IV/a")],
    [("Pembina Utama Muda", "IV/c")],
]


class Person:
    def __init__(self, chance, index, shift, unit, position, superior, leads):
        contract = not leads and index % 7 == 4
        self.index, self.unit, self.position, self.superior = index, unit, position, superior
        self.nip, self.name = nip(chance, index, contract), name(index + shift)
        self.contract, self.leads = contract, leads
        self.rank = 0  # 0 staff, 1 head of a section, 2 head of an office, 3 the first of all
        self.level, self.note = 100, ""  # percent around which the year lies
        first = max(2018, int(self.nip[8:12]) + 1)
        self.since = "01-%02d-%04d" % (chance.between(1, 12), chance.between(min(first, 2024), 2024))

    def staff_row(self):
        classes = _CLASSES[self.rank]
        rank, grade = ("", "IX") if self.contract else classes[self.index % len(classes)]
        return {
            "NIP": self.nip,
            "Nama": self.name,
            "Unit Kerja": self.unit,
            "Jabatan": self.position,
            "Pangkat": rank,
            "Golongan": grade,
            "Status": "PPPK" if self.contract else "PNS",
            "TMT Jabatan": self.since,
            "NIP Atasan": self.superior.nip if self.superior else "",
        }


def make_people(chance, shift, first, units):
    """`first`: unit and post of who leads all; `units`: unit, post of its head, posts of the sections'
    heads, number of staff, posts of the staff in turn."""
    people = []

    def add(unit, position, superior, rank):
        person = Person(chance, len(people), shift, unit, position, superior, rank > 0)
        person.rank = rank
        people.append(person)
        return person

    top = add(*first, None, 3)
    for unit, chief, sections, staff, posts in units:
        head = top if unit == first[0] else add(unit, chief, top, 2)
        heads = [add(unit, post, head, 1) for post in sections] or [head]
        for i in range(staff):
            add(unit, posts[i % len(posts)], heads[i % len(heads)], 0)
    return people


def draw(chance, table):
    """`table`: (up to this percentile, lowest, highest)."""
    roll = chance.below(100)
    return next(chance.between(low, high) for limit, low, high in table if roll < limit)


class Files:
    """The rows of a folder of files before they are written."""

    def __init__(self, folder):
        self._folder, self._files = folder, {}

    def open(self, file, header, **dialect):
        rows = []
        self._files[file] = (header.split(";"), rows, dialect)
        return rows

    def rows(self, file):
        return self._files[file][1]

    def find(self, file, person, **cells):
        """The first row of a person; cells by header narrow it ("_" stands for a blank)."""
        wanted = {"NIP": person.nip, **{k.replace("_", " "): v for k, v in cells.items()}}
        for row in self.rows(file):
            if all(row.get(k) == v for k, v in wanted.items()):
                return row
        raise LookupError("%s: %s" % (file, wanted))

    def remove(self, file, person, **cells):
        self.rows(file).remove(self.find(file, person, **cells))

    def drop_person(self, file, person):
        self.rows(file)[:] = [r for r in self.rows(file) if r.get("NIP") != person.nip]

    def rename(self, person, number):
        """The person's number as it stands in every file (but where others name it)."""
        for _, rows, _ in self._files.values():
            for row in rows:
                if row.get("NIP") == person.nip:
                    row["NIP"] = number

    def write(self):
        os.makedirs(self._folder, exist_ok=True)
        for file, (header, rows, dialect) in self._files.items():
            cells = [[row.get(column, "") for column in header] for row in rows]
            write_csv(os.path.join(self._folder, file), header, cells, **dialect)


def other_scheme(folder, changes):
    """Writes whatif.json: cycle.json with `changes`, each a text that must stand there once."""
    with open(os.path.join(folder, "cycle.json"), encoding="utf-8") as file:
        text = file.read()
    for old, new in changes:
        if text.count(old) != 1:
            raise ValueError("%d times in cycle.json: %s" % (text.count(old), old))
        text = text.replace(old, new)
    first = text.index("{\n")
    head = "// Made from cycle.json by make_data.py: the same evidence under another scheme.\n"
    with open(os.path.join(folder, "whatif.json"), "w", encoding="utf-8") as file:
        file.write(head + text[first:])
