#!/usr/bin/env python3
"""Do the three Debian packages hold what they should, and ask for no more than they need?

  packages.py CPACK BUILD_FOLDER DEBS [--update]

Packs BUILD_FOLDER into the folder DEBS and compares each package with packages/NAME.txt: a path a
line; a `*` stands for any name, and must match one file at least. --update writes down what is new
and drops what is gone; read the difference before it is committed.
"""
import fnmatch
import pathlib
import re
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
NAMES = ("kinerja", "kinerja-plugins", "kinerja-dev")
SKIPPED = 77
SUMMARY_MAX = 80  # what lintian calls too long
# Libraries that only a form or a workbook needs must not burden who has other plugins.
NOT_IN_HOST = ("pango", "cairo", "xlsxwriter", "fonts-")


def run(*words):
    return subprocess.run(list(map(str, words)), check=True, capture_output=True, text=True).stdout


def pack(cpack, build, debs):
    shutil.rmtree(debs, ignore_errors=True)
    config = build / "CPackConfig.cmake"
    done = subprocess.run([cpack, "-G", "DEB", "--config", config, "-B", debs], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"packages: cpack failed\n{done.stdout}{done.stderr}")
    shutil.rmtree(debs / "_CPack_Packages", ignore_errors=True)
    return {run("dpkg-deb", "-f", deb, "Package").strip(): deb for deb in sorted(debs.glob("*.deb"))}


def contents(deb):
    """{path: (mode, owner)} of all that is no folder."""
    files = {}
    for line in run("dpkg-deb", "-c", deb).splitlines():
        mode, owner, _, _, _, path = line.split(None, 5)
        if not mode.startswith("d"):
            files[path.removeprefix("./")] = (mode, owner)
    return files


def list_faults(name, files, wanted):
    for pattern in wanted:
        # A star does not reach into folders.
        if not any(fnmatch.fnmatchcase(file, pattern) and file.count("/") == pattern.count("/") for file in files):
            yield f"{name}: {pattern} is not in the package"
    for file in files:
        if not any(fnmatch.fnmatchcase(file, pattern) for pattern in wanted):
            yield f"{name}: {file} is not in tests/install/packages/{name}.txt"


def mode_faults(name, files):
    for file, (mode, owner) in files.items():
        runs = file.startswith("usr/bin/") or (file.startswith("usr/lib/kinerja/") and not file.endswith(".so"))
        # Templates keep the mode of whatever they make.
        wanted = ("-rwxr-xr-x",) if runs else ("-rw-r--r--",)
        if file.startswith("usr/share/kinerja/templates/"):
            wanted = ("-rw-r--r--", "-rwxr-xr-x")
        if mode not in wanted:
            yield f"{name}: {file} has the mode {mode}, not {' or '.join(wanted)}"
        if owner != "root/root":
            yield f"{name}: {file} belongs to {owner}"


def control(deb):
    return dict(re.findall(r"^([A-Za-z-]+): ?((?:.*)(?:\n .*)*)", run("dpkg-deb", "-f", deb), re.M))


def control_faults(fields):
    host, plugins, dev = (fields[name] for name in NAMES)
    if "kinerja-plugins" not in host.get("Recommends", ""):
        yield "kinerja does not recommend kinerja-plugins"
    for word in NOT_IN_HOST:
        if word in host.get("Depends", ""):
            yield f"kinerja depends on {word}"
    if "libc6" not in host.get("Depends", "") or "libc6" not in plugins.get("Depends", ""):
        yield "the libraries of the programs are not among the dependencies"
    if "Depends" in dev or dev["Architecture"] != "all":
        yield "kinerja-dev must be for all machines, and need nothing"
    for name in NAMES:
        summary, *rest = fields[name]["Description"].split("\n")
        if not 0 < len(summary) <= SUMMARY_MAX or len(rest) < 3:
            yield f"{name}: the description needs a summary of at most {SUMMARY_MAX} signs, and sentences"


def faults(debs, update):
    if sorted(debs) != sorted(NAMES):
        yield f"packages are {sorted(debs)}, not {sorted(NAMES)}"
        return
    for name, deb in debs.items():
        files, list_file = contents(deb), HERE / "packages" / f"{name}.txt"
        wanted = list_file.read_text(encoding="utf-8").split() if list_file.exists() else []
        if update:
            stars = [p for p in wanted if "*" in p and fnmatch.filter(files, p)]
            plain = [f for f in files if not any(fnmatch.fnmatchcase(f, p) for p in stars)]
            wanted = sorted(stars + plain)
            list_file.write_text("".join(line + "\n" for line in wanted), encoding="utf-8")
        yield from list_faults(name, files, wanted)
        yield from mode_faults(name, files)
    yield from control_faults({name: control(deb) for name, deb in debs.items()})


def main(arguments):
    update = "--update" in arguments
    cpack, build, debs = [word for word in arguments if word != "--update"]
    if shutil.which("dpkg-deb") is None or shutil.which("dpkg-shlibdeps") is None:
        print("SKIPPED, NO PACKAGES MADE: dpkg-deb and dpkg-shlibdeps (dpkg-dev) are not here", file=sys.stderr)
        return SKIPPED
    found = list(faults(pack(cpack, pathlib.Path(build), pathlib.Path(debs)), update))
    print("\n".join(found), file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
