"""The small cycle with thousands of invented people, so that a run takes a while."""

from kinerja_case import nip
from small_cycle import FIGURES, GOALS, PEOPLE, RATINGS, SmallCycle

PEOPLE_IN_A_UNIT = 40


class BigCycle(SmallCycle):
    def __init__(self, folder, people, pages=True, shift=0):
        """`shift` makes other figures, and so other results, of the same people."""
        super().__init__(folder)
        self.settings["exporters"]["html"]["config"]["person_pages"] = pages
        numbers = [nip(k) for k in range(people)]
        head = lambda k: k - k % PEOPLE_IN_A_UNIT
        self.tables = {"pegawai": PEOPLE[:1], "rencana": GOALS[:1], "realisasi": FIGURES[:1],
                       "penilaian": RATINGS[:1]}
        self.tables = {name: list(rows) for name, rows in self.tables.items()}
        for k, who in enumerate(numbers):
            above = "" if head(k) == k else numbers[head(k)]
            unit = "Bagian %03d" % (k // PEOPLE_IN_A_UNIT)
            self.tables["pegawai"].append([who, "Uji %d" % k, unit, "Staf", above, "13-04-2019"])
            self.tables["rencana"].append([who, "Surat selesai", "Surat", "100", "naik", "60"])
            self.tables["rencana"].append([who, "Tanggap cepat", "Jam", "10", "turun", "40"])
            self.tables["realisasi"].append([who, "Surat", "2026-06", str(50 + (k + shift) % 60)])
            self.tables["realisasi"].append([who, "Jam", "2026-07", str(8 + (k + shift) % 5)])
            for rater, role in ((who, "diri"), (above, "atasan")):
                if rater:
                    mark = str(1 + (k + shift) % 5)
                    self.tables["penilaian"].append([who, rater, role, "dikirim", mark, "3"])
