"""id.kinerja.self, .superior, .multirater and .public-feedback"""

from collections import defaultdict
from fractions import Fraction

from exact import exact, mean, rounded, weighted_mean


def converted(score, scale, config):
    low, high = scale
    if config.get("conversion", "percent_of_max") == "percent_of_max":
        return score / high * 100
    bottom, top = exact(config.get("output_min", 0)), exact(config.get("output_max", 100))
    return bottom + (score - low) / (high - low) * (top - bottom)


def totals(config, scales, ratings, role):
    """The total of each rater of one role, lowest first."""
    weights = config.get("aspects") or {a: 1 for a in scales}
    sheets = defaultdict(dict)
    for row in ratings:
        if row["role"] == role and row["aspect"] in weights:
            sheets[row["rater"]][row["aspect"]] = converted(
                row["score"], scales[row["aspect"]], config
            )
    if config.get("missing_aspect", "renormalise") == "missing":
        sheets = {r: s for r, s in sheets.items() if len(s) == len(weights)}
    found = [
        weighted_mean((v, exact(weights[a])) for a, v in sheet.items()) for sheet in sheets.values()
    ]
    return sorted(t for t in found if t is not None)


def one_role(config, scales, ratings, role):
    value = mean(totals(config, scales, ratings, role))
    return (None, None) if value is None else (rounded(value, config.get("decimals", -1)), None)


def minimum_raters(config, role):
    unnamed = 3 if role in ("peer", "subordinate", "public") else 1
    return config.get("minimum_raters", {}).get(role, unnamed)


def group_mean(config, scales, ratings, role):
    found = totals(config, scales, ratings, role)
    if len(found) < minimum_raters(config, role):
        return None
    trim = config.get("trim", {}).get(role)
    if trim and len(found) >= trim["from"]:
        found = found[trim.get("lowest", 0) : len(found) - trim.get("highest", 0)]
    return mean(found)


def multirater(config, scales, ratings):
    weights = {r: exact(w) for r, w in config["weights"].items() if w}
    groups = {r: group_mean(config, scales, ratings, r) for r in weights}
    without = {r for r, value in groups.items() if value is None}
    rule = config.get("missing_group", "renormalise")
    if without and rule == "table":
        row = next((t for t in config.get("tables", []) if set(t["without"]) == without), None)
        weights = {r: exact(w) for r, w in row["weights"].items() if w} if row else {}
        weights = {} if without & set(weights) else weights
    elif without and rule == "missing":
        weights = {}
    value = weighted_mean((groups[r], w) for r, w in weights.items() if groups.get(r) is not None)
    return (None, None) if value is None else (rounded(value, config.get("decimals", -1)), None)


SKM_BANDS = [
    {"from": 25, "grade": "D"},
    {"from": 65, "grade": "C"},
    {"from": 76.61, "grade": "B"},
    {"from": 88.31, "grade": "A"},
]


def public_feedback(config, scales, ratings):
    elements = config.get("elements") or list(scales)
    answers = {
        e: [r["score"] for r in ratings if r["aspect"] == e and r["role"] == "public"]
        for e in elements
    }
    respondents = {r["rater"] for r in ratings if r["aspect"] in answers and r["role"] == "public"}
    if len(respondents) < config.get("minimum_respondents", 1) or not all(answers.values()):
        return None, None
    named = config.get("element_weight", "exact")
    weight = Fraction(1, len(elements)) if named == "exact" else Fraction(named)
    index = sum(mean(a) for a in answers.values()) * weight * exact(config.get("factor", 25))
    score = rounded(index, config.get("decimals", 2))
    bands = config.get("bands", SKM_BANDS)
    reached = [b["grade"] for b in bands if exact(b["from"]) <= score]
    return score, reached[-1] if reached else bands[0]["grade"]
