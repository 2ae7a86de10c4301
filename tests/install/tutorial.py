#!/usr/bin/env python3
"""Does the tutorial work when it is followed literally?

  tutorial.py CMAKE BUILD_FOLDER ROOT    installs what BUILD_FOLDER made into a folder, and follows it
  tutorial.py --script ROOT              prints what a reader types, as a bash script, for a machine
                                         that has the packages in /usr

In plugin_api/AUTHORING.md,
  `<!-- run -->` before a block in sh says that a reader types it. All blocks run in one shell, in the
      order of the page, beginning in an empty folder;
  `<!-- shows: words -->` behind such a block says what its output has in it;
  `<!-- examples/plugins/NAME/FILE -->` before a listing says that a reader saves it as FILE, where the
      shell stands, when the page has said `<!-- save: NAME -->` before.
Staged, the only change is that /usr/share/kinerja is the staged folder's.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

PAGE = "plugin_api/AUTHORING.md"
SECONDS = 600  # that the whole tutorial may take
PARTS = re.compile(
    r"^<!-- run -->\n```sh\n(?P<run>.*?)^```\n(?P<shown>(?:<!-- shows: .*? -->\n)*)"
    r"|^<!-- save: (?P<save>\S+) -->$"
    r"|^<!-- examples/plugins/(?P<project>[^/\s]+)/(?P<file>\S+) -->\n```\w*\n(?P<text>.*?)^```$", re.M | re.S)
END = "KINERJA_END_OF_BLOCK"

# A block runs in the shell itself, so that `cd` and what else it does stays done.
HEAD = f"""#!/usr/bin/env bash
# Made from {PAGE}.
set -euo pipefail
log=$(mktemp)
block=$(mktemp)
line=0
trap 'status=$?; if [[ $status -ne 0 ]]; then cat "$log"; echo "tutorial: line $line failed"; fi; rm -f "$log" "$block"' EXIT
run() {{
  line=$1
  cat >"$block"
  echo "== line $line"
  sed 's/^/   /' "$block"
  . "$block" >"$log" 2>&1 </dev/null
}}
shows() {{
  grep -qF -- "$1" "$log" || {{ echo "tutorial: line $line does not show: $1"; exit 1; }}
}}
"""


def quoted(text):
    return "'" + text.replace("'", "'\\''") + "'"


def script(page):
    parts, saved, runs = [HEAD], set(), 0
    for part in PARTS.finditer(page):
        line = page.count("\n", 0, part.start()) + 1
        if part["run"] is not None:
            runs += 1
            parts.append(f"run {line} <<'{END}'\n{part['run']}{END}\n")
            for words in re.findall(r"<!-- shows: (.*?) -->", part["shown"]):
                parts.append(f"shows {quoted(words)}\n")
        elif part["save"]:
            saved.add(part["save"])
        elif part["project"] in saved:
            folder = os.path.dirname(part["file"])
            make = f"mkdir -p {quoted(folder)}\n" if folder else ""
            parts.append(f"{make}cat >{quoted(part['file'])} <<'{END}'\n{part['text']}{END}\n")
    # A marker that is misspelt must not make a block silent.
    marked = len(re.findall(r"^<!-- run -->", page, re.M))
    if runs == 0 or runs != marked:
        sys.exit(f"tutorial: {marked} marks '<!-- run -->', but {runs} blocks in sh behind one")
    shown = len(re.findall(r"<!-- shows:", page))
    if shown != sum(text.startswith("shows ") for text in parts):
        sys.exit("tutorial: a mark '<!-- shows: -->' stands elsewhere than behind a block that runs")
    parts.append(f"echo 'tutorial: {runs} blocks, {shown} things shown'\n")
    return "".join(parts)


def follow(cmake, build, text):
    with tempfile.TemporaryDirectory(prefix="kinerja-tutorial-") as work:
        prefix, folder = pathlib.Path(work, "prefix"), pathlib.Path(work, "empty")
        for component in ("dev", "plugins", "runtime"):
            subprocess.run([cmake, "--install", build, "--prefix", prefix, "--component", component],
                           check=True, capture_output=True)
        folder.mkdir()
        file = pathlib.Path(work, "tutorial.sh")
        file.write_text(text.replace("/usr/share/kinerja", f"{prefix}/share/kinerja"), encoding="utf-8")
        environment = {**os.environ, "PATH": f"{prefix}/bin:{os.environ['PATH']}", "CMAKE_PREFIX_PATH": str(prefix)}
        return subprocess.run(["bash", file], cwd=folder, env=environment, timeout=SECONDS).returncode


def main(arguments):
    page = pathlib.Path(arguments[-1], PAGE).read_text(encoding="utf-8")
    if arguments[0] == "--script":
        print(script(page), end="")
        return 0
    cmake, build, _ = arguments
    return follow(cmake, build, script(page))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
