"""Columns as teams call them, and what is read from them by role."""

import pytest

from claims.text.checked import Table, column_of, guess_columns, letter_of, rows_of
from claims.text.encodings import Unreadable


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("Claim,Verdict,Source,Notes,Checked by,Date", "statement verdict source note who when"),
        (
            "FACT;Status;Source URL;Fact-checker notes;Fact Checker;Date checked",
            "statement verdict source note who when",
        ),
        ("#;Line;OK?;Backup;Comments", "- statement verdict source note"),
        ("Statement;Exact quote;Rating;Status;Evidence;Explanation", "statement quote verdict - source rationale"),
        ("Section;Claim text;Speaker;True/False;Links;Page", "section statement claimant verdict source pinpoint"),
        ("Claim (from the script);Verdict (ours);Source(s)", "statement verdict source"),
        ("Afirmación;Veredicto;Fuente;Fecha", "statement verdict source when"),
        ("id,document,section,statement,quote,kind,claimant", "- - section statement quote kind claimant"),
        (
            "statement,status,verdict,reason,rationale,citations,decided_at",
            "statement - verdict - rationale source when",
        ),
        ("Behauptung;Urteil;Kommentar;Quellen;Prüferin;Geprüft am", "statement verdict note source who when"),
        ("Aussage;Bewertung;Begründung;Beleg;Geprüft von;Datum", "statement verdict rationale source who when"),
        ("Énoncé;Évaluation;Commentaire;Références;Vérifié par;Vérifié le", "statement verdict note source who when"),
        ("AFIRMACION;Valoracion;Comentarios;Fuentes;Revisado por;Fecha", "statement verdict note source who when"),
        ("Texto;Observaciones (internas);Enlace", "- note source"),
        ("Ref #;Assertion text;Our finding;Explanation;Link;Checked when", "- statement verdict rationale source when"),
        ("Behauptung im Artikel;Stimmt?;Beleg;Kommentar;wer;wann", "statement verdict source note who when"),
        ("Affirmation;Vrai/faux;Preuve;Qui ?;Quand ?", "statement verdict source who when"),
        ("Afirmación;¿Verdadero o falso?;¿Quién?;¿Cuándo?", "statement verdict who when"),
        (
            "Timestamp;What is the claim you are checking?;Who said it?;Where was it said? (link);Your rating;Explain "
            "your rating;Link(s) to your evidence;Your name",
            "- statement claimant - verdict rationale source who",
        ),
        ("Zeitstempel;Wie lautet die Behauptung?;Ihre Bewertung;Quelle(n);Ihr Name", "- statement verdict source who"),
        # What may be a remark among colleagues is not for everybody to read.
        ("Claim,Notes,Explanation", "statement note rationale"),
        ("Claim,Notes / queries to author", "statement note"),
        ("Claim,Explanation (internal),Comments", "statement - note"),
        ("Behauptung,Anmerkungen,Begründung", "statement note rationale"),
        ("Behauptung,Begründung intern", "statement note"),
        ("Claim,For internal use,Internal ID", "statement note -"),
        ("Claim,Internal ID,Internal", "statement - note"),
        # As forms ask.
        ("Claim;Who made the claim?;Who checked it?", "statement claimant who"),
        ("Claim;Who made the claim? (full name);Initials", "statement claimant who"),
        ("Claim;Who said this?;Is the claim true?;How do you know?", "statement claimant verdict rationale"),
        ("Behauptung;Wer hat es gesagt?;Ist die Aussage wahr?", "statement claimant verdict"),
        ("Behauptung;Wer hat es geprüft?;Wie lautet Ihr Urteil?", "statement who verdict"),
        ("Affirmation;Qui l’a affirmé ?;Quel est votre verdict ?", "statement claimant verdict"),
        ("Afirmación;¿Quién lo afirmó?;¿Cómo lo sabe?", "statement claimant rationale"),
        ("Claim;What's your verdict?;Explain your reasoning", "statement verdict rationale"),
        ("Claim;What’s our rating?;What is the source of the claim?", "statement verdict -"),
        ("Claim;T/F;Notes", "statement verdict note"),
        ("Claim;True / False", "statement verdict"),
        ("Affirmation,Remarques,Explication", "statement note rationale"),
        ("Afirmación,Notas,¿Por qué?", "statement note rationale"),
        # Something else of the source, the author or the claim.
        ("Claim,Source contact,Verdict", "statement - verdict"),
        ("Claim,Source type,Source", "statement - source"),
        ("Fact,Author response,Verdict", "statement - verdict"),
        ("Claim,Who said it,Date of claim,Rating", "statement claimant - verdict"),
        ("Aussage,Sprecherin,Urteil", "statement claimant verdict"),
        ("Behauptung;Datum der Äußerung;Geprüft am", "statement - when"),
        ("Afirmación;Fecha del discurso;Fuente", "statement - source"),
        # Of several verdicts the last word.
        ("Claim;Verdict 1;Verdict 2;Final verdict", "statement - - verdict"),
        ("Behauptung;Urteil A;Urteil B;Gesamturteil", "statement - - verdict"),
        # As forms ask in other languages.
        ("Affirmation;Votre verdict;Expliquez votre verdict;Votre nom", "statement verdict rationale who"),
        ("Behauptung;Ihr Urteil;Begründen Sie Ihr Urteil;Ihr Name", "statement verdict rationale who"),
        ("Afirmación;Tu veredicto;Explica tu veredicto;Tu nombre", "statement verdict rationale who"),
        # A page of the text under check is no place in a source.
        ("Page,Claim,Verdict,Note,Source", "- statement verdict note source"),
        ("Claim,Page,Verdict,Source", "statement - verdict source"),
        ("Source,Page,Claim", "source - statement"),
        ("Claim,Source,Page", "statement source pinpoint"),
        ("Claim,Source,URL,Page", "statement source - pinpoint"),
        ("Claim,Source page,Source", "statement pinpoint source"),
        ("Behauptung,Quelle,Seite,Urteil", "statement source pinpoint verdict"),
        ("Absatz,Behauptung,Quelle", "- statement source"),
        # Addresses are of the source, or in its place; before the claim they are of the text under check.
        ("Claim,Verdict,Source,URL", "statement verdict source -"),
        ("Claim,Verdict,URL", "statement verdict source"),
        ("URL,Claim,Verdict", "- statement verdict"),
        ("Claim,Source 1,Source 2,Source URL", "statement source - -"),
        ("Claim,Verdict,Source,Fact check URL", "statement verdict source url"),
        ("Auteur,Affirmation,Verdict,Vérifié par", "claimant statement verdict who"),
        ("Frase,Veredicto,Revisó", "statement verdict who"),
        ("Claim,Fact-checker’s comment,Reviewer rating", "statement note -"),
        ("Claim,List your sources (one per line),Init.", "statement source who"),
        ("Afirmación,Calificación,URL de la verificación", "statement verdict url"),
        ("Text,Colour", "statement -"),
        ("Colour,Size", "- -"),
        ("", "-"),
    ],
)
def test_columns_are_guessed_from_their_headings(headings, expected):
    named = headings.split(";" if ";" in headings else ",")
    found = {index: role for role, index in guess_columns(named).items()}

    assert " ".join(found.get(index, "-") for index in range(len(named))) == expected


PROSE = ("The river is 3,190 km long.", "It rises in British Columbia.")


@pytest.mark.parametrize(
    ("headings", "rows", "expected"),
    [
        # Numbers, names of lines, marks and initials are no claim.
        ("Line #;Sentence;OK?", [("12", PROSE[0], "✓"), ("13", PROSE[1], "OK")], "- statement verdict"),
        ("Line;What the script says;Status", [("12", PROSE[0], "ok"), ("13a", PROSE[1], "fix")], "- statement verdict"),
        ("Claim;Text;Fact check", [("A-1", PROSE[0], "True"), ("A-2", PROSE[1], "")], "- statement verdict"),
        ("Fact;Claim text", [("Line 3", PROSE[0]), ("Line 9", PROSE[1])], "- statement"),
        # Titles and notes stand in a column of numbers too.
        (
            "Line;Script text;OK?",
            [("ACT ONE", "", ""), ("1", PROSE[0], "ok"), ("Act two", "", ""), ("2", PROSE[1], ""), ("By Ann", "", "")],
            "- statement verdict",
        ),
        # No heading names it.
        ("Nr;Inhalt;Quelle;Status", [("1", PROSE[0], "https://a.example/", "")], "- statement source verdict"),
        ("Source;Date", [("The act of the state", "2024"), ("A report of the board", "2024")], "source when"),
        ("Colour;Size", [("light green", "3"), ("red", "4")], "- -"),
        # A claim as short as that, and nothing else there to be one.
        ("Claim;Verdict", [("42", "true"), ("7", "false")], "statement verdict"),
        ("Line;OK?", [("人口は1億2千万人である", "ok"), ("首都は東京である", "ok")], "statement verdict"),
    ],
)
def test_a_claim_stands_in_a_column_of_words(headings, rows, expected):
    named = headings.split(";")
    found = {index: role for role, index in guess_columns(named, [list(row) for row in rows]).items()}

    assert " ".join(found.get(index, "-") for index in range(len(named))) == expected


def sheet(name, *rows):
    return Table(name, list(enumerate(rows, start=1)))


@pytest.mark.parametrize(("column", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_have_letters(column, letters):
    assert letter_of(column) == letters
    assert column_of(letters, []) == column


def test_a_column_is_named_by_heading_before_letter():
    assert column_of("b", ["x", "y", "B"]) == 2
    assert column_of(" fact checker ", ["x", "Fact-Checker"]) == 1
    with pytest.raises(Unreadable, match="no column “colour”; the headings are x, y"):
        column_of("colour", ["x", "", "y"])


@pytest.mark.parametrize(
    ("headings", "cells", "source"),
    [
        ("Claim,Source,URL", ("Smith (1988)", "https://a.example/"), "Smith (1988) https://a.example/"),
        ("Claim,URL,Source", ("https://a.example/", "Smith"), "Smith https://a.example/"),
        ("Claim,Quelle,Anmerkung,Link", ("Smith", "-", "https://a.example/"), "Smith https://a.example/"),
        ("Claim,Source,URL", ("", "https://a.example/"), "https://a.example/"),
        ("Claim,Source,URL", ("Smith", ""), "Smith"),
        ("Claim,Source,URL", ("Smith", "shelf 3"), "Smith, shelf 3"),
        ("Claim,URL", ("https://a.example/",), "https://a.example/"),
        ("URL,Source,Claim", ("https://a.example/", "Smith"), "Smith https://a.example/"),
        # Addresses that are there already, or are of another.
        ("Claim,Source,URL", ("Smith https://a.example/", "https://a.example/"), "Smith https://a.example/"),
        ("Claim,Source,URL", ("https://b.example/", "https://a.example/"), "https://b.example/\nhttps://a.example/"),
        ("Claim,Source,URL", ("A\nB", "http://a.io\nhttp://b.io"), "A http://a.io\nB http://b.io"),
        ("Claim,Source,URL", ("A\nB", "https://a.example/"), "A\nB\nhttps://a.example/"),
        # As many names as addresses, in one cell or two.
        ("Claim,Source,URL", ("CDC; NOAA", "http://a.io; http://b.io"), "CDC http://a.io\nNOAA http://b.io"),
        ("Claim,Source,URL", ("CDC; NOAA", "http://a.io\nb.org/x"), "CDC http://a.io\nNOAA b.org/x"),
        ("Claim,Source", ("CDC | NOAA\nhttp://a.io | http://b.io",), "CDC http://a.io\nNOAA http://b.io"),
        ("Claim,Source", ("CDC\nNOAA\n\nhttp://a.io\nhttp://b.io",), "CDC http://a.io\nNOAA http://b.io"),
        ("Claim,Source", ("CDC\nhttp://a.io\n\nNOAA\nhttp://b.io",), "CDC http://a.io\nNOAA http://b.io"),
        ("Claim,Source", ("Smith; Jones (1988)\nhttp://a.io",), "Smith; Jones (1988) http://a.io"),
        ("Claim,Source,URL", ("CDC; NOAA", "http://a.io"), "CDC; NOAA http://a.io"),
        ("Claim,Source,URL", ("KfW", "kfw.de"), "KfW, kfw.de"),
        # Not as many: whose they are is not plain.
        ("Claim,Source,URL", ("Smith, J.", "http://a.io, http://b.io"), "Smith, J. http://a.io, http://b.io"),
        ("Claim,Source", ("CDC\nNOAA http://b.io\nhttp://a.io",), "CDC\nNOAA http://b.io\nhttp://a.io"),
        ("Claim,Source", ("See:\nhttp://a.io\nhttp://b.io",), "See:\nhttp://a.io\nhttp://b.io"),
        # Several, each with its own where it is plain whose it is.
        ("Claim,Source 1,Source 2", ("Smith", "Jones"), "Smith\nJones"),
        ("Claim,Source,Other sources", ("Smith", "Jones"), "Smith\nJones"),
        ("Claim,Fuente 1,Enlace 1,Fuente 2,Enlace 2", ("A", "http://a.io", "B", "http://b.io"), "A http://a.io\nB http://b.io"),
        ("Claim,Source 1,Source 2,URL 2,URL 1", ("A", "B", "http://b.io", "http://a.io"), "A http://a.io\nB http://b.io"),
        ("Claim,Source,Link,Source,Link", ("A", "http://a.io", "B", "http://b.io"), "A http://a.io\nB http://b.io"),
        ("Claim,Source 1,Source 2,Source URL", ("A", "B", "https://b.example/"), "A\nB\nhttps://b.example/"),
    ],
)  # fmt: skip
def test_the_columns_of_a_source_come_in_together(headings, cells, source):
    named = headings.split(",")
    given = iter(cells)
    filled = ["One." if heading == "Claim" else next(given) for heading in named]
    table = sheet("", named, filled)

    (row,) = rows_of(table, 0, guess_columns(named)).rows

    assert row.source == source
    assert not [name for name, _words in row.other if name != "Anmerkung"]


def test_the_address_behind_a_further_source_comes_in():
    table = sheet("", ["Claim", "Source 1", "Source 2"], ["One.", "Smith", "Jones"])
    table = table._replace(links={"2:1": "https://a.example/", "2:2": "https://b.example/"})

    (row,) = rows_of(table, 0, {"statement": 0, "source": 1}).rows

    assert row.source == "Smith https://a.example/\nJones https://b.example/"


def test_a_column_that_somebody_gives_another_role_is_no_source():
    table = sheet("", ["Claim", "Source", "URL"], ["One.", "Smith", "https://a.example/"])

    (row,) = rows_of(table, 0, {"statement": 0, "source": 1, "url": 2}).rows
    (unsourced,) = rows_of(table, 0, {"statement": 0}).rows

    assert (row.source, row.url) == ("Smith", "https://a.example/")
    assert (unsourced.source, unsourced.other) == ("", (("Source", "Smith"), ("URL", "https://a.example/")))


def test_a_row_is_read_by_role_and_keeps_its_other_columns():
    table = Table("", [(1, ["Claim", "Colour"]), (2, [" One ", "red", "more"]), (3, ["", "  "]), (4, ["", "blue"])])
    below = rows_of(table, 0, {"statement": 0, "note": 7})

    assert [(row.place, row.statement, row.other) for row in below.rows] == [
        ("row 2", "One", (("Colour", "red"), ("C", "more"))),
    ]
    # Nothing is read from what it says, and it is not forgotten.
    assert [(row.place, row.other) for row in below.silent] == [("row 4", (("Colour", "blue"),))]
