"""The finder takes time in proportion to its text, on texts made to trip it too."""

import re
import time
from collections.abc import Callable

import pytest

from claims.text.authorities import find_authorities

CHARACTERS = 125_000
FACTOR = 8
"""The long text of each pair has a million characters."""
MAX_GROWTH = 2.5**3
"""Three doublings: linear time grows eight times, quadratic time sixty-four times."""

TRAPS = [
    "Act ",
    "(",
    "§ 1-",
    "A and ",
    "Senate Bill ",
    "A v. ",
    "8 U.S.C. §§ 1, ",
    "1",
    "1-",
    "(a)",
    "A.",
    "a-",
    " ",
    "\n",
    "A, and ",
    "Foo Act (FA) ",
    "X and Foo Act of ",
    "Public Law 1-1 and ",
    "§§ 1-1-1, ",
    "section 1 and ",
    "New York ",
    "Va. Code ",
    "A’A’",
    "1 U.S. 1, ",
    "In re A ",
    "Title I of division A of ",
    "Executive Orders 12345, ",
    "Senate Bills 1, ",
    "First Amendment, ",
    "of the Act ",
    "v. ",
    "Cal. Code ",
    "Cal. A, of and ",
    "A Code § ",
    "New York X Law § ",
    "R. S. ",
    "A.A.",
    "RCW 1.1 and ",
    "1 Pa. C. S. ",
    "Mass. Gen. Laws ",
    "§§ 1-1-1 to -1 ",
    "1 Stat. 1 ",
    "Pub. L. 1-1, 1-1, ",
    "Subpart A, ",
    "45 CFR part 1 and subpart A and ",
    "title 1 of ",
    "Title 1, section 1-1-",
    "U.S. Code ",
    "of the United States Code ",
    "Internal Revenue Code ",
    "Due Process Clause of the ",
    "Const. art. I, ",
    "PRIVACY ACT ",
    "OF ACT OF ",
    "Clean Air Act (the “Act”) the Act ",
    "Act, or AAA, ",
    "(AAAA (the ",
    "AAA § 1",
    "Proposition 1 vote ",
    "A.1 New York ",
    "Minnesota HF 1 ",
    "Fed. R. Civ. ",
    "1.1.1.",
    "RCW 1.10.310-.315, ",
    "1.10-1.11",
    "Penal Code California § 1 of the Labor Code ",
    "1.1.1.",
    "RCW 1.10.310-.315, ",
    "1.10-1.11",
    "Penal Code California § 1 of the Labor Code ",
    "-a-a",
    "Section 1, subd. ",
]


def seconds(read: Callable[[str], object], text: str, runs: int = 3) -> float:
    best = float("inf")
    for _ in range(runs):
        start = time.process_time()
        read(text)
        best = min(best, time.process_time() - start)
    return best


def growth(read: Callable[[str], object], trap: str, characters: int = CHARACTERS) -> float:
    short = trap * (characters // len(trap))
    return seconds(read, short * FACTOR, runs=1) / max(seconds(read, short), 0.0005)


@pytest.mark.slow
@pytest.mark.parametrize("trap", TRAPS)
def test_time_grows_with_the_text(trap: str) -> None:
    assert growth(find_authorities, trap) < MAX_GROWTH


@pytest.mark.slow
def test_the_measure_sees_quadratic_time() -> None:
    careless = re.compile(r"\d+-x")

    assert growth(careless.findall, "1", characters=800) > MAX_GROWTH
