"""Competency, nine boxes and talent value."""

from rulebook import one_of, rule
from rules_2022 import RATING, recorded

POTENTIAL = {"high": "Tinggi", "middle": "Menengah", "medium": "Menengah", "low": "Rendah"}
POSTS = {"jpt": "JPT", "ahli utama": "Ahli Utama", "other": "lain", "others": "lain",
         "lain": "lain"}
SUCCESSION = {"kelompok rencana suksesi": True, "di luar kelompok rencana suksesi": False}


def categories(cycle, source):
    cycle.node("optimal", "brin3-2023-kategori-jpm", inputs=[source])
    cycle.node("syarat", "jpm-kategori-ms", inputs=[source])


@rule("jpm")
def match(cycle, case):
    for node in ("jpm", "jpm-100"):
        cycle.node(node, "permenpanrb38-2017-" + node)
    categories(cycle, "jpm")
    who = cycle.person(case)
    levels = list(zip(case.inputs["individual"], case.inputs["standard"]))
    for number, (level, standard) in enumerate(levels, 1):
        name = cycle.aspect("kompetensi-%d" % number, 1, 5)
        cycle.goal(who, name, standard, level, aspect=name)

    def gaps(person):
        steps = {step.goal(): step.result for step in person.steps("jpm", *GAPS)}
        return [steps.get(person.goal_named("kompetensi-%d" % number))
                for number in range(1, len(levels) + 1)]
    return {"jpm_pct": lambda p: p.score("jpm"), "gaps": gaps,
            **{key: lambda p: p.score("jpm-100") for key in CAPPED},
            "category_optimal": lambda p: p.grade("optimal"),
            "category_ms": lambda p: p.grade("syarat")}


GAPS = ("STEP_GAP",)
# What a case may call the match that stops at 100.
CAPPED = ("capped_pct", "jpm_capped", "jpm_pct_capped", "clamped_pct", "clamped")


@rule("jpm_category_optimal", "jpm_category_ms")
def category(cycle, case):
    categories(cycle, cycle.given("persen"))
    cycle.person(case, persen=case.inputs["jpm_pct"])
    node = "optimal" if case.rule.endswith("optimal") else "syarat"
    return {"category": lambda p: p.grade(node)}


@rule("category_kkp")
def category_kkp(cycle, case):
    source = cycle.given("persen")
    cycle.node("jpt", "permenkkp39-2023-kategori-jpt", inputs=[source])
    cycle.node("lain", "permenkkp39-2023-kategori-lain", inputs=[source])
    cycle.node("kategori", "permenkkp39-2023-kategori", inputs=["jpt", "lain"],
               attributes=["jabatan_kkp"])
    cycle.person(case, persen=case.inputs["pct"],
                 jabatan_kkp=one_of(POSTS, case.inputs["post"], "post"))
    return {"category": lambda p: p.grade("kategori")}


def after_box(cycle):
    cycle.node("suksesi", "permenpanrb3-2020-suksesi", inputs=["kotak"])
    cycle.node("rekomendasi", "permenpanrb3-2020-rekomendasi", inputs=["kotak"])
    return {"box": lambda p: p.score("kotak"),
            "succession": lambda p: SUCCESSION.get(p.grade("suksesi")),
            "recommendation": lambda p: p.grade("rekomendasi")}


@rule("nine_box")
def box(cycle, case):
    cycle.node("potensi", "permenpanrb3-2020-tingkat-potensi", attributes=["tingkat_potensi"])
    cycle.node("kotak", "permenpanrb3-2020-kotak",
               inputs=[recorded(cycle, "kinerja", "hasil"), "potensi"])
    cycle.person(case, rating_hasil=one_of(RATING, case.inputs["performance"], "performance"),
                 tingkat_potensi=one_of(POTENTIAL, case.inputs["potential"], "potential"))
    return after_box(cycle)


BOX_PRESETS = {((60, 80), (60, 80)): "permenpanrb3-2020-kotak-80-60",
               ((61, 81), (61, 81)): "permenpanrb3-2020-kotak-81-61",
               ((60, 80), (78, 90)): "permenpanrb3-2020-kotak-potensi-90-78"}


def cycle_of_box_scores(case):
    """Cases with the same limits share a cycle."""
    return str(limits(case))


def limits(case):
    """Of both axes, lower one first. Without any, those of the first preset."""
    both = case.inputs.get("thresholds", [80, 60])
    if isinstance(both, dict):
        first, second = both["performance"], both["potential"]
    else:
        first = case.inputs.get("performance_thresholds", both)
        second = case.inputs.get("potential_thresholds", both)
    return tuple(sorted(map(int, first))), tuple(sorted(map(int, second)))


@rule("nine_box_scores")
def box_of_scores(cycle, case):
    inputs = [cycle.given("kinerja"), cycle.given("potensi")]
    axes = limits(case)
    preset = BOX_PRESETS.get(axes)
    if preset:
        cycle.node("kotak", preset, inputs=inputs)
    else:  # limits of an agency that no preset has
        levels = {name: {"meets": low, "above": high}
                  for name, (low, high) in zip(inputs, axes)}
        cycle.node("kotak", "permenpanrb3-2020-kotak-80-60", inputs=inputs,
                   config={"levels": levels})
    cycle.person(case, kinerja=case.inputs["performance_score"],
                 potensi=case.inputs["potential_score"])
    return after_box(cycle)


box_of_scores.cycle_of = cycle_of_box_scores


@rule("talent_value")
def talent(cycle, case):
    cycle.node("nilai", "permenpanrb3-2020-nilai-talenta",
               inputs=[cycle.given("kinerja"), cycle.given("potensi")])
    cycle.person(case, kinerja=case.inputs["performance_score"],
                 potensi=case.inputs["potential_score"])
    return {"value": lambda p: p.score("nilai")}


@rule("predicate_score")
def predicate_score(cycle, case):
    cycle.node("predikat", "permenpanrb6-2022-predikat-tercatat", attributes=["predikat"])
    cycle.node("nilai", "permenpanrb3-2020-nilai-predikat", inputs=["predikat"])
    cycle.person(case, predikat=case.inputs["predicate"])
    return {"score": lambda p: p.score("nilai")}
