import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text import Unreadable, read_document

UTF8_MARK = b"\xef\xbb\xbf"


@pytest.mark.parametrize(
    ("name", "importer"),
    [
        ("a.txt", "text"),
        ("A.TXT", "text"),
        ("README", "text"),
        ("a.text", "text"),
        ("a.b.md", "markdown"),
        ("a.markdown", "markdown"),
    ],
)
def test_the_suffix_chooses_the_importer(name, importer):
    reading = read_document(b"words", name)

    assert (reading.importer, reading.text) == (importer, "words")
    assert reading.importer_version


@pytest.mark.parametrize(
    ("body", "text", "encoding", "had_bom", "newlines"),
    [
        (b"a", "a", "utf-8", False, "lf"),
        (b"a\nb\n", "a\nb\n", "utf-8", False, "lf"),
        (b"a\r\nb", "a\nb", "utf-8", False, "crlf"),
        (b"a\rb", "a\nb", "utf-8", False, "cr"),
        (b"a\r\nb\nc", "a\nb\nc", "utf-8", False, "mixed"),
        (UTF8_MARK + "é".encode(), "é", "utf-8", True, "lf"),
        ("\ufeffé😀".encode("utf-16-le"), "é😀", "utf-16-le", True, "lf"),
        ("\ufeffé\r\n".encode("utf-16-be"), "é\n", "utf-16-be", True, "crlf"),
        # A second mark inside the text, trailing blanks and other line separators are the author's.
        ("a\ufeffb \u2028 c\x0c".encode(), "a\ufeffb \u2028 c\x0c", "utf-8", False, "lf"),
    ],
)
def test_the_text_is_the_file_but_for_mark_and_line_ends(body, text, encoding, had_bom, newlines):
    reading = read_document(body, "a.txt")

    assert reading.text == text
    assert (reading.encoding, reading.had_bom, reading.newlines) == (encoding, had_bom, newlines)


@pytest.mark.parametrize(
    ("body", "name", "reason"),
    [
        (b"ab\x81", "a.txt", "byte 2 (0x81) is not UTF-8, and byte 2 (0x81) is not Windows-1252 either."),
        (UTF8_MARK + b"a\xe9", "a.txt", "a.txt cannot be read: byte 4 (0xE9) is not UTF-8."),
        (b"\xff\xfea\x00b", "a.txt", "byte 4 (0x62) is not UTF-16-LE."),
        (b"\xff\xfe\x00\xd8", "a.txt", "is not UTF-16-LE."),
        (b"a\nb\x00", "a.md", "NUL at character 4, line 2."),
        # Lines are counted in the canonical text, as the reader shows them.
        (b"a\r\nb\x00", "a.md", "NUL at character 4, line 2."),
        (b"", "a.txt", "there is no text in it."),
        (b" \n\t", "a.txt", "there is no text in it."),
        (
            b"x",
            "a.odt",
            "the format .odt is not known; known are .txt, .text, .md, .markdown, .docx, .pdf, .html, .htm, .xhtml.",
        ),
        (
            b"\xed\xa0\x80",
            "",
            "The file cannot be read: lone surrogate U+D800 at character 1, line 1.",
        ),
        (b"---\n", "a.md", "no block of words was found in it."),
    ],
)
def test_what_cannot_be_read_is_refused_by_name_and_place(body, name, reason):
    with pytest.raises(Unreadable) as caught:
        read_document(body, name)

    assert str(caught.value).endswith(reason)
    assert isinstance(caught.value, ValueError)


def test_a_limit_is_kept_and_named():
    assert read_document(b"12345", "a.txt", max_bytes=5).text == "12345"
    with pytest.raises(Unreadable, match=r"a\.txt cannot be read: it has 1,001 bytes, and the limit is 1,000\."):
        read_document(b"x" * 1001, "a.txt", max_bytes=1000)


@given(st.binary(max_size=200), st.sampled_from(["a.txt", "a.md"]))
def test_any_bytes_are_read_or_refused(body, name):
    try:
        reading = read_document(body, name)
    except Unreadable:
        return
    assert "\r" not in reading.text
    assert all(0 <= block.start < block.end <= len(reading.text) for block in reading.blocks)
