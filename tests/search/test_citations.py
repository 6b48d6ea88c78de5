"""A citation is found in whatever way a text writes it, and whatever way a reader types it."""

import pytest

from claims.models import Claim
from claims.search import Match
from claims.text.query import MAX_TERMS, parse_query
from claims.workflow import perform
from tests import factories

pytestmark = pytest.mark.django_db

WAYS = {
    "Code": ["49 U.S.C. § 5307", "49 USC 5307", "49 U.S.C. 5307", "49 u. s. c. §5307", "49 U.S. Code § 5307"],
    "with a paragraph": ["26 U.S.C. § 274(n)", "26 USC 274(n)", "26 U.S.C. Sec. 274 (n)"],
    "Colorado's statutes": [
        "C.R.S. § 43-4-1301",
        "CRS 43-4-1301",
        "C.R.S. 43-4-1301",
        "Colo. Rev. Stat. § 43-4-1301",
        "section 43-4-1301, C.R.S.",
    ],
    "bill": ["SB21-131", "SB 21-131", "S.B. 21-131", "Senate Bill 21-131", "senate bill no. 21-131", "SB 2021-131"],
    "bill of Congress": ["H.R. 3355", "HR 3355", "H. R. 3355", "HR3355"],
    "public law": ["Public Law 117-58", "Pub. L. 117-58", "Pub. L. No. 117-58", "P.L. 117-58", "PL 117-58"],
    "federal rules": ["45 CFR 164.512(f)", "45 C.F.R. § 164.512(f)", "45 CFR section 164.512(f)"],
    "state rules": ["2 CCR 404-1", "2 C.C.R. 404-1"],
    "order": ["Executive Order 13526", "E.O. 13526", "Exec. Order No. 13526", "EO 13526"],
    "register": ["84 Fed. Reg. 41292", "84 FR 41292", "84 F.R. 41292"],
}  # fmt: skip
OTHER = (
    "The rule is in 49 U.S.C. § 5311, 2 CCR 404-2, 45 CFR 165, C.R.S. 43-4-1302, Pub. L. 117-59, E.O. 13527, 84 FR 1."
)


@pytest.fixture
def lead():
    return factories.user("lead", "lead")


@pytest.fixture
def noted(lead):
    """Claims with a note, which no mention stands for, beside one that has a note of other rules."""
    perform("note", factories.claim(factories.document(by=lead)), by=lead, body=OTHER)

    def write(written):
        claim = factories.claim(factories.document(by=lead))
        perform("note", claim, by=lead, body=f"This rests on {written}, they say.")
        return claim

    return write


def found(text, user):
    claims = Claim.objects.visible_to(user)
    narrowed = set(Match(parse_query(text), user).narrow(claims))
    assert not parse_query(text).wanted or set(Match(parse_query(text), user).ranked(claims).keys) == {
        claim.pk for claim in narrowed
    }
    return narrowed


@pytest.mark.parametrize("ways", WAYS.values(), ids=WAYS)
def test_each_way_of_typing_finds_each_way_of_writing(lead, noted, ways):
    written = {way: noted(way) for way in ways}

    for typed in ways:
        assert found(typed, lead) == found(f"{typed} ", lead) == set(written.values())
        assert found(f"rests -{typed}", lead) == found(f"rests -{typed} ", lead) == set()


@pytest.mark.parametrize("typed", ["49 U.S.C. § 53", "49 usc 53", "49 U.S. Code § 53", "CRS 43-4-13", "p.l. 11"])
def test_a_citation_is_found_while_it_is_typed(lead, noted, typed):
    claim = noted("49 U.S.C. § 5307 and C.R.S. § 43-4-1301 and Public Law 117-58")

    assert claim in found(typed, lead)
    assert found(f"{typed} ", lead) == set()


@pytest.mark.parametrize("typed", ["usc", "49 usc", "U.S.C.", "49 u.s.c. §", "49 U.S.C. ", "usc rests "])
def test_the_code_alone_is_found_before_its_number_is_typed(lead, noted, typed):
    assert noted("49 U.S.C. § 5307") in found(typed, lead)


def test_as_many_citations_as_a_query_has_are_searched_for(lead, noted):
    claim = noted("49 U.S.C. § 5307")

    assert found("49 usc 5307, " * MAX_TERMS, lead) == {claim}


@pytest.mark.parametrize("typed", ['"49 usc 5307"', "49 usc 5311 rests ", "50 usc 5307", "49 usc 530 "])
def test_what_is_quoted_or_another_citation_is_not_found(lead, noted, typed):
    noted("49 U.S.C. § 5307")

    assert found(typed, lead) == set()


@pytest.mark.parametrize(
    "typed", ["49 USC 5311", "CRS 43-4-1302", "PL 117-58", "45 C.F.R. § 164", "SB19-216", "SB 216"]
)
def test_what_a_claim_names_is_found_by_its_key(lead, typed):
    written = {
        "49 USC 5311": "Title 49, section 5311 of the United States Code, bars it.",
        "CRS 43-4-1302": "Sections 43-4-1301 and 43-4-1302 of the Colorado Revised Statutes bar it.",
        "PL 117-58": "Public Law No. 117-58 bars it.",
        "45 C.F.R. § 164": "Part 164 of title 45 of the Code of Federal Regulations bars it.",
        "SB19-216": "Senate Bill 19-216 bars it.",
        "SB 216": "SB 216 bars it.",
    }
    claims = factories.document("\n\n".join(written.values()), by=lead).claims

    assert written[typed] in {claim.statement for claim in found(typed, lead)}
    assert claims.count() == len(written)
