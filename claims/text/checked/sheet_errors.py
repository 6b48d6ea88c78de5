"""Cells that show an error of a formula in place of a value: what they say is nothing about a claim."""

from .column_names import letter_of
from .own import is_own
from .rows import Table

# As spreadsheets call them in English, German, French and Spanish.
ERRORS = frozenset(
    """#N/A #REF! #VALUE! #NAME? #DIV/0! #NUM! #NULL! #SPILL! #CALC! #ERROR! #BUSY! #FIELD! #BLOCKED! #GETTING_DATA
    #NV #BEZUG! #WERT! #ZAHL! #ÜBERLAUF! #KALK! #FELD! #VALEUR! #NOM? #NOMBRE! #NUL! #PROPAGATION! #CALCUL! #CHAMP!
    #N/D #¡REF! #¡VALOR! #¿NOMBRE? #¡DIV/0! #¡NUM! #¡NULO! #¡DESBORDAMIENTO! #¡CALC! #¡CAMPO!""".split()
)
TOLD = "cells that show an error of a formula, which came in empty"


def without_errors(table: Table) -> tuple[Table, list[str]]:
    """The table with such cells empty, and which they are; an export of ours as it is, which knows no formulas."""
    if is_own(table):
        return table, []
    found = [
        (number, at) for number, cells in table.rows for at, cell in enumerate(cells) if cell.strip().upper() in ERRORS
    ]
    if not found:
        return table, []
    wrong = set(found)
    rows = [
        (number, ["" if (number, at) in wrong else cell for at, cell in enumerate(cells)])
        for number, cells in table.rows
    ]
    return table._replace(rows=rows), [f"{letter_of(at)}{number}" for number, at in found]
