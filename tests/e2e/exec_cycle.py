"""A small cycle whose figures come from a program instead of a file, and the programs."""

import json

from small_cycle import ANI, BUDI, CITRA, HEAD, SmallCycle

# What the taps have in common. Figures are numbered; the state is the last number that was brought.
PYTHON = r'''
import json, os, socket, subprocess, sys, time

def say(**message):
    print(json.dumps(message), flush=True)

def schema(**types):
    of = {"id": "integer", "nip": "string", "what": "string", "month": "string",
          "count": "number", **types}
    say(type="SCHEMA", stream="figures", key_properties=["id"],
        schema={"properties": {name: {"type": one} for name, one in of.items()}})

def figure(number, nip, what, count, month="2026-06"):
    say(type="RECORD", stream="figures",
        record={"id": number, "nip": nip, "what": what, "month": month, "count": count})

def state(number):
    say(type="STATE", value={"after": number})

arguments = dict(zip(sys.argv[1::2], sys.argv[2::2]))
config = json.load(open(arguments["--config"]))
after = json.load(open(arguments["--state"]))["after"] if "--state" in arguments else 0
'''

FIGURES = [(k + 1, who, what, count) for k, (who, what, count) in enumerate(
    [(HEAD, "Surat", 100), (ANI, "Surat", 95), (BUDI, "Surat", 80), (CITRA, "Surat", 60),
     (HEAD, "Jam", 10), (ANI, "Jam", 10), (BUDI, "Jam", 10), (CITRA, "Jam", 10)])]

STREAM = {"record": "measures",
          "columns": {"subject": "nip", "indicator": "what", "month": "month", "value": "count"}}


class ExecCycle(SmallCycle):
    """`realisasi` reads from a program in the folder tap."""

    def __init__(self, folder):
        super().__init__(folder)
        del self.tables["realisasi"]
        self.input = {"program": ["python3", "tap.py"], "folder": "tap",
                      "settings": {"figures": FIGURES}}
        self.source = {"source": "id.kinerja.exec", "inputs": {"tap": self.input},
                       "config": {"streams": {"figures": STREAM}}}
        self.settings["sources"]["realisasi"] = self.source
        self.settings["exporters"].pop("html")

    def tap(self, body, name="tap.py", head=PYTHON):
        path = self.folder / "tap" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(head + body, encoding="utf-8")
        path.chmod(0o700)

    def shell(self, body):
        self.input["program"] = ["./tap.sh"]
        self.tap(body, "tap.sh", "#!/bin/sh\n")


def lines(messages):
    return "".join(json.dumps(message) + "\n" for message in messages)
