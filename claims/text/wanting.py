"""What a list's lead-in leaves open: whose last verb wants an object, or whose subject wants a verb, the items give."""

import re

from .grammar import Word, base_of, finite_verb, is_adverb, is_auxiliary, is_base, words_of
from .lexicon import ARTICLES, BE, HAVE, IRREGULAR, NOUN_VERBS, PREPOSITIONS, RELATIVES
from .reports import is_saying

# "The plan failed:" is whole; what stands behind it says why. Verbs that want no object, and those of saying; and
# "include", for whether the list is the right one is a claim of its own.
WITHOUT_OBJECT = frozenset(
    """
    agree apologize appear arise arrive collapse compete complain comply consist decline decrease deteriorate differ
    die disagree disappear emerge end erode expire explain explode fail fall fluctuate go grow happen improve include
    increase matter object occur participate persist prevail proceed react recede recur reply resign respond resume
    retire retreat rise say shrink sink soar stagnate struggle succeed suffer survive vanish vary vote win work worry
    fell went grew rose said sank stood spoke won
    """.split()
)
NO_SUBJECTS = ARTICLES | BE | (PREPOSITIONS - {"to"})
ENTRIES_AS_SUBJECT = re.compile(r"(?i)(?:the following|these|those)\b")


def wants_object(words: str) -> bool:
    """ "The filters remove", "Buyers do not get" and "a warranty, which covers" name nothing that is removed."""
    found = words_of(words, 0, len(words))
    while found and is_adverb(found[-1].form):
        found.pop()
    if not found or not _is_transitive(found[-1].form):
        return False
    return finite_verb(found) == len(found) - 1 or _ends_verb_phrase(found)


def _ends_verb_phrase(found: list[Word]) -> bool:
    before = next((word.form for word in reversed(found[:-1]) if not is_adverb(word.form)), "")
    if is_auxiliary(before) and before not in BE:
        # "They have received", "They do get"; "They are closed" says something.
        return before in HAVE or is_base(found[-1].form)
    if before in RELATIVES:
        return True
    # "The plant's filters remove": what stands before may look like a verb. "to receive" and "must keep" are verbs too.
    form = found[-1].form
    return is_base(form) and (form not in NOUN_VERBS or before == "to") and before not in NO_SUBJECTS


def _is_transitive(form: str) -> bool:
    verb = form if is_base(form) else next(filter(None, (base_of(form, end) for end in ("s", "ed"))), form)
    return (is_base(verb) or form in IRREGULAR) and not {verb, form} & WITHOUT_OBJECT


def names_entries(lead_in: str) -> bool:
    """ "The following persons do not pay": the entries are its subject, whatever its verb wants."""
    return ENTRIES_AS_SUBJECT.match(lead_in) is not None


def wants_verb(lead_in: str) -> bool:
    """ "The budget also" and "Critics say that the firm" are subjects whose verb the items give."""
    words = words_of(lead_in, 0, len(lead_in))
    if len(words) > 1 and is_adverb(words[-1].form) and finite_verb(words) is None:
        return True
    that = next((i for i in range(len(words) - 1, 0, -1) if words[i].form == "that"), 0)
    is_reported = that > 0 and is_saying(words[that - 1].form)
    return is_reported and that + 1 < len(words) and finite_verb(words[that + 1 :]) is None
