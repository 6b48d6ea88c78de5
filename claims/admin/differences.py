"""Old words beside new ones, cut where they differ."""

from difflib import SequenceMatcher
from typing import NamedTuple

# Beyond this, comparing word by word costs more than it tells.
MAX_COMPARED_WORDS = 2000


class Stretch(NamedTuple):
    """Words that both texts share (`kept`), or that only the old or only the new one has."""

    kind: str
    words: str


def compare(old: str, new: str) -> list[Stretch]:
    """Return the stretches of both texts in reading order; `kind` is kept, gone or new."""
    before, after = old.split(" "), new.split(" ")
    if len(before) + len(after) > MAX_COMPARED_WORDS:
        return [Stretch("gone", old), Stretch("new", new)]
    stretches = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            stretches.append(Stretch("kept", " ".join(before[a:b])))
            continue
        stretches += [
            Stretch(name, " ".join(words)) for name, words in (("gone", before[a:b]), ("new", after[c:d])) if words
        ]
    return stretches
