#!/usr/bin/env python3
"""How right claimcheck is, in one table: runs every scoring script that the shared folder allows.

The shared folder (scripts in score/, data in data/) is no part of the repository: --shared, $CLAIMCHECK_SHARED, or
../shared beside the checkout. Scripts are run where they lie. Without the folder the exit status is 77.

    tests/quality/run.py                   everything, about a minute: the table with targets and present figures
    tests/quality/run.py --write-readme    the same, and puts the table into README.md between its two marks
    tests/quality/run.py --check-floors    a draw with a fixed seed against floors.json; 1 if a figure has slid
    tests/quality/run.py --write-floors    raises the floors to a margin under what that draw yields now; to lower
                                           one, delete its line first
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys

import measures

SKIPPED = 77
LONGEST_BATCH = 600  # seconds; generous, because a busy machine is no fault of claimcheck's
HERE = pathlib.Path(__file__).resolve().parent
REPOSITORY = HERE.parents[1]
FLOORS = HERE / "floors.json"
README = REPOSITORY / "README.md"
MARKS = ("<!-- quality: made by tests/quality/run.py --write-readme -->", "<!-- quality ends -->")


def parse_options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claimcheck", type=pathlib.Path, help="the program to measure (default: $CLAIMCHECK, else "
                        "the release build)", default=os.environ.get(
                            "CLAIMCHECK", REPOSITORY / "build/release/clients/cli/claimcheck"))
    parser.add_argument("--boundaries-dump", type=pathlib.Path, help="the test program of that name",
                        default=REPOSITORY / "build/release/tests/quality/boundaries_dump")
    parser.add_argument("--shared", type=pathlib.Path, default=os.environ.get(
        "CLAIMCHECK_SHARED", REPOSITORY.parent / "shared"), help="the folder with score/ and data/")
    parser.add_argument("--quick", action="store_true", help="measure a draw only, as the floors do")
    parser.add_argument("--json", action="store_true", help="print the figures as one JSON object")
    what = parser.add_mutually_exclusive_group()
    for name in ("--check-floors", "--write-floors", "--write-readme"):
        what.add_argument(name, action="store_true")
    return parser.parse_args()


def require_checkers(options):
    """Without checkers nothing is found, and every false alarm is gone: no figure would mean anything."""
    ran = subprocess.run([options.claimcheck, "rules", "--format", "json"], stdout=subprocess.PIPE)
    if ran.returncode != 0 or not json.loads(ran.stdout)["checkers"]:
        raise SystemExit("%s: expected a program that loads its checkers; build all of it" % options.claimcheck)


def run_step(step, options, quick):
    """The answer of a step's script, or None if the shared folder lacks one of its files."""
    score = options.shared / "score"
    script = (HERE if step.ours else score) / step.script
    data = [options.shared / "data" / (name + ".jsonl.gz") for name in step.files]
    absent = [str(path) for path in [script, *data] if not path.exists()]
    if absent:
        print("not measured: %s (no %s)" % (step.name, ", ".join(absent)), file=sys.stderr)
        return None
    settings = [o.format(score=score, dump=options.boundaries_dump, claimcheck=options.claimcheck)
                for o in step.options]
    common = [] if step.ours else ["--claimcheck", options.claimcheck, "--timeout", str(LONGEST_BATCH)]
    call = [sys.executable, "-B", script, *data, *common, "--json", *settings, *(step.quick if quick else ())]
    ran = subprocess.run(call, stdout=subprocess.PIPE)
    if ran.returncode != 0:
        raise SystemExit("%s: exit status %d" % (" ".join(map(str, call)), ran.returncode))
    return json.loads(ran.stdout)


def measure(options, quick):
    """{key: figure} of every figure that could be measured, and how many documents claimcheck failed on."""
    answers = {step.name: run_step(step, options, quick) for step in measures.STEPS}
    found = {f.key: f.pick(answers[f.step]) for f in measures.FIGURES if answers[f.step] is not None}
    failed = sum(len(answer.get("failures", ())) for answer in answers.values() if answer is not None)
    return found, failed


def met(figure, value):
    if figure.target is None:
        return ""
    reached = value <= figure.target if figure.fewer else value >= figure.target
    return "yes" if reached else "no"


def table(found):
    """The table in Markdown."""
    lines = ["| fact | measure | target | now | reached |", "|---|---|---|---|---|"]
    for f in measures.FIGURES:
        if f.key in found:
            bound = "at most " if f.fewer else ""
            target = bound + measures.show(f, f.target) if f.target is not None else ""
            lines.append("| %s | %s | %s | %s | %s |" % (
                f.fact, f.measure, target, measures.show(f, found[f.key]), met(f, found[f.key])))
    return "\n".join(lines)


def write_readme(text):
    readme = README.read_text(encoding="utf-8")
    if readme.count(MARKS[0]) != 1 or readme.count(MARKS[1]) != 1:
        raise SystemExit("%s: expected one line %r and one %r, found none or several; put them where the table "
                         "belongs" % (README, *MARKS))
    head, rest = readme.split(MARKS[0])
    README.write_text(head + MARKS[0] + "\n" + text + "\n" + MARKS[1] + rest.split(MARKS[1])[1], encoding="utf-8")


def slid(found, floors):
    """A sentence for each figure that lies below its floor (above, where fewer is better)."""
    for f in measures.FIGURES:
        floor, value = floors.get(f.key), found.get(f.key)
        if floor is None or value is None or (value <= floor if f.fewer else value >= floor):
            continue
        step = next(step for step in measures.STEPS if step.name == f.step)
        yield "%s: %s, %s: the %s is %s, found %s; see which with %s --errors 20" % (
            f.key, f.fact, f.measure, "ceiling" if f.fewer else "floor", measures.show(f, floor),
            measures.show(f, value), step.script)


def raised(found, floors):
    """The floors, each moved to its margin from the present figure if that is stricter than what it was."""
    result = dict(floors)
    for f in measures.FIGURES:
        if found.get(f.key) is None or f.margin is None:
            continue
        if f.fewer:
            result[f.key] = min(floors.get(f.key, float("inf")), round(found[f.key] + f.margin, 4))
        else:
            result[f.key] = max(floors.get(f.key, 0.0), round(found[f.key] - f.margin, 4))
    return {f.key: result[f.key] for f in measures.FIGURES if f.key in result}


def main():
    options = parse_options()
    if not (options.shared / "score").is_dir() or not (options.shared / "data").is_dir():
        print("skipped: no folder score and data in %s; name it with --shared or $CLAIMCHECK_SHARED" % options.shared)
        sys.exit(SKIPPED)
    require_checkers(options)
    quick = options.quick or options.check_floors or options.write_floors
    found, failed = measure(options, quick)
    if options.json:
        print(json.dumps({"figures": found, "failed_documents": failed}))
        return
    print(table(found))
    if failed:
        print("\nclaimcheck FAILED on %d documents" % failed)
    if options.write_readme:
        write_readme(table(found))
    floors = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    if options.write_floors:
        FLOORS.write_text(json.dumps(raised(found, floors), indent=2) + "\n")
    if options.check_floors:
        sentences = list(slid(found, floors))
        print("\n" + "\n".join(sentences or ["no figure has slid below its floor"]))
        if sentences:
            print("Where the slide is meant: delete its line in %s and run tests/quality/run.py --write-floors" %
                  FLOORS.relative_to(REPOSITORY))
        sys.exit(1 if sentences or failed else 0)


if __name__ == "__main__":
    main()
