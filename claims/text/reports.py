"""Reports: what somebody is said to hold stays with whoever holds it: "argued that it is, because …" is one claim."""

from itertools import pairwise

from .grammar import base_of, finite_verb, is_base
from .views import Cut, View

SAYING = frozenset(
    """
    acknowledge add admit affirm agree allege announce argue ask assert believe claim complain conclude confirm contend
    declare deny determine emphasize estimate explain feel find hold hope indicate insist maintain mention note observe
    plead point promise report request respond reveal rule say state stress suggest suspect swear tell testify think
    understand urge warn worry write
    """.split()
)
PAST = {"said": "say", "told": "tell", "found": "find", "held": "hold", "wrote": "write", "felt": "feel"}
PAST |= {"thought": "think", "swore": "swear", "understood": "understand"}
# Behind these "that" may be left out: "Kim said he is willing".
BARE = frozenset("said says say".split())
MAX_WORDS_BEFORE_THAT = 4
MAX_WORDS_TO_SPEAKER = 8


def is_saying(form: str) -> bool:
    base = PAST.get(form) or base_of(form, "ed") or base_of(form, "s") or base_of(form, "ing")
    return (base or (form if is_base(form) else "")) in SAYING


def reported_from(view: View) -> int | None:
    """Where the words begin that the sentence's subject is said to hold, in code points, or None."""
    verb = view.verb
    if verb is None or not is_saying(verb.form):
        return None
    index = view.index_at(verb.end)
    for word in view.words[index : index + MAX_WORDS_BEFORE_THAT]:
        if word.form == "that":
            return word.end
    return verb.end if verb.form in BARE else None


def within_report(view: View, cuts: list[Cut]) -> list[Cut]:
    """The cuts that leave a report whole: its reasons and circumstances stay inside, a second thing that is held is
    said of the same speaker, and what another one holds begins anew."""
    start = reported_from(view)
    if start is None:
        return cuts
    kept = []
    for cut in cuts:
        if cut.left < start or cut.role in ("relative", "example", "inclusion", "object", "name"):
            kept.append(cut)
        elif cut.role == "coordinate" or (cut.role == "independent" and _is_told(view, start, cut.left)):
            kept.append(_of_speaker(view, cut, start))
        elif cut.role == "participle" and is_saying(view.words[view.index_at(cut.start)].form):
            kept.append(cut)
    return [cut for cut in kept if not _is_circumstance(view, cut, start)]


def _is_told(view: View, start: int, end: int) -> bool:
    """Whether something is said before `end`: not in "that letters, calls, and the visit made her leave"."""
    return finite_verb(view.words[view.index_at(start) : view.index_at(end)]) is not None


def _of_speaker(view: View, cut: Cut, start: int) -> Cut:
    """An independent clause in a report, said by the same speaker unless it has one of its own."""
    words = view.words[view.index_at(cut.start) :][:MAX_WORDS_TO_SPEAKER]
    has_speaker = any(
        word.form in BARE or (is_saying(word.form) and after.form == "that") for word, after in pairwise(words)
    )
    return cut if cut.role == "coordinate" or has_speaker else cut._replace(role="coordinate", pivot=start)


def _is_circumstance(view: View, cut: Cut, start: int) -> bool:
    """ "alleged that he was held, while another stood watch": one event."""
    return cut.left > start and cut.pivot == start and view.text[cut.left : cut.start].strip(", ") == "while"
