#!/usr/bin/env python3
"""Do the plugin binaries of every release give the same bits under the program of today?

  frozen_test.py KINERJA                   all releases, each cycle, in the program and in workers
  frozen_test.py KINERJA --freeze VERSION  writes what VERSION's cycles give, once

The program runs from a folder that holds none of today's plugins, so that nothing but the host is
new.
"""
import pathlib
import sys
import tempfile

import frozen_release as frozen

TOTAL_MAX = 1 << 20  # bytes of all frozen binaries of one release


def check(program, release, work, freeze):
    total = sum(plugin.stat().st_size for plugin in frozen.plugins_of(release))
    if total > TOTAL_MAX:
        yield f"the binaries have {total} bytes, more than {TOTAL_MAX}"
    here = frozen.Installation(program, work / "prefix", frozen.plugins_of(release))
    cycles = sorted(release.glob("cycles/*/cycle.json"))
    if not cycles:
        yield "has no cycles"
    for cycle in cycles:
        for number, way in enumerate(here.WAYS):
            out = work / f"{cycle.parent.name}-{number}"
            result = frozen.rated(here, cycle, out, way)
            if freeze and number == 0:
                frozen.write_expected(cycle, result, out)
            for fault in frozen.faults(cycle, result, out):
                yield f"{cycle.parent.name} {' '.join(way)}: {fault}"
            scores = sum(len(people) for people in result["scores"].values())
            print(f"{release.name} {cycle.parent.name} {' '.join(way)}: {scores} scores, {len(result['files'])} files")


def main(program, option=None, version=None):
    if not frozen.can_run():
        return frozen.SKIPPED
    frozen.environment()
    chosen = [frozen.FROZEN / version] if option == "--freeze" else frozen.releases()
    failed = not chosen
    for release in chosen:
        with tempfile.TemporaryDirectory(prefix="kinerja-frozen-") as work:
            for fault in check(program, release, pathlib.Path(work), option == "--freeze"):
                print(f"{release.name}: {fault}", file=sys.stderr)
                failed = True
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
