"""Sheets in Italian, Portuguese, Dutch, Polish and Japanese: columns, verdicts, and what takes these back."""

import pytest

from claims.text.checked import OPEN, guess_columns, meaning_of, split_remark


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (
            "Affermazione,Autore,Verdetto,Motivazione,Fonte,Verificato da,Data verifica",
            "statement claimant verdict rationale source who when",
        ),
        (
            "Frase,Quem disse,Etiqueta,Explicação,Fontes,Checador,Data da checagem",
            "statement claimant verdict rationale source who when",
        ),
        (
            "Bewering,Spreker,Oordeel,Toelichting,Bron,Gecheckt door,Datum",
            "statement claimant verdict rationale source who when",
        ),
        (
            "Wypowiedź,Autor,Ocena,Uzasadnienie,Źródła,Weryfikator,Data weryfikacji",
            "statement claimant verdict rationale source who when",
        ),
        ("発言,発言者,判定,根拠,出典,検証者,検証日", "statement claimant verdict rationale source who when"),
        ("Citaat;Correctie;Opmerkingen", "quote correction note"),
        ("Cytat;Korekta;Uwagi", "quote correction note"),
        # Where it was said, and no evidence.
        ("Wypowiedź;Źródło wypowiedzi;Źródło", "statement - source"),
        ("Claim;Data weryfikacji;Data publikacji", "statement when -"),
    ],
)
def test_columns_are_known(headings, expected):
    names = headings.split(";" if ";" in headings else ",")

    columns = guess_columns(names)

    roles = {column: role for role, column in columns.items()}
    assert [roles.get(column, "-") for column in range(len(names))] == expected.split()


@pytest.mark.parametrize(("cells", "role"), [(("3.1.2024", "4.1.2024"), "when"), (("Census", "Survey"), None)])
def test_data_is_a_day_where_days_stand_below_it(cells, role):
    rows = [[f"Il ponte è lungo {number} km.", cell] for number, cell in enumerate(cells)]

    assert guess_columns(["Affermazione", "Data"], rows).get("when") == (1 if role else None)


@pytest.mark.parametrize(
    ("words", "meaning"),
    [
        ("Corretto", "verified"), ("Parzialmente vero", "partly_supported"), ("Bufala", "disputed"),
        ("Non verificabile", "unverifiable"), ("Verdadeiro, mas", "partly_supported"), ("Errado", "disputed"),
        ("Insustentável", "unverifiable"), ("Grotendeels waar", "partly_supported"), ("Niet waar", "disputed"),
        ("Niet te controleren", "unverifiable"), ("Półprawda", "partly_supported"), ("Nieprawda", "disputed"),
        ("Nieweryfikowalne", "unverifiable"), ("正確", "verified"), ("ミスリード", "partly_supported"),
        ("不正確", "disputed"), ("根拠不明", "unverifiable"), ("確認中", OPEN), ("Do sprawdzenia", OPEN),
        # What may be more or less is asked about.
        ("Manipulacja", None),
    ],
)  # fmt: skip
def test_verdicts_are_known(words, meaning):
    assert meaning_of(words, "Verdict") == meaning


@pytest.mark.parametrize(
    ("heading", "yes", "no"), [("Verificato?", None, OPEN), ("Prawda?", "verified", "disputed"), ("Bron", None, None)]
)
def test_yes_and_no_answer_what_is_asked_above_them(heading, yes, no):
    assert (meaning_of("tak", heading), meaning_of("nee", heading)) == (yes, no)


@pytest.mark.parametrize(
    "words",
    [
        "Vero, ma solo nel 2022",
        "Falso, secondo il ministero",
        "Verdadeiro, talvez",
        "Waar, maar niet overal",
        "Prawda, ale z 2022 r.",
        "正確 (ただし2022年)",
    ],
)
def test_what_takes_a_verdict_back_leaves_it_whole(words):
    assert split_remark(words) == (words, "")


@pytest.mark.parametrize("words", ["Falso; vedi tabella 3", "Onwaar; zie tabel 3", "Fałsz; zob. tabela 3"])
def test_a_remark_beside_a_verdict_is_one(words):
    said, remark = words.split("; ")

    assert split_remark(words) == (said, remark)
