"""Files made to hurt: each is refused or read within the limits, with a message that names the limit it met."""

import io
import json
import socket
import stat
import subprocess
import sys
import zipfile
import zlib

import pytest

from claims.text import Unreadable, read_document
from claims.text.isolation import BARE, ROOT, START, Limits
from tests.text.importers.pdf_files import line, pdf, stream, written
from tests.text.importers.word_files import TRANSITIONAL, archive, docx, p, part

SMALL = Limits(seconds=3, memory_bytes=400 * 1024 * 1024)
SOME = p("words")
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LAUGHS = "".join(f'<!ENTITY {chr(98 + depth)} "{f"&{chr(97 + depth)};" * 10}">' for depth in range(9))
EXTERNAL = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
LAUGHING = f'<!DOCTYPE x [<!ENTITY a "lol">{LAUGHS}]>'


def document(inner: str, before: str = "") -> bytes:
    return archive(
        {"word/document.xml": f'{before}<w:document xmlns:w="{TRANSITIONAL}"><w:body>{inner}</w:body></w:document>'}
    )


def said(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def linked() -> bytes:
    written_to = io.BytesIO()
    with zipfile.ZipFile(written_to, "w") as file:
        member = zipfile.ZipInfo("word/document.xml")
        member.external_attr = (stat.S_IFLNK | 0o777) << 16
        file.writestr(member, "/etc/passwd")
    return written_to.getvalue()


def doubled() -> bytes:
    body = archive({"word/document.xml": "a", "word/document.xmm": "b"})
    return body.replace(b"document.xmm", b"document.xml")


def flagged_encrypted() -> bytes:
    body = bytearray(docx(SOME))
    start = body.index(b"PK\x01\x02")
    body[start + 8] |= 1
    return bytes(body)


def twice_packed(content: bytes) -> bytes:
    packed = zlib.compress(zlib.compress(content))
    return written([b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n%s\nendstream" % (len(packed), packed)])


def bombs() -> list[tuple[str, str, bytes, str]]:
    """(what, name, bytes, what the refusal says)"""
    show = line(72, 700, 11, "words").replace(b" ET\n", b"")
    return [
        ("zip bomb", "a.docx", document(SOME + " " * 300_000_000), "and the limit is 268,435,456"),
        ("packed 1,000 to 1", "a.docx", document(SOME + " " * 9_000_000), "to 1, and the limit is 200 to 1"),
        ("a zip in a zip", "a.docx", archive({"inner.docx": docx(SOME)}), "without a document in it"),
        ("too many members", "a.docx", archive({f"{n}": "" for n in range(10_001)}), "and the limit is 10,000"),
        ("billion laughs", "a.docx", document(said("&j;"), LAUGHING), "declares a document type or entities"),
        (
            "billion laughs in UTF-16",
            "a.docx",
            archive({"word/document.xml": f"{LAUGHING}<w:document/>".encode("utf-16")}),
            "declares a document type or entities",
        ),
        (
            "quadratic blowup",
            "a.docx",
            document(said("&a;" * 50_000), f'<!DOCTYPE x [<!ENTITY a "{"x" * 100_000}">]>'),
            "declares a document type or entities",
        ),
        ("external file", "a.docx", document(said("&a;"), EXTERNAL), "declares a document type or entities"),
        ("100,000 nested elements", "a.docx", document("<w:sdt>" * 100_000 + "</w:sdt>" * 100_000), "Excessive depth"),
        ("100,000 nested tags", "a.html", b"<div>" * 100_000 + b"x", "nested deeper than 2048, which is the limit"),
        ("a link in the archive", "a.docx", linked(), "is a link"),
        ("a way out of the archive", "a.docx", archive({"../../etc/passwd": "x"}), "leads out of it"),
        ("an absolute member", "a.docx", archive({"/etc/passwd": "x"}), "leads out of it"),
        ("doubled members", "a.docx", doubled(), "two members of one name"),
        ("encrypted members", "a.docx", flagged_encrypted(), "protected with a password"),
        (
            "an encrypted document",
            "a.docx",
            OLD + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
            "protected with a password",
        ),
        ("an old document", "a.docx", OLD + bytes(600), "it is an old or protected Office file"),
        ("a PDF packed twice", "a.pdf", twice_packed(show + b"(words) Tj " * 20_000_000), "limit"),
        ("too many blocks", "a.html", b"<p>a" * 120_000, "limit"),
        ("a million tiny lines", "a.txt", b"a\n" * 1_000_000, "limit"),
        ("a million tiny paragraphs", "a.md", b"a\n\n" * 1_000_000, "limit"),
        ("a Word file called text", "a.txt", docx(SOME), "its name says .txt, but it is a ZIP archive"),
        ("a PDF called Word", "a.docx", pdf([(72, 700, 11, "words")]), "its name says .docx, but it is a PDF"),
        ("a page called Markdown", "a.md", b"<!DOCTYPE html><p>x", "its name says .md, but it is an HTML page"),
        ("a picture called PDF", "a.pdf", b"\x89PNG\r\n\x1a\n", "its name says .pdf, but it is a PNG picture"),
        ("text called PDF", "a.pdf", b"words", "its name says .pdf, but it is something else"),
        ("an empty file", "a.pdf", b"", "it is empty"),
        ("a file over the limit of bytes", "a.txt", b"x" * 2_000_000, "2,000,000 bytes, and the limit is"),
    ]  # fmt: skip


BOMBS = bombs()


@pytest.mark.slow
@pytest.mark.parametrize(("name", "body", "reason"), [row[1:] for row in BOMBS], ids=[row[0] for row in BOMBS])
def test_a_hostile_file_is_refused_and_the_limit_named(name, body, reason):
    max_bytes = 1_999_999 if "bytes, and the limit is" in reason else None

    with pytest.raises(Unreadable) as caught:
        read_document(body, name, max_bytes=max_bytes, limits=SMALL)

    assert reason in str(caught.value)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "body", "words"),
    [
        ("a.txt", b"word " * 2_000_000, "word word"),
        ("a.html", b"<p>" + b"word " * 500_000, "word word"),
        ("a.md", b">" * 100_000 + b" words", "words"),
        # Entities of a page's own are not known to HTML: they stand there as they were written.
        ("a.html", f"{LAUGHING}<html><body><p>&amp;j; &j;</p></body></html>".encode(), "&j; &j;"),
        (
            "a.docx",
            archive({"word/document.xml": part("document", f"<w:body>{SOME}</w:body>"), "x/inner.zip": "PK"}),
            "words",
        ),
    ],
)
def test_what_only_looks_hostile_is_read(name, body, words):
    assert words in read_document(body, name).text


def test_nothing_outside_is_asked_for():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        address = f"http://127.0.0.1:{listening.getsockname()[1]}/x"
        listening.settimeout(0.2)
        page = (
            f'<!DOCTYPE html SYSTEM "{address}"><base href="{address}"><link rel=stylesheet href="{address}"><p>words'
        )
        assert read_document(page.encode(), "a.html").text == "words"
        for before in (f'<!DOCTYPE x SYSTEM "{address}">', f'<!DOCTYPE x [<!ENTITY a SYSTEM "{address}">]>'):
            with pytest.raises(Unreadable):
                read_document(document(said("words"), before), "a.docx")
        with pytest.raises(TimeoutError):
            listening.accept()


CONFINED = BARE + "from claims.text.importers.child import confine; "
CONFINED += "from claims.text.isolation import Limits; confine(Limits(2, 300 * 1024 * 1024)); "


@pytest.mark.parametrize(
    ("attempt", "refusal"),
    [
        ("import socket; socket.socket()", "Forbidden: socket."),
        ("import subprocess; subprocess.run(['id'])", "Forbidden: subprocess.Popen"),
        ("import os; os.system('id')", "Forbidden: os.system"),
        ("import os; os.fork()", "Forbidden: os.fork"),
        ("open('/tmp/never', 'w')", "Forbidden: open to write"),
        ("import os; os.open('/tmp/never', os.O_CREAT | os.O_WRONLY)", "Forbidden: open to write"),
        ("bytearray(400 * 1024 * 1024)", "MemoryError"),
        ("[open('/dev/null') for _ in range(100)]", "Too many open files"),
    ],
)
def test_the_child_can_do_nothing_but_read(attempt, refusal):
    done = subprocess.run(
        [sys.executable, "-IB", "-c", CONFINED + attempt, str(ROOT)], capture_output=True, text=True, check=False
    )

    assert done.returncode == 1
    assert refusal in done.stderr


def test_the_child_loads_nothing_that_finds_claims():
    loads = (
        START.removesuffix("main()") + "print({name.split('.')[2] for name in sys.modules if 'claims.text.' in name})"
    )
    done = subprocess.run([sys.executable, "-IB", "-c", loads, str(ROOT)], capture_output=True, text=True, check=True)

    assert "importers" in done.stdout
    assert not [name for name in ("candidates", "authorities", "checked", "worth") if f"'{name}'" in done.stdout]


def test_the_child_is_killed_when_its_time_is_up():
    with pytest.raises(Unreadable, match="more than 1 seconds, which is the limit"):
        read_document(b"a\n" * 500_000, "a.txt", limits=Limits(seconds=1))


@pytest.mark.parametrize("mib", [64, 80])
def test_the_memory_that_a_file_may_take_is_named(mib):
    with pytest.raises(Unreadable, match=f"{mib} MiB"):
        read_document(b"<p>words " * 90_000, "a.html", limits=Limits(memory_bytes=mib * 1024 * 1024))


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        (Limits(max_blocks=2), "it has 3 blocks, and the limit is 2"),
        (Limits(max_chars=5), "characters, and the limit is 5"),
    ],
)
def test_a_text_that_is_too_much_is_refused(limits, reason):
    with pytest.raises(Unreadable, match=reason):
        read_document(b"<p>a<p>b<p>c", "a.html", limits=limits)


def test_a_parser_that_trips_over_a_file_calls_it_damaged():
    told = json.dumps(Limits()._asdict())
    code = (
        f"{BARE}import claims.text.importers.child as child; from claims.text.importers import IMPORTERS;"
        "child.IMPORTERS = [IMPORTERS[0]._replace(read=lambda body: 1 // 0)]; child.main()"
    )
    done = subprocess.run(
        [sys.executable, "-IBc", code, str(ROOT), "text", told], input=b"x", capture_output=True, check=True
    )

    assert json.loads(done.stdout) == {"refusal": "the file is damaged (ZeroDivisionError)"}


def test_a_page_of_a_damaged_pdf_is_no_crash():
    body = written([stream(b"BT /F1 12 Tf (words) Tj")]).replace(b"/Length", b"/Longth")

    with pytest.raises(Unreadable):
        read_document(body[:-200], "a.pdf", limits=SMALL)
