"""The defects that are planted in the Binjai example. README.md says what becomes of each."""

import invented
from invented import HEALTH, LICENCE, MEDIA, WORKS

STAFF = "pegawai.csv"
PLAN = "standar-kinerja.csv"
REPORTS = "laporan-kerja.csv"
SHEETS = "penilaian-360.csv"


def plain(office, unit):
    """Staff of a unit who are at no edge and in no project, in order."""
    return [p for p in invented.staff_of(office.people, unit) if not p.project]


def defects(office):
    """Who has which defect."""
    works, licence = plain(office, WORKS), plain(office, LICENCE)
    health, media = plain(office, HEALTH), plain(office, MEDIA)
    return {
        "laporan triwulan IV susulan": works[0],
        "laporan susulan belum disetujui": works[1],
        "tanpa standar kuantitas": works[2],
        "mutu 8.5O (huruf O)": works[3],
        "tanpa pengamatan atasan": licence[0],
        "tanpa penilaian atasan 360": licence[1],
        "hanya dua rekan": licence[2],
        "lembar dikirim dua kali": licence[3],
        "nilai 7 pada skala 5": licence[4],
        "tanpa potensi": health[0],
        "tanpa standar": health[1],
        "NIP 17 digit di laporan": health[2],
        "kata potensi bukan angka": health[3],
        "NIP rusak spreadsheet": media[0],
        "lahir bulan 13": media[1],
        "log harian tanpa jam": media[2],
    }


def plant(office):
    who = defects(office)
    files = office.files
    plant_in_reports(office, who)
    plant_in_ratings(office, who)
    files.find(STAFF, who["tanpa potensi"])["Nilai Potensi"] = ""
    files.find(STAFF, who["kata potensi bukan angka"])["Nilai Potensi"] = "menunggu asesmen"
    newcomer = who["tanpa standar"]
    for file in (PLAN, REPORTS, "log-harian.csv"):
        files.drop_person(file, newcomer)
    files.find(STAFF, newcomer)["TMT Jabatan"] = "01-12-2026"
    files.find("log-harian.csv", who["log harian tanpa jam"])["Waktu"] = "17-03-2026"
    spoiled = files.find(STAFF, who["NIP rusak spreadsheet"])
    spoiled["NIP"] = "%s,%sE+17" % (spoiled["NIP"][0], spoiled["NIP"][1:6])
    wrong = who["lahir bulan 13"].nip
    files.rename(who["lahir bulan 13"], wrong[:4] + "13" + wrong[6:])


def plant_in_reports(office, who):
    files = office.files
    quantity = invented.QUANTITY[WORKS][1]
    late = (("laporan triwulan IV susulan", "Disetujui", "LK-901/4/2026"),
            ("laporan susulan belum disetujui", "Diajukan", "menunggu paraf;\natasan dinas luar"))
    for name, state, proof in late:
        row = files.find(REPORTS, who[name], Indikator=quantity, Dari="01-10-2026")
        office.rows(REPORTS).remove(row)
        office.rows("laporan-susulan.csv").append(dict(row, Keadaan=state, Bukti=proof))
    files.remove(PLAN, who["tanpa standar kuantitas"], Indikator=quantity)
    files.find(REPORTS, who["mutu 8.5O (huruf O)"], Indikator=invented.QUALITY[1])["Nilai"] = "8.5O"
    damaged = who["NIP 17 digit di laporan"]
    row = files.find(REPORTS, damaged, Indikator=invented.TIME[1])
    row["NIP"] = damaged.nip[:17]


def plant_in_ratings(office, who):
    files = office.files
    files.remove("pengamatan.csv", who["tanpa pengamatan atasan"])
    files.remove(SHEETS, who["tanpa penilaian atasan 360"], Sebagai="Atasan")
    lonely = who["hanya dua rekan"]
    peers = [r for r in office.rows(SHEETS)
             if r["NIP"] == lonely.nip and r["Sebagai"] == "Rekan kerja"]
    for row in peers[:-2]:
        office.rows(SHEETS).remove(row)
    twice = dict(files.find(SHEETS, who["lembar dikirim dua kali"], Sebagai="Rekan kerja"))
    twice.update({"Komitmen": "1", "Tanggal": "29/12/2026"})
    office.rows(SHEETS).append(twice)
    files.find(SHEETS, who["nilai 7 pada skala 5"], Sebagai="Atasan")["Kerja Sama"] = "7"
