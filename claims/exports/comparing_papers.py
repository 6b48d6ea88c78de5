"""Holding a report or a letter against the store: whether it would say the same of each claim now."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from claims import history
from claims.exports.comparison import Comparison, Finding
from claims.exports.export import open_export
from claims.exports.selection import Selection, TextChanged
from claims.exports.told_paper import Paper, paper_of
from claims.exports.works import in_batches
from claims.models import Claim, Document, Event
from claims.models.numbers import document_number
from claims.refusal import Refused
from claims.services.telling.lookup import document_numbered


def compare_paper(paper: Paper) -> Comparison:
    """Write it anew and compare what both say of each claim. One without open claims is taken for one of a reader who
    sees none.

    Raises Refused where its document is gone.
    """
    document = document_numbered(paper.document)
    among = None if paper.waiting else Claim.objects.settled().filter(document=document)
    selection = Selection(document=document, text_changed=TextChanged.INCLUDE, among=among)
    notes = [] if _is_known(paper) else [_("The event it tells of is not in this history: it is of another store.")]
    newer = list(newer_versions({document.pk: paper.version}))
    findings = list(_findings(paper.claims, _claims_now(selection, paper.form)))
    if findings and history.head().number == paper.event:
        notes.append(_("Nothing happened here since it was written, so it is the file that was changed."))
    return Comparison(paper.event, len(paper.claims), findings, notes, newer=newer)


def _is_known(paper: Paper) -> bool:
    return Event.objects.filter(number=paper.event, hash__startswith=paper.hash).exists()


def _claims_now(selection: Selection, form: str) -> dict[str, str]:
    try:
        with open_export(selection, format=form).file as file:
            now = paper_of(file.read())
    except Refused:
        # There is nothing to write any more.
        return {}
    return now.claims if now else {}


def _findings(then: dict[str, str], now: dict[str, str]) -> Iterator[Finding]:
    for claim, told in then.items():
        if claim not in now:
            yield Finding(claim, _("it is not told of any more"))
        elif told != now[claim]:
            yield Finding(claim, _("what is told of it changed"))
    for claim in now:
        if claim not in then:
            yield Finding(claim, _("it is told of now"))


def newer_versions(versions: dict[int, int]) -> Iterator[str]:
    """What to say of documents that have a newer version than the file knew."""
    told = _("{document} has version {newest} now; the file tells of version {version}.")
    for pks in in_batches(versions):
        now = Document.objects.filter(pk__in=pks, newest_version__isnull=False).order_by("pk")
        for document, newest in now.values_list("pk", "newest_version__number"):
            if newest > versions[document]:
                yield told.format(document=document_number(document), newest=newest, version=versions[document])
