"""What the tests share: a folder of their own, a small cycle in it, and the real program.

Environment: KINERJA (the program), KINERJA_TEST_PLUGINS and KINERJA_MISBEHAVING (folders of
plugins that commit one fault each), KINERJA_ISOLATION (which plugins run in workers), KINERJA_SAMPLES (real forms; demanded when CI=true)."""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
TOWNS = ("denpasar", "manokwari")
SECONDS = 60  # that any run of a small cycle may take


class Done:
    """How a run of the program ended."""

    def __init__(self, code, out, err):
        self.code, self.out, self.err = code, out, err

    def __str__(self):
        return "exit %s\n--- stdout\n%s--- stderr\n%s" % (self.code, self.out, self.err)


def program():
    path = os.environ.get("KINERJA")
    if not path or not os.access(path, os.X_OK):
        raise SystemExit("set KINERJA to the program that is to be tested, not %r" % path)
    return os.path.abspath(path)


def isolation():
    """All of these tests can be asked with every plugin in workers: KINERJA_ISOLATION=all."""
    wanted = os.environ.get("KINERJA_ISOLATION")
    return ["--isolation", wanted] if wanted else []


def plugin_file(variable, name):
    path = pathlib.Path(os.environ.get(variable, ""), name + ".so").absolute()
    if not path.is_file():
        raise AssertionError("%s has no %s.so: %s" % (variable, name, path))
    return str(path)


def nip(number):
    """Made-up employee numbers; the sequence at the end is 900 to 999."""
    month, day = divmod(number // 100 % 336, 28)
    year = 1965 + number // 33600 % 30
    return "%04d%02d%02d%04d%02d%d%03d" % (
        (year, month + 1, day + 1, year + 25, month + 1, number % 2 + 1, 900 + number % 100)
    )


def heed_signals():
    """A runner in the background may hand down an ignored Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


class Case(unittest.TestCase):
    """A test with a folder of its own."""

    maxDiff = None
    allow_unsigned = True  # plugins of the tests are nobody's

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="kinerja-e2e-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def start(self, *arguments, **options):
        # Nothing of the caller's shell may leak in: no log level, no language of the system.
        env = {k: v for k, v in os.environ.items() if k != "KINERJA_LOG"}
        words = [program(), *isolation(), *map(str, arguments)]
        if "--plugins" in words and "--allow-unsigned" not in words and self.allow_unsigned:
            words.insert(1, "--allow-unsigned")
        return subprocess.Popen(words, env=env, preexec_fn=heed_signals, **options)

    def kinerja(self, *arguments, seconds=SECONDS, **options):
        pipe = subprocess.PIPE
        process = self.start(
            *arguments, stdin=subprocess.DEVNULL, stdout=pipe, stderr=pipe, **options)
        try:
            out, err = process.communicate(timeout=seconds)
        finally:
            process.kill()
        return Done(process.returncode, out.decode(), err.decode())

    def works(self, *arguments, **options):
        done = self.kinerja(*arguments, **options)
        self.assertEqual(done.code, 0, done)
        return done

    def answer(self, *arguments, code=0, **options):
        """The document of --json."""
        done = self.kinerja(*arguments, "--json", **options)
        self.assertEqual(done.code, code, done)
        return json.loads(done.out)

    def says(self, words, *arguments, english=None, code=1, **options):
        """The program ends with `code` and says `words`, and with --lang en `english`."""
        for language, wanted in (("id", words), ("en", english)):
            if wanted is None:
                continue
            done = self.kinerja(*arguments, "--lang", language, **options)
            self.assertEqual(done.code, code, done)
            text = done.out + done.err
            for part in (wanted,) if isinstance(wanted, str) else wanted:
                self.assertIn(part, text)
        return done

    def exported(self):
        """Names of all files in the folder of results but the database."""
        out = self.folder / "out"
        files = (str(p.relative_to(out)) for p in out.rglob("*") if p.is_file())
        return sorted(f for f in files if not f.startswith("kinerja.db"))

    def assert_nothing_exported(self):
        self.assertEqual(self.exported(), [])

    def result(self, name="hasil.json"):
        return json.loads((self.folder / "out" / name).read_text(encoding="utf-8"))


def samples(test):
    """The folder of real forms."""
    path = os.environ.get("KINERJA_SAMPLES")
    if path and os.path.isdir(path):
        return pathlib.Path(path)
    if os.environ.get("CI") == "true":
        test.fail("KINERJA_SAMPLES names no folder, and CI must read the real forms: %r" % path)
    print("SKIPPED, REAL FORMS NOT READ: KINERJA_SAMPLES is %r" % path, file=sys.stderr)
    test.skipTest("no real forms at KINERJA_SAMPLES=%r" % path)


def main():
    """Runs the file's tests. 77 tells ctest that all of them were skipped."""
    result = unittest.main(module="__main__", exit=False).result
    all_skipped = result.testsRun > 0 and len(result.skipped) == result.testsRun
    sys.exit(1 if not result.wasSuccessful() else 77 if all_skipped else 0)
