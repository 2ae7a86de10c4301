"""Ctrl-C, terminate and kill at any moment of a run. Under a final name there is only ever a whole
file, of this run or of the one before; the database is sound and holds whole results; the next run
succeeds. KINERJA_SEED repeats the moments that a failure printed."""

import hashlib
import itertools
import os
import random
import signal
import sqlite3
import subprocess
import time

from big_cycle import BigCycle
from kinerja_case import Case, main

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGKILL)


class Interrupt(Case):
    def files(self):
        """What stands under final names, by name."""
        out = self.folder / "out"
        return {name: hashlib.sha256((out / name).read_bytes()).hexdigest()
                for name in self.exported() if not name.startswith(".sedang-ditulis-")}

    def prepare(self, people, pages):
        """Two kinds of data take turns, so that an old file is never taken for a new one."""
        self.cycles = [BigCycle(self.folder, people, pages, shift) for shift in (0, 7)]
        self.people, self.whole = people, []
        for cycle in self.cycles:
            began = time.monotonic()
            self.works("run", cycle.write())
            self.seconds = time.monotonic() - began
            self.whole.append(self.files())
        self.assertEqual(set(self.whole[0]), set(self.whole[1]))

    def check(self, number, code, before, version):
        now = self.files()
        for name, content in now.items():
            self.assertIn(name, self.whole[0])
            self.assertIn(content, [w[name] for w in self.whole], name + " is of no whole run")
        if number != signal.SIGKILL:  # who may still finish shows all files or none
            self.assertTrue(now in (before, self.whole[version]), "some files are old, some new")
        with sqlite3.connect(self.folder / "out/kinerja.db") as database:
            self.assertEqual(database.execute("PRAGMA integrity_check").fetchall(), [("ok",)])
            number_of = lambda what: database.execute("SELECT " + what).fetchone()[0]
            self.assertEqual(number_of("coalesce(sum(people), 0) FROM result_batch"),
                             number_of("count(*) FROM run") * self.people)
        self.assertIn(code, (0, 1) if number != signal.SIGKILL else (0, -signal.SIGKILL))

    def check_next_run(self, version):
        self.works("run", self.cycles[version].write())
        self.assertEqual(self.files(), self.whole[version])
        self.assertEqual([p for p in (self.folder / "out").iterdir() if p.name[0] == "."], [])
        self.assertTrue(self.answer("verify", self.cycles[version].file)["ok"])

    def interrupt(self, times):
        seed = int(os.environ.get("KINERJA_SEED") or time.time_ns() % 1000000)
        chance = random.Random(seed)
        print("KINERJA_SEED=%d, a run takes %.1f s" % (seed, self.seconds))
        ends = []
        for turn, number in zip(range(times), itertools.cycle(SIGNALS)):
            delay = chance.uniform(0, self.seconds)
            version = turn % 2
            file, before = self.cycles[version].write(), self.files()
            with self.subTest(seed=seed, turn=turn, signal=number.name, delay=round(delay, 3)):
                process = self.start("run", file, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
                time.sleep(delay)
                process.send_signal(number)
                err = process.communicate(timeout=60)[1].decode()
                ends.append(process.returncode)
                # Before main() has begun a signal has its usual effect, and nothing was touched.
                early = process.returncode == -number and self.files() == before
                self.check(number, 0 if early else process.returncode, before, version)
                if process.returncode == 1:
                    self.assertIn("dihentikan", err)
            if turn % 5 == 4:
                self.check_next_run(1 - version)
        self.check_next_run(0)
        self.assertGreater(sum(end != 0 for end in ends), times // 4, "hardly any was interrupted")

    def test_a_run_that_writes_many_pages(self):
        self.prepare(people=300, pages=True)
        self.interrupt(40)

    def test_a_run_of_many_people(self):
        self.prepare(people=3000, pages=False)
        self.interrupt(9)


if __name__ == "__main__":
    main()
