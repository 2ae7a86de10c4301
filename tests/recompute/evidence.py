"""From rows to what methods see: people as of the period, goals with figures, ratings."""

import datetime
from collections import defaultdict

import table
from exact import exact, mean

COUNTED_STATES = (None, "submitted", "approved")


def scale_of(aspect):
    scale = aspect.get("scale", {})
    return exact(scale.get("min", 0)), exact(scale.get("max", 100))


class Evidence:
    def __init__(self, cycle):
        self.first = datetime.date.fromisoformat(cycle["period"]["from"])
        self.last = datetime.date.fromisoformat(cycle["period"]["to"])
        self.rejected = []
        rows = defaultdict(list)
        for name, source in cycle["sources"].items():
            if source["config"]["record"] == "events":
                continue  # Notes with a clock are never part of a score.
            found, refused = table.read(cycle, name)
            rows[source["config"]["record"]] += found
            self.rejected += refused
        self.aspects = {name: scale_of(aspect) for name, aspect in cycle["aspects"].items()}
        self.people = self._people(rows["people"])
        self._measures = self._measures_by_subject(rows["measures"])
        self.goals = defaultdict(list)
        for goal in rows["goals"]:
            goal["actual"] = self._actual(goal)
            self.goals[goal["employee"]].append(goal)
        self.ratings = self._ratings(rows["ratings"])

    def _people(self, rows):
        """Of a history the latest row that began by the end of the period."""
        people = {}
        for row in rows:
            since = row.get("from_day", datetime.date.min)
            known = people.get(row["employee"])
            if since <= self.last and (
                known is None or since >= known.get("from_day", datetime.date.min)
            ):
                people[row["employee"]] = row
        return people

    def _measures_by_subject(self, rows):
        found = defaultdict(list)
        for row in rows:
            inside = row["from_day"] >= self.first and row["to_day"] <= self.last
            if inside and row.get("quality", "ok") == "ok":
                found[row["subject_kind"], row["subject"], row["indicator"]].append(row)
        return found

    def _actual(self, goal):
        """The figure of the whole period as a double, or None."""
        kind = goal["subject_kind"] if "subject" in goal else "person"
        rows = self._measures.get(
            (kind, goal.get("subject", goal["employee"]), goal["indicator"]), []
        )
        if not rows:
            return None
        values = [row["value"] for row in rows]
        how = goal.get("aggregate", "sum")
        if how == "last":
            figure = max(rows, key=lambda row: (row["to_day"], row["from_day"]))["value"]
        else:
            figure = {"sum": sum, "mean": mean, "min": min, "max": max}[how](values)
        return figure

    def _ratings(self, rows):
        found = defaultdict(list)
        for row in rows:
            low, high = self.aspects.get(row["aspect"], (1, 0))
            if "score" not in row or row.get("state") not in COUNTED_STATES:
                continue
            if not low <= row["score"] <= high:
                reason = "not on the scale: %s %s" % (row["aspect"], float(row["score"]))
                self.rejected.append((row["source"], 0, reason))
                continue
            found[row["ratee_kind"], row["ratee"]].append(row)
        return found

    def ratings_of(self, employee, ratee):
        """The ratings that a node sees of one person."""
        person = self.people[employee]
        if isinstance(ratee, dict):
            return self.ratings["service_point", person["attributes"].get(ratee["attribute"], "")]
        subject = person.get("unit", "") if ratee == "unit" else employee
        return self.ratings[ratee, subject]
