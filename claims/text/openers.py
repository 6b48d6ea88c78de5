"""Openers: words at the head of a sentence that link it to others or comment on it, and belong to no claim."""

import re

LINKS = """
additionally|also|and|alternatively|as a result|as such|besides|but|by contrast|consequently|conversely|finally|first|
firstly|for example|for instance|further|furthermore|hence|here|however|in addition|in brief|in conclusion|in contrast|
in fact|in other words|in particular|in short|in summary|in sum|in turn|indeed|instead|lastly|likewise|meanwhile|
moreover|more specifically|namely|nevertheless|next|nonetheless|notably|of course|on the contrary|on the one hand|
on the other hand|on the whole|ultimately|otherwise|overall|rather|second|secondly|similarly|so|specifically|still|
that being said|that said|then|therefore|third|thirdly|thus|to conclude|to summarize|to sum up|well|yes|no|yet|
to be clear|to be sure|importantly|interestingly|sure|certainly|absolutely|in general|generally speaking|put simply|
simply put|again|all in all|at the same time|after all|as mentioned(?: above| earlier)?|as noted(?: above| earlier)?
""".replace("\n", "")
REMARKS = """
(?:it(?:’s|'s| is) (?:also )?(?:(?:very |particularly |especially )?
(?:important|worth|essential|crucial|critical|useful|helpful|interesting)
(?: to (?:note|mention|remember|understand|recognize|point out|keep in mind|emphasize|stress|highlight|know|add
|consider)
| noting| mentioning| remembering| pointing out| emphasizing)(?: here| also)?)(?: that|,)|
(?:please |also )?(?:note|remember|keep in mind|bear in mind)(?: also)? that|
(?:it should be (?:noted|mentioned|emphasized|remembered) that)|there is no doubt that|needless to say,?)
""".replace("\n", "")
# "**Note:** The office is closed."
NOTICE = r"(?:\*\*|__)?(?:note|please note|important|tip|reminder|remember):(?:\*\*|__)?"
OPENER = re.compile(
    rf"(?i)(?:(?:{LINKS}),\s+|{REMARKS}\s+|{NOTICE}\s+|(?:and|but|so|yet|or)\s+(?=[A-Z])|and\s+(?=(?:al)?though\s|while\s|because\s|if\s|when\s))"
)


def after_opener(sentence: str) -> str:
    """The sentence without its openers."""
    return sentence[end_of_opener(sentence, 0, len(sentence)) :]


def end_of_opener(text: str, start: int, end: int) -> int:
    """Where the words after all openers of `text[start:end]` begin (code points)."""
    found = OPENER.match(text, start, end)
    while found and found.end() < end:
        start = found.end()
        found = OPENER.match(text, start, end)
    return start
