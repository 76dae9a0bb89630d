#!/usr/bin/env python3
"""operations_page_test.py ROOT: deploy/OPERATIONS.md holds 34 rows, and each test that it names is there."""

import pathlib
import re
import sys

ROOT = pathlib.Path(sys.argv[1])
# "Suite.Test": both words begin with a capital and the suite ends in Test.
NAME = re.compile(r"`([A-Z]\w*Test)\.([A-Z]\w*)`")
DEFINITION = re.compile(r"^TEST(?:_F|_P)?\(\s*(\w+),\s*(\w+)\)", re.MULTILINE)


def main():
    page = (ROOT / "deploy/OPERATIONS.md").read_text()
    known = set()
    for folder in ("daemon", "tests", "clients"):
        for source in (ROOT / folder).rglob("*_test.cc"):
            known.update(DEFINITION.findall(source.read_text()))
    wrong = ["no such test: %s.%s" % name for name in NAME.findall(page) if name not in known]
    rows = re.findall(r"^\| (\d+) \|(.*)\|$", page, re.MULTILINE)
    if [int(number) for number, _ in rows] != list(range(1, 35)):
        wrong.append("expected rows 1 to 34, found %s" % [number for number, _ in rows])
    for number, row in rows:
        if not NAME.search(row) and not any(word in row for word in ("**open**", "not done", "needs nothing", ".py`")):
            wrong.append("row %s: neither a test nor a reason nor open" % number)
    if wrong:
        sys.exit("deploy/OPERATIONS.md: " + "; ".join(wrong))


main()
