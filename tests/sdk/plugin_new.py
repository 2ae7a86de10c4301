#!/usr/bin/env python3
"""What `kinerja plugin new` refuses, and that it never touches what is there.  plugin_new.py KINERJA"""
import json
import pathlib
import sys
import tempfile

import sdk

kinerja = sdk.Kinerja(pathlib.Path(sys.argv[1]).resolve())


def refuses(folder, words, said, code=2):
    output = kinerja("--lang", "en", "plugin", "new", *words, folder=folder, expect=code)
    assert said in output, output
    assert list(folder.iterdir()) == [], list(folder.iterdir())


def refuses_names_that_are_none(folder):
    for name in ("", "Layanan", "9lives", "a-b", "a__b", "a_", "_a", "é", "a" * 41, "../a"):
        refuses(folder, ["method", "--lang", "c", "--", name], f'the name "{name}" cannot be used')
    for name in ("test", "kinerja", "self", "install"):
        refuses(folder, ["method", name, "--lang", "c"], "means something else")


def refuses_ids_that_are_none(folder):
    for identity in ("waktu", "Id.go", ".a.b", "a..b", "a.b.", "a_b.c", "a." + "b" * 127):
        refuses(folder, ["source", "waktu", "--lang", "c", "--id", identity], f'the id "{identity}" cannot be used')
    refuses(folder, ["source", "waktu", "--lang", "c", "--id", "id.kinerja.waktu"], "of kinerja itself")


def refuses_vendors_that_would_break_code(folder):
    for vendor in ('a"b', "a\\b", "a\nb", "a??/b", "x" * 201):
        refuses(folder, ["source", "waktu", "--lang", "c", "--vendor", vendor], "the vendor cannot be used")


def refuses_kinds_and_languages_that_there_are_not(folder):
    refuses(folder, ["report", "waktu", "--lang", "c"], "report")
    refuses(folder, ["source", "waktu", "--lang", "go"], "go")
    refuses(folder, ["source", "waktu"], "--lang")


def never_overwrites(folder):
    (folder / "waktu").mkdir()
    (folder / "waktu/milik_saya.txt").write_text("x")
    output = kinerja("--lang", "en", "plugin", "new", "source", "waktu", "--lang", "c", folder=folder, expect=1)
    assert "is not overwritten" in output, output
    assert [file.name for file in (folder / "waktu").iterdir()] == ["milik_saya.txt"]
    kinerja("plugin", "new", "source", "waktu", "--lang", "c", "--dir", "tidak/ada", folder=folder, expect=1)


def fills_in_what_it_was_given(folder):
    words = ["--id", "id.go.binjai.waktu", "--vendor", "Kota Binjai & Co, 'é'", "--dir", "proyek"]
    answer = json.loads(
        kinerja("--json", "plugin", "new", "method", "waktu_layanan", "--lang", "rust", *words, folder=folder)
    )
    project = folder / "proyek"
    assert sorted(answer["files"]) == sorted(str(f.relative_to(project)) for f in project.rglob("*") if f.is_file())
    code = (project / "src/lib.rs").read_text()
    assert 'id: "id.go.binjai.waktu"' in code and """vendor: "Kota Binjai & Co, 'é'\"""" in code
    assert 'name = "waktu_layanan"' in (project / "Cargo.toml").read_text()
    assert '"id": "contoh-waktu-layanan"' in (project / "cycle.json").read_text()


for test in (
    refuses_names_that_are_none,
    refuses_ids_that_are_none,
    refuses_vendors_that_would_break_code,
    refuses_kinds_and_languages_that_there_are_not,
    never_overwrites,
    fills_in_what_it_was_given,
):
    with tempfile.TemporaryDirectory() as work:
        test(pathlib.Path(work))
