"""What the tests of the SDK share: the program, its command lines, and where cargo is."""
import json
import os
import pathlib
import shutil
import subprocess
import sys

SKIPPED = 77
# An author's plugin is loaded for what it is: not signed, and being developed.
DEVELOPING = ["--allow-unsigned"]  # what nobody has signed yet


def run(command, folder=None, expect=0, environment=None):
    """Runs a command to its end; anything but the expected exit code ends the test with its output."""
    command = [str(word) for word in command]
    done = subprocess.run(
        command, cwd=folder, env={**os.environ, **(environment or {})}, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=600, check=False
    )
    if done.returncode != expect:
        sys.exit(f"{' '.join(command)} in {folder or '.'}: exit code {done.returncode}\n{done.stdout}")
    return done.stdout


class Kinerja:
    """The program; every command line that names an author's plugin is made here."""

    def __init__(self, program):
        self.program = pathlib.Path(program)

    def __call__(self, *words, folder=None, expect=0):
        return run([self.program, *words], folder, expect)

    def new(self, kind, language, name, folder):
        return self("plugin", "new", kind, name, "--lang", language, folder=folder)

    def run_cycle(self, library, folder):
        return self(*DEVELOPING, "run", "cycle.json", "--plugins", library, folder=folder)

    def verify(self, library, folder):
        return self(*DEVELOPING, "verify", "cycle.json", "--plugins", library, folder=folder)

    def try_plugin(self, library, *words, folder=None, expect=0):
        return self(*DEVELOPING, "plugin", "run", library, *words, folder=folder, expect=expect)

    def try_json(self, library, *words, folder=None):
        return json.loads(self.try_plugin(library, *words, "--json", folder=folder))


def cargo():
    """The cargo to build with, or None. A machine that tests every change must not skip Rust."""
    found = shutil.which("cargo") or shutil.which("cargo", path="/root/.cargo/bin")
    if found:
        return found
    message = "no cargo here: nothing written in Rust was tested"
    if os.environ.get("CI") == "true" and shutil.which("rustc"):
        sys.exit(f"{message}, although there is a rustc")
    print(message)
    return None
