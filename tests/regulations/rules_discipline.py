"""Attendance: PP 94/2021, the agencies' tables of cuts, allowance by predicate."""

from cases import Unfit
from rulebook import rule
from rules_credit import predicate

SANCTION = {"tanpa sanksi": "none"}
LEVEL = {"tanpa hukuman": "none", "ringan": "light", "sedang": "moderate", "berat": "severe"}
# The agency's files, by words of the regulation's name.
TABLES = {"tabel-a": ("table A", "tabel A"), "permentan68-2012": ("Permentan", "table B"),
          "bgn4-2025": ("BGN", "table C"), "permendikdasmen14-2025": ("dikdasmen", "table E"),
          "bp2mi2-2024": ("BP2MI", "table F"), "tabel-g": ("fixture G", "table G")}
ALLOWANCE = {"permenlu3-2025": ("Permenlu",), "permenlhk6-2024": ("LHK",),
             "bakamla1-2023": ("Bakamla",)}


def table_of(case, tables=None):
    tables = tables or TABLES
    for name, words in tables.items():
        if case.about(*words):
            return name
    raise Unfit("no table for the regulation %r" % case.regulation)


@rule("absence_sanction")
def sanction(cycle, case):
    cycle.node("kumulatif", "pp94-2021-kumulatif", attributes=["alpa_kumulatif"])
    level = "kumulatif"
    if case.inputs.has("max_consecutive"):
        cycle.node("berturut", "pp94-2021-berturut", attributes=["alpa_berturut"])
        level = cycle.node("tingkat", "pp94-2021-tingkat", inputs=["kumulatif", "berturut"])
    result = cycle.node("sanksi-" + level, "pp94-2021-sanksi", inputs=[level])
    kind = cycle.node("jenis-" + level, "pp94-2021-jenis", inputs=[level])
    cycle.person(case, alpa_kumulatif=case.inputs["cumulative_days"],
                 alpa_berturut=case.inputs.get("max_consecutive"))
    stopped = {"gaji dihentikan mulai bulan berikutnya": True, "gaji tetap dibayar": False}
    return {"sanction": lambda p: SANCTION.get(p.grade(result), p.grade(result)),
            "salary_stopped": lambda p: stopped.get(p.grade("berturut")),
            "level": lambda p: LEVEL.get(p.grade(kind))}


@rule("late_deduction", "early_deduction")
def late(cycle, case):
    early = case.inputs.has("minutes_early")
    attribute = "menit_pulang_cepat" if early else "menit_terlambat"
    suffix = "-pulang-cepat" if early else "-terlambat"
    node = cycle.node("potongan" + suffix, table_of(case) + suffix, attributes=[attribute])
    minutes = case.inputs.get("minutes_early" if early else "minutes_late")
    # No minutes at all means that nobody recorded any.
    cycle.person(case, **{attribute: "tanpa rekam" if minutes is None else minutes})
    if case.inputs.has("no_record") and minutes is not None:
        raise Unfit("minutes and no record cannot both be")

    def code(person):
        word = person.grade(node)
        return None if word == "tepat waktu" else word
    return {"deduction_pct": lambda p: p.score(node), "code": code}


@rule("absence_deduction")
def absent(cycle, case):
    table = table_of(case)
    node = cycle.node("harian", table + "-alpa", attributes=["hari_alpa"])
    if case.inputs.has("max_consecutive") and table == "permendikdasmen14-2025":
        cycle.node("berturut", table + "-alpa-berturut", attributes=["alpa_berturut"])
        node = cycle.node("potongan", table + "-potongan-alpa", inputs=["harian", "berturut"])
    cycle.person(case, hari_alpa=case.inputs["days"],
                 alpa_berturut=case.inputs.get("max_consecutive"))
    return {"deduction_pct": lambda p: p.score(node)}


@rule("penalty_points")
def penalty(cycle, case):
    cycle.node("potongan", table_of(case) + "-potongan")
    who = cycle.person(case)
    for name in case.inputs.names():
        indicator = "menit_kurang" if name == "shortfall_minutes" else name
        cycle.goal(who, indicator, 1, case.inputs.get(name, 0))
    return {"penalty": lambda p: p.score("potongan")}


@rule("allowance")
def allowance(cycle, case):
    table = table_of(case, ALLOWANCE)
    if case.inputs["predicate"] == "Cukup" and table == "permenlhk6-2024":
        word = cycle.node("predikat", "permenpanrb8-2021-kategori-tercatat",
                          attributes=["predikat"])
        cycle.node("persen", table + "-tunjangan-cukup", inputs=[word])
    else:
        cycle.node("persen", table + "-tunjangan", inputs=[predicate(cycle)])
    cycle.node("dasar", "tunjangan-dasar", attributes=["tunjangan_dasar"])
    cycle.node("dibayar", "tunjangan-menurut-predikat", inputs=["dasar", "persen"])
    cycle.node("potongan", "tunjangan-potongan-kehadiran",
               inputs=["dasar", cycle.given("persen_potongan")])
    cycle.node("bersih", "tunjangan-dibayar", inputs=["dibayar", "potongan"])
    cycle.person(case, predikat=case.inputs["predicate"],
                 tunjangan_dasar=case.inputs.get("base_idr"),
                 persen_potongan=case.inputs.get("cut_pct", 0))
    return {"pct": lambda p: p.score("persen"), "paid": lambda p: p.score("dibayar"),
            "net": lambda p: p.score("bersih")}


allowance.cycle_of = lambda case: str(case.inputs["predicate"] == "Cukup")
