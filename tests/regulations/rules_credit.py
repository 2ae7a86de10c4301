"""Credit of functional officers: PermenPANRB 1/2023, BKN 3/2023, PermenPANRB 16/2009."""

from rulebook import rule


def predicate(cycle):
    return cycle.node("predikat", "permenpanrb6-2022-predikat-tercatat", attributes=["predikat"])


def factors(cycle):
    cycle.node("persentase", "permenpanrb1-2023-persentase", inputs=[predicate(cycle)])
    cycle.node("koefisien", "bkn3-2023-koefisien", attributes=["jenjang"])
    return ["persentase", "koefisien"]


@rule("annual_credit")
def annual(cycle, case):
    cycle.node("kredit", "bkn3-2023-angka-kredit", inputs=factors(cycle))
    cycle.person(case, predikat=case.inputs["predicate"], jenjang=case.inputs["level"])
    return {"credit": lambda p: p.score("kredit")}


@rule("periodic_credit")
def periodic(cycle, case):
    cycle.node("bulan", "bkn3-2023-bulan", attributes=["bulan_dinilai"])
    cycle.node("kredit", "bkn3-2023-angka-kredit-periodik", inputs=[*factors(cycle), "bulan"])
    cycle.person(case, predikat=case.inputs["predicate"], jenjang=case.inputs["level"],
                 bulan_dinilai=case.inputs["months"])
    return {"credit": lambda p: p.score("kredit")}


@rule("cumulative_credit", "cumulative_need")
def cumulative(cycle, case):
    """Credits of several years; with a level, also what the next rank and level need."""
    cycle.aspect("angka_kredit")
    cycle.node("kumulatif", "bkn3-2023-kumulatif")
    for goal in ("pangkat", "jenjang"):
        cycle.node("kebutuhan_" + goal, "bkn3-2023-kebutuhan-" + goal, attributes=["jenjang"])
        cycle.node("kelebihan_" + goal, "bkn3-2023-kelebihan",
                   inputs=["kumulatif", "kebutuhan_" + goal])
        cycle.node("terpenuhi_" + goal, "bkn3-2023-terpenuhi", inputs=["kelebihan_" + goal])
    who = cycle.person(case, jenjang=case.inputs.get("level"))
    for number, credit in enumerate(case.inputs.get("credits", [])):
        name = "angka kredit %d" % number
        cycle.goal(who, name, 1, credit, aspect="angka_kredit")
    met = {"Terpenuhi": True, "Belum terpenuhi": False}
    return {"total": lambda p: p.score("kumulatif"),
            "rank_need": lambda p: p.score("kebutuhan_pangkat"),
            "level_need": lambda p: p.score("kebutuhan_jenjang"),
            "rank_met": lambda p: met.get(p.grade("terpenuhi_pangkat")),
            "level_met": lambda p: met.get(p.grade("terpenuhi_jenjang"))}


@rule("integration_credit")
def integration(cycle, case):
    cycle.node("integrasi", "permenpanrb1-2023-integrasi",
               inputs=[cycle.given("kumulatif_lama"), cycle.given("nilai_dasar")])
    cycle.person(case, kumulatif_lama=case.inputs["old_cumulative"],
                 nilai_dasar=case.inputs["base_value"])
    return {"credit": lambda p: p.score("integrasi")}


@rule("teacher_percentage")
def teacher(cycle, case):
    cycle.node("persen", "permenpanrb16-2009-persentase-guru", inputs=[cycle.given("nilai")])
    cycle.person(case, nilai=case.inputs["value"])
    return {"pct": lambda p: p.score("persen")}
