#!/usr/bin/env python3
"""Do sources and headers of different releases fit together?

  frozen_sources_test.py KINERJA ROOT

Yesterday's sources with today's headers: whoever only installs a newer kinerja-dev and compiles again
gets a plugin that gives the same bits. Today's sources with yesterday's C headers: what this release
ships asks nothing of a host that the first one did not have; a source that does so on purpose, behind
KINERJA_HAS, cannot be compiled this way, and is left out here by name with its reason.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import frozen_release as frozen

# A table that grew has a member that yesterday's list of values does not reach: zero, as promised.
FLAGS = ["-O1", "-fPIC", "-fvisibility=hidden", "-ffp-contract=off", "-Wall", "-Wextra", "-Werror",
         "-Wno-missing-field-initializers",
         "-D", 'KINERJA_PLUGIN_VERSION="1.0.0"']
LANGUAGES = {".c": ("CC", "gcc", "-std=c11"), ".cpp": ("CXX", "g++", "-std=c++20")}

# Plugins of today, by folder, that run with their cycle. The layer for C++ is left out: it asks for
# kinerja_emit's sheets and has kinerja_exporter's needs, behind KINERJA_HAS. Tests with a short host
# (abi.host.short) see that it does without them.
EXAMPLES = ("examples/plugins/response_time_c",)


class Compiler:
    def __init__(self, root, include, work):
        self.root, self.include, self.work = root, include, work
        work.mkdir()

    def library(self, name, sources):
        """Compiles and links one plugin; what is embedded lies beside the first source."""
        embedded = self.work / f"{name}.embed"
        embedded.mkdir()
        for file in sources[0].parent.glob("*.json"):
            if file.name in ("schema.json", "texts.json"):
                subprocess.run(["cmake", "-D", f"input={file}", "-D", f"output={embedded / (file.name + '.h')}",
                                "-P", self.root / "plugin_api/cmake/KinerjaEmbed.cmake"], check=True)
        objects = []
        for source in sources:
            variable, default, standard = LANGUAGES[source.suffix]
            objects.append(self.work / f"{name}.{source.name}.o")
            # The sources' own folder comes before others that may hold a header of the same name.
            subprocess.run([os.environ.get(variable, default), standard, *FLAGS, "-I", embedded, "-I", self.include,
                            "-I", source.parent, "-I", source.parent.parent, "-c", source, "-o", objects[-1]], check=True)
        output = self.work / f"{name}.so"
        script = self.root / "plugin_api/cmake/plugin.map"
        subprocess.run([os.environ.get("CXX", "g++"), "-shared", *objects, "-Wl,-z,now", "-Wl,-z,defs",
                        f"-Wl,--version-script={script}", "-lm", "-o", output], check=True)
        return output


def yesterday_with_todays_headers(program, root, release, work):
    compiler = Compiler(root, root / "plugin_api/include", work / "yesterday")
    sources = sorted(s for s in release.glob("source/*") if s.suffix in LANGUAGES)
    built = [compiler.library(source.stem, [source]) for source in sources]
    # A language that brings its own border (Rust) has nothing to compile anew.
    others = [p for p in release.glob("bin/*.so") if p.name not in {b.name for b in built}]
    here = frozen.Installation(program, work / "prefix-yesterday", built + others)
    cycle = release / "cycles/columns/cycle.json"
    out = work / "out-yesterday"
    result = frozen.rated(here, cycle, out)
    print(f"{release.name}: {len(built)} sources with today's headers")
    yield from frozen.faults(cycle, result, out)


def own_sources(folder):
    return sorted(s for s in folder.iterdir() if s.suffix in LANGUAGES)


def today_with_yesterdays_headers(program, root, release, work):
    compiler = Compiler(root, release / "include", work / "today")
    built = {folder: compiler.library(pathlib.Path(folder).name, own_sources(root / folder)) for folder in EXAMPLES}
    plugins = pathlib.Path(program).parents[1] / "lib/kinerja/plugins"
    bundled = [plugins / name for name in ("table.so", "json.so", "weighted.so")]  # what the cycles use beside
    here = frozen.Installation(program, work / "prefix-today", [*built.values(), *bundled])
    for folder in EXAMPLES:
        project = work / pathlib.Path(folder).name
        shutil.copytree(root / folder, project, ignore=shutil.ignore_patterns("build", "out"))
        here.kinerja("run", project / "cycle.json")
        checked = subprocess.run([sys.executable, root / "tests/install/expected_scores.py", project],
                                 capture_output=True, text=True)
        if checked.returncode != 0:
            yield f"{folder}, built with the headers of {release.name}: {checked.stderr}"
    print(f"{release.name}: {len(built)} plugins of today with its headers")


def main(program, root):
    if not frozen.can_run():
        return frozen.SKIPPED
    frozen.environment()
    failed = False
    for release in frozen.releases():
        with tempfile.TemporaryDirectory(prefix="kinerja-frozen-") as folder:
            work, checkout = pathlib.Path(folder), pathlib.Path(root).resolve()
            for check in (yesterday_with_todays_headers, today_with_yesterdays_headers):
                for fault in check(program, checkout, release, work):
                    print(f"{release.name}: {fault}", file=sys.stderr)
                    failed = True
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
