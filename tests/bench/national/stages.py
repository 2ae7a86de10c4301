"""How long each stage of a run took. kinerja shows at once on a terminal which stage it is in, so it
gets one, and each new word there is a mark: the time, and the CPU seconds so far (to the kernel's tick,
0.01 s). Workers count when they have ended, so their seconds show in the total alone."""

import os
import pty
import re
import time

NAMES = ("read", "rate", "export")
SHOWN = re.compile(r"(Reading|Rating|Exporting) ")  # with --lang en
STAGE = dict(zip(("Reading", "Rating", "Exporting"), NAMES))


class Stages:
    def __init__(self):
        self.keeper, self.terminal = pty.openpty()
        self.began = time.monotonic()
        self.marks = {}  # stage: (wall, cpu) where it begins
        self.tail = ""

    def take(self, pid):
        """Reads what stands on the terminal; called when there is something."""
        self.tail = (self.tail + os.read(self.keeper, 1 << 16).decode(errors="replace"))[-2000:]
        for word in SHOWN.findall(self.tail):
            if STAGE[word] not in self.marks:
                self.marks[STAGE[word]] = (time.monotonic() - self.began, cpu_of(pid))

    def costs(self, ended):
        """{stage: (cpu, wall)} of the program that `ended`; {} where it showed no stages."""
        if tuple(self.marks) != NAMES:
            return {}
        begins = [(0, 0)] + [self.marks[name] for name in NAMES[1:]] + [(ended.wall, ended.cpu)]
        return {name: (begins[k + 1][1] - begins[k][1], begins[k + 1][0] - begins[k][0])
                for k, name in enumerate(NAMES)}

    def close(self):
        os.close(self.keeper)
        os.close(self.terminal)


def cpu_of(pid):
    with open("/proc/%d/stat" % pid, encoding="ascii", errors="replace") as file:
        fields = file.read().rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
