"""Agreement: the form a verb takes behind another subject than it had in the document."""

import re
from functools import lru_cache

from .grammar import base_of, words_of
from .lexicon import PREPOSITIONS, RELATIVES

PLURALS = frozenset("people data they we you i these those children women men police others some many both all".split())
PAIRS = {
    "is": "are",
    "was": "were",
    "has": "have",
    "does": "do",
    "isn’t": "aren’t",
    "hasn’t": "haven’t",
    "doesn’t": "don’t",
}
SINGULAR_OF = {plural: singular for singular, plural in PAIRS.items()}
PASTS = dict(
    pair.split(":")
    for pair in """
    be:was become:became begin:began bring:brought build:built buy:bought catch:caught choose:chose come:came cost:cost
    cut:cut deal:dealt do:did draw:drew drive:drove fall:fell feel:felt fight:fought find:found forbid:forbade get:got
    give:gave go:went grow:grew have:had hear:heard hit:hit hold:held keep:kept know:knew lay:laid lead:led leave:left
    let:let lose:lost make:made mean:meant meet:met overcome:overcame pay:paid put:put read:read rise:rose run:ran
    say:said see:saw seek:sought sell:sold send:sent set:set shut:shut sit:sat speak:spoke spend:spent spread:spread
    stand:stood steal:stole strike:struck take:took teach:taught tell:told think:thought throw:threw
    understand:understood undertake:undertook uphold:upheld win:won withdraw:withdrew withhold:withheld write:wrote
    """.split()
)
DOUBLED = re.compile(r"^[^aeiou]*[aeiou][bdgmnprt]$|(?:mit|fer|pel|cur)$")
SIBILANT = re.compile(r"(?:s|x|z|ch|sh|o)$")
CONSONANT_Y = re.compile(r"[^aeiou]y$")


@lru_cache(maxsize=1024)
def is_plural(phrase: str) -> bool:
    """Whether a noun phrase takes a plural verb: by its head, the last word before a preposition or relative clause."""
    words = words_of(phrase, 0, len(phrase))
    head = next(
        (i for i, word in enumerate(words) if i and (word.form in PREPOSITIONS | RELATIVES or _is_adjunct(word.form))),
        len(words),
    )
    forms = [word.form for word in words[:head]]
    if not forms or base_of(forms[0], "ing"):
        return False
    if "and" in forms or forms[-1] in PLURALS:
        return True
    return forms[-1].endswith("s") and not forms[-1].endswith(("ss", "us", "is", "ics", "’s", "'s"))


def _is_adjunct(form: str) -> bool:
    return form.endswith("ed") or (
        base_of(form, "ing") is not None and form not in {"sharing", "housing", "funding", "training"}
    )


def agree(verb: str, plural: bool) -> str:
    """A verb in the present for a plural or a singular subject; other forms come back as they are."""
    if plural:
        return PAIRS.get(verb) or base_of(verb, "s") or verb
    return SINGULAR_OF.get(verb, verb)


def present(base: str, plural: bool) -> str:
    """The present form of a verb given in its base form."""
    if plural:
        return base
    if CONSONANT_Y.search(base):
        return base[:-1] + "ies"
    return base + ("es" if SIBILANT.search(base) else "s")


def past(base: str) -> str:
    """The past form of a verb given in its base form."""
    if base in PASTS:
        return PASTS[base]
    if CONSONANT_Y.search(base):
        return base[:-1] + "ied"
    if base.endswith("e"):
        return base + "d"
    return base + (base[-1] if DOUBLED.search(base) else "") + "ed"
