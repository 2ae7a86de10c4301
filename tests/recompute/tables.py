"""id.kinerja.lookup, .arithmetic, .choose, .criteria and .figures. An input is (score, grade) by
name; None: missing. Settings are those of the cycle file, as they stand there."""

from fractions import Fraction

from exact import exact, rounded

MISSING = None, None


def number_of(text):
    """The number that an attribute is, or None."""
    try:
        return Fraction(text.strip().replace(",", "."))
    except (ValueError, ZeroDivisionError):
        return None


def along(segments, x):
    """(value, grade) of the highest piece that has begun at x; None when none has."""
    for piece in reversed(segments):
        start = None if "from" not in piece else exact(piece["from"])
        if start is not None and (x <= start if piece.get("above") else x < start):
            continue
        if "value" not in piece:
            return x, piece.get("grade")
        run = (x - (start or 0)) / exact(piece.get("per", 1))
        return exact(piece["value"]) + exact(piece.get("slope", 0)) * run, piece.get("grade")
    return None


def lookup(config, inputs, attributes):
    read = config.get("read", "score" if inputs else "attribute")
    word, x = None, None
    if read == "attribute":
        ((_, word),) = attributes.items()
        if not word:
            return MISSING
        x = number_of(word)
    else:
        ((x, grade),) = inputs.values()
        if x is None or read == "grade" and grade is None:
            return MISSING
        word = grade if read == "grade" else None
    if x is not None:
        x = rounded(x, config.get("read_decimals", -1))
    words, segments, grades = (config.get(k, {}) for k in ("words", "segments", "grades"))
    value, grade = None, grades.get(word)
    if word in words:
        value = exact(words[word])
    elif segments:
        found = None if x is None else along(segments, x)
        if found:
            value, grade = found[0], grade or found[1]
    elif not words:
        value = x
        if x is None and grade:
            value = Fraction(config["order"].index(grade) + 1)
    if value is None:
        if "otherwise" not in config:
            return MISSING
        value, grade = exact(config["otherwise"]), None
    return rounded(value, config.get("decimals", -1)), grade


def limited(value, config):
    value = value / exact(config.get("divide_by", 1))
    if "minimum" in config:
        value = max(value, exact(config["minimum"]))
    if "maximum" in config:
        value = min(value, exact(config["maximum"]))
    return rounded(value, config.get("decimals", -1))


def arithmetic(config, inputs, words=()):
    """`words`: the grade words, lowest first, that all inputs have alike; or none."""
    factors = config.get("factors", {})
    values = [s * exact(factors.get(n, 1)) for n, (s, _) in inputs.items() if s is not None]
    if not values or len(values) < len(inputs) and config.get("missing", "missing") == "missing":
        return MISSING
    operation = config["operation"]
    if operation == "sum":
        return limited(sum(values) + exact(config.get("constant", 0)), config), None
    if operation == "product":
        value = exact(config.get("constant", 1))
        for one in values:
            value *= one
        return limited(value, config), None
    best = (max if operation == "largest" else min)(values)
    grades = [
        words.index(g)
        for n, (s, g) in inputs.items()
        if words and g in words and s is not None and s * exact(factors.get(n, 1)) == best
    ]
    grade = words[(max if operation == "largest" else min)(grades)] if grades else None
    return limited(best, config), grade


def choose(config, inputs, attributes):
    if "by" not in config:
        return next((v for v in inputs.values() if v[0] is not None), MISSING)
    word = attributes.get(config["by"], "")
    name = config["when"].get(word) if word else None
    name = name or config.get("otherwise")
    return inputs[name] if name else MISSING


def holds(criterion, inputs, attributes):
    """True or False; None while it cannot be judged."""
    if "input" in criterion:
        score, grade = inputs[criterion["input"]]
        if score is None or "grades" in criterion and grade is None:
            return None
        return (
            ("at_least" not in criterion or score >= exact(criterion["at_least"]))
            and ("at_most" not in criterion or score <= exact(criterion["at_most"]))
            and ("grades" not in criterion or grade in criterion["grades"])
        )
    word = attributes.get(criterion["attribute"], "")
    x = number_of(word)
    low, high = criterion.get("number_at_least"), criterion.get("number_at_most")
    return (
        word != ""
        and ("words" not in criterion or word in criterion["words"])
        and word not in criterion.get("not_words", [])
        and (low is None or x is not None and x >= exact(low))
        and (high is None or x is not None and x <= exact(high))
    )


def criteria(config, inputs, attributes):
    judged = [holds(c, inputs, attributes) for c in config["criteria"]]
    if None in judged:
        return MISSING
    key, usual = ("met", "Memenuhi") if all(judged) else ("not_met", "Tidak memenuhi")
    return Fraction(sum(judged)), config.get(key, usual)


def figures(config, goals):
    factors = config.get("factors", {})
    chosen = [
        g
        for g in goals
        if (not config.get("aspects") or g.get("aspect") in config["aspects"])
        and (not config.get("indicators") or g["indicator"] in config["indicators"])
        and (not config.get("only_listed") or g["indicator"] in factors)
    ]
    values = []
    for goal in chosen:
        if goal["actual"] is None:
            continue
        factor = factors.get(goal["indicator"], {})
        value = goal["actual"] * exact(factor.get("times", 1)) / exact(factor.get("per", 1))
        values.append(value * (goal.get("share", 1) if config.get("use_share", True) else 1))
    if not values or len(values) < len(chosen) and config.get("missing", "missing") == "missing":
        return MISSING
    mean = lambda v: sum(v) / len(v)  # noqa: E731
    combine = {"sum": sum, "mean": mean, "largest": max, "smallest": min}
    value = combine[config.get("combine", "sum")](values)
    return limited(value, config), None
