"""id.kinerja.weighted, .bands, .quadrant and .rank. An input is (score, grade); None: missing."""

from fractions import Fraction

from exact import exact, rounded, weighted_mean

QUADRANT = {
    "above": {"below": "Kurang", "meets": "Baik", "above": "Sangat Baik"},
    "meets": {"below": "Kurang", "meets": "Baik", "above": "Baik"},
    "below": {"below": "Sangat Kurang", "meets": "Butuh Perbaikan", "above": "Butuh Perbaikan"},
}
ORDER = ["Sangat Kurang", "Kurang", "Butuh Perbaikan", "Baik", "Sangat Baik"]


def weighted(config, inputs):
    present = {n: score for n, (score, _) in inputs.items() if score is not None}
    if not present or len(present) < len(inputs) and config.get("missing", "missing") == "missing":
        return None, None
    weights = config["weights"]
    if len(present) == len(inputs):
        value = sum(present[n] * exact(weights[n]) for n in present) / exact(
            config.get("total", 100)
        )
    else:
        value = weighted_mean((present[n], exact(weights[n])) for n in present)
    if "maximum" in config:
        value = min(value, exact(config["maximum"]))
    return rounded(value, config.get("decimals", -1)), None


def is_true(text):
    return text.strip().lower() in ("ya", "yes", "true", "1")


def bands(config, inputs, attributes):
    ((score, _),) = inputs.values()
    if score is None:
        return None, None
    for band in reversed(config["bands"]):
        reached = "from" not in band or exact(band["from"]) <= score
        if reached and ("requires" not in band or is_true(attributes.get(band["requires"], ""))):
            return score, band["grade"]
    return score, None


def level(config, name, score, grade):
    if name in config.get("grade_levels", {}):
        return next(
            (l for l, words in config["grade_levels"][name].items() if grade in words), None
        )
    edges = config["levels"][name]
    value = score
    return (
        "above"
        if value >= exact(edges["above"])
        else "meets"
        if value >= exact(edges["meets"])
        else "below"
    )


def quadrant(config, inputs):
    if any(score is None for score, _ in inputs.values()):
        return None, None
    result, behaviour = (level(config, n, *value) for n, value in inputs.items())
    grade = config.get("cells", QUADRANT)[result][behaviour]
    return Fraction(config.get("order", ORDER).index(grade) + 1), grade


def rank(config, scores):
    """Places of one unit: {employee: score or None} to {employee: (place, None)}."""
    present = [s for s in scores.values() if s is not None]
    if config.get("order", "high_first") == "low_first":
        before = lambda s: [o for o in present if o < s]  # noqa: E731
    else:
        before = lambda s: [o for o in present if o > s]  # noqa: E731
    dense = config.get("ties", "competition") == "dense"
    place = lambda s: Fraction(len(set(before(s)) if dense else before(s)) + 1)  # noqa: E731
    return {e: (None if s is None else place(s), None) for e, s in scores.items()}


def distinct(words):
    return list(dict.fromkeys(w for w in words if w))


def grade_words(nodes, name):
    """The grades that a node can give, lowest first."""
    method, config = nodes[name]["method"].removeprefix("id.kinerja."), nodes[name].get("config", {})
    inputs = [grade_words(nodes, i) for i in nodes[name].get("inputs", [])]
    if method == "bands":
        return distinct(b["grade"] for b in config["bands"])
    if method == "lookup":
        return config.get("order") or distinct(s.get("grade") for s in config.get("segments", []))
    if method == "quadrant":
        return config.get("order", ORDER)
    if method == "criteria":
        return [config.get("not_met", "Tidak memenuhi"), config.get("met", "Memenuhi")]
    if method == "choose":
        return next((words for words in inputs if words), [])
    if method == "arithmetic" and config["operation"] in ("largest", "smallest"):
        return inputs[0] if all(words == inputs[0] for words in inputs) else []
    return []
