#!/usr/bin/env python3
"""Sentences and tokens: do their boundaries agree with what other people's annotations imply?

tokens     each end of an annotated span (time expression, event, source, cue, piece of content) is an end of a token.
           Left out: ends between two letters, two digits or the two halves of '', which are slips of the annotation.
inside     no sentence ends inside a time expression, an event, a source or a cue, nor inside a piece of indirect speech
           that holds no mark that could end one.
edges      where an attribution (source, cue and content together) begins behind the mark of an end and with a capital,
           a sentence begins; where it ends at such a mark and a capital follows, one ends. Only within a line: a
           blank line proves nothing, and neither does the stop of a short form (sources often lack their title:
           "Gov. [[Lee]]").

Data: TimeML documents (`timexes`, `events`) and PolNeAR articles (`attributions`); second annotators are left out.
"""

import argparse
import bisect
import collections
import json
import pathlib
import re
import subprocess
import sys

ENDS = ".!?…"
CLOSING = "\"'”’)]"
OPENING = "\"'“‘(["
COULD_END = re.compile(r"[.!?…][\"'”’)\]]*\s")
SHORT_FORM = re.compile(r"\b(?:[A-Z][a-z]{0,4}|[A-Z](?:\.[A-Z])+|v)\.$")
NEXT_SENTENCE = re.compile(r"[.!?…][\"'”’)\]]*[ ]+[\"“‘'(\[]*[A-Z]")
MEASURES = ("tokens", "inside", "edges")


def parse_options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="+")
    parser.add_argument("--dump", required=True, help="the program boundaries_dump")
    parser.add_argument("--shared-score", type=pathlib.Path, required=True, help="the folder of claimcheck_io.py")
    parser.add_argument("--limit", type=int, help="use N articles of each file, drawn with a fixed seed")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print N misses of each measure")
    return parser.parse_args()


class Article:
    """A text with its annotations and, once read, its boundaries; all in code points."""

    def __init__(self, row):
        self.id, self.text = row["id"], row["text"]
        self.whole = [(t["start"], t["end"]) for t in row.get("timexes", []) + row.get("events", [])]
        self.pieces, self.indirect, self.attributions = [], [], []
        for a in row.get("attributions", ()):
            spans = {role: [tuple(s) for s in a[role]["spans"]] for role in ("source", "cue", "content")}
            self.whole += spans["source"] + spans["cue"]
            self.pieces += spans["content"]
            if a["quote_type"] == "indirect":
                self.indirect += spans["content"]
            every = [s for role in spans.values() for s in role]
            if every:
                self.attributions.append((min(s[0] for s in every), max(s[1] for s in every)))

    def read(self, sentences, tokens, offsets):
        def ends(line):
            spans = [tuple(offsets(int(n)) for n in pair.split("-")) for pair in line.split()]
            return [begin for begin, _ in spans], [end for _, end in spans]
        self.sentence_begins, self.sentence_ends = ends(sentences)
        self.token_begins, self.token_ends = map(set, ends(tokens))

    def trim(self, begin, end):
        while begin < end and self.text[begin].isspace():
            begin += 1
        while end > begin and self.text[end - 1].isspace():
            end -= 1
        return begin, end

    def is_slip(self, at):
        """Whether `at` lies between two letters, two digits or two straight apostrophes."""
        if at <= 0 or at >= len(self.text):
            return False
        a, b = self.text[at - 1], self.text[at]
        return a.isalpha() and b.isalpha() or a.isdigit() and b.isdigit() or a == b == "'"

    def tokens(self):
        """(right, place) of each checked end of a span."""
        for begin, end in sorted({self.trim(*s) for s in self.whole + self.pieces}):
            if begin < end and not self.is_slip(begin):
                yield begin in self.token_begins, begin
            if begin < end and not self.is_slip(end):
                yield end in self.token_ends, end

    def inside(self):
        plain = [s for s in self.indirect if not COULD_END.search(self.text[s[0]:s[1]])]
        for begin, end in sorted({self.trim(*s) for s in self.whole + plain}):
            if "\n" in self.text[begin:end]:
                continue
            i = bisect.bisect_right(self.sentence_ends, begin)
            split = i < len(self.sentence_ends) and self.sentence_ends[i] < end and (
                self.text[self.sentence_ends[i]:end].strip(ENDS + CLOSING + " ") != "")
            yield not split, self.sentence_ends[i] if split else begin

    def begins_sentence(self, at):
        """Whether what stands at `at` begins a sentence as its neighbours tell."""
        while at > 0 and self.text[at - 1] in OPENING and self.text[at - 1] not in CLOSING:
            at -= 1
        before = self.text[:at].rstrip(" ")
        first = self.text[at:].lstrip(OPENING)[:1]
        ends = before.rstrip(CLOSING)[-1:] in tuple(ENDS) and not SHORT_FORM.search(before)
        return len(before) < at and first.isupper() and ends, at

    def edges(self):
        found = set()
        for begin, end in self.attributions:
            begin, end = self.trim(begin, end)
            expected, at = self.begins_sentence(begin)
            if expected:
                found.add(("begin", at))
            mark = end
            while mark > begin and self.text[mark - 1] in ENDS + CLOSING:
                mark -= 1
            match = NEXT_SENTENCE.match(self.text, mark)
            if match:
                found.add(("end", mark + len(match.group().rstrip("\"“‘'([ABCDEFGHIJKLMNOPQRSTUVWXYZ"))))
        for kind, at in sorted(found, key=lambda f: f[1]):
            spots = self.sentence_begins if kind == "begin" else self.sentence_ends
            if kind == "begin":
                yield at in spots or at - 1 in spots, at
            else:  # marks at the very end may go to either side
                near = spots[max(0, bisect.bisect_left(spots, at - 3)):bisect.bisect_right(spots, at + 3)]
                yield any(self.text[min(s, at):max(s, at)].strip(ENDS + CLOSING + " ") == "" for s in near), at


def main():
    options = parse_options()
    sys.path.insert(0, str(options.shared_score))
    import claimcheck_io as io
    options.split, options.seed = "all", 1
    articles = [Article(r) for r in io.read_data(options) if r.get("primary") is not False]
    contents = [a.text.encode() for a in articles]
    dumped = subprocess.run([options.dump], input=b"".join(b"%d\n%s" % (len(c), c) for c in contents),
                            stdout=subprocess.PIPE, check=True).stdout.decode().splitlines()
    counts, misses = collections.Counter(), collections.defaultdict(list)
    for i, article in enumerate(articles):
        article.read(dumped[2 * i], dumped[2 * i + 1], io.Offsets(article.text))
        for measure in MEASURES:
            for right, at in getattr(article, measure)():
                counts[measure] += 1
                counts[measure, right] += 1
                if not right:
                    misses[measure].append("%s  %s" % (article.id, io.excerpt(article.text, at, at, 50)))
    result = {m: {"of": counts[m], "right": counts[m, True], "share": counts[m, True] / max(1, counts[m])} for m in MEASURES}
    if options.json:
        print(json.dumps({"articles": len(articles), **result}))
        return
    for m in MEASURES:
        print("%-8s %6d of %6d  %.2f %%" % (m, result[m]["right"], result[m]["of"], 100 * result[m]["share"]))
    for m in MEASURES if options.errors else ():
        print("\n%s: %d" % (m, len(misses[m])))
        for line in misses[m][:options.errors]:
            print("  " + line)


if __name__ == "__main__":
    main()
