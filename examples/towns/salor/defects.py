"""The defects that are planted in the Salor example. README.md says what becomes of each."""

import invented
from invented import DOCUMENTS, FARMS, HEALTH, SECRETARIAT

STAFF = "pegawai.csv"
FIGURES = "realisasi.csv"


def defects(office):
    """Who has which defect."""
    documents = invented.staff_of(office.people, DOCUMENTS)
    health = invented.staff_of(office.people, HEALTH)
    farms = invented.staff_of(office.people, FARMS)[3:]
    secretariat = invented.staff_of(office.people, SECRETARIAT)[3:]
    return {
        "kehadiran Juni kosong": documents[0],
        "tanpa rekap kehadiran": documents[1],
        "menit tercatat sebagai jam": documents[2],
        "angka dengan huruf": documents[3],
        "realisasi belum disetujui": documents[4],
        "tanpa penilaian atasan": health[0],
        "penilaian draf": health[1],
        "nilai 0 pada skala 5": health[2],
        "loket salah ketik": health[3],
        "tanpa rencana": farms[0],
        "NIP 17 digit di realisasi": farms[1],
        "dua baris pegawai sama tanggal": farms[2],
        "NIP rusak spreadsheet": secretariat[0],
        "lahir bulan 13": secretariat[1],
        "baris catatan tanpa jam": secretariat[2],
    }


def plant(office):
    who = defects(office)
    files = office.files
    june = files.find("kehadiran.csv", who["kehadiran Juni kosong"], Bulan="06/2026")
    june.update({kind: "" for kind, _ in invented.ATTENDANCE})
    files.drop_person("kehadiran.csv", who["tanpa rekap kehadiran"])
    files.find("kehadiran.csv", who["menit tercatat sebagai jam"], Bulan="03/2026")["TL2"] = "0:45"
    files.find(FIGURES, who["angka dengan huruf"], Indikator="Dokumen terbit")["Agu"] = "4O"
    for row in office.rows(FIGURES):
        if row["NIP"] == who["realisasi belum disetujui"].nip and row["Indikator"] == "Dokumen terbit":
            row["Keadaan"] = "Diajukan"
    files.remove("perilaku.csv", who["tanpa penilaian atasan"])
    files.find("perilaku.csv", who["penilaian draf"])["Keadaan"] = "Draf"
    files.find("perilaku.csv", who["nilai 0 pada skala 5"])["Loyal"] = "0"
    files.find(STAFF, who["loket salah ketik"])["Loket"] = "Poli Umun"
    newcomer = who["tanpa rencana"]
    for file in ("rencana.csv", FIGURES, "inovasi.csv", "kehadiran.csv"):
        files.drop_person(file, newcomer)
    files.find(STAFF, newcomer)["TMT Jabatan"] = "01-12-2026"
    damaged = who["NIP 17 digit di realisasi"]
    files.find(FIGURES, damaged, Indikator=invented.HANDLING[1])["NIP"] = damaged.nip[:17]
    twin = dict(files.find(STAFF, who["dua baris pegawai sama tanggal"]), Jabatan="Juru Irigasi Muda")
    office.rows(STAFF).append(twin)
    spoiled = files.find(STAFF, who["NIP rusak spreadsheet"])
    spoiled["NIP"] = "%s,%sE+17" % (spoiled["NIP"][0], spoiled["NIP"][1:6])
    wrong = who["lahir bulan 13"].nip
    files.rename(who["lahir bulan 13"], wrong[:4] + "13" + wrong[6:])
    files.find("catatan.csv", who["baris catatan tanpa jam"])["Waktu"] = "14-01-2026"
