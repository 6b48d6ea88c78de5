"""Our own workbook as a program reads it: its columns by their stored names, its words as they are stored."""

import zipfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from claims.exports.xlsx_layout import LABEL, LEFT_OUT, SHEETS

Named = dict[str, str]
OTHER_FORM = gettext_lazy(
    "JSON, JSON Lines, CSV (with its manifest, or in a ZIP with it), XLSX, reports and letters of ours hold all that "
    "is compared, other forms do not"
)


class Workbook:
    """Raises what its parser raises for a file that is no workbook, and ValueError with a sentence for another's."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with zipfile.ZipFile(path) as archive:
            if "xl/workbook.xml" not in archive.namelist():
                raise ValueError(OTHER_FORM)
        with path.open("rb") as file, closing(load_workbook(file, read_only=True)) as book:
            if not SHEETS.keys() <= set(book.sheetnames):
                raise ValueError(_("it is no workbook of ours: it has other sheets"))
            rows = book["summary"].iter_rows(min_row=2, max_col=2, values_only=True)
            self._summary: dict[str, Any] = {str(what): value for what, value in rows}

    def manifest(self) -> dict[str, Any]:
        """The event, the filter, the newest version of each document, and the claims that were left out."""
        event = {"number": int(self._summary["event.number"]), "hash": self._summary["event.hash"]}
        told = self._under("filter")
        chosen: dict[str, Any] = {name: told.get(name) for name in ("document", "text_changed")}
        chosen["document"] = None if chosen["document"] == "None" else chosen["document"]
        for name in ("verdict", "status"):
            chosen[name] = [value for key, value in told.items() if key.startswith(f"{name}.")]
        for name in ("shown", "page"):
            if inner := _unflattened(told, f"{name}."):
                chosen[name] = inner
        left_out = [{"id": told} for name, told in self._under(LEFT_OUT).items() if name.endswith(".id")]
        documents = [{"number": name, "version": int(told)} for name, told in self._under("version").items()]
        return {"event": event, "filter": chosen, "documents": documents, "form": {LEFT_OUT: left_out}}

    def rows(self, sheet: str) -> Iterator[Named]:
        """The cells of each row by the stored names of their columns."""
        # Of workbooks without them, the headings are the stored names.
        names = {_text_of(heading): name for name, heading in self._under(f"column.{sheet}").items()}
        words: dict[str, Named] = {}
        for key, label in self._under(f"word.{sheet}").items():
            name, stored = key.split(".", 1)
            words.setdefault(name, {})[stored] = _text_of(label)
        with self._path.open("rb") as file, closing(load_workbook(file, read_only=True)) as book:
            rows = book[sheet].iter_rows(values_only=True)
            header = [names.get(heading, heading) for heading in map(_text_of, next(rows))]
            for row in rows:
                yield _as_stored(dict(zip(header, map(_text_of, row), strict=True)), words)

    def _under(self, start: str) -> dict[str, Any]:
        """What the summary tells under names that start so."""
        start = f"{start}."
        return {name.removeprefix(start): value for name, value in self._summary.items() if name.startswith(start)}


def _unflattened(told: Mapping[str, Any], start: str) -> dict[str, Any]:
    """What is told under names that start so: texts, and lists of them whose items are numbered."""
    found: dict[str, Any] = {}
    for name, value in told.items():
        if name.startswith(start):
            key, _dot, ordinal = name.removeprefix(start).partition(".")
            if ordinal:
                found.setdefault(key, []).append(_text_of(value))
            else:
                found[key] = _text_of(value)
    return found


def _as_stored(cells: Named, words: Mapping[str, Named]) -> Named:
    """Words as they are stored; where a label says another thing than the stored word beside it, both of them, which is
    neither."""
    for name, labels in words.items():
        beside = cells.get(f"{name}{LABEL}")
        if beside is None:
            stored = {label: word for word, label in labels.items()}
            cells[name] = stored.get(cells[name], cells[name])
        elif beside != labels.get(cells[name], ""):
            cells[name] = _("{stored}, shown as “{label}”").format(stored=cells[name], label=beside)
    return cells


def _text_of(cell: Any) -> str:
    """A sheet writes some characters as _x000D_, days as times, and nothing for an empty text."""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return unescape(cell) if isinstance(cell, str) else "" if cell is None else str(cell)
