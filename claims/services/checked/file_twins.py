"""The collection that a file may be the new state of, or is: the same sheet in another format, or typed otherwise."""

from collections import Counter
from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from django.db.models import Count, F
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.models import Anchor, Claim, Document
from claims.models.version import COLLECTED
from claims.refusal import Refused
from claims.services.checked.checked_file import CheckedFile
from claims.services.checked.new_state import is_read_so, standing_of
from claims.services.checked.row_problems import quoted
from claims.services.likeness.matching import similar_claims
from claims.services.versions.collection_rows import rows_of_version
from claims.text import fold, typed_otherwise
from claims.text.checked import words_of

ABOUT_TWIN = "as_new"
# So many rows of a file are looked for among the claims that are here.
SAMPLED_ROWS = 200
# From this share of them on, a file is offered as the new state of their collection.
LARGELY = 0.5
# Where few are there word for word, the nearest to so many of them are looked at, and so many collections read whole.
ASKED_ROWS = 3
READ_COLLECTIONS = 3
# What is typed otherwise is shown with so many characters before it.
SHOWN_BEFORE = 8


class Likeness(NamedTuple):
    """A collection in which `found` of so many (`of`) claims of a file stand, some of them `typed` otherwise there, as
    pairs of the words here and there; none were looked for where it came from these very bytes, `is_same`, and they are
    read otherwise now."""

    document: Document
    found: int = 0
    of: int = 0
    is_same: bool = False
    typed: Sequence[tuple[str, str]] = ()

    def __str__(self) -> str:
        if self.is_same:
            told = _("this file is {document} already, and was read otherwise when it came in")
            return told.format(document=self.document.number)
        if self.is_twin:
            told = ngettext(
                "its claim is that of {document} already, and would be there twice",
                "all its claims are those of {document} already, and would be there twice",
                self.of,
            )
        else:
            told = _("{found} of {count} claims are those of {document} already")
        told = told.format(found=self.found, count=self.of, document=self.document.number)
        return f"{told} ({self._told_typed()})" if self.typed else told

    def _told_typed(self) -> str:
        """What is typed otherwise, and where that is in the first of them."""
        kinds = dict.fromkeys(kind for pair in self.typed for kind in typed_otherwise(*pair))
        first = next(at for at, (one, other) in enumerate(zip_longest(*self.typed[0])) if one != other)
        here, there = (quoted(_from_before(words, first)) for words in self.typed[0])
        told = ngettext(
            "{count} of them with other {kinds}, {here} for {there}",
            "{count} of them with other {kinds}, as in {here} for {there}",
            len(self.typed),
        )
        return told.format(count=len(self.typed), kinds=_(" and ").join(kinds), here=here, there=there)

    @property
    def is_twin(self) -> bool:
        """Whether nothing in the file is new there: the same sheet in another format, or saved again."""
        return not self.is_same and self.found == self.of


def _from_before(words: str, at: int) -> str:
    return words[words.rfind(" ", 0, max(0, at - SHOWN_BEFORE)) + 1 :]


def collection_of(file: CheckedFile) -> Likeness | None:
    """The collection that this file may be the new state of, or another reading; None where it is one as it is read."""
    if standing := standing_of(file):
        return None if is_read_so(file, standing) else Likeness(standing.document, is_same=True)
    return _likely_collection(file)


def _likely_collection(file: CheckedFile) -> Likeness | None:
    """The collection that has most of the claims of `file` in its newest version, where these are half of them or more.
    A file is judged by rows from all over it: each by its exact words, or where these are not there, typed otherwise.
    """
    words = list(dict.fromkeys(map(words_of, file.good_rows)))
    sample = words[:: len(words) // SAMPLED_ROWS + 1]
    newest = Anchor.objects.filter(
        version=F("claim__document__newest_version"), version__importer__startswith=COLLECTED
    )
    found = newest.filter(quote__in=sample).values_list("version__document")
    told = found.annotate(found=Count("quote", distinct=True)).order_by("-found", "-version__document")
    exact = list(told[:READ_COLLECTIONS])
    if exact and exact[0][1] == len(sample):
        return Likeness(Document.objects.get(pk=exact[0][0]), len(sample), len(sample))
    numbers = [document for document, _count in exact]
    if not exact or exact[0][1] < LARGELY * len(sample):
        numbers += _nearest(sample)
    read = [_typed_there(sample, document) for document in Document.objects.filter(pk__in=numbers)]
    best = max(read, key=lambda one: (one.found, one.document.pk), default=None)
    return best if best and best.found >= LARGELY * len(sample) else None


def _nearest(sample: Sequence[str]) -> list[int]:
    """The collections that have the claims most like some of these words."""
    collected = Claim.objects.filter(document__newest_version__importer__startswith=COLLECTED)
    asked = sample[:: len(sample) // ASKED_ROWS + 1]
    found = [similar.claim.document_id for words in asked for similar in similar_claims(words, among=collected)]
    return [document for document, _times in Counter(found).most_common(READ_COLLECTIONS)]


def _typed_there(sample: Sequence[str], document: Document) -> Likeness:
    version = document.newest_version
    exact = {row.words for row in rows_of_version(version)} if version else set()
    there = {fold(words): words for words in sorted(exact)}
    pairs = [(words, there[fold(words)]) for words in sample if fold(words) in there]
    typed = [(here, other) for here, other in pairs if here not in exact]
    return Likeness(document, len(pairs), len(sample), typed=typed)


def refuse_twin(file: CheckedFile) -> None:
    """Raise Refused where a new document would have no claim that another collection has not already, and nobody said
    that it shall be one of its own."""
    if file.as_new or not (likeness := collection_of(file)) or not likeness.is_twin:
        return
    told = _(
        "Nothing of {file} was brought in, since {likeness}. Bring it in as the next version of {document}, or say "
        "that it shall become a document of its own all the same."
    )
    told = told.format(file=file.filename, likeness=likeness, document=likeness.document.number)
    raise Refused(told, field=ABOUT_TWIN)
