#!/usr/bin/env python3
"""Is a project of `kinerja plugin new` all that it promises to be?

Installs the packages into a folder of its own and makes, for each kind, a project in one language: it
must build with what is installed there and nothing else, pass its test, take every branch of the
plugin in it (C and C++, by gcov), export one symbol, and rate its cycle as the project itself expects.
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import sdk

KINDS = ("method", "source", "exporter")
HERE = pathlib.Path(__file__).resolve().parent


def install(cmake, build, prefix):
    for component in ("dev", "runtime", "plugins"):
        sdk.run([cmake, "--install", build, "--prefix", prefix, "--component", component])


def build_with_cmake(cmake, prefix, project, language):
    """Builds the project without optimisation, runs its test, and asks what that did not reach."""
    coverage = "CMAKE_C_FLAGS" if language == "c" else "CMAKE_CXX_FLAGS"
    sdk.run([cmake, "-S", ".", "-B", "build", f"-DCMAKE_PREFIX_PATH={prefix}", f"-D{coverage}=--coverage"], project)
    sdk.run([cmake, "--build", "build"], project)
    cache = (project / "build/CMakeCache.txt").read_text()
    assert f"kinerja_DIR:PATH={prefix}/" in cache, "not built against the staged package"
    sdk.run(["ctest", "--test-dir", "build", "--output-on-failure", "--no-tests=error"], project)
    missed = not_reached(project, f"plugin.{language}")
    assert not missed, "the test does not reach:\n" + "\n".join(missed)
    return f"build/{project.name}.so"


def not_reached(project, source):
    """Lines that were not run and branches that were not taken. Edges of exceptions are left out: a
    test cannot take them all, and the layer catches what they throw."""
    objects = project / f"build/CMakeFiles/{project.name}_test.dir"
    report = sdk.run(["gcov", "--json-format", "--stdout", "--branch-probabilities", objects / f"{source}.gcda"], project)
    for line in report.splitlines():
        for file in json.loads(line)["files"] if line.startswith("{") else []:
            if pathlib.Path(file["file"]).name != source:
                continue
            text = (project / source).read_text().splitlines()
            return [
                f"{source}:{one['line_number']}: {text[one['line_number'] - 1].strip()}"
                for one in file["lines"]
                if one["count"] == 0
                or any(b["count"] == 0 and not b["throw"] for b in one["branches"])
            ]
    sys.exit(f"gcov says nothing of {source}")


def build_with_cargo(cargo, target, project):
    environment = {"CARGO_TARGET_DIR": str(target), "CARGO_PROFILE_RELEASE_OPT_LEVEL": "0"}
    sdk.run([cargo, "test", "--offline", "--quiet"], project, environment=environment)
    sdk.run([cargo, "build", "--release", "--offline", "--quiet"], project, environment=environment)
    return target / f"release/lib{project.name}.so"


def check_symbols(library):
    symbols = sdk.run(["nm", "--dynamic", "--defined-only", "--format=posix", library])
    names = [line.split()[0] for line in symbols.splitlines()]
    assert names == ["kinerja_plugin_entry_v0"], names


def check_texts(project):
    """Each word in both languages, and each key that the project speaks of."""
    texts = json.loads((project / "texts.json").read_text())
    assert set(texts["id"]) == set(texts["en"]), set(texts["id"]) ^ set(texts["en"])
    schema = (project / "schema.json").read_text()
    for key in re.findall(r'"(?:title|description)": "([A-Z_]+)"', schema):
        assert key in texts["id"], key
    for readme in ("README.md", "BUILD.md"):
        words = (project / readme).read_text()
        assert not re.search("@[A-Z]+@", words), readme


def check_results(kinerja, library, project):
    kinerja.run_cycle(library, project)
    kinerja.verify(library, project)
    sdk.run([sys.executable, HERE.parent / "install/expected_scores.py", project])
    expected = project / "expected.csv"
    if expected.exists():
        assert (project / "out/nilai.csv").read_text() == expected.read_text()


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--cmake", required=True)
    options.add_argument("--build", required=True)
    options.add_argument("--language", required=True)
    options = options.parse_args()
    cargo = sdk.cargo() if options.language == "rust" else None
    if options.language == "rust" and cargo is None:
        return sdk.SKIPPED
    with tempfile.TemporaryDirectory() as work:
        work = pathlib.Path(work)
        prefix = work / "prefix"
        install(options.cmake, options.build, prefix)
        kinerja = sdk.Kinerja(prefix / "bin/kinerja")
        for kind in KINDS:
            name = f"coba_{kind}_{options.language}"
            kinerja.new(kind, options.language, name, work)
            project = work / name
            check_texts(project)
            if cargo:
                library = build_with_cargo(cargo, work / "target", project)
            else:
                library = build_with_cmake(options.cmake, prefix, project, options.language)
            check_symbols(project / library)
            check_results(kinerja, library, project)
            print(f"{name}: built, tested, ran")
    return 0


if __name__ == "__main__":
    sys.exit(main())
