"""Cycle folders for people.py and for the person of the benchmark data."""

import json
import os
import random


def decimal(value):
    """A fraction with a power of ten below it, as people write it."""
    text = "%.9f" % float(value)
    return text.rstrip("0").rstrip(".")


def write(folder, name, header, rows, rng):
    rng.shuffle(rows)
    with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
        for row in [header] + rows:
            file.write(";".join(str(cell) for cell in row) + "\n")


def source(file, record, columns, **more):
    config = {"record": record, "employee_number": "any", "columns": columns, **more}
    return {"source": "id.kinerja.table", "inputs": {"file": file}, "config": config}


def sources(more_measures=None):
    return {
        "pegawai": source(
            "pegawai.csv", "people", {"employee": "nip", "unit": "unit"}, attributes={"skm": "skm"}
        ),
        "sasaran": source(
            "sasaran.csv",
            "goals",
            {
                "employee": "nip",
                "title": "rencana",
                "indicator": "indikator",
                "target": "target",
                "weight": "bobot",
                "aggregate": "cara",
                "direction": "arah",
            },
        ),
        "capaian": source(
            "capaian.csv",
            "measures",
            {"subject": "nip", "indicator": "indikator", "month": "bulan", "value": "nilai"},
        ),
        "nilai": source(
            "nilai.csv",
            "ratings",
            {"ratee": "nip", "rater": "penilai", "role": "peran", "aspect": "aspek", "score": "nilai"},
        ),
    }


def cycle(folder, aspects, nodes, result):
    document = {
        "kinerja": 1,
        "id": "ambang-2026",
        "title": "Orang pada ambang",
        "period": {"from": "2026-01-01", "to": "2026-12-31"},
        "aspects": aspects,
        "sources": sources(),
        "nodes": nodes,
        "result": result,
        "exporters": {"json": {"exporter": "id.kinerja.json", "config": {"file": "hasil.json"}}},
    }
    path = os.path.join(folder, "cycle.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(document, file)
    return path


def write_edges(folder, everybody, grades, edges, shuffle):
    """The cycle of people.py; `shuffle` changes the order of all rows and nothing else."""
    rng = random.Random(shuffle)
    unit = {p.number: "Unit %03d" % (i // 250) for i, p in enumerate(everybody)}
    write(folder, "pegawai.csv", ("nip", "unit", "skm"), [(n, u, "") for n, u in unit.items()], rng)
    write(
        folder,
        "sasaran.csv",
        ("nip", "rencana", "indikator", "target", "bobot", "cara", "arah"),
        [(p.number, "Layanan", "layanan", p.target, p.weight, "mean", "more") for p in everybody],
        rng,
    )
    write(
        folder,
        "capaian.csv",
        ("nip", "indikator", "bulan", "nilai"),
        [
            (p.number, "layanan", "2026-%02d" % (month + 1), decimal(value))
            for p in everybody
            for month, value in enumerate(p.months)
        ],
        rng,
    )
    write(
        folder,
        "nilai.csv",
        ("nip", "penilai", "peran", "aspek", "nilai"),
        [
            (p.number, "R%d" % k, "peer", "perilaku", decimal(mark))
            for p in everybody
            for k, mark in enumerate(p.marks)
        ],
        rng,
    )
    bands = [{"grade": grades[0]}] + [
        {"from": e, "grade": g} for e, g in zip(edges, grades[1:])
    ]
    nodes = {
        "hasil": {"method": "id.kinerja.target-achievement", "config": {"cap": 120}},
        "perilaku": {
            "method": "id.kinerja.multirater",
            "config": {"weights": {"peer": 100}, "conversion": "range", "output_max": 120},
        },
        "nilai": {
            "method": "id.kinerja.weighted",
            "inputs": ["hasil", "perilaku"],
            "config": {"weights": {"hasil": 60, "perilaku": 40}},
        },
        "predikat": {
            "method": "id.kinerja.bands",
            "inputs": ["nilai"],
            "config": {"bands": bands},
        },
    }
    aspects = {"perilaku": {"title": "Perilaku", "scale": {"min": 0, "max": 120}}}
    return cycle(folder, aspects, nodes, "predikat")
