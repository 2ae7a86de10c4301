"""A source in any language: programs that write SCHEMA, RECORD and STATE. What they bring counts as
if it stood in a file; what they break off does not count at all."""

import os
import sqlite3
import time

from exec_cycle import ExecCycle
from kinerja_case import Case, ROOT, main
from small_cycle import ANI, SmallCycle

ALL = """
schema()
for number, nip, what, count in config["figures"]:
    if number > after:
        figure(number, nip, what, count)
        state(number)
"""


def processes_in(folder):
    """Processes whose working folder lies in `folder`."""
    found = []
    for name in os.listdir("/proc"):
        try:
            if name.isdigit() and os.readlink("/proc/%s/cwd" % name).startswith(str(folder)):
                found.append(int(name))
        except OSError:
            pass
    return found


class ExecSource(Case):
    def setUp(self):
        super().setUp()
        self.cycle = ExecCycle(self.folder)

    def rows(self, name="realisasi"):
        """What the source brought in the last run, and how much of it was refused."""
        for source in self.document["sources"]:
            if source["source"] == name:
                return source["rows"], source["quarantined"]
        self.fail(self.document)

    def run_cycle(self):
        self.document = self.answer("run", self.cycle.write())
        return self.document

    def scores(self):
        return {one["employee"]: one["score"] for one in self.result()["people"]}

    def assert_nothing_is_left(self):
        self.assertEqual(processes_in(self.folder), [])

    def test_figures_of_a_program_count_like_those_of_a_file(self):
        self.cycle.tap(ALL)
        self.run_cycle()
        self.assertEqual(self.rows(), (8, 0))
        of_program = (self.folder / "out" / "hasil.csv").read_text()
        other = self.folder / "berkas"
        other.mkdir()
        plain = SmallCycle(other)
        plain.settings["exporters"].pop("html")
        self.works("run", plain.write())
        self.assertEqual(of_program, (other / "out" / "hasil.csv").read_text())
        self.works("verify", self.cycle.file)

    def test_the_second_pull_brings_only_what_is_new(self):
        self.cycle.tap(ALL)
        figures = self.cycle.input["settings"]["figures"]
        self.cycle.input["settings"]["figures"] = figures[:6]
        self.run_cycle()
        self.assertEqual(self.rows(), (6, 0))
        self.cycle.input["settings"]["figures"] = figures
        self.run_cycle()
        self.assertEqual(self.rows(), (2, 0))
        self.works("verify", self.cycle.file)

    def test_a_tap_of_the_shell(self):
        self.cycle.shell("""
echo "mulai dengan $*" >&2
if [ "$3" = --state ]; then read -r after < "$4"; else after=0; fi
echo '{"type":"SCHEMA","stream":"figures","schema":{"properties":{"nip":{},"what":{},"month":{},"count":{}}},"key_properties":["nip"]}'
printf '{"type":"RECORD","stream":"figures","record":{"nip":"%s","what":"Surat","month":"2026-06","count":9%s}}\\n' """ + ANI + """ "$after"
echo '{"type":"STATE","value":'$((after + 1))'}'
""")
        for count in range(2):
            self.run_cycle()
            self.assertEqual(self.rows(), (1, 0))
        explained = self.works("explain", self.cycle.file, "--employee", ANI).out
        self.assertIn("./tap.sh:2", explained)

    def test_bad_records_go_to_quarantine_with_their_place(self):
        self.cycle.tap(ALL + """
figure(20, config["figures"][1][1], "Surat", "banyak")
figure(21, config["figures"][1][1], "Surat", 5, month="2026-13")
print("selesai")
""")
        self.source_limit(0.5)
        self.run_cycle()
        self.assertEqual(self.rows(), (8, 3))
        with sqlite3.connect(self.folder / "out/kinerja.db") as database:
            found = database.execute("SELECT origin, column_name, raw FROM quarantine ORDER BY origin")
            self.assertEqual([row for row in found],
                             [(18, "count", '"banyak"'), (19, "month", "2026-13"),
                              (20, "", "selesai")])

    def source_limit(self, share):
        self.cycle.source["max_rejected"] = share

    def test_a_crash_in_the_middle_leaves_the_run_before_as_it_was(self):
        self.cycle.tap(ALL)
        self.cycle.input["settings"]["figures"] = self.cycle.input["settings"]["figures"][:6]
        self.run_cycle()
        before = self.result()
        self.cycle.tap("""
schema()
figure(7, config["figures"][1][1], "Surat", 1)
state(7)
print("tinggal sepuluh", file=sys.stderr)
os._exit(9)
""")
        done = self.says(["python3 tap.py", "kode 9", "tinggal sepuluh"], "run", self.cycle.write(),
                         english=["ended with code 9"])
        self.assertIn("realisasi", done.err)
        self.assertEqual(self.result(), before)
        # Neither the row nor its state: the next pull asks from 6 on again.
        self.cycle.tap(ALL + "print(after, file=sys.stderr)\n")
        self.cycle.input["settings"]["figures"] = [[7, ANI, "Jam", 12]]
        self.run_cycle()
        self.assertEqual(self.rows(), (1, 0))

    def test_a_tap_that_hangs_is_ended_with_its_children(self):
        self.cycle.input["silence_seconds"] = 1
        self.cycle.tap("""
schema()
subprocess.Popen(["sleep", "100"])
time.sleep(100)
""")
        begun = time.monotonic()
        self.says("diam selama 1 detik", "run", self.cycle.write(),
                  english="silent for 1 seconds")
        self.assertLess(time.monotonic() - begun, 90)  # and not the 100 of the programs
        self.assert_nothing_is_left()
        self.cycle.input.update(seconds=1, silence_seconds=60)
        self.cycle.tap("schema()\nwhile True: state(1); time.sleep(0.01)\n")
        self.says("belum selesai setelah 1 detik", "run", self.cycle.write())
        self.assert_nothing_is_left()

    def test_ctrl_c_and_death_of_the_host_end_the_tap(self):
        for end in ("terminate", "kill"):
            self.cycle.tap("""
schema()
subprocess.Popen(["sleep", "100"])
open(os.environ["HOME"] + "/x", "w").close()
time.sleep(100)
""")
            process = self.start("run", self.cycle.write(), stderr=-3, stdout=-3)
            self.addCleanup(process.kill)
            self.wait_for(lambda: len(processes_in(self.folder)) >= 2)
            getattr(process, end)()
            process.wait(timeout=10)
            self.wait_for(lambda: not processes_in(self.folder))

    def test_the_example_brings_its_tickets_once(self):
        example = ROOT / "examples/plugins/tap_python/cycle.json"
        for rows in (3, 0):
            self.document = self.answer("run", example, "--out", self.folder / "out")
            self.assertEqual(self.rows("antrean"), (rows, 0))

    def wait_for(self, condition):
        end = time.monotonic() + 20
        while not condition():
            self.assertLess(time.monotonic(), end, processes_in(self.folder))
            time.sleep(0.02)

    def test_what_settings_and_programs_do_wrong_is_told_with_its_place(self):
        self.cycle.tap("figure(1, 'a', 'b', 1)\n")
        self.says("sebelum SCHEMA", "run", self.cycle.write(), english="python3 tap.py:1")
        self.cycle.tap("schema()\nsay(type='STATE', value='x' * 5000)\n")
        self.says("5002 bita", "run", self.cycle.write(), english="at most 4096")
        self.cycle.input["program"] = ["./tidak-ada"]
        self.says("tidak dapat dijalankan", "run", self.cycle.write(), english="cannot be run")
        self.cycle.input["folder"] = "."
        self.says("memuat berkas siklus ini", "check", self.cycle.write())


if __name__ == "__main__":
    main()
