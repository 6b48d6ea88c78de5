"""Statements: a claim's words said so that they can be understood, and settled, on their own."""

import re
from typing import NamedTuple

from .agreement import is_plural, past, present
from .antecedents import resolve, without_conjunction
from .assertions import is_open
from .cleaning import clean
from .grammar import Word, base_of, begins_with_verb, finite_verb, is_participle, words_of
from .lexicon import IRREGULAR, MODALS, NOUN_LIKE
from .openers import end_of_opener
from .quotations import speaker_first
from .referents import Referents, capitalise
from .relatives import antecedent_of
from .views import Clause, View
from .wanting import names_entries, wants_object, wants_verb

PRONOUNS = frozenset("it they this these he she".split())
INVITES_OBJECT = frozenset(
    """
    include includes included are is were was to must may can should shall by for with from of in on at
    into about against through without via we you they it i he she
    """.split()
)
# Prepositions that are no particles: nothing "went for:". In "what the plan calls for" it has its object already.
WANT_OBJECT = frozenset("for with from of at into against without via by".split())
QUESTIONED = frozenset("what which who whom that where".split())
# "You’ll get it" begins with its subject and its verb.
CONTRACTED = re.compile(r"(?i)\w+[’'](?:ll|re|ve|d|m|s)\b")
NEED_LEAD_IN = frozenset(("whole", "main", "example", "inclusion", "coordinate"))
THIS_SECTION = re.compile(r"^[Tt]h(?:is|e) section\b")
ENDED = re.compile(r"[.!?][”\"’')]{0,2}$")
CONDITIONS = frozenset("if unless once until".split())
CONTRAST = re.compile(r"(?:;|\b(?:but|while|whereas|yet))\W*(?:\w+,\s*)?$")
MAX_LINK_CHARS = 20
TRAILING_LINK = re.compile(r"(?:[,;:]|[,;]?\s(?:and|or))+$")


class Setting(NamedTuple):
    """What surrounds a sentence: the lead-in of its list, what the sentences before it spoke of, what its section said
    so far, the section's title, the provision that its subjectless sentences tell about ("Section 1102"), and whether
    tags are words of its text."""

    lead_in: str
    referents: Referents
    before: str
    section: str
    provision: str
    keeps_tags: bool


def statement_of(view: View, clause: Clause, setting: Setting) -> str:
    """A self-contained restatement of a clause: list entries take in their lead-in, later clauses their subject;
    markup is gone, an opening pronoun is replaced where the words before make it plain."""
    words = speaker_first(clean(_words(view, clause), keeps_tags=setting.keeps_tags))
    if clause.role in NEED_LEAD_IN and setting.lead_in and _needs(setting.lead_in, words):
        return _finish(_after_lead_in(setting.lead_in, words))
    if setting.provision and _lacks_subject(words):
        return _finish(f"{setting.provision} {_lowered(words)}")
    if setting.provision:
        words = THIS_SECTION.sub(setting.provision, words)
    words = capitalise(without_conjunction(words, setting.before))
    return _finish(resolve(words, setting.referents, setting.before, setting.section))


def lead_in_of(words: str, setting: Setting) -> str:
    """A sentence as its list's entries take it in: without opener and colon, its pronoun replaced. One that is itself
    an entry is taken in behind the lead-in of its own list."""
    words = words[end_of_opener(words, 0, len(words)) :]
    words = clean(words, keeps_tags=setting.keeps_tags).strip(":*_ ")
    if setting.lead_in and _needs(setting.lead_in, words):
        return _after_lead_in(setting.lead_in, words)
    return resolve(capitalise(words), setting.referents, setting.before, "")


def _words(view: View, clause: Clause) -> str:
    own = view.text[clause.start : clause.end]
    shared = view.text[view.start : clause.pivot]
    rules = {
        "coordinate": lambda: f"{shared.rstrip()} {own}",
        "object": lambda: f"{shared.rstrip()} {own}",
        "name": lambda: f"{shared.rstrip(': ')} {own}",
        "inclusion": lambda: f"{shared.rstrip()}, {own}",
        "example": lambda: shared + own if clause.start >= clause.pivot else view.text[view.start : clause.end],
        "participle": lambda: _from_participle(view, own),
        "absolute": lambda: _from_absolute(own),
        "relative": lambda: _from_relative(view, clause, own),
        "reason": lambda: _from_reason(view, own),
        "independent": lambda: _condition(view, clause) + own,
    }
    return rules[clause.role]() if clause.role in rules else own


def _condition(view: View, clause: Clause) -> str:
    """ "If it rains, the match is off, and all get refunds": what the sentence begins with holds for both clauses, but
    for one set against the first."""
    main = view.main_words
    if not main or view.words[0].form not in CONDITIONS or clause.start <= main[0].start:
        return ""
    is_contrast = CONTRAST.search(view.text, view.start, clause.start) is not None
    return "" if is_contrast else view.text[view.start : main[0].start]


def _subject(view: View) -> str:
    return view.text[slice(*view.subject)] if view.subject else "It"


def _from_participle(view: View, own: str) -> str:
    """ "…, further restricting it" becomes "Colorado further restricts it"."""
    words = words_of(own, 0, len(own))
    index = next((i for i, word in enumerate(words[:3]) if is_participle(word.form)), 0)
    head, rest = own[: words[index].start], own[words[index].end :]
    return f"{_subject(view)} {head}{_finite(view, words[index].form)}{rest}"


def _finite(view: View, participle: str) -> str:
    base, main = base_of(participle, "ing") or participle, view.verb.form if view.verb else ""
    plural = is_plural(_subject(view))
    if main in MODALS:
        return f"{main} {base}"
    if main in {"was", "were", "had", "did"} or main in IRREGULAR or base_of(main, "ed"):
        return past(base)
    return present(base, plural)


def _from_absolute(own: str) -> str:
    """ "advocates calling for it" becomes "advocates are calling for it"."""
    words = words_of(own, 0, len(own))
    place = next((word for word in words[1:] if is_participle(word.form)), None)
    if place is None:
        return own
    be = "are" if is_plural(own[: place.start]) else "is"
    return f"{own[: place.start]}{be} {own[place.start :]}"


def _from_relative(view: View, clause: Clause, own: str) -> str:
    """ ", which prohibits it" behind the noun phrase that it tells more about."""
    own = own.removeprefix("that ")
    return f"{antecedent_of(view, clause.pivot, own) or _subject(view)} {own}"


def _from_reason(view: View, own: str) -> str:
    first, _, rest = own.partition(" ")
    return f"{_subject(view)} {rest}" if first.lower() in PRONOUNS else own


def _needs(lead_in: str, words: str) -> bool:
    """Whether a list's entry is only whole behind its lead-in: it has no finite verb of its own, or no subject, or the
    lead-in cannot do without it."""
    found = words_of(words, 0, len(words))
    has_own_verb = finite_verb(found, is_strict=True) is not None
    return is_open(lead_in) or not has_own_verb or _goes_on(lead_in, words) or _wants_entry(lead_in, words)


def _wants_entry(lead_in: str, words: str) -> bool:
    """ "A tax credit for" and, before small letters, "The plan covers": "transit passes" is no sentence there."""
    forms = [word.form for word in words_of(lead_in, 0, len(lead_in))]
    if forms and forms[-1] in WANT_OBJECT:
        return not QUESTIONED & set(forms)
    return words[:1].islower() and wants_object(lead_in) and not names_entries(lead_in)


def _begins_with_verb(words: str, found: list[Word]) -> bool:
    """ "Is never sold": the lead-in "Your data:" is its subject."""
    return finite_verb(found) == 0 and found[0].form not in NOUN_LIKE and not CONTRACTED.match(words)


def _lacks_subject(words: str) -> bool:
    """ "Directs the Secretary to report": a summary's sentence begins with its verb."""
    first = words.split(None, 1)[0] if words else ""
    return (
        first[:1].isupper()
        and base_of(first.lower(), "s") is not None
        and finite_verb(words_of(words, 0, len(words))) == 0
    )


def _after_lead_in(lead_in: str, words: str) -> str:
    wants = wants_object(lead_in) and not names_entries(lead_in)
    is_object = lead_in.rsplit(None, 1)[-1].lower() in INVITES_OBJECT or wants
    is_joined = is_object or _goes_on(lead_in, words)
    return f"{lead_in}{' ' if is_joined else ': '}{_lowered(words)}"


def _goes_on(lead_in: str, words: str) -> bool:
    """Whether the entry's verb is the one of the lead-in: "The budget also: ends the night bus"."""
    found = words_of(words, 0, len(words))
    return _begins_with_verb(words, found) or (wants_verb(lead_in) and begins_with_verb(found))


def _lowered(words: str) -> str:
    first = words.split(None, 1)[0] if words.strip() else ""
    is_name = (len(first) > 1 and not first[1:].islower()) or first == "I"
    return words if is_name else words[:1].lower() + words[1:]


def _finish(words: str) -> str:
    words = words.strip()
    link = TRAILING_LINK.search(words, max(0, len(words) - MAX_LINK_CHARS))
    words = capitalise(words[: link.start()] if link else words)
    if words.endswith((" include", " includes", " included")):
        words = f"{words} the items listed"
    if words.count("“") > words.count("”"):
        words += "”"
    return words if ENDED.search(words, max(0, len(words) - 3)) else words + "."
