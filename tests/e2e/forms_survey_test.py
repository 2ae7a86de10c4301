"""Real survey forms go in as they are: 29 answers with the index that the rule's example has, and
an online form with long headers, words for numbers, a double send, a gap and a wrong scale."""

import csv
import json
import shutil

from kinerja_case import Case, main, samples
from small_cycle import SmallCycle, source

ELEMENTS = ["u%d" % k for k in range(1, 10)]
FOUR = ("Sesuai", "Mudah", "Cepat", "Kompeten", "Sopan dan ramah", "Baik")
ANSWERS = {
    **{word: 3 for word in FOUR},
    **{"Sangat " + word.lower(): 4 for word in FOUR},
    **{"Kurang " + word.lower(): 2 for word in FOUR},
    "Gratis": 4, "Murah": 3, "Cukup mahal": 2, "Sangat mahal": 1,
    "Dikelola dengan baik": 4, "Ada tetapi tidak berfungsi": 2, "Cukup": 2,
}


class Survey(Case):
    def with_form(self, name, headers, **more):
        """Everybody stands at "Layanan A"; `headers` are the columns of the nine elements."""
        cycle = SmallCycle(self.folder)
        for row in cycle.tables["pegawai"]:
            row.append("Layanan A" if row[0] != "NIP" else "Loket")
        cycle.tables = {"pegawai": cycle.tables["pegawai"]}
        staff = cycle.settings["sources"]["pegawai"]
        staff["config"]["attributes"] = {"loket": "Loket"}
        form = source("form", "ratings", {"ratee": "Layanan", "day": "Cap waktu"}, rater="line",
                      constants={"ratee_kind": "layanan", "role": "masyarakat"},
                      wide={"field": "aspect", "value": "score",
                            "columns": dict(zip(headers, ELEMENTS))})
        form["config"].update(more)
        form["max_rejected"] = 0.5
        scale = {"min": 1, "max": 4}
        cycle.settings.update(
            period={"from": "2025-01-01", "to": "2025-12-31"},
            aspects={u: {"title": u.upper(), "scale": scale} for u in ELEMENTS},
            sources={"pegawai": staff, "form": form},
            nodes={weight: {"title": "Indeks " + weight, "method": "id.kinerja.public-feedback",
                            "ratee": {"attribute": "loket"}, "config": {"element_weight": weight}}
                   for weight in ("exact", "0.11")},
            result="exact")
        cycle.settings["nodes"]["kasar"] = cycle.settings["nodes"].pop("0.11")
        file = cycle.write()
        shutil.copy(samples(self) / "skm" / name, cycle.path("form"))
        return self.answer("run", file)

    def test_29_answers(self):
        self.with_form("tanggapan-29.csv", [u.upper() for u in ELEMENTS])
        expected = json.loads((samples(self) / "expected/skm-29.json").read_text())
        for person in self.result()["people"]:
            exact, rough = person["scores"]["exact"], person["scores"]["kasar"]
            self.assertEqual((exact["score"], exact["grade"]), (91.48, "A"))
            self.assertEqual((rough["score"], rough["grade"]), (90.56, "A"))
            steps = [s for s in person["trail"] if s["node"] == "exact"][:9]
            self.assertEqual([s["a"] for s in steps], expected["totals"])
            self.assertEqual([s["b"] for s in steps], [29] * 9)
            self.assertEqual([round(s["result"], 4) for s in steps], expected["nrr"])

    def test_an_online_form(self):
        file = samples(self) / "skm/formulir-google.csv"
        with open(file, encoding="utf-8-sig", newline="") as form:
            questions = next(csv.reader(form))[3:12]
        answer = self.with_form(
            "formulir-google.csv", [q.strip() for q in questions], answers=ANSWERS,
            columns={"ratee": "Layanan yang diterima", "day": "Cap waktu"},
            double_send_seconds=60, scale={"min": 1, "max": 4})
        self.assertEqual([r["line"] for r in answer["unused_rows"]], [3, 7])
        self.assertIn("kiriman ganda dari baris 2", answer["unused_rows"][0]["reason"])
        self.assertIn("di luar skala", answer["unused_rows"][1]["reason"])
        person = self.result()["people"][0]
        # Respondents 1, 3 and 4; U3 of the fourth is empty.
        steps = [s for s in person["trail"] if s["node"] == "exact"][:9]
        self.assertEqual([(s["a"], s["b"]) for s in steps],
                         [(9, 3), (9, 3), (7, 2), *[(9, 3)] * 5, (10, 3)])
        # (7 * 3 + 7/2 + 10/3) / 9 * 25
        self.assertEqual((person["scores"]["exact"]["score"], person["scores"]["exact"]["grade"]),
                         (77.31, "B"))

    def test_no_respondents_name_is_kept(self):
        self.test_an_online_form()
        for file in (self.folder / "out").rglob("*"):
            if file.is_file():
                self.assertNotIn(b"Uji, S.E.", file.read_bytes(), file)


if __name__ == "__main__":
    main()
