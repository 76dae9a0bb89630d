#!/usr/bin/env python3
"""Makes seeds for the fuzzers out of the rules' pages and corpora.

usage: tests/fuzz/make_seeds.py FOLDER

Writes FOLDER/plain_text, markdown, html and facts: each rule's page whole, the texts of its corpus by tens, the
benchmark's article and the demo's sample. The seeds of `facts` begin with the byte that chooses format and date.
"""

import html
import pathlib
import re
import sys

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
TEXTS_A_SEED = 10
FACTS_HEAD = {"plain_text": "E", "markdown": "F", "html": "D"}  # see document_fuzzer.cc: format by the rest of three


def sources():
    """(name, text) of everything that is taken."""
    yield "article", (REPOSITORY / "tests/bench/article.txt").read_text(encoding="utf-8")
    yield "sample", (REPOSITORY / "deploy/sample.md").read_text(encoding="utf-8")
    for page in sorted(REPOSITORY.glob("plugins/*/rules/*/rule.md")):
        yield page.parent.name, page.read_text(encoding="utf-8")
    for corpus in sorted(REPOSITORY.glob("plugins/*/rules/*/corpus.txt")):
        texts = re.findall(r"^ *text: *(.*)$", corpus.read_text(encoding="utf-8"), re.M)
        for i in range(0, len(texts), TEXTS_A_SEED):
            text = "\n\n".join(texts[i:i + TEXTS_A_SEED]).replace("[[", "").replace("]]", "")
            yield "%s-%d" % (corpus.parent.name, i), text


def as_html(text):
    paragraphs = "".join("<p class=\"a\">%s</p>\n" % html.escape(p) for p in text.split("\n\n"))
    return "<html><head><title>T</title></head><body><article>%s</article></body></html>" % paragraphs


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = pathlib.Path(sys.argv[1])
    for name in ("plain_text", "markdown", "html", "facts"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for name, text in sources():
        for kind, content in (("plain_text", text), ("markdown", text), ("html", as_html(text))):
            (folder / kind / name).write_text(content, encoding="utf-8")
            (folder / "facts" / ("%s-%s" % (name, kind))).write_text(FACTS_HEAD[kind] + content, encoding="utf-8")


if __name__ == "__main__":
    main()
