#!/usr/bin/env python3
"""recompute.py TOWN [RESULT_JSON]

Computes every score of a town again, from the raw files and the cycle file, with nothing of
kinerja's but its definitions, and compares with the json exporter's result bit for bit. Without
RESULT_JSON it prints the scores."""

import sys
from collections import defaultdict

import combining
import cycle_file
import distributing
import goals
import raters
import tables
from evidence import Evidence


def compute(cycle, evidence):
    """{node: {employee: (score, grade)}}, with (None, None) where the score is missing."""
    results = {}
    for name in cycle_file.nodes_in_order(cycle):
        node = cycle["nodes"][name]
        if node["method"] == "id.kinerja.rank":
            results[name] = ranked(node, evidence, results)
        elif node["method"] == "id.kinerja.distribution":
            results[name] = distributed(node, evidence, results)
        elif node["method"] == "id.kinerja.arithmetic":
            words, config = combining.grade_words(cycle["nodes"], name), node.get("config", {})
            results[name] = {
                e: tables.arithmetic(config, inputs_of(node, results, e), words)
                for e in evidence.people
            }
        else:
            results[name] = {e: rate(node, evidence, results, e) for e in evidence.people}
    return results


def inputs_of(node, results, employee):
    return {n: results[n][employee] for n in node.get("inputs", [])}


def rate(node, evidence, results, employee):
    method, config = node["method"].removeprefix("id.kinerja."), node.get("config", {})
    inputs = inputs_of(node, results, employee)
    ratings = evidence.ratings_of(employee, node.get("ratee", "person"))
    if method == "target-achievement":
        return goals.target_achievement(config, evidence.goals[employee])
    if method == "competency":
        return goals.competency(config, evidence.goals[employee], evidence.aspects)
    if method in ("self", "superior"):
        return raters.one_role(config, evidence.aspects, ratings, method)
    if method == "multirater":
        return raters.multirater(config, evidence.aspects, ratings)
    if method == "public-feedback":
        return raters.public_feedback(config, evidence.aspects, ratings)
    if method == "weighted":
        return combining.weighted(config, inputs)
    if method == "bands":
        return combining.bands(config, inputs, evidence.people[employee]["attributes"])
    if method == "quadrant":
        return combining.quadrant(config, inputs)
    if method == "figures":
        return tables.figures(config, evidence.goals[employee])
    own = evidence.people[employee]["attributes"]
    attributes = {n: own.get(n, "") for n in node.get("attributes", [])}
    if method in ("lookup", "choose", "criteria"):
        return getattr(tables, method)(config, inputs, attributes)
    raise SystemExit("recompute.py does not know the method " + node["method"])


def by_unit(evidence):
    units = defaultdict(list)
    for employee, person in evidence.people.items():
        units[person.get("unit", "")].append(employee)
    return units.values()


def ranked(node, evidence, results):
    scores = results[node["inputs"][0]]
    return {
        e: r
        for unit in by_unit(evidence)
        for e, r in combining.rank(node.get("config", {}), {e: scores[e][0] for e in unit}).items()
    }


def distributed(node, evidence, results):
    ((name,), (attribute,)), found = (node["inputs"], node["attributes"]), {}
    for unit in by_unit(evidence):
        words = [evidence.people[e]["attributes"].get(attribute, "") for e in unit]
        grades = [results[name][e][1] for e in unit if results[name][e][0] is not None]
        answer = distributing.distribution(node["config"], grades, words)
        found.update((e, answer) for e in unit)
    return found


def shown(result):
    score, grade = result
    return "missing" if score is None else repr(float(score)) + (" " + grade if grade else "")


def bits(score):
    """The nearest double as it is printed; int / int in Python is rounded correctly."""
    return None if score is None else repr(float(score))


def compare(ours, theirs):
    """(scores compared, one line for each difference)"""
    compared, differences = 0, []
    for node in sorted(set(ours) | set(theirs)):
        mine, other = ours.get(node, {}), theirs.get(node, {})
        for employee in sorted(set(mine) | set(other)):
            compared += 1
            a, b = mine.get(employee), other.get(employee)
            if a is None or b is None or a[1] != b[1] or bits(a[0]) != bits(b[0]):
                differences.append(
                    "%s %s: recomputed %s, kinerja %s"
                    % (
                        employee,
                        node,
                        shown(a) if a else "no such person",
                        shown(b) if b else "not in the result",
                    )
                )
    return compared, differences


def main(arguments):
    if len(arguments) not in (1, 2):
        raise SystemExit(__doc__)
    cycle = cycle_file.read(arguments[0])
    results = compute(cycle, Evidence(cycle))
    if len(arguments) == 1:
        for node, scores in results.items():
            for employee, result in sorted(scores.items()):
                print(employee, node, shown(result))
        return 0
    import result_file

    compared, differences = compare(results, result_file.read(arguments[1]))
    print(
        "\n".join(
            differences + ["%d scores compared, %d differences" % (compared, len(differences))]
        )
    )
    return 1 if differences or not compared else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
