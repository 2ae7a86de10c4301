"""Every try to get out of the sandbox is held, as the user who runs the tests and, where that is
root, as an ordinary user, too. The same tries without a sandbox show that they have teeth.

Whether a try got out is read from what the host kept of it (zoo_escape.h), and from what it would
have changed outside."""

import os
import pathlib
import re
import shutil
import signal
import socket
import stat
import sys
import tempfile

import zoo_case
from zoo_case import GUEST, CANARY, Office, built, component
from kinerja_case import Case, main, program

NOBODY = 65534
FEWEST_WITH_TEETH = 12  # tries that must get out where nothing holds them
TARGETS = {  # what a try goes for: a file that is there, one that is not, a folder, a port, a socket
    "reads_file": "ada", "removes_file": "ada", "moves_file": "ada", "empties_file": "ada",
    "changes_mode": "ada", "makes_folder": "baru", "executes": "baru", "executes_memory": "baru",
    "mounts": "folder", "connects_unix": "soket", "opens_database": "../out/kinerja.db",
}
MADE_OUTSIDE = ("/tmp/zoo-lari", "/tmp/zoo-di-sini")


def of_user(path):
    """Hands a folder to the ordinary user."""
    for one in (path, *path.rglob("*")):
        os.chown(one, NOBODY, NOBODY, follow_symlinks=False)


class Outside:
    """What lies around the sandbox: a folder, and sockets of which only a try would know."""

    def __init__(self, folder):
        self.folder = folder / "sekitar"
        (self.folder / "folder").mkdir(parents=True)
        (self.folder / "ada").write_text("milik orang lain\n")
        (self.folder / "ada").chmod(0o640 if os.geteuid() else 0o644)
        self.tcp = self.listen(socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", 0))
        self.udp = self.listen(socket.AF_INET, socket.SOCK_DGRAM, ("127.0.0.1", 0))
        self.unix = self.listen(socket.AF_UNIX, socket.SOCK_STREAM, str(self.folder / "soket"))
        (self.folder / "soket").chmod(0o777)
        self.before = None

    @staticmethod
    def listen(family, kind, address):
        opened = socket.socket(family, kind)
        opened.bind(address)
        if kind == socket.SOCK_STREAM:
            opened.listen()
        opened.setblocking(False)
        return opened

    def target(self, name):
        ports = {"opens_tcp": self.tcp, "sends_udp": self.udp}
        if name in ports:
            return str(ports[name].getsockname()[1])
        if name == "writes_tmp":
            return MADE_OUTSIDE[0]
        return str(self.folder / TARGETS.get(name, "baru"))

    def state(self):
        def of(path):
            about = path.lstat()
            text = path.read_bytes() if stat.S_ISREG(about.st_mode) else b""
            return (about.st_mode, about.st_uid, about.st_nlink, int(about.st_mtime), text)

        top = sorted(p.name for p in self.folder.parent.iterdir())
        return top, {str(p): of(p) for p in self.folder.rglob("*")}

    def visitors(self):
        """Whoever came to one of the sockets."""
        came = []
        for name, opened in (("tcp", self.tcp), ("unix", self.unix)):
            try:
                opened.accept()[0].close()
                came.append(name)
            except BlockingIOError:
                pass
        try:
            self.udp.recv(16)
            came.append("udp")
        except BlockingIOError:
            pass
        return came

    def close(self):
        for opened in (self.tcp, self.udp, self.unix):
            opened.close()
        for name in MADE_OUTSIDE:
            pathlib.Path(name).unlink(missing_ok=True)


class Try:
    """One try in an office of its own, and what came of it."""

    signals = 0  # that came to this process, the parent of a program without workers

    @staticmethod
    def count_signal(*_):
        Try.signals += 1

    def __init__(self, folder, name, plugin, isolation=None, **options):
        outside = Outside(folder)
        try:
            office = Office(folder)
            office.write(component("escape." + name), "escape", target=outside.target(name))
            (folder / "out").mkdir()
            (folder / "tmp").mkdir()
            if "user" in options:
                of_user(folder)
            before = outside.state()
            Try.signals = 0
            signal.signal(signal.SIGUSR1, Try.count_signal)
            self.done = office.run(plugin, isolation=isolation, **options)
            self.traces = outside.visitors() + ["signal"] * Try.signals
            if outside.state() != before:
                self.traces.append("files")
            self.traces += [name for name in MADE_OUTSIDE if os.path.exists(name)]
            if CANARY in self.done.text or "root:x:0" in self.done.text:
                self.traces.append("words")
            self.scores = {kept[0] for results in office.results().values()
                           for (_, node), kept in results.items() if node == GUEST and kept[3] == 0}
            if office.results() and office.quarantined("tamu"):
                self.traces.append("source")
            told = folder / "out" / "lari.txt"
            self.file = told.read_text() if told.exists() else None
            self.statuses = {kept[3] for results in office.results().values()
                             for (_, node), kept in results.items() if node == GUEST}
        finally:
            outside.close()

    @property
    def got_out(self):
        return bool(self.traces) or self.scores not in (set(), {0.0}) or self.file == "1"

    def __str__(self):
        return "scores %s, statuses %s, file %s, traces %s; %s" % (
            self.scores, self.statuses, self.file, self.traces, self.done)


class Escapes(Case):
    """Each test is one try, see the end of the file."""

    @classmethod
    def setUpClass(cls):
        cls.copies = None
        if os.geteuid() == 0:  # an ordinary user may not read the folder of the build
            cls.copies = pathlib.Path(tempfile.mkdtemp(prefix="kinerja-zoo-"))
            cls.copies.chmod(0o755)
            prefix = pathlib.Path(program()).parent.parent
            for part in ("bin", "lib"):
                shutil.copytree(prefix / part, cls.copies / part, symlinks=True)
            shutil.copytree(built("escapes", "forks.so").parent, cls.copies / "escapes")

    @classmethod
    def tearDownClass(cls):
        if cls.copies:
            shutil.rmtree(cls.copies)

    def attempt(self, name, folder="coba", isolation=None):
        (self.folder / folder).mkdir()
        return Try(self.folder / folder, name, built("escapes", name + ".so"), isolation)

    def attempt_as_user(self, name):
        self.folder.chmod(0o755)
        (self.folder / "pengguna").mkdir()
        return Try(self.folder / "pengguna", name, self.copies / "escapes" / (name + ".so"),
                   host=self.copies / "bin" / "kinerja", user=NOBODY, group=NOBODY, extra_groups=[])

    def assert_held(self, tried):
        self.assertFalse(tried.got_out, tried)
        self.assertEqual((tried.done.ended_itself, tried.done.left), (True, []), tried)
        self.assertEqual(tried.done.code, 0, tried)
        self.assertEqual((tried.statuses, tried.file), ({0}, "0"), tried)

    def try_it(self, name):
        self.assert_held(self.attempt(name))
        if self.copies:
            self.assert_held(self.attempt_as_user(name))

    def test_the_tries_have_teeth(self):
        out = []
        for one in zoo_case.table()["escapes"]:
            name = one["escape"]
            if self.attempt(name, name, isolation="none").got_out:
                out.append(name)
        held = sorted({one["escape"] for one in zoo_case.table()["escapes"]} - set(out))
        print("without a sandbox out: %d; held by this system alone: %s" % (
            len(out), ", ".join(held)), file=sys.stderr)
        self.assertGreaterEqual(len(out), FEWEST_WITH_TEETH, out)
        self.assertIn("no_try", held)

    def test_each_file_stands_in_the_table(self):
        listed = {one["escape"]: one["tries"] for one in zoo_case.table()["escapes"]}
        files = {p.stem: p for p in (zoo_case.HERE / "escapes").iterdir()}
        self.assertEqual(sorted(listed), sorted(files))
        for name, tries in listed.items():
            head = re.sub(r"\s*\n \*\s*", " ", files[name].read_text()[3:])
            self.assertTrue(head.startswith(tries), (name, head[:200]))


for escape in zoo_case.table()["escapes"]:
    def test(self, name=escape["escape"]):
        self.try_it(name)
    test.__doc__ = escape["tries"]
    setattr(Escapes, "test_" + escape["escape"], test)


if __name__ == "__main__":
    if not zoo_case.takes("--isolation"):
        print("SKIPPED: this kinerja knows no workers", file=sys.stderr)
        sys.exit(77)
    zoo_case.adopt_orphans()
    main()
