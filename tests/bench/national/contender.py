"""What the benchmark knows of each program that takes part, kinerja and its rivals alike."""

import re


class Absent(Exception):
    """A rival that is not on this machine, and why."""


class Run:
    """One run: what it cost, its table of results, and what it says of them itself."""

    def __init__(self, cpu, wall, memory_kib, table=None, said=None, stages=None, database=0):
        self.cpu, self.wall, self.memory_kib = cpu, wall, memory_kib
        self.table = table  # a path; None: it wrote none
        self.said = said  # (sum of finals, [people of predicates 1 to 5])
        self.stages = stages or {}  # name: (cpu, wall)
        self.database = database  # bytes


class Contender:
    name = ""
    knows_months = False
    keeps = False  # what it has read, and can rate it again

    def prepare(self):
        """Raises Absent, or leaves all in place for any number of runs."""

    def run(self, folder, people, variant):
        """One Run over the tables in `folder`."""
        raise NotImplementedError

    def keep(self, folder):
        """Reads the tables for run_again(), unless the last run() has left enough."""

    def run_again(self, folder):
        """One Run from what it has kept."""
        raise NotImplementedError

    def let_go(self, folder):
        """Takes away what keep() made."""

    def finish(self):
        """Ends what prepare() began."""


def said(out, total, predicates):
    """(sum, counts) from the check line of a driver; counts stand as a/b/c/d/e or 1|a 2|b 3|c 4|d 5|e."""
    found_total, found = re.search(total, out), re.search(predicates, out)
    if not found_total or not found:
        return None
    counts = re.findall(r"(?:\d\|)?(\d+)", found[1])
    return float(found_total[1]), [int(count) for count in counts]
