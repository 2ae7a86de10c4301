"""kinerja itself: one cycle from tables to hasil.csv, as an office runs it."""

import shutil

from contender import Contender, Run
from measuring import measure
from stages import Stages


class Kinerja(Contender):
    knows_months = True

    def __init__(self, program, threads, isolation=None):
        self.program, self.threads, self.isolation = program, threads, isolation
        self.name = "kinerja, %d thread%s" % (threads, "" if threads == 1 else "s")
        if isolation:
            self.name += ", isolation " + isolation

    def run(self, folder, people, variant):
        out = folder / "out"
        shutil.rmtree(out, ignore_errors=True)
        database = out / "kinerja.db"
        words = [self.program, "run", folder / "cycle.json", "--out", out, "--db", database,
                 "--threads", self.threads, "--lang", "en"]
        if self.isolation:
            words += ["--isolation", self.isolation]
        stages = Stages()
        try:
            ended = measure(words, stages=stages)
        finally:
            stages.close()
        ended.out += stages.tail
        ended.must_work()
        return Run(ended.cpu, ended.wall, ended.memory_kib, table=out / "hasil.csv",
                   stages=stages.costs(ended), database=database.stat().st_size)
