"""The defects that are planted in the Denpasar example. README.md says what becomes of each."""

from invented import CIVIL, EDUCATION, MEDIA, SANITATION


def row_of(rows, person, indicator=None):
    """The first row of a person, of figures or of the plan also by indicator."""
    for row in rows:
        if row[0] == person.nip and indicator in (None, row[1], row[4]):
            return row
    raise LookupError(person.nip)


def late(person, month, state, evidence):
    days = ["01-%02d-2026" % month, "30-%02d-2026" % month]
    return [person.nip, "Laporan tepat waktu", *days, "1", state, evidence]


def plant_in_staff(office):
    """A history, and numbers that are untidy but whole."""
    education = office.plain(EDUCATION)
    civil = office.plain(CIVIL)
    media = office.plain(MEDIA)
    # History: moved in July; a promotion of 2027 that must not count yet.
    office.staff.append(office.staff_of(education[9]).copy())
    office.staff[-1][2:4] = [CIVIL, "Analis"]
    office.staff[-1][5:7] = ["01-07-2026", civil[0].superior.nip]
    office.staff.append(office.staff_of(media[3]).copy())
    office.staff[-1][3], office.staff[-1][5] = "Kepala Seksi D", "01-03-2027"
    # Numbers that are untidy but whole.
    n = office.staff_of(media[0])[0]
    office.staff_of(media[0])[0] = " %s %s %s %s " % (n[:8], n[8:14], n[14], n[15:])
    office.staff_of(media[1])[0] = "'" + office.staff_of(media[1])[0]


def plant_in_ratings(office):
    """A rater group that is missing, a draft, and a rating that was sent again."""
    education = office.plain(EDUCATION)
    civil = office.plain(CIVIL)
    office.behaviour.remove(office.sheet(education[0]))
    office.sheet(education[1])[9] = "Draf"
    again = office.sheet(civil[0]).copy()
    again[3:7], again[8] = "5444", "Diperbaiki setelah dialog"
    office.behaviour_again.append(again)


def plant_in_figures(office):
    """Months, goals and plans that are missing or do not count."""
    sanitation = office.plain(SANITATION)
    education = office.plain(EDUCATION)
    civil = office.plain(CIVIL)
    media = office.plain(MEDIA)
    # Measures: a missing month, figures that come late, one not approved, one taken back.
    office.figure(media[2], "Kehadiran tepat waktu")[3 + 5] = ""
    office.figure(sanitation[0], "Laporan tepat waktu")[3 + 11] = ""
    office.figure(sanitation[1], "Laporan tepat waktu")[3 + 11] = ""
    office.figure(sanitation[2], "Laporan tepat waktu")[3 + 10] = ""
    office.late = [
        late(sanitation[0], 12, "Disetujui", "ND-900/XII/2026"),
        late(sanitation[1], 12, "Diajukan", "menunggu paraf atasan"),
        late(sanitation[2], 11, "Disetujui", "ND-901/XI/2026"),
    ]
    office.withdrawn = [late(sanitation[2], 11, "Ditarik", "salah tempel;\nberkas bulan lain")]
    # Goals without a figure: the lighter one leaves 60 % of the weight, the heavier one 40 %.
    office.figures.remove(office.figure(education[2], "Siswa naik tingkat membaca"))
    office.figures.remove(office.figure(education[3], "Keberhasilan program"))
    # A number that lost a digit, a person without an innovation goal, one without any plan.
    office.figure(media[4], "Waktu pulih terlama")[0] = media[4].nip[:17]
    office.plan.remove(row_of(office.plan, media[5], "Usulan perbaikan diterapkan"))
    newcomer = civil[-1]
    office.plan = [r for r in office.plan if r[0] != newcomer.nip]
    office.figures = [r for r in office.figures if r[0] != newcomer.nip]
    office.staff_of(newcomer)[5] = "01-12-2026"


def plant_lost_numbers(office):
    """Numbers that a spreadsheet or a finger destroyed: these people cannot be rated at all."""
    media = office.plain(MEDIA)
    office.staff_of(media[6])[0] = "%s,%sE+17" % (media[6].nip[0], media[6].nip[1:6])
    wrong = media[7].nip[:4] + "13" + media[7].nip[6:]
    for rows in (office.staff, office.plan, office.figures, office.behaviour):
        for row in rows:
            row[0] = wrong if row[0] == media[7].nip else row[0]


def defects(office):
    """Who has which defect."""
    sanitation = office.plain(SANITATION)
    education = office.plain(EDUCATION)
    civil = office.plain(CIVIL)
    media = office.plain(MEDIA)
    return {
        "pindah": education[9],
        "promosi 2027": media[3],
        "NIP berspasi": media[0],
        "NIP berapostrof": media[1],
        "tanpa penilaian atasan": education[0],
        "penilaian draf": education[1],
        "penilaian dikirim ulang": civil[0],
        "bulan kosong": media[2],
        "susulan disetujui": sanitation[0],
        "susulan diajukan": sanitation[1],
        "susulan ditarik": sanitation[2],
        "tanpa angka 40 %": education[2],
        "tanpa angka 60 %": education[3],
        "NIP 17 digit di realisasi": media[4],
        "tanpa sasaran inovasi": media[5],
        "tanpa rencana": civil[-1],
        "NIP rusak spreadsheet": media[6],
        "NIP bulan 13": media[7],
    }


def plant(office):
    plant_in_staff(office)
    plant_in_ratings(office)
    plant_in_figures(office)
    plant_lost_numbers(office)
