"""What the tests of the zoo share: the table, an office that is rated with a guest in it, and a run
that is watched from outside.

Environment: KINERJA (the program), KINERJA_ZOO (the folder with members/ and escapes/ as built),
KINERJA_MISBEHAVING (tests/abi/misbehaving as built)."""

import ctypes
import functools
import json
import os
import pathlib
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "e2e"))

from kept_results import kept_results  # noqa: E402
from kinerja_case import heed_signals, program  # noqa: E402
from small_cycle import CITRA, SmallCycle  # noqa: E402

GOOD_NODES = ("hasil", "perilaku", "nilai", "predikat")
GUEST, AFTER_GUEST = "uji", "gabung"  # the node of a method of the zoo, and a good one behind it
STRUCK = CITRA  # reached 60 % of a target; see zoo_struck() in zoo_method.h
CANARY = "rahasia-kebun-binatang"  # in the environment of every run; must come out nowhere
RUN_SECONDS = 120  # that a run may take, whatever the guest does
OUTPUT_BYTES = 4 << 20  # that a run may print
HOST_DESCRIPTORS = 128  # that the host may have open at once
MOST_PROCESSES = 32  # of one run
END_SECONDS = 1  # from the end of the program to the end of all that it started
PR_SET_CHILD_SUBREAPER = 36


def table():
    return json.loads((HERE / "zoo.json").read_text(encoding="utf-8"))


def component(name):
    return "org.example.zoo." + name.replace("_", "-")


def built(*names):
    path = pathlib.Path(os.environ.get("KINERJA_ZOO", ""), *names).absolute()
    if not path.is_file():
        raise SystemExit("KINERJA_ZOO has no %s: %s" % ("/".join(names), path))
    return path


def adopt_orphans():
    """What a run leaves behind becomes a child of this process, and is found."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def processes():
    """(process, parent, session, state, name) of all that there are."""
    found = []
    for entry in pathlib.Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            name, rest = (entry / "stat").read_text(errors="replace").split("(", 1)[1].rsplit(")", 1)
        except OSError:
            continue  # it has ended meanwhile
        words = rest.split()
        found.append((int(entry.name), int(words[1]), int(words[3]), words[0], name))
    return found


def left_over(session):
    """Processes that belong to a run which has ended; ended ones are taken off the kernel's list."""
    left = []
    for process, parent, its_session, state, name in processes():
        if its_session != session and parent != os.getpid():
            continue
        if parent == os.getpid() and state == "Z":
            os.waitpid(process, 0)
        else:
            left.append("%d %s (%s)" % (process, name, state))
    return left


class Watched:
    """One run of the program in a session of its own, how it ended and what it used."""

    def __init__(self, words, **options):
        self.most_descriptors = self.most_processes = 0
        began = time.monotonic()
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            process = subprocess.Popen(
                [str(word) for word in words], stdin=subprocess.DEVNULL, stdout=out, stderr=err,
                start_new_session=True, preexec_fn=heed_signals, **options)
            watcher = threading.Thread(target=self.watch, args=(process,))
            watcher.start()
            try:
                process.wait(timeout=RUN_SECONDS)
                self.ended_itself = True
            except subprocess.TimeoutExpired:
                self.ended_itself = False
                process.kill()
                process.wait()
            self.seconds = time.monotonic() - began
            watcher.join()
            self.code = process.returncode
            self.out, self.err = (self.first_bytes(file) for file in (out, err))
        self.left = self.wait_for_all(process.pid)

    @staticmethod
    def first_bytes(file):
        file.seek(0)
        return file.read(OUTPUT_BYTES + 1)

    def watch(self, process):
        while process.returncode is None:
            try:
                open_now = len(os.listdir("/proc/%d/fd" % process.pid))
                self.most_descriptors = max(self.most_descriptors, open_now)
            except OSError:
                pass  # ended between two looks
            of_run = sum(1 for one in processes() if one[2] == process.pid)
            self.most_processes = max(self.most_processes, of_run)
            time.sleep(0.05)

    @staticmethod
    def wait_for_all(session):
        """What is still there after END_SECONDS. It is killed, so that the next test is not hurt."""
        limit = time.monotonic() + END_SECONDS
        while (left := left_over(session)) and time.monotonic() < limit:
            time.sleep(0.01)
        for line in left:
            os.kill(int(line.split()[0]), signal.SIGKILL)
        return left

    @property
    def text(self):
        return self.out.decode(errors="replace") + self.err.decode(errors="replace")

    def __str__(self):
        return "exit %s after %.1f s\n%s" % (self.code, self.seconds, self.text[:4000])


@functools.cache
def takes(option):
    """Whether kinerja knows an option."""
    done = subprocess.run([program(), "--help"], capture_output=True, text=True, check=False)
    return option in done.stdout


class Office:
    """The small cycle in a folder, with or without a guest from the zoo."""

    def __init__(self, folder):
        self.folder = folder
        self.cycle = SmallCycle(folder)

    def write(self, guest=None, kind="method", **config):
        """The cycle file; `guest` is the component that takes part as `kind`."""
        self.cycle = SmallCycle(self.folder)
        settings = self.cycle.settings
        del settings["exporters"]["html"]  # many files that say nothing more
        if guest and kind == "escape":  # all three that the plugin holds
            settings["sources"]["tamu"] = {
                "title": "Tamu", "source": guest + ".source", "config": config, "max_rejected": 1}
            settings["exporters"]["tamu"] = {"exporter": guest + ".exporter", "config": config}
        if guest and kind in ("method", "escape"):
            settings["nodes"][GUEST] = {"title": "Uji", "method": guest, "config": config}
            settings["nodes"][AFTER_GUEST] = {
                "title": "Gabung", "method": "id.kinerja.weighted", "inputs": ["hasil", GUEST],
                "config": {"weights": {"hasil": 50, GUEST: 50}, "decimals": 2}}
        elif guest and kind == "source":
            settings["sources"]["tamu"] = {
                "title": "Tamu", "source": guest, "config": config, "max_rejected": 1}
        elif guest:
            settings["exporters"]["tamu"] = {"exporter": guest, "config": config}
        return self.cycle.write()

    def run(self, *plugins, isolation=None, host=None, silence=None, **options):
        words = [host or program(), "run", self.cycle.file]
        for plugin in plugins:
            words += ["--plugins", plugin]
        if plugins and takes("--allow-unsigned"):
            words += ["--allow-unsigned"]
        if isolation:
            words += ["--isolation", isolation]
        if silence:  # seconds that a guest may be silent, where it will be
            words += ["--worker-seconds", str(silence)]
        env = {k: v for k, v in os.environ.items() if k != "KINERJA_LOG"}
        temporary = self.folder / "tmp"
        temporary.mkdir(exist_ok=True)
        env |= {"KINERJA_ZOO_SECRET": CANARY, "TMPDIR": str(temporary)}
        return Watched(words, env=env, cwd=self.folder, **options)

    def results(self):
        """Of each kept run: (employee, node) -> all that was kept of it."""
        file = self.folder / "out" / "kinerja.db"
        if not file.exists():
            return {}
        return kept_results(file)

    def quarantined(self, source):
        with sqlite3.connect(self.folder / "out" / "kinerja.db") as database:
            return database.execute(
                "SELECT count(*) FROM quarantine q JOIN load l ON q.load = l.number "
                "WHERE l.source = ?", (source,)).fetchone()[0]

    def people(self):
        """What the exporter JSON wrote of the good nodes."""
        document = json.loads((self.folder / "out" / "hasil.json").read_text(encoding="utf-8"))
        return {one["employee"]: {node: one["scores"][node] for node in GOOD_NODES}
                for one in document["people"]}


def good(results):
    return {key: kept for key, kept in results.items() if key[1] in GOOD_NODES}

