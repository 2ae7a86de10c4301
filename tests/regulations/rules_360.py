"""Several raters: variants V1 to V6."""

from cases import Unfit
from rulebook import rule, yes

ROLES = {"superior": "superior", "peers": "peer", "peer": "peer", "subordinates": "subordinate",
         "subordinate": "subordinate", "self": "self", "public": "public"}
PLURAL = {"superior": "superior", "peer": "peers", "subordinate": "subordinates"}
# As many as the program wants of a group by itself, so that the means are not those of one person.
RATERS = {"superior": 1, "self": 1, "peer": 3, "subordinate": 3, "public": 3}


def add_group(cycle, who, role, marks, aspect="perilaku"):
    """Raters of a group: one for each mark of a list, or the usual number when a mean is given."""
    if not isinstance(marks, list):
        marks = [marks] * RATERS[role]
    for number, mark in enumerate(marks):
        rater = who if role == "self" else "%s-%s-%d" % (who, role, number)
        cycle.mark(who, rater, role, aspect, mark)
    return len(marks)


def mean_steps(person, node):
    return person.steps(node, "STEP_PART")


def weights_in_use(node):
    """By role."""
    def read(person):
        return {step.ref["role"]: step.b for step in mean_steps(person, node)}
    return read


@rule("rater_weighting_v1v2")
def supervisory_or_not(cycle, case):
    cycle.aspect("perilaku", 0, 100)
    cycle.node("v1", "v360-1-jabatan-atasan")
    cycle.node("v2", "v360-2-jabatan-lain")
    cycle.node("nilai", "v360-1-2-menurut-jabatan", inputs=["v1", "v2"], attributes=["membawahi"])
    supervisory = case.inputs["supervisory"]
    who = cycle.person(case, membawahi=yes(supervisory))
    for name, marks in case.inputs["group_means"].items():
        if marks is not None and marks != []:
            add_group(cycle, who, ROLES[name], marks)
    node = "v1" if supervisory else "v2"
    read = weights_in_use(node)
    return {"value": lambda p: p.score("nilai"),
            "weights": lambda p: [read(p).get(role, 0) for role in PLURAL],
            "condition": lambda p: Condition(set(read(p)), supervisory)}


class Condition(str):
    """Which groups rated: equal to a case's words when these name the same groups as absent."""

    def __new__(cls, present, supervisory):
        asked = {"superior", "peer", "subordinate"} if supervisory else {"superior", "peer"}
        absent = [PLURAL[role] for role in PLURAL if role in asked - present]
        words = "no " + " and ".join(absent) if absent else "complete"
        self = super().__new__(cls, words + ("" if supervisory else ", non-supervisory"))
        self.present, self.asked, self.supervisory = present, asked, supervisory
        return self

    def __eq__(self, other):
        words = str(other)
        if ("non-supervisory" in words) == self.supervisory:
            return False
        words = words.replace("non-supervisory", "")
        named = {role for role in PLURAL if role in words}
        if "complete" in words:
            return self.present == self.asked
        if "only" in words or "single" in words:
            return len(self.present) == 1 and named in (set(), self.present)
        return "no" in words and named == self.asked - self.present

    __hash__ = str.__hash__


def fewer_than_usual(count, usual):
    """Settings for a list that is shorter than the least number of the preset. The rules set no
    least number; the preset's is for the raters' sake and is tested with the presets."""
    return {"minimum_raters": {"peer": count}} if 0 < count < usual else {}


@rule("rater_weighting_v3")
def contract_review(cycle, case):
    cycle.aspect("perilaku", 1, 5)
    cycle.node("perilaku", "v360-3-perilaku")
    cycle.node("kehadiran", "v360-kehadiran", attributes=["nilai_kehadiran"])
    cycle.node("akhir", "v360-3-akhir", inputs=["perilaku", "kehadiran"])
    who = cycle.person(case, nilai_kehadiran=case.inputs["attendance_score"])
    add_group(cycle, who, "superior", case.inputs["assessor"])
    peers = [case.inputs[name] for name in ("peer_pns", "peer_pppk") if case.inputs.has(name)]
    add_group(cycle, who, "peer", peers)

    def part(role, what):
        def read(person):
            for step in mean_steps(person, "perilaku"):
                if step.ref["role"] == role:
                    return getattr(step, what)
            return None
        return read

    def share(node):
        def read(person):
            for step in person.steps("akhir", "STEP_PART"):
                if step.ref["node"] == node:
                    return step.result
            return None
        return read
    return {"peer_mean": part("peer", "a"), "assessor_part": part("superior", "result"),
            "peer_part": part("peer", "result"), "behaviour": lambda p: p.score("perilaku"),
            "behaviour_part": share("perilaku"), "attendance_part": share("kehadiran"),
            "final": lambda p: p.score("akhir")}


@rule("rater_weighting_v4")
def random_peers(cycle, case):
    cycle.aspect("perilaku", 0, 100)
    peers = case.inputs.get("peers", [])
    peers = peers if isinstance(peers, list) else [peers]
    config = fewer_than_usual(len(peers), 2)
    node = "nilai%d" % len(peers) if config else "nilai"
    cycle.node(node, "v360-4-rekan-acak", **({"config": config} if config else {}))
    who = cycle.person(case)
    for role in ("superior", "self"):
        if case.inputs.has(role):
            add_group(cycle, who, role, case.inputs[role])
    add_group(cycle, who, "peer", peers)
    return {"value": lambda p: p.score(node)}


@rule("rater_weighting_v5")
def four_groups(cycle, case):
    cycle.aspect("perilaku", 0, 100)
    cycle.node("nilai", "v360-5-lengkap")
    who = cycle.person(case)
    for name in case.inputs.names():
        if case.inputs.has(name):
            add_group(cycle, who, ROLES[name], case.inputs[name])
    return {"value": lambda p: p.score("nilai")}


@rule("rater_weighting_v6")
def two_superiors(cycle, case):
    """Both are superiors; what the second one says is told apart by its aspect."""
    places = {"atasan_langsung": ("direct_superior", "superior", "superior_direct"),
              "atasan_kedua": ("second_superior", "superior_2", "superior_second",
                              "indirect_superior"),
              "diri": ("self",)}
    methods = {"atasan_langsung": "id.kinerja.superior", "atasan_kedua": "id.kinerja.superior",
               "diri": "id.kinerja.self"}
    who = cycle.person(case)
    for place, names in places.items():
        cycle.aspect(place, 0, 100)
        cycle.node(place, method=methods[place], config={"aspects": {place: 1}})
        given = [case.inputs[name] for name in names if case.inputs.has(name)]
        if len(given) > 1:
            raise Unfit("several inputs for %s" % place)
        if given:
            rater = who if place == "diri" else "%s-%s" % (who, place)
            cycle.mark(who, rater, "self" if place == "diri" else "superior", place, given[0])
    cycle.node("nilai", "v360-6-dua-atasan", inputs=list(places))
    return {"value": lambda p: p.score("nilai")}
