"""A cycle of a few people with all that the tests turn: people, goals, figures, ratings; four
nodes; three exporters. Change `settings` or `tables`, then write()."""

import json
import pathlib

from kinerja_case import nip

HEAD, ANI, BUDI, CITRA = (nip(k) for k in (101, 202, 303, 404))
UNKNOWN = nip(5005)

PEOPLE = [
    ["NIP", "Nama", "Unit", "Jabatan", "Atasan", "TMT"],
    [HEAD, "Uji Kepala", "Bagian Umum", "Kepala Bagian", "", "01-04-2019"],
    [ANI, "Uji Ani", "Bagian Umum", "Analis", HEAD, "13-04-2019"],
    [BUDI, "Uji Budi", "Bagian Umum", "Arsiparis", HEAD, "01-04-2019"],
    [CITRA, "Uji Citra", "Bagian Keuangan", "Bendahara", HEAD, "01-04-2019"],
]
GOALS = [
    ["NIP", "Sasaran", "Indikator", "Target", "Arah", "Bobot"],
    *([who, "Surat selesai", "Surat", "100", "naik", "60"] for who in (HEAD, ANI, BUDI, CITRA)),
    *([who, "Tanggap cepat", "Jam", "10", "turun", "40"] for who in (HEAD, ANI, BUDI, CITRA)),
]
FIGURES = [
    ["NIP", "Indikator", "Bulan", "Nilai"],
    *([who, "Surat", "2026-06", figure] for who, figure in
      ((HEAD, "100"), (ANI, "95"), (BUDI, "80"), (CITRA, "60"))),
    *([who, "Jam", "2026-07", "10"] for who in (HEAD, ANI, BUDI, CITRA)),
]
RATINGS = [
    ["NIP", "Penilai", "Sebagai", "Status", "Disiplin", "Inovasi"],
    *([who, who, "diri", "dikirim", "4", "4"] for who in (HEAD, ANI, BUDI, CITRA)),
    *([who, HEAD, "atasan", "dikirim", "4", "3"] for who in (ANI, BUDI, CITRA)),
    *([who, rater, "rekan", "dikirim", disiplin, "5"] for who, rater, disiplin in
      ((ANI, BUDI, "5"), (ANI, CITRA, "3"), (BUDI, ANI, "4"), (BUDI, CITRA, "4"),
       (CITRA, ANI, "5"), (CITRA, BUDI, "4"))),
    [HEAD, ANI, "rekan", "dikirim", "4", "4"],
]


def source(title, record, columns, **more):
    return {
        "title": title,
        "source": "id.kinerja.table",
        "inputs": {"file": "data/%s.csv" % title},
        "config": {"record": record, "columns": columns, **more},
    }


def settings():
    scale = {"min": 1, "max": 5}
    return {
        "kinerja": 1,
        "id": "uji-2026",
        "title": "Penilaian uji 2026",
        "agency": "kota-uji",
        "period": {"from": "2026-01-01", "to": "2026-12-31"},
        "aspects": {
            "disiplin": {"title": "Disiplin", "scale": scale},
            "inovasi": {"title": "Inovasi", "scale": scale},
        },
        "sources": {
            "pegawai": source("pegawai", "people", {
                "employee": "NIP", "name": "Nama", "unit": "Unit", "position": "Jabatan",
                "superior": "Atasan", "from_day": "TMT"}, date_format="dd-mm-yyyy"),
            "rencana": source("rencana", "goals", {
                "employee": "NIP", "title": "Sasaran", "indicator": "Indikator",
                "target": "Target", "direction": "Arah", "weight": "Bobot"}),
            "realisasi": source("realisasi", "measures", {
                "subject": "NIP", "indicator": "Indikator", "month": "Bulan", "value": "Nilai"}),
            "penilaian": source("penilaian", "ratings", {
                "ratee": "NIP", "rater": "Penilai", "role": "Sebagai", "state": "Status"},
                wide={"field": "aspect", "value": "score",
                      "columns": {"Disiplin": "disiplin", "Inovasi": "inovasi"}}),
        },
        "nodes": {
            "hasil": {"title": "Hasil kerja", "method": "id.kinerja.target-achievement",
                      "config": {"decimals": 2}},
            "perilaku": {"title": "Perilaku", "method": "id.kinerja.multirater",
                         "config": {"aspects": {"disiplin": 60, "inovasi": 40},
                                    "weights": {"self": 10, "superior": 60, "peer": 30},
                                    "minimum_raters": {"peer": 1}, "aspect_raters": 1}},
            "nilai": {"title": "Nilai", "method": "id.kinerja.weighted",
                      "inputs": ["hasil", "perilaku"],
                      "config": {"weights": {"hasil": 70, "perilaku": 30}, "decimals": 2}},
            "predikat": {"title": "Predikat", "method": "id.kinerja.bands", "inputs": ["nilai"],
                         "config": {"bands": [{"grade": "Kurang"}, {"from": 80, "grade": "Cukup"},
                                              {"from": 90, "grade": "Baik"}]}},
        },
        "result": "predikat",
        "exporters": {
            "csv": {"exporter": "id.kinerja.csv", "config": {}},
            "json": {"exporter": "id.kinerja.json", "config": {}},
            "html": {"exporter": "id.kinerja.html", "config": {"folder": "halaman"}},
        },
    }


class SmallCycle:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.file = self.folder / "cycle.json"
        self.settings = settings()
        tables = {"pegawai": PEOPLE, "rencana": GOALS, "realisasi": FIGURES, "penilaian": RATINGS}
        self.tables = {name: [list(row) for row in rows] for name, rows in tables.items()}

    def use_method(self, component, **config):
        """One node alone, rated by `component`, and no exporter for people's pages."""
        self.settings["nodes"] = {
            "uji": {"title": "Uji", "method": component, "config": config}
        }
        self.settings["result"] = "uji"

    def add_entries(self, *rows):
        """What was written down about people: NIP, day, kind, about, text, state."""
        self.settings["sources"]["catatan"] = source("catatan", "events", {
            "subject": "NIP", "time": "Hari", "kind": "Jenis", "about": "Tentang",
            "text": "Isi", "state": "Status"})
        self.tables["catatan"] = [["NIP", "Hari", "Jenis", "Tentang", "Isi", "Status"],
                                  *map(list, rows)]

    def allow_bad_rows(self, share=0.9):
        for one in self.settings["sources"].values():
            one["max_rejected"] = share

    def path(self, table):
        return self.folder / "data" / (table + ".csv")

    def write_settings(self):
        text = json.dumps(self.settings, indent=1, ensure_ascii=False)
        self.file.write_text(text, encoding="utf-8")
        return self.file

    def write(self):
        (self.folder / "data").mkdir(parents=True, exist_ok=True)
        for name, rows in self.tables.items():
            lines = "".join(";".join(row) + "\n" for row in rows)
            self.path(name).write_text(lines, encoding="utf-8")
        return self.write_settings()
