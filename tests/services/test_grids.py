"""Tables laid out for reading: rows of one table, cells in columns, claims over the edges of cells."""

from claims.models import Block
from claims.services.reading.places import Place
from claims.services.reading.reader import read_version
from claims.text import Cell
from claims.text.blocks import written_cells
from claims.text.importers.markdown import find_blocks


def laid(rows, places=()):
    """The groups of a text of table rows: its cells stand between bars, `_` stands for none; `!` names columns."""
    blocks, text = [], ""
    for ordinal, row in enumerate(rows):
        start, cells = len(text), []
        for column, cell in enumerate(row.strip("!").split("|"), start=1):
            if cell != "_":
                text += "\t" if cells else ""
                cells.append(Cell(column, len(text) - start, len(text) - start + len(cell)))
                text += cell
        kind, written = ("table_cell", written_cells(cells)) if "|" in row else ("paragraph", "")
        level = int(row.startswith("!"))
        blocks.append(Block(ordinal=ordinal, kind=kind, level=level, start=start, end=len(text), cells=written))
        text += "\n"
    [section] = read_version(blocks, [Place(*place) for place in places], text)
    return section.groups


def cells(line):
    return [(cell.skipped, "".join(one.run.text for one in cell.stretches)) for cell in line.row.cells]


def test_each_cell_stands_in_its_column():
    [group] = laid(["!City|Year|Paid", "Rye|_|5", "_|2020|_"])

    assert group.kind == "table"
    assert [cells(line) for line in group.lines] == [
        [(0, "City"), (0, "Year"), (0, "Paid")],
        [(0, "Rye"), (1, "5")],
        [(1, "2020")],
    ]
    assert [line.row.rest for line in group.lines] == [0, 0, 1]


def test_columns_that_no_row_fills_are_left_out():
    [group] = laid(["a|_|_|b", "_|_|_|c"])

    assert [cells(line) for line in group.lines] == [[(0, "a"), (0, "b")], [(1, "c")]]


def test_a_table_ends_where_other_words_stand_and_where_columns_are_named_anew():
    groups = laid(["!a|b", "c|d", "!e|f", "g|h", "Words.", "i|j"])

    assert [(group.kind, len(group.lines)) for group in groups] == [
        ("table", 2),
        ("table", 2),
        ("text", 1),
        ("table", 1),
    ]


def test_what_has_one_column_or_too_many_is_no_table():
    assert [group.kind for group in laid(["a|_", "b|_"])] == ["text"]
    assert [group.kind for group in laid(["|".join("a" * 101)])] == ["text"]


def test_a_claim_over_several_cells_is_in_each_of_them_and_begins_and_ends_once():
    # "Rye\t2020\t5 dollars": over all of it; from the tab before 2020 to the tab behind it.
    [group] = laid(["Rye|2020|5 dollars"], [(0, 18, 1, "open"), (3, 9, 2, "open")])

    runs = [one.run for cell in group.lines[0].row.cells for one in cell.stretches]
    told = [(run.text, *([place.claim for place in places] for places in run[1:])) for run in runs]
    assert told == [
        ("Rye", [1], [1], []),
        ("2020", [1, 2], [2], [2]),
        ("5 dollars", [1], [], [1]),
    ]


def test_the_parts_of_a_row_are_its_words_and_what_stands_between():
    text = "| City | Year | Note |\n|---|---|---|\n| Rye \\| NY |  | *so* |\n"
    found = find_blocks(text)
    blocks = [Block(ordinal=number, **one._asdict()) for number, one in enumerate(found)]

    row = read_version(blocks, [], text)[0].groups[0].lines[1].row

    assert [(cell.between, cell.stretches[0].run.text) for cell in row.cells] == [
        ("", "Rye \\| NY"),
        (" |  | ", "*so*"),
    ]
