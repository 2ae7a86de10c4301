#!/usr/bin/env python3
"""The recomputation itself against figures that were worked out by hand or printed in a rule."""

import datetime
import io
import os
import tempfile
import unittest
from fractions import Fraction

import cells
import combining
import cycle_file
import distributing
import goals
import presets
import raters
import recompute
import result_file
import table
import tables
from exact import exact, rounded

SCALE = {"a": (Fraction(1), Fraction(5)), "b": (Fraction(1), Fraction(5))}


def goal(target, actual, **more):
    return dict(
        {
            "target": exact(target),
            "actual": None if actual is None else exact(actual),
            "weight": Fraction(1),
        },
        **more
    )


def rating(rater, aspect, score, role="peer"):
    return {"rater": rater, "aspect": aspect, "score": exact(score), "role": role}


class Exact(unittest.TestCase):
    def test_a_double_is_its_shortest_decimal(self):
        self.assertEqual(exact(0.1) * 3, Fraction(3, 10))

    def test_rounds_half_away_from_zero(self):
        self.assertEqual(
            [rounded(Fraction(n, 1000), 2) for n in (89995, 89994, -89995)], [90, Fraction("89.99"), -90]
        )


class Reading(unittest.TestCase):
    def test_comments_and_trailing_commas_go_but_texts_stay(self):
        self.assertEqual(
            cycle_file.parse('{"a": "x // y, }", /* b */ "c": [1, 2, // d\n],}'),
            {"a": "x // y, }", "c": [1, 2]},
        )

    def test_months_in_four_forms(self):
        march = (datetime.date(2026, 3, 1), datetime.date(2026, 3, 31))
        for text in ("2026-03", "03/2026", "Maret 2026", "Mar-26"):
            self.assertEqual(cells.month(text), march)

    def test_employee_numbers(self):
        self.assertEqual(cells.nip("' 19850115 201001 1 901"), "198501152010011901")
        self.assertEqual(cells.nip("199507302024211903"), "199507302024211903")
        for bad in (
            "1,98501E+17",
            "131234567",
            "198513152010011901",
            "198501152010013901",
            "198501152010151901",
        ):
            self.assertRaises(ValueError, cells.nip, bad)

    def test_of_two_rows_with_one_key_the_first_counts_and_across_inputs_the_later_file(self):
        with tempfile.TemporaryDirectory() as folder:
            with io.open(
                os.path.join(folder, "x.csv"), "w", encoding="utf-8-sig", newline="\r\n"
            ) as file:
                file.write('A;B;U;Teks\nx;y;3,5;"satu\ndua"\nx;y;4;"tiga ""empat"""\nx;;oops;\n')
            with io.open(os.path.join(folder, "y.csv"), "w", encoding="utf-8") as file:
                file.write('A;B;U;Teks\nx;y;2;"tiga ""empat"""\n')
            cycle = {
                "folder": folder,
                "sources": {
                    "s": {
                        "inputs": {"f": "x.csv"},
                        "config": {
                            "record": "ratings",
                            "employee_number": "any",
                            "constants": {"aspect": "a", "role": "rekan kerja"},
                            "columns": {
                                "ratee": "A",
                                "rater": "B",
                                "score": "U",
                                "comment": "Teks",
                            },
                        },
                    }
                },
            }
            rows, rejected = table.read(cycle, "s")
            cycle["sources"]["s"]["inputs"]["later"] = "y.csv"
            both, _ = table.read(cycle, "s")
        found = lambda rows: [(r["score"], r["comment"], r["role"]) for r in rows]  # noqa: E731
        self.assertEqual(found(rows), [(exact(3.5), "satu\r\ndua", "peer")])
        self.assertEqual([line for _, line, _ in rejected], [4, 5])
        self.assertEqual(found(both), [(2, 'tiga "empat"', "peer")])

    def test_a_preset_takes_the_names_of_the_node(self):
        node = {"preset": "pp30-2019-nilai-60-40", "inputs": ["hasil", "sikap"]}
        found = presets.resolved(node)
        self.assertEqual(found["method"], "id.kinerja.weighted")
        self.assertEqual(found["config"]["weights"], {"hasil": 60, "sikap": 40})
        node = {"preset": "pp30-2019-predikat", "inputs": ["n"], "attributes": ["gagasan"]}
        self.assertEqual(presets.resolved(node)["config"]["bands"][-1]["requires"], "gagasan")
        node = {"preset": "v360-1-2-menurut-jabatan", "inputs": ["a", "b"], "attributes": ["x"]}
        self.assertEqual(
            presets.resolved(node)["config"], {"by": "x", "when": {"ya": "a", "tidak": "b"}}
        )
        node = {"preset": "brin3-2023-kategori-jpm", "inputs": ["n"], "config": {"bands": []}}
        self.assertEqual(presets.resolved(node)["config"], {"bands": []})


class Goals(unittest.TestCase):
    def test_examples_of_permen_8_2021(self):
        self.assertEqual(goals.percent(goal(80, 70, target_high=exact(90)), "mirror"), Fraction(175, 2))
        late = goals.percent(goal(7, 6.5, target_high=exact(8), direction="less"), "mirror")
        self.assertEqual(rounded(late, 2), Fraction("107.14"))
        heads = presets.read("permenpanrb8-2021-capaian-jpt")["config"]
        worth = lambda **more: goals.target_achievement(heads, [goal(95, **more)])[0]  # noqa: E731
        self.assertEqual([worth(actual=93), worth(actual=95)], [88, 109])
        self.assertEqual(worth(actual=95, target_is_limit=True), 120)

    def test_points_of_officers_become_the_value_of_the_plan(self):
        config = presets.read("permenpanrb8-2021-rencana-ja-jf")["config"]
        plan = lambda *actuals: [goal(100, a, title="Rencana") for a in actuals]  # noqa: E731
        self.assertEqual(goals.target_achievement(config, plan(101, 100, 100)), (100, None))
        self.assertEqual(goals.target_achievement(config, plan(101, 101, 100)), (120, None))
        self.assertEqual(goals.target_achievement(config, plan(101, 101, None)), (None, None))

    def test_a_duty_of_perka_1_2013(self):
        config = presets.read("perka1-2013-kegiatan")["config"]
        duty = lambda done, months: [  # noqa: E731
            goal(1, done, aspect="kuantitas", title="Tugas"),
            goal(100, 90, aspect="kualitas", title="Tugas"),
            goal(12, months, aspect="waktu", title="Tugas", direction="less"),
            goal(170395000, 170395000, aspect="biaya", title="Tugas", direction="less"),
        ]
        self.assertEqual(goals.target_achievement(config, duty(1, 12)), (exact(85.5), None))
        self.assertEqual(goals.target_achievement(config, duty(1, 9.12)), (exact(91.5), None))
        self.assertEqual(goals.target_achievement(config, duty(0, None)), (exact(22.5), None))

    def test_levels_against_standards(self):
        levels = lambda *found: [goal(3, x, aspect="a") for x in found]  # noqa: E731
        rate = lambda config, *found: goals.competency(config, levels(*found), ["a"])  # noqa: E731
        self.assertEqual(rate({"decimals": 2}, 3, 3, 2, 3, 3, 3, 2, 3, 3), (exact(92.59), None))
        self.assertEqual(rate({}, 4, 2), (100, None))
        self.assertEqual(rate({"cap_each": True}, 4, 2), (Fraction(500, 6), None))
        self.assertEqual(rate({}, 3, None), (None, None))
        self.assertEqual(rate({"minimum_coverage": 0.5}, 3, None), (100, None))
        self.assertEqual(rate({}, 3, 6), (None, "failed"))

    def test_coverage_at_its_minimum_counts_and_below_it_is_missing(self):
        config = {"minimum_coverage": 0.6}
        both = [goal(10, 9, weight=Fraction(3)), goal(10, None, weight=Fraction(2))]
        self.assertEqual(goals.target_achievement(config, both), (90.0, None))
        both[0]["weight"] = Fraction(2)
        self.assertEqual(goals.target_achievement(config, both), (None, None))

    def test_a_target_of_zero_fails_that_person(self):
        self.assertEqual(goals.target_achievement({}, [goal(0, 5), goal(10, 9)]), (None, "failed"))

    def test_cap_floor_and_share(self):
        both = [goal(10, 20, share=exact(0.5)), goal(10, 40, direction="less", share=exact(0.5))]
        self.assertEqual(goals.target_achievement({}, both), (60.0, None))


class Raters(unittest.TestCase):
    def test_trims_the_ends_and_demands_a_minimum(self):
        config = {
            "weights": {"superior": 60, "peer": 40},
            "minimum_raters": {"peer": 3},
            "missing_group": "table",
            "trim": {"peer": {"from": 5, "lowest": 1, "highest": 1}},
            "tables": [{"without": ["peer"], "weights": {"superior": 100}}],
        }
        boss = [rating("x", "a", 5, "superior")]
        five = boss + [rating(str(n), "a", n) for n in (1, 2, 3, 4, 5)]
        self.assertEqual(raters.multirater(config, SCALE, five), (84.0, None))
        self.assertEqual(raters.multirater(config, SCALE, five[:3]), (100.0, None))
        self.assertEqual(raters.multirater(config, SCALE, five[1:]), (None, None))

    def test_three_raters_who_stay_unknown_are_the_fewest_by_default(self):
        boss = [rating("x", "a", 5, "superior")]
        for role in ("peer", "subordinate", "public"):
            config = {"weights": {"superior": 60, role: 40}}
            three = [rating(str(n), "a", 1, role) for n in range(3)]
            self.assertEqual(raters.multirater(config, SCALE, boss + three), (68.0, None))
            self.assertEqual(raters.multirater(config, SCALE, boss + three[:2]), (100.0, None))
            config["minimum_raters"] = {role: 2}
            self.assertEqual(raters.multirater(config, SCALE, boss + three[:2]), (68.0, None))

    def test_a_missing_aspect_gives_its_weight_to_the_others(self):
        config = {
            "aspects": {"a": 20, "b": 80},
            "conversion": "range",
            "output_min": 40,
            "output_max": 120,
        }
        self.assertEqual(
            raters.one_role(config, SCALE, [rating("x", "a", 4, "superior")], "superior"),
            (100.0, None),
        )

    def test_survey_index_of_29_answers(self):
        """The totals of a published worked example of PermenPANRB 14/2017."""
        totals = [105, 101, 100, 116, 102, 105, 106, 105, 115]
        rows = [
            rating(str(r), "u%d" % e, t // 29 + (r < t % 29), "public")
            for e, t in enumerate(totals)
            for r in range(29)
        ]
        scales = {"u%d" % e: (Fraction(1), Fraction(4)) for e in range(9)}
        self.assertEqual(raters.public_feedback({}, scales, rows), (Fraction("91.48"), "A"))
        self.assertEqual(
            raters.public_feedback({"element_weight": "0.11"}, scales, rows), (Fraction("90.56"), "A")
        )


class Combining(unittest.TestCase):
    def test_bands_are_half_open_and_a_requirement_falls_back(self):
        config = {
            "bands": [
                {"grade": "C"},
                {"from": 90, "grade": "B"},
                {"from": 110, "grade": "A", "requires": "idea"},
            ]
        }
        of = lambda score, idea: combining.bands(config, {"x": (score, None)}, {"idea": idea})[
            1
        ]  # noqa: E731
        self.assertEqual(
            [of(110.0, "Ya"), of(110.0, "tidak"), of(109.99, "ya"), of(89.99, ""), of(None, "")],
            ["A", "B", "B", "C", None],
        )

    def test_quadrant_edges_belong_to_the_upper_level(self):
        config = {"levels": {"r": {"meets": 90, "above": 110}, "b": {"meets": 70, "above": 90}}}
        of = lambda r, b: combining.quadrant(config, {"r": (r, None), "b": (b, None)})[
            1
        ]  # noqa: E731
        self.assertEqual(
            [of(110.0, 90.0), of(109.99, 90.0), of(90.0, 69.99), of(89.99, 70.0), of(89.99, 69.99)],
            ["Sangat Baik", "Baik", "Kurang", "Butuh Perbaikan", "Sangat Kurang"],
        )

    def test_ties_share_a_place(self):
        places = combining.rank({}, {"a": 90.0, "b": 95.0, "c": 90.0, "d": 80.0, "e": None})
        self.assertEqual([places[e][0] for e in "abcde"], [2.0, 1.0, 2.0, 4.0, None])


class Tables(unittest.TestCase):
    def test_pieces_are_half_open_and_may_begin_just_above(self):
        config = {
            "segments": [
                {"value": 0, "grade": "on time"},
                {"from": 0, "above": True, "value": 0.5, "grade": "late"},
                {"from": 31, "value": 1, "slope": 0.5, "grade": "later"},
            ]
        }
        of = lambda x: tables.lookup(config, {"x": (Fraction(x), None)}, {})  # noqa: E731
        self.assertEqual(
            [of("0"), of("0.01"), of("30.99"), of("31"), of("32")],
            [
                (0, "on time"),
                (Fraction(1, 2), "late"),
                (Fraction(1, 2), "late"),
                (1, "later"),
                (Fraction(3, 2), "later"),
            ],
        )

    def test_a_fraction_is_added_to_the_last_digit(self):
        config = {"operation": "sum", "factors": {"x": 0.6}, "constant": 34}
        inputs = {"x": (Fraction(250, 3), None)}
        self.assertEqual(tables.arithmetic(config, inputs), (Fraction(84), None))

    def test_what_is_missing_is_never_zero(self):
        inputs = {"x": (None, None), "y": (Fraction(5), None)}
        config = {"operation": "sum"}
        self.assertEqual(tables.arithmetic(config, inputs), (None, None))
        config["missing"] = "skip"
        self.assertEqual(tables.arithmetic(config, inputs), (Fraction(5), None))
        one = {"criteria": [{"name": "x", "input": "x", "at_least": 0}]}
        self.assertEqual(tables.criteria(one, inputs, {}), (None, None))
        goals = [{"indicator": "a", "actual": None}, {"indicator": "b", "actual": Fraction(0)}]
        self.assertEqual(tables.figures({}, goals), (None, None))
        self.assertEqual(tables.figures({"missing": "skip"}, goals), (Fraction(0), None))

    def test_an_empty_attribute_meets_nothing_and_is_not_listed(self):
        one = {"criteria": [{"name": "x", "attribute": "x", "not_words": ["no"]}]}
        self.assertEqual(tables.criteria(one, {}, {"x": ""}), (0, "Tidak memenuhi"))
        self.assertEqual(tables.criteria(one, {}, {"x": "yes"}), (1, "Memenuhi"))
        config = {"by": "x", "when": {"a": "n"}, "otherwise": "m"}
        inputs = {"n": (Fraction(1), "A"), "m": (Fraction(2), "B")}
        of = lambda word: tables.choose(config, inputs, {"x": word})[0]  # noqa: E731
        self.assertEqual([of("a"), of("b"), of("")], [1, 2, 2])


    def test_departures_from_a_pattern(self):
        config = {
            "rules": {
                "Baik": {"most": "B", "at_most": {"B": 0.7}, "some": [["K"]], "none": ["SK"]},
                "Kurang": {"at_least_together": [{"grades": ["B", "K"], "share": 0.5}]},
            }
        }
        found = lambda words, grades: distributing.distribution(  # noqa: E731
            config, grades, words
        )
        self.assertEqual(found(["Baik"], ["B", "B", "B", "SB"]), (2, "Di luar pola"))
        self.assertEqual(found(["Baik", ""], ["B"] * 7 + ["K"] * 3), (0, "Sesuai pola"))
        self.assertEqual(found(["Baik"], ["B", "K", None]), (1, "Di luar pola"))
        self.assertEqual(found(["Kurang"], ["B", "SB"]), (0, "Sesuai pola"))
        self.assertEqual(found(["Baik", "Kurang"], ["B"]), (None, None))
        self.assertEqual(found([""], ["B"]), (None, None))
        self.assertEqual(found(["Baik"], [None]), (None, None))

    def test_the_larger_hands_on_its_grade(self):
        inputs = {"a": (exact(4), "rendah"), "b": (exact(4), "tinggi"), "c": (exact(1), "tinggi")}
        largest = lambda words: tables.arithmetic(  # noqa: E731
            {"operation": "largest"}, inputs, words
        )
        self.assertEqual(largest(["rendah", "tinggi"]), (4, "tinggi"))
        self.assertEqual(largest([]), (4, None))


class Comparing(unittest.TestCase):
    def test_one_bit_a_grade_or_a_failure_is_a_difference(self):
        ok = lambda score, grade=None: {
            "score": score,
            "grade": grade,
            "status": "ok",
        }  # noqa: E731
        failed = {"score": None, "grade": None, "status": "failed"}
        missing = dict(failed, status="missing")
        ours = {"n": {"1": (0.3, None), "2": (90.0, "Baik"), "3": (None, None), "4": (None, None)}}
        theirs = {
            "n": {
                e: result_file.understood(x)
                for e, x in {
                    "1": ok(0.1 + 0.2),
                    "2": ok(90, "Cukup"),
                    "3": failed,
                    "4": missing,
                }.items()
            }
        }
        compared, differences = recompute.compare(ours, theirs)
        self.assertEqual((compared, [d.split()[0] for d in differences]), (4, ["1", "2", "3"]))


if __name__ == "__main__":
    unittest.main()
