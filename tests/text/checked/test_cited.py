"""Sources as teams write them in a cell: nothing of their names and addresses is lost."""

import pytest

from claims.text.checked import cited_in

WIKI = "https://en.wikipedia.org/wiki/Mill_(grinding)"
A, B = "https://a.example/x", "https://b.example/y"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # Brackets belong to the names and addresses that hold them.
        ("Smith, History of Mills (1988)", [("Smith, History of Mills (1988)", "")]),
        ("[Interview with mayor]", [("[Interview with mayor]", "")]),
        (f"Müller, Der Test (2020) {A}", [("Müller, Der Test (2020)", A)]),
        (WIKI, [("", WIKI)]),
        (f"Mills ({WIKI}).", [("Mills", WIKI)]),
        (f"See {WIKI}, accessed 3 May", [("accessed 3 May", WIKI)]),
        (f"<{A}>", [("", A)]),
        (f"“Mills” [{A}]", [("“Mills”", A)]),
        (f"Mills (see {A})", [("Mills (see)", A)]),
        (f"Mills ({A}, accessed May 2024)", [("Mills (accessed May 2024)", A)]),
        (f"The act, {A}. Not in force.", [("The act, Not in force.", A)]),
        (f"Quelle: {A}", [("", A)]),
        ("www.bls.gov/cps, BLS", [("BLS", "www.bls.gov/cps")]),
        ("https://web.archive.org/web/2020/https://a.example/", [("", "https://web.archive.org/web/2020/https://a.example/")]),
        # Words go with the address that they stand at.
        (f"BLS (2024) {A} and {B}", [("BLS (2024)", A), ("BLS (2024)", B)]),
        (f"BLS (2024) {A}, Census (2023) {B}", [("BLS (2024)", A), ("Census (2023)", B)]),
        (f"BLS {A} (2024); Census {B} (2023)", [("BLS (2024)", A), ("Census (2023)", B)]),
        (f"{A} (BLS), {B} (Census)", [("(BLS)", A), ("(Census)", B)]),
        (f"{A} – BLS; {B} – Census", [("BLS", A), ("Census", B)]),
        (f"BLS {A}; {B}", [("BLS", A), ("", B)]),
        (f"BLS, {A} und Census, {B}", [("BLS", A), ("Census", B)]),
        (f"{A},{B}", [("", A), ("", B)]),
        (f"{A} {A}", [("", A)]),
        # A page is a place in the work.
        (f"Smith, pp. 3–5, {A}", [("Smith", A, "pp. 3–5")]),
        ("Schmidt (1988), Seite 12", [("Schmidt (1988)", "", "Seite 12")]),
        ("p. 3", [("p. 3", "")]),
        (f"p. 3, {A}", [("", A, "p. 3")]),
        ("Schmidt (1988), S. 4", [("Schmidt (1988)", "", "S. 4")]),
        ("Schmidt (1988), S. 12f.", [("Schmidt (1988)", "", "S. 12f.")]),
        (f"Schmidt, S. 12 ff., {A}", [("Schmidt", A, "S. 12 ff.")]),
        ("Schmidt (S. 12–14 und 20)", [("Schmidt", "", "S. 12–14 und 20")]),
        ("Dupont, p. 4 s.", [("Dupont", "", "p. 4 s.")]),
        ("Dupont, pp. 4 et s.", [("Dupont", "", "pp. 4 et s.")]),
        ("Smith, pp. 12ff", [("Smith", "", "pp. 12ff")]),
        ("Schmidt, S. 24 ff.; Amt, S. 4", [("Schmidt", "", "S. 24 ff."), ("Amt", "", "S. 4")]),
        ("Smith; Jones, p. 4", [("Smith; Jones", "", "p. 4")]),
        # These are a reporter, a bill, and a work that is no more than its page.
        ("Brown v. Board, 347 U.S. 483", [("Brown v. Board, 347 U.S. 483", "")]),
        ("Economic Growth Act, S. 2155", [("Economic Growth Act, S. 2155", "")]),
        ("S. 2155", [("S. 2155", "")]),
        # As many names as addresses, in their order.
        (f"CDC; NOAA {A}; {B}", [("CDC", A), ("NOAA", B)]),
        (f"CDC | NOAA: {A} {B}", [("CDC", A), ("NOAA", B)]),
        (f"CDC; NOAA; BLS {A}; {B}", [("CDC; NOAA; BLS", A), ("", B)]),
        # What a strong separator parts from an address is a source of its own, and a page is of the work before it.
        (
            f'{A}; Interview with Mayor Ruiz 3/2/24; "Floods; a history" (Press, 2020), p. 41',
            [("", A), ("Interview with Mayor Ruiz 3/2/24", ""), ('"Floods; a history" (Press, 2020)', "", "p. 41")],
        ),
        (
            f"A report {A}; phone call with B, 3/4; C survey (2020)",
            [("A report", A), ("phone call with B, 3/4", ""), ("C survey (2020)", "")],
        ),
        (f"Amt (2024): Daten, {A}; Agora (2024)", [("Amt (2024): Daten", A), ("Agora (2024)", "")]),
        (f"county budget FY18 p. 112; audit ({A})", [("county budget FY18", "", "p. 112"), ("audit", A)]),
        (f"county budget | audit {A}", [("county budget", ""), ("audit", A)]),
        (f"BLS {A} (2024); a call to B; Census {B}", [("BLS (2024)", A), ("a call to B", ""), ("Census", B)]),
        (f"{A}; CDC", [("", A), ("CDC", "")]),
        (f"CDC, {A}\nBLS, Handbook", [("CDC", A), ("BLS, Handbook", "")]),
        (f"{A}; n/a", [("", A)]),
        (f"{A} | Interview Mayor Ruiz | Census (2010)", [("", A), ("Interview Mayor Ruiz", ""), ("Census (2010)", "")]),
        # “|” parts a title from its address, before it or behind it; works too.
        (f"{A} | BLS survey", [("BLS survey", A)]),
        (f"BLS | {A}; Census | {B}", [("BLS", A), ("Census", B)]),
        (f"BLS | {A} | Census | {B}", [("BLS", A), ("Census", B)]),
        (f"{A} | BLS | {B} | Census", [("BLS", A), ("Census", B)]),
        (f"BLS | {A} | accessed 3 May 2024", [("BLS, accessed 3 May 2024", A)]),
        (f"BLS | {A} | p. 3", [("BLS", A, "p. 3")]),
        (f"Smith, J. | 2023 | Report on water | {A}", [("Smith, J. | 2023 | Report on water", A)]),
        (f"BLS | {A} | Interview Mayor Ruiz", [("BLS", A), ("Interview Mayor Ruiz", "")]),
        (f"R&amp;D survey {A}", [("R&amp;D survey", A)]),
        # The authors of a work are none, wherever it stands.
        (f"Smith, J.; Jones, K. (2020). Title {A}", [("Smith, J.; Jones, K. (2020). Title", A)]),
        (f"Body for Co-operation; Jones, K. (2020) {A}", [("Body for Co-operation; Jones, K. (2020)", A)]),
        (f"van der Berg, K.; Bureau of Labor (2020) {A}", [("van der Berg, K.; Bureau of Labor (2020)", A)]),
        (
            f"{A}; Müller, A. et al.; Meier, B. (2020). Titel, S. 4",
            [("", A), ("Müller, A. et al.; Meier, B. (2020). Titel", "", "S. 4")],
        ),
        # As many names as addresses.
        (f"BLS survey (2024); {A}", [("BLS survey (2024)", A)]),
        (f"county budget; audit; {A}", [("county budget", ""), ("audit", ""), ("", A)]),
        # A place in a work, and when it was read, are of the work before it.
        (f"BLS {A}; p. 3; Census {B}", [("BLS", A, "p. 3"), ("Census", B)]),
        (f"{A}; accessed 3 May 2024", [("accessed 3 May 2024", A)]),
        (f"BLS (2024); table 5 {A}", [("BLS (2024); table 5", A)]),
        (f"BLS (2024); p. 3; Census {A}", [("BLS (2024)", "", "p. 3"), ("Census", A)]),
        # An address may lack its scheme.
        ("leg.colorado.gov/bills/sb21-131", [("", "leg.colorado.gov/bills/sb21-131")]),
        ("SB21-131 (leg.colorado.gov/x)", [("SB21-131", "leg.colorado.gov/x")]),
        ("bls.gov/cps, bls.gov/ces", [("", "bls.gov/cps"), ("", "bls.gov/ces")]),
        ("BLS: bls.gov", [("BLS", "bls.gov")]),
        ("t.co/x1", [("", "t.co/x1")]),
        *(
            (line, [(line, "")])
            for line in (
                "8 U.S.C. § 1373", "e.g. the act", "Facts/figures", "report.pdf", "Report_v2.docx, p.4/5", "notes.md",
                "ann@example.org", "Mail to ann@example.org/x", "U.S./EU report", "Vol.3/4", "Approx. 3.5/1000",
                "St. Louis Fed e.g./i.e.", "C.R.S. 24-74-101", "Sec.In/Out log", "10.1000/182", "Nr. 4/2020",
                "script.py",
            )
        ),
        # As Markdown links it.
        (f"[BLS, 2024; and more]({A})", [("BLS, 2024; and more", A)]),
        (f"See [BLS]({A}), p. 4; [Census]({B})", [("BLS", A, "p. 4"), ("Census", B)]),
        (f"BLS report [link]({A})", [("BLS report", A)]),
        (f"[Mills]({WIKI} \"A title\") and [BLS](bls.gov/cps)", [("Mills", WIKI), ("BLS", "bls.gov/cps")]),
        (f"The BLS in [its [2024] report]({A})", [("The BLS in its [2024] report", A)]),
        (f"[{A}](report.pdf)", [("(report.pdf)", A)]),
        ("[Mills](page 4)", [("[Mills]", "", "page 4")]),
        # Nobody has one.
        *((line, []) for line in ("-", "n/a", "None.", "?", "TBD", "keine", "aucune", "ninguna", " ")),
    ],
)  # fmt: skip
def test_a_line_names_works_with_all_their_words(line, expected):
    assert [cited[:2] if not cited.page else tuple(cited) for cited in cited_in(line)] == expected


@pytest.mark.parametrize("sources", [1, 2, 11, 300])
def test_every_address_is_cited(sources):
    addresses = [f"https://a.example/{number}" for number in range(sources)]

    for between in (" ", ", ", "; ", " and "):
        assert [cited.url for cited in cited_in(between.join(addresses))] == addresses
