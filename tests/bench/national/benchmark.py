"""The national benchmark: kinerja and its rivals in turn, round by round. Called by tests/bench/run,
which builds what it needs."""

import argparse
import json
import pathlib
import sys

import agreement
import plot
import report
from contender import Absent
from kinerja_run import Kinerja
from measuring import Failed, measure
from postgres import Postgres
from rivals import Bound, DuckDb, Pandas, Polars, Sqlite, skipped
from variants import VARIANTS, people_of


MOST_CHECKED = 500000  # people that are all rated once more, in memory, after single rows


def words(text):
    return [word for word in text.split(",") if word]


def arguments():
    parser = argparse.ArgumentParser(prog="tests/bench/run", description=__doc__)
    parser.add_argument("--sizes", type=words, default=["50k"], help="such as 50k,500k,5M")
    parser.add_argument("--rivals", type=words, default=["duckdb", "polars", "bound"],
                        help="of duckdb,polars,sqlite,postgres,pandas,bound; '' for none")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--variants", type=words, default=["sorted"], help=",".join(VARIANTS))
    parser.add_argument("--out", type=pathlib.Path, help="folder of tables and reports")
    parser.add_argument("--kinerja", type=pathlib.Path, required=True,
                        help="a program that is built already")
    parser.add_argument("--isolation", choices=("all", "none"))
    parser.add_argument("--threads", type=words, default=["2"], help="such as 1,2")
    parser.add_argument("--changes", type=int, default=0,
                        help="single rows that come to the people of a sorted run, each timed")
    parser.add_argument("--recompute", action="store_true",
                        help="rate the people of a sorted run again, from what each program keeps")
    parser.add_argument("--smoke", action="store_true",
                        help="50k people, one round, no rivals, 1,000 changes, and rated again")
    parser.add_argument("--programs", type=pathlib.Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--workshop", type=pathlib.Path, required=True, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.smoke:
        options.sizes, options.rounds, options.rivals, options.changes = ["50k"], 1, [], 1000
        options.recompute = True
    for name in options.variants:
        if name not in VARIANTS:
            parser.error("no variant %s; there are %s" % (name, ", ".join(VARIANTS)))
    return options


class Benchmark:
    def __init__(self, options):
        self.options = options
        self.out = options.out.absolute()
        self.data_program = options.programs / "kinerja_national_data"
        self.check_program = options.programs / "kinerja_exact_check"
        self.change_program = options.programs / "kinerja_change_cost"
        self.changes = []  # what one costs, of each size
        self.problems, self.chapters = [], []
        self.series = {}  # name: {people: CPU seconds}, of sorted tables
        self.figures = []

    def contenders(self):
        """Everybody who is there, kinerja first."""
        mine = [Kinerja(self.options.kinerja, int(threads), self.options.isolation)
                for threads in self.options.threads]
        known = {"duckdb": lambda: DuckDb(self.options.workshop),
                 "polars": lambda: Polars(self.options.workshop),
                 "sqlite": Sqlite, "postgres": Postgres, "pandas": Pandas,
                 "bound": lambda: Bound(self.options.workshop)}
        rivals = []
        for name in self.options.rivals:
            if name not in known:
                raise Failed("no rival %s; there are %s" % (name, ", ".join(known)))
            rival = known[name]()
            try:
                rival.prepare()
                rivals.append(rival)
            except Absent as absent:
                skipped(rival, absent)
        return mine + rivals

    def problem(self, sentence):
        print("PROBLEM: " + sentence, file=sys.stderr, flush=True)
        self.problems.append(sentence)

    def race(self, people, variant, contenders, digests):
        """All rounds over one set of tables; one Line each."""
        folder = self.folder(people, variant)
        variant.make(self.data_program, people, folder)
        racing = [one for one in contenders if one.knows_months or not variant.months]
        return self.rounds(people, variant.name, racing,
                           lambda one: one.run(folder, people, variant), digests)

    def race_again(self, people, variant, contenders, digests):
        """The same people once more, by those who have kept what they read."""
        folder = self.folder(people, variant)
        racing = [one for one in contenders if one.keeps]
        try:
            for one in racing:
                one.keep(folder)
            return self.rounds(people, "%s, again" % variant.name, racing,
                               lambda one: one.run_again(folder), digests)
        finally:
            for one in racing:
                one.let_go(folder)

    def rounds(self, people, name, racing, run, digests):
        lines = {one: report.Line(one.name) for one in racing}
        for number in range(1, self.options.rounds + 1):
            for one in racing:
                ended = run(one)
                lines[one].runs.append(ended)
                print("%s %s, round %d: %s: CPU %.2f s, wall %.2f s" % (
                    report.short(people), name, number, one.name, ended.cpu, ended.wall),
                    file=sys.stderr, flush=True)
                if ended.table and lines[one].exact is None:
                    lines[one].exact = agreement.hold_against_exact(
                        self.check_program, people, ended.table)
                if lines[one].is_kinerja():
                    digests.setdefault(agreement.digest(ended.table), "%s, %s" % (name, one.name))
                elif ended.table:
                    ended.table.unlink()
        return list(lines.values())

    def folder(self, people, variant):
        return self.out / ("%s-%s" % (report.short(people), variant.name))

    def judge(self, people, name, lines):
        """Says where somebody disagrees."""
        place = "%s people, %s: " % (report.short(people), name)
        mine = report.kinerja_of(lines)
        for line in lines:
            if line.is_kinerja():
                for fault in agreement.faults_of_kinerja(line.exact):
                    self.problem("%s%s: %s" % (place, line.name, fault))
                continue
            found = {agreement.differs(mine.exact, run.said, people)
                     for run in line.runs if run.said}
            if line.exact:
                table = line.exact["sum_of_finals"], line.exact["predicates"]
                found.add(agreement.differs(mine.exact, table, people, rounded=True))
            if not found:
                self.problem("%s%s says nothing of its results" % (place, line.name))
            for sentence in found - {None}:
                self.problem("%s%s: %s" % (place, line.name, sentence))

    def size(self, people, contenders):
        digests = {}
        for name in self.options.variants:
            variant = VARIANTS[name]
            self.conclude(people, name, self.race(people, variant, contenders, digests))
            if name == "sorted" and self.options.recompute:
                self.conclude(people, name + ", again",
                              self.race_again(people, variant, contenders, digests))
            if name == "sorted" and self.options.changes:
                self.change(people, self.folder(people, variant))
            self.write()
        if len(digests) > 1:
            self.problem("%s people: kinerja's results are not the same bytes: %s" % (
                report.short(people), "; ".join(digests.values())))

    def conclude(self, people, name, lines):
        self.judge(people, name, lines)
        self.chapters += [report.table(people, name, lines), report.stage_table(lines)]
        for line in lines:
            self.keep(people, name, line)

    def change(self, people, folder):
        """Single rows come to those whom the last run has rated."""
        words = [self.change_program, folder / "cycle.json", folder / "out/kinerja.db",
                 self.options.changes]
        if people <= MOST_CHECKED:
            words.append("--check")
        ended = measure(words)
        ended.must_work()
        self.changes.append(json.loads(ended.out))
        if self.changes[-1]["same"] is False:
            self.problem("%s people: after single rows the scores are not those of a whole rating" % (
                report.short(people)))
        print("%s: a change costs %.0f us" % (
            report.short(people), self.changes[-1]["median_us"]), file=sys.stderr, flush=True)

    def keep(self, people, name, line):
        if name == "sorted":
            self.series.setdefault(line.name, {})[people] = max(line.cpu(), 1e-3)
        self.figures.append({
            "people": people, "variant": name, "program": line.name, "exact": line.exact,
            "runs": [{"cpu": run.cpu, "wall": run.wall, "memory_kib": run.memory_kib,
                      "stages": run.stages, "database": run.database} for run in line.runs]})

    def write(self):
        chapters = [chapter for chapter in self.chapters + [report.change_table(self.changes)]
                    if chapter]
        (self.out / "report.md").write_text("\n".join(chapters), encoding="utf-8")
        (self.out / "figures.json").write_text(json.dumps(self.figures, indent=1), encoding="utf-8")
        if self.changes:
            (self.out / "changes.json").write_text(json.dumps(self.changes, indent=1),
                                                   encoding="utf-8")
        if self.series:
            (self.out / "cpu.svg").write_text(plot.svg(self.series), encoding="utf-8")

    def run(self):
        self.out.mkdir(parents=True, exist_ok=True)
        contenders = self.contenders()
        try:
            for size in self.options.sizes:
                self.size(people_of(size), contenders)
        finally:
            for one in contenders:
                one.finish()
        print((self.out / "report.md").read_text(encoding="utf-8"))
        print("written: report.md, figures.json%s in %s" % (
            ", cpu.svg" if self.series else "", self.options.out))
        return 1 if self.problems else 0


def main():
    try:
        return Benchmark(arguments()).run()
    except Failed as failed:
        print("tests/bench/run: %s" % failed, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
