"""What the tests of the national benchmark share: its programs, and a folder of their own.

Environment: KINERJA, KINERJA_NATIONAL_DATA, KINERJA_EXACT_CHECK (programs)."""

import os
import pathlib
import shutil
import tempfile
import unittest


def program(variable):
    path = os.environ.get(variable)
    if not path or not os.access(path, os.X_OK):
        raise SystemExit("set %s to the program, not %r" % (variable, path))
    return pathlib.Path(path).absolute()


class NationalCase(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="kinerja-bench-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)
        cls.kinerja = program("KINERJA")
        cls.data = program("KINERJA_NATIONAL_DATA")
        cls.check = program("KINERJA_EXACT_CHECK")
