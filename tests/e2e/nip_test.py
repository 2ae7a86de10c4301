"""`kinerja nip` reads an employee number, or says every reason why it is none."""

from kinerja_case import Case, main


class Nip(Case):
    def test_a_number_is_read(self):
        answer = self.answer("nip", "19670912 198703 2 001")
        self.assertEqual(
            {k: answer[k] for k in ("valid", "birth", "tmt_cpns", "sex", "sequence", "normalised")},
            {"valid": True, "birth": "1967-09-12", "tmt_cpns": "1987-03", "sex": "female",
             "sequence": "001", "normalised": "196709121987032001"})
        self.says(("1960-03-16", "perempuan"), "nip", "'196003161984032001", code=0,
                  english=("1984-03", "female"))

    def test_every_reason_is_told(self):
        answer = self.answer("nip", "199001011984039001", code=1)
        self.assertEqual((answer["valid"], answer["reason"]),
                         (False, "sex digit 9 and TMT before birth"))
        self.assertEqual(len(answer["reasons"]), 2)
        self.assertEqual(self.answer("nip", "19900101201503100", code=1)["reason"], "17 digits")
        self.says(("digit jenis kelamin 9 dan TMT sebelum lahir", "18 digit"), "nip",
                  "199001011984039001", english="sex digit 9 and TMT before birth")

    def test_a_pppk_number_has_no_tmt(self):
        answer = self.answer("nip", "199512122023211019")
        self.assertEqual((answer["layout"], answer["year"]), ("pppk", 2023))
        self.assertNotIn("tmt_cpns", answer)
        self.says("bukan TMT CPNS", "nip", "199512122023211019", code=0, english="unverified")


if __name__ == "__main__":
    main()
