"""Prints zoo.json as Markdown: what each member does, what the host shows of it, and at which level
`kinerja plugin check` fails it."""

import zoo_case

HOST = {
    "refused": "refused, no code of it stays",
    "run fails": "the run fails with a message; nothing is exported",
    "rows fail": "the person's row fails, the others have their scores",
    "rows missing": "the rows are missing, never zero",
    "set aside": "the bad rows go to quarantine",
    "harmless": "nothing happens to anybody",
    "contained": "its own rows or run may fail, nothing else",
}


def main():
    members = zoo_case.table()["members"]
    print("| member | fault | strikes in | the host | level |")
    print("|---|---|---|---|---|")
    for one in members:
        level = one["level"]
        if level is None:
            level = "unseen: " + one["unseen"] if "unseen" in one else "no fault by the ABI"
        print("| `%s` | %s | %s | %s | %s |" % (
            one["member"], one["fault"], one["strikes"], HOST[one["host"]], level))
    print("\n| level | members |")
    print("|---|---|")
    for level in range(1, 11):
        count = sum(one["level"] == level for one in members)
        if count > 0:
            print("| %d | %d |" % (level, count))
    print("| unseen | %d |" % sum("unseen" in one for one in members))
    print("| no fault | %d |" % sum(one["level"] is None and "unseen" not in one for one in members))
    print("\n| escape | tries |")
    print("|---|---|")
    for one in zoo_case.table()["escapes"]:
        print("| `%s` | %s |" % (one["escape"], one["tries"]))


if __name__ == "__main__":
    main()
