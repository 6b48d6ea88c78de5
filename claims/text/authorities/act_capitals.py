"""Acts in headings set in capitals: "PRIVACY ACT OF 1974".

In capitals nothing tells a name from the words beside it. A name counts if it has its year, is known, stands in the
text in ordinary letters too, or fills the line up to "ACT" with at least two words and nothing goes on behind.
"""

import re
from collections.abc import Iterable, Iterator

from claims.text.authorities.act_names import ABOUT_AN_ACT, NO_NAMES, OPENERS, SMALL_WORDS, STOPS
from claims.text.authorities.authority import ACT, Authority
from claims.text.authorities.known_acts import DATED_NAMES, KNOWN_NAMES, STATES_AND_COUNTRIES
from claims.text.authorities.patterns import SPACE, YEAR, plain_spaces
from claims.text.authorities.words import Words

MIN_NAME_WORDS = 2
MAX_NAME_WORDS = 14
ENDS_NAME = (STOPS | OPENERS | {"act"}) - SMALL_WORDS
NO_FIRST_WORDS = SMALL_WORDS | NO_NAMES | ABOUT_AN_ACT
DATED = re.compile(rf"{SPACE}OF{SPACE}(?P<year>{YEAR})(?![\w-])")
_DATED_NAMES = {name.lower(): key for name, key in DATED_NAMES.items()}


def find_acts_in_capitals(text: str, words: Words, keys: dict[str, str]) -> Iterator[Authority]:
    """`keys` gives the key of each name that the text has in ordinary letters, by the name in lower case."""
    known = KNOWN_NAMES | _DATED_NAMES | keys
    for index, word in enumerate(words.all):
        if word.text != "ACT":
            continue
        dated = DATED.match(text, word.end)
        first = name_before(words, index, known, is_closed=bool(dated) or not goes_on(words, index))
        if first is not None:
            start, end = words.all[first].start, dated.end() if dated else word.end
            name = plain_spaces(text[start : word.end]).lower()
            key = known.get(name) or in_ordinary_letters(name.split()) + (f" of {dated['year']}" if dated else "")
            yield Authority(start, end, ACT, key)


def name_before(words: Words, act: int, known: Iterable[str], *, is_closed: bool) -> int | None:
    """Where the name ends that "ACT" closes begins: the longest known one, else all the capitals before it."""
    begins = list(name_words(words, act))
    for place in range(len(begins) - 1, -1, -1):
        name = plain_spaces(words.text[words.all[begins[place]].start : words.all[act].end]).lower()
        if name in known and not is_of_state(words, begins[place + 1 :]):
            return begins[place]
    while begins and words.all[begins[-1]].text.lower() in NO_FIRST_WORDS:
        begins.pop()
    if len(begins) < MIN_NAME_WORDS or not is_closed or words.all[act - 1].text.lower() in SMALL_WORDS:
        return None
    return begins[-1]


def is_of_state(words: Words, before: list[int]) -> bool:
    """Whether a state stands before the known name: "COLORADO PRIVACY ACT" is not the Privacy Act."""
    return bool(before) and words.all[before[0]].text.capitalize() in STATES_AND_COUNTRIES


def name_words(words: Words, act: int) -> Iterator[int]:
    """The indices of the words in capitals before "ACT", from the nearest on."""
    for index in range(act - 1, max(-1, act - 1 - MAX_NAME_WORDS), -1):
        text = words.all[index].text
        if not (words.are_joined(index) and text.isupper()) or text.lower() in ENDS_NAME:
            return
        yield index


def goes_on(words: Words, act: int) -> bool:
    return act + 1 < len(words.all) and words.are_joined(act)


def in_ordinary_letters(name: list[str]) -> str:
    return " ".join(word if word in SMALL_WORDS else word.capitalize() for word in name)
