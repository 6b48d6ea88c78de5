"""Code pages of texts without a mark: told from their letters, or asked about, and never mangled in silence."""

import pytest

from claims.text.code_pages import guess_code_page, in_utf8
from claims.text.encodings import Unreadable

GERMAN = "Die Ministerin erklärte, das Gesetz sei „überfällig“ – für alle größeren Städte."
FRENCH = "Le chômage a baissé à 7,1 % l’été dernier, où l’école a été fermée."
NAMES = "“It’s the café in Zürich,” said José Muñoz of Malmö — the naïve façade of São Paulo."
POLISH = "Płaca minimalna wzrosła dwukrotnie, a w Łodzi zamknięto trzy szpitale."
CZECH = "Nezaměstnanost klesla, řidiči platí nejvíc v Evropě, průměrná mzda roste."
HUNGARIAN = "A fizetések kétszeresére nőttek, és az őszi szünet hűvös lesz."
CROATIAN = "Vlada je povećala plaće, a šest općina čeka žičaru."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GERMAN, "cp1252"), (FRENCH, "cp1252"), (NAMES, "cp1252"), ("Il a dit « père ».", "cp1252"),
        (POLISH, "cp1250"), (CZECH, "cp1250"), (HUNGARIAN, "cp1250"), (CROATIAN, "cp1250"),
        (GERMAN, "mac_roman"), (FRENCH, "mac_roman"), (NAMES, "mac_roman"), ("It’s true — all of it.", "mac_roman"),
        ("It’s true – “all” of it.", "cp1252"), ("¿Qué pasó? Subió un 5 % en España.", "cp1252"),
        ("¿Qué pasó? Subió un 5 % en España.", "mac_roman"),
    ],
)  # fmt: skip
def test_the_code_page_is_told_from_the_letters(text, encoding):
    guess = guess_code_page(text.encode(encoding))

    assert text.encode(encoding).decode(guess.encoding) == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [("Безработица снизилась до трёх процентов.", "cp1251"), ("失業率は三パーセント下がった。", "shift_jis")],
)
def test_what_fits_none_is_refused_and_can_be_said(text, encoding):
    body = text.encode(encoding)

    with pytest.raises(
        Unreadable, match=r"make no sense in Windows-1252, Windows-1250, Mac Roman; save it as UTF-8, or"
    ):
        guess_code_page(body)
    assert in_utf8(body, encoding).decode() == text


def test_an_encoding_that_is_not_theirs_or_none_is_refused():
    with pytest.raises(Unreadable, match=r"byte 0 \(0xE9\) is not UTF-8"):
        in_utf8(b"\xe9t\xe9", "utf-8")
    with pytest.raises(Unreadable, match=r"its encoding is none of cp1252, "):
        in_utf8(b"x", "rot13")


def test_what_would_fit_as_well_is_told():
    assert guess_code_page("Il dit č.".encode("cp1250")).others[0] == "Windows-1250"
    assert guess_code_page("Zürich".encode("cp1252")).others == []
