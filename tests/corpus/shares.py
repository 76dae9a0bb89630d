#!/usr/bin/env python3
"""Do the corpora hold the mixture that keeps a rule honest?

    tests/corpus/shares.py plugins/numeric_consistency

For every rule's corpus.txt it counts, from the text alone:
look-alikes   silent examples with all that the rule needs: as many figures as the firing example with the fewest
across        examples whose figures stand in two sentences or more (the headline and the text count apart)
wire          examples in the manner of a wire story: a dateline or 25 words and more, and at least two figures beyond what
              the firing example with the fewest has, to distract
Twelve have to fire and twelve to be silent; half of the silent ones have to be look-alikes, a third of all across sentences,
a quarter wire stories. Exit status: 0, or 1 after a line for each corpus that falls short, saying how many of what it lacks.
"""

import argparse
import math
import pathlib
import re
import sys

LEAST = 12  # examples that fire, and as many that are silent
LOOK_ALIKES, ACROSS, WIRE = 1 / 2, 1 / 3, 1 / 4
LONG = 25  # words
DISTRACTING = 2  # figures
NUMBER_WORDS = ("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
                "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand "
                "half halves third thirds quarter quarters fifth fifths once twice double doubled triple tripled dozen "
                "dozens hundreds thousands").split()
FIGURE = re.compile(r"\d[\d,.]*|\b(?:%s)\b" % "|".join(NUMBER_WORDS), re.I)
SENTENCE_END = re.compile(r"[.!?]['\"\u201d]?\s+(?=[\"'\u201cA-Z0-9])|\n")
DATELINE = re.compile(r"^[A-Z][A-Z ]+[A-Z](?:, \d{1,2} \w+| \([A-Z]+\)) [-\u2013\u2014]")
KEY = re.compile(r"\s+(\w+):\s?(.*)")


def cases(path):
    """(section, {key: value}) of each case of a corpus."""
    section, case = None, {}
    for line in path.read_text(encoding="utf-8").splitlines() + [""]:
        if line in ("FIRES", "MUST NOT FIRE"):
            section = line
        elif not line.strip():
            if case:
                yield section, case
            case = {}
        elif not line.startswith("#") and section:
            key = KEY.match(line)
            if key:
                case[key[1]] = key[2]
                last = key[1]
            elif case:
                glue = "\n" if line.strip().startswith("|") else " "
                case[last] += glue + line.strip().lstrip("| ")


def sentences(case):
    """The sentences of an example, the marks of its findings left out."""
    for part in ("title", "summary", "text"):
        if part in case:
            yield from SENTENCE_END.split(case[part].replace("[[", "").replace("]]", ""))


def figures(case):
    """How many figures each sentence holds."""
    return [len(FIGURE.findall(sentence)) for sentence in sentences(case)]


def is_wire(case, fewest):
    text = case.get("text", "")
    manner = DATELINE.match(text) or len(" ".join(sentences(case)).split()) >= LONG
    return bool(manner) and sum(figures(case)) >= fewest + DISTRACTING


def shortfalls(path):
    """A phrase for each share that a corpus misses."""
    every = list(cases(path))
    firing = [case for section, case in every if section == "FIRES"]
    silent = [case for section, case in every if section == "MUST NOT FIRE"]
    for name, some in (("firing", firing), ("silent", silent)):
        if len(some) < LEAST:
            yield "%d examples are %s, expected %d" % (len(some), name, LEAST)
    if not firing or not silent:
        return
    fewest = min(sum(figures(case)) for case in firing)
    both = firing + silent
    for name, found, of, share in (
            ("look-alikes", sum(sum(figures(case)) >= fewest for case in silent), len(silent), LOOK_ALIKES),
            ("across sentences", sum(sum(n > 0 for n in figures(case)) > 1 for case in both), len(both), ACROSS),
            ("wire stories", sum(is_wire(case, fewest) for case in both), len(both), WIRE)):
        if found < share * of:
            yield "%d of %d examples are %s, expected %d" % (found, of, name, math.ceil(share * of))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkers", nargs="+", type=pathlib.Path, help="folder of a checker, with rules/RULE/corpus.txt")
    short = 0
    for checker in parser.parse_args().checkers:
        paths = sorted(checker.glob("rules/*/corpus.txt"))
        if not paths:
            sys.exit("%s: expected rules/RULE/corpus.txt, found none; name the folder of a checker" % checker)
        for path in paths:
            for lack in shortfalls(path):
                print("%s: %s; add examples, or figures to those that are there" % (path, lack))
                short += 1
    sys.exit(1 if short else 0)


if __name__ == "__main__":
    main()
