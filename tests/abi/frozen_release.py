"""A release that was frozen, and what its plugins give under a host of today.

frozen/VERSION/ has include/ and layout.txt (the border as it was), source/ and build.sh, bin/ (plugins
built from them) and bundled/ (plugins of kinerja itself as they were shipped), and cycles/NAME/ with
a cycle.json, its data, and expected/: scores.json, and the files that the exporters wrote."""

import hashlib
import json
import os
import pathlib
import platform
import shutil
import subprocess

FROZEN = pathlib.Path(__file__).resolve().parent / "frozen"
SKIPPED = 77
SECONDS = 120  # that any run of a small cycle may take


def releases():
    return sorted(folder for folder in FROZEN.iterdir() if folder.is_dir())


def can_run():
    """Frozen binaries are for one machine. Says so where it is another one."""
    if (platform.system(), platform.machine()) == ("Linux", "x86_64"):
        return True
    print(f"SKIPPED, NO FROZEN BINARY RAN: they are for Linux on x86_64, this is {platform.machine()}")
    return False


def sha256(file):
    return hashlib.sha256(file.read_bytes()).hexdigest()


class Installation:
    """A prefix with today's program and nothing but the plugins that are given: none of today's. Those
    that have the name of a bundled one lie where these do, the others are a stranger's, unsigned."""

    def __init__(self, program, folder, plugins):
        self.folder = folder
        self.program = folder / "bin/kinerja"
        self.strangers = folder / "strangers"
        plugin_folder = folder / "lib/kinerja/plugins"
        for made in (self.program.parent, self.strangers, plugin_folder):
            made.mkdir(parents=True)
        shutil.copy2(program, self.program)
        today = pathlib.Path(program).parents[1] / "lib/kinerja"
        shutil.copy2(today / "kinerja-worker", folder / "lib/kinerja/kinerja-worker")
        self.hashes = {}
        for plugin in plugins:
            bundled = (today / "plugins" / plugin.name).exists()
            shutil.copy2(plugin, plugin_folder if bundled else self.strangers)
            self.hashes[sha256(plugin)] = plugin.name

    def kinerja(self, *words):
        strangers = ["--allow-unsigned", "--plugins", self.strangers]
        done = subprocess.run([self.program, *map(str, words), *strangers], capture_output=True, text=True,
                              stdin=subprocess.DEVNULL, timeout=SECONDS)
        if done.returncode != 0:
            raise AssertionError(f"kinerja {' '.join(map(str, words))}: exit {done.returncode}\n{done.stdout}{done.stderr}")
        return done.stdout

    # Where plugins can run: in the program, and in workers.
    WAYS = (("--isolation", "none"), ("--isolation", "all"))


def as_bits(score):
    return None if score is None else float(score).hex()


def rated(installation, cycle, out, way=Installation.WAYS[0]):
    """What a cycle comes to: {"scores": {node: {employee: [bits, grade, status]}}, "files": {name: SHA-256}}.
    Each score must say that the frozen file computed it."""
    installation.kinerja("run", cycle, "--out", out, *way)
    installation.kinerja("verify", cycle, "--out", out, *way)
    scores = {}
    for employee in employees(cycle):
        told = json.loads(installation.kinerja("explain", cycle, "--out", out, "--employee", employee, "--json", *way))
        for node in told["nodes"]:
            if node["plugin_sha256"] not in installation.hashes:
                raise AssertionError(f"{node['node']} was computed by another file: {node['plugin_sha256']}")
            result = [as_bits(node["score"]), node["grade"], node["status"]]
            scores.setdefault(node["node"], {})[employee] = result
    files = {str(f.relative_to(out)): sha256(f) for f in sorted(out.rglob("*"))
             if f.is_file() and not f.name.startswith("kinerja.db")}
    return {"scores": scores, "files": files}


def employees(cycle):
    """The cycle's data are small, so the numbers are read off them."""
    numbers = set()
    for file in cycle.parent.rglob("*"):
        if file.suffix in (".csv", ".txt") and "expected" not in file.parts:
            for word in file.read_text(encoding="utf-8").replace("|", ";").replace("\n", ";").split(";"):
                if len(word) == 18 and word.isdigit():
                    numbers.add(word)
    return sorted(numbers)


def write_expected(cycle, result, out):
    """Once, when a release is frozen."""
    expected = cycle.parent / "expected"
    if expected.exists():
        raise SystemExit(f"{expected} is there already, and what was released is not written anew")
    for name in result["files"]:
        target = expected / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(out / name, target)
    (expected / "scores.json").write_text(readable(result), encoding="utf-8")


def readable(result):
    """JSON with one score a line."""
    parts = []
    for node, people in result["scores"].items():
        lines = ",\n".join(f"   {json.dumps(who)}: {json.dumps(score, ensure_ascii=False)}" for who, score in people.items())
        parts.append(f"  {json.dumps(node)}: {{\n{lines}\n  }}")
    files = ",\n".join(f"  {json.dumps(name)}: {json.dumps(digest)}" for name, digest in result["files"].items())
    return "{\n \"scores\": {\n" + ",\n".join(parts) + "\n },\n \"files\": {\n" + files + "\n }\n}\n"


def faults(cycle, result, out):
    """Where a result differs from what it was."""
    expected = cycle.parent / "expected"
    wanted = json.loads((expected / "scores.json").read_text(encoding="utf-8"))
    for node in sorted(wanted["scores"].keys() | result["scores"].keys()):
        was, now = wanted["scores"].get(node, {}), result["scores"].get(node, {})
        for employee in sorted(was.keys() | now.keys()):
            if was.get(employee) != now.get(employee):
                yield f"{node} of {employee}: was {was.get(employee)}, is {now.get(employee)}"
    for name in sorted(wanted["files"].keys() | result["files"].keys()):
        if wanted["files"].get(name) == result["files"].get(name):
            continue
        yield f"{name}: was {wanted['files'].get(name)}, is {result['files'].get(name)}"
        if name in wanted["files"] and name in result["files"]:
            yield from difference(expected / name, out / name)


def difference(was, now, lines=20):
    told = subprocess.run(["diff", "-u", was, now], capture_output=True, text=True, errors="replace").stdout
    return told.splitlines()[:lines]


def plugins_of(release):
    return sorted(release.glob("bin/*.so")) + sorted(release.glob("bundled/*.so"))


def environment():
    """Nothing of the caller's shell may leak in."""
    os.environ.pop("KINERJA_LOG", None)
