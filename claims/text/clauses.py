"""Clauses: where one sentence makes several assertions that can be right or wrong apart from each other."""

from collections.abc import Callable, Iterator

from .coordinations import MIN_WORDS_BEFORE, coordinations
from .enumerations import examples_of, inclusion_cuts, infinitive_cuts, name_cuts, numbered_cuts, object_cuts
from .reports import within_report
from .spans import trim
from .subclauses import CONCESSIVE, absolutes, contrasts, new_clauses, participles, reasons, relatives
from .views import Clause, Cut, View

# The rules compare every place with every other; nobody writes so long a sentence to be read.
MAX_CUT_CHARS = 1_500
# Words that need what stands behind them: "The court held that", "the rule of".
DANGLING = frozenset("that whether if which who to of by for with and or the a an than as".split())


def clauses_of(sentence: View, is_opened: bool = False) -> list[Clause]:
    """The clauses of a sentence that assert something, first to last, in code points.

    One `whole` clause where nothing can be told apart; it keeps its final stop unless an opener before it was left
    out (`is_opened`), as clauses do that are parts of a sentence.
    """
    view = sentence.bare
    is_short = view.end - view.start <= MAX_CUT_CHARS
    found = sorted({cut for rule in RULES for cut in rule(view)}) if is_short else []
    cuts = _settled(view, within_report(view, found))
    clauses = [part for clause in _pieces(view, cuts) for part in examples_of(view, clause)]
    if not cuts and not is_opened and clauses[-1].start == view.start and not sentence.words_end_in(":"):
        # The stop belongs to the claim that is the sentence, or to the last of those that begin where it does.
        clauses[-1] = clauses[-1]._replace(end=sentence.end)
    trimmed = (clause._replace(**trim(view.text, clause.start, clause.end)._asdict()) for clause in clauses)
    return [clause for clause in trimmed if clause.start < clause.end]


def _settled(view: View, cuts: list[Cut]) -> list[Cut]:
    """The cuts that are outside quotations and leave enough words on both sides, the first of those that compete."""
    kept: list[Cut] = []
    for cut in cuts:
        floor = kept[-1].start if kept else view.start
        is_short = cut.role != "name" and view.count(floor, cut.left) < MIN_WORDS_BEFORE
        if cut.left <= floor or view.is_guarded(cut.left) or is_short:
            continue
        if view.words[view.index_at(cut.left) - 1].form not in DANGLING:
            kept.append(cut)
    return kept


def _pieces(view: View, cuts: list[Cut]) -> list[Clause]:
    if not cuts:
        return [Clause(view.start, view.end, "whole", view.start)]
    ends = [*(cut.left for cut in cuts), view.end]
    first = Clause(_start_of_first(view, cuts[0]), ends[0], "main", view.start)
    return [first, *(Clause(cut.start, end, cut.role, cut.pivot) for cut, end in zip(cuts, ends[1:], strict=True))]


def _start_of_first(view: View, cut: Cut) -> int:
    """Behind the "while" that sets the first clause against the second."""
    is_contrast = view.words[0].form in CONCESSIVE and cut.start == view.main_words[0].start
    return view.words[1].start if is_contrast else view.start


RULES: tuple[Callable[[View], Iterator[Cut]], ...] = (
    new_clauses,
    contrasts,
    coordinations,
    relatives,
    reasons,
    participles,
    absolutes,
    inclusion_cuts,
    object_cuts,
    infinitive_cuts,
    name_cuts,
    numbered_cuts,
)
