"""A search around landmarks finds what the pattern alone finds."""

import pkgutil
from importlib import import_module

import pytest

from claims.text import authorities
from claims.text.authorities.near import Near, near, neighbourhoods
from claims.text.authorities.sections import Code

MENTIONS = [
    "under Title 42 of the United States Code Annotated, Appendix, sections 1395w-4(a)(1)(A) and 1396a",
    "Title 45 of the Code of Federal Regulations, at section 164.512",
    "Title 50 of the United States Code Annotated Appendix, section 451",
    "section 501(c)(3) of the Internal Revenue Code of 1986",
    "Internal Revenue Code of 1986, section 501",
    "I.R.C. § 6103(i)(3)(B)(i)",
    "Treas. Reg. § 1.501(a)-1",
    "title 45, part 164 of the Code of Federal Regulations",
    "U.S. Code Title 42, Section 1395(a)(1)",
    "chapter IV of title 42 of the Code of Federal Regulations",
    "parts 160 and subparts A, B, C, D and E of part 164 of title 45, Code of Federal Regulations",
    "the Fourteenth and Twenty-Seventh Amendments to the United States Constitution",
    "Article XVIII, Section 12a, clause 3 of the North Carolina Constitution",
    "U.S. Const. amend. XIV, § 1, cl. 2",
    "Amendment XIV",
    "Article VI, cl. 2",
    "the Due Process Clause of the Twenty-Seventh Amendment",
    "Executive Order (E.O.) No. 13,767",
    "Presidential Proclamation No. 9844",
    "84 Fed. Reg. 41,292",
    "110 Stat. 3009",
    "Federal Rules of Criminal Procedure, Rule 16(a)(1)(E)",
    "Ballot Measure No. 105",
    "Massachusetts General Laws, chapter 151B, section 4(a)(1)",
    "Senate Joint Resolutions (S.J.R.) No. 2019-1234",
    "S. J. R. No. 19B-1234",
    "H. Con. Res. No. 12345",
    "Bill C-11",
    "part 12 of article 76.6 of title 24 of the Colorado Revised Statutes Annotated",
    "title 24, article 74, part 1, C.R.S.",
    "Colorado Revised Statutes Annotated (C.R.S.) section 24-74-103",
    "10 C.C.R. 2506-1:4.100.10",
    "California Health and Safety Code Annotated (West 2019) section 11350",
    "Md. Code Ann., Corr. Servs. § 11-101",
    "Code of Virginia Annotated 1950, section 17-13-170",
    "title 22 of the California Code of Regulations, section 50953",
    "K.S.A. 2019 Supp. 45-215",
    "RSMo section 67.307",
    "Welfare and Institutions Code sections 827 and 828",
    "UCC § 2-104",
    "the Act",
    "the Smith-Jones Amendment",
    "Colorado Springs Freedom of Information Law",
    "the Uniform Code of Military Justice",
    "Regulation (EU) No. 2016/679",
    "Case C-311/18",
    "Case No. 1:25-cv-00123",
    "In the Matter of Doe",
    "Roe v. Wade",
    "12 Haw. App. 345",
    "section 24-74-103",
    "Chapters 5, 6",
]
TEXT = f" {'words between ' * 50}".join(MENTIONS)


def patterns() -> list[Near]:
    """Every pattern with a landmark that a finder uses."""
    found = {}
    for module in pkgutil.iter_modules(authorities.__path__):
        for value in vars(import_module(f"{authorities.__name__}.{module.name}")).values():
            pattern = value.forward if isinstance(value, Code) else value
            if isinstance(pattern, Near):
                found[pattern.pattern.pattern] = pattern
    return list(found.values())


@pytest.mark.parametrize("searched", [one for one in patterns() if one.before < 400])
def test_nothing_is_lost_around_landmarks(searched: Near) -> None:
    around = [found.span() for found in searched.finditer(TEXT)]

    assert around == [found.span() for found in searched.pattern.finditer(TEXT)]


def test_every_pattern_is_tried_by_the_text_above() -> None:
    assert [one.pattern.pattern for one in patterns() if not one.pattern.search(TEXT)] == []


def test_neighbourhoods_join_where_they_meet() -> None:
    landmark = near("x", "v", before=2, behind=3).landmark

    assert list(neighbourhoods("v..v........v", landmark, before=2, behind=3)) == [(0, 6), (10, 15)]


def test_a_word_before_the_neighbourhood_is_seen() -> None:
    assert not list(near(r"(?<!\w)v", "v", before=0, behind=1).finditer("av"))
