#!/usr/bin/env python3
"""make_data.py [--who]

Makes data/*.csv of the Manokwari example. All people and figures are invented; the same run gives
the same bytes. --who lists the people with a planted defect or at an edge."""

import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))

import defects  # noqa: E402
import invented  # noqa: E402
from town_data import MONTHS, Chance, tell_who, write_csv  # noqa: E402

VALUES = ";".join(invented.ASPECTS)
TITLE = ["Rekap capaian kinerja pegawai", "Tahun 2026; dicetak 04-01-2027"]
HEADERS = {
    "pegawai.csv": "NIP;Nama;Unit Kerja;Jabatan;Status;TMT;NIP Atasan;Loket;Keadaan",
    "sasaran.csv": "NIP;Nama;Rencana Hasil Kerja;Misi Daerah;Indikator;Satuan;Target;Arah;Jenis;"
    "Cara Hitung;Bobot",
    "capaian.csv": "NIP;Indikator;" + ";".join(m + "-26" for m in MONTHS) + ";Status",
    "capaian-susulan.csv": "NIP;Indikator;Bulan;Nilai;Status;Bukti",
    "evaluasi-diri.csv": "NIP;Nama;" + VALUES + ";Status;Tanggal",
    "penilaian-atasan.csv": "NIP Atasan;NIP Pegawai;Nama Pegawai;" + VALUES + ";Catatan;Status",
    "penilaian-rekan.csv": "NIP Penilai;NIP Pegawai;Sebagai;" + VALUES + ";Catatan;Status;Tanggal",
    "skm.csv": "Cap waktu;No Tiket;Loket;U1;U2;U3;U4;U5;U6;U7;U8;U9;Saran",
}


HEADERS["penilaian-rekan-susulan.csv"] = HEADERS["penilaian-rekan.csv"]


class Office:
    """All rows of the town before they are written, so that defects can be planted by name."""

    def __init__(self):
        chance = Chance(98312)
        self.people = invented.make_people(chance)
        self.plan, self.achieved = invented.make_plan(chance, self.people)
        self.own, self.superior, self.peers = invented.make_ratings(chance, self.people)
        self.survey = invented.make_survey(chance)
        self.staff = [invented.staff_row(person) for person in self.people]
        self.late, self.peers_late = [], []

    def plain(self, unit):
        """Staff of a unit who are not at an edge, in order."""
        return invented.staff_of(self.people, unit)

    def silence(self, person, *groups):
        """Takes away what some groups said of a person."""
        if "self" in groups:
            self.own = [r for r in self.own if r[0] != person.nip]
        if "superior" in groups:
            self.superior = [r for r in self.superior if r[1] != person.nip]
        if "peer" in groups:
            self.peers = [r for r in self.peers if r[1] != person.nip]

    def write(self):
        def save(file, rows, **dialect):
            write_csv(os.path.join(HERE, "data", file), HEADERS[file].split(";"), rows, **dialect)

        save("pegawai.csv", self.staff, end="\r\n")
        save("sasaran.csv", self.plan, mark=True)
        save("capaian.csv", self.achieved, mark=True, end="\r\n", title=TITLE)
        save("capaian-susulan.csv", self.late)
        save("evaluasi-diri.csv", self.own, mark=True)
        save("penilaian-atasan.csv", self.superior, encoding="windows-1252", end="\r\n")
        save("penilaian-rekan.csv", self.peers)
        save("penilaian-rekan-susulan.csv", self.peers_late, mark=True)
        save("skm.csv", self.survey, separator=",")


def main():
    office = Office()
    who = defects.defects(office)
    who.update((p.note, p) for p in office.people if p.note)
    defects.plant(office)
    office.write()
    tell_who(who)


if __name__ == "__main__":
    main()
