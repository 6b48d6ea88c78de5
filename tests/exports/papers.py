"""Reports and letters as their readers see them."""

import io
import re
from html.parser import HTMLParser

import docx
from markdown_it import MarkdownIt

from claims.exports import Selection, TextChanged
from tests.exports.exported import exported

REPORTS = ["report-html", "report-markdown", "report-docx"]
LETTERS = ["letter-markdown", "letter-docx"]


class Shown(HTMLParser):
    """The words of a page, those of its blockquotes, and what it links to and is made of."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words, self.quotes, self.links, self.ids, self.tags = "", [], [], [], []
        self.inside = self.is_style = False
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        self.ids += [value for name, value in attributes if name == "id"]
        self.links += [value for name, value in attributes if name == "href"]
        self.is_style = tag == "style"
        if tag == "blockquote":
            self.inside = True
            self.quotes.append("")

    def handle_endtag(self, tag):
        self.inside = self.inside and tag != "blockquote"
        self.is_style = False

    def handle_data(self, data):
        self.words += "" if self.is_style else data
        if self.inside:
            self.quotes[-1] += data


def of(document, format):
    return exported(Selection(document=document, text_changed=TextChanged.INCLUDE), format=format)


def html_of(document) -> Shown:
    return Shown(of(document, "report-html").decode())


def words_of(document, format) -> str:
    return read(of(document, format), format)


def read(body, format) -> str:
    """What a reader sees, on one line."""
    if format.endswith("docx"):
        paper = docx.Document(io.BytesIO(body))
        cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
        told = "\n".join([*(paragraph.text for paragraph in paper.paragraphs), *cells])
    elif format.endswith("markdown"):
        told = Shown(MarkdownIt("commonmark").enable("table").render(unbracketed(body))).words
    else:
        told = Shown(body.decode()).words
    return " ".join(told.replace("\u2060", "").split())


def unbracketed(written: bytes) -> str:
    """Markdown without the brackets around claims, which are no words of the document."""
    return re.sub(r"<sup>(?:C-\d+)?\\\[</sup>|(?<=<sup>)\\\]", "", written.decode())
