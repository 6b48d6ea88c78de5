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
