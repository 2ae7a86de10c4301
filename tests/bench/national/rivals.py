"""Programs that do the same work. Their drivers and the bound are no part of this repository: they lie
in KINERJA_PERF (default ../shared/perf beside the checkout) and are run from there.

CPU and wall seconds are those that a driver counts itself, stage by stage: the start of node or of
Python is not held against a rival, though kinerja's own start counts. Memory is that of the process."""

import os
import pathlib
import re
import shutil
import sys

from contender import Absent, Contender, Run, said
from measuring import Failed, measure

ROOT = pathlib.Path(__file__).resolve().parents[3]
NO_WAIT = {"QUIET_MS": "0"}  # drivers would wait for quiet neighbours between stages
PREDICATES = r"((?:\d+/){4}\d+)"


def drivers():
    folder = pathlib.Path(os.environ.get("KINERJA_PERF", ROOT / "../shared/perf"))
    if not folder.is_dir():
        raise Absent("no drivers at KINERJA_PERF=%s" % folder)
    return folder.resolve()


def need(*programs):
    for program in programs:
        if not shutil.which(program):
            raise Absent("no %s" % program)


def sums(out, pattern):
    """CPU and wall seconds of all stages; the pattern has groups named cpu (one or more) and wall."""
    stages = [match.groupdict() for match in re.finditer(pattern, out)]
    if not stages:
        raise Failed("says nothing of its stages:\n" + out)
    cpu = sum(float(part) for stage in stages for key, part in stage.items() if "cpu" in key)
    return cpu, sum(float(stage["wall"]) for stage in stages)


class NodeRival(Contender):
    """node with packages that are installed beside the build, never into the repository."""

    packages = ()

    def __init__(self, workshop):
        self.workshop = workshop

    def prepare(self):
        need("node", "npm")
        self.workshop.mkdir(parents=True, exist_ok=True)
        for name in ("js", "sql"):  # a driver finds its packages from where its name says it is
            link = self.workshop / name
            link.unlink(missing_ok=True)
            link.symlink_to(drivers() / name)
        if all((self.workshop / "node_modules" / name).is_dir() for name in self.packages):
            return
        manifest = self.workshop / "package.json"
        if not manifest.exists():  # else npm would take out what another rival needs
            manifest.write_text('{"private": true}\n', encoding="ascii")
        ended = measure(["npm", "install", "--no-audit", "--no-fund", "--save", *self.packages],
                        folder=self.workshop)
        if ended.code != 0:
            raise Absent("npm could not install %s:\n%s" % (" ".join(self.packages), ended.out))

    def node(self, driver, *words):
        return measure(
            ["node", "--preserve-symlinks", "--preserve-symlinks-main",
             self.workshop / "js" / driver, *words],
            environment={**NO_WAIT, "POLARS_MAX_THREADS": "2"}).must_work()

    STAGES = r"wall median (?P<wall>[\d.]+) best [\d.]+ cpu median (?P<cpu>[\d.]+)"


class DuckDb(NodeRival):
    name, knows_months, keeps = "DuckDB", True, True
    packages = ("@duckdb/node-api",)

    def run(self, folder, people, variant):
        if variant.months:
            # It times the months and the rules alone, so all of the process counts; no table comes out.
            ended = self.node("duck.mjs", folder, "meas", 2, 1)
            self.let_go(folder)
            return Run(ended.cpu, ended.wall, ended.memory_kib, said=self.says(ended.out))
        ended = self.node("duck.mjs", folder, "direct", 2, 1)
        cpu, wall = sums(ended.out, self.STAGES)
        return Run(cpu, wall, ended.memory_kib, table=folder / "duck_out_raw.csv")

    def keep(self, folder):
        self.node("duck.mjs", folder, "stages", 2, 1)

    def run_again(self, folder):
        """Computes in memory from its own tables: nothing is written or kept."""
        ended = self.node("duck.mjs", folder, "own", 2, 1)
        cpu, wall = sums(ended.out, self.STAGES)
        return Run(cpu, wall, ended.memory_kib, said=self.says(ended.out))

    def let_go(self, folder):
        for file in (*folder.glob("duck*.db*"), *folder.glob("duck_out*.csv")):
            file.unlink()

    @staticmethod
    def says(out):
        return said(out, r"check \d+,([\d.]+)", "pred " + PREDICATES)


class Polars(NodeRival):
    name = "Polars"
    packages = ("nodejs-polars", "nodejs-polars-linux-x64-gnu")

    def run(self, folder, people, variant):
        ended = self.node("polars.mjs", folder, 1)
        cpu, wall = sums(ended.out, self.STAGES)
        return Run(cpu, wall, ended.memory_kib, table=folder / "polars_out.csv",
                   said=said(ended.out, r"check \d+ ([\d.]+)", r"check \S+ \S+ " + PREDICATES))


class Pandas(Contender):
    name = "pandas"
    python = "/usr/bin/python3"  # Debian's own, which python3-pandas belongs to

    def prepare(self):
        drivers()
        if measure([self.python, "-c", "import pandas"]).code != 0:
            raise Absent("no pandas for %s (python3-pandas)" % self.python)

    def run(self, folder, people, variant):
        ended = measure([self.python, drivers() / "pandas_run.py", folder]).must_work()
        cpu, wall = sums(ended.out, r"wall (?P<wall>[\d.]+) cpu (?P<cpu>[\d.]+)")
        return Run(cpu, wall, ended.memory_kib, table=folder / "pd_out.csv",
                   said=said(ended.out, r"check \d+ ([\d.]+)", r"check \S+ \S+ " + PREDICATES))


class Sqlite(Contender):
    name = "SQLite"

    def prepare(self):
        need("sqlite3", "bash", "time")
        drivers()

    def run(self, folder, people, variant):
        ended = measure(["bash", drivers() / "sqlite.sh", folder], environment={"REPS": "1"})
        cpu, wall = sums(ended.out, r"wall (?P<wall>[\d.]+) user (?P<cpu>[\d.]+) sys (?P<cpu2>[\d.]+)")
        ended.must_work()
        for file in folder.glob("s.db*"):
            file.unlink()
        return Run(cpu, wall, ended.memory_kib, table=folder / "s_out.csv",
                   said=said(ended.out, r"check\|\d+\|([\d.]+)", r"check\|\S+ ((?:\d\|\d+ ?){5})"))


class Bound(Contender):
    """Hand-written for these very tables, without any check of what it reads: no rival, a limit."""

    name, knows_months = "bound", True

    def __init__(self, workshop):
        self.program = workshop / "bound"

    def prepare(self):
        with open("/proc/cpuinfo", encoding="ascii", errors="replace") as file:
            if "avx512bw" not in file.read():
                raise Absent("this processor has no AVX-512")
        source = drivers() / "cpp/bound.cpp"
        self.program.parent.mkdir(parents=True, exist_ok=True)
        ended = measure(["g++", "-O3", "-march=native", "-std=c++20", "-pthread", source,
                         "-o", self.program])
        if ended.code != 0:
            raise Absent("bound.cpp does not compile:\n" + ended.out)

    def run(self, folder, people, variant):
        table = folder / "bound_out.csv"
        months = ["meas"] if variant.months else []
        ended = measure([self.program, "e2e", folder, people, table, 1, *months],
                        environment=NO_WAIT).must_work()
        # It runs with one thread and then with two; the second line is the one to beat.
        lines = [line for line in ended.out.splitlines() if " T=2 " in line]
        cpu, wall = sums("\n".join(lines), r"TOTAL (?P<wall>[\d.]+) s .* cpu (?P<cpu>[\d.]+) \(load")
        return Run(cpu, wall, ended.memory_kib, table=table,
                   said=said(ended.out, r"sum_final=([\d.]+)", "pred=" + PREDICATES))


def skipped(rival, reason):
    print("SKIPPED, NOT MEASURED: %s: %s" % (rival.name, reason), file=sys.stderr, flush=True)
