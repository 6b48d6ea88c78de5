"""What holds for every text: order, bounds, code points; and the work behind a key."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.text.authorities import KINDS, Authority, find_authorities, work_of


@pytest.mark.parametrize(
    ("kind", "key", "work"),
    [
        ("regulation", "45 CFR 164.512(f)(2)(i)", "45 CFR 164.512"),
        ("regulation", "26 CFR 1.1031(a)-1(b)", "26 CFR 1.1031(a)-1"),
        ("regulation", "45 CFR part 164 subpart E", "45 CFR part 164"),
        ("statute", "42 U.S.C. § 1396a(a)(7)", "42 U.S.C. § 1396a"),
        ("statute", "C.R.S. § 24-74-103(1)(a)", "C.R.S. § 24-74-103"),
        ("statute", "C.R.S. tit. 24, art. 74, pt. 1", "C.R.S. tit. 24, art. 74"),
        ("constitution", "U.S. Const. art. I, § 8, cl. 3", "U.S. Const. art. I, § 8"),
        # Bills, acts and cases are their own work.
        ("bill", "SB19-216", "SB19-216"),
        ("act", "Widget (Repeal)", "Widget (Repeal)"),
        ("case", "521 U.S. 898", "521 U.S. 898"),
    ],
)
def test_work_of_drops_subsections(kind: str, key: str, work: str) -> None:
    assert work_of(kind, key) == work


def test_offsets_count_code_points() -> None:
    text = "🏛️ Café: “Privacy Act” — \u202eSB20-083"

    assert [text[one.start : one.end] for one in find_authorities(text)] == ["Privacy Act", "SB20-083"]


PIECES = [
    "Act",
    "of 1974",
    "the ",
    "and ",
    " ",
    "\n",
    "(",
    ")",
    "HIPAA",
    "§",
    "8 U.S.C. ",
    "1373",
    "(a)",
    "-",
    "–",
    "C.R.S. ",
    "24-74-103",
    ", ",
    "Senate Bill ",
    "216",
    " in 2019",
    "SB",
    "19-216",
    "A v. B",
    "521 U.S. 898",
    "45 CFR part 164",
    "Privacy ",
    "’s ",
    "Pub. L. ",
    "104-191",
    "Executive Order ",
    "Fourth Amendment",
    "Art. I",
    "title 8, United States Code",
    "to -105",
    "🙂",
    "\u0301",
    "\u202e",
    "مرحبا",
    "٣",
    "²",
    "𝟘",
    "Ⅷ",
    "Va. Code ",
    "section ",
    ".",
    "\x00",
    "ß",
    "ſ",
    "İ",
    "Massachusetts\u00a0",
]


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=40).map("".join)))
def test_any_text_gives_ordered_spans_within_it(text: str) -> None:
    found = find_authorities(text)

    assert all(isinstance(one, Authority) and one.kind in KINDS and one.key for one in found)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(left.end <= right.start for left, right in pairwise(found))
