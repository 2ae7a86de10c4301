"""Runs the real program and reads what it exported."""

import decimal
import json
import os
import pathlib
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
METHODS = ROOT / "plugins" / "methods"
SECONDS = 300
RATERS = {"self", "superior", "multirater"}  # live in one folder


class Stopped(Exception):
    """The program ended with a mistake."""


def program():
    path = os.environ.get("KINERJA") or ROOT / "build" / "dev" / "bin" / "kinerja"
    if not os.access(path, os.X_OK):
        raise SystemExit("no program at %s: build it, or set KINERJA" % path)
    return os.path.abspath(path)


def kinerja(*arguments):
    """What the program prints; Stopped with its words when it refuses."""
    env = {k: v for k, v in os.environ.items() if k != "KINERJA_LOG"}
    done = subprocess.run([program(), *map(str, arguments)], env=env, capture_output=True,
                          text=True, encoding="utf-8", timeout=SECONDS, check=False)
    if done.returncode:
        words = (done.stderr.strip() or done.stdout.strip())[:1500]
        raise Stopped("exit %d: %s" % (done.returncode, words))
    return done.stdout


def answer(*arguments):
    """The document of --json, also of a command that says no with its exit status."""
    env = {k: v for k, v in os.environ.items() if k != "KINERJA_LOG"}
    done = subprocess.run([program(), *map(str, arguments), "--json"], env=env,
                          capture_output=True, text=True, encoding="utf-8", timeout=SECONDS,
                          check=False)
    try:
        return json.loads(done.stdout, parse_float=decimal.Decimal)
    except ValueError:
        raise Stopped("exit %d: %s" % (done.returncode, done.stderr.strip()[:1500])) from None


def sentence(template):
    """A pattern for a step's text. The word that a step is about is not in the export for every
    kind of thing, but always in its sentence."""
    parts = re.split(r"\{(\w+)\}", template)
    pattern, seen = "", set()
    for place, part in enumerate(parts):
        if place % 2 == 0:
            pattern += re.escape(part)
        elif part in seen:
            pattern += ".*"
        else:
            pattern += "(?P<%s>.*)" % part
            seen.add(part)
    return re.compile(pattern, re.DOTALL)


class Sentences:
    """The texts of the methods' steps, by component."""

    def __init__(self):
        self.of_folder = {}

    def patterns(self, component):
        """By key; the one with most words of its own comes first."""
        short = component.split()[0].removeprefix("id.kinerja.")  # without version and hash
        folder = "raters" if short in RATERS else short.replace("-", "_")
        if folder not in self.of_folder:
            file = METHODS / folder / "texts.json"
            texts = json.loads(file.read_text(encoding="utf-8"))["id"]
            steps = {key: text for key, text in texts.items() if key.startswith("STEP_")}
            own = {key: len(re.sub(r"\{\w+\}", "", text)) for key, text in steps.items()}
            self.of_folder[folder] = {key: sentence(steps[key])
                                      for key in sorted(steps, key=own.get, reverse=True)}
        return self.of_folder[folder]

    def read(self, component, text):
        """The key of a step's sentence, and the words in it."""
        for key, pattern in self.patterns(component).items():
            match = pattern.fullmatch(text)
            if match:
                return key, match.groupdict()
        raise KeyError("%s says what is not in its texts: %s" % (component, text))


SENTENCES = Sentences()


class Step:
    def __init__(self, entry, key, words, place):
        self.key, self.place = key, place  # of its text, in the person's trail
        self.a, self.b, self.result = entry["a"], entry["b"], entry["result"]
        self.ref = entry["ref"]
        self.word = words.get("ref")  # as written in the sentence

    def goal(self):
        return self.ref.get("goal")


class Person:
    """Scores, grades and steps of one person, as exported."""

    def __init__(self, entry, methods):
        self.entry, self.methods = entry, methods

    def score(self, node):
        return self.entry["scores"][node]["score"]

    def grade(self, node):
        return self.entry["scores"][node]["grade"]

    def failed(self, node):
        return self.entry["scores"][node]["status"] == "failed"

    def goals(self):
        return self.entry["goals"]

    def goal_named(self, indicator):
        """The place of the goal in the export."""
        names = [goal["indicator"] for goal in self.goals()]
        return names.index(indicator)

    def steps(self, node, *keys):
        """The node's steps with one of these texts, in their order."""
        unknown = set(keys) - set(SENTENCES.patterns(self.methods[node]))
        if unknown:
            raise KeyError("%s has no step %s" % (self.methods[node], ", ".join(unknown)))
        found = []
        for place, entry in enumerate(self.entry["trail"]):
            if entry["node"] != node:
                continue
            key, words = SENTENCES.read(self.methods[node], entry["text"])
            if key in keys:
                found.append(Step(entry, key, words, place))
        return found

    def step(self, node, *keys):
        """The last such step, or none."""
        found = self.steps(node, *keys)
        return found[-1] if found else None

    def trail(self, node):
        return [entry["text"] for entry in self.entry["trail"] if entry["node"] == node]


def people(document):
    methods = {node["name"]: node["method"] for node in document["cycle"]["nodes"]}
    return {entry["employee"]: Person(entry, methods) for entry in document["people"]}
