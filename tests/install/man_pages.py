#!/usr/bin/env python3
"""Does the man page know every command of the program, in both languages?

  man_pages.py KINERJA MAN_PAGE...
"""
import pathlib
import re
import subprocess
import sys


def commands(program, *path):
    """All commands below `path` as "plugin list", those that have commands of their own left out."""
    # The language of messages comes first: `plugin new` has a --lang of its own.
    words = [program, "--lang", "en", *path, "--help"]
    text = subprocess.run(words, check=True, capture_output=True, text=True).stdout
    listed = re.search(r"^Subcommands:\n((?:  .*\n)+)", text, re.M)
    if not listed:
        yield " ".join(path)
        return
    for name in re.findall(r"^  ([a-z][\w-]*)", listed[1], re.M):
        yield from commands(program, *path, name)


def main(program, *pages):
    known = list(commands(program))
    missing = []
    for page in map(pathlib.Path, pages):
        # Fonts and quotes are left out, so that a command reads as it is typed.
        text = re.sub(r'\\f[BIR]|"', "", page.read_text(encoding="utf-8")).replace("\\-", "-")
        headings = "\n".join(re.findall(r"^\.B[IR]? (.*)$", text, re.M))
        missing += [f"{page.name}: {name} has no entry" for name in known
                    if not re.search(rf"(?:^|[ ,]){name}(?: |,|$)", headings, re.M)]
    print("\n".join(missing), file=sys.stderr)
    return 1 if missing or not known else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
