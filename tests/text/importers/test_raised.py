"""Superscripts are no part of the number before them, in every format and in what is claimed."""

import pytest

from claims.text import extract_claims, looks_in
from claims.text.importers.docx.document import read_docx
from claims.text.importers.html.document import read_html
from claims.text.sentences import split_block
from tests.text.importers.word_files import docx, p, run

RAISED = '<w:vertAlign w:val="superscript"/>'
POWER = "<m:oMath><m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>6</m:t></m:r></m:sup></m:sSup></m:oMath>"
STYLES = (
    f'<w:style w:type="character" w:styleId="Mark"><w:rPr>{RAISED}</w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Own"><w:basedOn w:val="Mark"/></w:style>'
)


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>$45<sup>1</sup> million", "$45¹ million"),
        ("<p>120 m<sup>2</sup> and 10<sup>-6</sup> or 10<sup>−12</sup>", "120 m² and 10⁻⁶ or 10⁻¹²"),
        ("<p>10<sup>–6</sup>, notes<sup>1–3</sup>", "10⁻⁶, notes¹–³"),
        ("<p>Na<sup>+</sup>, x<sup>(3)</sup>, y<sup>1, 2</sup>", "Na⁺, x⁽³⁾, y¹, ²"),
        ("<p>45<sup><a href='#n'>1</a></sup> or <a href='#n'><sup>2</sup></a>", "45¹ or ²"),
        # Two superscripts make no number, one in several elements does.
        ("<p>x<sup>2</sup><sup>1</sup>", "x²\u202f¹"),
        ("<p>x²<sup>1</sup>", "x²\u202f¹"),
        ("<p>x<sup>2<sup>3</sup></sup>", "x²\u202f³"),
        ("<p>x<sup><i>2</i><b>1</b></sup>", "x²¹"),
        ("<p>45<span style='vertical-align: super'>1</span>", "45¹"),
        ("<p><math><msup><mn>10</mn><mn>6</mn></msup></math>", "10⁶"),
        # Letters stay; a mark or an exponent that begins with a number does not run into the one before it.
        ("<p>1<sup>st</sup> N<sup>o</sup> 5", "1st No 5"),
        ("<p>45<sup>1a</sup> and 10<sup>0.5</sup>", "45¹a and 10⁰.⁵"),
        ("<p>Дом<sup>в 5 км</sup>", "Домв 5 км"),
        ("<p>45<sup>3 in all</sup>", "45\u202f3 in all"),
        # A note in brackets is told from a number as it is.
        ("<p>$45<sup>[1]</sup> million", "$45[1] million"),
        ("<p>$45<sup>*</sup> and CO<sub>2</sub>", "$45* and CO2"),
    ],
)
def test_a_superscript_on_a_page_is_raised(page, text):
    assert read_html(page.encode()).decoded.text == text


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (run("$45") + run("1", RAISED) + run(" million"), "$45¹ million"),
        # Runs cut a superscript anywhere.
        (run("10") + run("-", RAISED) + run("1", RAISED) + run("2", RAISED), "10⁻¹²"),
        (run("45") + run("1", '<w:rStyle w:val="Mark"/>'), "45¹"),
        (run("45") + run("1", '<w:rStyle w:val="Own"/>'), "45¹"),
        (run("45") + run("1", '<w:rStyle w:val="Own"/><w:vertAlign w:val="baseline"/>'), "451"),
        (run("CO") + run("2", '<w:vertAlign w:val="subscript"/>'), "CO2"),
        (run("1") + run("st", RAISED), "1st"),
        (POWER, "10⁶"),
        # Notes that Word numbers itself stand behind the text, and not in it.
        (run("$45") + '<w:r><w:footnoteReference w:id="1"/></w:r>' + run(" million"), "$45 million"),
        (
            run("$45")
            + f'<w:r><w:rPr>{RAISED}</w:rPr><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>1</w:t></w:r>',
            "$45¹",
        ),
    ],
)
def test_a_superscript_in_word_is_raised(content, text):
    assert read_docx(docx(p(content), styles=STYLES)).decoded.text == text


def test_looks_stay_with_their_words():
    page = (
        b"<p><a href='https://a.example/'>10<sup>2</sup></a><sup>1</sup> <b>and</b> <a href='https://a.example/'>b</a>"
    )
    imported = read_html(page)
    text = imported.decoded.text
    looks = [(text[look.start : look.end], look.looks) for look in looks_in(imported.blocks[0].looks)]
    assert (text, looks) == ("10²\u202f¹ and b", [("10²", "l"), ("and", "b"), ("b", "l")])


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        ("# A\n\nThe fund held $45<sup>1</sup> million.", ["The fund held $45¹ million."]),
        ("# A\n\nThe town held $45<sup>[1](#n)</sup> million.", ["The town held $45¹ million."]),
        ("# A\n\nThe city has 10<sup><b>6</b></sup><sup>1</sup> people.", ["The city has 10⁶ ¹ people."]),
        ("# A\n\nThe 1<sup>st</sup> agency pays 30 people.", ["The 1st agency pays 30 people."]),
        (
            "# A\n\nThe state paid 45 people in 2021.<sup>2</sup> The city paid 30 people.<sup>[3](#n)</sup>",
            ["The state paid 45 people in 2021.", "The city paid 30 people."],
        ),
        (
            "The state paid 45 people in 2021.¹ The city paid 30 people.¹, ² The board paid 20 people.",
            ["The state paid 45 people in 2021.", "The city paid 30 people.", "The board paid 20 people."],
        ),
    ],
)
def test_a_statement_has_superscripts_and_no_marks_behind_it(text, statements):
    assert [claim.statement for claim in extract_claims(text)] == statements


@pytest.mark.parametrize(
    "note", ["¹", "¹²", "¹,²", "¹, ²", "¹\u202f²", "¹–³", "⁽¹⁾", "<sup>1</sup>", "<sup>1</sup><sup>2</sup>"]
)
@pytest.mark.parametrize("last", ["word", "2021"])
def test_a_sentence_ends_behind_the_marks_of_its_notes(note, last):
    text = f"It ended in {last}.{note} The next one began."
    assert [text[one.start : one.end] for one in split_block(text)] == [
        f"It ended in {last}.{note}",
        "The next one began.",
    ]
