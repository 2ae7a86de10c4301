"""The people of the Salor example, their plans, figures and ratings, before any defect."""

from town_data import decimal_comma, spread
from town_staff import draw, make_people

SECRETARIAT = "Sekretariat Distrik"
DOCUMENTS = "Kantor Layanan Dokumen"
HEALTH = "Puskesmas Padang Sejuk"
FARMS = "Kantor Pertanian dan Irigasi"
SOCIAL = "Kantor Sosial dan Kampung"

# unit, post of its head, posts of the sections' heads, number of staff, posts of the staff
UNITS = [
    (SECRETARIAT, "", ["Kepala Subbagian Umum"], 7, ["Analis", "Bendahara", "Arsiparis"]),
    (DOCUMENTS, "Kepala Kantor", ["Kepala Seksi Pendaftaran", "Kepala Seksi Penerbitan"], 15,
     ["Petugas Loket", "Verifikator", "Pengelola Arsip"]),
    (HEALTH, "Kepala Puskesmas", ["Kepala Tata Usaha"], 12, ["Perawat", "Bidan", "Apoteker"]),
    (FARMS, "Kepala Kantor", ["Kepala Seksi Irigasi"], 12, ["Penyuluh Pertanian", "Juru Irigasi"]),
    (SOCIAL, "Kepala Kantor", ["Kepala Seksi Kampung"], 11, ["Pekerja Sosial", "Pendamping"]),
]
STAGE = {"Analis": "Ahli Pertama", "Perawat": "Terampil", "Bidan": "Mahir", "Apoteker": "Ahli Muda",
         "Penyuluh Pertanian": "Ahli Pertama", "Pekerja Sosial": "Ahli Pertama",
         "Arsiparis": "Terampil"}
UNIT_RESULT = {SECRETARIAT: "Baik", DOCUMENTS: "Istimewa", HEALTH: "Baik",
               FARMS: "Butuh Perbaikan", SOCIAL: "Baik"}
PARENT = {
    SECRETARIAT: "Pemerintahan distrik yang akuntabel",
    DOCUMENTS: "Dokumen warga mudah dan pasti",
    HEALTH: "Warga sehat dan terlayani",
    FARMS: "Sawah terairi, panen cukup",
    SOCIAL: "Kampung yang saling menjaga",
}
# Aspect "target": title, indicator, unit of measure, target a year.
TARGET = {
    SECRETARIAT: ("Naskah dan keuangan tertib", "Berkas tertib", "berkas", 240),
    DOCUMENTS: ("Dokumen warga terbit", "Dokumen terbit", "dokumen", 480),
    HEALTH: ("Warga kampung diperiksa", "Kunjungan rumah", "kunjungan", 480),
    FARMS: ("Petani didampingi", "Kunjungan lapangan", "kunjungan", 240),
    SOCIAL: ("Keluarga rentan didampingi", "Keluarga didampingi", "keluarga", 120),
}
# Aspect "pelayanan": how many, and how fast. Days and hours: fewer are better.
SERVED = {
    SECRETARIAT: ("Surat warga dijawab", "Surat dijawab", "surat", 120),
    DOCUMENTS: ("Pemohon terlayani di loket", "Pemohon terlayani", "pemohon", 1200),
    HEALTH: ("Pasien terlayani", "Pasien terlayani", "pasien", 1800),
    FARMS: ("Permintaan air dan bibit dijawab", "Permintaan dijawab", "permintaan", 120),
    SOCIAL: ("Permohonan bantuan diproses", "Permohonan diproses", "permohonan", 240),
}
HANDLING = ("Pengurusan lebih cepat", "Waktu pengurusan dokumen", "hari", 5)
DESKS = {
    DOCUMENTS: ["Loket Pendaftaran", "Loket Penerbitan", "Loket Pengaduan"],
    HEALTH: ["Poli Umum", "Poli Ibu dan Anak"],
    SOCIAL: ["Loket Bantuan"],
}
# Service point: people served in the year, respondents, sum of their nine answers. 76.608 is rounded
# to 76.61, the edge of B. The complaints desk has fewer answers than the sample of its 120 people.
SURVEY = {
    "Loket Pendaftaran": (20, 19, 524),
    "Loket Penerbitan": (50, 46, 1432),
    "Loket Pengaduan": (120, 34, 900),
    "Poli Umum": (110, 92, 2790),
    "Poli Ibu dan Anak": (75, 66, 2130),
    "Loket Bantuan": (40, 38, 1010),
}
# Attendance: indicator, title of the goal.
ATTENDANCE = [("TK", "Hadir pada hari kerja"), ("Alpa berturut terlama", "Hadir pada hari kerja"),
              ("TL1", "Datang tepat waktu"), ("TL2", "Datang tepat waktu"),
              ("TL3", "Datang tepat waktu"), ("TL4", "Datang tepat waktu")]
IDEAS = ["Usul diajukan", "Usul diuji", "Usul diterapkan"]
VALUES = ["Berorientasi Pelayanan", "Akuntabel", "Kompeten", "Harmonis", "Loyal", "Adaptif",
          "Kolaboratif"]
PRAISE = ["Warga pulang dengan dokumen di tangan", "Berkas rapi \u2013 mudah ditelusuri",
          "Mengajari rekan memakai aplikasi antrean", "Cepat menjawab keluhan"]
CONCERN = ["Sering datang setelah loket dibuka", "Berkas menumpuk;\nsudah dibicarakan",
           "+ perlu didampingi", "Belum mau mencoba cara baru"]
EXPECTED = {
    SECRETARIAT: "Surat warga dijawab sebelum hari kelima",
    DOCUMENTS: "Pemohon tahu kapan dokumennya selesai",
    HEALTH: "Pasien lansia didahulukan",
    FARMS: "Petani diberi kabar sebelum air ditutup",
    SOCIAL: "Keluarga rentan dikunjungi, bukan dipanggil",
}
ANNEX = [("dukungan", "Komputer, aplikasi antrean, kendaraan lapangan bersama"),
         ("pertanggungjawaban", "Laporan bulanan kepada atasan langsung"),
         ("konsekuensi", "Bahan penghargaan, pengembangan karir atau pembinaan")]
WISHES = ["", "", "", "Sudah cepat, terima kasih", 'Antrean "Senin" panjang', "Tambah petugas,\nmohon"]

# Written badly on purpose: place in the staff of the unit, cells of the plan. See README.md.
BADLY_WRITTEN = [
    (SECRETARIAT, 1, {"Rencana Hasil Kerja": "Selalu melayani semua warga dengan sempurna",
                      "Indikator": "Semua warga puas", "Satuan": "%", "Target": "100"}),
    (SECRETARIAT, 2, {"Rencana Hasil Kerja": "Mengikuti rapat koordinasi",
                      "Indikator": "Rapat diikuti", "Satuan": "kali", "Target": "12"}),
    (FARMS, 1, {"Rencana Hasil Kerja": "Saluran irigasi bersih",
                "Indikator": "Saluran bersih", "Satuan": "", "Target": "30"}),
    (FARMS, 2, {"Rencana Hasil Kerja": "Bibit sampai ke petani", "Indikator": "Bibit dibagikan",
                "Satuan": "bibit", "Target": ""}),
    (SOCIAL, 1, {"Rencana Hasil Kerja": "Gotong royong kampung berjalan", "Indikator": "Gotong royong",
                 "Satuan": "kegiatan", "Target": "6", "Sasaran Perangkat Daerah": ""}),
]
# note, unit, target reached of 480, percent of service, ideas; no late day. The result is 40 x target
# + 20 x 100 + 10 x innovation + 30 x service.
EDGES = [
    ("hasil tepat 90", HEALTH, 420, 100, (0, 0, 0)),
    ("hasil 89,92", HEALTH, 419, 100, (0, 0, 0)),
    ("hasil tepat 105", DOCUMENTS, 444, 120, (3, 1, 1)),
    ("hasil 104,92", DOCUMENTS, 443, 120, (3, 1, 1)),
]
# note, days absent in all, longest run: people at an edge of PP 94/2021.
ABSENCES = [("alpa 3 hari", 3, 1), ("alpa 10 hari", 10, 4), ("alpa 11 hari", 11, 3),
            ("alpa 10 hari berturut-turut", 10, 10), ("alpa 28 hari", 28, 6)]


def make_staff(chance):
    people = make_people(chance, 211, (SECRETARIAT, "Kepala Distrik"), UNITS)
    for person in people:
        person.level = draw(chance, [(24, 108, 122), (72, 93, 107), (90, 78, 91), (100, 42, 72)])
        person.mark = draw(chance, [(26, 46, 50), (80, 37, 44), (92, 31, 35), (100, 21, 28)])
        if person.leads:
            person.level, person.mark = max(person.level, 94), max(person.mark, 38)
        person.ideas = chance.pick([(0, 0, 0), (1, 0, 0), (1, 1, 0), (2, 1, 1), (0, 0, 0), (3, 2, 1)])
        person.absent = (0, 0) if chance.below(6) else chance.pick([(1, 1), (2, 1), (2, 2)])
        person.late = [chance.below(n) for n in (9, 5, 3, 2)] if person.level < 115 else [0] * 4
        person.target, person.served, person.desk = None, None, ""
    for unit, desks in DESKS.items():
        for i, person in enumerate(p for p in people if p.unit == unit and not p.leads):
            person.desk = desks[i % len(desks)]
    for note, unit, target, served, ideas in EDGES:
        person = staff_of(people, unit)[0]
        person.note, person.target, person.served, person.ideas = note, target, served, ideas
        person.absent, person.late, person.mark, person.desk = (0, 0), [0] * 4, 48, ""
    for (note, days, run), person in zip(ABSENCES, staff_of(people, SOCIAL)[3:]):
        person.note, person.absent = note, (days, run)
    return people


def staff_of(people, unit):
    """Staff of a unit who are at no edge, in order."""
    return [p for p in people if p.unit == unit and not p.leads and not p.note]


def staff_row(person):
    row = person.staff_row()
    base = {0: 3200000, 1: 4800000, 2: 6500000, 3: 8000000}[person.rank]
    row.update({
        "Loket": person.desk,
        "Di Loket": "ya" if person.desk else "tidak",
        "Warga Dilayani": str(SURVEY[person.desk][0]) if person.desk else "",
        "Kepala Unit": "ya" if person.rank >= 2 else "tidak",
        "Predikat Organisasi": UNIT_RESULT[person.unit],
        "ID PNS": "contoh-%04d" % (person.index + 1),
        "Jenjang": "" if person.leads else STAGE.get(person.position, ""),
        "Tunjangan Dasar": str(base + 100000 * (person.index % 5)),
    })
    return row


def goals_of(chance, person):
    """(aspect, weight, goal, direction, aggregate, year's figure in hundredths)."""
    level = lambda: max(5, person.level + chance.between(-6, 6))  # noqa: E731
    goal = TARGET[person.unit]
    done = person.target or (goal[3] * level() + 50) // 100
    yield "target", 40, goal, "naik", "jumlah", done * 100
    goal = SERVED[person.unit]
    done = goal[3] * (person.served or level()) // 100
    yield "pelayanan", 20, goal, "naik", "jumlah", done * 100
    speed = HANDLING[3] * (200 - (person.served or min(150, level())))
    yield "pelayanan", 10, HANDLING, "turun", "rata-rata", speed


def months_of(chance, aggregate, figure, exact):
    """Twelve months, in hundredths."""
    if aggregate == "jumlah":
        return [100 * m for m in spread(chance, figure // 100, max(1, figure // 4000))]
    return [figure] * 12 if exact else spread(chance, figure * 12, max(1, figure // 20))


def attendance(chance, person):
    """Twelve rows of the attendance machine: days absent, longest run, and four kinds of lateness."""
    days, run = person.absent
    rows = [[0] * 6 for _ in range(12)]
    month = chance.below(12)
    rows[month][0], rows[month][1] = run, run
    left = days - run
    while left > 0:
        month = chance.below(12)
        if rows[month][1] <= 1:
            rows[month][0] += 1
            rows[month][1] = 1
            left -= 1
    for kind, count in enumerate(person.late):
        for _ in range(count):
            rows[chance.below(12)][2 + kind] += 1
    return rows


def sheet(chance, person):
    return {v: str(min(5, max(1, (person.mark + chance.between(0, 9)) // 10))) for v in VALUES}


def comma(hundredths):
    return decimal_comma(hundredths)
