"""One pass over a text: every finder proposes, the longest proposal at a place stands."""

from bisect import bisect_left, insort
from itertools import chain

from claims.text.authorities.acts import find_acts
from claims.text.authorities.authority import Authority
from claims.text.authorities.ballot_measures import find_ballot_measures
from claims.text.authorities.bills import find_bills
from claims.text.authorities.cases import find_cases
from claims.text.authorities.colorado import CRS, find_colorado
from claims.text.authorities.constitutions import find_constitutions
from claims.text.authorities.court_rules import find_court_rules
from claims.text.authorities.federal import BARE_TITLE, FEDERAL_CODES, find_federal
from claims.text.authorities.orders import find_orders
from claims.text.authorities.printed_pages import find_printed_pages
from claims.text.authorities.public_laws import find_public_laws
from claims.text.authorities.sections import sections_after, sections_before
from claims.text.authorities.state_codes import STATE_CODES, as_regulation, find_state_codes
from claims.text.authorities.state_volumes import find_state_volumes
from claims.text.authorities.subparts import find_subparts
from claims.text.authorities.words import Words


def find_authorities(text: str) -> list[Authority]:
    """The laws, bills, regulations, cases and orders that a text names, in order and not overlapping.

    Takes any text. Gives `Authority(start, end, kind, key)` with code-point offsets, `text[start:end]` being
    the mention with its year, abbreviation or subsections and without an article. One authority has one key
    however it is spelled: "Senate Bill 216 in 2019" and "SB 19-216" are both "SB19-216". Agencies and
    programmes are no authorities, nor are collections named as a whole ("the C.R.S."). Raises nothing; takes
    time linear in the length of the text.

    The rules for each kind stand at the head of its module: Bluebook, GPO Style Manual, Colorado General
    Assembly.
    """
    words = Words(text)
    federal = list(find_federal(text))
    by_state = [*sections_after(text, CRS), *find_colorado(text), *find_state_volumes(text), *find_state_codes(text)]
    last_named = [*FEDERAL_CODES, CRS, *STATE_CODES]
    if federal or not by_state:
        last_named.append(BARE_TITLE)
    return without_overlaps(
        chain(
            find_bills(text),
            find_ballot_measures(text),
            federal,
            find_subparts(text, federal),
            by_state,
            map(as_regulation, sections_before(text, last_named)),
            find_printed_pages(text),
            find_court_rules(text),
            find_public_laws(text),
            find_orders(text),
            find_constitutions(text),
            find_cases(text, words),
            find_acts(text, words),
        )
    )


def without_overlaps(proposals: chain[Authority]) -> list[Authority]:
    """The longest first; of two equally long ones, the one proposed first."""
    standing: list[Authority] = []
    for found in sorted(proposals, key=lambda one: one.start - one.end):
        place = bisect_left(standing, found)
        follows_free = place == len(standing) or standing[place].start >= found.end
        precedes_free = place == 0 or standing[place - 1].end <= found.start
        if follows_free and precedes_free:
            insort(standing, found)
    return standing
