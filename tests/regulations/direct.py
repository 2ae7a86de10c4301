"""Rules that rate nobody: deadlines, hours and employee numbers have commands of their own. Each
function gives what a case may expect, by key, as the command answers."""

import re

import program
from cases import Unfit
from rulebook import one_of

DIRECT = {}
DAYS = {"mon": "Mon", "tue": "Tue", "wed": "Wed", "thu": "Thu", "fri": "Fri", "sat": "Sat",
        "sun": "Sun"}

DEADLINES = {"PP 30/2019": "pp30-2019-keberatan",
             "PermenPANRB 6/2022": "permenpanrb-6-2022-keberatan"}


def direct(*names):
    def keep(function):
        for name in names:
            DIRECT[name] = function
        return function
    return keep


def said(document, *keys):
    return {key: document[key] for key in keys if key in document}


@direct("objection_window")
def objection(case):
    presets = [preset for word, preset in DEADLINES.items() if case.about(word)]
    if not presets:
        raise Unfit("no deadline for the regulation %r" % case.regulation)
    document = program.answer("calendar", "deadline", "--rule", presets[0],
                              "--from", case.inputs["received"], "--filed", case.inputs["filed"])
    return said(document, "in_time", "days", "last_day")


def hours(case, *more):
    ramadan = ["--ramadan"] if case.inputs.get("ramadan", False) else []
    return program.answer("calendar", "hours", *ramadan, *more)


@direct("weekly_minutes")
def week(case):
    return said(hours(case), "net_minutes", "start", "break_mon_thu", "break_fri")


@direct("day_net_minutes")
def day(case):
    name = one_of(DAYS, str(case.inputs["day"])[:3].lower(), "day")
    document = hours(case, "--day", name, "--in", case.inputs["in"], "--out", case.inputs["out"])
    return said(document, "net_minutes")


def names_all(words, prose):
    """Whether a text speaks of everything that another one names, in whatever words between."""
    terms = set(re.findall(r"[a-z]{3,}|[0-9]+", words.lower())) - {"and", "the", "has", "not", "are"}
    return terms <= set(re.findall(r"[a-z]{3,}|[0-9]+", prose.lower()))


@direct("parse_nip")
def nip(case):
    document = program.answer("nip", case.inputs["nip"])
    wanted = case.expected.get("reason")
    if wanted and names_all(wanted, document.get("reason") or ""):
        document["reason"] = wanted  # prose: what it names counts, not how it is put
    return said(document, "birth", "tmt_cpns", "sex", "sequence", "normalised", "valid", "reason")
