"""The people of the Binjai example, their standards, reports and ratings, before any defect."""

from town_data import decimal_comma
from town_staff import draw, make_people

SECRETARIAT = "Sekretariat Daerah"
WORKS = "Dinas Pekerjaan Umum"
LICENCE = "Dinas Perizinan"
HEALTH = "Dinas Kesehatan"
MEDIA = "Dinas Informatika"

# unit, post of its head, posts of the sections' heads, number of staff, posts of the staff
UNITS = [
    (SECRETARIAT, "", ["Kepala Bagian Organisasi", "Kepala Bagian Umum"], 8, ["Analis", "Arsiparis"]),
    (WORKS, "Kepala Dinas", ["Kepala Bidang Jalan", "Kepala Bidang Drainase"], 14,
     ["Pengawas Lapangan", "Penata Teknik", "Juru Ukur"]),
    (LICENCE, "Kepala Dinas", ["Kepala Bidang Layanan"], 12, ["Petugas Loket", "Verifikator"]),
    (HEALTH, "Kepala Dinas", ["Kepala Bidang Pelayanan", "Kepala Bidang Pencegahan"], 13,
     ["Perawat", "Epidemiolog", "Penata Layanan"]),
    (MEDIA, "Kepala Dinas", ["Kepala Bidang Aplikasi"], 11, ["Pranata Komputer", "Analis Data"]),
]
PARENT = {
    SECRETARIAT: "Tata kelola yang ringkas",
    WORKS: "Jalan dan saluran yang aman",
    LICENCE: "Izin yang pasti waktunya",
    HEALTH: "Warga yang sehat",
    MEDIA: "Layanan digital yang andal",
}
# The written standards of a unit: title, indicator, unit of measure, target a year.
QUANTITY = {
    SECRETARIAT: ("Naskah dinas selesai", "Naskah selesai", "naskah", 240),
    WORKS: ("Ruas jalan dan saluran diperiksa", "Ruas diperiksa", "ruas", 480),
    LICENCE: ("Permohonan izin diputus", "Izin diputus", "berkas", 480),
    HEALTH: ("Kunjungan pembinaan terlaksana", "Kunjungan pembinaan", "kunjungan", 320),
    MEDIA: ("Permintaan perubahan aplikasi selesai", "Permintaan selesai", "permintaan", 160),
}
QUALITY = ("Hasil kerja tanpa perbaikan ulang", "Mutu hasil (rubrik)", "nilai rubrik", 85)
TIME = ("Pekerjaan selesai menurut standar waktu", "Waktu penyelesaian", "hari", 10)
UNIT_GOALS = [
    ("Layanan unit selesai tepat waktu", "Layanan tepat waktu", "%", 95),
    ("Pengguna layanan unit puas", "Kepuasan pengguna", "%", 80),
]
# Figures of a unit in four quarters: on time, satisfaction.
UNIT_FIGURES = {
    SECRETARIAT: ([94, 96, 95, 97], [81, 80, 83, 82]),
    WORKS: ([88, 90, 93, 92], [74, 77, 79, 80]),
    LICENCE: ([97, 98, 96, 99], [86, 88, 87, 90]),
    HEALTH: ([91, 92, 95, 94], [82, 84, 83, 85]),
    MEDIA: ([80, 84, 86, 90], [70, 73, 76, 78]),
}
QUARTERS = [("01-01", "31-03"), ("01-04", "30-06"), ("01-07", "30-09"), ("01-10", "31-12")]

# Project: unit, days planned, days taken, quality agreed, quality by the rubric.
PROJECTS = {
    "Jembatan Pantai Teduh": (WORKS, 180, 162, 85, 92),
    "Saluran Pasar Senja": (WORKS, 120, 150, 85, 78),
    "Aplikasi Antrean Terpadu": (MEDIA, 150, 150, 85, 88),
}
# Share of the project by role. Who reads the weight of the goals sees role and share.
ROLES = [("ketua tim", "0,4"), ("perencana", "0,25"), ("pelaksana", "0,2"), ("pengawas mutu", "0,15")]

BEHAVIOUR = ["Orientasi Pelayanan", "Komitmen", "Inisiatif Kerja", "Kerja Sama", "Kepemimpinan"]
SEEN = ["Tertib di Tempat Kerja", "Mengikuti Prosedur", "Keselamatan dan Kerapian", "Sikap pada Warga"]
SEEN_KEYS = ["tertib", "prosedur", "keselamatan", "sikap"]
PRAISE = [("sikap", "Menenangkan warga yang marah di loket"),
          ("prosedur", "Memeriksa ulang gambar sebelum dikerjakan"),
          ("keselamatan", "Memasang rambu tanpa diminta"),
          ("tertib", "Pertama hadir, menyiapkan ruang layanan")]
CONCERN = [("prosedur", "Melewati pemeriksaan kedua; dibahas hari itu juga"),
           ("sikap", "Menjawab warga tanpa melihat"),
           ("tertib", "Meninggalkan tempat kerja tanpa kabar"),
           ("keselamatan", "Tidak memakai helm di lokasi")]
COMMENTS = ["Hasil ukur selalu rapi \u2013 mudah diperiksa", "Mau bertukar tugas",
            'Laporan "sekali jadi"', "Perlu lebih cepat memberi kabar\nbila terlambat",
            "@ perlu didampingi", "Berani mengusulkan cara baru"]

# note, unit, quantity reached of 480, days needed of 10, sheets of all raters, new idea. Quality and
# observation are exactly 100; three fifths of the result and two fifths of the behaviour make the
# value.
EDGES = [
    ("tepat 110 dengan gagasan", LICENCE, 558, 8, "5544", "ya"),
    ("tepat 110 tanpa gagasan", WORKS, 558, 8, "5454", "tidak"),
    ("109,96 dengan gagasan", LICENCE, 557, 8, "4545", "ya"),
    ("tepat 90", LICENCE, 330, 10, "3434", "tidak"),
    ("89,96", WORKS, 329, 10, "4343", "tidak"),
]


def make_staff(chance):
    people = make_people(chance, 31, (SECRETARIAT, "Sekretaris Daerah"), UNITS)
    for person in people:
        person.level = draw(chance, [(20, 112, 124), (70, 95, 108), (88, 80, 92), (100, 40, 72)])
        person.mark = draw(chance, [(24, 46, 50), (78, 38, 45), (90, 33, 36), (100, 21, 28)])
        if person.leads:
            person.level, person.mark = max(person.level, 90), max(person.mark, 36)
        if person.level < 72:
            person.mark = chance.between(8, 19) if person.level < 62 else chance.between(18, 27)
        person.potential = draw(chance, [(30, 78, 96), (75, 60, 77), (100, 40, 59)])
        person.idea = "ya" if person.level >= 106 and chance.below(4) else "tidak"
        person.punished = "sedang" if person.index in (26, 51) else "tidak ada"
        person.project, person.sheet, person.quantity = None, None, None
    for note, unit, quantity, days, sheet, idea in EDGES:
        person = staff_of(people, unit)[0]
        person.note, person.quantity, person.days = note, quantity, days
        person.sheet, person.idea = sheet, idea
    for project, (unit, *_) in PROJECTS.items():
        team = [p for p in staff_of(people, unit) if not p.project][:len(ROLES)]
        for person, (role, share) in zip(team, ROLES):
            person.project = (project, role, share)
    return people


def staff_of(people, unit):
    """Staff of a unit who are at no edge, in order."""
    return [p for p in people if p.unit == unit and not p.leads and not p.note]


def staff_row(person):
    row = person.staff_row()
    row.update({
        "Membawahi": "ya" if person.leads else "tidak",
        "Nilai Potensi": decimal_comma(person.potential * 100 + 50 * (person.index % 2)),
        "Gagasan Baru": person.idea,
        "Hukuman Disiplin": person.punished,
        "Peran Proyek": "; ".join(person.project[:2]) if person.project else "",
    })
    return row


def standards(person):
    """Rows of the written standards of a person."""
    who = {"NIP": person.nip, "Nama": person.name, "Sasaran Perangkat Daerah": PARENT[person.unit]}

    def row(aspect, weight, goal, direction, aggregate, **more):
        title, indicator, unit, target = goal
        return dict(who, **{
            "Rencana Hasil Kerja": title, "Indikator": indicator, "Aspek": aspect, "Satuan": unit,
            "Target": str(target), "Arah": direction, "Cara Hitung": aggregate,
            "Bobot": str(weight), **more})

    if person.leads:
        place = {"Jenis Subjek": "unit", "Subjek": person.unit}
        for weight, goal in zip((40, 30), UNIT_GOALS):
            yield row("unit", weight, goal, "naik", "rata-rata", **place)
    else:
        yield row("kuantitas", 40, QUANTITY[person.unit], "naik", "jumlah")
        yield row("kualitas", 30, QUALITY, "naik", "rata-rata")
    yield row("waktu", 30, TIME, "turun", "rata-rata")
    if person.project:
        project, role, share = person.project
        _, days, _, quality, _ = PROJECTS[project]
        place = {"Jenis Subjek": "proyek", "Subjek": project, "Porsi": share}
        title = "%s, sebagai %s" % (project, role)
        yield row("proyek", 50, (title, "Hari penyelesaian proyek", "hari", days), "turun", "terakhir",
                  **place)
        yield row("proyek", 50, (title, "Mutu hasil akhir proyek", "nilai rubrik", quality), "naik",
                  "terakhir", **place)


def reached(chance, person, target, lower):
    percent = max(10, person.level + chance.between(-6, 6))
    return max(100, target * (200 - percent if lower else percent))


def reports(chance, person):
    """Quarterly work reports of a person's own indicators: (indicator, four values in hundredths)."""
    if not person.leads:
        indicator, target = QUANTITY[person.unit][1], QUANTITY[person.unit][3]
        total = person.quantity or reached(chance, person, target, False) // 100
        quarters = [total // 4 + chance.between(-total // 40, total // 40) for _ in range(3)]
        yield indicator, [100 * q for q in (*quarters, total - sum(quarters))]
        marks = [8500] * 4 if person.note else [
            min(10000, reached(chance, person, 85, False)) for _ in range(4)]
        yield QUALITY[1], marks
    days = [100 * person.days] * 4 if person.note else [reached(chance, person, 10, True) for _ in range(4)]
    yield TIME[1], days


def sheet(chance, person, names, shift=0, exact=None):
    if exact:
        return dict(zip(names, exact))  # four marks; nobody leads
    mark = lambda: (person.mark + shift + chance.between(0, 9)) // 10  # noqa: E731
    return {n: str(min(5, max(1, mark()))) for n in names}


def leniency(chance, rater, role):
    """Tenths of a mark that a rater gives more: most people see themselves higher, every fourth
    superior is mild and every fourth strict."""
    if role == "Diri sendiri":
        return chance.between(4, 12)
    if role == "Atasan":
        return {0: 5, 1: -5}.get(rater.index % 4, 0)
    return chance.between(-6, 2)


def raters_of(chance, person, people):
    """(rater, role) of everyone who is asked about a person."""
    yield person, "Diri sendiri"
    if person.superior:
        yield person.superior, "Atasan"
    colleagues = [p for p in people
                  if (p.unit, p.rank) == (person.unit, person.rank) and p is not person]
    if person.rank == 2:
        colleagues = [p for p in people if p.rank == 2 and p is not person]
    drawn = []
    while len(drawn) < min(len(colleagues), 3 + person.index % 2):
        one = chance.pick(colleagues)
        if one not in drawn:
            drawn.append(one)
            yield one, "Rekan kerja"
    below = [p for p in people if p.superior is person]
    for one in below[:5]:
        yield one, "Bawahan"
