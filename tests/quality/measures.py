"""What is measured: every figure with its target, and the script that finds it.

A step is one run of a script; a figure is one number of its JSON. Shares count from 0 to 1, rates as they are.
"""

import collections

# `script` of the shared folder, or of this one if `ours`; `files` of the shared data folder; `quick` what is added when
# only a draw is measured. "{score}" and "{dump}" in options stand for the shared scripts and boundaries_dump.
Step = collections.namedtuple("Step", "name script files options quick ours", defaults=[False])

# `pick(answer)`: the figure, None if the draw holds nothing to measure; `margin`: how far below (above, where fewer is
# better) the present figure its floor lies, None for no floor.
Figure = collections.namedtuple("Figure", "key step fact measure target fewer pick margin")

POINT = 0.01
NEWS_AMOUNTS = ("Number", "Currency", "Dimension", "Temperature", "Percentage", "Age")
NEWS_TIMES = ("Date", "DateRange", "NumberRange", "Duration")

STEPS = (
    Step("times", "score_times.py", ("tbaq",), (), ("--limit", "150")),
    Step("values", "score_values.py", ("recognizers", "duckling"), (), ()),
    Step("speech", "score_attributions.py", ("polnear_dev",), (), ("--limit", "120")),
    Step("spans", "score_attributions.py", ("polnear_dev_test",), (), ()),
    Step("claims", "score_headlines.py", ("bump", "summedits"), ("--split", "dev"), ("--limit", "250")),
    Step("headlines", "score_headlines.py", ("numhg",), ("--split", "dev"), ("--limit", "500")),
    Step("kinds", "source_kinds.py", ("basil",), ("--claimcheck", "{claimcheck}", "--shared-score", "{score}"), (), True),
    Step("boundaries", "boundaries.py", ("tbaq", "polnear_dev"), ("--dump", "{dump}", "--shared-score", "{score}"),
         ("--limit", "100"), True),
    Step("alarms", "score_alarms.py", ("basil", "polnear_dev", "tbaq"), (), ("--limit", "70")),
)


def at(*path):
    """Picks answer[path[0]][path[1]]…"""
    def pick(answer):
        for name in path:
            answer = answer[name]
        return answer
    return pick


def right(models, verdicts=("right",)):
    """Share of the items of these models, over both collections, with one of these verdicts."""
    def pick(answer):
        rows = [answer[c][m] for c in ("recognizers", "duckling") for m in models if m in answer[c]]
        return sum(row[v] for row in rows for v in verdicts) / sum(row["items"] for row in rows)
    return pick


def silent(answer):
    return answer["all"]["silent_kept"] / answer["all"]["silent_items"]


def more(key, step, fact, measure, target, pick, margin=POINT):
    return Figure(key, step, fact, measure, target, False, pick, margin)


def fewer(key, step, fact, measure, target, pick, margin):
    return Figure(key, step, fact, measure, target, True, pick, margin)


FIGURES = (
    more("times.found", "times", "times", "found (relaxed F1)", 0.94, at("relaxed", "f1")),
    more("times.span", "times", "times", "exact span (strict F1)", 0.88, at("strict", "f1")),
    more("times.value", "times", "times", "right value (F1)", 0.82, at("value", "f1")),
    more("values.amounts", "values", "values", "numbers, money, measures, percentages, ages: right span and value", 0.90,
         right(NEWS_AMOUNTS)),
    more("values.amounts_value", "values", "values", "the same: right value", None,
         right(NEWS_AMOUNTS, ("right", "other_span"))),
    more("values.times", "values", "values", "dates, ranges, durations: right span and value", 0.80,
         right(NEWS_TIMES)),
    more("values.times_value", "values", "values", "the same: right value", None,
         right(NEWS_TIMES, ("right", "other_span"))),
    more("values.silent", "values", "values", "silent where nothing is to be read", 0.97, silent),
    more("quotations.found", "speech", "direct quotations", "found", 0.98, at("quotations", "direct_recall", "share")),
    more("quotations.speaker", "speech", "direct quotations", "right speaker", 0.95,
         at("quotations", "speaker", "share")),
    more("quotations.precision", "speech", "direct quotations", "what is found is one", 0.95,
         at("quotations", "precision", "share")),
    fewer("quotations.no_speaker", "speech", "direct quotations", "false \"nobody says this\"", 0.02,
          at("findings", "quote_rules", "direct", "false_alarms"), POINT),
    more("attributions.source", "spans", "attributions", "source, exact (F1)", 0.70, at("spans", "source_exact", "f1")),
    more("attributions.cue", "spans", "attributions", "cue, exact (F1)", 0.70, at("spans", "cue_exact", "f1")),
    more("attributions.content", "spans", "attributions", "content, exact (F1)", 0.55,
         at("spans", "content_exact", "f1")),
    more("sources.kind", "kinds", "attributions", "kind of source (272 labelled by hand)", 0.92, at("share")),
    more("tokens.edges", "boundaries", "tokens", "ends of annotated spans that are ends of tokens", 0.995,
         at("tokens", "share"), 0.003),
    more("sentences.inside", "boundaries", "sentences", "annotated spans that no sentence end cuts", 0.995,
         at("inside", "share"), 0.003),
    more("sentences.edges", "boundaries", "sentences", "attributions' ends that are ends of sentences", 0.995,
         at("edges", "share"), 0.004),
    more("claims.balanced", "claims", "wrong figures in summaries", "balanced accuracy", 0.80,
         at("scores", "all", "claimcheck", "balanced_accuracy")),
    more("claims.recall", "claims", "wrong figures in summaries", "found", None,
         at("scores", "all", "claimcheck", "recall", "share"), 2 * POINT),
    fewer("claims.alarms", "claims", "wrong figures in summaries", "false alarms on true ones", None,
          at("scores", "all", "claimcheck", "false_alarms", "share"), 2 * POINT),
    fewer("headlines.alarms", "headlines", "headlines", "false alarms on true ones", 0.03,
          at("scores", "all", "claimcheck", "false_alarms", "share"), POINT),
    more("headlines.recall", "headlines", "headlines", "wrong ones found", None,
         at("scores", "all", "claimcheck", "recall", "share"), 2 * POINT),
    fewer("alarms.errors", "alarms", "ordinary news", "errors per 1,000 words", 0.05,
          at("per_1000_words", "error"), 0.03),
    fewer("alarms.warnings", "alarms", "ordinary news", "warnings per 1,000 words", 0.5,
          at("per_1000_words", "warning"), 0.15),
    fewer("alarms.notes", "alarms", "ordinary news", "notes per 1,000 words", None, at("per_1000_words", "note"), None),
)


def is_rate(figure):
    return figure.step == "alarms"


def show(figure, value):
    """A figure as people read it: "86.4 %", "0.05"."""
    if value is None:
        return "–"
    return "%.3f" % value if is_rate(figure) else "%.1f %%" % (100 * value)
