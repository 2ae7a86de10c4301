"""What the benchmark writes, from figures that are made up."""

import unittest
from xml.etree import ElementTree

import agreement
import plot
import report
from contender import Run, said

MIB = 1024


class Reports(unittest.TestCase):
    def lines(self):
        kinerja, rival, bound = (report.Line(n) for n in ("kinerja, 2 threads", "DuckDB", "bound"))
        for cpu in (2.0, 1.0, 4.0):
            stages = {"read": (cpu / 4, 0.5), "rate": (cpu / 2, 1), "export": (cpu / 4, 0.5)}
            kinerja.runs.append(Run(cpu, cpu / 2, 100 * MIB, stages=stages))
        rival.runs.append(Run(20.0, 11.0, None))
        bound.runs.append(Run(0.5, 0.25, 50 * MIB))
        kinerja.exact = {"wrong_predicates": 0, "wrong_places": 0}
        return [kinerja, rival, bound]

    def test_ratios_are_those_of_medians(self):
        rows = report.table(50000, "sorted", self.lines()).splitlines()
        self.assertEqual(rows[0], "### 50k people, sorted")
        self.assertEqual(rows[4], "| kinerja, 2 threads | 2.00 (1.00 to 4.00) | 1.00 (0.500 to 2.00) "
                                  "| 100 | 1.00 x | 4.00 x | 0 | 0 |")
        self.assertEqual(rows[5], "| DuckDB | 20.0 | 11.0 | - | 10.0 x | 40.0 x | - | - |")
        self.assertEqual(rows[6], "| bound | 0.500 | 0.250 | 50.0 | 0.250 x | 1.00 x | - | - |")

    def test_each_stage_has_its_share(self):
        rows = report.stage_table(self.lines()).splitlines()
        self.assertEqual(rows[2], "| kinerja, 2 threads: read | 0.500 | 0.500 | 25 % |")
        self.assertEqual(len(rows), 5)

    def test_the_plot_names_each_line_and_both_axes(self):
        picture = plot.svg({"kinerja": {50000: 2.0, 500000: 20.0}, "a < b": {50000: 3.0}})
        words = [e.text for e in ElementTree.fromstring(picture) if e.tag.endswith("text")]
        for wanted in ("people", "kinerja 20 s", "a < b 3 s", "10,000", "1,000,000", "100"):
            self.assertIn(wanted, words)
        self.assertTrue(any(word.startswith("CPU seconds") for word in words))

    def test_labels_do_not_lie_on_each_other(self):
        heights = sorted(plot.apart([(100, "a"), (101, "b"), (103, "c"), (200, "d")]).values())
        for above, below in zip(heights, heights[1:]):
            self.assertGreaterEqual(below - above, plot.LABEL_HEIGHT)


class Agreements(unittest.TestCase):
    EXACT = {"sum_of_finals": 4832298.491678, "predicates": [2066, 15147, 3977, 22440, 6370]}

    def test_check_lines_are_read(self):
        counts = [2066, 15147, 3977, 22440, 6370]
        for line, total, predicates in (
                ("check n=5 sum_final=4.5 pred=2066/15147/3977/22440/6370 x", r"sum_final=([\d.]+)",
                 r"pred=((?:\d+/){4}\d+)"),
                ("check|5|4.5 1|2066 2|15147 3|3977 4|22440 5|6370 ", r"check\|\d+\|([\d.]+)",
                 r"check\|\S+ ((?:\d\|\d+ ?){5})")):
            self.assertEqual(said(line, total, predicates), (4.5, counts))
        self.assertIsNone(said("nothing", "(x)", "(y)"))

    def test_rounding_may_cost_a_predicate_and_no_more(self):
        total, counts = self.EXACT["sum_of_finals"], self.EXACT["predicates"]
        moved = [counts[0], counts[1], counts[2], counts[3] + 1, counts[4] - 1]
        far = [counts[0] + 5, counts[1] - 5, *counts[2:]]
        self.assertIsNone(agreement.differs(self.EXACT, (total + 1e-4, moved), 50000))
        self.assertIn("predicates", agreement.differs(self.EXACT, (total, far), 50000))
        self.assertIn("sum", agreement.differs(self.EXACT, (total + 1, counts), 50000))
        self.assertIsNone(agreement.differs(self.EXACT, (total + 1, counts), 50000, rounded=True))


if __name__ == "__main__":
    unittest.main()
