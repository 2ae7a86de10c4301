"""PP 30/2019 and PermenPANRB 8/2021."""

from rulebook import one_of, rule, yes


MAIN = "STEP_PART"
CATEGORIES = {"SB": "Sangat Baik", "B": "Baik", "C": "Cukup", "K": "Kurang", "SK": "Sangat Kurang",
              "Sangat Baik": "Sangat Baik", "Baik": "Baik", "Cukup": "Cukup", "Kurang": "Kurang",
              "Sangat Kurang": "Sangat Kurang"}
# A percentage well inside each category of an indicator.
INSIDE = {"Sangat Baik": 105, "Baik": 100, "Cukup": 90, "Kurang": 70, "Sangat Kurang": 30}


def predicate_node(cycle):
    cycle.node("predikat", "pp30-2019-predikat", inputs=["nilai"], attributes=["ide_baru"])


@rule("final_value")
def final_value(cycle, case):
    inputs = [cycle.given("skp"), cycle.given("perilaku")]
    cycle.node("n70", "pp30-2019-nilai-70-30", inputs=inputs)
    cycle.node("n60", "pp30-2019-nilai-60-40", inputs=inputs)
    cycle.node("nilai", "pp30-2019-nilai", inputs=["n70", "n60"], attributes=["memakai_360"])
    predicate_node(cycle)
    uses = case.inputs["uses_360"]
    cycle.person(case, skp=case.inputs["skp"], perilaku=case.inputs["behaviour"],
                 memakai_360=yes(uses), ide_baru=yes(case.inputs.get("new_idea", False)))

    def weights(person):
        chosen = person.step("nilai", "STEP_CHOSEN").ref["node"]
        return [step.b for step in person.steps(chosen, MAIN)]
    return {"final": lambda p: p.score("nilai"), "predicate": lambda p: p.grade("predikat"),
            "weights": weights}


@rule("predicate")
def predicate(cycle, case):
    cycle.node("nilai", method="id.kinerja.lookup", attributes=["angka"],
               config={"read": "attribute"})
    predicate_node(cycle)
    cycle.person(case, angka=case.inputs["value"],
                 ide_baru=yes(case.inputs.get("new_idea", False)))
    return {"predicate": lambda p: p.grade("predikat")}


# --- PermenPANRB 8/2021: indicators

def add_indicator(cycle, who, inputs, less=False):
    """A target or a range with a realisation, or the percentage itself."""
    for word in ("condition", "kind", "direction"):
        if inputs.has(word):
            less = inputs[word] in ("special", "khusus", "less")
    if inputs.has("less_is_better"):
        less = bool(inputs["less_is_better"])
    limit = bool(inputs.get("target_is_maximum", False))
    if inputs.has("capaian_pct"):
        return cycle.goal(who, "iki", 100, inputs["capaian_pct"], limit=limit)
    low = inputs["target"] if inputs.has("target") else inputs["target_low"]
    high = inputs.get("target_high")
    real = inputs.get("real")
    return cycle.goal(who, "iki", low, real, high=high, limit=limit,
                      direction="turun" if less else "naik")


@rule("iki_normal", "iki_special", "iki_value_jpt")
def indicator(cycle, case):
    cycle.node("persen", "permenpanrb8-2021-capaian-iki")
    cycle.node("bulat", "permenpanrb8-2021-capaian-iki-bulat")
    cycle.node("capaian", "permenpanrb8-2021-capaian-jpt")
    add_indicator(cycle, cycle.person(case), case.inputs, less=case.rule == "iki_special")

    def category(person):
        step = person.step("capaian", "STEP_CATEGORY")
        return step.word if step else None
    # The rule for leaders works with whole percent; the two others tell the percentage itself.
    percent = "bulat" if case.rule == "iki_value_jpt" else "persen"
    return {"capaian_pct": lambda p: p.score(percent), "printed_pct": lambda p: p.score("bulat"),
            "category": category, "value": lambda p: p.score("capaian")}


@rule("plan_value_ja_jf")
def plan_value(cycle, case):
    cycle.node("rencana", "permenpanrb8-2021-rencana-ja-jf")
    who = cycle.person(case)
    for number, word in enumerate(case.inputs["aspect_categories"]):
        inside = INSIDE[one_of(CATEGORIES, word, "category")]
        cycle.goal(who, "iki %d" % number, 100, inside, title="rencana")

    def points(person):
        step = person.step("rencana", "STEP_PLAN_SUM")
        return step.result if step else None
    return {"points": points, "value": lambda p: p.score("rencana")}


@rule("plans_ja_jf")
def plans(cycle, case):
    """Several plans, each a list of percentages."""
    cycle.node("rencana", "permenpanrb8-2021-rencana-ja-jf")
    who = cycle.person(case)
    for number, percents in enumerate(case.inputs["plans"]):
        for aspect, percent in enumerate(percents):
            cycle.goal(who, "iki %d.%d" % (number, aspect), 100, percent,
                       title="rencana %d" % number)
    return {"value": lambda p: p.score("rencana")}


# --- PermenPANRB 8/2021: sums

@rule("additional_work")
def additional_work(cycle, case):
    cycle.node("kategori", "permenpanrb8-2021-kategori-tercatat", attributes=["kategori"])
    cycle.node("persen", "permenpanrb8-2021-persen-kategori", inputs=["kategori"])
    cycle.node("bobot", "permenpanrb8-2021-bobot-lingkup", attributes=["bobot_lingkup"])
    cycle.node("menurut_kategori", "permenpanrb8-2021-nilai-kategori", inputs=["kategori"])
    # The value that the case gives; without one, what the category is worth.
    cycle.node("nilai", method="id.kinerja.choose",
               inputs=[cycle.given("nilai_capaian"), "menurut_kategori"], config={})
    cycle.node("tertimbang", "permenpanrb8-2021-tambahan", inputs=["persen", "bobot", "nilai"])
    cycle.person(case, kategori=one_of(CATEGORIES, case.inputs["category"], "category"),
                 bobot_lingkup=case.inputs.get("scope_weight", 2),
                 nilai_capaian=case.inputs.get("value"))
    return {"weighted": lambda p: p.score("tertimbang")}


def add_figures(cycle, who, aspect, values):
    cycle.aspect(aspect)
    for number, value in enumerate(values):
        cycle.goal(who, "%s %d" % (aspect, number), 1, value, aspect=aspect)


def before_limit(node):
    """What the sum was before a limit held it; the score itself when none did."""
    def read(person):
        step = person.step(node, "STEP_CAPPED")
        return step.a if step else person.score(node)
    return read


@rule("additional_work_total")
def additional_total(cycle, case):
    cycle.node("tambahan", "permenpanrb8-2021-tambahan-total")
    add_figures(cycle, cycle.person(case), "kinerja_tambahan", case.inputs["items"])
    return {"total": lambda p: p.score("tambahan"), "uncapped": before_limit("tambahan")}


@rule("skp_total_jpt")
def skp_total(cycle, case):
    main, extra = case.inputs["weighted_main"], case.inputs.get("weighted_additional", 0)
    cycle.aspect("kinerja_utama")
    cycle.node("utama", method="id.kinerja.figures",
               config={"aspects": ["kinerja_utama"], "combine": "sum"})
    cycle.node("tambahan", "permenpanrb8-2021-tambahan-total")
    cycle.node("skp", "permenpanrb8-2021-skp", inputs=["utama", "tambahan"])
    who = cycle.person(case)
    add_figures(cycle, who, "kinerja_utama", main if isinstance(main, list) else [main])
    add_figures(cycle, who, "kinerja_tambahan", extra if isinstance(extra, list) else [extra])
    return {"skp": lambda p: p.score("skp")}


@rule("jpt_main_weighting")
def main_weighting(cycle, case):
    cycle.node("utama", "permenpanrb8-2021-utama-jpt",
               inputs=[cycle.given("perjanjian"), cycle.given("inisiatif")])
    cycle.person(case, perjanjian=case.inputs["performance_agreement_mean"],
                 inisiatif=case.inputs["strategic_initiative_mean"])
    return {"weighted": lambda p: [step.result for step in p.steps("utama", MAIN)],
            "total": lambda p: p.score("utama")}


@rule("periodic_skp_jpt")
def periodic(cycle, case):
    for name in ("rencana_aksi", "kinerja_utama"):
        cycle.aspect(name)
    cycle.node("nilai1", "permenpanrb8-2021-rata-rencana-aksi")
    cycle.node("nilai2", "permenpanrb8-2021-rata-kinerja-utama")
    cycle.node("periodik", "permenpanrb8-2021-periodik-jpt", inputs=["nilai1", "nilai2"])
    who = cycle.person(case)
    add_figures(cycle, who, "rencana_aksi", case.inputs["initiative_values"])
    add_figures(cycle, who, "kinerja_utama", case.inputs["main_values"])
    return {"nilai1": lambda p: p.score("nilai1"), "nilai2": lambda p: p.score("nilai2"),
            "periodic": lambda p: p.score("periodik")}
