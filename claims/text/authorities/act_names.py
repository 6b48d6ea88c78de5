"""Where the name of an act begins: walking back from the word "Act", word by word.

A name is made of capitalised words and the small words between them ("Family Educational Rights and Privacy Act").
It stops at an article, at another law ("the Privacy Act and the Clean Air Act" are two), at the sentence's opener
("Under …") and at a designation ("Title VII of the Civil Rights Act"). Its form follows the short-title clauses of
acts of Congress and the Bluebook (rule 12).
"""

import re

from claims.text.authorities.known_acts import INITIALS, STATES_AND_COUNTRIES
from claims.text.authorities.patterns import word_set
from claims.text.authorities.words import Word, Words

MAX_NAME_WORDS = 24
MIN_INITIALS = 3
SMALL_WORDS = word_set(
    """
    of for and or to in on with from by against without as at through into not & an a
    """
)
STOPS = word_set(
    """
    the this that these those such said each any its their his her another
    """
) - {"every"}
OPENERS = word_set(
    """
    under in a an with for and but or if when while since because although though however unlike like per by from
    of on at to as both neither either see also even is are was were does do did has have had can could may must
    shall should will would how what why where which who whose compare following amending citing using violating
    enforcing applying understanding implementing our your my we he she they it not only first second third
    current existing new through after before until given despite consistent pursuant additionally furthermore
    moreover thus therefore specifically similarly finally then there here today yes again together respectively
    accordingly
    """
)
NO_NAMES = word_set(
    """
    first second third fourth fifth final last new old same original amended proposed principal entire whole
    federal state local balancing class sister opening closing juggling vanishing high one two three another
    current existing relevant applicable above former latter public general legislative congressional terrorist
    criminal whereas act acts
    """
)
ABOUT_AN_ACT = word_set(
    """
    violation violations enforcement provision provisions passage enactment section sections title titles
    amendment amendments repeal text requirement requirements compliance implementation part chapter subtitle
    article division subchapter paragraph signing purpose purposes history reauthorization application scope
    """
)
STOPS_BEFORE_AND = word_set(
    """
    act acts code constitution amendment amendments law laws rule rules order orders bill bills congress president
    court regulation regulations ice dhs cfr
    """
)
TITLED_PEOPLE = word_set("president senator governor representative secretary rep. sen. gov.")
MAY_GOVERN_ARTICLE = re.compile(r"[A-Z][a-z]+ing$|For$")
FIRST_NAMES_OF_STATES = word_set("New North South West Rhode United")
OFFICES = frozenset({"department", "bureau", "office"})


def name_start(words: Words, last: int) -> int | None:
    """The index of the first word of the name whose last word before "Act" is at index `last`, or None if there is
    none.
    """
    first, start, listing = last, None, False
    while first >= 0 and last - first < MAX_NAME_WORDS:
        step = step_back(words, first, last, listing=listing)
        if step is None:
            break
        listing = listing or step == "comma"
        if words.all[first].is_capital:
            start = first
        first -= 1
    if start is None:
        return None
    return without_opening(words, start, last + 1)


def step_back(words: Words, index: int, last: int, *, listing: bool) -> str | None:
    """How the word at `index` joins the name that begins right behind it: "word", "comma" or not at all."""
    word = words.all[index]
    comma = False
    if index < last and not words.are_joined(index):
        comma = is_list_comma(words, index, listing=listing)
        if not comma:
            return None
    if ends_name(words, index, words.all[index + 1]):
        return None
    if word.text.lower() == "the":
        return "word" if has_inner_article(words, index) else None
    if word.is_capital or (word.text in SMALL_WORDS and index < last):
        return "comma" if comma else "word"
    return None


def is_list_comma(words: Words, index: int, *, listing: bool) -> bool:
    """The commas of "Coronavirus Aid, Relief, and Economic Security Act": before "and", and those to the left of it."""
    if not re.fullmatch(r",\s", words.gap(index)):
        return False
    word, following = words.all[index], words.all[index + 1]
    if is_initials(word.text) or word.text in STATES_AND_COUNTRIES or not word.is_capital:
        return False
    return following.text in {"and", "or", "&"} or (listing and following.is_capital)


def ends_name(words: Words, index: int, following: Word) -> bool:
    word = words.all[index].text
    lower = word.lower()
    if lower in STOPS - {"the"} or word == "The" or is_owner(words, index) or counts_heading(words, index):
        return True
    if following.text in {"and", "or", "&"}:
        return lower in STOPS_BEFORE_AND or (is_initials(word) and word in INITIALS)
    return lower in {"act", "acts", "constitution"}


def is_initials(word: str) -> bool:
    return len(word) >= MIN_INITIALS and word.isupper()


def is_owner(words: Words, index: int) -> bool:
    """ "Colorado's", "ICE's", "President Biden's" own a law; "Children's" and "Driver's" are in its name."""
    word = words.all[index].text
    if not word.endswith(("’s", "'s")):
        return False
    owner = word[:-2]
    before = words.all[index - 1] if index and words.are_joined(index - 1) else None
    if before is None or before.text in FIRST_NAMES_OF_STATES or before.text.lower() in OPENERS | SMALL_WORDS:
        return owner in STATES_AND_COUNTRIES or is_initials(owner)
    if before.text.lower() in TITLED_PEOPLE:
        return True
    return not before.is_capital and (owner in STATES_AND_COUNTRIES or is_initials(owner))


def has_inner_article(words: Words, index: int) -> bool:
    """ "For the People Act", "Controlling the Assault of … Act", "Department of the Interior … Act"."""
    if index == 0 or words.all[index].text != "the" or not words.are_joined(index - 1):
        return False
    before = words.all[index - 1]
    opener = words.all[index - 2].text.lower() if index > 1 and words.are_joined(index - 2) else ""
    if before.text == "of":
        return opener in OFFICES
    return bool(MAY_GOVERN_ARTICLE.match(before.text)) and opener == "the"


def without_opening(words: Words, first: int, act: int) -> int | None:
    """Drop "Under", "Title VII of", "Violations of" from the front; None when no name is left."""
    while first < act:
        lower = words.all[first].text.lower()
        if lower in ABOUT_AN_ACT and "of" in [word.text for word in words.all[first + 1 : first + 4]]:
            first += 1 + [word.text for word in words.all[first + 1 : first + 4]].index("of")
        elif not is_outside_name(words, first):
            break
        first += 1
    named = words.all[first:act]
    if not named or all(word.text.lower() in NO_NAMES | OPENERS for word in named) or named[-1].text in SMALL_WORDS:
        return None
    return first


def is_outside_name(words: Words, index: int) -> bool:
    """Openers, and the "U.S." of "the U.S. Privacy Act of 1974"."""
    word = words.all[index].text
    return word in {"U.S.", "US"} or word in SMALL_WORDS or is_opener(words, index)


def counts_heading(words: Words, index: int) -> bool:
    """The "B." that opens the line "B. Wiretap Act"."""
    word = words.all[index]
    return bool(re.fullmatch(r"[A-Z]\.", word.text)) and words.text[max(0, word.start - 1) : word.start] in {"", "\n"}


def is_opener(words: Words, index: int) -> bool:
    if words.all[index].text.lower() not in OPENERS:
        return False
    # "the For the People Act": behind an article, a capital belongs to the name.
    return not (index > 0 and words.all[index - 1].text == "the" and words.are_joined(index - 1))
