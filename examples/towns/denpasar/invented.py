"""The people of the Denpasar example, their plans, figures and ratings, before any defect."""

from town_data import MONTHS_LONG, answers, decimal_comma, monthly, name, nip, visit

SECRETARIAT = "Sekretariat Daerah"
SANITATION = "Dinas Kebersihan dan Pertamanan"
EDUCATION = "Dinas Pendidikan"
CIVIL = "Dinas Kependudukan dan Pencatatan Sipil"
MEDIA = "Dinas Komunikasi dan Informatika"


def goal(line):
    """title | indicator | unit of measure | target, upper target | direction | aggregate; numbers
    become hundredths."""
    title, indicator, unit, target, direction, aggregate = (
        part.strip() for part in line.split("|")
    )
    low, _, high = target.partition("..")
    return title, indicator, unit, int(low) * 100, int(high or 0) * 100, direction, aggregate


QUALITY = {
    SECRETARIAT: [
        goal(
            "Belanja terserap sesuai rencana | Serapan anggaran | % | 90..98 | rentang | terakhir"
        ),
        goal("Keluhan ditindaklanjuti | Waktu respons keluhan | jam | 48 | turun | rata-rata"),
    ],
    SANITATION: [
        goal("Sampah terangkut | Frekuensi pengumpulan sampah | titik | 5000 | naik | jumlah"),
        goal(
            "Keluhan kebersihan ditanggapi | Waktu respons keluhan | jam | 24 | turun | rata-rata"
        ),
    ],
    EDUCATION: [
        goal("Program literasi tuntas | Keberhasilan program | % | 85 | naik | terakhir"),
        goal("Siswa merasakan manfaat | Siswa naik tingkat membaca | % | 75 | naik | rata-rata"),
    ],
    CIVIL: [
        goal("Dokumen kependudukan selesai | Dokumen selesai | dokumen | 5000 | naik | jumlah"),
        goal("Keluhan pemohon ditanggapi | Waktu respons keluhan | jam | 24 | turun | rata-rata"),
    ],
    MEDIA: [
        goal("Aplikasi dapat dipakai | Ketersediaan bulan terburuk | % | 95 | naik | minimum"),
        goal("Gangguan cepat pulih | Waktu pulih terlama | jam | 8 | turun | maksimum"),
    ],
}
PUNCTUAL = goal("Hadir tepat waktu | Kehadiran tepat waktu | % | 95 | naik | rata-rata")
REPORTS = goal(
    "Laporan kerja bulanan diserahkan\nsebelum tanggal lima"
    "| Laporan tepat waktu | laporan | 12 | naik | jumlah"
)
IDEAS = goal(
    'Cara kerja "kecil tapi berguna" diterapkan'
    "| Usulan perbaikan diterapkan | usulan | 4 | naik | jumlah"
)
PROJECT_GOAL = goal(
    "Taman baca dibuka bersama warga | Tahap proyek selesai | tahap | 10 | naik | terakhir"
)

PARENT = {
    SECRETARIAT: "Tata kelola yang melayani",
    SANITATION: "Lingkungan kota yang bersih",
    EDUCATION: "Anak yang gemar belajar",
    CIVIL: "Layanan dokumen yang pasti",
    MEDIA: "Layanan digital yang andal",
}
# What the leaders of a unit answer for: indicator, unit of measure, target, the year's figure.
UNIT_GOALS = {
    SECRETARIAT: [
        ("Nilai kepatuhan layanan", "nilai", 8500, 8670),
        ("Keluhan lintas dinas selesai", "%", 9000, 8820),
    ],
    SANITATION: [
        ("Kepuasan masyarakat", "%", 8000, 8240),
        ("Tempat sampah liar tersisa", "titik", 1200, 1110),
    ],
    EDUCATION: [
        ("Kepuasan masyarakat", "%", 8000, 7720),
        ("Siswa naik tingkat membaca", "%", 7500, 7785),
    ],
    CIVIL: [
        ("Kepuasan masyarakat", "%", 8200, 8344),
        ("Dokumen selesai tepat waktu", "%", 9500, 9310),
    ],
    MEDIA: [("Kepuasan masyarakat", "%", 7800, 7644), ("Aplikasi terpadu", "aplikasi", 2400, 2600)],
}
PROJECT = "Taman Baca Kota"
POSITIONS = ["Analis", "Pengelola Layanan", "Penata Layanan", "Pengawas Lapangan"]

# What one of the edge people must reach, as (note, unit, parts, behaviour marks, new idea). Parts
# are percents in hundredths: two of quality (weighing the same), discipline and innovation.
EDGES = [
    ("tepat 110, gagasan", CIVIL, (12000, 12000, 10000, 10000), "5544", True),
    ("tepat 110, tanpa gagasan", SANITATION, (12000, 12000, 10000, 10000), "5544", False),
    ("109,99 dengan gagasan", CIVIL, (11992, 12000, 10000, 10000), "5544", True),
    ("tepat 90", CIVIL, (8000, 8000, 10000, 10000), "4433", False),
    ("89,99", SANITATION, (7996, 8000, 10000, 10000), "4343", False),
    ("89,995 dibulatkan ke 90,00", CIVIL, (7540, 7600, 10000, 10000), "4443", False),
    ("tepat 70", SANITATION, (6500, 6500, 7500, 7500), "3322", False),
    ("69,99", CIVIL, (6496, 6500, 7500, 7500), "2323", False),
    ("tepat 50", CIVIL, (5000, 5000, 5000, 5000), "2211", False),
    ("49,99", SANITATION, (4996, 5000, 5000, 5000), "2121", False),
]
# Marks of people from this level on.
MARKS = [
    (110, "5545", "5455", "5555"),
    (95, "4444", "4445", "4544", "5444", "4454", "5445"),
    (80, "3434", "4343", "3344", "4433"),
    (58, "2333", "3232", "3323"),
    (0, "2121", "1211", "1122"),
]
# Up to this percentile of the staff: the percent of the target around which a year lies.
LEVELS = [(10, 116, 124), (72, 94, 108), (88, 78, 90), (96, 56, 72), (100, 36, 46)]
PRAISE = [
    "Cekatan \u2013 warga menyebut namanya",
    "Tenang menghadapi keluhan",
    "Laporan rapi dan \u201ctepat waktu\u201d",
    "Mau mengajari rekan baru",
    "Sudah membaik sejak triwulan II\u2026",
]
CONCERN = [
    "Perlu didampingi: laporan sering susulan",
    "Keluhan warga lambat dijawab;\nsudah dibicarakan",
    "= perlu bimbingan",
    "Belum memakai aplikasi antrean",
]


class Person:
    def __init__(self, chance, index, unit, position, superior, level, contract=False):
        self.index, self.unit, self.position, self.superior = index, unit, position, superior
        self.nip, self.name, self.level = nip(chance, index, contract), name(index), level
        self.contract, self.leads = contract, False
        self.idea, self.marks, self.parts, self.note = False, None, None, ""
        self.since = "01-%02d-%04d" % (
            chance.between(1, 12),
            chance.between(max(2019, int(self.nip[8:12]) + 1), 2025),
        )


def draw_level(chance):
    """Most people near their targets, some well above or below."""
    roll = chance.below(100)
    for limit, low, high in LEVELS:
        if roll < limit:
            return chance.between(low, high)


def make_people(chance):
    people = []

    def add(unit, position, superior, level, contract=False):
        people.append(Person(chance, len(people), unit, position, superior, level, contract))
        if superior:
            superior.leads = True
        return people[-1]

    secretary = add(SECRETARIAT, "Sekretaris Daerah", None, 100)
    assistant = add(SECRETARIAT, "Asisten Administrasi", secretary, 102)
    for post in ("Kepala Bagian Organisasi", "Kepala Bagian Umum"):
        head = add(SECRETARIAT, post, assistant, 99)
        add(SECRETARIAT, "Analis", head, draw_level(chance))
        add(SECRETARIAT, "Arsiparis", head, draw_level(chance))
    for unit in (SANITATION, EDUCATION, CIVIL, MEDIA):
        chief = add(unit, "Kepala Dinas", secretary, chance.between(98, 106))
        fields = [
            add(unit, "Kepala Bidang " + n, chief, chance.between(92, 108)) for n in ("I", "II")
        ]
        sections = [
            add(unit, "Kepala Seksi " + n, fields[i // 2], chance.between(90, 112))
            for i, n in enumerate(("A", "B", "C"))
        ]
        for i in range(12):
            position, level = chance.pick(POSITIONS), draw_level(chance)
            add(unit, position, sections[i % 3], level, contract=i % 6 == 5)
    for person in people:
        person.idea = person.level >= 116 and chance.below(5) > 0
    place_edges(people)
    return people


def staff_row(person):
    status, idea = "PPPK" if person.contract else "PNS", "ya" if person.idea else "tidak"
    superior = person.superior.nip if person.superior else ""
    post = [person.unit, person.position, status, person.since]
    return [person.nip, person.name, *post, superior, idea]


def place_edges(people):
    staff = {
        unit: [p for p in people if p.unit == unit and not p.leads] for unit in (SANITATION, CIVIL)
    }
    for note, unit, parts, marks, idea in EDGES:
        person = staff[unit].pop(1)
        person.parts, person.marks, person.idea, person.note = parts, marks, idea, note


def reached(goal, percent):
    """The year's figure, in hundredths, that is `percent` hundredths of the goal."""
    target, direction = goal[3], goal[5]
    if direction == "rentang":
        return (target + goal[4]) // 2 if percent >= 10000 else target * percent // 10000
    share = 20000 - percent if direction == "turun" else percent
    return max(0, target * share // 10000)


def goals_of(chance, person):
    """(aspect, weight, goal, percent in hundredths) of the measures that are the person's own."""
    parts = person.parts or [
        max(100, person.level * 100 + chance.between(-400, 400)) for _ in range(4)
    ]
    weights = (25, 25) if person.parts else (30, 20)
    if not person.leads:
        for weight, goal, percent in zip(weights, QUALITY[person.unit], parts):
            yield "kualitas", weight, goal, percent
    yield "disiplin", 20, PUNCTUAL, parts[2]
    yield "disiplin", 10, REPORTS, parts[2]
    yield "inovasi", 20, IDEAS, parts[3]


def own_figures(chance, goal, percent, exact):
    figure, percents = reached(goal, percent), goal[2] == "%"
    counted = goal[6] == "jumlah"
    if counted:
        figure = (figure + 50) // 100 * 100 if not exact else figure
        figure = min(figure, 1200) if goal is REPORTS else figure
    most = 10000 if percents else 1 if goal is REPORTS else None
    figure = min(figure, most) if percents else figure
    return monthly(chance, goal[6], figure, 100 if counted else 1, most)


def plan_row(person, aspect, goal, weight, parent, subject=("", "", "")):
    title, indicator, unit, target, high, direction, aggregate = goal
    who = [person.nip, person.name]
    aims = [decimal_comma(target), decimal_comma(high) if high else "", direction]
    how = ["utama", aggregate, weight]
    return [*who, title, parent, indicator, aspect, unit, *aims, *how, *subject]


def leader_rows(person):
    for (indicator, unit, target, _), weight in zip(UNIT_GOALS[person.unit], (30, 20)):
        direction = "turun" if indicator == "Tempat sampah liar tersisa" else "naik"
        title = "Memimpin: " + indicator.lower()
        goal = (title, indicator, unit, target, 0, direction, unit_aggregate(unit))
        subject = ("unit", person.unit, "")
        yield plan_row(person, "kualitas", goal, weight, PARENT[person.unit], subject)


def unit_aggregate(unit_of_measure):
    return "terakhir" if unit_of_measure in ("titik", "aplikasi") else "rata-rata"


def make_plan(chance, people):
    plan, figures = [], []
    for person in people:
        if person.leads:
            plan += leader_rows(person)
        for aspect, weight, goal, percent in goals_of(chance, person):
            parent = "" if goal is IDEAS and person.index % 9 == 4 else PARENT[person.unit]
            plan.append(plan_row(person, aspect, goal, weight, parent))
            months = own_figures(chance, goal, percent, person.parts)
            note = "Rekap aplikasi" if person.index % 3 else 'Rekap "manual";\ndicocokkan bendahara'
            figures.append([person.nip, goal[1], goal[2], *map(decimal_comma, months), note])
    readers = [p for p in people if p.unit == EDUCATION and not p.leads][:3]
    for person, share in zip(readers, ("0,5", "0,3", "0,2")):
        subject = ("proyek", PROJECT, share)
        plan.append(plan_row(person, "inovasi", PROJECT_GOAL, 30, PARENT[EDUCATION], subject))
    return plan, figures


def make_unit_figures(chance):
    rows = []
    for unit, goals in UNIT_GOALS.items():
        for indicator, measure, _, figure in goals:
            aggregate = unit_aggregate(measure)
            months = monthly(chance, aggregate, figure)
            if aggregate == "terakhir":
                months = [m // 100 * 100 for m in months]
            rows += [
                [unit, "unit", indicator, month + " 2026", decimal_comma(m)]
                for month, m in zip(MONTHS_LONG, months)
            ]
    for i, month in enumerate(MONTHS_LONG[2:]):
        rows.append([PROJECT, "proyek", "Tahap proyek selesai", month + " 2026", str(i + 2)])
    return rows


def make_behaviour(chance, people):
    rows = []
    for person in people:
        if not person.superior:
            continue  # The mayor, no civil servant, rates the secretary elsewhere.
        marks = person.marks or chance.pick(next(m[1:] for m in MARKS if person.level >= m[0]))
        lead = str(min(5, max(1, round_half_up(person.level - 20, 20)))) if person.leads else ""
        about = chance.pick(PRAISE if person.level >= 90 else CONCERN)
        comment = about if chance.below(2) == 0 else ""
        day = "%02d-12-2026" % chance.between(14, 31)
        who = [person.nip, person.name, person.superior.nip]
        rows.append([*who, *marks, lead, comment, "Disetujui", day])
    return rows


def round_half_up(a, b):
    return (2 * a + b) // (2 * b)


FITS = "Tidak sesuai|Kurang sesuai|Sesuai|Sangat sesuai"
COMPLAINTS = "Tidak ada|Ada tetapi tidak berfungsi|Berfungsi kurang maksimal|Dikelola dengan baik"
SURVEY = [  # question, its words from 1 to 4
    ("Kesesuaian persyaratan", FITS),
    ("Kemudahan prosedur", "Tidak mudah|Kurang mudah|Mudah|Sangat mudah"),
    ("Kecepatan waktu", "Tidak cepat|Kurang cepat|Cepat|Sangat cepat"),
    ("Kewajaran biaya/tarif", "Sangat mahal|Cukup mahal|Murah|Gratis"),
    ("Kesesuaian produk", FITS),
    ("Kemampuan petugas", "Tidak kompeten|Kurang kompeten|Kompeten|Sangat kompeten"),
    ("Kesopanan dan keramahan petugas", "Tidak sopan|Kurang sopan|Sopan|Sangat sopan"),
    ("Penanganan pengaduan", COMPLAINTS),
    ("Sarana dan prasarana", "Buruk|Cukup|Baik|Sangat baik"),
]
# Respondents and the sum of their nine answers. 76.608 is rounded to 76.61, the edge of B; 76.599
# to 76.60, one hundredth below it.
SURVEYED = [(SANITATION, 19, 524), (EDUCATION, 33, 910), (CIVIL, 24, 772), (MEDIA, 21, 486)]
WISHES = ["", "", "", "Sudah baik, terima kasih", 'Antrean "pagi" lama', "Tambah kursi,\nmohon"]


def make_survey(chance):
    rows = []
    for unit, respondents, total in SURVEYED:
        for sheet in answers(chance, respondents, total):
            stamp = "%s:%02d" % (visit(chance), chance.below(60))
            words = [q[1].split("|")[a - 1] for q, a in zip(SURVEY, sheet)]
            skipped = unit == MEDIA and chance.below(5) == 0
            # No fee, no answer: the sheet counts all the same.
            words[3] = "" if skipped else words[3]
            wish = chance.pick(WISHES)
            rows.append(["R-%03d" % (len(rows) + 1), stamp, unit, *words, wish])
    return rows
