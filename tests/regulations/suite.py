"""Puts the cases before the program, those of one rule and regulation in one cycle; compares."""

import collections
import pathlib
import re
import tempfile

import direct
import program
import rulebook
import rules_2013  # noqa: F401  each registers its rules
import rules_2019  # noqa: F401
import rules_2022  # noqa: F401
import rules_360  # noqa: F401
import rules_credit  # noqa: F401
import rules_discipline  # noqa: F401
import rules_survey  # noqa: F401
import rules_talent  # noqa: F401
from cases import Unfit
from compare import same
from cycle import Cycle

Result = collections.namedtuple("Result", "case key expected got where")


def shown(value):
    if isinstance(value, list):
        return "[%s]" % ", ".join(map(shown, value))
    return "nothing" if value is None else str(value)


def complaint(case, words):
    return [Result(case, "", "", "", words)]


class Suite:
    def __init__(self, keep=None):
        self.keep = keep  # a folder that stays, to look into
        self.failures, self.passed = [], 0

    def run(self, cases):
        groups = collections.OrderedDict()
        for case in cases:
            if case.rule in direct.DIRECT:
                self.settle(case, self.ask(case))
            elif case.rule not in rulebook.RULES:
                self.settle(case, complaint(case, "the rule %r is not known" % case.rule))
            else:
                groups.setdefault(self.group_of(case), []).append(case)
        for name, members in groups.items():
            self.run_group("-".join(name), members)

    def group_of(self, case):
        """Cases share a cycle when rule, regulation and the names of their inputs are the same."""
        more = getattr(rulebook.RULES[case.rule], "cycle_of", lambda case: "")
        given = ",".join(sorted(case.inputs.names()))
        return case.rule, case.regulation, given + more(case)

    def settle(self, case, problems):
        if problems:
            self.failures += problems
        else:
            self.passed += 1

    # --- rules with a command of their own

    def ask(self, case):
        try:
            answer = direct.DIRECT[case.rule](case)
        except (Unfit, program.Stopped) as fault:
            return complaint(case, str(fault))
        unread = case.inputs.left()
        if unread:
            return complaint(case, "inputs that the runner does not know: " + ", ".join(unread))
        return self.judge(case, {key: lambda answer=answer, key=key: answer[key]
                                 for key in answer}, "command")

    # --- rules of nodes

    def run_group(self, name, cases):
        cycle = Cycle(re.sub(r"[^a-z0-9]+", "-", name.lower())[:60].strip("-"))
        readers = []
        for case in cases:
            try:
                readers.append((case, rulebook.RULES[case.rule](cycle, case)))
            except (Unfit, LookupError, TypeError, ValueError, AttributeError,
                    ArithmeticError) as fault:
                self.settle(case, complaint(case, "cannot be put: %r" % fault))
        if not readers:
            return
        try:
            people = self.people_of(cycle)
        except program.Stopped as fault:
            if len(cases) > 1:  # one alone may be at fault
                for case in [case for case, _ in readers]:
                    self.run_group(name, [case])
            else:
                self.settle(cases[0], complaint(cases[0], str(fault)))
            return
        for case, reads in readers:
            self.settle(case, self.check(case, people.get(case.person), reads, cycle))

    def people_of(self, cycle):
        if self.keep:
            return cycle.run(pathlib.Path(self.keep) / cycle.name)
        with tempfile.TemporaryDirectory(prefix="kinerja-regulations-") as folder:
            return cycle.run(folder)

    def check(self, case, person, reads, cycle):
        unread = case.inputs.left()
        if unread:
            return complaint(case, "inputs that the runner does not know: " + ", ".join(unread))
        if person is None:
            return complaint(case, "the program has no result for this person")
        bound = {key: lambda read=read: read(person) for key, read in reads.items()}
        nodes = ", ".join("%s (%s)" % (name, node.get("preset", node.get("method")))
                          for name, node in cycle.nodes.items())
        return self.judge(case, bound, nodes)

    def judge(self, case, reads, where):
        problems = []
        if not case.expected:
            return complaint(case, "nothing is expected, so nothing is checked")
        for key, expected in case.expected.items():
            if key not in reads:
                problems.append(Result(case, key, shown(expected), "", "not checked: the runner "
                                       "reads only " + ", ".join(sorted(reads))))
                continue
            try:
                got = reads[key]()
            except (KeyError, ValueError, IndexError, AttributeError) as fault:
                problems.append(Result(case, key, shown(expected), "", "not read: %r" % fault))
                continue
            if not same(expected, got):
                problems.append(Result(case, key, shown(expected), shown(got), where))
        return problems
