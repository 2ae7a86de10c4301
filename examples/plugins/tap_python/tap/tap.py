"""A source in Python: brings the tickets of a service desk as measures, by Singer's convention for
taps. It remembers the last ticket that it brought, so the next run asks only for newer ones.

The tickets stand in a file here. A tap that asks a server is the same with urllib, and with the
server's name and port under "network" in the cycle file."""

import json
import sys

arguments = dict(zip(sys.argv[1::2], sys.argv[2::2]))
with open(arguments["--config"], encoding="utf-8") as file:
    config = json.load(file)
last = 0
if "--state" in arguments:
    with open(arguments["--state"], encoding="utf-8") as file:
        last = json.load(file)["last_ticket"]


def say(**message):
    print(json.dumps(message, ensure_ascii=False))


text = {"type": "string"}
say(type="SCHEMA", stream="tickets", key_properties=["number"],
    schema={"properties": {"number": {"type": "integer"}, "officer": text, "month": text,
                           "hours": {"type": "number"}}})

with open(config["file"], encoding="utf-8") as file:
    tickets = [json.loads(line) for line in file]
new = [ticket for ticket in tickets if ticket["number"] > last]
print("%d of %d tickets are new" % (len(new), len(tickets)), file=sys.stderr)
for ticket in new:
    say(type="RECORD", stream="tickets", record=ticket)
    last = max(last, ticket["number"])
say(type="STATE", value={"last_ticket": last})
