#!/usr/bin/env python3
"""Holds the layout of the C border to tests/abi/layout.txt.

The headers are read for the names of structs, members and constants; a generated C program prints
where the compiler puts them; the golden file says where they were. A member that the reading missed
would leave a hole between two others, and a hole is an error. The sizes that ABI.md tells are held to
the compiler's too.

  layout.py             compare
  layout.py --update    append what is new: structs, constants, members at the end of sized structs

What was released cannot be changed this way. While the ABI's major is 0, a line may be edited in
layout.txt by hand, with an entry in plugin_api/CHANGELOG.md that says why.
"""

import argparse
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
SKIPPED = 77
COMPILED_IN = ("helpers.h", "testing.h")


def border_headers(folder):
    """All C headers but those that are not promised yet, and those that authors compile in."""
    for header in sorted(folder.glob("kinerja/**/*.h")):
        if "draft" not in header.relative_to(folder).parts and header.name not in COMPILED_IN:
            yield header


def read_headers(folder):
    """Returns [(struct, [(member, type)])] and the constants, in the order of the headers."""
    structs, constants = [], []
    for header in border_headers(folder):
        text = re.sub(r"/\*.*?\*/", " ", header.read_text(encoding="utf-8"), flags=re.S)
        text = re.sub(r"^\s*#(?:\\\n|.)*$", "", text, flags=re.M)
        for name, body in re.findall(r"\bstruct\s+(\w+)\s*\{(.*?)\}", text, flags=re.S):
            structs.append((name, [read_member(name, part) for part in body.split(";") if part.strip()]))
        for body in re.findall(r"\benum\s*\{(.*?)\}", text, flags=re.S):
            constants += re.findall(r"\b(KINERJA_\w+)\s*(?:=|,|$)", body)
        if re.search(r"\bunion\b|\benum\s+\w|:\s*\d+\s*;", text):
            sys.exit(f"{header}: unions, named enums and bit-fields have no place in the border")
    return structs, constants


def read_member(struct, text):
    text = " ".join(text.split())
    pointer = re.fullmatch(r"(.*?)\(\*(\w+)\)\((.*)\)", text)
    if pointer:
        result, name, parameters = pointer.groups()
        types = [re.sub(r"(?<=[ *])\w+$", "", p.strip()).strip() for p in parameters.split(",")]
        return name, f"{result.strip()} (*)({', '.join(types)})"
    plain = re.fullmatch(r"([\w *]+?[ *])(\w+)((?:\[\w+\])*)", text)
    if not plain:
        sys.exit(f"{struct}: cannot read the member '{text}'; write one member a line")
    return plain.group(2), plain.group(1).strip() + plain.group(3)


def program(folder, structs, constants):
    lines = [f"#include <{header.relative_to(folder)}>" for header in border_headers(folder)]
    lines += ["#include <stdio.h>", "int main(void) {"]
    lines.append('  printf("pointer %zu\\n", sizeof(void*));')
    for struct, members in structs:
        lines.append(f'  printf("size {struct} %zu\\n", sizeof(struct {struct}));')
        for member, _ in members:
            lines.append(
                f'  printf("member {struct} {member} %zu %zu\\n", offsetof(struct {struct}, {member}),'
                f" sizeof(((struct {struct}*)0)->{member}));"
            )
    for constant in constants:
        lines.append(f'  printf("constant {constant} %lld\\n", (long long){constant});')
    lines += ["  return 0;", "}", ""]
    return "\n".join(lines)


def run(compiler, folder, structs, constants):
    with tempfile.TemporaryDirectory() as work:
        source = pathlib.Path(work, "layout.c")
        source.write_text(program(folder, structs, constants), encoding="utf-8")
        binary = pathlib.Path(work, "layout")
        subprocess.run([compiler, "-std=c11", "-I", folder, "-o", binary, source], check=True)
        output = subprocess.run([binary], check=True, capture_output=True, text=True).stdout
    return [line.split() for line in output.splitlines()]


def describe(structs, facts):
    """The golden form: {name: [lines]} for structs, and {name: value} for constants."""
    sizes = {f[1]: int(f[2]) for f in facts if f[0] == "size"}
    places = {(f[1], f[2]): (int(f[3]), int(f[4])) for f in facts if f[0] == "member"}
    described = {}
    for struct, members in structs:
        lines, end = [], 0
        for member, type_ in members:
            offset, size = places[struct, member]
            if offset != end:
                sys.exit(f"{struct}: a hole before {member}, at byte {end}")
            end = offset + size
            lines.append(f"  {offset} {size} {member}: {type_}")
        if end != sizes[struct]:
            sys.exit(f"{struct}: a hole at its end, at byte {end} of {sizes[struct]}")
        described[struct] = lines
    return described, {f[1]: f[2] for f in facts if f[0] == "constant"}


def read_golden(path):
    structs, constants, current = {}, {}, None
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else []:
        if line.startswith("struct "):
            current = structs[line.split()[1]] = []
        elif line.startswith("constant "):
            _, name, _, value = line.split()
            constants[name] = value
        elif line.startswith("  "):
            current.append(line)
    return structs, constants


def write_golden(path, structs, constants):
    text = "# Sizes and places in the C border, in bytes, where pointers have 8: offset size member: type.\n"
    text += "# Compared by layout.py; --update appends to it.\n"
    for struct, lines in structs.items():
        offset, size = (int(word) for word in lines[-1].split()[:2])
        text += f"\nstruct {struct} {offset + size}\n" + "\n".join(lines) + "\n"
    text += "\n" + "".join(f"constant {name} = {value}\n" for name, value in constants.items())
    path.write_text(text, encoding="utf-8")


def compare(golden, actual):
    """Returns (broken, added): what breaks yesterday's plugins, and what only grew."""
    broken, added = [], []
    for struct, old in golden[0].items():
        new = actual[0].get(struct)
        if new is None:
            broken.append(f"struct {struct} is gone")
            continue
        for i, line in enumerate(old):
            if i >= len(new) or new[i] != line:
                now = new[i].strip() if i < len(new) else "nothing"
                broken.append(f"struct {struct}: was '{line.strip()}', is '{now}'")
        if len(new) > len(old):
            if old and "struct_size" in old[0]:
                added += [f"struct {struct}: {line.strip()}" for line in new[len(old):]]
            else:
                broken.append(f"struct {struct} is frozen and has grown")
    for name, value in golden[1].items():
        if actual[1].get(name) != value:
            broken.append(f"constant {name}: was {value}, is {actual[1].get(name, 'gone')}")
    added += [f"struct {name}" for name in actual[0] if name not in golden[0]]
    added += [f"constant {name}" for name in actual[1] if name not in golden[1]]
    return broken, added


def told_wrongly(document, structs):
    """What the table of sizes in ABI.md says otherwise than the compiler, or not at all."""
    rows = re.findall(r"^\| `\w+\.h` \| `(\w+)` \|[^|]*\| (\d+) \|", document.read_text(encoding="utf-8"), re.M)
    told = {name: int(size) for name, size in rows}
    for name, lines in structs.items():
        offset, size = (int(word) for word in lines[-1].split()[:2])
        if told.get(name) != offset + size:
            yield f"{document.name}: {name} has {offset + size} bytes, the table says {told.get(name)}"


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--headers", type=pathlib.Path, default=HERE.parents[1] / "plugin_api/include")
    options.add_argument("--golden", type=pathlib.Path, default=HERE / "layout.txt")
    options.add_argument("--compiler", default="cc")
    options.add_argument("--update", action="store_true")
    options = options.parse_args()

    structs, constants = read_headers(options.headers.resolve())
    facts = run(options.compiler, options.headers.resolve(), structs, constants)
    if facts[0] != ["pointer", "8"]:
        print("layout: the golden file is for 64 bits, this machine has other pointers")
        return SKIPPED
    actual = describe(structs, facts)
    golden = read_golden(options.golden)
    broken, added = compare(golden, actual)
    for fault in broken:
        print(f"broken: {fault}", file=sys.stderr)
    if broken:
        return 1
    if added and not options.update:
        for line in added:
            print(f"new: {line}", file=sys.stderr)
        print("layout.py --update writes this down", file=sys.stderr)
        return 1
    if added:
        # Old entries keep their place, so that a review sees only additions.
        merged = [{**old, **new} for old, new in zip(golden, actual)]
        write_golden(options.golden, *merged)
    stale = list(told_wrongly(options.headers.resolve().parent / "ABI.md", actual[0]))
    if stale:
        print("\n".join(stale), file=sys.stderr)
        return 1
    members = sum(len(lines) for lines in actual[0].values())
    print(f"layout: {len(actual[0])} structs, {members} members, {len(actual[1])} constants hold")
    return 0


if __name__ == "__main__":
    sys.exit(main())
