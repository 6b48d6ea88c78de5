"""Reporters of decisions: their abbreviations as the Bluebook (table T1) gives them."""

import re

from claims.text.authorities.patterns import MAYBE_SPACE, SPACE, plain_spaces

REPORTERS = (
    "U.S.", "S. Ct.", "L. Ed. 2d", "L. Ed.", "F.2d", "F.3d", "F.4th", "F. Supp. 3d", "F. Supp. 2d", "F. Supp.",
    "F. App’x", "F.R.D.", "B.R.", "Fed. Cl.", "P.2d", "P.3d", "A.2d", "A.3d", "N.E.2d", "N.E.3d", "N.W.2d", "S.E.2d",
    "S.W.2d", "S.W.3d", "So. 2d", "So. 3d", "Cal. Rptr. 2d", "Cal. Rptr. 3d", "Cal. Rptr.", "Cal. App. 2d",
    "Cal. App. 3d", "Cal. App. 4th", "Cal. App. 5th", "Cal. 2d", "Cal. 3d", "Cal. 4th",
    "Cal. 5th", "N.Y.S.2d", "N.Y.S.3d", "N.Y.2d",
    "N.Y.3d", "Ill. 2d", "Wis. 2d", "Wn.2d", "Wash. 2d", "Ohio St. 3d", "Colo.", "Mass.", "Mich.", "I. & N. Dec.",
)  # fmt: skip
NAMED_ONLY = ("US", "F.", "P.", "A.", "Colo. App.", "WL", "CO", "COA")
"""Too short to be read as a reporter unless a case name stands before them."""


def _pattern(reporter: str) -> str:
    """The abbreviation with or without its inner spaces: "F. Supp. 2d", "F.Supp.2d"."""
    escaped = re.escape(reporter).replace("’", "['’]").replace(r"\ ", MAYBE_SPACE)
    return re.sub(r"\\\.(?=[A-Z\d])", lambda _: r"\." + MAYBE_SPACE, escaped)


def _any_of(reporters: tuple[str, ...]) -> str:
    return "|".join(_pattern(name) for name in sorted(reporters, key=len, reverse=True))


_PAGE = r"(?P<page>\d{1,5}|_{2,4})(?![\w])"
CITE = re.compile(rf"(?<![\w.$-])(?P<volume>\d{{1,4}}){SPACE}(?P<reporter>{_any_of(REPORTERS)}){SPACE}{_PAGE}")
_YEAR_FIRST = rf"(?:{SPACE}\([A-Za-z0-9. ]{{0,24}}\d{{4}}\))?"
_ANY_REPORTER = rf"(?:[A-Z][A-Za-z’']{{0,8}}\.{MAYBE_SPACE}){{1,4}}(?:[23]d|[4-9]th)?"
NAMED_CITE = re.compile(
    rf"(?:,|{_YEAR_FIRST}){SPACE}(?P<volume>\d{{1,4}}){SPACE}"
    rf"(?P<reporter>{_any_of(REPORTERS + NAMED_ONLY)}|{_ANY_REPORTER}){MAYBE_SPACE}(?<=\s){_PAGE}"
)
PARALLEL_GAP = re.compile(rf"(?:,{SPACE}\d{{1,5}}(?:[-–]\d{{1,4}})?)?,{SPACE}\Z")


def _bare(reporter: str) -> str:
    return re.sub(r"[\s.]", "", reporter).replace("'", "’").lower()


_CANONICAL = {_bare(name): name.replace("’", "'") for name in (*NAMED_ONLY, *REPORTERS)}


def cite_key(cite: re.Match[str]) -> str:
    """ "521 U.S. 898", however the reporter is spaced."""
    reporter = _CANONICAL.get(_bare(cite["reporter"])) or plain_spaces(cite["reporter"])
    return f"{int(cite['volume'])} {reporter} {cite['page']}"
