"""Runs a program and says what it cost: CPU and wall seconds, and the most memory it held."""

import os
import select
import signal
import subprocess
import tempfile
import time

LONGEST_SECONDS = 4 * 3600


class Failed(Exception):
    """A program that should have worked and did not."""


class Ended:
    """Memory is ru_maxrss: that of the process or of a child that it waited for, the larger."""

    def __init__(self, words, status, usage, wall, out):
        self.code = os.waitstatus_to_exitcode(status)
        self.cpu, self.wall = usage.ru_utime + usage.ru_stime, wall
        self.memory_kib, self.out = usage.ru_maxrss, out
        self.words = " ".join(map(str, words))

    def must_work(self):
        if self.code != 0:
            raise Failed("%s\nended with %d:\n%s" % (self.words, self.code, self.out[-4000:]))
        return self


def measure(words, folder=None, environment=None, stages=None):
    """How `words` ended. With `stages` (Stages), its error stream is theirs, else part of `out`."""
    with tempfile.TemporaryFile() as out:
        began = time.monotonic()
        process = subprocess.Popen(
            [str(word) for word in words], cwd=folder, stdin=subprocess.DEVNULL, stdout=out,
            stderr=stages.terminal if stages else subprocess.STDOUT,
            env={**os.environ, **(environment or {})}, start_new_session=True)
        try:
            follow(process.pid, began + LONGEST_SECONDS, stages)
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            raise
        finally:
            wall = time.monotonic() - began
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = status  # Popen must not wait once more
        out.seek(0)
        return Ended(words, status, usage, wall, out.read().decode(errors="replace"))


def follow(pid, until, stages):
    """Returns when the process has ended; hands to `stages` what it writes meanwhile."""
    process = os.pidfd_open(pid)
    waiting = select.poll()
    waiting.register(process, select.POLLIN)
    if stages:
        waiting.register(stages.keeper, select.POLLIN)
    try:
        while True:
            ready = [file for file, _ in waiting.poll(max(0, until - time.monotonic()) * 1000)]
            if not ready:
                raise Failed("process %d did not end in %d s" % (pid, LONGEST_SECONDS))
            if process in ready:
                return
            stages.take(pid)
    finally:
        os.close(process)
