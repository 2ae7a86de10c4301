#!/usr/bin/env python3
"""make_data.py [--who]

Makes data/*.csv of the Salor example, and from cycle.json the file whatif.json: the same evidence
under another scheme. All people and figures are invented; the same run gives the same bytes. --who
lists the people with a planted defect or exactly at an edge."""

import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))

import defects  # noqa: E402
import invented  # noqa: E402
from town_data import MONTHS, Chance, answers, decimal_comma, tell_who, visit  # noqa: E402
from town_staff import Files, other_scheme  # noqa: E402

KINDS = [indicator for indicator, _ in invented.ATTENDANCE]
HEADERS = [
    ("pegawai.csv", "NIP;Nama;Unit Kerja;Jabatan;Jenjang;Pangkat;Golongan;Status;TMT Jabatan;"
     "NIP Atasan;Loket;Di Loket;Warga Dilayani;Kepala Unit;Predikat Organisasi;Tunjangan Dasar;ID PNS",
     {"mark": True, "end": "\r\n"}),
    ("rencana.csv", "NIP;Nama;Rencana Hasil Kerja;Sasaran Perangkat Daerah;Indikator;Aspek;Satuan;"
     "Target;Arah;Cara Hitung;Bobot", {"mark": True}),
    ("realisasi.csv", "NIP;Indikator;" + ";".join(MONTHS) + ";Keadaan;Bukti",
     {"end": "\r\n", "title": ["Rekap realisasi tahun 2026", "dicetak 05-01-2027"]}),
    ("kehadiran.csv", "NIP;Bulan;" + ";".join(KINDS), {"separator": ","}),
    ("inovasi.csv", "NIP;" + ";".join(invented.IDEAS) + ";Uraian", {}),
    ("perilaku.csv", "NIP;Nama;NIP Penilai;" + ";".join(invented.VALUES) + ";Catatan;Keadaan;Tanggal",
     {"encoding": "windows-1252", "end": "\r\n"}),
    ("skm.csv", "Cap waktu;Tiket;Loket;" + ";".join("U%d" % i for i in range(1, 10)) + ";Saran",
     {"separator": ","}),
    ("catatan.csv", "NIP;Waktu;Jenis Catatan;Isi;Tentang;Keadaan", {"end": "\r\n"}),
]
# What the other scheme does otherwise: text of cycle.json and what stands there instead.
WHATIF = [
    ('"id": "salor-2026"', '"id": "salor-2026-bagaimana-jika"'),
    ('"Penilaian kinerja ASN Salor 2026"',
     '"Bagaimana jika: pelayanan 40, target 30, tabel Permentan 68/2012, Salor 2026"'),
    ('"Appraisal of civil servants, Salor 2026"',
     '"What if: service 40, target 30, table of Permentan 68/2012, Salor 2026"'),
    ('"weights": {"target": 40, "disiplin": 20, "inovasi": 10, "pelayanan": 30}',
     '"weights": {"target": 30, "disiplin": 20, "inovasi": 10, "pelayanan": 40}'),
    ('"preset": "tabel-g-potongan"',
     '"method": "id.kinerja.figures",\n      "config": {\n        "combine": "sum",\n'
     '        "only_listed": true,\n        "factors": {\n'
     '          "TL1": {"times": 0.5}, "TL2": {"times": 1}, "TL3": {"times": 1.5},\n'
     '          "TL4": {"times": 2}, "TK": {"times": 4}\n        }\n      }'),
]


class Office:
    """All rows of the town before they are written, so that defects can be planted by name."""

    def __init__(self, chance):
        self.files = Files(os.path.join(HERE, "data"))
        for file, header, dialect in HEADERS:
            self.files.open(file, header, **dialect)
        self.people = invented.make_staff(chance)
        for person in self.people:
            self.rows("pegawai.csv").append(invented.staff_row(person))
            self.add_plan(chance, person)
            self.add_attendance(chance, person)
            self.add_ratings(chance, person)
            self.add_notes(chance, person)
        self.add_badly_written()
        self.add_survey(chance)

    def rows(self, file):
        return self.files.rows(file)

    def add_goal(self, person, aspect, weight, goal, direction, aggregate, **more):
        title, indicator, unit, target = goal
        self.rows("rencana.csv").append(dict({
            "NIP": person.nip, "Nama": person.name, "Rencana Hasil Kerja": title,
            "Sasaran Perangkat Daerah": invented.PARENT[person.unit], "Indikator": indicator,
            "Aspek": aspect, "Satuan": unit, "Target": str(target), "Arah": direction,
            "Cara Hitung": aggregate, "Bobot": str(weight)}, **more))

    def add_plan(self, chance, person):
        for aspect, weight, goal, direction, aggregate, figure in invented.goals_of(chance, person):
            self.add_goal(person, aspect, weight, goal, direction, aggregate)
            exact = person.target is not None
            months = invented.months_of(chance, aggregate, figure, exact)
            self.add_figures(person, goal[1], map(decimal_comma, months))
        for indicator in invented.IDEAS:
            goal = ("Cara kerja yang lebih mudah bagi warga", indicator, "usul", 1)
            self.add_goal(person, "inovasi", 10, goal, "naik", "jumlah")
        row = {"NIP": person.nip, "Uraian": 'Papan "antrean" di loket' if person.ideas[0] else ""}
        row.update(zip(invented.IDEAS, map(str, person.ideas)))
        self.rows("inovasi.csv").append(row)

    def add_figures(self, person, indicator, months):
        row = {"NIP": person.nip, "Indikator": indicator, "Keadaan": "Disetujui"}
        row.update(zip(MONTHS, months))
        row["Bukti"] = "Buku register" if person.index % 3 else "Rekap aplikasi;\ndicocokkan"
        self.rows("realisasi.csv").append(row)

    def add_attendance(self, chance, person):
        for indicator, title in invented.ATTENDANCE:
            longest = indicator == "Alpa berturut terlama"
            goal = (title, indicator, "kali" if indicator.startswith("TL") else "hari", 0)
            self.add_goal(person, "disiplin", 1, goal, "turun", "maksimum" if longest else "jumlah")
        for month, counts in enumerate(invented.attendance(chance, person), 1):
            row = {"NIP": person.nip, "Bulan": "%02d/2026" % month}
            row.update(zip(KINDS, map(str, counts)))
            self.rows("kehadiran.csv").append(row)

    def add_ratings(self, chance, person):
        if not person.superior:
            return  # The regent rates the head of the district elsewhere.
        row = {"NIP": person.nip, "Nama": person.name, "NIP Penilai": person.superior.nip}
        row.update(invented.sheet(chance, person))
        about = chance.pick(invented.PRAISE if person.mark >= 37 else invented.CONCERN)
        row.update({"Catatan": about if chance.below(2) else "", "Keadaan": "Disetujui",
                    "Tanggal": "%02d-12-2026" % chance.between(14, 31)})
        self.rows("perilaku.csv").append(row)

    def add_notes(self, chance, person):
        def add(month, kind, text, about, state):
            self.rows("catatan.csv").append({
                "NIP": person.nip, "Waktu": "%02d-%02d-2026 %02d:15" % (
                    chance.between(2, 27), month, chance.between(8, 14)),
                "Jenis Catatan": kind, "Isi": text, "Tentang": about, "Keadaan": state})

        if not person.superior:
            return
        both = "disetujui keduanya" if person.index % 11 else "menunggu pegawai"
        add(1, "dialog", "Agenda: rencana kerja dan cara mengukurnya. Disepakati: target dan bukti "
            "dukung.", "", both)
        add(1, "ekspektasi", invented.EXPECTED[person.unit], "pelayanan_akhlak", "disetujui keduanya")
        for kind, text in invented.ANNEX:
            add(1, kind, text, "", "disetujui keduanya")
        if person.index % 4 == 0:
            good = person.mark >= 37
            kind, texts = ("pujian", invented.PRAISE) if good else ("perhatian", invented.CONCERN)
            add(chance.between(3, 11), "observasi", chance.pick(texts), "pelayanan", kind)
        if person.level <= 72 or person.absent[0] >= 10:
            add(9, "bimbingan", "Sebab dibicarakan, langkah disepakati", "", "terbuka")
            add(10, "bimbingan", "Pendampingan mingguan", "", "terbuka")
            if person.index % 2:
                add(12, "bimbingan", "Hasil diperiksa bersama; selesai", "", "ditutup")

    def add_badly_written(self):
        for unit, place, cells in invented.BADLY_WRITTEN:
            person = [p for p in self.people if p.unit == unit and not p.leads][place]
            goal = [cells[k] for k in ("Rencana Hasil Kerja", "Indikator", "Satuan", "Target")]
            self.add_goal(person, "target", 10, goal, "naik", "jumlah", **cells)
            target = int(cells["Target"] or 24)
            months = ["8"] * 12 if target == 100 else [str(-(-target // 12))] * 12
            self.add_figures(person, cells["Indikator"], months)

    def add_survey(self, chance):
        rows = self.rows("skm.csv")
        for desk, (_, respondents, total) in invented.SURVEY.items():
            for cells in answers(chance, respondents, total):
                row = {"Cap waktu": visit(chance), "Tiket": "S%04d" % (len(rows) + 1), "Loket": desk}
                row.update(("U%d" % i, str(c)) for i, c in enumerate(cells, 1))
                row["Saran"] = chance.pick(invented.WISHES)
                rows.append(row)


def main():
    office = Office(Chance(2027))
    who = defects.defects(office)
    who.update((p.note, p) for p in office.people if p.note)
    defects.plant(office)
    office.files.write()
    other_scheme(HERE, WHATIF)
    tell_who(who)


if __name__ == "__main__":
    main()
