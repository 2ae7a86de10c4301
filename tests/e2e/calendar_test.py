"""`kinerja calendar`: deadlines and working hours by rules that are presets."""

from kinerja_case import Case, main


class Calendar(Case):
    def deadline(self, rule, *arguments, code=0):
        return self.answer("calendar", "deadline", "--rule", rule, *arguments, code=code)

    def test_an_objection_in_time_and_one_too_late(self):
        rule = ("pp30-2019-keberatan", "--from", "2021-02-01", "--filed")
        for filed, days, in_time in (("2021-02-15", 14, True), ("2021-02-16", 15, False),
                                     ("2021-02-01", 0, True)):
            answer = self.deadline(*rule, filed)
            self.assertEqual((answer["days"], answer["in_time"]), (days, in_time), filed)
        self.says(("hari ke-15: terlambat", "Pasal 59", "kemungkinan besar"), "calendar",
                  "deadline", "--rule", *rule, "2021-02-16", code=0, english="too late")

    def test_working_days_leave_out_holidays(self):
        rule = ("permenpanrb-6-2022-keberatan", "--from", "2026-01-05")
        self.assertEqual(self.deadline(*rule)["last_day"], "2026-01-23")
        file = self.folder / "libur.txt"
        file.write_text("# 2026\n2026-01-16 Isra Mikraj\n", encoding="utf-8")
        self.assertEqual(self.deadline(*rule, "--holidays", file)["last_day"], "2026-01-26")
        file.write_text("2026-01-16\n16 Januari\n", encoding="utf-8")
        self.says("baris 2", "calendar", "deadline", "--rule", *rule, "--holidays", file,
                  english="line 2")

    def test_a_week_of_work(self):
        ramadan = self.answer("calendar", "hours", "--ramadan")
        self.assertEqual(
            {k: ramadan[k] for k in ("net_minutes", "start", "break_mon_thu", "break_fri")},
            {"net_minutes": 1950, "start": "08:00", "break_mon_thu": 30, "break_fri": 60})
        self.assertEqual(self.answer("calendar", "hours")["net_minutes"], 2250)

    def test_the_minutes_of_a_day(self):
        day = ("calendar", "hours", "--day", "Fri", "--in")
        self.assertEqual(self.answer(*day, "07:30", "--out", "16:30")["net_minutes"], 450)
        self.assertEqual(self.answer(*day, "08:00", "--out", "12:00")["net_minutes"], 210)
        self.says("Jumat 07:30-16:30: 450 menit", *day, "07.30", "--out", "16.30", code=0)
        self.says("sebelum jam masuk", *day, "09:00", "--out", "08:00", english="before the time in")
        self.says("bukan hari kerja", "calendar", "hours", "--day", "Minggu",
                  english="no working day")

    def test_what_cannot_be_read_is_used_wrongly(self):
        for arguments in (("deadline",), ("hours", "--day", "Hariini"), ("hours", "--in", "07:30"),
                          ("hours", "--day", "Fri", "--in", "25:00", "--out", "26:00"),
                          ("deadline", "--rule", "x", "--from", "2021-02-31")):
            self.assertEqual(self.kinerja("calendar", *arguments).code, 2, arguments)
        self.says('"pp30-2019-predikat" bukan aturan tenggat', "calendar", "deadline", "--rule",
                  "pp30-2019-predikat", "--from", "2021-02-01", english="no rule of deadlines")
        self.says("sebelum tanggal mulai", "calendar", "deadline", "--rule", "pp30-2019-keberatan",
                  "--from", "2021-02-02", "--filed", "2021-02-01", english="before the first day")


if __name__ == "__main__":
    main()
