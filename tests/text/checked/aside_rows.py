"""A small checked sheet, and what its rows are taken for."""

from claims.text.checked import Table, find_asides

HEADINGS = ["Nr", "Claim", "Verdict", "Source"]
COLUMNS = {"statement": 1, "verdict": 2, "source": 3}
CHECKED = [["1", "It opened in 1903.", "true"], ["2", "It closed.", "false"], ["3", "It burned.", "true"]]
UNENDED = [[number, claim.rstrip("."), verdict] for number, claim, verdict in CHECKED]


def asides_in(*rows, merged=(), columns=COLUMNS):
    table = Table("", list(enumerate([HEADINGS, *rows], start=1)), merged=dict.fromkeys(merged, 9))
    return find_asides(table, table.rows[1:], HEADINGS, columns)


def kinds_in(*rows, **told):
    """What each row is, by the number it has in a sheet with headings."""
    return {number: kind for kind, numbers in asides_in(*rows, **told)._asdict().items() for number in sorted(numbers)}
