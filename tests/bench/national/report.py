"""The measured figures as Markdown."""

import statistics


def short(people):
    for factor, letter in ((1000000, "M"), (1000, "k")):
        if people >= factor and people % factor == 0:
            return "%d%s" % (people // factor, letter)
    return str(people)


def figure(value):
    """Three digits that mean something."""
    if value is None:
        return "-"
    if value >= 100:
        return "{:,.0f}".format(value)
    return "%.1f" % value if value >= 10 else "%.2f" % value if value >= 1 else "%.3f" % value


def median(values):
    values = [value for value in values if value is not None]
    return statistics.median(values) if values else None


def spread(values):
    return figure(values[0]) if len(values) == 1 else "%s (%s to %s)" % (
        figure(median(values)), figure(min(values)), figure(max(values)))


def ratio(value, base):
    return figure(value / base) + " x" if value and base else "-"


class Line:
    """One program on one set of tables, in all rounds."""

    def __init__(self, name):
        self.name, self.runs, self.exact = name, [], None

    def cpu(self):
        return median([run.cpu for run in self.runs])

    def is_kinerja(self):
        return self.name.startswith("kinerja")


def kinerja_of(lines):
    """The last kinerja: that with the most threads."""
    return next((line for line in reversed(lines) if line.is_kinerja()), None)


def table(people, variant, lines):
    """Everybody's cost beside kinerja's and the bound's."""
    mine = kinerja_of(lines)
    bound = next((line for line in lines if line.name == "bound"), None)
    rows = [("program", "CPU s", "wall s", "peak MiB", "CPU to kinerja's", "CPU to the bound's",
             "wrong predicates", "wrong places")]
    for line in lines:
        memory = median([run.memory_kib for run in line.runs])
        exact = line.exact or {}
        rows.append((
            line.name, spread([run.cpu for run in line.runs]), spread([run.wall for run in line.runs]),
            figure(memory / 1024 if memory else None), ratio(line.cpu(), mine and mine.cpu()),
            ratio(line.cpu(), bound and bound.cpu()), str(exact.get("wrong_predicates", "-")),
            str(exact.get("wrong_places", "-"))))
    title = "### %s people, %s" % (short(people), variant)
    return "%s\n\n%s" % (title, grid(rows))


def stage_table(lines):
    """kinerja's stages; empty where it showed none."""
    rows = [("kinerja's stages", "CPU s", "wall s", "share of CPU")]
    for line in lines:
        for stage in line.runs[0].stages:
            cost = [run.stages.get(stage, (None, None)) for run in line.runs]
            cpu, wall = median([c for c, _ in cost]), median([w for _, w in cost])
            rows.append(("%s: %s" % (line.name, stage), figure(cpu), figure(wall),
                         "%.0f %%" % (100 * cpu / max(line.cpu(), 1e-9))))
    return grid(rows) if len(rows) > 1 else ""


def change_table(changes):
    """What one row costs among so many people; empty where none came."""
    rows = [("one change among", "CPU us, middle", "mean", "99 of 100 within", "worst",
             "people moved", "as a whole rating", "opening, CPU s", "peak MiB")]
    for one in changes:
        rows.append((
            short(one["people"]), figure(one["median_us"]), figure(one["mean_us"]),
            figure(one["p99_us"]), figure(one["worst_us"]), figure(one["moved"]),
            {True: "bit for bit", False: "NO", None: "not asked"}[one["same"]],
            figure(one["opening_s"]), figure(one["peak_mib"])))
    return "### One change\n\n" + grid(rows) if changes else ""


def grid(rows):
    lines = ["| %s |" % " | ".join(row) for row in rows]
    lines.insert(1, "| --- |" + " --- |" * (len(rows[0]) - 1))
    return "\n".join(lines) + "\n"
