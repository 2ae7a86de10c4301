"""kinerja itself: one cycle from tables to hasil.csv, as an office runs it."""

import shutil

from contender import Contender, Run
from measuring import measure
from stages import Stages


class Kinerja(Contender):
    knows_months = keeps = True

    def __init__(self, program, threads, isolation=None):
        self.program, self.threads, self.isolation = program, threads, isolation
        self.name = "kinerja, %d thread%s" % (threads, "" if threads == 1 else "s")
        if isolation:
            self.name += ", isolation " + isolation

    def run(self, folder, people, variant):
        out = folder / "out"
        shutil.rmtree(out, ignore_errors=True)
        stages = Stages()
        try:
            ended = measure(self.words("run", folder, out), stages=stages)
        finally:
            stages.close()
        ended.out += stages.tail
        ended.must_work()
        return Run(ended.cpu, ended.wall, ended.memory_kib, table=out / "hasil.csv",
                   stages=stages.costs(ended), database=database_of(folder).stat().st_size)

    def run_again(self, folder):
        """From the evidence in its database, which takes one run more; the table is written, too."""
        out = folder / "again"
        ended = measure(self.words("recompute", folder, out)).must_work()
        return Run(ended.cpu, ended.wall, ended.memory_kib, table=out / "hasil.csv")

    def words(self, command, folder, out):
        words = [self.program, command, folder / "cycle.json", "--out", out, "--db",
                 database_of(folder), "--threads", self.threads, "--lang", "en"]
        return words + (["--isolation", self.isolation] if self.isolation else [])


def database_of(folder):
    return folder / "out/kinerja.db"
