"""PermenPANRB 14/2017 and KEP/25/M.PAN/2004: what the public says."""

import decimal

from cases import Unfit
from rulebook import rule

SURVEY = {"1/9": "permenpanrb14-2017-skm", "exact": "permenpanrb14-2017-skm",
          "0.111": "permenpanrb14-2017-skm-0111", "0.11": "permenpanrb14-2017-skm-011"}
OLD = "kep25-2004-ikm"
MOST_SHEETS = 100


def answers_for(mean):
    """Whole answers from 1 to 4 with this mean, as few as will do. A mean that would need more
    than a hundred sheets is one answer between the steps of the scale."""
    for sheets in range(1, MOST_SHEETS + 1):
        total = mean * sheets
        if total == int(total):
            low, more = divmod(int(total), sheets)
            return [low + 1] * more + [low] * (sheets - more)
    return [mean]


def add_answers(cycle, who, element, answers):
    for number, answer in enumerate(answers):
        cycle.mark(who, "responden-%d" % number, "public", element, answer)


def elements(cycle, count):
    return [cycle.aspect("u%d" % number, 1, 4) for number in range(1, count + 1)]


def survey_of(case, weight):
    if case.about("KEP/25", "2004"):
        return OLD
    weight = str(weight)
    if weight not in SURVEY and weight.startswith("1/"):
        weight = "exact"  # exactly one by the number of elements, however many
    if weight not in SURVEY:
        raise Unfit("no preset weighs an element %s" % weight)
    return SURVEY[weight]


@rule("ikm")
def index(cycle, case):
    means = case.inputs["nrr"]
    preset = survey_of(case, case.inputs.get("weight", "exact"))
    node = "%s-%d" % (preset, len(means))
    names = elements(cycle, len(means))
    cycle.node(node, preset, config={"elements": names})
    who = cycle.person(case)
    for name, mean in zip(names, means):
        add_answers(cycle, who, name, answers_for(decimal.Decimal(mean)))

    def of_step(person):
        step = person.step(node, "STEP_INDEX")
        return step.result if step else None
    return {"ikm": of_step, "nik": lambda p: p.score(node), "grade": lambda p: p.grade(node)}


@rule("ikm_grade")
def grade(cycle, case):
    """A survey of one element whose converted value is the one asked for."""
    preset = survey_of(case, "exact")
    names = elements(cycle, 1)
    cycle.node("mutu", preset, config={"elements": names})
    add_answers(cycle, cycle.person(case), names[0], [case.inputs["nik"] / 25])
    return {"grade": lambda p: p.grade("mutu"), "nik": lambda p: p.score("mutu")}


@rule("nrr", "element_grade")
def element(cycle, case):
    names = elements(cycle, 1)
    cycle.node("unsur", "permenpanrb14-2017-unsur", config={"elements": names})
    given = case.inputs["answers"] if case.inputs.has("answers") else [case.inputs["nrr"]]
    add_answers(cycle, cycle.person(case), names[0], given)
    return {"nrr": lambda p: p.score("unsur"), "grade": lambda p: p.grade("unsur")}


@rule("krejcie_morgan")
def sample(cycle, case):
    names = elements(cycle, 1)
    for node, preset in (("terdekat", "sampel"), ("naik", "sampel-naik")):
        cycle.node(node, "permenpanrb14-2017-" + preset, attributes=["populasi_layanan"],
                   config={"elements": names})
    who = cycle.person(case, populasi_layanan=case.inputs["population"])
    add_answers(cycle, who, names[0], [3])

    def needed(node):
        def read(person):
            step = person.step(node, "STEP_SAMPLE")
            return step.result if step else None
        return read
    return {"sample": needed("terdekat"), "sample_nearest": needed("terdekat"),
            "sample_ceiling": needed("naik")}
