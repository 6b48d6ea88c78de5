"""A letter to the author of a document: what is disputed or only partly supported, why, and what it should say."""

from collections.abc import Iterator
from typing import IO

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.choices import VERDICTS_WITH_REASON, Reason
from claims.exports.manifest import Manifest, manifest_of
from claims.exports.paper import Block, Heading, Paragraph, Quote, Words, bold, plain
from claims.exports.paper_docx import write_docx
from claims.exports.paper_markdown import markdown_of
from claims.exports.reading import Moment
from claims.exports.records import Record
from claims.exports.report_paper import grounds, linked
from claims.exports.works import Work


def write_letter_markdown(moment: Moment, file: IO[bytes]) -> Manifest:
    file.write(markdown_of(list(letter_of(moment))).encode())
    return _manifest(moment, "letter-markdown")


def write_letter_docx(moment: Moment, file: IO[bytes]) -> Manifest:
    work = _work(moment)
    write_docx(list(letter_of(moment)), file, title=_title(work), language=work.language)
    return _manifest(moment, "letter-docx")


def letter_of(moment: Moment) -> Iterator[Block]:
    work = _work(moment)
    faults = [claim for claim in moment.claims() if _is_fault(claim)]
    yield Heading(1, [Words(_title(work))])
    yield plain(_("To {whom}").format(whom=_whom(work)))
    if work.url:
        yield Paragraph([linked(work.url)])
    yield plain(_opening(moment, len(faults)))
    for number, claim in enumerate(faults, start=1):
        yield from _fault(number, claim, moment)
    yield from _closing(moment)


def _is_fault(claim: Record) -> bool:
    return claim["verdict"] in VERDICTS_WITH_REASON and not claim["text_changed"]


def _opening(moment: Moment, faults: int) -> str:
    checked = _("We have checked the claims of this document one by one; {settled} of {total} are settled.").format(
        settled=moment.statuses["settled"], total=moment.total
    )
    if not faults:
        return f"{checked} {_('None of them is disputed or only partly supported.')}"
    found = ngettext(
        "One of them is disputed or only partly supported.",
        "{faults} of them are disputed or only partly supported.",
        faults,
    ).format(faults=faults)
    asked = _("Below is what we found, with our sources. If we are wrong, please tell us and show us where.")
    return f"{checked} {found} {asked}"


def _fault(number: int, claim: Record, moment: Moment) -> Iterator[Block]:
    label = moment.wordings[claim["verdict"]].label
    reason = f" · {Reason(claim['reason']).label}" if claim["reason"] else ""
    yield Heading(2, [Words(f"{number}. "), bold(label), Words(f"{reason} · {claim['id']}")])
    yield plain(_("You write:"))
    yield from (Quote(anchor["quote"]) for anchor in claim["anchors"])
    if claim["statement"] not in [anchor["quote"] for anchor in claim["anchors"]]:
        yield Paragraph([bold(_("We read this as:")), Words(f" {claim['statement']}")])
    yield from grounds(claim)


def _closing(moment: Moment) -> Iterator[Block]:
    yield Heading(2, [Words(_("What the verdicts mean"))])
    for verdict in VERDICTS_WITH_REASON:
        wording = moment.wordings[verdict]
        yield Paragraph([bold(f"{wording.label}:"), Words(f" {wording.meaning}")], is_item=True)
    state = _("This letter tells the state of {at} (event {number}, {hash}).")
    yield plain(state.format(at=moment.as_of or "–", number=moment.head.number, hash=moment.head.hash[:16]))
    for line in (settings.FACTCHECK_TEAM_NAME, settings.FACTCHECK_SITE_URL):
        if line:
            yield Paragraph([linked(line)])


def _work(moment: Moment) -> Work:
    document = moment.selection.document
    assert document is not None
    return moment.works[document.pk]


def _title(work: Work) -> str:
    return _("About “{title}”").format(title=work.title)


def _whom(work: Work) -> str:
    return ", ".join(part for part in (work.author, work.publisher) if part) or _("the author of “{title}”").format(
        title=work.title
    )


def _manifest(moment: Moment, form: str) -> Manifest:
    return manifest_of(moment, {"format": form, "text": _("disputed and partly supported claims of the document")})
