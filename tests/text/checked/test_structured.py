"""ClaimReview feeds, annotations and our own JSON: what says what was claimed comes in, in whatever shape."""

import json

import pytest

from claims.text.checked import problem_of, read_checked
from claims.text.encodings import Unreadable
from claims.text.isolation import Limits

REVIEW = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "claimReviewed": "The moon is near.",
    "itemReviewed": {
        "@type": "Claim",
        "author": {"@type": "Person", "name": "Ann"},
        "appearance": [{"@type": "CreativeWork", "url": "https://a.example/1"}, "https://a.example/2"],
    },
    "author": {"@type": "Organization", "name": "Desk"},
    "reviewRating": {"@type": "Rating", "ratingValue": 1, "bestRating": 5, "alternateName": "False"},
    "reviewBody": "It is far.",
    "datePublished": "2025-01-01",
    "url": "https://desk.example/moon",
}


def read(value, name="feed.json"):
    body = value if isinstance(value, bytes) else json.dumps(value).encode()
    return read_checked(body, name, 10**7, Limits())


def test_a_review_gives_a_row():
    (row,) = read(REVIEW).rows

    assert (row.statement, row.verdict, row.claimant, row.who) == ("The moon is near.", "False", "Ann", "Desk")
    assert (row.rationale, row.source, row.when) == ("It is far.", "https://desk.example/moon", "2025-01-01")
    other = dict(row.other)
    assert (other["ratingValue"], other["bestRating"]) == ("1", "5")
    assert other["appearance"] == "https://a.example/1; https://a.example/2"


def test_the_claims_of_one_review_have_places_of_their_own():
    found = read(REVIEW | {"claimReviewed": ["The moon is near.", "It is far."]}).rows

    assert [row.place for row in found] == ["review 1, claim 1", "review 1, claim 2"]


@pytest.mark.parametrize(
    "value",
    [
        REVIEW,
        [REVIEW],
        {"@graph": [{"@type": "WebPage"}, REVIEW]},
        {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [REVIEW]}]},
        {"source": "x", "claimreview": REVIEW},
        REVIEW | {"@type": ["Review", "schema:ClaimReview"]},
        {name: part for name, part in REVIEW.items() if name != "@type"},
        REVIEW | {"@type": "http://schema.org/ClaimReview"},
    ],
)
def test_reviews_are_found_wherever_they_are(value):
    assert [row.statement for row in read(value).rows] == ["The moon is near."]


def test_one_object_a_line():
    lines = "\n\n".join(json.dumps(REVIEW | {"claimReviewed": f"Claim {n}."}) for n in range(3))

    assert [row.statement for row in read(lines.encode(), "feed.jsonl").rows] == ["Claim 0.", "Claim 1.", "Claim 2."]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"reviewRating": "Wrong"}, {"verdict": "Wrong"}),
        ({"reviewRating": {"ratingValue": 2, "bestRating": "5"}}, {"verdict": "2 of 5"}),
        ({"reviewRating": {"name": "Half"}}, {"verdict": "Half"}),
        ({"reviewRating": [{"alternateName": ["Half", "true"]}]}, {"verdict": "Half; true"}),
        ({"reviewRating": None}, {"verdict": ""}),
        ({"author": [{"name": "A"}, {"name": "B"}]}, {"who": "A; B"}),
        ({"author": "Desk two"}, {"who": "Desk two"}),
        ({"itemReviewed": None}, {"claimant": ""}),
        ({"itemReviewed": [{"author": "Bob"}]}, {"claimant": "Bob"}),
        ({"claimReviewed": {"@value": "It is so."}}, {"statement": "It is so."}),
        ({"claimReviewed": None, "itemReviewed": {"name": "It shines."}}, {"statement": "It shines."}),
        ({"claimReviewed": "", "headline": "Does it shine?"}, {"statement": "Does it shine?"}),
        ({"url": None, "mainEntityOfPage": {"@id": "https://b.example/"}}, {"source": "https://b.example/"}),
        ({"datePublished": None}, {"when": ""}),
    ],
)
def test_odd_fields_are_read_as_far_as_they_go(changes, expected):
    (row,) = read(REVIEW | changes).rows

    assert {name: getattr(row, name) for name in expected} == expected


def test_a_review_of_several_claims_gives_a_row_each():
    assert [row.statement for row in read(REVIEW | {"claimReviewed": ["One.", "Two."]}).rows] == ["One.", "Two."]


def test_a_review_without_a_claim_is_a_row_with_a_problem():
    first, second = read([REVIEW, {"@type": "ClaimReview", "url": "https://a.example/"}]).rows

    assert problem_of(first) == ""
    assert (second.place, problem_of(second)) == ("review 2", "it says something, but no claim")


def test_what_the_search_for_fact_checks_answers():
    answer = {
        "claims": [
            {
                "text": "The moon is near.",
                "claimant": "Ann",
                "claimReview": [
                    {"publisher": {"name": "Desk"}, "url": "https://desk.example/", "textualRating": "False"},
                    {"publisher": {"site": "b.example"}, "textualRating": "Wrong"},
                ],
            }
        ]
    }

    assert [(row.statement, row.verdict, row.who) for row in read(answer).rows] == [
        ("The moon is near.", "False", "Desk"),
        ("The moon is near.", "Wrong", ""),
    ]


# Pages


def page(*scripts):
    body = "".join(f'<script type="application/ld+json">{script}</script>' for script in scripts)
    return f"<!DOCTYPE html><html><head>{body}</head><body><p>Words</p></body></html>".encode()


def test_a_page_gives_the_reviews_of_its_scripts():
    commented, torn = f"<!-- {json.dumps(REVIEW)} -->", json.dumps(REVIEW).replace("It is far.", "It\nis far.") + ";"
    contents = read(page(json.dumps({"@graph": [REVIEW]}), commented, torn, "{broken", ""), "page.html")

    assert [row.statement for row in contents.rows] == ["The moon is near."] * 3
    assert contents.remarks[0].startswith("JSON-LD script 4 is damaged and was left out")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (page(), "there is no JSON-LD in the page"),
        (page("{}"), "no claims were found"),
        (page("{"), "script 1 is damaged"),
    ],
)
def test_a_page_without_reviews_is_refused(body, reason):
    with pytest.raises(Unreadable, match=reason):
        read(body, "page.html")


# Annotations

W3C = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    "type": "Annotation",
    "creator": {"name": "Ann"},
    "created": "2025-01-01T00:00:00Z",
    "body": [
        {"type": "TextualBody", "purpose": "assessing", "value": "False"},
        {"type": "TextualBody", "purpose": "commenting", "value": "Not so."},
        {"type": "SpecificResource", "purpose": "linking", "source": "https://a.example/"},
        {"type": "TextualBody", "purpose": "tagging", "value": "energy"},
    ],
    "target": {
        "source": "https://doc.example/",
        "selector": {
            "type": "RangeSelector",
            "refinedBy": [
                {"type": "TextQuoteSelector", "exact": "The moon", "prefix": "x ", "suffix": " y"},
                {"type": "TextPositionSelector", "start": 12, "end": 20},
            ],
        },
    },
}
HYPOTHESIS = {
    "id": "abc",
    "user": "acct:ann@hypothes.is",
    "uri": "https://doc.example/",
    "text": "Not so.",
    "tags": ["energy", "False"],
    "created": "2025-01-01T00:00:00Z",
    "target": [{"source": "https://doc.example/", "selector": W3C["target"]["selector"]["refinedBy"]}],
    "links": {"html": "https://hypothes.is/a/abc"},
}


@pytest.mark.parametrize("value", [W3C, [W3C], {"type": "AnnotationCollection", "first": {"items": [W3C]}}])
def test_an_annotation_gives_a_row(value):
    (row,) = read(value, "annotations.jsonld").rows

    assert (row.quote, row.prefix, row.suffix, row.start) == ("The moon", "x ", " y", 12)
    assert (row.verdict, row.rationale, row.source, row.who) == ("False", "Not so.", "https://a.example/", "Ann")
    assert row.note == ""
    assert dict(row.other) == {"tags": "energy", "page": "https://doc.example/"}


def test_annotations_as_hypothesis_exports_them():
    reply = HYPOTHESIS | {"references": ["abc"], "target": [{"source": "https://doc.example/"}]}
    whole_page = HYPOTHESIS | {"target": [{"source": "https://doc.example/"}]}
    contents = read({"total": 3, "rows": [HYPOTHESIS, reply, whole_page]})

    (row,) = contents.rows
    assert (row.quote, row.verdict, row.note, row.who, row.url) == (
        "The moon", "False", "Not so.", "ann", "https://hypothes.is/a/abc",
    )  # fmt: skip
    assert row.rationale == ""
    assert contents.remarks == [
        "1 replies to other annotations were left out",
        "1 annotations that mark no words were left out",
    ]


HEADINGS = "Created at,Author,Page,URL,Group,Type,Quote/description,Comment,Tags"
ROWS = """
2025-01-01 10:00:00,ann,3,https://doc.example/,Desk,Annotation,The moon,"Not so, ask Bob.","energy,False"
2025-01-02 10:00:00,bob,,https://doc.example/,Desk,Reply,,I did.,
2025-01-02 11:00:00,bob,,https://doc.example/,Desk,Page note,,Whole page.,
2025-01-03 10:00:00,bob,,https://doc.example/,Desk,Highlight,The sun,,
"""


@pytest.mark.parametrize("headings", [HEADINGS, HEADINGS.replace("/description", "")])
def test_a_table_of_annotations_as_hypothesis_exports_it(headings):
    contents = read((headings + ROWS).encode(), "annotations.csv")

    first, second = contents.rows
    assert (first.place, first.quote, first.verdict, first.note) == ("row 2", "The moon", "False", "Not so, ask Bob.")
    # Who annotates checks; the page is one of the text under check.
    assert (first.who, first.when, first.claimant) == ("ann", "2025-01-01 10:00:00", "")
    assert (first.pinpoint, first.kind, first.rationale) == ("", "", "")
    assert dict(first.other) == {
        "tags": "energy,False", "page": "https://doc.example/", "group": "Desk", "Page": "3",
    }  # fmt: skip
    assert (second.place, second.quote, second.verdict) == ("row 5", "The sun", "")
    assert contents.remarks == [
        "1 replies to other annotations were left out",
        "1 annotations that mark no words were left out",
    ]


def test_an_older_table_of_annotations():
    headings = "Creation Date,URL,Group,Annotation/Reply Type,Quote,User,Body,Tags,Page"
    body = f"{headings}\n2024-01-01,https://doc.example/,Desk,Annotation,The moon,ann,Not so.,,\n"

    (row,) = read(body.encode(), "annotations.csv").rows

    assert (row.quote, row.note, row.who, row.when) == ("The moon", "Not so.", "ann", "2024-01-01")


def test_a_table_of_replies_alone_is_refused():
    with pytest.raises(Unreadable, match="no annotation of words of a text; 1 replies"):
        read(f"{HEADINGS}\n2025-01-02,bob,,,Desk,Reply,,I did.,\n".encode(), "annotations.csv")


# Our own


def test_an_export_of_ours_comes_in_as_far_as_it_says():
    claim = {
        "id": "C-0001",
        "statement": "The moon is near.",
        "anchors": [{"quote": "moon is near", "start": 1, "end": 2}, {"quote": "It is near", "start": 5, "end": 9}],
        "verdict": "disputed",
        "status": "settled",
        "section": "Sky",
        "reviews": [{"rationale": "No."}, {"rationale": "Far.", "reason": "invented", "reviewer": "lead"}],
        "citations": [{"stance": "refutes", "pinpoint": "p. 3", "excerpt": "far", "source": {"title": "Atlas", "url": "https://a.example/"}}],
    }  # fmt: skip
    manifest = {"product": {}}
    for value in ({"manifest": manifest, "claims": [claim]}, claim):
        name = "claims.json" if value is not claim else "claims.jsonl"
        lines = [value] if value is not claim else [manifest, claim]
        contents = read("\n".join(map(json.dumps, lines)).encode(), name)

        (row,) = contents.rows
        assert (row.place, row.statement, row.quote, row.verdict) == (
            "C-0001",
            "The moon is near.",
            "moon is near",
            "disputed",
        )
        assert (row.rationale, row.section) == ("Far.", "Sky")
        assert row.source == "refutes — Atlas, p. 3, https://a.example/: “far”"
        assert dict(row.other)["reason"] == "invented"
        assert "backup_store" in contents.remarks[0]


# What cannot be read


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"{", "it is no JSON"),
        (b'{"a": 1}\n{"b": ', "it is no JSON (line 2"),
        (b"{}", "no claims were found in it"),
        (b"[1, null, \"x\"]", "no claims were found in it"),
        (b"[" * 100_000, "nested too deep"),
        (b'{"a":' * 5_000 + b"1" + b"}" * 5_000, "nested too deep"),
        (b'{"claimReviewed": "\\ud800"}', ""),
    ],
)  # fmt: skip
def test_what_is_no_such_file_is_refused(body, reason):
    if not reason:
        assert "lone surrogate" in problem_of(read(body).rows[0])
        return
    with pytest.raises(Unreadable) as refused:
        read(body)
    assert reason in str(refused.value)


def test_a_name_that_tells_no_form_is_refused():
    with pytest.raises(Unreadable, match=r"the format \.docx is not known"):
        read(b"x", "facts.docx")
