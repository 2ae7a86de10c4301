#!/usr/bin/env python3
"""make_data.py [--who]

Makes data/*.csv of the Denpasar example. All people and figures are invented; the same run gives
the same bytes. --who lists the people with a planted defect or exactly at an edge."""

import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))

import defects  # noqa: E402
import invented  # noqa: E402
from town_data import MONTHS, Chance, tell_who, write_csv  # noqa: E402

HEADERS = {
    "pegawai.csv": "NIP;Nama;Unit Kerja;Jabatan;Status;TMT Jabatan;NIP Atasan Langsung;"
    "Gagasan Baru",
    "rencana-kerja.csv": "NIP;Nama;Rencana Hasil Kerja;Sasaran Perangkat Daerah;Indikator;Aspek;"
    "Satuan;Target;Target Atas;Arah;Jenis;Cara Hitung;Bobot;Jenis Subjek;Subjek;Porsi",
    "realisasi-bulanan.csv": "NIP;Indikator;Satuan;" + ";".join(MONTHS) + ";Keterangan",
    "realisasi-susulan.csv": "NIP;Indikator;Dari;Sampai;Nilai;Status;Bukti",
    "realisasi-unit.tsv": "Subjek;Jenis;Indikator;Bulan;Nilai",
    "penilaian-perilaku.csv": "NIP;Nama;NIP Penilai;Orientasi Pelayanan;Komitmen;Inisiatif Kerja;"
    "Kerja Sama;Kepemimpinan;Catatan;Status;Tanggal",
    "survei-kepuasan.csv": "No Responden;Cap waktu;Unit Layanan;"
    + ";".join(question for question, _ in invented.SURVEY)
    + ";Saran",
}


HEADERS["realisasi-ditarik.csv"] = HEADERS["realisasi-susulan.csv"]
HEADERS["penilaian-perilaku-koreksi.csv"] = HEADERS["penilaian-perilaku.csv"]


class Office:
    """All rows of the town before they are written, so that defects can be planted by name."""

    def __init__(self):
        chance = Chance(2026)
        self.people = invented.make_people(chance)
        self.plan, self.figures = invented.make_plan(chance, self.people)
        self.unit_figures = invented.make_unit_figures(chance)
        self.behaviour = invented.make_behaviour(chance, self.people)
        self.survey = invented.make_survey(chance)
        self.staff = [invented.staff_row(person) for person in self.people]
        self.late, self.withdrawn, self.behaviour_again = [], [], []

    def plain(self, unit):
        """Staff of a unit who are not at an edge, in order."""
        return [p for p in self.people if p.unit == unit and not p.leads and not p.parts]

    def staff_of(self, person):
        return defects.row_of(self.staff, person)

    def figure(self, person, indicator):
        return defects.row_of(self.figures, person, indicator)

    def sheet(self, person):
        return defects.row_of(self.behaviour, person)

    def write(self):
        def save(file, rows, **dialect):
            write_csv(os.path.join(HERE, "data", file), HEADERS[file].split(";"), rows, **dialect)

        save("pegawai.csv", self.staff, mark=True, end="\r\n")
        save("rencana-kerja.csv", self.plan)
        save("realisasi-bulanan.csv", self.figures, mark=True)
        save("realisasi-susulan.csv", self.late, end="\r\n")
        save("realisasi-ditarik.csv", self.withdrawn, end="\r\n")
        save("realisasi-unit.tsv", self.unit_figures, separator="\t")
        save("penilaian-perilaku.csv", self.behaviour, encoding="windows-1252", end="\r\n")
        save("penilaian-perilaku-koreksi.csv", self.behaviour_again)
        save("survei-kepuasan.csv", self.survey, separator=",")


def main():
    office = Office()
    who = defects.defects(office)
    who.update((p.note, p) for p in office.people if p.note)
    defects.plant(office)
    office.write()
    tell_who(who)


if __name__ == "__main__":
    main()
