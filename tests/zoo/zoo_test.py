"""Every member of the zoo in a run beside good plugins: the program ends by itself and says what is
true, the good nodes' bits do not move, nothing is kept half, and nothing stays behind.

`zoo_test.py Methods.test_loops` runs one member. What each must come to stands in zoo.json."""

import os
import pathlib
import re
import sys
import unittest

import zoo_case
from zoo_case import (AFTER_GUEST, GUEST, HOST_DESCRIPTORS, MOST_PROCESSES, OUTPUT_BYTES, CANARY,
                      STRUCK, Office, built, component, good)
from kinerja_case import Case, main

OK, MISSING = 0, 3
BEFORE_RESULTS = ("load", "entry", "open", "grades", "rate", "pull")  # nothing is kept yet
CONTROL = {}


def control():
    """The bits of the same office without any guest."""
    if not CONTROL:
        case = Case()
        case.setUp()
        office = Office(case.folder)
        office.write()
        done = office.run()
        if done.code != 0:
            raise SystemExit("the office alone does not work: %s" % done)
        CONTROL.update(results=good(list(office.results().values())[0]), people=office.people())
        case.doCleanups()
    return CONTROL


def made_of_bytes(name, folder):
    """A member that no compiler makes."""
    whole = built("members", "no_fault.so").read_bytes()
    path = folder / (name + ".so")
    if name == "a_pipe":
        os.mkfifo(path)
        return path
    path.write_bytes({
        "empty_file": b"",
        "cut_file": whole[:len(whole) // 2],
        "cut_tables": whole[:-1024],
        "other_machine": whole[:18] + b"\xf3\x00" + whole[20:],  # RISC-V
        "other_size": whole[:4] + b"\x01" + whole[5:],
        "text_file": b"bukan plugin\n",
    }[name])
    return path


class Zoo(Case):
    """What all members have in common; they are the tests of the classes behind it."""

    @classmethod
    def setUpClass(cls):
        cls.met = []  # the runs, for the figures at the end

    @classmethod
    def tearDownClass(cls):
        if not cls.met:
            return
        slowest = max(cls.met, key=lambda one: one[1].seconds)
        print("%d members met; left behind: %d processes; at most %d descriptors and %d processes "
              "of one run; slowest: %s, %.1f s" % (
                  len(cls.met), sum(len(done.left) for _, done in cls.met),
                  max(done.most_descriptors for _, done in cls.met),
                  max(done.most_processes for _, done in cls.met),
                  slowest[0], slowest[1].seconds), file=sys.stderr)

    def meet(self, member):
        self.member = member
        name, made = member["member"], member["made"]
        if made == "abi":
            plugin = pathlib.Path(os.environ.get("KINERJA_MISBEHAVING", ""), name + ".so")
        elif made == "bytes":
            plugin = made_of_bytes(name, self.folder)
        else:
            plugin = built("members", name + ".so")
        self.office = Office(self.folder)
        if made in ("abi", "bytes"):
            self.office.write()
        else:
            config = {"target": str(self.folder / "out" / "kinerja.db")} if "database" in name else {}
            self.office.write(component(name), made, **config)
        self.done = self.office.run(plugin, silence=member.get("silence"))
        self.met.append((name, self.done))
        self.assert_host_is_unhurt()
        getattr(self, "assert_" + member["host"].replace(" ", "_"))()
        if member["host"] != "refused":  # else nothing was opened, let alone changed
            self.assert_a_good_run_follows()

    # What holds whatever the guest did.

    def assert_host_is_unhurt(self):
        done = self.done
        self.assertTrue(done.ended_itself, "had to be ended from outside: %s" % done)
        self.assertIn(done.code, (0, 1), done)
        self.assertEqual(done.left, [], "processes stay behind: %s" % done)
        self.assertLess(done.most_descriptors, HOST_DESCRIPTORS)
        self.assertLess(done.most_processes, MOST_PROCESSES)
        self.assert_text_is_clean()
        self.assert_nothing_is_kept_half()
        self.assert_no_files_stay()

    def assert_text_is_clean(self):
        """A guest may speak through the host, but as text: no control of the terminal, no flood."""
        for stream in (self.done.out, self.done.err):
            self.assertLessEqual(len(stream), OUTPUT_BYTES, "a flood of words")
            text = stream.decode()  # fails for what is no UTF-8
            self.assertIsNone(re.search(r"[\x00-\x08\x0b-\x1f\x7f]", text), ascii(text[:2000]))
            self.assertNotIn(CANARY, text)

    def assert_nothing_is_kept_half(self):
        for results in self.office.results().values():
            self.assertEqual(good(results), control()["results"])
            if self.member["made"] != "method":
                continue
            people = {employee for employee, _ in results}
            for node in (GUEST, AFTER_GUEST):
                self.assertEqual({e for e, n in results if n == node}, people)
            for employee in people:
                _, score, grade, status = results[employee, GUEST]
                if status != OK:
                    self.assertEqual((score, grade), (bytes(8), -1))
                    self.assertNotEqual(results[employee, AFTER_GUEST][3], OK)

    def assert_no_files_stay(self):
        kept = {str(p.relative_to(self.folder)) for p in self.folder.rglob("*")}
        for name in kept:
            self.assertNotIn("sedang-ditulis", name)
            self.assertNotIn("zoo-keluar", name)
        self.assertEqual([n for n in kept if n.startswith("tmp/")], [], "temporary files stay")
        self.assertFalse(pathlib.Path("/tmp/zoo-keluar.txt").exists())
        shared = [p.name for p in pathlib.Path("/dev/shm").glob("*") if "kinerja" in p.name]
        self.assertEqual(shared, [])
        for file in self.folder.rglob("*"):
            if file.is_file():
                self.assertNotIn(CANARY.encode(), file.read_bytes(), file)

    def assert_a_good_run_follows(self):
        self.office.write()
        done = self.office.run()
        self.assertEqual((done.code, done.left), (0, []), done)
        self.assertEqual(good(list(self.office.results().values())[-1]), control()["results"])
        self.assertEqual(self.office.people(), control()["people"])

    # What zoo.json says of the one member.

    def guest_statuses(self):
        self.assertEqual(self.done.code, 0, self.done)
        runs = list(self.office.results().values())
        self.assertEqual(len(runs), 1, "the program calls it done and kept nothing")
        results = runs[0]
        return {employee: kept[3] for (employee, node), kept in results.items() if node == GUEST}

    def assert_guest_is_named(self):
        name = self.member["member"]
        names = (component(name), name + ".so", '"tamu"', '"%s"' % GUEST)
        self.assertTrue(any(one in self.done.text for one in names), self.done)
        for words in self.member.get("says", []):
            self.assertIn(words, self.done.text)

    def assert_refused(self):
        self.assertEqual(self.done.code, 1, self.done)
        self.assert_guest_is_named()
        self.assertEqual(self.office.results(), {})
        self.assertEqual(self.exported() if (self.folder / "out").exists() else [], [])

    def assert_run_fails(self):
        self.assertEqual(self.done.code, 1, self.done)
        self.assert_guest_is_named()
        self.assert_nothing_exported()
        if self.member["strikes"] in BEFORE_RESULTS:
            self.assertEqual(self.office.results(), {})

    def assert_rows_fail(self):
        statuses = self.guest_statuses()
        self.assertLess(statuses.pop(STRUCK), OK)
        self.assertEqual(set(statuses.values()), {OK})
        notes = [one["notes"] for one in self.result()["people"] if one["employee"] == STRUCK][0]
        self.assertTrue(any(note.startswith("Uji: ") for note in notes), notes)

    def assert_rows_missing(self):
        self.assertEqual(set(self.guest_statuses().values()), {MISSING})

    def assert_set_aside(self):
        self.assertEqual(self.done.code, 0, self.done)
        self.assertGreater(self.office.quarantined("tamu"), 0)

    def assert_harmless(self):
        self.assertEqual(self.done.code, 0, self.done)
        if self.member["made"] == "method":
            self.assertEqual(set(self.guest_statuses().values()), {OK})

    def assert_contained(self):
        """What it did to its own results is its own affair."""


class Files(Zoo):
    """What is refused before any of its components is made."""


class Methods(Zoo):
    """Nodes of the graph."""


class Streams(Zoo):
    """Sources and exporters."""


CLASSES = {"abi": Files, "bytes": Files, "method": Methods, "source": Streams, "exporter": Streams}
for one in zoo_case.table()["members"]:
    def test(self, member=one):
        self.meet(member)
    test.__doc__ = "%s -> %s" % (one["fault"], one["host"])
    setattr(CLASSES[one["made"]], "test_" + one["member"], test)


class Table(unittest.TestCase):
    """zoo.json and the folder say the same."""

    def test_each_file_stands_in_it_with_its_first_sentence(self):
        members = zoo_case.table()["members"]
        own = {m["member"]: m["fault"] for m in members if m["made"] not in ("abi", "bytes")}
        files = {p.stem: p for p in (zoo_case.HERE / "members").iterdir()}
        self.assertEqual(sorted(own), sorted(files))
        for name, fault in own.items():
            head = re.sub(r"\s*\n(//| \*)\s*", " ", files[name].read_text()[3:])
            self.assertTrue(head.startswith(fault), (name, head[:200]))


if __name__ == "__main__":
    zoo_case.adopt_orphans()
    main()
