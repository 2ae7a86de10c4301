"""id.kinerja.target-achievement: how far targets were reached, and what that is worth."""

from collections import defaultdict
from fractions import Fraction

from exact import exact, mean, rounded, weighted_mean
from tables import along

MISSING, FAILED = (None, None), (None, "failed")


class Failed(Exception):
    """What stops the rating of this person alone."""


def percent(goal, how):
    """What was reached of one goal, in percent, before rounding, cap and floor."""
    actual, low, high = goal["actual"], goal["target"], goal.get("target_high")
    direction = goal.get("direction", "more")
    if low <= 0 or high is not None and high < low:
        raise Failed
    if high is not None and low <= actual <= high:
        return Fraction(100)
    target = high if high is not None and actual > high else low
    mirror = (2 - actual / target) * 100
    if how == "share":
        return actual / target * 100
    if direction == "range":
        return mirror if high is not None and actual > high else actual / target * 100
    if direction == "less":
        return mirror if how == "mirror" else target / actual * 100
    return actual / target * 100


def chosen(config, goals):
    aspects = config.get("aspects", [])
    main_only = config.get("additional", "same") == "ignore"
    return [
        goal
        for goal in goals
        if (not aspects or goal.get("aspect") in aspects)
        and not (main_only and goal.get("kind") == "additional")
    ]


def weight_of(goal, config):
    weight = goal.get("weight", Fraction(1)) if config.get("use_weight", True) else Fraction(1)
    share = goal.get("share", Fraction(1)) if config.get("use_share", True) else 1
    if weight < 0 or share < 0:
        raise Failed
    return weight * share


def curve_of(goal, config):
    fits = (
        c
        for c in config.get("curves", [])
        if not c.get("aspects") or goal.get("aspect") in c["aspects"]
    )
    return next(fits, {})


def worth(goal, config):
    """What one goal is worth; None without a figure or a target."""
    if goal["actual"] is None or "target" not in goal:
        return None
    curve = curve_of(goal, config)
    how = curve.get("less_is_better", config.get("less_is_better", "mirror"))
    reached = rounded(percent(goal, how), config.get("each_decimals", -1))
    if goal.get("target_is_limit") and "limit_value" in config and reached >= 100:
        return exact(config["limit_value"])
    limits = exact(config.get("floor", 0)), exact(config.get("cap", 120))
    reached = min(limits[1], max(limits[0], reached))
    if "segments" not in curve:
        return reached
    found = along(curve["segments"], reached)
    if found is None:
        raise Failed
    return found[0]


def not_carried_out(plan, config):
    """The goals of a plan that are worth 0, because what shows it is all there and zero."""
    rule = config.get("not_done")
    if not rule:
        return []
    shown = [g["actual"] for g in plan if g.get("aspect") in rule["shown_by"]]
    zero = bool(shown) and all(a == 0 for a in shown)
    return [g for g in plan if zero and g.get("aspect") in rule["zero"]]


def by_plan(goals):
    plans = defaultdict(list)
    for goal in goals:
        plans[goal.get("title", "")].append(goal)
    return list(plans.values())


def rated(goals, config):
    """(value or None, weight) of each goal that has a weight."""
    found = []
    for plan in by_plan(goals):
        zero = not_carried_out(plan, config)
        for goal in plan:
            value = Fraction(0) if any(goal is z for z in zero) else worth(goal, config)
            found.append((goal, value, weight_of(goal, config)))
    return [(goal, value, weight) for goal, value, weight in found if weight > 0]


def joined(parts, how):
    """One value of (value, weight); None where a sum lacks a part."""
    known = [(v, w) for v, w in parts if v is not None]
    if how == "sum":
        return sum(v for v, _ in known) if len(known) == len(parts) else None
    return mean(v for v, _ in known) if how == "mean" else weighted_mean(known)


def plan_values(rows, rule):
    """(value or None, weight) of each plan, converted and rounded."""
    plans = defaultdict(list)
    for goal, value, weight in rows:
        plans[goal.get("title", "")].append((value, weight))
    found = []
    for parts in plans.values():
        value = joined(parts, rule.get("combine", "mean"))
        if value is not None and "segments" in rule:
            value = along(rule["segments"], value)[0]
        if value is not None:
            value = rounded(value, rule.get("decimals", -1))
        found.append((value, mean(w for _, w in parts)))
    return found


def total_of(config, goals):
    rows = rated(chosen(config, goals), config)
    weights = sum(w for _, _, w in rows)
    known = sum(w for _, v, w in rows if v is not None)
    if not known or known / weights < exact(config.get("minimum_coverage", 1)):
        return None
    if "plans" in config:
        parts = plan_values(rows, config["plans"])
    else:
        parts = [(v, w) for _, v, w in rows]
    if config.get("combine", "mean") == "sum":
        return None if any(v is None for v, _ in parts) else sum(v * w for v, w in parts)
    return weighted_mean((v, w) for v, w in parts if v is not None)


def target_achievement(config, goals):
    try:
        value = total_of(config, goals)
    except Failed:
        return FAILED
    if value is None:
        return MISSING
    if "maximum" in config:
        value = min(value, exact(config["maximum"]))
    return rounded(value, config.get("decimals", -1)), None


def competency(config, goals, declared):
    """id.kinerja.competency: levels against the standards of the post."""
    wanted = config.get("aspects") or declared
    scale = {"min": 1, "max": 5, **config.get("levels", {})}
    low, high = exact(scale["min"]), exact(scale["max"])
    levels, standards, asked, known = Fraction(0), Fraction(0), 0, 0
    for goal in (g for g in goals if g.get("aspect") in wanted):
        asked += 1
        level, standard = goal["actual"], goal.get("target")
        if goal.get("direction", "more") != "more" or goal.get("target_high") is not None:
            return FAILED
        if any(x is not None and not low <= x <= high for x in (level, standard)):
            return FAILED
        if level is None or standard is None:
            continue
        if standard <= 0:
            return FAILED
        known += 1
        standards += standard
        levels += min(level, standard) if config.get("cap_each", False) else level
    if not known or Fraction(known, asked) < exact(config.get("minimum_coverage", 1)):
        return MISSING
    value = levels / standards * 100
    if "maximum" in config:
        value = min(value, exact(config["maximum"]))
    return rounded(value, config.get("decimals", -1)), None
