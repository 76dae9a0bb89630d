#!/usr/bin/env python3
"""Checks five real articles and compares what claimcheck says with what a careful desk would say.

The articles lie outside the repository, in $CLAIMCHECK_SHARED/articles or ../shared/articles beside it. Exit status: 0
all is as expected, 1 it is not, 77 the articles are not there. Rules that no loaded checker has are not asked for and
are listed. With --daemon the same documents go through a daemon too, and both answers must be the same JSON.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys

import expectations as want

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "clients"))
from daemon import Daemon  # noqa: E402

SKIPPED = 77
FIELD_OF_CONTENT = "CONTENT"


class Article:
    """The text of one article and claimcheck's answers, with spans as byte ranges of the content."""

    def __init__(self, number, path):
        self.number, self.name = number, path.name
        self.content = path.read_bytes()
        self.text = self.content.decode("utf-8")

    def request(self):
        line = {"id": self.name, "format": "TEXT", "text": self.text}
        if self.number in want.PUBLISHED:
            line["published"] = want.PUBLISHED[self.number]
        return line

    def places(self, words):
        """Byte ranges of all occurrences of the words."""
        needle, found, at = words.encode("utf-8"), [], 0
        while (at := self.content.find(needle, at)) >= 0:
            found.append((at, at + len(needle)))
            at += 1
        if not found:
            raise SystemExit("expectations.py: article %d does not hold %r" % (self.number, words))
        return found

    def words(self, span):
        return self.content[span["begin"]:span["end"]].decode("utf-8")


def touches(span, places):
    return span.get("field") == FIELD_OF_CONTENT and any(
        span["begin"] < end and begin < span["end"] for begin, end in places)


def spans_of(finding):
    return [finding["span"]] + [evidence["span"] for evidence in finding["evidence"]]


def ask(program, command, articles, server):
    call = [program, command, "--jsonl", "-", "--format", "json"] + (["--server", server] if server else [])
    lines = "".join(json.dumps(article.request()) + "\n" for article in articles)
    ran = subprocess.run(call, input=lines.encode(), stdout=subprocess.PIPE, timeout=60)
    if ran.returncode not in (0, 1):
        raise SystemExit("%s: exit status %d" % (" ".join(call), ran.returncode))
    return ran.stdout.decode().splitlines()


def loaded_rules(program):
    out = subprocess.run([program, "rules", "--format", "json"], stdout=subprocess.PIPE, check=True, timeout=60).stdout
    return {rule["id"].split("/")[1] for checker in json.loads(out)["checkers"] for rule in checker["rules"]}


def compare_findings(articles, rules):
    """Sentences about what differs, and the rules that were not asked for."""
    wrong, absent = [], set()
    for number, names, words in want.MUST:
        article = articles[number]
        if not rules & set(names):
            absent.update(names)
            continue
        places = article.places(words)
        if not any(f["rule"].split("/")[1] in names and touches(f["span"], places) for f in article.findings):
            wrong.append("%d: expected %s at %r" % (number, " or ".join(names), words))
    for number, words in want.SILENT:
        places = articles[number].places(words)
        for finding in articles[number].findings:
            if finding["severity"] != "NOTE" and any(touches(span, places) for span in spans_of(finding)):
                wrong.append("%d: expected silence at %r, found %s" % (number, words, describe(articles[number], finding)))
    for number, article in articles.items():
        asked = [place for n, _, words in want.MUST if n == number for place in article.places(words)]
        for finding in article.findings:
            if finding["severity"] == "ERROR" or finding["severity"] == "WARNING" and not touches(finding["span"], asked):
                wrong.append("%d: expected no such finding: %s" % (number, describe(article, finding)))
    return wrong, absent


def describe(article, finding):
    return "%s %s at %r: %s" % (finding["severity"], finding["rule"], article.words(finding["span"]), finding["message"])


def at(article, key, words):
    places = article.places(words)
    return [fact for fact in article.facts[key] if touches(fact["span"], places)]


def compare_facts(articles):
    wrong = []
    for number, words, name in want.SPEAKERS:
        found = {fact["speaker_name"] for fact in at(articles[number], "quotations", words)}
        if not any(name in speaker for speaker in found):
            wrong.append("%d: quotation %r: expected %s, found %s" % (number, words, name, found or "no quotation"))
    for number, words, earliest, latest in want.TIMES:
        found = {(fact["earliest"], fact["latest"]) for fact in at(articles[number], "times", words)}
        if (earliest, latest) not in found:
            wrong.append("%d: time %r: expected %s to %s, found %s" % (number, words, earliest, latest, found or "none"))
    for number, words, inside, outside, counted in want.QUANTITIES:
        found = at(articles[number], "quantities", words)
        if not any(holds(fact, inside) and not holds(fact, outside) and counted in fact["counted"] for fact in found):
            wrong.append("%d: quantity %r: expected to hold %s, not %s, of %s; found %s" % (
                number, words, inside, outside, counted or "anything",
                [(f.get("low"), f.get("high"), f["counted"]) for f in found] or "none"))
    for number, words, role in want.ROLES:
        found = {fact["role"] for fact in at(articles[number], "names", words)}
        if not any(role in r for r in found):
            wrong.append("%d: role of %r: expected %r, found %s" % (number, words, role, found or "no name"))
    for number, words in want.FURNITURE:
        places = articles[number].places(words)
        for key, facts in articles[number].facts.items():
            for fact in facts if isinstance(facts, list) else []:
                if touches(fact.get("span") or fact.get("content") or fact.get("cue") or fact, places):
                    wrong.append("%d: expected nothing read from %r, found %s %s" % (number, words, key, fact))
    return wrong


def holds(fact, value):
    return fact.get("low", float("-inf")) <= value <= fact.get("high", float("inf"))


def find_articles():
    repository = pathlib.Path(__file__).resolve().parents[2]
    folder = pathlib.Path(os.environ.get("CLAIMCHECK_SHARED") or repository.parent / "shared") / "articles"
    articles = {}
    for path in sorted(folder.glob("[0-9][0-9][0-9]_*.txt")):
        articles[int(path.name[:3])] = Article(int(path.name[:3]), path)
    if not articles:
        print("skipped: folder not there: %s" % folder)
        sys.exit(SKIPPED)
    return articles


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("claimcheck", help="the program")
    parser.add_argument("--daemon", metavar="PROGRAM", help="claimcheckd, which must give the same answers")
    options = parser.parse_args()
    articles = find_articles()
    if not options.daemon:
        sys.exit(compare(options.claimcheck, articles, None))
    with Daemon(options.daemon) as daemon:
        sys.exit(compare(options.claimcheck, articles, daemon.address))


def compare(program, articles, server):
    """Prints what differs; returns the exit status."""
    wrong = []
    for command in ("check", "facts"):
        lines = ask(program, command, articles.values(), None)
        for article, line in zip(articles.values(), lines, strict=True):
            answer = json.loads(line)
            setattr(article, "facts" if command == "facts" else "findings",
                    answer if command == "facts" else answer["findings"])
        if server and ask(program, command, articles.values(), server) != lines:
            wrong.append("%s: the daemon answers otherwise than the engine in process" % command)

    rules = loaded_rules(program)
    differences, absent = compare_findings(articles, rules)
    wrong += differences + compare_facts(articles)
    asked = sum(1 for _, names, _ in want.MUST if rules & set(names))
    print("%d of %d findings asked for; rules that are not loaded: %s" % (
        asked, len(want.MUST), ", ".join(sorted(absent)) or "none"))
    print("%d notes, %d warnings, %d errors" % tuple(
        sum(f["severity"] == severity for a in articles.values() for f in a.findings)
        for severity in ("NOTE", "WARNING", "ERROR")))
    known = [sentence for sentence in wrong if sentence.startswith(want.KNOWN)]
    for sentence in wrong:
        print(("known " if sentence in known else "WRONG ") + sentence)
    for begin in want.KNOWN:
        if not any(sentence.startswith(begin) for sentence in known):
            print("no longer wrong, take it out of KNOWN: " + begin)
    print("%d things are not as expected, %d of them known" % (len(wrong), len(known)))
    return 1 if len(wrong) > len(known) else 0


if __name__ == "__main__":
    main()
