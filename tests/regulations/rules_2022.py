"""PermenPANRB 6/2022 and SE MenPANRB 3/2023."""

from compare import AnyOrder, OneOf
from rulebook import inverse, one_of, rule, yes

RATING = {"above": "Di atas ekspektasi", "meets": "Sesuai ekspektasi",
          "below": "Di bawah ekspektasi"}
GRADES = ["Sangat Kurang", "Kurang", "Butuh Perbaikan", "Baik", "Sangat Baik"]
WORDS = {"Cukup": "Butuh Perbaikan", **{word: word for word in GRADES}}


def recorded(cycle, what, attribute):
    """A rating that the assessor set."""
    return cycle.node(what, "permenpanrb6-2022-rating-" + attribute,
                      attributes=["rating_" + attribute])


@rule("quadrant")
def quadrant(cycle, case):
    inputs = [recorded(cycle, "hasil", "hasil"), recorded(cycle, "perilaku", "perilaku")]
    cycle.node("predikat", "permenpanrb6-2022-kuadran", inputs=inputs)
    cycle.person(case, rating_hasil=one_of(RATING, case.inputs["result"], "rating"),
                 rating_perilaku=one_of(RATING, case.inputs["behaviour"], "rating"))
    return {"predicate": lambda p: p.grade("predikat")}


@rule("head_of_unit_result_rating")
def head_of_unit(cycle, case):
    cycle.node("capaian_unit", "se3-2023-capaian-unit", attributes=["predikat_organisasi"])
    own = recorded(cycle, "hasil", "hasil")
    cycle.node("rating", "se3-2023-kepala-unit", inputs=["capaian_unit", own],
               attributes=["kepala_unit"])
    given = case.inputs.get("own_rating") or case.inputs.get("result_rating") or "meets"
    cycle.person(case, predikat_organisasi=case.inputs.get("unit_predicate"),
                 kepala_unit=yes(case.inputs["is_unit_head"]),
                 rating_hasil=one_of(RATING, given, "rating"))
    sources = {"capaian_unit": OneOf("unit_predicate"),
               "hasil": OneOf("own_rating", "assessor", "own_result", "own", "individual",
                              "result_rating", "own_achievement")}

    def source(person):
        step = person.step("rating", "STEP_CHOSEN")
        return sources[step.ref["node"]] if step else None
    back = inverse(RATING)
    return {"result_rating_from": source, "result_rating": lambda p: back.get(p.grade("rating"))}


# --- distribution of predicates

def add_unit(cycle, case, counts):
    """As many people as the counts say, all in one unit. The first one answers for all."""
    cycle.node("predikat", "permenpanrb6-2022-predikat-tercatat", attributes=["predikat"])
    cycle.node("pola", "se3-2023-pola-distribusi", inputs=["predikat"],
               attributes=["predikat_organisasi"])
    organisation = case.inputs["organisation"]
    number = 0
    for word, count in counts.items():
        for _ in range(int(count)):
            name = case.person if number == 0 else "%s.%d" % (case.person, number)
            cycle.person(case, unit=case.person, name=name, predikat=one_of(WORDS, word, "grade"),
                         predikat_organisasi=organisation)
            number += 1


def grade_of(step):
    return step.word if step else None


def percent(value):
    return format(value.normalize(), "f")


DEPARTURES = ("STEP_TOGETHER", "STEP_TOO_MANY", "STEP_TOO_FEW", "STEP_TOO_FEW_TOGETHER",
              "STEP_NONE_OF", "STEP_FORBIDDEN", "STEP_NOT_MOST")


def departures(person):
    """What the program finds outside the pattern, in the cases' words. Grades that are counted
    together stand one by one in the trail before the sentence that they are too few."""
    found, together = [], []
    for step in person.steps("pola", *DEPARTURES):
        key = step.key
        if key == "STEP_TOGETHER":
            together.append(step.word)
        elif key == "STEP_TOO_MANY":
            found.append("max %s %s" % (step.word, percent(step.b)))
        elif key == "STEP_TOO_FEW":
            found.append("min %s %s" % (step.word, percent(step.b)))
        elif key == "STEP_TOO_FEW_TOGETHER":
            found.append("min %s %s" % (" plus ".join(together), percent(step.b)))
        elif key == "STEP_NONE_OF":
            found.append("requires " + " or ".join(together))
        elif key == "STEP_FORBIDDEN":
            found.append("no " + step.word)
        elif key == "STEP_NOT_MOST":
            found.append("most " + step.word)
        if key != "STEP_TOGETHER":
            together = []
    return AnyOrder(map(Violation, found))


# The first that fits: "at most" before "most".
KINDS = {"max": ("max", "at most"), "min": ("min", "at least"),
         "requires": ("require", "must have", "some "),
         "most": ("most", "mode", "majority", "largest"), "no": ("no ", "forbid")}


class Violation(str):
    """Equal when kind, grades and limit are, in whatever order several grades are named."""

    def __eq__(self, other):
        return self.parts(self) == self.parts(str(other))

    __hash__ = str.__hash__

    @staticmethod
    def parts(words):
        words = str(words).replace("Cukup", "Butuh Perbaikan")
        kind = next((kind for kind, signs in KINDS.items()
                     if any(sign in words.lower() for sign in signs)), "?")
        grades, rest = set(), words
        for grade in sorted(GRADES, key=len, reverse=True):  # Sangat Baik before Baik
            if grade in rest:
                grades.add(grade)
                rest = rest.replace(grade, "")
        limit = [word.strip("%") for word in rest.split() if word.strip("%").isdigit()]
        return kind, grades, limit


@rule("distribution_check")
def distribution(cycle, case):
    add_unit(cycle, case, case.inputs["counts"])
    fits = {"Sesuai pola": True, "Di luar pola": False}
    return {"ok": lambda p: fits.get(p.grade("pola")), "violations": departures}


@rule("distribution_curve")
def curve(cycle, case):
    add_unit(cycle, case, {"Baik": 1})

    def steps(person):
        return person.steps("pola", "STEP_CURVE")
    return {"order": lambda p: [step.word for step in steps(p)],
            "heights": lambda p: [step.a for step in steps(p)],
            "sum": lambda p: steps(p)[0].b}
