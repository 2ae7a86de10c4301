"""PostgreSQL, in a cluster of its own that lives as long as the benchmark. Nobody else's server may run
under the same user meanwhile: its seconds would count, too."""

import os
import pathlib
import re
import shutil
import subprocess
import tempfile

from contender import Absent, Contender, Run, said
from measuring import measure
from rivals import drivers, sums

SETTINGS = ("-c listen_addresses= -c shared_buffers=2GB -c work_mem=256MB -c max_wal_size=8GB -c jit=off "
            "-c max_parallel_workers=2 -c max_parallel_workers_per_gather=2 -c fsync=on")


class Postgres(Contender):
    name = "PostgreSQL"

    def __init__(self):
        self.folder = None

    def prepare(self):
        drivers()
        found = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb"))
        if not found or not shutil.which("psql"):
            raise Absent("no PostgreSQL server under /usr/lib/postgresql")
        self.bin = found[-1].parent
        # The server refuses to run as root.
        self.owner = "postgres" if os.getuid() == 0 else None
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="kinerja-bench-pg-"))
        if self.owner:
            shutil.chown(self.folder, self.owner)
        try:
            self.server("initdb", "-A", "trust", "-U", "postgres", "-D", self.folder / "data")
            self.server("pg_ctl", "-w", "-D", self.folder / "data", "-l", self.folder / "log",
                        "-o", "%s -k %s" % (SETTINGS, self.folder), "start")
        except subprocess.CalledProcessError as error:
            self.finish()
            raise Absent("its server does not start: %s" % error.stdout) from error

    def server(self, program, *words):
        as_owner = ["runuser", "-u", self.owner, "--"] if self.owner else []
        subprocess.run([*as_owner, self.bin / program, *map(str, words)], check=True, text=True,
                       cwd="/", stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    def run(self, folder, people, variant):
        owner = self.owner or os.environ.get("USER", "")
        ended = measure(["bash", drivers() / "pg.sh", folder],
                        environment={"PGHOST": str(self.folder), "PGUSER": "postgres", "REPS": "1",
                                     "PGOSUSER": owner}).must_work()
        cpu, wall = sums(ended.out, r"wall (?P<wall>[\d.]+) server_cpu (?P<cpu>[\d.]+)")
        # Its memory is shared_buffers and a little more, in many processes.
        return Run(cpu, wall, None, table=folder / "pg_out.csv",
                   said=said(re.sub(r"\s+", " ", ended.out), r" \d+\|([\d.]+) 1\|",
                             r"((?:\d\|\d+ ?){5})$"))

    def finish(self):
        if self.folder is None:
            return
        try:
            if (self.folder / "data/postmaster.pid").exists():
                self.server("pg_ctl", "-w", "-m", "fast", "-D", self.folder / "data", "stop")
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder = None
