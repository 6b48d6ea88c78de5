"""What each page of a Word file says at its foot."""

from typing import Any

from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

SIZE = Pt(8)


def number_pages(section: Any, words: str) -> None:
    """The words at the left, and at the right which page of how many it is."""
    foot = section.footer.paragraphs[0]
    stops = foot.paragraph_format.tab_stops
    # Those of the template are for another width.
    for stop in foot.style.paragraph_format.tab_stops:
        stops.add_tab_stop(stop.position, WD_TAB_ALIGNMENT.CLEAR)
    stops.add_tab_stop(section.page_width - section.left_margin - section.right_margin, WD_TAB_ALIGNMENT.RIGHT)
    foot.style.font.size = SIZE
    foot.add_run(f"{words}\t")
    _add_field(foot, "PAGE")
    foot.add_run(" / ")
    _add_field(foot, "NUMPAGES")


def _add_field(paragraph: Any, name: str) -> None:
    """A number that the word processor counts; until it has, a one stands there."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    paragraph._p.append(field)
    run = paragraph.add_run("1")
    paragraph._p.remove(run._r)
    field.append(run._r)
