"""The defects that are planted in the Manokwari example. README.md says what becomes of each."""

from invented import CLINIC, EDUCATION, HEALTH, HOSPITAL, SCHOOL


def row_of(rows, person, indicator=None, column=0):
    """The first row of a person, of figures also by indicator."""
    for row in rows:
        if row[column] == person.nip and indicator in (None, row[1]):
            return row
    raise LookupError(person.nip)


def late(person, visits, state, evidence):
    return [person.nip, "Kunjungan terlayani", "12/2026", visits, state, evidence]


def plant_missing_groups(office):
    """Groups of raters that are missing, and peers who make the difference at an edge."""
    hospital = office.plain(HOSPITAL)
    clinic = office.plain(CLINIC)
    education = office.plain(EDUCATION)
    # A little below an edge: one of the peers gave one mark less.
    for unit in (EDUCATION, HEALTH):
        edge = [p for p in office.people if p.unit == unit and p.marks][1]
        mark = row_of(office.peers, edge, column=1)
        mark[3 + 3] = str(int(mark[3 + 3]) - 1)
    # Groups of raters that are missing.
    two_peers = [r for r in office.peers if r[1] == hospital[0].nip][2:]
    office.peers = [r for r in office.peers if r not in two_peers]
    office.silence(hospital[1], "superior")
    office.silence(clinic[0], "self")
    office.silence(education[0], "self", "superior")
    office.silence(education[1], "self", "superior", "peer")
    row_of(office.own, clinic[1])[9] = "Draf"


def plant_in_sheets(office):
    """Sheets with faults."""
    hospital = office.plain(HOSPITAL)
    school = office.plain(SCHOOL)
    # A mark off the scale, a sheet sent twice, one for a number that lost a digit, and one for
    # somebody who retired.
    row_of(office.peers, hospital[2], column=1)[3 + 2] = "6"
    again = row_of(office.peers, hospital[3], column=1).copy()
    again[3:10] = "4445444"
    again[10] = "Kiriman kedua, yang pertama salah orang"
    office.peers_late.append(again)
    row_of(office.peers, school[0], column=1)[1] = school[0].nip[:17]
    stranger = row_of(office.peers, school[1], column=1).copy()
    stranger[1] = "196604051990031999"
    office.peers_late.append(stranger)


def plant_in_figures(office):
    """An empty month, one not approved, one that came late, goals without any."""
    hospital = office.plain(HOSPITAL)
    clinic = office.plain(CLINIC)
    school = office.plain(SCHOOL)
    row_of(office.achieved, hospital[4], "Waktu tunggu")[2 + 6] = ""
    row_of(office.achieved, clinic[2], "Kunjungan terlayani")[2 + 11] = ""
    row_of(office.achieved, clinic[3], "Kunjungan terlayani")[2 + 11] = ""
    office.late = [
        late(clinic[2], "600", "Disetujui", "Buku register hal. 90"),
        late(clinic[3], "650", "Diajukan", "menunggu tanda tangan\nkepala puskesmas"),
    ]
    office.achieved.remove(row_of(office.achieved, school[2], "Kehadiran siswa"))
    for row in [r for r in office.achieved if r[0] == school[3].nip][:2]:
        row[14] = "Diajukan"


def plant_in_staff(office):
    """People who are not rated, and a goal without a mission."""
    health = office.plain(HEALTH)
    education = office.plain(EDUCATION)
    school = office.plain(SCHOOL)
    # An old number of nine digits, and somebody on long leave who is not to be rated.
    row_of(office.staff, school[4])[0] = "131999900"
    row_of(office.staff, health[0])[8] = "Cuti di luar tanggungan"
    office.silence(health[0], "self", "superior", "peer")
    for rows in (office.plan, office.achieved):
        rows[:] = [r for r in rows if r[0] != health[0].nip]
    row_of(office.plan, education[2])[3] = ""


def defects(office):
    """Who has which defect."""
    health = office.plain(HEALTH)
    hospital = office.plain(HOSPITAL)
    clinic = office.plain(CLINIC)
    education = office.plain(EDUCATION)
    school = office.plain(SCHOOL)
    return {
        "hanya dua rekan": hospital[0],
        "tanpa atasan": hospital[1],
        "tanpa evaluasi diri": clinic[0],
        "diri dan atasan kosong": education[0],
        "tanpa penilaian sama sekali": education[1],
        "evaluasi diri draf": clinic[1],
        "nilai 6 dari rekan": hospital[2],
        "lembar rekan dua kali": hospital[3],
        "NIP 17 digit di lembar rekan": school[0],
        "bulan kosong": hospital[4],
        "susulan disetujui": clinic[2],
        "susulan diajukan": clinic[3],
        "satu sasaran tanpa angka": school[2],
        "dua sasaran belum disetujui": school[3],
        "NIP lama 9 digit": school[4],
        "cuti panjang": health[0],
        "sasaran tanpa misi": education[2],
        "loket kurang responden": next(p for p in clinic if p.desk == "Puskesmas Laboratorium"),
    }


def plant(office):
    plant_missing_groups(office)
    plant_in_sheets(office)
    plant_in_figures(office)
    plant_in_staff(office)
