"""Twelve encodings, with and without a mark, under true and false labels: read as written, or refused by name."""

import pytest

from claims.text import Unreadable, read_document

WESTERN = "The agency’s café in Zürich paid €5 to señor Núñez for “déjà vu” and naïve crêpes."
GREEK = "Η υπηρεσία πλήρωσε τον λογαριασμό του Ιουνίου, και κανείς δεν ρώτησε γιατί."
RUSSIAN = "Агентство заплатило за июнь, и никто не спросил, почему это было сделано так."
POLISH = "Urząd zapłacił za czerwiec, a nikt nie zapytał, dlaczego. Zażółć gęślą jaźń, źdźbło w mgłę."
JAPANESE = "その機関は六月に支払った。誰も理由を尋ねなかった。"
UTF = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")


@pytest.mark.parametrize("encoding", UTF)
@pytest.mark.parametrize("text", [WESTERN, GREEK, RUSSIAN, POLISH, JAPANESE])
@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_a_marked_text_is_read_as_written(encoding, text, suffix):
    reading = read_document(f"\ufeff{text}".encode(encoding), f"a{suffix}")

    assert (reading.text, reading.encoding, reading.had_bom, reading.remarks) == (text, encoding, True, ())


def test_windows_1252_is_guessed_and_said():
    reading = read_document(WESTERN.encode("cp1252"), "a.txt")

    assert (reading.text, reading.encoding) == (WESTERN, "cp1252")
    assert reading.remarks == ("encoding guessed as Windows-1252, since byte 10 (0x92) is not UTF-8",)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GREEK, "cp1253"),
        (GREEK, "iso8859-7"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (POLISH, "iso8859-2"),
        (POLISH, "cp1250"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (WESTERN, "mac-roman"),
        (WESTERN, "utf-16-le"),
        (WESTERN, "utf-16-be"),
        (WESTERN, "utf-32-le"),
    ],
)
def test_what_is_neither_utf_8_nor_windows_1252_is_refused(text, encoding):
    with pytest.raises(Unreadable, match=r"not UTF-8|looks like UTF-16|NUL"):
        read_document(text.encode(encoding), "a.txt")


@pytest.mark.parametrize(
    ("encoding", "label"),
    [("cp1251", "windows-1251"), ("koi8-r", "koi8-r"), ("iso8859-5", "iso-8859-5")],
)
def test_a_page_in_the_encoding_that_it_declares(encoding, label):
    page = f"<meta charset={label}><p>{RUSSIAN}"

    assert read_document(page.encode(encoding), "a.html").text == RUSSIAN


@pytest.mark.parametrize(("encoding", "label"), [("cp1251", "utf-8"), ("euc_jp", "utf-8")])
def test_a_false_label_is_refused(encoding, label):
    text = RUSSIAN if encoding == "cp1251" else JAPANESE

    with pytest.raises(Unreadable, match="UTF-8"):
        read_document(f"<meta charset={label}><p>{text}".encode(encoding), "a.html")


@pytest.mark.parametrize(
    "text", ["crème brûlée", "£5 a day", "5 °C", "don´t", "«Non» dit-il", "10² × 3", "col·lecció", "Æther"]
)
def test_short_western_words_are_plausible(text):
    assert read_document(f"It says {text}.".encode("cp1252"), "a.txt").text == f"It says {text}."
