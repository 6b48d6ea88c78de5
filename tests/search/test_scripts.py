"""Raised and lowered digits: no number takes one in, for a search as for likeness, in Python and on both engines."""

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from claims.search.scripts import on_postgresqls_line, on_sqlites_line
from claims.text.query import parse_query
from claims.text.scripts import TABLE, on_the_line
from claims.text.stems import words_of

ROWS = [
    ("$45¹ million", ["45", "1", "million"]),
    ("the law¹², said", ["law", "12", "said"]),
    ("10⁶ or 10⁻¹²", ["10", "6", "10", "12"]),
    ("120 km² and 3₂", ["120", "km", "2", "3", "2"]),
    ("CO₂, H₂O and C₆H₁₂O₆", ["co2", "h2o", "c6h12o6"]),
    ("SO₄²⁻ and x²₁", ["so4", "2", "x", "2", "1"]),
    ("²³⁵U", ["235u"]),
]


@pytest.mark.parametrize(("text", "words"), ROWS)
def test_no_number_takes_in_what_is_raised_or_lowered(text, words):
    assert [word.text for word in words_of(text) if not word.is_stop] == words


@pytest.mark.parametrize(
    ("typed", "others"), [("km2 ", [("km", "2")]), ("co2 ", [("co", "2")]), ("b12 ", []), ('"km2"', []), ("45 ", [])]
)
def test_a_plain_exponent_is_looked_for_as_a_raised_one_too(typed, others):
    [term] = parse_query(typed).terms

    assert list(term.others) == others


@pytest.mark.django_db
@given(st.text("0129aé ,¹²³⁰⁹₀₁₂⁻%'", max_size=12))
def test_the_engine_reads_them_alike(text):
    sql = on_sqlites_line if connection.vendor == "sqlite" else on_postgresqls_line
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {sql('t')} FROM (SELECT CAST(%s AS text) AS t) AS texts", [text])
        [(told,)] = cursor.fetchall()

    # PostgreSQL's index makes the digits plain in its next step.
    assert told.translate(TABLE) == on_the_line(text)
