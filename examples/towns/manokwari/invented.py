"""The people of the Manokwari example, their goals, figures and ratings, before any defect."""

from town_data import answers, decimal_comma, monthly, name, nip, visit

SECRETARIAT, HEALTH, HOSPITAL = "Sekretariat Daerah", "Dinas Kesehatan", "RSUD Kabupaten"
CLINIC, EDUCATION, SCHOOL = "Puskesmas Teluk Teduh", "Dinas Pendidikan", "SMP Negeri Bukit Angin"

MISSION = {
    HEALTH: "Misi 1: warga sehat, layanan dekat",
    EDUCATION: "Misi 2: anak bersekolah dan gemar membaca",
    SECRETARIAT: "Misi 3: pemerintahan yang dapat dipercaya",
}
MISSION.update({HOSPITAL: MISSION[HEALTH], CLINIC: MISSION[HEALTH], SCHOOL: MISSION[EDUCATION]})


def goal(line):
    """title | indicator | unit of measure | target | direction | aggregate; the target becomes
    hundredths."""
    title, indicator, unit, target, direction, aggregate = (
        part.strip() for part in line.split("|")
    )
    return title, indicator, unit, int(target) * 100, direction, aggregate


VISITS = goal("Pasien terlayani | Kunjungan terlayani | kunjungan | 8000 | naik | jumlah")
WAITING = goal("Pasien tidak lama menunggu | Waktu tunggu | menit | 30 | turun | rata-rata")
RECORDS = goal("Rekam medis lengkap | Rekam medis lengkap | % | 90 | naik | rata-rata")
MEDICINE = goal("Obat dasar selalu ada | Hari obat kosong terlama | hari | 5 | turun | maksimum")
VACCINE = goal("Imunisasi menjangkau kampung | Imunisasi dasar lengkap | % | 80 | naik | terakhir")
TRAINING = goal("Guru didampingi | Kunjungan pendampingan | kunjungan | 240 | naik | jumlah")
PRESENCE = goal("Siswa hadir di kelas | Kehadiran siswa | % | 88 | naik | rata-rata")
READING = goal("Siswa lancar membaca | Siswa naik tingkat membaca | % | 70 | naik | terakhir")
ANSWERS = goal("Keluhan orang tua dijawab | Waktu respons keluhan | jam | 48 | turun | rata-rata")
OFFICE = goal(
    "Tugas administratif selesai | Dokumen administrasi selesai | dokumen | 600 | naik | jumlah"
)
REPORTS = goal(
    "Laporan bulanan diserahkan\nsebelum tanggal lima"
    "| Laporan tepat waktu | laporan | 12 | naik | jumlah"
)
SESSIONS = goal(
    'Sesi diskusi "saling memberi masukan" | Sesi diskusi tim | sesi | 4 | naik | jumlah'
)
WORK = {
    SECRETARIAT: [OFFICE, ANSWERS],
    HEALTH: [VACCINE, MEDICINE],
    HOSPITAL: [VISITS, WAITING],
    CLINIC: [VISITS, WAITING],
    EDUCATION: [TRAINING, READING],
    SCHOOL: [PRESENCE, READING],
}
RECORD_KEEPING = {HOSPITAL: RECORDS, CLINIC: RECORDS}

ASPECTS = [
    "Berorientasi Pelayanan",
    "Akuntabel",
    "Kompeten",
    "Harmonis",
    "Loyal",
    "Adaptif",
    "Kolaboratif",
]
DESKS = {
    HOSPITAL: ["RSUD Pendaftaran", "RSUD Poliklinik", "RSUD Gawat Darurat"],
    CLINIC: ["Puskesmas Umum", "Puskesmas KIA", "Puskesmas Laboratorium"],
    SCHOOL: ["SMP Tata Usaha"],
}
# Service point: respondents and sum of their nine answers. 76.608 is rounded to 76.61, the edge of
# B; 76.599 to 76.60, one hundredth below it. The laboratory has too few respondents.
SURVEY = {
    "RSUD Pendaftaran": (33, 910),
    "RSUD Poliklinik": (40, 1184),
    "RSUD Gawat Darurat": (28, 905),
    "Puskesmas Umum": (19, 524),
    "Puskesmas KIA": (22, 700),
    "Puskesmas Laboratorium": (4, 140),
    "SMP Tata Usaha": (15, 372),
}

# Edge people: note, unit, percents in hundredths of their three goals, which weigh 40, 30 and 30,
# and the tenths of a mark around which their ratings lie.
RESULT_EDGES = [
    ("hasil kerja tepat 90", HOSPITAL, (7500, 10000, 10000), 42),
    ("hasil kerja 89,99", HOSPITAL, (7497.5, 10000, 10000), 42),
    ("hasil kerja tepat 110", CLINIC, (11000, 12000, 10000), 49),
    ("hasil kerja 109,99", CLINIC, (10997.5, 12000, 10000), 49),
]
# All raters give the same marks, which make exactly 70 or 90 by the town's weights of the values.
# The percents let the grade turn on the behaviour alone.
BEHAVIOUR_EDGES = [
    ("perilaku tepat 70", EDUCATION, "4344333", 100),
    ("perilaku sedikit di bawah 70", EDUCATION, "4344333", 100),
    ("perilaku tepat 90", HEALTH, "5455444", 125),
    ("perilaku sedikit di bawah 90", HEALTH, "5455444", 125),
]
COMMENTS = [
    "Ramah \u2013 pasien lansia selalu dibantu",
    "Mau bertukar jaga dengan rekan",
    "Catatan rapi; laporan \u201ctuntas\u201d",
    "Sering membantu rekan baru",
    "Kadang lupa memberi kabar\nbila terlambat",
    "Perlu berlatih aplikasi rekam medis",
    "+ lebih banyak mendengar",
]

WISHES = ["", "", "", "Terima kasih", "Kursi tunggu kurang, mohon ditambah", 'Petugas "pagi" ramah']


class Person:
    def __init__(self, chance, index, unit, position, superior, level, mark, contract=False):
        self.index, self.unit, self.position, self.superior = index, unit, position, superior
        self.nip, self.name, self.contract = (
            nip(chance, index, contract),
            name(index + 97),
            contract,
        )
        self.level, self.mark, self.desk = level, mark, ""
        self.parts, self.marks, self.note = None, None, ""
        self.leads, self.peers = False, []
        self.since = "01/%02d/%04d" % (
            chance.between(1, 12),
            chance.between(max(2018, int(self.nip[8:12]) + 1), 2025),
        )


def draw(chance, table):
    roll = chance.below(100)
    return next(chance.between(low, high) for limit, low, high in table if roll < limit)


def draw_level(chance):
    return draw(chance, [(20, 114, 126), (80, 94, 108), (94, 76, 88), (100, 40, 66)])


def draw_mark(chance):
    """Tenths of a mark around which a person's ratings lie."""
    return draw(chance, [(22, 46, 50), (78, 38, 44), (90, 33, 36), (100, 21, 28)])


def make_people(chance):
    people = []

    def add(unit, position, superior, leads=False):
        level = chance.between(96, 110) if leads else draw_level(chance)
        mark = chance.between(40, 48) if leads else draw_mark(chance)
        person = Person(
            chance,
            len(people),
            unit,
            position,
            superior,
            level,
            mark,
            not leads and len(people) % 7 == 3,
        )
        person.leads = leads
        people.append(person)
        return person

    def team(unit, head, posts, staff, title):
        heads = [add(unit, post, head, True) for post in posts]
        for i in range(staff):
            person = add(unit, title[i % len(title)], heads[i % len(heads)])
            if unit in DESKS:
                person.desk = DESKS[unit][i % len(DESKS[unit])]

    secretary = add(SECRETARIAT, "Sekretaris Daerah", None, True)
    health = add(HEALTH, "Kepala Dinas", secretary, True)
    team(
        HEALTH,
        health,
        ["Kepala Bidang Pelayanan", "Kepala Bidang Pencegahan"],
        10,
        ["Epidemiolog", "Analis", "Penata Layanan"],
    )
    hospital = add(HOSPITAL, "Direktur", health, True)
    team(
        HOSPITAL,
        hospital,
        ["Kepala Bidang Medis", "Kepala Bidang Keperawatan", "Kepala Tata Usaha"],
        18,
        ["Perawat", "Bidan", "Perekam Medis"],
    )
    clinic = add(CLINIC, "Kepala Puskesmas", health, True)
    team(
        CLINIC,
        clinic,
        ["Koordinator Layanan", "Kepala Tata Usaha"],
        12,
        ["Perawat", "Bidan", "Pranata Laboratorium"],
    )
    education = add(EDUCATION, "Kepala Dinas", secretary, True)
    team(
        EDUCATION,
        education,
        ["Kepala Bidang Dasar", "Kepala Bidang Guru"],
        10,
        ["Analis", "Pengawas", "Penata Layanan"],
    )
    school = add(SCHOOL, "Kepala Sekolah", education, True)
    team(SCHOOL, school, ["Wakil Kepala Sekolah"], 11, ["Guru", "Guru", "Tata Usaha"])
    for note, unit, parts, mark in RESULT_EDGES:
        person = staff_of(people, unit)[0]
        person.note = note
        person.parts, person.mark, person.desk = parts, mark, DESKS[unit][1]
    for note, unit, marks, level in BEHAVIOUR_EDGES:
        person = staff_of(people, unit)[0]
        person.note = note
        person.marks, person.level = marks, level
    return people


def staff_row(person):
    status = "PPPK" if person.contract else "PNS"
    superior = person.superior.nip if person.superior else ""
    post = [person.unit, person.position, status, person.since]
    return [person.nip, person.name, *post, superior, person.desk, "Aktif"]


def staff_of(people, unit):
    """Staff of a unit who are at no edge, in order."""
    return [p for p in people if p.unit == unit and not p.leads and not p.parts and not p.marks]


def goals_of(person):
    goals = WORK[person.unit]
    third = REPORTS
    if person.index % 2 and person.unit in RECORD_KEEPING and not person.parts:
        third = RECORD_KEEPING[person.unit]
    return [*zip((40, 30), goals), (30, third)]


def figures(chance, goal, percent):
    """Twelve months, in hundredths, that reach `percent` hundredths of the goal's target."""
    _, _, unit, target, direction, aggregate = goal
    share = 20000 - percent if direction == "turun" else percent
    figure = max(0, int(target * share // 10000))
    if unit == "%":
        return monthly(chance, aggregate, min(figure, 10000), most=10000)
    if unit == "hari":  # whole days; December was the worst month
        days = (figure + 50) // 100
        return [100 * max(0, days - chance.below(3)) for _ in range(11)] + [100 * days]
    if aggregate != "jumlah":
        return monthly(chance, aggregate, figure)
    most = 1 if goal is REPORTS else None
    return monthly(chance, aggregate, min(figure, 1200) if most else figure // 100 * 100, 100, most)


def make_plan(chance, people):
    plan, achieved = [], []

    def add(person, weight, goal, percent, kind="utama", parent=None):
        title, indicator, unit, target, direction, aggregate = goal
        plan.append(
            [
                person.nip,
                person.name,
                title,
                MISSION[person.unit] if parent is None else parent,
                indicator,
                unit,
                decimal_comma(target),
                direction,
                kind,
                aggregate,
                weight,
            ]
        )
        achieved.append(
            [
                person.nip,
                indicator,
                *map(decimal_comma, figures(chance, goal, percent)),
                "Disetujui",
            ]
        )

    for person in people:
        for i, (weight, goal) in enumerate(goals_of(person)):
            percent = (
                person.parts[i]
                if person.parts
                else max(500, person.level * 100 + chance.between(-500, 500))
            )
            add(person, weight, goal, percent)
        if person.index % 8 == 5 and not person.parts:
            add(person, 10, SESSIONS, chance.pick([7500, 10000, 12500]), "tambahan", "")
    return plan, achieved


def sheet(chance, person, shift=0):
    if person.marks:
        return list(person.marks)
    return [
        str(min(5, max(1, (person.mark + shift + chance.between(0, 9)) // 10))) for _ in ASPECTS
    ]


def make_ratings(chance, people):
    own, superior, peers = [], [], []
    day = lambda: "%02d/12/2026" % chance.between(1, 28)  # noqa: E731
    comment = lambda: chance.pick(COMMENTS) if chance.below(3) == 0 else ""  # noqa: E731
    for person in people:
        own.append(
            [
                person.nip,
                person.name,
                *sheet(chance, person, chance.between(0, 3)),
                "Dikirim",
                day(),
            ]
        )
        if person.superior:
            superior.append(
                [
                    person.superior.nip,
                    person.nip,
                    person.name,
                    *sheet(chance, person),
                    comment(),
                    "Disetujui",
                ]
            )
        others = [p for p in people if p.unit == person.unit and p is not person]
        wanted = min(len(others), 3 + (person.index % 4 == 0) + 2 * (person.index % 9 == 0))
        while len(person.peers) < wanted:
            peer = chance.pick(others)
            if peer not in person.peers:
                person.peers.append(peer)
        for peer in person.peers:
            peers.append(
                [
                    peer.nip,
                    person.nip,
                    "Rekan kerja" if chance.below(4) else "Teman sejawat",
                    *sheet(chance, person, -1),
                    comment(),
                    "Dikirim",
                    day(),
                ]
            )
    return own, superior, peers


def make_survey(chance):
    rows = []
    for desk, (respondents, total) in SURVEY.items():
        for cells in answers(chance, respondents, total):
            wish = chance.pick(WISHES)
            stamp = visit(chance)
            rows.append([stamp, "W%04d" % (len(rows) + 1), desk, *map(str, cells), wish])
    return rows
