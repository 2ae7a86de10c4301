#!/usr/bin/env python3
"""Are the listings in AUTHORING.md and README.md the files that the tests build?

  authoring_listings.py [--update] ROOT

A listing is a fenced block behind the line `<!-- path -->`, the path from ROOT. It must be equal to
that file byte for byte, and a project that is shown must be shown whole: every source, schema, text
and CMakeLists.txt. --update writes the files into the pages.
"""
import pathlib
import re
import sys

LISTING = re.compile(r"^<!-- (?P<path>\S+/\S+) -->\n```[a-z]*\n(?P<text>.*?)^```$", re.M | re.S)
LANGUAGES = {".txt": "cmake", ".c": "c", ".cpp": "cpp", ".json": "json"}
PAGES = ("README.md", "plugin_api/AUTHORING.md")
SHOWN_WHOLE = ("CMakeLists.txt", "*.c", "*.cpp", "schema.json", "texts.json")


def block(root, path):
    text = (root / path).read_text(encoding="utf-8")
    return f"<!-- {path} -->\n```{LANGUAGES[pathlib.Path(path).suffix]}\n{text}```"


def faults(root, page):
    shown = set()
    for listing in LISTING.finditer(page):
        path = listing["path"]
        shown.add(path)
        if not (root / path).is_file():
            yield f"{path}: there is no such file"
        elif (root / path).read_bytes() != listing["text"].encode():
            yield f"{path}: differs from its listing"
    if not shown:
        yield "there is no listing"
    for project in sorted({pathlib.Path(path).parent for path in shown}):
        for pattern in SHOWN_WHOLE:
            for file in sorted((root / project).glob(pattern)):
                if str(project / file.name) not in shown:
                    yield f"{project / file.name}: has no listing"


def main(arguments):
    update = "--update" in arguments
    root = pathlib.Path(arguments[-1])
    failed = False
    for name in PAGES:
        file = root / name
        page = file.read_text(encoding="utf-8")
        if update:
            page = LISTING.sub(lambda listing: block(root, listing["path"]), page)
            file.write_text(page, encoding="utf-8")
        for fault in faults(root, page):
            print(f"{file}: {fault}", file=sys.stderr)
            failed = True
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
