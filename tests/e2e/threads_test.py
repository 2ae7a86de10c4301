"""Threads and batches never change a bit: `verify` proves a run under any of them, and runs made
with any of them have the same result hash and the same exported bytes."""

import itertools

from kinerja_case import ROOT, TOWNS, Case, isolation, main

THREADS = (1, 2, 7)
BATCHES = (1, 64, 1024, 0)  # 0: all
ASKED = TOWNS[:1] if isolation() else TOWNS  # workers get the same batches, whatever is in them


class ThreadsAndBatches(Case):
    def cycle(self, town):
        return ROOT / "examples/towns" / town / "cycle.json"

    def test_verify_agrees_under_all_of_them(self):
        for town in ASKED:
            out = self.folder / town
            run = self.answer("run", self.cycle(town), "--out", out)
            for threads, batch in itertools.product(THREADS, BATCHES):
                with self.subTest(town=town, threads=threads, batch=batch):
                    proof = self.answer("verify", self.cycle(town), "--out", out,
                                        "--threads", threads, "--batch", batch)
                    self.assertTrue(proof["ok"])
                    self.assertEqual(proof["different"], 0)
                    self.assertGreaterEqual(proof["compared"], run["people"])
                    self.assertEqual(proof["result_hash"], run["result_hash"])

    def test_runs_made_with_any_of_them_are_equal(self):
        for town in ASKED:
            hashes, documents = set(), set()
            for threads, batch in itertools.product(THREADS, BATCHES):
                out = self.folder / ("%s-%d-%d" % (town, threads, batch))
                run = self.answer("run", self.cycle(town), "--out", out,
                                  "--threads", threads, "--batch", batch)
                hashes.add((run["result_hash"], run["input_hash"], run["config_hash"]))
                documents.add((out / "hasil.json").read_bytes())
            with self.subTest(town):
                self.assertEqual((len(hashes), len(documents)), (1, 1))

    def test_it_says_so_in_words(self):
        out = self.folder / "out"
        self.works("run", self.cycle("manokwari"), "--out", out)
        self.says(("525 nilai dihitung ulang, 0 berbeda", "Hasil terbukti sama, bit demi bit."),
                  "verify", self.cycle("manokwari"), "--out", out, code=0,
                  english=("525 scores computed again, 0 different",
                           "The results are proven the same, bit by bit."))


if __name__ == "__main__":
    main()
