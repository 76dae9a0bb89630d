#!/usr/bin/env python3
"""Kinds of source: of attributions that a person read and labelled, how many does claimcheck give the right kind?

The 300 of source_kinds.tsv were drawn with a fixed seed from what claimcheck found in the articles of the data file, and
labelled without a look at its answer. Each is met by the attribution of today's answer whose content covers it best; one
that is not found any more counts neither way. "no_attribution" marks what is none (a title, a plain deed): not scored,
but counted as long as claimcheck still reports it.
"""

import argparse
import collections
import json
import pathlib
import subprocess
import sys

LABELS = pathlib.Path(__file__).with_name("source_kinds.tsv")
KINDS = {"NAMED_PERSON": "named", "ORGANIZATION": "organization", "DOCUMENT": "document",
         "UNNAMED_PERSON": "unnamed_person", "UNNAMED_GROUP": "unnamed_group", "NONE": "none"}
NO_ATTRIBUTION = "no_attribution"

Label = collections.namedtuple("Label", "document source content kind")


def parse_options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", help="the articles that were labelled, one JSON object a line, may be .gz")
    parser.add_argument("--claimcheck", required=True)
    parser.add_argument("--shared-score", type=pathlib.Path, required=True, help="the folder of claimcheck_io.py")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print N wrong kinds")
    return parser.parse_args()


def read_span(text):
    return None if text == "-" else tuple(int(n) for n in text.split("-"))


def read_labels():
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            document, source, content, kind = line.split("\t")
            yield Label(document, read_span(source), read_span(content), kind)


def span_of(value):
    return (value["begin"], value["end"]) if value and value["end"] else None


def overlap(a, b):
    return max(0, min(a[1], b[1]) - max(a[0], b[0])) if a and b else 0


def closeness(label, attribution):
    """How well an attribution meets a label; 0 if their contents do not touch."""
    content, source = span_of(attribution.get("content")), span_of(attribution.get("source"))
    shared = overlap(label.content, content)
    if shared == 0:
        return 0
    whole = max(label.content[1], content[1]) - min(label.content[0], content[0])
    return shared / whole + (1 if overlap(label.source, source) or source == label.source else 0)


def answers(options, rows):
    """{document id: its attributions}"""
    lines = "".join(json.dumps({"id": r["id"], "format": "TEXT", "text": r["text"]}) + "\n" for r in rows)
    ran = subprocess.run([options.claimcheck, "facts", "--jsonl", "-", "--format", "json"], input=lines.encode(),
                         stdout=subprocess.PIPE, check=True)
    found = [json.loads(line) for line in ran.stdout.decode().splitlines()]
    return {a["document"]["id"]: a.get("attributions") or [] for a in found}


def main():
    options = parse_options()
    sys.path.insert(0, str(options.shared_score))
    import claimcheck_io as io
    labels = list(read_labels())
    named = {label.document for label in labels}
    rows = [r for r in io.read_jsonl(options.data) if r["id"] in named]
    texts = {r["id"]: r["text"].encode() for r in rows}
    given, counts, confusion, errors = answers(options, rows), collections.Counter(), collections.Counter(), []
    for label in labels:
        best = max(given[label.document], key=lambda a: closeness(label, a), default=None)
        if best is None or closeness(label, best) == 0:
            counts["gone"] += label.kind != NO_ATTRIBUTION
            continue
        kind = KINDS[best["source_kind"]]
        if label.kind == NO_ATTRIBUTION:
            counts["reported, though none"] += 1
            continue
        counts["found"] += 1
        counts["right"] += kind == label.kind
        confusion[label.kind, kind] += 1
        if kind != label.kind:
            at = [p for s in (label.source, label.content) if s for p in s]
            context = texts[label.document][max(0, min(at) - 40):max(at) + 40].decode(errors="ignore")
            errors.append("%s, not %s: %s" % (label.kind, kind, " ".join(context.split())))
    result = {"share": counts["right"] / counts["found"], **counts,
              "confusion": {"%s as %s" % pair: n for pair, n in confusion.most_common()}, "errors": errors}
    if options.json:
        print(json.dumps(result))
        return
    print("right %(right)d of %(found)d" % counts)
    for name, n in [*counts.items(), *result["confusion"].items()]:
        print("  %-40s %d" % (name, n))
    print("\n".join(errors[:options.errors]))


if __name__ == "__main__":
    main()
