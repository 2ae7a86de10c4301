"""The people of the Walesi example and three half-years of their work, before any defect."""

from town_data import decimal_comma, monthly
from town_staff import draw, make_people

SECRETARIAT = "Sekretariat Distrik"
NATURE = "Kantor Sumber Daya Alam"
SERVICE = "Kantor Pelayanan Publik"
HEALTH = "Puskesmas Lembah Teduh"
VILLAGES = "Kantor Pemberdayaan Kampung"

# unit, post of its head, posts of the sections' heads, number of staff, posts of the staff
UNITS = [
    (SECRETARIAT, "", ["Kepala Subbagian Umum"], 7, ["Pengelola Kepegawaian", "Analis", "Arsiparis"]),
    (NATURE, "Kepala Kantor", ["Kepala Seksi Hutan", "Kepala Seksi Air"], 14,
     ["Polisi Hutan", "Penyuluh Kehutanan", "Pengelola Mata Air", "Analis Lingkungan"]),
    (SERVICE, "Kepala Kantor", ["Kepala Seksi Dokumen", "Kepala Seksi Perizinan"], 12,
     ["Petugas Loket", "Penata Layanan", "Analis"]),
    (HEALTH, "Kepala Puskesmas", ["Kepala Tata Usaha"], 11, ["Perawat", "Bidan", "Perekam Medis"]),
    (VILLAGES, "Kepala Kantor", ["Kepala Seksi Pendampingan"], 10,
     ["Pendamping Kampung", "Penyuluh", "Analis"]),
]
LEVEL_OF_POST = {
    "Analis": 2,
    "Penata Layanan": 2,
    "Pendamping Kampung": 2,
    "Analis Lingkungan": 2,
    "Penyuluh": 2,
    "Penyuluh Kehutanan": 2,
    "Polisi Hutan": 2,
    "Perawat": 2,
    "Bidan": 2,
}
BOARD = {3: "Administrator", 2: "Administrator", 1: "Pengawas"}

# key (the aspect in cycle.json), name of the competency
COMPETENCIES = [
    ("integritas", "Integritas"),
    ("kerja_sama", "Kerja Sama"),
    ("komunikasi", "Komunikasi"),
    ("orientasi_hasil", "Orientasi pada Hasil"),
    ("pelayanan_publik", "Pelayanan Publik"),
    ("pengembangan_diri", "Pengembangan Diri dan Orang Lain"),
    ("mengelola_perubahan", "Mengelola Perubahan"),
    ("pengambilan_keputusan", "Pengambilan Keputusan"),
    ("perekat_bangsa", "Perekat Bangsa"),
    ("komunikasi_masyarakat", "Komunikasi dengan Masyarakat"),
    ("kepemimpinan", "Kepemimpinan"),
]
FACING = ("pelayanan_publik", "komunikasi_masyarakat")
LEADING = ("pengambilan_keputusan", "kepemimpinan")  # who leads nobody needs them at level 1
VALUES = ["Berorientasi Pelayanan", "Akuntabel", "Kompeten", "Harmonis", "Loyal", "Adaptif",
          "Kolaboratif"]
COMPLIANCE = ["Laporan tengah tahun tepat waktu", "Izin masuk tanah adat diurus",
              "Sasaran disepakati sebelum batas", "Laporan harta atau pajak diserahkan"]

PERIODS = ["2025-1", "2025-2", "2026-1"]
MONTHS = {p: ["%s-%02d" % (p[:4], m + (6 if p[-1] == "2" else 0)) for m in range(1, 7)]
          for p in PERIODS}

# title, goal of the unit, indicator, unit of measure, target of a half-year, direction, aggregate
WORK = {
    SECRETARIAT: [
        ("Surat warga terjawab", "Pemerintahan yang menjawab", "Surat dijawab", "surat", 120, "naik",
         "jumlah"),
        ("Surat tidak lama menunggu", "Pemerintahan yang menjawab", "Waktu menjawab surat", "hari", 5,
         "turun", "rata-rata"),
    ],
    NATURE: [
        ("Hutan dan mata air terjaga", "Alam lestari, warga sejahtera", "Patroli bersama warga",
         "patroli", 36, "naik", "jumlah"),
        ("Bibit tertanam dan hidup", "Alam lestari, warga sejahtera", "Bibit hidup", "%", 75, "naik",
         "terakhir"),
    ],
    SERVICE: [
        ("Permohonan warga selesai", "Layanan dekat dan pasti", "Permohonan selesai", "dokumen", 900,
         "naik", "jumlah"),
        ("Permohonan cepat selesai", "Layanan dekat dan pasti", "Waktu penyelesaian", "hari", 4,
         "turun", "rata-rata"),
    ],
    HEALTH: [
        ("Warga kampung terlayani", "Ibu dan anak sehat", "Kunjungan terlayani", "kunjungan", 1500,
         "naik", "jumlah"),
        ("Imunisasi menjangkau lembah", "Ibu dan anak sehat", "Imunisasi lengkap", "%", 80, "naik",
         "terakhir"),
    ],
    VILLAGES: [
        ("Kampung didampingi", "Kampung yang mandiri", "Kunjungan pendampingan", "kunjungan", 48,
         "naik", "jumlah"),
        ("Musyawarah menghasilkan rencana", "Kampung yang mandiri", "Rencana kampung disahkan", "%",
         80, "naik", "terakhir"),
    ],
}
HOURS = ("Belajar sesuai kesenjangan kompetensi", "Pegawai yang terus tumbuh",
         "Jam pengembangan kompetensi", "JP", 10, "naik", "jumlah")
STEPS = ("Naik tingkat kompetensi", "Pegawai yang terus tumbuh", "Kompetensi naik tingkat",
         "kompetensi", 1, "naik", "terakhir")
PRAISE = ["Mendengarkan tetua kampung sebelum memulai", "Laporan lengkap \u2013 tepat waktu",
          "Mau mengajari pegawai baru", "Tenang saat warga mengeluh", "Berani mengusulkan cara baru"]
CONCERN = ["Belum menepati janji kunjungan", "Perlu berlatih berbicara di depan warga",
           "Catatan lapangan sering terlambat;\nsudah dibicarakan", "- perlu didampingi"]
CAREER = ["Pengawas", "Administrator", "Ahli Muda", "Ahli Madya", "Tetap di jabatan sekarang"]
AGREED = ["magang dua minggu di seksi lain", "memimpin satu musyawarah kampung",
          "mengikuti pelatihan komunikasi publik", "menyusun jadwal kunjungan bersama warga",
          "membimbing satu pegawai baru"]
WISHES = ["", "", "", "Petugas mau mendengar", 'Datang "tepat hari"', "Mohon lebih sering ke kampung"]
# Unit: people served in the half-year, and (answers, sum of five answers each) of three half-years.
# 2026-1: the villages' office has fewer answers than the sample of its 60 people asks for.
PUBLIC = {
    NATURE: (240, [(52, 760), (58, 880), (150, 2400)]),
    SERVICE: (900, [(120, 1890), (150, 2440), (270, 4560)]),
    HEALTH: (1400, [(160, 2600), (170, 2790), (302, 5130)]),
    VILLAGES: (60, [(30, 470), (31, 470), (33, 510)]),
}


def standard_of(person, key):
    """The level that a post needs, from 1 to 5."""
    if person.rank:
        level = {3: 4, 2: 3, 1: 2}[person.rank]
    else:
        level = LEVEL_OF_POST.get(person.position, 1)
    if key in LEADING and not person.rank:
        return 1
    facing = key in FACING and person.unit != SECRETARIAT and not person.rank
    return min(5, level + (1 if facing else 0))


def make_staff(chance):
    people = make_people(chance, 140, (SECRETARIAT, "Sekretaris Distrik"), UNITS)
    for person in people:
        person.level = draw(chance, [(22, 108, 122), (70, 94, 107), (88, 78, 92), (100, 46, 74)])
        if person.leads:
            person.level = max(person.level, 92)
        person.mark = draw(chance, [(22, 46, 50), (80, 38, 44), (92, 33, 36), (100, 22, 28)])
        person.career = CAREER[-1] if person.index % 3 == 2 else chance.pick(CAREER[:-1])
        person.punished = "sedang" if person.index in (17, 44) else "tidak ada"
        # Levels of the first half-year: mostly the standard, some below, few above.
        person.levels = {}
        for key, _ in COMPETENCIES:
            shift = draw(chance, [(58, -1, -1), (95, 0, 0), (100, 1, 1)])
            person.levels[key] = min(5, max(1, standard_of(person, key) + shift))
    return people


def grow(chance, person):
    """The competencies that rise one level in a half-year."""
    risen = []
    for key, _ in COMPETENCIES:
        below = person.levels[key] < standard_of(person, key)
        if person.levels[key] < 5 and chance.below(100) < (16 if below else 2):
            person.levels[key] += 1
            risen.append(key)
    return risen


def assessment(person, period):
    """One line of the assessment: a level for each competency."""
    row = {"NIP": person.nip, "Nama": person.name}
    row.update((title, str(person.levels[key])) for key, title in COMPETENCIES)
    month = {"1": "06", "2": "12"}[period[-1]]
    return dict(row, **{"Tanggal Asesmen": "%02d-%s-%s" % (10 + person.index % 15, month, period[:4])})


def goals_of(chance, person, risen):
    """(aspect, weight, goal, percent of the target in hundredths) of a half-year."""
    for weight, goal in zip((60, 40), WORK[person.unit]):
        yield "hasil", weight, goal, max(500, person.level * 100 + chance.between(-600, 600))
    yield "pertumbuhan", 50, HOURS, chance.pick([0, 5000, 8000, 10000, 10000, 12000, 16000])
    yield "pertumbuhan", 50, STEPS, min(2, len(risen)) * 10000


def figures(chance, goal, percent):
    """Six months, in hundredths, that reach `percent` hundredths of the target."""
    _, _, _, unit, target, direction, aggregate = goal
    share = 20000 - percent if direction == "turun" else percent
    figure = max(0, target * share // 100)
    if goal is STEPS:
        return ["", "", "", "", "", figure]
    if aggregate == "jumlah":
        year = monthly(chance, "jumlah", figure * 2 // 100 * 100, 100)
        return spread_half(year, figure // 100 * 100)
    return monthly(chance, aggregate, min(figure, 10000) if unit == "%" else figure,
                   most=10000 if unit == "%" else None)[6:]


def spread_half(year, total):
    """The first six of twelve months, the last one so that they sum to `total`."""
    months, sixth = year[:5], total - sum(year[:5])
    while sixth < 0:
        largest = months.index(max(months))
        take = min(months[largest], -sixth)
        months[largest] -= take
        sixth += take
    return [*months, sixth]


def sheet(chance, person):
    return {v: str(min(5, max(1, (person.mark + chance.between(0, 9)) // 10))) for v in VALUES}


def dialogue(chance, person, period, number):
    """A session of the half-year: agenda and what was agreed."""
    month = ("02", "05")[number] if period[-1] == "1" else ("08", "11")[number]
    below = [t for k, t in COMPETENCIES if person.levels[k] < standard_of(person, k)]
    agenda = "capaian sasaran" + (" dan " + below[0].lower() if below else "; arah karir")
    return {
        "NIP": person.nip,
        "Waktu": "%02d-%s-%s %02d:%02d" % (chance.between(3, 26), month, period[:4],
                                          chance.between(8, 14), 30 * chance.below(2)),
        "Agenda dan Kesepakatan": "Agenda: %s. Disepakati: %s." % (agenda, chance.pick(AGREED)),
        "Tentang": below[0] if below else "",
        "Persetujuan": "disetujui keduanya" if chance.below(12) else "menunggu pegawai",
    }


def opinions(chance, respondents, total):
    """Sheets of five answers from 1 to 4 whose sum is `total`."""
    cells = [3] * (5 * respondents)
    rest = total - sum(cells)
    while rest:
        i, step = chance.below(len(cells)), 1 if rest > 0 else -1
        if 1 <= cells[i] + step <= 4:
            cells[i] += step
            rest -= step
    return [[str(c) for c in cells[5 * i : 5 * i + 5]] for i in range(respondents)]


def number(hundredths):
    return hundredths if hundredths == "" else decimal_comma(hundredths)
