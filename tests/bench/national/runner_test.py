"""The benchmark itself, with a few people and nobody but kinerja: all variants, threads and workers."""

import json
import sys
import unittest

from measuring import measure
from national_case import NationalCase
from variants import HERE

PEOPLE = 60


class Runner(NationalCase):
    def bench(self, *words):
        return measure([sys.executable, HERE / "benchmark.py", "--kinerja", self.kinerja,
                        "--programs", self.programs(), "--workshop", self.folder / "rivals",
                        "--out", self.folder / "runs", "--rounds", 1, "--sizes", PEOPLE, *words],
                       environment={"KINERJA_PERF": str(self.folder / "nowhere")})

    def programs(self):
        """The one folder that both programs lie in."""
        self.assertEqual(self.data.parent, self.check.parent)
        return self.data.parent

    def test_all_variants_threads_and_workers_come_to_the_same_bytes(self):
        ended = self.bench("--variants", "sorted,shuffled,monthly,monthly-shuffled",
                           "--threads", "1,2", "--isolation", "all", "--rivals", "")
        self.assertEqual(ended.code, 0, ended.out)
        figures = json.loads((self.folder / "runs/figures.json").read_text(encoding="utf-8"))
        self.assertEqual(len(figures), 8)
        for one in figures:
            self.assertEqual(set(one["runs"][0]["stages"]), {"read", "rate", "export"}, one)
            self.assertEqual(one["exact"]["wrong_predicates"], 0)
        self.assertIn("| kinerja, 2 threads, isolation all |", ended.out)

    def test_what_is_kept_comes_to_the_same_bytes(self):
        ended = self.bench("--rivals", "", "--recompute")
        self.assertEqual(ended.code, 0, ended.out)
        figures = json.loads((self.folder / "runs/figures.json").read_text(encoding="utf-8"))
        self.assertEqual([one["variant"] for one in figures], ["sorted", "sorted, again"])
        self.assertEqual(figures[1]["exact"]["wrong_predicates"], 0)

    def test_single_rows_come_to_what_a_whole_rating_gives(self):
        ended = self.bench("--rivals", "", "--changes", 40)
        self.assertEqual(ended.code, 0, ended.out)
        changes = json.loads((self.folder / "runs/changes.json").read_text(encoding="utf-8"))
        self.assertEqual([one["people"] for one in changes], [PEOPLE])
        self.assertIs(changes[0]["same"], True)
        self.assertIn("bit for bit", ended.out)

    def test_rivals_that_are_not_there_are_skipped_loudly(self):
        ended = self.bench("--rivals", "duckdb,polars,sqlite,postgres,pandas,bound")
        self.assertEqual(ended.code, 0, ended.out)
        self.assertEqual(ended.out.count("SKIPPED, NOT MEASURED"), 6, ended.out)


if __name__ == "__main__":
    unittest.main()
