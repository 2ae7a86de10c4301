"""Perka BKN 1/2013 and PP 46/2011."""

from rulebook import one_of, rule

DUTY = "perka1-2013-kegiatan"
ASPECTS = {"quantity": "kuantitas", "quality": "kualitas", "time": "waktu", "cost": "biaya"}
VALUES = ("STEP_RATIO", "STEP_MIRROR", "STEP_INVERSE", "STEP_NOTHING", "STEP_INSIDE",
          "STEP_USED_SHARE", "STEP_CURVE", "STEP_CURVE_LOWEST", "STEP_NOT_DONE", "STEP_CAPPED",
          "STEP_FLOORED", "STEP_ROUNDED", "STEP_LIMIT")
CREATIVITY = {"unit": "unit", "organisation": "organisasi", "organization": "organisasi",
              "state": "negara", "country": "negara", "nation": "negara", "none": "tidak ada"}


def duty_aspects(cycle):
    for aspect in ASPECTS.values():
        cycle.aspect(aspect)


def not_carried_out(values, *parts):
    """Said outright, or by a realisation that is null."""
    for word in ("executed", "carried_out", "done"):
        if values.get(word) is False:
            return True
    if values.get("not_executed") or values.get("not_carried_out"):
        return True
    return any(part is not None and "real" in part and part["real"] is None for part in parts)


def add_duty(cycle, who, inputs, title="tugas"):
    """Goals of one duty: one for each aspect that the case names. Of a duty that was not carried
    out there is no quantity, and what is not said otherwise is not there either."""
    parts = {}
    for name, values in inputs.items():
        if isinstance(values, dict):
            parts[ASPECTS[name.split("_")[0]]] = values
    undone = not_carried_out(inputs, *parts.values())
    for aspect, values in parts.items():
        real = values.get("real")
        if undone:
            real = {"kuantitas": 0, "kualitas": real or 0}.get(aspect, real)
        cycle.goal(who, title + "." + aspect, values["target"], real, title=title, aspect=aspect)
    return parts


def worth(node, indicator):
    """What one goal counts for: the last step about it, before plans."""
    def read(person):
        place = person.goal_named(indicator)
        steps = [step for step in person.steps(node, *VALUES) if step.goal() == place]
        return steps[-1].result if steps else None
    return read


def plan_mean(part):
    def read(person):
        step = person.step("kegiatan", "STEP_PLAN_MEAN")
        return getattr(step, part) if step else None
    return read


@rule("skp_activity")
def skp_activity(cycle, case):
    duty_aspects(cycle)
    cycle.node("kegiatan", DUTY)
    cycle.node("kategori", "perka1-2013-kategori", inputs=["kegiatan"])
    who = cycle.person(case)
    values = {name: case.inputs.get(name) for name in case.inputs.names()}
    parts = add_duty(cycle, who, {k: v for k, v in values.items() if v is not None})
    reads = {name: worth("kegiatan", "tugas." + aspect) for name, aspect in ASPECTS.items()
             if aspect in parts}
    reads.update(sum=plan_mean("a"), aspects=plan_mean("b"),
                 value=lambda p: p.score("kegiatan"), category=lambda p: p.grade("kategori"))
    return reads


@rule("time_aspect", "cost_aspect")
def used_aspect(cycle, case):
    aspect = "waktu" if case.rule == "time_aspect" else "biaya"
    duty_aspects(cycle)
    cycle.node("kegiatan", DUTY)
    cycle.node("bagian", "perka1-2013-bagian-" + aspect)
    cycle.node("efisiensi", "perka1-2013-efisiensi", inputs=["bagian"])
    cycle.node("kategori", "perka1-2013-kategori", inputs=["kegiatan"])
    who = cycle.person(case)
    values = {name: case.inputs.get(name) for name in case.inputs.names()}
    part = {"target": values.pop("target"), "real": values.pop("real", None)}
    undone = not_carried_out(values, part)
    cycle.goal(who, "ukuran", part["target"], part["real"], title="tugas", aspect=aspect)
    if undone:  # that shows in the quantity
        cycle.goal(who, "hasil", 1, 0, title="tugas", aspect="kuantitas")
    return {"value": worth("kegiatan", "ukuran"),
            "efficiency_pct": lambda p: p.score("efisiensi"),
            "category": lambda p: p.grade("kategori")}


@rule("additional_tasks_bonus")
def additional_tasks(cycle, case):
    cycle.node("nilai", "perka1-2013-tugas-tambahan", attributes=["tugas_tambahan"])
    cycle.person(case, tugas_tambahan=case.inputs["tasks"])
    return {"points": lambda p: p.score("nilai")}


def creativity_word(level):
    return "tidak ada" if level is None else one_of(CREATIVITY, level, "level")


@rule("creativity_bonus")
def creativity(cycle, case):
    cycle.node("nilai", "perka1-2013-kreativitas", attributes=["kreativitas"])
    cycle.person(case, kreativitas=creativity_word(case.inputs.get("level")))
    return {"points": lambda p: p.score("nilai")}


@rule("skp_2013")
def whole_skp(cycle, case):
    """Several duties with what is added for tasks and creativity."""
    duty_aspects(cycle)
    cycle.node("kegiatan", DUTY)
    cycle.node("tugas", "perka1-2013-tugas-tambahan", attributes=["tugas_tambahan"])
    cycle.node("kreatif", "perka1-2013-kreativitas", attributes=["kreativitas"])
    cycle.node("skp", "perka1-2013-skp", inputs=["kegiatan", "tugas", "kreatif"])
    cycle.node("kategori", "perka1-2013-kategori", inputs=["skp"])
    who = cycle.person(case, tugas_tambahan=case.inputs.get("tasks", 0),
                       kreativitas=creativity_word(case.inputs.get("creativity")))
    for number, duty in enumerate(case.inputs["duties"]):
        add_duty(cycle, who, duty, "tugas %d" % number)
    return {"mean": lambda p: p.score("kegiatan"), "skp": lambda p: p.score("skp"),
            "category": lambda p: p.grade("kategori")}


@rule("category")
def category(cycle, case):
    cycle.node("kategori", "perka1-2013-kategori", inputs=[cycle.given("nilai")])
    cycle.person(case, nilai=case.inputs["value"])
    return {"category": lambda p: p.grade("kategori")}


@rule("final_60_40")
def final_60_40(cycle, case):
    cycle.node("akhir", "pp46-2011-nilai-prestasi",
               inputs=[cycle.given("skp"), cycle.given("perilaku")])
    cycle.node("kategori", "perka1-2013-kategori", inputs=["akhir"])
    cycle.person(case, skp=case.inputs["skp"], perilaku=case.inputs["behaviour"])
    return {"final": lambda p: p.score("akhir"), "category": lambda p: p.grade("kategori")}
