#!/usr/bin/env python3
"""make_data.py [--who]

Makes data/*.csv of the Binjai example, and from cycle.json the file whatif.json: the same evidence
under another scheme. All people and figures are invented; the same run gives the same bytes. --who
lists the people with a planted defect or exactly at an edge."""

import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))

import defects  # noqa: E402
import invented  # noqa: E402
from town_data import MONTHS_LONG, Chance, decimal_comma, tell_who  # noqa: E402
from town_staff import Files, other_scheme  # noqa: E402

HEADERS = [
    ("pegawai.csv", "NIP;Nama;Unit Kerja;Jabatan;Pangkat;Golongan;Status;TMT Jabatan;NIP Atasan;"
     "Membawahi;Nilai Potensi;Gagasan Baru;Hukuman Disiplin;Peran Proyek", {"mark": True, "end": "\r\n"}),
    ("standar-kinerja.csv", "NIP;Nama;Rencana Hasil Kerja;Sasaran Perangkat Daerah;Indikator;Aspek;"
     "Satuan;Target;Arah;Cara Hitung;Bobot;Jenis Subjek;Subjek;Porsi", {}),
    ("laporan-kerja.csv", "NIP;Indikator;Dari;Sampai;Nilai;Keadaan;Bukti", {"mark": True}),
    ("laporan-susulan.csv", "NIP;Indikator;Dari;Sampai;Nilai;Keadaan;Bukti", {"end": "\r\n"}),
    ("unit-dan-proyek.tsv", "Subjek;Jenis;Indikator;Bulan;Nilai", {"separator": "\t"}),
    ("log-harian.csv", "NIP;Waktu;Uraian;Menit;Indikator;Keadaan", {"separator": ","}),
    ("observasi.csv", "NIP;Waktu;Catatan;Perilaku;Jenis", {"end": "\r\n"}),
    ("pengamatan.csv", "NIP;Nama;NIP Pengamat;" + ";".join(invented.SEEN) + ";Keadaan;Tanggal",
     {"encoding": "windows-1252", "end": "\r\n"}),
    ("penilaian-360.csv", "NIP;NIP Penilai;Sebagai;" + ";".join(invented.BEHAVIOUR)
     + ";Catatan;Keadaan;Tanggal", {}),
    ("bimbingan.csv", "NIP;Waktu;Langkah;Keadaan", {}),
]
# What the other scheme does otherwise: text of cycle.json and what stands there instead.
WHATIF = [
    ('"id": "binjai-2026"', '"id": "binjai-2026-bagaimana-jika"'),
    ('"Penilaian kinerja ASN Kota Binjai 2026"', 
     '"Bagaimana jika: 50/30/20 dan 70/30, Kota Binjai 2026"'),
    ('"Appraisal of civil servants, Binjai 2026"', '"What if: 50/30/20 and 70/30, Binjai 2026"'),
    ('"preset": "v360-1-jabatan-atasan"', '"preset": "v360-4-rekan-acak"'),
    ('"preset": "v360-2-jabatan-lain"', '"preset": "v360-4-rekan-acak"'),
    ('"preset": "pp30-2019-nilai-60-40"', '"preset": "pp30-2019-nilai-70-30"'),
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
            self.rows("standar-kinerja.csv").extend(invented.standards(person))
            self.add_reports(chance, person)
            self.add_ratings(chance, person)
            self.add_events(chance, person)
        self.add_units()

    def rows(self, file):
        return self.files.rows(file)

    def add_reports(self, chance, person):
        for indicator, values in invented.reports(chance, person):
            for number, ((first, last), value) in enumerate(zip(invented.QUARTERS, values), 1):
                self.rows("laporan-kerja.csv").append({
                    "NIP": person.nip, "Indikator": indicator, "Dari": first + "-2026",
                    "Sampai": last + "-2026", "Nilai": decimal_comma(value), "Keadaan": "Disetujui",
                    "Bukti": "LK-%03d/%d/2026" % (person.index + 1, number)})
            for _ in range(2):
                self.rows("log-harian.csv").append({
                    "NIP": person.nip,
                    "Waktu": "%02d-%02d-2026 %02d:%02d" % (
                        chance.between(1, 28), chance.between(1, 12), chance.between(8, 15),
                        15 * chance.below(4)),
                    "Uraian": "Mengerjakan " + indicator.lower(),
                    "Menit": str(30 * chance.between(1, 8)), "Indikator": indicator,
                    "Keadaan": chance.pick(["disetujui", "disetujui", "disetujui", "diajukan", "draf"])})

    def add_ratings(self, chance, person):
        for rater, role in invented.raters_of(chance, person, self.people):
            row = {"NIP": person.nip, "NIP Penilai": rater.nip, "Sebagai": role}
            row["Keadaan"] = "Dikirim"
            shift = invented.leniency(chance, rater, role)
            marks = invented.sheet(chance, person, invented.BEHAVIOUR, shift, person.sheet)
            if role == "Atasan" and rater.index % 6 == 2 and not person.sheet:  # sees all as one
                marks = dict.fromkeys(marks, marks["Komitmen"])
            row.update(marks)
            if not person.leads and not person.sheet:
                row["Kepemimpinan"] = ""
            row["Catatan"] = chance.pick(invented.COMMENTS) if chance.below(5) == 0 else ""
            row["Tanggal"] = "%02d/12/2026" % chance.between(1, 28)
            self.rows("penilaian-360.csv").append(row)
        if person.superior:
            row = {"NIP": person.nip, "Nama": person.name, "NIP Pengamat": person.superior.nip}
            row.update(invented.sheet(chance, person, invented.SEEN, 0, person.sheet and "4444"))
            row.update({"Keadaan": "Disetujui", "Tanggal": "%02d-11-2026" % chance.between(2, 27)})
            self.rows("pengamatan.csv").append(row)

    def add_events(self, chance, person):
        if person.superior and person.index % 2:
            good = person.mark >= 38 or chance.below(3) == 0
            about, text = chance.pick(invented.PRAISE if good else invented.CONCERN)
            self.rows("observasi.csv").append({
                "NIP": person.nip,
                "Waktu": "%02d-%02d-2026 %02d:%02d" % (
                    chance.between(1, 28), chance.between(2, 11), chance.between(8, 15),
                    5 * chance.below(12)),
                "Catatan": text, "Perilaku": about, "Jenis": "pujian" if good else "perhatian"})
        if person.level <= 72:
            for month, step in ((10, "Dialog: sebab dan rencana tiga bulan"),
                                (11, "Pendampingan mingguan oleh rekan senior"),
                                (12, "Pemeriksaan hasil; bimbingan selesai")):
                if month < 12 or person.index % 3 == 1:
                    self.rows("bimbingan.csv").append({
                        "NIP": person.nip, "Waktu": "%02d-%02d-2026 09:00" % (4 + month, month),
                        "Langkah": step, "Keadaan": "ditutup" if month == 12 else "terbuka"})

    def add_units(self):
        rows = self.rows("unit-dan-proyek.tsv")
        for unit, figures in invented.UNIT_FIGURES.items():
            for (_, indicator, _, _), quarters in zip(invented.UNIT_GOALS, figures):
                for quarter, value in enumerate(quarters):
                    rows.append({"Subjek": unit, "Jenis": "unit", "Indikator": indicator,
                                 "Bulan": MONTHS_LONG[3 * quarter + 2] + " 2026", "Nilai": str(value)})
        for project, (_, _, days, _, quality) in invented.PROJECTS.items():
            for indicator, value in (("Hari penyelesaian proyek", days),
                                     ("Mutu hasil akhir proyek", quality)):
                rows.append({"Subjek": project, "Jenis": "proyek", "Indikator": indicator,
                             "Bulan": "Oktober 2026", "Nilai": str(value)})


def main():
    office = Office(Chance(2028))
    who = defects.defects(office)
    who.update((p.note, p) for p in office.people if p.note)
    defects.plant(office)
    office.files.write()
    other_scheme(HERE, WHATIF)
    tell_who(who)


if __name__ == "__main__":
    main()
