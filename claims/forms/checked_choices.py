"""What a form over a file of claims checked elsewhere says of how it is read."""

from django.http import QueryDict

from claims.services.checked.file_choices import Choices

COLUMN, MEANING = "column-", "meaning-"
MAX_DIGITS = 7


def choices_in(data: QueryDict) -> Choices:
    """What a form that was sent says; columns of another sheet or below other headings are guessed anew."""
    sent = {name: str(value) for name, value in data.items()}
    sheet = sent.get("sheet", "")
    same_sheet = sheet == sent.get("sheet_shown", "")
    headings = _number(sent.get("headings", "")) if same_sheet else None
    same_columns = same_sheet and headings in (None, _number(sent.get("headings_shown", "")))
    columns: dict[str, str | int] = {
        name.removeprefix(COLUMN): "" if (column := _number(value)) is None else column
        for name, value in sent.items()
        if name.startswith(COLUMN) and same_columns
    }
    meanings = {name.removeprefix(MEANING): value for name, value in sent.items() if name.startswith(MEANING) and value}
    titles, flags = sent.get("titles", ""), ("without_history" in data, "as_new" in data)
    return Choices(sheet, columns, meanings, "leave_out" in data, headings, titles, *flags, sent.get("encoding", ""))


def _number(written: str) -> int | None:
    return int(written) if written.isdecimal() and len(written) <= MAX_DIGITS else None


def said_in(data: QueryDict) -> QueryDict:
    """What was sent; the button of the offer says what somebody else fills in."""
    if not (document := data.get("next_of")):
        return data
    filled_in = data.copy()
    filled_in["document"], filled_in["new_version"] = document, "on"
    return filled_in
