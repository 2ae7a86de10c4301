"""Which function puts a rule's cases before the program. Such a function adds a person with rows
to the cycle and gives back, for each key that a case may expect, how it is read off the result.
No rule is computed here: what is read was written by the program."""

RULES = {}


def rule(*names):
    def keep(function):
        for name in names:
            RULES[name] = function
        return function
    return keep


def one_of(words, value, what):
    """The town's word for a case's word."""
    from cases import Unfit
    found = words.get(value) or words.get(str(value).lower())
    if found is None:
        raise Unfit("%s %r is not known; there are: %s" % (what, value, ", ".join(map(str, words))))
    return found


def inverse(words):
    """From the town's words back to the cases'; the first of several counts."""
    back = {}
    for outside, inside in words.items():
        back.setdefault(inside, outside)
    return back


def yes(value):
    return "ya" if value else "tidak"
