#!/usr/bin/env python3
"""What abidiff says of today's border against a frozen release, held to what history.md accepts.

  abidiff.py [--headers FOLDER] [--history FILE]     0: every change is accepted; 1: one is not
  abidiff.py --report                                prints abidiff's own words, for a reviewer
  abidiff.py --check-me                              changes copies of the headers and looks whether
                                                     this script notices

From each set of headers a small library with debug information is built that has a function for each
struct and for each function pointer's type. abidiff cries as loud over a member that was added last as
over one that was moved; whether a change breaks a plugin is for layout.py to say. This test makes sure
that a reviewer saw the change: each needs an entry in history.md with its reason.
"""
import argparse
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import frozen_release as frozen
import layout

HERE = pathlib.Path(__file__).resolve().parent
HEADERS = HERE.parents[1] / "plugin_api/include"
# Counts, and what says that there is nothing to say.
SILENT = re.compile(r"changes summary:|type size hasn't changed|(?:was|were|being) reported|^\[C\]")


def library(headers, output):
    """A library whose functions take every struct of the border."""
    structs, constants = layout.read_headers(headers)
    lines = [f"#include <{header.relative_to(headers)}>" for header in layout.border_headers(headers)]
    for struct, _ in structs:
        lines.append(f"void takes_{struct}(const struct {struct}* it);")
        lines.append(f"void takes_{struct}(const struct {struct}* it) {{ (void)it; }}")
    source = output.with_suffix(".c")
    source.write_text("\n".join(lines) + "\n", encoding="utf-8")
    subprocess.run(["cc", "-std=c11", "-g", "-O0", "-shared", "-fPIC", "-I", headers, "-o", output, source], check=True)


def report(old, new):
    with tempfile.TemporaryDirectory() as work:
        libraries = []
        for name, headers in (("old", old), ("new", new)):
            libraries.append(pathlib.Path(work, f"{name}.so"))
            library(headers.resolve(), libraries[-1])
        done = subprocess.run(["abidiff", "--no-show-locs", *libraries], capture_output=True, text=True)
        if done.returncode & 3:  # it failed, or was used wrongly; 4 and 8 are changes
            sys.exit(f"abidiff failed ({done.returncode}): {done.stderr}")
        return done.stdout


def changes(text):
    """[(struct, change)]: each change once, with the way to it from the struct that it is in."""
    found, way = [], []  # way: (indent, words) of the lines above, outermost first
    lines = [line for line in text.splitlines() if line.strip()]
    for line, after in zip(lines, lines[1:] + [""]):
        indent = len(line) - len(line.lstrip())
        # Counts change with the neighbours of a change.
        words = re.sub(r" \(\d+ filtered\)", "", line.strip()).rstrip(":")
        words = re.sub(r"^\d+ (data member \w+?)s?$", r"\1", words)
        way = [step for step in way if step[0] < indent]
        if len(after) - len(after.lstrip()) > indent:
            way.append((indent, words))
        elif not SILENT.search(words):
            found.append(in_struct([step[1] for step in way] + [words]))
    return list(dict.fromkeys(found))


def in_struct(way):
    """(struct, the words below it): the innermost struct on the way."""
    for place in range(len(way) - 2, -1, -1):
        struct = re.search(r"'struct (kinerja_\w+)'", way[place])
        if struct:
            return struct[1], " > ".join(way[place + 1:])
    return "", " > ".join(way[1:] or way)


def accepted(history, release):
    """The entries below "## VERSION": "- `struct`: `change`" and a reason in the lines behind it."""
    text = history.read_text(encoding="utf-8")
    section = re.search(rf"^## Since {re.escape(release)}$(.*?)(?=^## |\Z)", text, re.M | re.S)
    if not section:
        sys.exit(f"{history.name}: there is no section '## Since {release}'")
    entries, without = set(), []
    for struct, change, reason in re.findall(r"^- `([^`]*)`: `([^`]*)`\n((?:  .*\n?)*)", section[1], re.M):
        entries.add((struct, change))
        if not reason.strip():
            without.append(f"{history.name}: `{struct}`: `{change}` has no reason")
    return entries, without


def faults(headers, history):
    for release in frozen.releases():
        found = changes(report(release / "include", headers))
        entries, without = accepted(history, release.name)
        yield from without
        for struct, change in found:
            if (struct, change) not in entries:
                yield f"not accepted since {release.name}:\n- `{struct}`: `{change}`"
        for struct, change in sorted(entries - set(found)):
            yield f"{history.name}: since {release.name} there is no such change: `{struct}`: `{change}`"
        print(f"abidiff: {len(found)} changes since {release.name}")


def check_me():
    """Each kind of change to a header must be noticed, and accepted when history.md has it."""
    edits = {
        "a member at the end": ("method.h", "  kinerja_strs ev_exact; ", "  kinerja_strs ev_exact;\n  uint64_t more; "),
        "a member inside": ("method.h", "  const double* ev_target;\n", "  const double* ev_more;\n  const double* ev_target;\n"),
        "two that changed places": ("method.h", "  const double* ev_target;\n  const double* ev_target_high;\n",
                                    "  const double* ev_target_high;\n  const double* ev_target;\n"),
        "another type": ("rows.h", "const uint16_t* quality;", "const uint32_t* quality;"),
        "another parameter": ("call.h", "void (*log)(const kinerja_call* call, int32_t level,",
                              "void (*log)(const kinerja_call* call, int64_t level,"),
    }
    release = frozen.releases()[-1]
    for name, (header, before, after) in edits.items():
        with tempfile.TemporaryDirectory() as work:
            copy = pathlib.Path(work, "include")
            shutil.copytree(release / "include", copy)
            text = (copy / "kinerja" / header).read_text(encoding="utf-8")
            if text.count(before) != 1:
                yield f"{name}: cannot make this change in {header}"
                continue
            (copy / "kinerja" / header).write_text(text.replace(before, after), encoding="utf-8")
            found = changes(report(release / "include", copy))
            if not found:
                yield f"{name}: was not noticed"
            history = pathlib.Path(work, "history.md")
            entries = "".join(f"- `{struct}`: `{change}`\n  Seen.\n" for struct, change in found)
            history.write_text(f"## Since {release.name}\n\n{entries}", encoding="utf-8")
            if accepted(history, release.name) != (set(found), []):
                yield f"{name}: an entry in history.md is not understood"
            print(f"{name}: {len(found)} changes, such as {found[0] if found else None}")


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--headers", type=pathlib.Path, default=HEADERS)
    options.add_argument("--history", type=pathlib.Path, default=HERE / "history.md")
    options.add_argument("--report", action="store_true")
    options.add_argument("--check-me", action="store_true")
    options = options.parse_args()
    if shutil.which("abidiff") is None:
        print("SKIPPED, NO REPORT: abidiff (package abigail-tools) is not here", file=sys.stderr)
        return frozen.SKIPPED
    if options.report:
        for release in frozen.releases():
            print(f"Since {release.name}:\n{report(release / 'include', options.headers) or 'nothing changed'}")
        return 0
    found = list(check_me() if options.check_me else faults(options.headers, options.history))
    print("\n".join(found), file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
