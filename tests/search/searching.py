"""What there is to search, and what a search of it finds."""

from claims.choices import Verdict
from claims.models import Claim
from claims.search import Match
from claims.text.query import parse_query
from claims.workflow import perform

TEXT = """# Data

Senate Bill 216 of 2019 bars sharing. HIPAA covers Medicaid records in 2024.

The governor appoints five members of the agencies.
"""


PEOPLE = {"author": "reviewer", "second": "reviewer", "lead": "lead", "viewer": "viewer"}


def found(text, user):
    claims = Claim.objects.visible_to(user)
    narrowed = set(Match(parse_query(text), user).narrow(claims))
    ranked = Match(parse_query(text), user).ranked(claims)
    if parse_query(text).wanted:
        assert set(ranked.keys) == {claim.pk for claim in narrowed}
    return narrowed


def plant(claim, by):
    """A word of its own in each text of a claim."""
    fields = {"pinpoint": "plantpin", "excerpt": "plantexcerpt", "title": "planttitle", "publisher": "plantpublisher"}
    perform("cite", claim, by=by, stance="refutes", url="https://plant.example/", identifier="plantid", **fields)
    perform("note", claim, by=by, body="plantprivate")
    perform("note", claim, by=by, body="plantpublic", is_public=True)
    perform("decide", claim, by=by, verdict=Verdict.DISPUTED, rationale="plantrationale", correction="plantcorrection")


PLANTED = ["plantpin", "plantexcerpt", "planttitle", "plantpublisher", "plantid", "plantrationale", "plantcorrection"]


def keys_of(claim):
    return [mention.authority.key for mention in claim.mentions.all()]
