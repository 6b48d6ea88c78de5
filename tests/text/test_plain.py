import pytest

from claims.text.importers.plain import find_blocks

WRAPPED = """\
The court of appeals held that the statute, which was enacted in the
year 2010, does not apply to agencies of the state. The dissent would
have held
otherwise in any case that
"""


def shape(text):
    return [(block.kind, block.level, block.label, text[block.start : block.end]) for block in find_blocks(text)]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("", []),
        ("One paragraph.", [("paragraph", 0, "", "One paragraph.")]),
        # The first line is the title; a numbered question heads what follows, though list entries are numbered too.
        (
            "A title\n\n1. Is it so?\n\nIt is so.\n\n1. Data: It is.\n2. More: It was.\n",
            [
                ("heading", 1, "", "A title"),
                ("heading", 2, "1.", "Is it so?"),
                ("paragraph", 0, "", "It is so."),
                ("list_item", 1, "1.", "Data: It is."),
                ("list_item", 1, "2.", "More: It was."),
            ],
        ),
        # Without a blank line between: long lines are whole paragraphs.
        (
            "Effects include:\n1. Loss: " + "It is lost. " * 12 + "\nOverall, it is so.",
            [
                ("paragraph", 0, "", "Effects include:"),
                ("list_item", 1, "1.", "Loss: " + "It is lost. " * 11 + "It is lost."),
                ("paragraph", 0, "", "Overall, it is so."),
            ],
        ),
        # Every bullet and every style of number.
        (
            "Intro:\n\n- a b\n- c d\n",
            [("paragraph", 0, "", "Intro:"), ("list_item", 1, "-", "a b"), ("list_item", 1, "-", "c d")],
        ),
        ("• a b\n  c d\n• e f", [("list_item", 1, "•", "a b\n  c d"), ("list_item", 1, "•", "e f")]),
        ("(a) one\n(b) two", [("list_item", 1, "(a)", "one"), ("list_item", 1, "(b)", "two")]),
        ("(1) one\n(2) two", [("list_item", 1, "(1)", "one"), ("list_item", 1, "(2)", "two")]),
        ("i. one\nii. two", [("list_item", 1, "i.", "one"), ("list_item", 1, "ii.", "two")]),
        # A deeper list.
        (
            "1. one\n   (a) two\n   (b) three\n2. four",
            [
                ("list_item", 1, "1.", "one"),
                ("list_item", 2, "(a)", "two"),
                ("list_item", 2, "(b)", "three"),
                ("list_item", 1, "2.", "four"),
            ],
        ),
        # Headings by capitals, by division, by underline, by number, by their looks.
        (
            "Text.\n\nWHAT HAPPENS NEXT\n\nIt ends.",
            [("paragraph", 0, "", "Text."), ("heading", 2, "", "WHAT HAPPENS NEXT"), ("paragraph", 0, "", "It ends.")],
        ),
        (
            "Text.\n\nSection 3. Short title\n\nIt ends.",
            [
                ("paragraph", 0, "", "Text."),
                ("heading", 2, "Section 3.", "Short title"),
                ("paragraph", 0, "", "It ends."),
            ],
        ),
        (
            "Text.\n\n2.1 Scope of it\n\nIt ends.",
            [("paragraph", 0, "", "Text."), ("heading", 3, "2.1", "Scope of it"), ("paragraph", 0, "", "It ends.")],
        ),
        (
            "Words.\n\nminor\n-----\n\nIt ends.",
            [("paragraph", 0, "", "Words."), ("heading", 2, "", "minor"), ("paragraph", 0, "", "It ends.")],
        ),
        ("Words\n=====\nIt ends.", [("heading", 1, "", "Words"), ("paragraph", 0, "", "It ends.")]),
        (
            "Text.\n\nThe Way Forward\n\nIt ends.",
            [("paragraph", 0, "", "Text."), ("heading", 2, "", "The Way Forward"), ("paragraph", 0, "", "It ends.")],
        ),
        # A quotation, a lower-case line, a sentence and the last line are no headings.
        (
            "Text.\n\n“The Way Forward”\n\nIt ends.",
            [
                ("paragraph", 0, "", "Text."),
                ("paragraph", 0, "", "“The Way Forward”"),
                ("paragraph", 0, "", "It ends."),
            ],
        ),
        ("Text.\n\nThe Way Forward", [("paragraph", 0, "", "Text."), ("paragraph", 0, "", "The Way Forward")]),
        # Question and answer.
        ("Q: Who may?\nA: Anybody.", [("heading", 2, "Q:", "Who may?"), ("paragraph", 0, "A:", "Anybody.")]),
        # An unnumbered question alone.
        (
            "Text.\n\nWho may use it?\n\nAnybody.",
            [("paragraph", 0, "", "Text."), ("heading", 2, "", "Who may use it?"), ("paragraph", 0, "", "Anybody.")],
        ),
        # Bulleted questions are a list's.
        (
            "Ask:\n\n- Who may?\n- What for?",
            [("paragraph", 0, "", "Ask:"), ("list_item", 1, "-", "Who may?"), ("list_item", 1, "-", "What for?")],
        ),
        # An initial inside wrapped lines is no list letter, a year no list number.
        (WRAPPED + "A. Smith wrote.", [("paragraph", 0, "", (WRAPPED + "A. Smith wrote."))]),
        # Short lines above long ones are lines, not wrapped words.
        (
            "Agencies shared data\nBy Jane Smith and by several others of the staff\n" + "It is a long paragraph. " * 8,
            [
                ("heading", 1, "", "Agencies shared data"),
                ("paragraph", 0, "", "By Jane Smith and by several others of the staff"),
                ("paragraph", 0, "", ("It is a long paragraph. " * 8).strip()),
            ],
        ),
        # A drawn line is nothing.
        ("One.\n\n-----\n\nTwo.", [("paragraph", 0, "", "One."), ("paragraph", 0, "", "Two.")]),
    ],
)
def test_structure_is_inferred(text, blocks):
    assert shape(text) == blocks


def test_wrapped_lines_are_one_paragraph():
    text = f"{WRAPPED}\n{WRAPPED}"

    assert shape(text) == [("paragraph", 0, "", WRAPPED.strip())] * 2


def test_an_indented_first_line_begins_a_paragraph():
    line = "The agencies of the state report every year on what they have shared."
    text = f"   {line}\n{line}\n   {line}\n{line}"

    assert [block[3].count("The agencies") for block in shape(text)] == [2, 2]


PAGE = """\
   It is said that the {who} of the state and of the counties shall

{number}   ARIZONA v. COURT

     Opinion of the Court

report what they have shared in each of the years. The {who} did.
"""


def test_a_sentence_goes_on_over_a_turned_page():
    text = "\n".join(
        PAGE.format(who=who, number=number) for number, who in enumerate(["boards", "courts", "clerks"], 2)
    )
    blocks = find_blocks(text)

    assert len(blocks) == 3
    assert all(text[block.start : block.end].startswith("It is said") for block in blocks)
    assert all(text[block.start : block.end].endswith("s did.") for block in blocks)


def test_page_headers_between_paragraphs_are_no_blocks():
    text = "".join(f"A paragraph ends here.\n\n{page}  THE CASE\n\nAnother begins.\n\n" for page in (1, 2, 3))
    words = {text[block.start : block.end] for block in find_blocks(text)}

    assert words == {"A paragraph ends here.", "Another begins."}


def test_a_line_that_only_comes_back_is_kept():
    text = "Answer\n\nIt is so.\n\n" * 4

    assert [text[block.start : block.end] for block in find_blocks(text)].count("Answer") == 4


@pytest.mark.parametrize("line", ["Chapter {}", "Table {}: Figures", "In the year {} it was so.", "{}. Entry"])
def test_numbered_lines_are_no_page_headers(line):
    text = "\n\n".join(f"{line.format(n)}\n\nSome words follow." for n in (1, 2, 3))

    assert len(find_blocks(text)) == 6
