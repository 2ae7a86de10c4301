"""CPU seconds against people as an SVG, both axes logarithmic, each line with its name at its end."""

import math
from xml.sax.saxutils import escape

WIDTH, HEIGHT = 760, 480
LEFT, RIGHT, TOP, BOTTOM = 70, 170, 40, 60
COLOURS = ("#0b6e4f", "#b4451f", "#33518e", "#8a5a00", "#7a2f7a", "#5b6770", "#a3243b")
LABEL_HEIGHT = 15


class Axis:
    """A logarithmic axis from the power of ten below all values to the one above."""

    def __init__(self, values, begin, end):
        self.low = math.floor(math.log10(min(values)))
        self.high = max(math.ceil(math.log10(max(values))), self.low + 1)
        self.begin, self.end = begin, end

    def at(self, value):
        share = (math.log10(value) - self.low) / (self.high - self.low)
        return self.begin + share * (self.end - self.begin)

    def powers(self):
        return [10.0 ** k for k in range(self.low, self.high + 1)]


def number(value):
    return "{:,.0f}".format(value) if value >= 1 else "%g" % value


def text(x, y, words, anchor="start", colour="#222", extra=""):
    return '<text x="%.1f" y="%.1f" text-anchor="%s" fill="%s"%s>%s</text>' % (
        x, y, anchor, colour, extra, escape(words))


def line(x1, y1, x2, y2, colour):
    return '<line x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f" stroke="%s"/>' % (x1, y1, x2, y2, colour)


def frame(x, y):
    parts = []
    for value in y.powers():
        parts.append(line(LEFT, y.at(value), WIDTH - RIGHT, y.at(value), "#ddd"))
        parts.append(text(LEFT - 8, y.at(value) + 4, number(value), "end"))
    for value in x.powers():
        parts.append(line(x.at(value), TOP, x.at(value), HEIGHT - BOTTOM, "#ddd"))
        parts.append(text(x.at(value), HEIGHT - BOTTOM + 18, number(value), "middle"))
    middle = (LEFT + WIDTH - RIGHT) / 2
    parts.append(text(middle, HEIGHT - 16, "people", "middle"))
    parts.append(text(LEFT - 50, TOP - 16, "CPU seconds (user + system), CSV in to ranked CSV out"))
    return parts


def apart(ends):
    """Heights of the labels, moved down where two would lie on each other."""
    placed = {}
    last = -LABEL_HEIGHT
    for height, name in sorted(ends):
        last = max(height, last + LABEL_HEIGHT)
        placed[name] = last
    return placed


def svg(series):
    """`series`: {name: {people: seconds}}; the picture as text."""
    points = [(people, seconds) for one in series.values() for people, seconds in one.items()]
    x = Axis([people for people, _ in points], LEFT, WIDTH - RIGHT)
    y = Axis([seconds for _, seconds in points], HEIGHT - BOTTOM, TOP)
    parts = frame(x, y)
    last = {name: max(one.items()) for name, one in series.items()}
    heights = {}
    for end in {people for people, _ in last.values()}:  # only labels below each other can meet
        heights.update(apart([(y.at(seconds), name) for name, (people, seconds) in last.items()
                              if people == end]))
    for k, (name, one) in enumerate(series.items()):
        colour = COLOURS[k % len(COLOURS)]
        width = 3 if name.startswith("kinerja") else 1.5
        places = [(x.at(people), y.at(seconds)) for people, seconds in sorted(one.items())]
        parts.append('<polyline fill="none" stroke="%s" stroke-width="%g" points="%s"/>' % (
            colour, width, " ".join("%.1f,%.1f" % place for place in places)))
        parts += ['<circle cx="%.1f" cy="%.1f" r="3.5" fill="%s"/>' % (a, b, colour)
                  for a, b in places]
        people, seconds = last[name]
        label = "%s %s s" % (name, "%.3g" % seconds)
        parts.append(text(x.at(people) + 8, heights[name] + 4, label, colour=colour))
    return ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" '
            'font-size="12">\n<rect width="100%%" height="100%%" fill="white"/>\n%s\n</svg>\n' % (
                WIDTH, HEIGHT, "\n".join(parts)))
