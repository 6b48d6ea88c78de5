"""Titles, totals and notes among the rows: known by what they say in a sheet of any size, asked about where they may
be, and claims everywhere else."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claims.text.checked import Asides, Table, find_asides, rows_of
from tests.text.checked.aside_rows import CHECKED, COLUMNS, HEADINGS, UNENDED, asides_in, kinds_in

TITLES = [
    "Chapter 1: The mill",
    "KAPITEL IV",
    "Section 5 – Water",
    "Chapter One",
    "Part II – Benefits",
    "Part the Second",
    "Section 3",
    "Appendix A",
    "Zweiter Teil",
    "Kapitel fünf: Wasser",
    "Chapitre premier",
    "Première partie",
    "Capítulo tres",
    "Sección 2 (sigue)",
    "INTRODUCTION",
    "1. Introduction",
    "IV. Fazit",
    "Résumé",
    "About the mill:",
    "STATE BENEFITS",
]

TOTALS = [
    "Total: 12 claims checked",
    "Checked: 12",
    "Sum",
    "Grand total",
    "12 claims checked",
    "Total claims checked so far: 12 of 15 (80 %)",
    "False – 3",
    "Gesamt: 12 Aussagen, davon geprüft: 9",
    "davon geprüft: 4",
    "Anzahl",
    "Total des affirmations : 12",
    "Suma",
    "Total : 3 affirmations, dont 2 vérifiées",
]

NOTES = [
    "Last updated 3 May 2025",
    "Updated: 2025-05-03, 14:00 UTC",
    "As of 3 May 2025",
    "Stand: 3. Mai 2025",
    "Dernière mise à jour le 3 mai 2025",
    "Prepared by Ann Lee",
    "Last updated: 3 May 2025 by Ann Lee",
    "Fact-checked by: the desk, May 2025",
    "Erstellt von der Redaktion",
    "Source: Annual report 2023, as the board published it in May.",
    "Quellen: siehe Blatt 2",
    "* see note",
    "* siehe Anmerkung 3",
    "Note: drafts only",
    "Page 1 of 3",
    "© 2025 The Mill",
    "CONFIDENTIAL",
    "End of list",
    "-----",
]

DOUBTFUL = [
    "Section 1860D–2 of the act",
    "42 U.S.C. 5170",
    "The mill",
    "Section 5 bars the agency",
    "Section 5: The agency shall not share any data.",
    "Who owns the mill today, and who owned it before?",
    "NB: the mill has been closed ever since the flood.",
    "* The figure includes part-time staff.",
    "As of 2025 the mill is closed",
    "Last updated rules took effect in May.",
    "Checked by nobody, the count was wrong.",
    "12",
]

CLAIMS = [
    "Section 5 bars the agency.",
    "The board met.",
    "It is the oldest mill in the county and was the first in the state to have a wheel",
    "Total spending rose to 12 million dollars in 2019.",
    "The total was checked by 12 people.",
    "Sources say that it closed.",
    "Last year it updated its rules.",
]


@pytest.mark.parametrize("size", [1, 20])
@pytest.mark.parametrize(
    ("words", "kind"),
    [
        *((words, "titles") for words in TITLES),
        *((words, "totals") for words in TOTALS),
        *((words, "notes") for words in NOTES),
        *((words, "doubtful") for words in DOUBTFUL),
        # Claims that nobody has checked yet.
        *((words, None) for words in CLAIMS),
    ],
)
def test_a_row_with_words_alone_is_told_by_them(words, kind, size):
    assert kinds_in(["", words, ""], *CHECKED * size).get(2) == kind


def test_several_in_a_small_sheet_are_all_told():
    rows = [["", "Chapter One"], CHECKED[0], ["", "The wheel"], CHECKED[1], ["", "Checked: 2"], ["", "Prepared by Ann"]]

    assert kinds_in(*rows) == {2: "titles", 4: "doubtful", 6: "totals", 7: "notes"}


def test_the_number_of_a_row_and_dashes_say_nothing():
    rows = [["1", "Chapter One", "–", "-"], ["2", "The wheel", ""], ["3", "Prepared by Ann"], *CHECKED]

    assert kinds_in(*rows) == {2: "titles", 3: "doubtful", 4: "notes"}


def test_a_row_with_a_number_of_its_own_is_counted_as_a_claim():
    rows = [["", "The wheel"], *CHECKED, ["4", "Oldest mill of the county"]]

    assert kinds_in(*rows) == {2: "doubtful"}


@pytest.mark.parametrize("words", ["Chapter One", "The wheel", "Sum", "Prepared by Ann", "About the mill:"])
@pytest.mark.parametrize("cells", [["true"], ["", "Smith"], ["12 % too high"], ["", "https://a.example/"]])
def test_a_row_with_a_verdict_or_a_source_is_a_claim(words, cells):
    assert kinds_in(["", words, *cells], *CHECKED) == {}


@pytest.mark.parametrize("cells", [["n/a"], ["tbd"]])
def test_a_title_that_nobody_judged_is_asked_about(cells):
    assert kinds_in(["", "Chapter One", *cells], ["", "It stands.", *cells], *CHECKED) == {2: "doubtful"}


@pytest.mark.parametrize(
    ("claim", "title"),
    [
        ("Die Stadt baut bis 2030 neue Wohnungen", "Hintergrund zur Wohnungspolitik"),
        ("Der Krieg war 1945 zu Ende", "Der Stand von 1945"),
        ("Le maire a fermé la piscine", "Les chiffres de la piscine"),
        ("Les prix augmentaient depuis 2019", "Le prix des loyers"),
        ("El gobierno aprobó la ley", "El precio de la vivienda"),
    ],
)
def test_verbs_tell_claims_from_titles_in_other_languages(claim, title):
    unended = [[str(number), f"{claim} {number}x", "True"] for number in range(4)]

    assert kinds_in(["", claim], ["", title], *unended) == {3: "doubtful"}


def test_headings_that_are_repeated_are_no_claim():
    assert kinds_in(CHECKED[0], HEADINGS, *CHECKED[1:]) == {3: "notes"}
    assert kinds_in(CHECKED[0], HEADINGS[:2], *CHECKED[1:]).get(3) != "notes"


def test_claims_in_capitals_are_no_titles():
    loud = [[number, claim.upper(), verdict] for number, claim, verdict in UNENDED]

    assert not asides_in(["", "THE MILL"], *loud).titles


def test_where_claims_have_no_full_stop_a_title_is_known_by_its_lack_of_a_verb():
    rows = [["", "The wheel"], ["", "The mill"], ["", "It opened late"], ["", "The act passed in 2021"]]

    assert kinds_in(*rows, *UNENDED) == {2: "doubtful", 3: "doubtful"}


@pytest.mark.parametrize("claim", ["Wasser für alle", "Oldest mill"])
def test_claims_of_a_list_that_nobody_checked_are_claims(claim):
    unchecked = [["", f"{claim} {number}"] for number in range(9)]

    assert kinds_in(*unchecked) == {}
    # A form is known there too.
    assert kinds_in(["", "Chapter One"], *unchecked, ["", "Sum"]) == {2: "titles", 12: "totals"}


def test_where_no_claim_would_be_left_nothing_is_sure():
    rows = [["", "Chapter 1"], ["", "Sum"], ["", "Prepared by Ann"]]

    assert kinds_in(*rows) == dict.fromkeys((2, 3, 4), "doubtful")


def test_bullets_and_questions_are_none_where_all_claims_are_written_so():
    bullets = [[number, f"* {claim}", verdict] for number, claim, verdict in CHECKED]
    questions = [[number, f"{claim.rstrip('.')}?", verdict] for number, claim, verdict in CHECKED]

    assert kinds_in(["", "* It stands."], *bullets) == kinds_in(["", "It stands now?"], *questions) == {}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("", Asides({1}, {2}, {3}, {4})),
        ("sections", Asides({1, 4}, {2}, {3})),
        ("claims", Asides(doubtful={1, 2, 3, 4})),
        ("out", Asides(left={1, 2, 3, 4})),
    ],
)
def test_somebody_says_what_they_are(said, expected):
    found = Asides(*map(frozenset, ({1}, {2}, {3}, {4})))

    assert found.as_said(said) == expected


@pytest.mark.parametrize("said", ["sections", "out"])
def test_what_somebody_has_judged_stays_a_claim_whatever_the_others_are(said):
    found = asides_in(["", "-", "", "Smith"], ["", "The wheel"], *CHECKED)

    assert (found.doubtful, found.judged) == ({2, 3}, {2})
    assert found.as_said(said).doubtful == {2}


def test_a_title_names_the_section_of_the_rows_below_it():
    rows = [["0", "It stands.", "true"], ["", "Chapter 1: The mill"], *CHECKED, ["", "Sum", "3"], ["4", "", "true"]]
    table = Table("", list(enumerate(rows, start=1)))
    asides = find_asides(table, table.rows, [], {"statement": 1, "verdict": 2})

    below = rows_of(table, None, {"statement": 1, "section": 2}, asides)

    assert [row.section for row in below.rows] == ["true", "true", "false", "true", "true"]
    below = rows_of(table, None, {"statement": 1, "verdict": 2}, asides)
    # The last one is no claim, and holds no more than stands in it.
    assert [row.section for row in below.rows] == ["", *["Chapter 1: The mill"] * 3, ""]
    assert [row.place for row in below.titles] == ["row 2"]
    assert [(row.place, row.statement) for row in below.totals] == [("row 6", "Sum, 3")]


WORDS = st.sampled_from(["", "-", "12", "The wheel", "It ran.", *TITLES, *TOTALS, *NOTES, *DOUBTFUL, *CLAIMS])

CELLS = st.tuples(
    st.just("") | st.just("1") | WORDS,
    WORDS,
    st.sampled_from(["", "-", "12", "true", "tbd"]),
    st.sampled_from(["", "", "Smith", "12"]),
)


@example([("", "-", "true", ""), ("", "Section 1860D–2 of the act", "", "")], "sections", set())
@given(
    st.lists(CELLS, min_size=1, max_size=12),
    st.sampled_from(["", "sections", "claims", "out"]),
    st.sets(st.tuples(st.integers(2, 13), st.integers(0, 3))),
)
def test_every_row_with_words_is_somewhere_once_and_one_with_a_verdict_is_a_claim(rows, said, merged):
    below = [(number, list(cells)) for number, cells in enumerate(rows, start=2) if any(cells)]
    table = Table("", [(1, HEADINGS), *below], merged={f"{row}:{column}": column + 1 for row, column in merged})

    found = rows_of(table, 0, COLUMNS, find_asides(table, below, HEADINGS, COLUMNS).as_said(said))

    kinds = (found.rows, found.silent, found.titles, found.totals, found.notes, found.left, found.continued)
    places = [row.place for kind in kinds for row in kind]
    assert sorted(places) == sorted(f"row {number}" for number, _cells in below)
    judged = {
        f"row {number}"
        for number, (_number, claim, verdict, source) in below
        if claim and (verdict == "true" or source == "Smith")
    }
    assert judged <= {row.place for row in found.rows}
