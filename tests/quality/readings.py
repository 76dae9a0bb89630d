#!/usr/bin/env python3
"""Draws findings on ordinary news for a person to read, and says what readings so far have found.

    tests/quality/readings.py draw --severity note          100 notes with the words around them, on standard output
    tests/quality/readings.py table                         readings.tsv as shares: read, right, kinds of mistake;
                                                            exit status 1 if a severity breaks its promise

The draw is the same for the same seed, program and data: findings in the order of rule, article and place, then
random.sample. The articles (BASIL, PolNeAR, TimeBank with AQUAINT and, for errors and warnings, local crime reports of the
Gun Violence Archive, as score_alarms.py takes them) lie in the shared folder and are no part of the repository; of what was
read only rule, verdict and kind of mistake are kept here.
"""

import argparse
import collections
import os
import pathlib
import random
import sys

HERE = pathlib.Path(__file__).resolve().parent
READINGS = HERE / "readings.tsv"
DATA = ("basil.jsonl.gz", "polnear_dev.jsonl.gz", "tbaq.jsonl.gz")
MORE = ("gva_articles.jsonl.gz",)  # for errors and warnings, of which the others have few
PROMISED = {"error": 95, "warning": 80, "note": 60}  # right of 100


def parse_options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("draw", "table"))
    parser.add_argument("--severity", choices=tuple(PROMISED), default="note")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=20241122)
    parser.add_argument("--profile", help="the profile to check with (default: claimcheck's own)")
    parser.add_argument("--claimcheck", default=os.environ.get(
        "CLAIMCHECK", str(HERE.parents[1] / "build/release/clients/cli/claimcheck")))
    parser.add_argument("--shared", type=pathlib.Path, default=pathlib.Path(
        os.environ.get("CLAIMCHECK_SHARED", HERE.parents[2] / "shared")), help="the folder with score/ and data/")
    return parser.parse_args()


def draw(options):
    if not (options.shared / "score").is_dir():
        print("%s: expected score/ and data/ there; name the folder with --shared" % options.shared, file=sys.stderr)
        return 77
    sys.path.insert(0, str(options.shared / "score"))
    import claimcheck_io as io
    import score_alarms
    options.data = [str(options.shared / "data" / name) for name in DATA + (() if options.severity == "note" else MORE)]
    options.split, options.limit, options.timeout = "all", None, 300
    documents = score_alarms.articles(io.read_data(options))
    answers = io.Runner(options).check(documents)
    pool = [(finding.rule, document["id"], finding.span.begin if finding.span else 0, document, finding)
            for document, findings in zip(documents, answers) for finding in findings or []
            if finding.severity.lower() == options.severity]
    pool.sort(key=lambda item: item[:3])
    picked = random.Random(options.seed).sample(pool, min(options.count, len(pool)))
    print("%d of %d findings of severity %s" % (len(picked), len(pool), options.severity))
    score_alarms.print_sample([score_alarms.describe(document, finding)
                               for *_, document, finding in sorted(picked, key=lambda item: item[:3])])
    return 0


def readings():
    """(severity, rule, kind of mistake or "right", number)"""
    for line in READINGS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            severity, rule, kind, count = line.split("\t")
            yield severity, rule, kind, int(count)


def table():
    read, right = collections.Counter(), collections.Counter()
    kinds = collections.defaultdict(list)
    for severity, rule, kind, count in readings():
        for key in ((severity, ""), (severity, rule)):
            read[key] += count
            right[key] += count if kind == "right" else 0
        if kind != "right":
            kinds[severity, rule].append("%d %s" % (count, kind))
    kept = True
    for severity, promised in PROMISED.items():
        kept &= 100 * right[severity, ""] >= promised * read[severity, ""]
        print("%s: %d of %d right, promised %d %%" % (severity, right[severity, ""], read[severity, ""], promised))
        for key in sorted(k for k in read if k[0] == severity and k[1]):
            print("  %-30s %3d of %3d  %s" % (key[1], right[key], read[key], "; ".join(kinds[key])))
    return 0 if kept else 1


if __name__ == "__main__":
    options = parse_options()
    sys.exit(draw(options) if options.what == "draw" else table())
