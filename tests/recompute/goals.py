"""id.kinerja.target-achievement"""

from fractions import Fraction

from exact import exact, rounded


def percent(goal, config):
    """What was reached of one goal, in percent, before cap and floor; None when the target is 0,
    because nothing is a part of zero."""
    actual, low, high = goal["actual"], goal["target"], goal.get("target_high")
    direction = goal.get("direction", "more")
    if high is not None and low <= actual <= high:
        return Fraction(100)
    target = high if high is not None and actual > high else low
    if target <= 0:
        return None
    mirror = (2 - actual / target) * 100
    if direction == "range":
        return mirror if high is not None and actual > high else actual / target * 100
    if direction == "less":
        return (
            mirror if config.get("less_is_better", "mirror") == "mirror" else target / actual * 100
        )
    return actual / target * 100


def target_achievement(config, goals):
    aspects = config.get("aspects", [])
    cap, floor = exact(config.get("cap", 120)), exact(config.get("floor", 0))
    reached, known, total = Fraction(0), Fraction(0), Fraction(0)
    for goal in goals:
        if aspects and goal.get("aspect") not in aspects:
            continue
        if config.get("additional", "same") == "ignore" and goal.get("kind") == "additional":
            continue
        weight = goal.get("weight", Fraction(1))
        weight *= goal.get("share", Fraction(1)) if config.get("use_share", True) else 1
        total += weight
        if goal["actual"] is not None and "target" in goal:
            reached_of_goal = percent(goal, config)
            if reached_of_goal is None:
                return None, "failed"
            known += weight
            reached += weight * min(cap, max(floor, reached_of_goal))
    if not known or known / total < exact(config.get("minimum_coverage", 1)):
        return None, None
    return rounded(reached / known, config.get("decimals", -1)), None
