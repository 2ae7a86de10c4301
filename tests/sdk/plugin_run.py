#!/usr/bin/env python3
"""What `kinerja plugin run` shows, asked of bundled plugins.  plugin_run.py KINERJA"""
import json
import pathlib
import sys
import tempfile

import sdk

PROGRAM = pathlib.Path(sys.argv[1]).resolve()
PLUGINS = PROGRAM.parent.parent / "lib/kinerja/plugins"
kinerja = sdk.Kinerja(PROGRAM)
work = pathlib.Path()


def write(name, text):
    (work / name).write_text(text, encoding="utf-8")
    return work / name


def rates_rows_of_a_csv_file():
    rows = write("a.csv", "employee;indicator;target;actual;weight;direction\n"
                          "1;Layanan;100;90;60;naik\n1;Tunggu;10;10;40;turun\n2;Layanan;100;;60;\n")
    people = kinerja.try_json(PLUGINS / "target_achievement.so", "--in", rows)["people"]
    assert [person["employee"] for person in people] == ["1", "2"]
    assert people[0]["status"] == 0 and people[0]["score"] == 94, people[0]
    assert people[1]["score"] is None and people[1]["reason"], people[1]


def rates_the_same_from_json():
    rows = [{"employee": "1", "indicator": "Layanan", "target": 100, "actual": "90", "weight": 60},
            {"employee": 1, "indicator": "Tunggu", "target": 10, "actual": 10, "weight": 40, "direction": "less"}]
    people = kinerja.try_json(PLUGINS / "target_achievement.so", "--in", write("a.json", json.dumps(rows)))["people"]
    assert people[0]["score"] == 94, people


def explains_in_both_languages():
    rows = write("a.csv", "employee,indicator,actual\n1,Poin,3\n")
    library = PLUGINS / "figures.so"
    assert "a.csv:2" in kinerja.try_plugin(library, "--in", rows, "--explain", "1", folder=work)
    english = kinerja.try_plugin(library, "--lang", "en", "--in", rows, "--explain", "1", folder=work)
    assert "From the rows" in english, english
    answer = kinerja.try_json(library, "--in", rows, "--explain", "1")
    assert answer["nodes"][0]["score"] == 3 and answer["nodes"][0]["steps"], answer
    kinerja.try_plugin(library, "--in", rows, "--explain", "9", expect=1)


def gives_inputs_grades_attributes_and_ratings():
    rows = write("b.csv", "employee;input:hasil;input:perilaku;attribute:golongan;aspect;role;score\n"
                          "1;80;60;III/a;;;\n1;;;;Kerja sama;atasan;4\n")
    config = '{"weights": {"hasil": 75, "perilaku": 25}}'
    people = kinerja.try_json(PLUGINS / "weighted.so", "--in", rows, "--config", config)["people"]
    assert people[0]["score"] == 75, people
    graded = write("c.csv", "employee;input:hasil\n1;Baik\n2;Kurang\n3;lain\n")
    config = write("c.json", '{"read": "grade", "words": {"Baik": 100, "Kurang": 50}}')
    people = kinerja.try_json(PLUGINS / "lookup.so", "--in", graded, "--inputs", "hasil=Kurang,Baik", "--config", config)
    assert [person["score"] for person in people["people"]] == [100, 50, None], people


def shows_rows_and_quarantine_of_a_source():
    rows = write("p.csv", "NIP;Unit\n198501012010011901;A\n17;B\n")
    config = '{"record": "people", "columns": {"employee": "NIP", "unit": "Unit"}}'
    answer = kinerja.try_json(PLUGINS / "table.so", "--in", rows, "--config", config)
    assert [row["employee"] for row in answer["rows"]] == ["198501012010011901"], answer
    assert answer["quarantined"][0]["line"] == 3 or "17" in json.dumps(answer["quarantined"]), answer
    assert answer["commits"] == 1


def writes_files_of_an_exporter():
    out = work / "keluar"
    files = kinerja.try_json(PLUGINS / "csv.so", "--out", out)["files"]
    assert files and all(pathlib.Path(file).is_file() for file in files), files
    assert "Tirta Contoh" in pathlib.Path(files[0]).read_text()


def says_what_is_wrong():
    library = PLUGINS / "figures.so"
    rows = write("a.csv", "employee;indicator;actual\n1;Poin;3\n")

    def fails(said, *words):
        output = kinerja("--lang", "en", "plugin", "run", *words, expect=1)
        assert said in output, output

    fails("name one file of rows", library)
    fails("cannot be read", library, "--in", work / "tidak_ada.csv")
    fails('did you mean "indicator"', library, "--in", write("d.csv", "employee;indikator\n1;a\n"))
    fails("no row with the column", library, "--in", write("d.csv", "employee;indicator\n;a\n"))
    fails("line 2 has 3 columns", library, "--in", write("d.csv", "employee;indicator\n1;a;b\n"))
    fails("a quote that is not closed", library, "--in", write("d.csv", 'employee;indicator\n1;"a\n'))
    fails("must be a list of objects", library, "--in", write("d.json", "[1]"))
    fails("is not UTF-8", library, "--in", write_bytes("d.csv", b"employee\n\xff\n"))
    fails("--config: /combine", library, "--in", rows, "--config", '{"combine": "lain"}')
    fails("c.json: /x", library, "--in", rows, "--config", write("c.json", '{"x": 1}'))
    fails("write NAME=WORD", library, "--in", rows, "--inputs", "hasil=Baik")
    fails("choose one with --component", PLUGINS / "raters.so", "--in", rows)
    kinerja("plugin", "run", work / "tidak_ada.so", expect=1)


def names_rows_that_say_something_impossible():
    rows = write("a.csv", "employee;indicator;actual;role;aspect;score;direction\n1;Poin;3;;;;\n1;Lain;x;;;;\n"
                          "1;;;bos;A;1;\n1;;;rekan;;1;\n;Poin;1;;;;\n1;Arah;1;;;;miring\n")
    output = kinerja.try_plugin(PLUGINS / "figures.so", "--in", rows)
    for place in ("baris 3, actual", "baris 4, role", "baris 5, aspect", "baris 6, employee", "baris 7, direction"):
        assert place in output, output


def leaves_nothing_behind():
    temporary = work / "tmp"
    temporary.mkdir()
    rows = write("a.csv", "employee;indicator;actual\n1;Poin;3\n")
    command = [PROGRAM, "plugin", "run", PLUGINS / "figures.so", "--in", rows]
    sdk.run(command, environment={"TMPDIR": str(temporary)})
    assert list(temporary.iterdir()) == []
    before = sorted(work.iterdir())
    sdk.run(command, folder=work, expect=1, environment={"TMPDIR": str(work / "tidak_ada")})
    assert sorted(work.iterdir()) == before


def write_bytes(name, content):
    (work / name).write_bytes(content)
    return work / name


for test in (
    rates_rows_of_a_csv_file,
    rates_the_same_from_json,
    explains_in_both_languages,
    gives_inputs_grades_attributes_and_ratings,
    shows_rows_and_quarantine_of_a_source,
    writes_files_of_an_exporter,
    says_what_is_wrong,
    names_rows_that_say_something_impossible,
    leaves_nothing_behind,
):
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        test()
