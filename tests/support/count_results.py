#!/usr/bin/env python3
"""Prints 'N passed, M failed[, K skipped]' for the JUnit file of a ctest run."""

import sys
import xml.etree.ElementTree as ElementTree

passed = failed = skipped = 0
for case in ElementTree.parse(sys.argv[1]).getroot().iter("testcase"):
    skip = case.find("skipped")
    if case.get("status") == "run":
        passed += 1
    elif case.get("status") == "disabled" or (
        # Only a test that said so itself was skipped; one whose program is missing has failed.
        skip is not None and skip.get("message", "").startswith("SKIP_")
    ):
        skipped += 1
    else:
        failed += 1

print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
sys.exit(1 if failed or not passed else 0)
