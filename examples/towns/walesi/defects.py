"""The defects that are planted in the Walesi example. README.md says what becomes of each."""

import invented
from invented import HEALTH, NATURE, SECRETARIAT, SERVICE, VILLAGES


def plain(half, unit):
    """Staff of a unit who are at no edge, in order."""
    return [p for p in half.people if p.unit == unit and not p.leads and not p.note]


def place_edges(people):
    """Twenty levels are wanted of the analyst at the secretariat; eighteen are 90 percent exactly."""
    exact = next(p for p in people if p.unit == SECRETARIAT and p.position == "Analis")
    exact.note = "kompetensi tepat 90"
    exact.exact = {key: invented.standard_of(exact, key) for key, _ in invented.COMPETENCIES}
    exact.exact["integritas"] -= 1
    exact.exact["kerja_sama"] -= 1


def defects(half):
    """Who has which defect."""
    nature, service = plain(half, NATURE), plain(half, SERVICE)
    health, villages = plain(half, HEALTH), plain(half, VILLAGES)
    return {
        "sasaran masih draf": nature[0],
        "asesmen kosong satu sel": nature[1],
        "tanpa asesmen": nature[2],
        "tingkat 6": nature[3],
        "capaian belum disetujui": nature[4],
        "NIP 17 digit di capaian": service[0],
        "tanpa penilaian atasan": service[1],
        "penilaian draf": service[2],
        "nilai perilaku 6": service[3],
        "kepatuhan kata lain": service[4],
        "NIP rusak spreadsheet": health[0],
        "lahir bulan 13": health[1],
        "baru masuk 2026": villages[0],
        "pindah unit 2026": villages[1],
        "lembar dialog dobel": villages[2],
    }


def plant(half):
    who = defects(half)
    files = half.files
    if half.period != invented.PERIODS[-1]:
        forget_newcomer(half, who["baru masuk 2026"])
        return
    for row in half.rows("sasaran.csv"):
        if row["NIP"] == who["sasaran masih draf"].nip:
            row["Keadaan"] = "Draf"
    files.find("asesmen.csv", who["asesmen kosong satu sel"])["Komunikasi"] = ""
    files.remove("asesmen.csv", who["tanpa asesmen"])
    files.find("asesmen.csv", who["tingkat 6"])["Kepemimpinan"] = "6"
    for row in half.rows("capaian.csv"):
        if row["NIP"] == who["capaian belum disetujui"].nip and row["Indikator"].startswith("Patroli"):
            row["Keadaan"] = "Diajukan"
    damaged = who["NIP 17 digit di capaian"]
    files.find("capaian.csv", damaged, Indikator="Waktu penyelesaian")["NIP"] = damaged.nip[:17]
    files.remove("perilaku.csv", who["tanpa penilaian atasan"])
    files.find("perilaku.csv", who["penilaian draf"])["Keadaan"] = "Draf"
    files.find("perilaku.csv", who["nilai perilaku 6"])["Adaptif"] = "6"
    files.find("kepatuhan.csv", who["kepatuhan kata lain"])[invented.COMPLIANCE[1]] = "sudah"
    spoiled = files.find("pegawai.csv", who["NIP rusak spreadsheet"])
    spoiled["NIP"] = "%s,%sE+17" % (spoiled["NIP"][0], spoiled["NIP"][1:6])
    wrong = who["lahir bulan 13"].nip
    files.rename(who["lahir bulan 13"], wrong[:4] + "13" + wrong[6:])
    files.find("pegawai.csv", who["baru masuk 2026"])["TMT Jabatan"] = "01-02-2026"
    move(half, who["pindah unit 2026"])
    twice = files.find("dialog.csv", who["lembar dialog dobel"])
    half.rows("dialog.csv").append(dict(twice))


def forget_newcomer(half, person):
    """Who came in 2026 stands in no file of 2025."""
    for file in ("pegawai.csv", "sasaran.csv", "standar-kompetensi.csv", "asesmen.csv",
                 "capaian.csv", "kepatuhan.csv", "perilaku.csv", "dialog.csv", "bimbingan.csv"):
        half.files.drop_person(file, person)


def move(half, person):
    """A second line of the staff list: in another office from April on."""
    row = dict(half.files.find("pegawai.csv", person))
    row.update({"Unit Kerja": NATURE, "TMT Jabatan": "01-04-2026",
                "Warga Dilayani": str(invented.PUBLIC[NATURE][0]), "Predikat Unit": "Baik"})
    half.rows("pegawai.csv").append(row)
