#!/usr/bin/env python3
"""make_data.py [--who]

Makes data/<half-year>/*.csv of the Walesi example, and from cycle.json the cycle files of the two
half-years before, so that all three follow the same rule to the letter. All people and figures are
invented; the same run gives the same bytes. --who lists the people with a planted defect or exactly
at an edge."""

import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))

import defects  # noqa: E402
import invented  # noqa: E402
from town_data import Chance, tell_who  # noqa: E402
from town_staff import Files  # noqa: E402

ROMAN = ["Bulan 1", "Bulan 2", "Bulan 3", "Bulan 4", "Bulan 5", "Bulan 6"]
TITLES = [title for _, title in invented.COMPETENCIES]
HEADERS = [
    ("pegawai.csv", "NIP;Nama;Unit Kerja;Jabatan;Pangkat;Golongan;Status;TMT Jabatan;NIP Atasan;"
     "Melayani Warga;Warga Dilayani;Arah Karir;Hukuman Disiplin;Predikat Unit", {"mark": True, "end": "\r\n"}),
    ("sasaran.csv", "NIP;Nama;Rencana Hasil Kerja;Sasaran Unit;Indikator;Aspek;Satuan;Target;Arah;"
     "Cara Hitung;Bobot;Keadaan", {}),
    ("standar-kompetensi.csv", "NIP;Jabatan;Kompetensi;Aspek;Tingkat Standar", {}),
    ("asesmen.csv", "NIP;Nama;Tanggal Asesmen;" + ";".join(TITLES), {"mark": True}),
    ("capaian.csv", "NIP;Indikator;" + ";".join(ROMAN) + ";Keadaan;Bukti", {}),
    ("kepatuhan.csv", "NIP;" + ";".join(invented.COMPLIANCE), {"separator": ","}),
    ("perilaku.csv", "NIP;Nama;NIP Penilai;" + ";".join(invented.VALUES) + ";Catatan;Keadaan;Tanggal",
     {"encoding": "windows-1252", "end": "\r\n"}),
    ("warga.csv", "Kantor;Lembar;K1;K2;K3;K4;K5;Saran", {"separator": ","}),
    ("dialog.csv", "NIP;Waktu;Agenda dan Kesepakatan;Tentang;Persetujuan", {"end": "\r\n"}),
    ("bimbingan.csv", "NIP;Waktu;Langkah;Tentang;Keadaan", {}),
]


class HalfYear:
    """All rows of one half-year before they are written, so that defects can be planted by name."""

    def __init__(self, chance, people, period, first):
        self.period, self.people = period, people
        self.files = Files(os.path.join(HERE, "data", period))
        for file, header, dialect in HEADERS:
            self.files.open(file, header, **dialect)
        for person in people:
            risen = [] if first else invented.grow(chance, person)
            if person.note == "kompetensi tepat 90":
                person.levels = dict(person.exact)
            self.add_staff(person)
            self.add_competencies(person)
            self.add_work(chance, person, risen)
            self.add_ratings(chance, person)
            self.add_events(chance, person)
        self.add_public(chance)

    def rows(self, file):
        return self.files.rows(file)

    def add_staff(self, person):
        served = invented.PUBLIC.get(person.unit, ("",))[0]
        row = person.staff_row()
        row.update({
            "Melayani Warga": "ya" if served else "tidak",
            "Warga Dilayani": str(served),
            "Arah Karir": person.career,
            "Hukuman Disiplin": person.punished,
            "Predikat Unit": "Baik" if person.unit != invented.VILLAGES else "Butuh Perbaikan",
        })
        self.rows("pegawai.csv").append(row)

    def add_competencies(self, person):
        for key, title in invented.COMPETENCIES:
            self.rows("standar-kompetensi.csv").append({
                "NIP": person.nip, "Jabatan": person.position, "Kompetensi": title, "Aspek": key,
                "Tingkat Standar": str(invented.standard_of(person, key)),
            })
        self.rows("asesmen.csv").append(invented.assessment(person, self.period))

    def add_work(self, chance, person, risen):
        who = {"NIP": person.nip, "Nama": person.name, "Keadaan": "Disepakati"}
        for aspect, weight, goal, percent in invented.goals_of(chance, person, risen):
            title, parent, indicator, unit, target, direction, aggregate = goal
            self.rows("sasaran.csv").append(dict(who, **{
                "Rencana Hasil Kerja": title, "Sasaran Unit": parent, "Indikator": indicator,
                "Aspek": aspect, "Satuan": unit, "Target": str(target), "Arah": direction,
                "Cara Hitung": aggregate, "Bobot": str(weight),
            }))
            months = invented.figures(chance, goal, percent)
            row = {"NIP": person.nip, "Indikator": indicator, "Keadaan": "Disetujui"}
            row.update(zip(ROMAN, map(invented.number, months)))
            row["Bukti"] = 'Buku "register"' if person.index % 4 else "Rekap aplikasi;\ndicocokkan"
            self.rows("capaian.csv").append(row)
        answers = {"NIP": person.nip}
        for item in invented.COMPLIANCE:
            self.rows("sasaran.csv").append(dict(who, **{
                "Rencana Hasil Kerja": "Aturan dipatuhi", "Sasaran Unit": "Bekerja sesuai aturan",
                "Indikator": item, "Aspek": "kepatuhan", "Satuan": "ya/tidak", "Target": "1",
                "Arah": "naik", "Cara Hitung": "terakhir", "Bobot": "1",
            }))
            answers[item] = "ya" if chance.below(100) < min(97, person.level) else "tidak"
        self.rows("kepatuhan.csv").append(answers)

    def add_ratings(self, chance, person):
        if not person.superior:
            return  # The head of the regency rates the secretary elsewhere.
        row = {"NIP": person.nip, "Nama": person.name, "NIP Penilai": person.superior.nip}
        row.update(invented.sheet(chance, person))
        about = chance.pick(invented.PRAISE if person.mark >= 38 else invented.CONCERN)
        row["Catatan"] = about if chance.below(2) else ""
        row["Keadaan"] = "Disetujui"
        row["Tanggal"] = "%02d-%s-%s" % (
            chance.between(15, 28), "06" if self.period[-1] == "1" else "12", self.period[:4])
        self.rows("perilaku.csv").append(row)

    def add_events(self, chance, person):
        if person.superior:
            for session in range(2):
                self.rows("dialog.csv").append(
                    invented.dialogue(chance, person, self.period, session))
        if person.level >= 78:
            return
        month = int(self.period[-1]) * 6
        for step, text in enumerate(("Menyusun rencana perbaikan bersama atasan",
                                     "Pendampingan di lapangan", "Hasil diperiksa bersama")):
            closed = step == 2 and person.index % 3 == 0
            if step == 2 and not closed:
                break
            self.rows("bimbingan.csv").append({
                "NIP": person.nip, "Waktu": "%02d-%02d-%s 09:00" % (
                    5 + step, month - 2 + step, self.period[:4]),
                "Langkah": text, "Tentang": "", "Keadaan": "ditutup" if closed else "terbuka"})

    def add_public(self, chance):
        place = invented.PERIODS.index(self.period)
        for unit, (_, answers) in invented.PUBLIC.items():
            for cells in invented.opinions(chance, *answers[place]):
                number = len(self.rows("warga.csv")) + 1
                row = {"Kantor": unit, "Lembar": "%s-%04d" % (self.period, number)}
                row.update(zip(("K1", "K2", "K3", "K4", "K5"), cells))
                row["Saran"] = chance.pick(invented.WISHES)
                self.rows("warga.csv").append(row)


COMMENT = """\
// cycle-2025-1.json and cycle-2025-2.json are made from this file by make_data.py: the same rule on
// other days. Run them first, into the same folder: this cycle compares with them.
"""


def earlier_cycle(text, period):
    """cycle.json as it was for an earlier half-year: the same rule, other days and files."""
    year, half = period.split("-")
    for new, old in zip(invented.MONTHS["2026-1"], invented.MONTHS[period]):
        text = text.replace('"%s"' % new, '"%s"' % old)
    last = "06-30" if half == "1" else "12-31"
    first = "01-01" if half == "1" else "07-01"
    earlier = [p for p in reversed(invented.PERIODS) if p < period]
    listed = ", ".join('"walesi-%s"' % p for p in earlier)
    for new, old in (
        (COMMENT, "// Made from cycle.json by make_data.py: the same rule on other days.\n"),
        ('"earlier": ["walesi-2025-2", "walesi-2025-1"]', '"earlier": [%s]' % listed),
        ('"walesi-2026-1"', '"walesi-%s"' % period),
        ("data/2026-1/", "data/%s/" % period),
        ('"2026-01-01"', '"%s-%s"' % (year, first)),
        ('"2026-06-30"', '"%s-%s"' % (year, last)),
        ("Semester I 2026", "Semester %s %s" % ("I" * int(half), year)),
        ("first half of 2026", "%s half of %s" % ({"1": "first", "2": "second"}[half], year)),
        ('"file": "', '"file": "%s-' % period),
        ('"folder": "', '"folder": "%s-' % period),
        ('"file": "%s-data/' % period, '"file": "data/'),
    ):
        text = text.replace(new, old)
    return text


def main():
    chance = Chance(2031)
    people = invented.make_staff(chance)
    defects.place_edges(people)
    for i, period in enumerate(invented.PERIODS):
        half = HalfYear(chance, people, period, i == 0)
        who = defects.defects(half)
        defects.plant(half)
        half.files.write()
    with open(os.path.join(HERE, "cycle.json"), encoding="utf-8") as file:
        text = file.read()
    for period in invented.PERIODS[:-1]:
        with open(os.path.join(HERE, "cycle-%s.json" % period), "w", encoding="utf-8") as file:
            file.write(earlier_cycle(text, period))
    who.update((p.note, p) for p in people if p.note)
    tell_who(who)


if __name__ == "__main__":
    main()
