"""One value in several spellings: a sheet that is saved as another format, or by another program, writes some anew."""

from .same_dates import is_same_date

# As spreadsheet programs call a ticked box, and one that is not, in the language that they speak.
BOXES = ({"true", "wahr", "vrai", "verdadero", "vero"}, {"false", "falsch", "faux", "falso"})


def is_same_value(one: str, other: str) -> bool:
    """Whether two cells say one thing: the same words, one day (see `is_same_date`), or the same of a box."""
    return one == other or is_same_date(one, other) or any({one.lower(), other.lower()} <= box for box in BOXES)
