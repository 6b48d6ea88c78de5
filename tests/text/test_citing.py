"""One line, read as what it means."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claims.text.citing import Citing, read_citation

USC = "https://uscode.house.gov/view.xhtml?req=granuleid:USC-prelim-title{}&num=0&edition=prelim"


def told(read: Citing) -> tuple[str, ...]:
    return (read.kind, read.identifier or read.title, read.url, read.pinpoint)


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        # United States Code, CFR, Federal Register, public laws: the address follows from the number.
        ("42 USC 1983", ("law", "42 U.S.C. § 1983", USC.format("42-section1983"), "")),
        ("42 U.S.C. § 1396a(a)(7)", ("law", "42 U.S.C. § 1396a", USC.format("42-section1396a"), "(a)(7)")),
        ("8 USC 1373 note", ("law", "8 U.S.C. § 1373", USC.format("8-section1373"), "note")),
        (
            "45 CFR 164.512(f)",
            ("law", "45 CFR 164.512", "https://www.ecfr.gov/current/title-45/section-164.512", "(f)"),
        ),
        (
            "45 CFR part 164 subpart E",
            ("law", "45 CFR part 164", "https://www.ecfr.gov/current/title-45/part-164", "subpart E"),
        ),
        ("84 FR 1234", ("law", "84 Fed. Reg. 1234", "https://www.federalregister.gov/citation/84-FR-1234", "")),
        (
            "Pub. L. 104-191, § 264",
            ("law", "Pub. L. 104-191", "https://www.govinfo.gov/link/plaw/104/public/191", "§ 264"),
        ),
        # A code without an official address by number.
        ("C.R.S. 24-74-101", ("law", "C.R.S. § 24-74-101", "", "")),
        ("Colo. Rev. Stat. § 24-74-101(2)(a)", ("law", "C.R.S. § 24-74-101", "", "(2)(a)")),
        ("HIPAA § 264", ("law", "HIPAA", "", "§ 264")),
        # Bills; those of Congress have an address with their Congress alone.
        ("SB21-131", ("law", "SB21-131", "https://leg.colorado.gov/bills/sb21-131", "")),
        ("Senate Bill 21-131, section 3", ("law", "SB21-131", "https://leg.colorado.gov/bills/sb21-131", "section 3")),
        ("section 3 of SB21-131", ("law", "SB21-131", "https://leg.colorado.gov/bills/sb21-131", "section 3")),
        ("SB 216 (2019)", ("law", "SB19-216", "https://leg.colorado.gov/bills/sb19-216", "")),
        # No bills of Colorado, which has no such numbers, or so it says.
        ("HB 3265 (2021)", ("law", "HB 3265 (2021)", "", "")),
        ("SB 619 (2023)", ("law", "SB 619 (2023)", "", "")),
        ("HB 3352 (Or. 2021)", ("law", "HB 3352 (Or. 2021)", "", "")),
        # Which edition, and what else stands behind, is kept.
        ("ORS 181A.820 (2023)", ("law", "ORS 181A.820", "", "(2023)")),
        ("SB24B-001", ("law", "SB24B-001", "https://leg.colorado.gov/bills/sb24b-001", "")),
        ("H.R. 1", ("law", "H.R. 1", "", "")),
        (
            "H.R. 1, 119th Congress, § 2",
            ("law", "H.R. 1 (119th Cong.)", "https://www.congress.gov/bill/119th-congress/house-bill/1", "§ 2"),
        ),
        (
            "S. 2 (101st Cong.)",
            ("law", "S. 2 (101st Cong.)", "https://www.congress.gov/bill/101st-congress/senate-bill/2", ""),
        ),
        # Cases.
        ("Doe v. Roe, 1 U.S. 2 (1990)", ("court", "1 U.S. 2", "", "")),
        ("Doe v. Roe, 1 U.S. 2, 5–7 (1990)", ("court", "1 U.S. 2", "", "5–7")),
        ("Smith v. Jones, 123 F.3d 456, 460 (10th Cir. 1997)", ("court", "123 F.3d 456", "", "460")),
        ("Roe v. Wade", ("court", "Roe v. Wade", "", "")),
        # DOIs have no case.
        ("10.1000/XYZ.", ("report", "10.1000/xyz", "https://doi.org/10.1000/xyz", "")),
        # Nor any sign that they cannot hold.
        *(
            (
                f"{before}10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O{behind}",
                (
                    "report",
                    "10.1002/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o",
                    "https://doi.org/10.1002/(sici)1097-4571(199806)49:8%3C693::aid-asi4%3E3.0.co;2-o",
                    pinpoint,
                ),
            )
            for before, behind, pinpoint in [
                ("", "", ""),
                ("doi:", ".", ""),
                ("https://doi.org/", ")>", ""),
                ("DOI ", ", p. 4", "p. 4"),
                ("", "”; the second table", "the second table"),
            ]
        ),
        ("10.1000/a(b)", ("report", "10.1000/a(b)", "https://doi.org/10.1000/a(b)", "")),
        ("10.1000/[a].", ("report", "10.1000/[a]", "https://doi.org/10.1000/%5Ba%5D", "")),
        ("doi: 10.1000/xyz p. 4", ("report", "10.1000/xyz", "https://doi.org/10.1000/xyz", "p. 4")),
        ("https://doi.org/10.1000/XYZ", ("report", "10.1000/xyz", "https://doi.org/10.1000/xyz", "")),
        # The page of its publisher is the law, whatever the case of its address.
        ("https://leg.colorado.gov/bills/SB21-131", ("law", "SB21-131", "https://leg.colorado.gov/bills/SB21-131", "")),
        (
            "https://www.ecfr.gov/current/title-45/subtitle-A/part-164/section-164.512#p-164.512(f)",
            (
                "law",
                "45 CFR 164.512",
                "https://www.ecfr.gov/current/title-45/subtitle-A/part-164/section-164.512#p-164.512(f)",
                "",
            ),
        ),
        (
            "https://www.congress.gov/bill/119th-congress/house-bill/1",
            ("law", "H.R. 1 (119th Cong.)", "https://www.congress.gov/bill/119th-congress/house-bill/1", ""),
        ),
        ("https://leg.colorado.gov/bills/", ("web_page", "", "https://leg.colorado.gov/bills/", "")),
        # Addresses, alone or with what was pasted along.
        ("https://a.example/law", ("web_page", "", "https://a.example/law", "")),
        ("a.example/law", ("web_page", "", "https://a.example/law", "")),
        ("The Act, https://a.example/x, p. 4", ("web_page", "The Act", "https://a.example/x", "p. 4")),
        ("see <https://a.example/x>.", ("web_page", "", "https://a.example/x", "")),
        ("https://a.example/x_(law)", ("web_page", "", "https://a.example/x_(law)", "")),
        ("(https://a.example/x)", ("web_page", "", "https://a.example/x", "")),
        ("https://a.example/x.pdf#page=12", ("web_page", "", "https://a.example/x.pdf", "p. 12")),
        ("https://a.example/#:~:text=a-,so,end", ("web_page", "", "https://a.example/", "“so” … “end”")),
        # A name that begins like a law is none, two laws are not one, and the unknown is kept as it was typed.
        ("HIPAA Journal", ("other", "HIPAA Journal", "", "")),
        ("42 USC 1983 and 45 CFR 164.512", ("other", "42 USC 1983 and 45 CFR 164.512", "", "")),
        ("Interview with the clerk, 3 May", ("other", "Interview with the clerk, 3 May", "", "")),
        ("§ 35a SGB VIII", ("other", "§ 35a SGB VIII", "", "")),
        ("C.R.S.", ("other", "C.R.S.", "", "")),
        ("ISBN:978-3-16", ("other", "ISBN:978-3-16", "", "")),
        ("x" * 3000, ("other", "x" * 3000, "", "")),
        ("  ", ("other", "", "", "")),
    ],
)
def test_a_line_is_read(line, meant):
    assert told(read_citation(line)) == meant


def test_a_case_is_called_as_it_was_typed():
    assert read_citation("Doe v. Roe, 1 U.S. 2, 5 (1990)").title == "Doe v. Roe, 1 U.S. 2 (1990)"


def test_words_that_an_address_marks_are_the_excerpt():
    read = read_citation("https://a.example/x#:~:text=so%20it%20says")

    assert (read.url, read.excerpt) == ("https://a.example/x", "so it says")


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("javascript:alert(1)", "“javascript:”"),
        ("JavaScript:alert('https://a.example/')", "“javascript:”"),
        ("data:text/html,<b>", "“data:”"),
        ("file:///etc/passwd", "“file:”"),
        ("https://name:secret@a.example/", "user name or password"),
        ("see https://name@a.example/ p. 4", "user name or password"),
        ("https://", "names no host"),
    ],
)
def test_what_may_not_be_cited_says_why(line, named):
    read = read_citation(line)

    assert named in read.refusal
    assert read.url == read.identifier == ""


LINES = st.one_of(
    st.text(),
    st.text(alphabet="0123456789 .§()/:#~?&=%-_@[]UCFRSv,\u2009\x00\ud800" + "https"),
    st.builds("https://{}".format, st.text()),
    st.builds("{} https://a.example/{} {}".format, st.text(), st.text(), st.text()),
)


@given(LINES)
@example("HTTP://\n0\x850")
@example("HTTP://\n0/a\x85b")
def test_any_line_is_read_and_its_address_stays_what_it_is(line):
    read = read_citation(line)

    again = read_citation(read.url)
    assert again.url == read.url
    assert not (read.refusal and read.url)
    assert read.refusal or read.url or read.identifier or read.title == line.strip()


def test_brackets_that_an_address_opens_belong_to_it():
    address = "https://en.wikipedia.org/wiki/Mill_(grinding)"

    assert told(read_citation(f"Mills ({address})")) == ("web_page", "Mills", address, "")
