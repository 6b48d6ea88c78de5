"""A letter to the author of a document: what is disputed or only partly supported, why, and what it should say."""

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from datetime import UTC, date, datetime
from typing import IO

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from claims.choices import VERDICTS_WITH_REASON, Stance
from claims.exports.manifest import Manifest, manifest_of
from claims.exports.paper import Block, Heading, Paragraph, Quote, Words, announcing, around, bold, plain
from claims.exports.paper_docx import write_docx
from claims.exports.paper_markdown import markdown_of
from claims.exports.reading import Moment
from claims.exports.report import Entry, Report, foot_of, report_of
from claims.exports.report_paper import Labels, grounds, labelled, linked
from claims.exports.works import Work
from claims.models.numbers import claim_number
from claims.refusal import Refused

# The month in words: day and month change places from country to country.
DAY = "j F Y"
ABOUT = gettext_lazy("About “{title}”")
STATE_OF_LETTER = gettext_lazy(
    "This letter is about {document}, version {version}, in the state of {day}, {time} UTC: entry {number} of our "
    "history, {hash}."
)


def write_letter_markdown(moment: Moment, file: IO[bytes]) -> Manifest:
    report = report_of(moment, "letter-markdown")
    file.write(markdown_of(list(letter_of(report, moment))).encode())
    return _manifest(report, moment, "letter-markdown")


def write_letter_docx(moment: Moment, file: IO[bytes]) -> Manifest:
    report = report_of(moment, "letter-docx")
    blocks = list(letter_of(report, moment))
    about = {"title": _title(report.work), "foot": foot_of(report), "language": report.work.language}
    write_docx(blocks, file, **about, dated=moment.dated)
    return _manifest(report, moment, "letter-docx")


def letter_of(report: Report, moment: Moment) -> Iterator[Block]:
    """Raises Refused while nothing of the document is settled: there is nothing to write about yet."""
    standing = report.found
    if not standing:
        raise Refused(_("No claim of {document} is settled yet: there is nothing to write to its author.").format(
            document=report.work.number))  # fmt: skip
    faults = _faults(report)
    yield Heading(1, around(str(ABOUT), report.work.title))
    yield from _head(report.work, moment)
    yield from map(plain, _opening(faults, report, moment))
    places, labels = _places(report), letter_labels()
    for entry in faults:
        yield from _fault(entry, places.get(str(entry.claim["id"]), ""), labels, report.work.language)
    yield from _closing(report, moment, {entry.claim["verdict"] for entry in standing})


def _head(work: Work, moment: Moment) -> Iterator[Block]:
    if moment.as_of:
        yield plain(date_format(_day_of(moment.as_of), DAY))
    yield plain(_("To {whom}").format(whom=_whom(work)))
    yield from _read_at(work)
    yield plain(_("Dear {name},").format(name=work.author or _("author")))


def _read_at(work: Work) -> Iterator[Block]:
    """Where the text was read, and when: it may say something else by now."""
    if work.url:
        yield Paragraph([Words(f"{_('About')} "), linked(work.url)])
    if work.captured_on:
        day = date_format(date.fromisoformat(work.captured_on), DAY)
        yield plain(_("We read it as it stood on {day}.").format(day=day))
    if work.archive_url:
        yield Paragraph([Words(f"{_('A copy of what we read:')} "), linked(work.archive_url)])


def _opening(faults: Sequence[Entry], report: Report, moment: Moment) -> Iterator[str]:
    """How much was checked is said as it is: a letter about a part never reads as one about the whole, nor one about
    what is wrong as if nothing were right."""
    total, standing = moment.also.claims, len(report.found)
    if standing < total:
        yield _(
            "We are checking the claims of your document one by one. {standing} of {total} are settled so far; this "
            "letter is about these alone."
        ).format(standing=standing, total=total)
    else:
        yield ngettext(
            "We have checked the one claim of your document.",
            "We have checked the claims of your document one by one, all {total} of them.",
            total,
        ).format(total=total)
    counts = Counter(entry.label for entry in report.found)
    labels = [tally.label for tally in report.tallies]
    told = ", ".join(f"{label} {counts[label]}" for label in labels if counts[label])
    yield _("Our verdicts: {counts}.").format(counts=told)
    called = {verdict: moment.wordings[verdict].label for verdict in VERDICTS_WITH_REASON}
    if not faults:
        yield _("None of them is “{disputed}” or “{partly_supported}”.").format(**called)
        return
    yield ngettext(
        "Below is the one that is “{disputed}” or “{partly_supported}”, with our reasons and our sources. It has a "
        "number: please name it when you answer.",
        "Below are the {faults} that are “{disputed}” or “{partly_supported}”, with our reasons and our sources. Each "
        "has a number: please name it when you answer.",
        len(faults),
    ).format(faults=len(faults), **called)


def letter_labels() -> Labels:
    """As said to the one whose words they are about."""
    stances: dict[str, str] = {
        Stance.SUPPORTS: _("Speaks for it:"),
        Stance.REFUTES: _("Speaks against it:"),
        Stance.CONTEXT: _("Context:"),
    }
    return Labels(_("What we found:"), _("It should say:"), stances)


def _places(report: Report) -> dict[str, str]:
    """Where each claim begins first: the paragraph as the reader numbers it, and the heading above."""
    found: dict[str, str] = {}
    for section in report.sections:
        heading = section.heading.block.title if section.heading else ""
        for line in section.every_line:
            is_named = heading and line.number and not line.section.title
            where = _("{place}, under “{heading}”") if is_named else "{place}"
            for place in line.places:
                found.setdefault(claim_number(place.claim), where.format(place=line.where, heading=heading))
    return found


def _fault(entry: Entry, place: str, labels: Labels, language: str) -> Iterator[Block]:
    claim = entry.claim
    reason = f" · {entry.reason}" if entry.reason else ""
    yield Heading(2, [Words(f"{entry.number} · "), bold(entry.label), Words(reason)])
    yield announcing(Words(_("You write ({place}):").format(place=place) if place else _("You write:")))
    yield from (Quote(quote, language=language) for quote in entry.quotes)
    if not entry.repeats:
        yield from labelled(_("We read this as:"), claim["statement"])
    yield from grounds(claim, labels)


def _closing(report: Report, moment: Moment, given: Container[str]) -> Iterator[Block]:
    yield plain(_("If we are wrong, please tell us and show us where: we correct what we got wrong."))
    yield announcing(Words(_("With kind regards,")))
    yield plain(settings.FACTCHECK_TEAM_NAME or _("the reviewers"))
    if settings.FACTCHECK_SITE_URL:
        yield Paragraph([linked(settings.FACTCHECK_SITE_URL)])
    yield Heading(2, [Words(_("What the verdicts mean"))])
    for verdict, wording in moment.wordings.items():
        if verdict not in given:
            continue
        yield Paragraph([bold(f"{wording.label}:"), Words(f" {wording.meaning}")], is_item=True)
    if moment.as_of:
        at = _day_of(moment.as_of)
        yield plain(str(STATE_OF_LETTER).format(
            document=report.work.number, version=report.version, day=date_format(at, DAY), time=f"{at:%H:%M}",
            number=moment.head.number, hash=moment.head.hash[:16],
        ))  # fmt: skip


def _day_of(as_of: str) -> datetime:
    return datetime.fromisoformat(as_of).astimezone(UTC)


def _title(work: Work) -> str:
    return str(ABOUT).format(title=work.title)


def _whom(work: Work) -> str:
    return ", ".join(part for part in (work.author, work.publisher) if part) or _("the author of “{title}”").format(
        title=work.title
    )


def _faults(report: Report) -> list[Entry]:
    return [entry for entry in report.found if entry.claim["verdict"] in VERDICTS_WITH_REASON]


def _manifest(report: Report, moment: Moment, form: str) -> Manifest:
    told = {"format": form, "faults": len(_faults(report))}
    return manifest_of(moment, told | {"text": _("disputed and partly supported claims of the document")})
