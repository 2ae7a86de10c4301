"""Whether all programs came to the same results, and kinerja to the exact ones."""

import hashlib
import json

from measuring import Failed, measure

SAME_SUM = 1e-9  # relative
HALF_A_DECIMAL = 5e-5  # of each score in tables that have four decimals only
# Doubles lose a predicate now and then, at a threshold. More than this share is another computation.
SAME_PREDICATES = 2e-6


def hold_against_exact(program, people, table):
    """What kinerja_exact_check says of a table."""
    ended = measure([program, people, table])
    if ended.code not in (0, 1):
        raise Failed("%s\n%s" % (ended.words, ended.out))
    return json.loads(ended.out)


def digest(path):
    total = hashlib.sha256()
    with open(path, "rb") as file:
        for block in iter(lambda: file.read(1 << 20), b""):
            total.update(block)
    return total.hexdigest()


def faults_of_kinerja(found):
    """Sentences about everything that is not exact."""
    names = ("missing", "wrong_predicates", "wrong_levels", "wrong_scores", "wrong_places")
    return ["%s: %d" % (name.replace("_", " "), found[name]) for name in names if found[name]]


def differs(exact, claim, people, rounded=False):
    """A sentence, or None: the sums are the same, and the predicates but for a threshold or two."""
    total, predicates = claim
    wanted, counts = exact["sum_of_finals"], exact["predicates"]
    if abs(total - wanted) > SAME_SUM * wanted + (HALF_A_DECIMAL * people if rounded else 0):
        return "the sum of finals is %.6f, not %.6f" % (total, wanted)
    moved = sum(abs(a - b) for a, b in zip(predicates, counts)) / 2
    if moved > 1 + SAME_PREDICATES * people:
        return "the predicates are %s, not %s" % (predicates, counts)
    return None
