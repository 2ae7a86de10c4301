"""Reads the files of an `id.kinerja.table` source into rows (dicts of fields) and refused lines."""

import csv
import io
import os

import cells

PERSON_FIELDS = {
    "people": ["employee", "superior"],
    "goals": ["employee"],
    "measures": ["subject"],
    "ratings": ["ratee", "rater"],
}
KEYS = {
    "people": ["employee", "from_day"],
    "goals": ["employee", "indicator", "title"],
    "measures": ["subject_kind", "subject", "indicator", "from_day", "to_day"],
    "ratings": ["ratee_kind", "ratee", "rater", "aspect"],
}
NUMBERS = ("target", "target_high", "weight", "share", "value", "score")
DAYS = ("from_day", "to_day", "day")


def decode(raw, encoding="auto"):
    if encoding == "windows-1252":
        return raw.decode("cp1252")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252")


def separator_of(text, config, header_row):
    named = {"tsv": "\t"}.get(config.get("format")) or config.get("separator", "auto")
    if named != "auto":
        return named
    header = text.splitlines()[header_row - 1]
    return max(";,\t|", key=header.count)


def records(path, config):
    """(line, {header: cell}) of one file. A record's line is where it begins."""
    with open(path, "rb") as file:
        text = decode(file.read(), config.get("encoding", "auto"))
    first = config.get("header_row", 1)
    separator = separator_of(text, config, first)
    body = "".join(text.splitlines(keepends=True)[first - 1 :])
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=separator)
    header = [h.strip() for h in next(reader)]
    line = first + reader.line_num
    for record in reader:
        if any(cell.strip() for cell in record):
            yield line, dict(zip(header, record))
        line = first + reader.line_num


def widened(cell_of, config):
    """One dict of texts per row that a record stands for."""
    base = {field: cell_of.get(header, "") for field, header in config.get("columns", {}).items()}
    base.update({field: str(value) for field, value in config.get("constants", {}).items()})
    if config["record"] == "people":
        base["attributes"] = {
            n: cell_of.get(h, "").strip() for n, h in config.get("attributes", {}).items()
        }
    wide = config.get("wide")
    if not wide:
        return [base]
    return [
        dict(base, **{wide["field"]: name, wide["value"]: cell_of[header]})
        for header, name in wide["columns"].items()
        if cell_of.get(header, "").strip()
    ]


def is_person(row, kind_field):
    return row.get(kind_field, "person") == "person"


def understood(texts, config):
    """A row with numbers, days and words understood; ValueError when it cannot be used."""
    record, row = config["record"], {"attributes": texts.get("attributes", {})}
    answers = {k.lower(): v for k, v in config.get("answers", {}).items()}
    for field, text in texts.items():
        if field == "attributes":
            continue
        text = text.strip()
        if field in cells.WORDS and (text or field == "quality"):
            row[field] = cells.word(field, text, config.get("words", {}))
        elif field in NUMBERS and text:
            row[field] = cells.number(str(answers.get(text.lower(), text)))
        elif field in DAYS and text:
            row[field] = cells.day(text)
        elif field == "month":
            row["from_day"], row["to_day"] = cells.month(text)
        elif text:
            row[field] = text
    if config["record"] == "measures" and "day" in row:
        row["from_day"] = row["to_day"] = row["day"]
    if config.get("employee_number", "nip") == "nip":
        for field in PERSON_FIELDS[record]:
            kind = {"ratee": "ratee_kind", "subject": "subject_kind"}.get(field, "")
            if field in row and is_person(row, kind):
                row[field] = cells.nip(row[field])
    return row


def read(cycle, name):
    """Rows of a source and [(file, line, reason)] of what was refused. Of equal keys in one input the
    first counts, across inputs the later input."""
    source = cycle["sources"][name]
    config = source["config"]
    rows, rejected = {}, []
    for file in source["inputs"].values():
        of_input = {}
        for line, cell_of in records(os.path.join(cycle["folder"], file), config):
            if any(cell_of.get(h, "").strip() != v for h, v in config.get("where", {}).items()):
                continue
            for texts in widened(cell_of, config):
                try:
                    row = understood(texts, config)
                except ValueError as reason:
                    rejected.append((file, line, str(reason)))
                    continue
                row.setdefault("ratee_kind", "person")
                row.setdefault("subject_kind", "person")
                row["source"] = name
                key = tuple(row.get(f) for f in config.get("key", KEYS[config["record"]]))
                if key not in of_input:
                    of_input[key] = row
                elif of_input[key] != row or config["record"] == "people":
                    rejected.append((file, line, "same key as an earlier line"))
        for key, row in of_input.items():
            rows.pop(key, None)
            rows[key] = row
    return list(rows.values()), rejected
