"""The summary of a workbook: what the manifest says, in words, and at its end what programs read."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from claims.choices import Status
from claims.exports.cells import too_much
from claims.exports.manifest import Manifest
from claims.exports.page_filter import ALL, OF, SETTLED, THESE, Page
from claims.exports.selection import TextChanged
from claims.exports.xlsx_sheet import Sheet

Lines = Iterator[tuple[str, Any]]
# By what the filter of a page says that it chose from.
AMONG = {
    ALL: _l("all claims"),
    SETTLED: _l("settled claims"),
    THESE: _l("just these: ticked, or shown to one person or at one time"),
}


def write_summary(manifest: Manifest, told: Mapping[str, Any], sheets: Iterable[Sheet], sheet: Sheet) -> None:
    """`sheets` are those of rows, whole; `told` is for programs, besides what the manifest has for them."""
    _write_state(manifest, sheet)
    parts = (
        (_("Which claims"), _chosen(manifest)),
        (_("How many"), _counted(manifest)),
        (_("Left out, since a cell would cut a text"), _left_out(manifest)),
        (_("What the verdicts mean"), _meant(manifest)),
        (_("Documents"), _documents(manifest)),
        (_("On paper"), _on_paper(sheets)),
    )
    for heading, lines in parts:
        if told_ := list(lines):
            _write_part(heading, told_, sheet)
    sheet.end_paper()
    _write_part(_("For programs"), _for_programs(manifest, told), sheet)


def _write_part(heading: str, lines: Iterable[tuple[str, Any]], sheet: Sheet) -> None:
    sheet.add_heading(heading)
    for what, value in lines:
        sheet.add([what, _held(value)], what)


def _held(value: Any) -> Any:
    """The value; of a text that no cell holds, that it is not here: the claims can go out without it."""
    why = too_much(value) if isinstance(value, str) else ""
    return (
        _("not told here, since it {why}. JSON, and the manifest of a CSV, hold it").format(why=why) if why else value
    )


def _write_state(manifest: Manifest, sheet: Sheet) -> None:
    sheet.add([_("Written by"), " ".join(manifest["product"].values())])
    if manifest["as_of"]:
        sheet.add_moment(_("State of"), manifest["as_of"])
    else:
        sheet.add([_("State of"), _("nothing has happened yet")])
    sheet.add([_("Event number"), manifest["event"]["number"]])
    sheet.add([_("Event hash"), manifest["event"]["hash"]])
    sheet.add([_("Cells"), manifest["form"]["text"]])


def _chosen(manifest: Manifest) -> Lines:
    chosen = manifest["filter"]
    yield from _chosen_by_page(chosen["page"]) if "page" in chosen else _chosen_by_command(chosen, manifest)
    for name, value in chosen.get("shown", {}).items():
        yield _("Filter of the page: {name}").format(name=name), value


def _chosen_by_command(chosen: Mapping[str, Any], manifest: Manifest) -> Lines:
    labels = manifest["verdict_labels"]
    yield _("With the verdict"), ", ".join(labels[verdict] for verdict in chosen["verdict"]) or _("any")
    yield _("With the status"), ", ".join(_status(status) for status in chosen["status"]) or _("any")
    yield _("Of the document"), chosen["document"] or _("any")
    yield _("Text changed"), str(TextChanged(chosen["text_changed"]).label)


def _chosen_by_page(page: Page) -> Lines:
    yield _("Chosen on a page, from"), str(AMONG[page[OF]])


def _counted(manifest: Manifest) -> Lines:
    counts = manifest["counts"]
    yield _("Claims"), counts["claims"]
    if counts["left_out"]:
        yield _("Of these left out of this file"), counts["left_out"]
    yield from ((_status(status), number) for status, number in counts["status"].items())
    yield from ((manifest["verdict_labels"][verdict], number) for verdict, number in counts["verdict"].items())
    yield _("With changed words"), counts["text_changed"]
    yield _("Not among them, since their words changed"), counts["text_changed_left_out"]


def _left_out(manifest: Manifest) -> Lines:
    yield from ((one["id"], one["reason"]) for one in manifest["form"].get("left_out", ()))


def _meant(manifest: Manifest) -> Lines:
    for verdict, meaning in manifest["verdict_meanings"].items():
        yield _("“{verdict}” means").format(verdict=manifest["verdict_labels"][verdict]), meaning


def _documents(manifest: Manifest) -> Lines:
    for document in manifest["documents"]:
        named = _("{number}, version {version}") if document["is_newest"] else _("{number}, older version {version}")
        yield named.format(number=document["number"], version=document["version"]), document["title"]
        yield _("Its address"), document["url"] or _("none")
        yield _("SHA-256 of its file"), document["original_sha256"] or _("none")
        yield _("SHA-256 of its text"), document["text_sha256"]
        yield from _sign_off(document["sign_off"])


def _sign_off(told: Mapping[str, Any] | None) -> Lines:
    if told is None:
        yield _("Signed off"), _("no")
        return
    yield _("Signed off"), told["statement"] or _("yes")
    yield _("Signed off by"), told["signed_by"]
    yield _("The sign-off holds"), _("yes") if told["holds"] else _("no: claims were reopened, added or restored since")


def _on_paper(sheets: Iterable[Sheet]) -> Lines:
    yield (
        _("Sheet of claims"),
        _("two pages side by side, with the number on both: what was found; the words in the document and the rest"),
    )
    yield _("Not printed"), _("the columns to the right of these, which hold what programs read as it is stored")
    for sheet in sheets:
        if sheet.rows_cut:
            named = _("Rows of “{sheet}” that are longer than a row can be high").format(sheet=sheet.sheet.name)
            yield named, _("{number}: whole in their cells, cut on paper").format(number=sheet.rows_cut)


def _for_programs(manifest: Manifest, told: Mapping[str, Any]) -> Lines:
    """What `export_claims --verify` and an import ask of a workbook: `column` tells the heading of each stored column,
    `word` what is shown for a stored word."""
    versions = {one["number"]: one["version"] for one in manifest["documents"] if one["is_newest"]}
    asked = {"event": manifest["event"], "filter": _askable(manifest["filter"]), "version": versions}
    for name, value in (asked | dict(told)).items():
        yield from _flat(name, value)


def _askable(chosen: Mapping[str, Any]) -> Mapping[str, Any]:
    """The filter; where no cell holds a part of it, one that cannot be asked again, rather than another one."""
    page = chosen.get("page", {})
    is_whole = not any(too_much(value) for name, value in _flat("page", page) if isinstance(value, str))
    return chosen if is_whole else {**chosen, "page": {OF: THESE}}


def _flat(name: str, value: Any) -> Lines:
    """The values of a manifest, each under its whole name; none for what has no value."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _flat(f"{name}.{key}", inner)
    elif isinstance(value, list):
        for ordinal, inner in enumerate(value, start=1):
            yield from _flat(f"{name}.{ordinal}", inner)
    elif value is not None:
        yield name, value


def _status(word: str) -> str:
    return str(Status(word).label)
