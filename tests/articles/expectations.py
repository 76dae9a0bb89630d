"""What a careful desk finds in five real articles, and what it leaves alone.

The articles are not part of this repository: a few words name each place. `N` is the number that the file's name begins
with. Words that stand in an article more than once name every such place: one of them must be touched, none of them may
be where silence is asked for.
"""

# Day of publication, where it is known.
PUBLISHED = {0: "2024-12-05", 4: "2025-01-08"}

# (article, rules of which one must touch the words, words). Rules are named without their checker.
MUST = [
    (0, ("bare-source", "vague-source"), "Officials estimate"),
    (0, ("vague-source",), "military analysts question"),
    (0, ("vague-source",), "analysts say"),
    (0, ("vague-source",), "observers say"),
    (0, ("anonymous-unexplained", "vague-source"), "Western military officials"),
    (1, ("measure-drift",), "approaching 700,000 fatalities"),
    (1, ("outlet-uncredited",), "Ukrainian media reported"),
    (1, ("undated",), "mid-October"),
    (2, ("headline-quote",), "Strongest Army"),
    (2, ("quote-fragment-unattributed",), "third-party soldiers"),
    (2, ("vague-source",), "Experts wonder"),
    (2, ("vague-source",), "Reports reveal"),
    (2, ("vague-source",), "many analysts question"),
    (2, ("vague-source",), "analysts believe"),
    (2, ("anonymous-unexplained", "anonymous-opinion"), "one former North Korean soldier"),
    (3, ("vague-source",), "new reports suggest"),
    (3, ("vague-source",), "some experts suggesting"),
    (3, ("vague-source",), "others believe"),
]

# (article, words) that no error and no warning may touch. Beyond these, no article has an error anywhere, and warnings
# only where MUST asks for a finding.
SILENT = [
    (0, "11,000 North Korean troops"),
    (0, "eventually might deploy 100,000"),
    (0, "third year"),
    (0, "cannon fodder"),
    (0, "moving into Kursk for a reason"),
    (0, "every expectation"),
    (0, "thoroughly indoctrinated"),
    (0, "having to hold their hand"),
    (0, "None would think"),
    (0, "has been Russia that has escalated"),
    (0, "reportedly are killed daily"),
    (0, "$2,000 a month"),
    (1, "between 10,000 and 12,000"),
    (1, "around 3,000"),
    (1, "die senselessly"),
    (2, "around 10,000"),
    (2, "over 7,000"),
    (2, "around 500 officers"),
    (2, "strongest in the world"),
    (2, "untested enemy"),
    (2, "watching passively"),
    (2, "This deployment is historic"),
    (2, "never large ground forces"),
    (2, "unlikely to come back home"),
    (2, "major repercussions"),
    (2, "defected in 2007"),
    (3, "around 11,000"),
    (3, "as high as 100,000"),
    (3, "up to 20,000"),
    (3, "over 1,000"),
    (4, "Expendable"),
    (4, "about 1,000 deaths and injuries"),
    (4, "since August 2024"),
    (4, "arriving in October"),
    (4, "in February 2022"),
    (4, "These human wave tactics"),
    (4, "treating these troops as expendable"),
    (4, "likely out of fear"),
    (4, "remains deeply troubling"),
]

# (article, words of a quotation, its speaker).
SPEAKERS = [
    (0, "moving into Kursk for a reason", "Sabrina Singh"),
    (0, "thoroughly indoctrinated", "Mark Cancian"),
    (0, "The average Russian soldier", "Sydney Seiler"),
    (0, "None would think", "Choi Jung-hoon"),
    (0, "has been Russia that has escalated", "Matthew Miller"),
    (2, "unlikely to come back home", "Lee Woong-gil"),
    (4, "These human wave tactics", "John Kirby"),
    (4, "remains deeply troubling", "Kirby"),
]

# (article, words of a time, earliest day, latest day).
TIMES = [
    (0, "mid-November 2024", "2024-11-11", "2024-11-20"),
    (0, "1953", "1953-01-01", "1953-12-31"),
    (4, "late December 2024", "2024-12-21", "2024-12-31"),
    (4, "August 2024", "2024-08-01", "2024-08-31"),
    (4, "February 2022", "2022-02-01", "2022-02-28"),
]

# (article, words of a quantity, a value inside its interval, a value outside it, noun that is counted or "").
QUANTITIES = [
    (0, "1.28 million", 1280000, 1300000, "soldiers"),
    (1, "10,000 and 12,000", 11000, 13000, "soldiers"),
    (1, "18", 18, 19, "soldiers"),
    (3, "$2,000", 2000, 2100, ""),
    (3, "1,000", 1010, 900, "soldiers"),
    (4, "13,000", 13500, 12000, "containers"),
    (4, "11,000", 11000, 13000, "troops"),
]

# (article, words of a name, words of the role beside it).
ROLES = [
    (1, "Andrew Yeo", "senior fellow"),
    (2, "Choi Jung-hoon", "lieutenant"),
    (3, "Chun In-bum", "Lieutenant-General"),
]

# (article, words of page furniture, out of which nothing is read).
FURNITURE = [
    (4, "TensionsNortheast Asia"),
    (4, "Related Articles"),
    (4, "Leave a Reply"),
    (4, "Your email address will not be published"),
    (4, "Back to top button"),
]

# How the sentences begin that check_articles.py prints about what is known to be wrong still. Printed, not failed; keep it
# short, and say why.
KNOWN = ()
