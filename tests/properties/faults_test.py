#!/usr/bin/env python3
"""Faults that were found in other systems, each committed here on purpose against the real program. The
table in README.md says where each was seen."""

import json
import pathlib
import re
import sqlite3
import tempfile
import unittest
from fractions import Fraction

import office

EXPORTERS = {
    "csv": {"exporter": "id.kinerja.csv", "config": {"file": "hasil.csv", "decimal": ".", "mark": False}},
    "json": {"exporter": "id.kinerja.json", "config": {"file": "hasil.json"}},
    "html": {"exporter": "id.kinerja.html", "config": {}},
}


def small(value=95):
    """One person with goals, marks and a weighted score in two parts."""
    setting = office.Office()
    setting.aspect("perilaku")
    setting.person("A", unit="Umum")
    setting.goal("A", "surat", 100, value)
    setting.rating("A", "B", "superior", "perilaku", 4)
    for k, mark in enumerate((3, 4, 4)):
        setting.rating("A", "R%d" % k, "peer", "perilaku", mark)
    setting.node("hasil", "target-achievement", config={})
    setting.node("sikap", "multirater", config={"weights": {"superior": 60, "peer": 40}})
    setting.node("nilai", "weighted", inputs=["hasil", "sikap"],
                 config={"weights": {"hasil": 70, "sikap": 30}})
    setting.node("predikat", "bands", inputs=["nilai"], config={
        "bands": [{"grade": "Kurang"}, {"from": 50, "grade": "Cukup"}, {"from": 90, "grade": "Baik"}]})
    return setting


class Folder(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = pathlib.Path(holder.name)
        self.out = self.folder / "out"

    def run_all(self, setting):
        path = setting.write(self.folder, EXPORTERS)
        self.answer = json.loads(office.kinerja("run", path, "--out", self.out, "--json"))
        self.exported = office.read(self.out / "hasil.csv", setting.nodes)
        self.document = json.loads((self.out / "hasil.json").read_text(encoding="utf-8"))
        return path


class StatedWeights(Folder):
    def test_stated_weights_are_the_computed_ones(self):
        """What the guide and the trail state is what a change of the input does to the score."""
        for weight in (70, 55.5):
            setting = small()
            setting.nodes["nilai"]["config"]["weights"] = {"hasil": weight, "sikap": 100 - weight}
            path = self.run_all(setting)
            guide = json.loads(office.kinerja("guide", path, "--json"))
            lines = next(n["lines"] for n in guide["nodes"] if n["node"] == "nilai")
            stated = re.search(r"hasil ([\d.]+), sikap ([\d.]+)", " ".join(l["en"] for l in lines))
            steps = {s["text"].split()[0]: s for s in self.document["people"][0]["trail"]
                     if s["node"] == "nilai"}
            before = {n: Fraction(s) for n, (s, _) in self.exported["A"].items()}
            setting.rows["measures"][0]["value"] = 105
            self.run_all(setting)
            after = {n: Fraction(s) for n, (s, _) in self.exported["A"].items()}
            computed = (after["nilai"] - before["nilai"]) / (after["hasil"] - before["hasil"]) * 100
            self.assertAlmostEqual(float(computed), weight, 9)
            self.assertEqual([float(w) for w in stated.groups()], [weight, 100 - weight])
            self.assertEqual([steps["hasil"]["b"], steps["sikap"]["b"]], [weight, 100 - weight])

    def test_stated_weights_of_groups_are_the_computed_ones(self):
        setting = small()
        path = self.run_all(setting)
        guide = json.loads(office.kinerja("guide", path, "--json"))
        lines = " ".join(l["en"] for n in guide["nodes"] if n["node"] == "sikap" for l in n["lines"])
        self.assertIn("Superior 60, Peers 40", lines)
        before = Fraction(self.exported["A"]["sikap"][0])
        setting.rows["ratings"][0]["score"] = 5  # 20 percent more
        self.run_all(setting)
        self.assertEqual(Fraction(self.exported["A"]["sikap"][0]) - before, 12)


class AbsentGroup(Folder):
    def test_no_total_and_no_grade_while_a_group_is_absent(self):
        setting = small()
        setting.nodes["sikap"]["config"]["missing_group"] = "missing"
        setting.rows["ratings"] = [r for r in setting.rows["ratings"] if r["role"] != "superior"]
        self.run_all(setting)
        for node in ("sikap", "nilai", "predikat"):
            self.assertEqual(self.exported["A"][node], ("", ""))
            self.assertEqual(self.document["people"][0]["scores"][node]["status"], "missing")
        self.assertTrue(any(n.startswith("sikap:") for n in self.document["people"][0]["notes"]))


class TitleWords(unittest.TestCase):
    def test_a_role_is_never_read_from_a_title(self):
        setting, other = small(), small()
        for who in ("B", "R0"):
            setting.person(who, position="Analis")
            other.person(who, position="Kepala Atasan Langsung, Bawahan, Rekan")
        other.rows["people"][0]["position"] = "Kepala Dinas"
        self.assertEqual(setting.rated(), other.rated())


class Conversions(unittest.TestCase):
    """Tables that turn a number into another never dip, but where the law says so."""

    FALLS = {"perka1-2013-kegiatan": "Perka BKN 1/2013: above 24 percent saved the value falls"}

    @staticmethod
    def tables(config):
        yield config.get("segments", [])
        yield config.get("plans", {}).get("segments", [])
        if "rules" not in config:  # A distribution's curves are drawn, not computed.
            for curve in config.get("curves", []):
                yield curve["segments"]

    def test_no_table_dips(self):
        seen = 0
        for name, one in office.presets().items():
            for pieces in filter(None, self.tables(one["config"])):
                seen += 1
                dips = any(self.dips(a, b) for a, b in zip(pieces, pieces[1:] + [None]))
                self.assertEqual(dips, name in self.FALLS, name)
        self.assertGreater(seen, 15)

    @staticmethod
    def dips(piece, after):
        """Does the line fall, or end above the place where the next piece begins?"""
        slope = office.exact(piece.get("slope", 0 if "value" in piece else 1))
        if slope < 0:
            return True
        if after is None or "value" not in piece or "value" not in after:
            return False
        run = office.exact(after["from"]) - office.exact(piece.get("from", 0))
        end = office.exact(piece["value"]) + slope * run / office.exact(piece.get("per", 1))
        return end > office.exact(after["value"])

    def test_a_dip_would_be_seen(self):
        """90 gave 109 and 90.01 gave 108.8."""
        self.assertTrue(self.dips({"from": 80, "value": 99, "slope": 1}, {"from": 90, "value": 108.8}))

    def test_another_half_year_adds_nothing_silently(self):
        first, second = small(), small()
        for setting, half, month in ((first, ("01-01", "06-30"), "03"), (second, ("07-01", "12-31"), "09")):
            setting.first, setting.last = ("2026-" + day for day in half)
            setting.rows["measures"][0]["month"] = "2026-" + month
        self.assertEqual(first.rated(), second.rated())

    def test_between_two_printed_bands_somebody_answers(self):
        """90.5 lay between 76-90 and 91-100, 50.005 between 50.00 and 50.01."""
        setting = office.Office()
        setting.given("x")
        setting.by_preset("perka", "perka1-2013-kategori", inputs=["n_x"])
        setting.by_preset("kkp", "permenkkp39-2023-kategori-jpt", inputs=["n_x"])
        setting.node("titik", "bands", inputs=["n_x"], config={"bands": [
            {"from": 0, "grade": "rendah"}, {"from": 50.01, "grade": "tinggi"}]})
        setting.person("a", x="90.5")
        setting.person("b", x="50.005")
        found = setting.rated()
        self.assertEqual(found["a"]["perka"], ("90.5", "baik"))
        self.assertEqual(found["a"]["kkp"], ("90.5", "baik"))
        self.assertEqual(found["b"]["titik"], ("50.005", "rendah"))


class GluedText(Folder):
    WORDS = ("x'); DROP TABLE results;--", 'U"1"; DELETE FROM rows WHERE ""="', "O'Hara' OR '1'='1",
             "%s %n ${HOME} `id`", "<script>alert(1)</script>")

    def test_statements_in_names_stay_names(self):
        setting = small()
        for k, word in enumerate(self.WORDS):
            setting.person(word, unit=self.WORDS[k - 1], name=word, position=word)
            setting.goal(word, "surat", 100, 90 + k, title=word)
            setting.rating(word, word + "2", "superior", "perilaku", 4)
        path = self.run_all(setting)
        self.assertEqual(set(self.exported), {"A", *self.WORDS})
        for k, word in enumerate(self.WORDS):
            self.assertEqual(self.exported[word]["hasil"], (str(90 + k), ""))
            told = json.loads(office.kinerja("explain", path, "--out", self.out, "--employee", word, "--json"))
            self.assertIn(word, json.dumps(told, ensure_ascii=False).replace('\\"', '"'))
        office.kinerja("verify", path, "--out", self.out)
        store = sqlite3.connect(self.out / "kinerja.db")
        self.addCleanup(store.close)
        self.assertEqual(store.execute("PRAGMA integrity_check").fetchone(), ("ok",))
        tables = store.execute("SELECT count(*) FROM sqlite_master WHERE type='table'").fetchone()[0]
        self.run_all(setting)
        self.assertEqual(len(self.exported), 1 + len(self.WORDS))
        again = store.execute("SELECT count(*) FROM sqlite_master WHERE type='table'").fetchone()[0]
        self.assertEqual(again, tables)
        self.assertGreater(tables, 3)
        pages = [p.read_text(encoding="utf-8") for p in self.out.rglob("*.html")]
        self.assertTrue(pages)
        self.assertFalse([p for p in pages if "<script" in p])


class Evidence(unittest.TestCase):
    def test_a_figure_counts_for_one_goal_of_one_person_in_one_period(self):
        setting = small(value=None)
        setting.goal("A", "rapat", 100, 60)
        setting.person("C")
        setting.goal("C", "surat", 100, 50)
        plain = setting.rated()
        setting.measure("A", "surat", 95)
        one = setting.rated()
        self.assertNotEqual(one["A"]["hasil"], plain["A"]["hasil"])
        self.assertEqual(one["C"], plain["C"])
        setting.may_refuse = 1
        for month in ("2025-12", "2027-01"):  # Outside the period.
            setting.measure("A", "surat", 1000, month)
        self.assertEqual(setting.rated(), one)
        setting.measure("A", "tanpa sasaran", 1000)  # No goal asks for it.
        self.assertEqual(setting.rated(), one)
        goals = {g["indicator"]: g["actual"] for g in setting.result()["people"][0]["goals"]}
        self.assertEqual(goals, {"surat": 95, "rapat": 60})


class OneTruth(Folder):
    def values(self):
        """The score of one node as each exporter shows it."""
        pages = "".join(p.read_text(encoding="utf-8") for p in self.out.rglob("pegawai/*.html"))
        shown = self.exported["A"]["nilai"][0].replace(".", ",")
        return (float(self.exported["A"]["nilai"][0]),
                self.document["people"][0]["scores"]["nilai"]["score"], shown in pages)

    def test_every_form_shows_what_was_computed_also_after_a_correction(self):
        setting = small()
        self.run_all(setting)
        self.assertEqual(self.values(), (89.7, 89.7, True))
        self.assertEqual(self.answer["grades"]["Cukup"], 1)
        setting.rows["ratings"][0]["score"] = 5  # Calibrated: 4 became 5.
        self.run_all(setting)
        self.assertEqual(self.values(), (93.3, 93.3, True))
        self.assertEqual(self.answer["grades"]["Baik"], 1)
        pages = "".join(p.read_text(encoding="utf-8") for p in self.out.rglob("pegawai/*.html"))
        self.assertNotIn("89,7", pages)

    def test_score_grade_and_status_never_contradict_each_other(self):
        setting = small()
        setting.person("gagal")
        setting.goal("gagal", "surat", 0, 5)  # A target of zero fails.
        setting.person("kosong")
        setting.rating("kosong", "B", "superior", "perilaku", 5, "draft")
        self.run_all(setting)
        seen = set()
        for person in self.document["people"]:
            for node, entry in person["scores"].items():
                seen.add(entry["status"])
                in_table = self.exported[person["employee"]][node]
                self.assertEqual(entry["score"] is None, entry["status"] != "ok")
                self.assertEqual(in_table[0] == "", entry["status"] != "ok")
                self.assertEqual(in_table[1] == "!", entry["status"] == "failed")
                self.assertTrue(entry["grade"] is None or entry["status"] == "ok")
        self.assertEqual(seen, {"ok", "missing", "failed"})
        drafts = [p for p in self.document["people"] if p["employee"] == "kosong"]
        self.assertEqual(drafts[0]["scores"]["sikap"]["status"], "missing")


class Rounding(unittest.TestCase):
    def test_rounded_once_where_the_rule_says_and_half_away_from_zero(self):
        """84.995 of two thirds: rounded on the way it would be another number at the end."""
        setting = office.Office()
        setting.person("A")
        setting.goal("A", "satu", 3, 2)  # 66.666...
        setting.goal("A", "dua", 3, 1)  # 33.333...
        setting.node("hasil", "target-achievement", config={})
        for places in (0, 1, 2, 3):
            setting.node("kali%d" % places, "arithmetic", inputs=["hasil"],
                         config={"operation": "product", "constant": 1.0001, "decimals": places})
        setting.node("satu", "target-achievement", config={"aspects": []})
        setting.node("separuh", "lookup", attributes=["x"], config={"decimals": 2})
        setting.node("tiga", "arithmetic", inputs=["hasil"], config={
            "operation": "product", "constant": 4, "divide_by": 3, "decimals": 2})
        setting.node("sisa", "arithmetic", inputs=["tiga", "hasil"], config={"operation": "sum"})
        setting.rows["people"][0]["x"] = "2.675"
        setting.attributes.append("x")
        found = setting.rated()["A"]
        self.assertEqual(found["hasil"], ("50", ""))
        self.assertEqual([found["kali%d" % p][0] for p in range(4)], ["50", "50", "50.01", "50.005"])
        self.assertEqual(found["separuh"], ("2.68", ""))  # As a double 2.675 is 2.67499...
        self.assertEqual(found["sisa"], ("116.67", ""))

    def test_nothing_is_rounded_on_the_way(self):
        """250/3 × 0.6 + 34 is 84; with two or three decimals on the way it is not."""
        setting = office.Office()
        setting.person("A", x="34")
        setting.goal("A", "satu", 3, 2.5)
        setting.given("x")
        for name, places in (("utuh", -1), ("dua", 2), ("tiga", 3)):
            setting.node("h_" + name, "target-achievement", config={"decimals": places})
            setting.node(name, "arithmetic", inputs=["h_" + name, "n_x"], config={
                "operation": "sum", "factors": {"h_" + name: 0.6}})
        found = setting.rated()["A"]
        self.assertEqual(found["utuh"][0], "84")
        self.assertEqual((found["dua"][0], found["tiga"][0]), ("83.998", "83.9998"))


if __name__ == "__main__":
    unittest.main()
