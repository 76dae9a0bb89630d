#!/usr/bin/env python3
"""Do the corpora hold the mixture that keeps a rule honest?

    tests/corpus/shares.py plugins/numeric_consistency plugins/date_ordering plugins/attribution_completeness

For every rule's corpus.txt it counts, from the text alone:
look-alikes   silent examples with all that the rule needs: as many operands as the firing example with the fewest
across        examples whose operands stand in two sentences or more (the headline and the text count apart)
wire          examples in the manner of a wire story: a dateline or 25 words and more, and at least two figures beyond
              what the firing example with the fewest has, to distract
Twelve have to fire and twelve to be silent; half of the silent ones have to be look-alikes, a third of all across
sentences, a quarter wire stories. Exit status: 0, or 1 after a line for each corpus that falls short, saying how many
of what it lacks.

What an operand is, the table OPERANDS says for each checker, by the words alone:
numeric_consistency        a figure, in digits or in words
date_ordering              a date or a part of one, a time of day, a length of time, an age, a word such as "ago",
                           "before" or "next week"; plain counts ("300 pupils") are none, nor is the day of publication,
                           which is no text
attribution_completeness   a quotation, who speaks (a name, letters such as NHRB, "officials", "a study"), a word by
                           which they do ("said", "according to", "is accused of", "reportedly"), a wrong, a share or a
                           superlative that wants a source; other figures are none
What distracts in a wire story are figures, whatever the checker: they are what a careless program would stumble over.
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
COUNT = r"(?:\d[\d,.]*|an?|few|several|%s)" % "|".join(NUMBER_WORDS)
LENGTH = r"(?:second|minute|hour|day|night|week|fortnight|month|quarter|year|decade|centur(?:y|ie))s?"
SEASON = "spring|summer|autumn|winter"
MONTH = (r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
         r"|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.)")
TIME = re.compile("|".join((
    r"(?:\d{1,2}(?:st|nd|rd|th)? )?\b%s(?: \d{1,2}(?!\d)(?:st|nd|rd|th)?)?(?:,? \d{4})?" % MONTH,
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\.",
    r"(?<![$\u00a3\u20ac,.\d])\b(?:1\d|20)\d\d(?:s|\b)(?![,.]\d)|\b\d{1,2}/\d{1,2}(?:/\d{2,4})?\b",
    r"\b\d{1,2}(?:[:.]\d\d)?(?: ?[ap]\.?m\b| (?:GMT|UTC|EST|CET|BST|ET)\b)|\b\d{4} GMT\b|\b\d{1,2}:\d\d\b",
    r"(?i:\b(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|%s)[ -]%s(?:[ -]old)?\b)" % (COUNT, LENGTH),
    r"\b(?:aged|age of|turn(?:ed|s)?) \d+|, \d{1,2}(?=[,.;])|\(\d{1,2}\)",
    r"\b\d+(?:st|nd|rd|th) (?:anniversary|birthday)\b",
    r"(?i:\b(?:last|next|this|past|every|each|the same|the previous|that) (?:%s|%s)\b)" % (LENGTH, SEASON),
    r"(?i:\b(?:yesterday|today|tonight|tomorrow|noon|midnight|ago|before|after|until|since|later|earlier|will)\b)")))

SPEAKERS = ("official source expert analyst critic observer economist scientist researcher strategist lawmaker "
            "diplomat aide insider adviser executive prosecutor police witness spokesman spokeswoman minister "
            "ministry study survey poll research paper outlet other many some").split()
CUES = ("said say says saying told tell tells telling asked asks added wrote writes called calls calling "
        "according reported reportedly report reports allegedly alleged believed thought understood suggests "
        "suggest found finds shows show warned warns argue argues argued believe believes expect expects claimed "
        "claims announced denied denies declined accused accuses charged indicted pleaded convicted commented "
        "described").split()
WRONGS = ("bribed defrauded deceived embezzled falsified laundered lied looted misled pocketed rigged smuggled "
          "stole").split()
STATEMENT = re.compile("|".join((
    r"[\"\u201c][^\"\u201d]*[\"\u201d]?|\u2018[^\u2019]*\u2019",
    r"\b[A-Z][a-z]+(?: (?:[A-Z]\. )?[A-Z][a-z]+)+|(?<=[a-z,] )[A-Z][a-z]+\b|\b[A-Z]{2,}\b",
    r"(?i:\b(?:%s)s?\b|\b(?:%s)\b)" % ("|".join(SPEAKERS), "|".join(CUES + WRONGS)),
    r"\d[\d.]*(?:%| percent\b| per cent\b)",
    r"\b(?:first|most|[a-z]+est) (?:[a-z]+ )*"
    r"(?:ever|in the world|on record|in history|of all time|in living memory)\b")))

OPERANDS = {"numeric_consistency": FIGURE, "date_ordering": TIME, "attribution_completeness": STATEMENT}
SENTENCE_END = re.compile(r"[.!?]['\"\u201d]?\s+(?=[\"'\u201cA-Z0-9])|\n")
DATELINE = re.compile(r"^[A-Z][A-Z ]+[A-Z](?:, (?:\d{1,2} \w+\.?|[A-Z][a-z]+\.? \d{1,2})(?:,? \d{4})?| \([A-Z]+\)) "
                      r"[-\u2013\u2014]")
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


def counts(case, what):
    """How many matches of `what` each sentence holds."""
    return [sum(1 for _ in what.finditer(sentence)) for sentence in sentences(case)]


def is_wire(case, fewest):
    text = case.get("text", "")
    manner = DATELINE.match(text) or len(" ".join(sentences(case)).split()) >= LONG
    return bool(manner) and sum(counts(case, FIGURE)) >= fewest + DISTRACTING


def shortfalls(path, operand):
    """A phrase for each share that a corpus misses."""
    every = list(cases(path))
    firing = [case for section, case in every if section == "FIRES"]
    silent = [case for section, case in every if section == "MUST NOT FIRE"]
    for name, some in (("firing", firing), ("silent", silent)):
        if len(some) < LEAST:
            yield "%d examples are %s, expected %d" % (len(some), name, LEAST)
    if not firing or not silent:
        return
    fewest = min(sum(counts(case, operand)) for case in firing)
    fewest_figures = min(sum(counts(case, FIGURE)) for case in firing)
    both = firing + silent
    for name, found, of, share in (
            ("look-alikes", sum(sum(counts(case, operand)) >= fewest for case in silent), len(silent), LOOK_ALIKES),
            ("across sentences", sum(sum(n > 0 for n in counts(case, operand)) > 1 for case in both), len(both),
             ACROSS),
            ("wire stories", sum(is_wire(case, fewest_figures) for case in both), len(both), WIRE)):
        if found < share * of:
            yield "%d of %d examples are %s, expected %d" % (found, of, name, math.ceil(share * of))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkers", nargs="+", type=pathlib.Path,
                        help="folder of a checker, with rules/RULE/corpus.txt")
    short = 0
    for checker in parser.parse_args().checkers:
        paths = sorted(checker.glob("rules/*/corpus.txt"))
        if not paths:
            sys.exit("%s: expected rules/RULE/corpus.txt, found none; name the folder of a checker" % checker)
        if checker.name not in OPERANDS:
            sys.exit("%s: expected one of %s; say in the table OPERANDS what its operands are" %
                     (checker, ", ".join(OPERANDS)))
        for path in paths:
            for lack in shortfalls(path, OPERANDS[checker.name]):
                print("%s: %s; add examples, or operands to those that are there" % (path, lack))
                short += 1
    sys.exit(1 if short else 0)


if __name__ == "__main__":
    main()
