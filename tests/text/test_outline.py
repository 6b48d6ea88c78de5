import pytest

from claims.text import Block, extract_claims, outline, read_document
from claims.text.markup import infer_blocks


def passages(text, name="a.txt"):
    reading = read_document(text.encode(), name)
    return [(p.kind, reading.text[p.start : p.end]) for p in outline(reading.text, reading.blocks)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "A title\n\n1. Is it so?\n\nYes. Is it?",
            [("heading", "A title"), ("heading", "Is it so?"), ("sentence", "Yes."), ("question", "Is it?")],
        ),
        # Run-in labels name, they do not assert.
        ("1. Data Encryption: The data is safe.", [("label", "Data Encryption:"), ("sentence", "The data is safe.")]),
        (
            "1. Revised Statutes (C.R.S.): The C.R.S. says so.",
            [("label", "Revised Statutes (C.R.S.):"), ("sentence", "The C.R.S. says so.")],
        ),
        ("Note: It is safe.", [("label", "Note:"), ("sentence", "It is safe.")]),
        ("(Sec. 1001) Directs him to act.", [("label", "(Sec. 1001)"), ("sentence", "Directs him to act.")]),
        (
            "Good Act - Title I: Aims - (Sec. 2) Defines aims.",
            [("label", "Good Act - Title I: Aims - (Sec. 2)"), ("sentence", "Defines aims.")],
        ),
        ("Good Act of 2019 - Amends the code.", [("label", "Good Act of 2019 -"), ("sentence", "Amends the code.")]),
        ("SEC. 2. AIMS.—The aims are good.", [("label", "SEC. 2. AIMS.—"), ("sentence", "The aims are good.")]),
        ("DENVER (AP) — The state sued him.", [("label", "DENVER (AP) —"), ("sentence", "The state sued him.")]),
        # The marker of an entry without words has nothing to be read, nor has a line that parts.
        ("• A law.\n•\n• Another.", [("sentence", "A law."), ("label", "•"), ("sentence", "Another.")]),
        ("One law.\n\n-\n\n(2)\n\nb)", [("sentence", "One law."), *(("label", bare) for bare in ("-", "(2)", "b)"))]),
        ("One law.\n\n—\n\nTwo laws.", [("sentence", "One law."), ("label", "—"), ("sentence", "Two laws.")]),
        # These may be an answer.
        ("One law.\n\n42.\n\n✓\n\n100 %", [("sentence", said) for said in ("One law.", "42.", "✓", "100 %")]),
        # A colon behind a sentence makes no label, nor does one behind lower case.
        ("He said this: It is safe.", [("sentence", "He said this: It is safe.")]),
        ("There is one: It is safe.", [("sentence", "There is one: It is safe.")]),
        ("and so: It is safe.", [("sentence", "and so: It is safe.")]),
        # Sentences that announce a list assert nothing, those that say what is in it do.
        (
            "There are several key ways in which it works:\n\n1. One.",
            [("lead_in", "There are several key ways in which it works:"), ("sentence", "One.")],
        ),
        (
            "Here are some points to consider:\n\n1. One.",
            [("lead_in", "Here are some points to consider:"), ("sentence", "One.")],
        ),
        (
            "Some of these safeguards include:\n\n1. One.",
            [("lead_in", "Some of these safeguards include:"), ("sentence", "One.")],
        ),
        ("You must do the following:\n\n1. One.", [("lead_in", "You must do the following:"), ("sentence", "One.")]),
        ("Agencies must:\n\n1. Act.", [("lead_in", "Agencies must:"), ("sentence", "Act.")]),
        (
            "Yes, there are several concerns about it:\n\n1. One.",
            [("sentence", "Yes, there are several concerns about it:"), ("sentence", "One.")],
        ),
        (
            "There are laws that govern it:\n\n1. One.",
            [("sentence", "There are laws that govern it:"), ("sentence", "One.")],
        ),
        ("The data includes:\n\n1. One.", [("sentence", "The data includes:"), ("sentence", "One.")]),
    ],
)
def test_passages_have_their_kinds(text, wanted):
    assert passages(text) == wanted


def test_markdown_labels_keep_their_marks():
    assert passages("- **Aim:** It is so.\n- **Aim** – it was.", "a.md") == [
        ("label", "**Aim:**"),
        ("sentence", "It is so."),
        ("label", "**Aim** –"),
        ("sentence", "it was."),
    ]
    assert passages("**Aim** is so.", "a.md") == [("sentence", "**Aim** is so.")]


def test_what_a_file_says_about_itself_carries_no_claim():
    text = "---\ntitle: The state sold it.\n---\n\nIt is so.\n\n[a]: b 'The state kept it.'\n"
    reading = read_document(text.encode(), "a.md")

    assert passages(text, "a.md") == [
        ("label", "title: The state sold it."),
        ("sentence", "It is so."),
        ("label", "[a]: b 'The state kept it.'"),
    ]
    assert [claim.statement for claim in extract_claims(reading.text, reading.blocks)] == ["It is so."]


def test_a_sentence_over_a_turned_page_is_one():
    page = "   The {} of the state and those of every one of its counties\n\n{}   THE CASE\n\nreport it. They do.\n\n"
    text = "".join(page.format(who, number) for number, who in enumerate(["boards", "courts", "clerks"], 1))

    assert [words.split()[1] for _, words in passages(text) if words.endswith("report it.")] == [
        "boards",
        "courts",
        "clerks",
    ]


TABLE = """| District | Miles | Note |
|---|---|---|
| Dover | 41 | 1911 |
| Rye | 12 | Its pipes were laid in 1911. Nobody knows why. |
| Who pays? |  | Residents may apply for a refund |
"""


def test_a_row_of_a_table_is_read_as_one():
    blocks = infer_blocks(f"# Pipes\n\n{TABLE}")
    text = f"# Pipes\n\n{TABLE}"

    assert [(one.kind, text[one.start : one.end]) for one in outline(text, blocks)][1:] == [
        # What names the columns asserts nothing.
        ("label", "District | Miles | Note"),
        ("sentence", "Dover | 41 | 1911"),
        # Sentences in a cell stand for themselves.
        ("label", "Rye | 12 |"),
        ("sentence", "Its pipes were laid in 1911."),
        ("sentence", "Nobody knows why."),
        ("label", "Who pays? |  |"),
        ("sentence", "Residents may apply for a refund"),
    ]


@pytest.mark.parametrize(
    "row",
    ["Fee | $40 | 2 %", "Budget 2025 | 7.3 million", "Open\t9 to 5\tclosed Sundays", "Total", "It is | so and so."],
)
def test_a_row_without_sentences_is_one_passage_and_no_claim(row):
    blocks = [Block("table_cell", 0, "", 0, len(row))]

    assert [one.kind for one in outline(row, blocks)] == ["sentence"]
    assert extract_claims(row, blocks) == []
