"""The words of a Word paragraph: inserted text kept, deleted and hidden text left out and counted, fields as shown."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from claims.text.blocks import BOLD, ITALIC, LINK, STRUCK
from claims.text.importers.styled import PLAIN, Style, Styled, with_raised
from claims.text.links import link_address

from .parts import Element, child, children, is_on, name_of, value
from .styles import Styles
from .symbols import symbol

TEXTS = frozenset(("w:t", "m:t"))
BREAKS = {
    "w:tab": "\t",
    "w:ptab": "\t",
    "w:cr": "\n",
    "w:br": "\n",
    "w:noBreakHyphen": "\u2011",
    "w:softHyphen": "\xad",
}
CONTAINERS = frozenset(
    "w:smartTag w:ins w:moveTo w:sdt w:sdtContent w:fldSimple w:customXml w:dir w:bdo w:ruby w:rubyBase "
    "w:subDoc mc:Choice mc:Fallback".split()
)
DROPPED = {"w:del": "deleted", "w:moveFrom": "moved"}
NOTES = {"w:footnoteReference": "footnote", "w:endnoteReference": "endnote"}
BOXES = ("w:drawing", "w:pict", "w:object")
CHECKED, UNCHECKED = "☒", "☐"
SWITCHES = {"w:b": BOLD, "w:i": ITALIC, "w:strike": STRUCK, "w:dstrike": STRUCK}
GRAPHIC_KINDS = ("chart", "diagram")


@dataclass
class Words:
    """What stands in one paragraph. `notes` are references met, (kind, id); `boxes` text boxes hung up in it; `style`
    that of the next piece, `raised` whether it is a superscript."""

    pieces: list[Styled] = field(default_factory=list)
    style: Style = PLAIN
    raised: bool = False
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    bold: int = 0
    plain: int = 0

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    def add(self, text: str) -> None:
        self.pieces.append(Styled(text, self.style, int(self.raised)))

    @property
    def is_bold(self) -> bool:
        return self.bold > 0 and self.plain == 0


class Reader:
    """Reads paragraphs, and counts what it leaves out in `left_out`. `links`: the addresses that the part at hand leads
    to, by their names in it."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.left_out: Counter[str] = Counter()
        self.links: Mapping[str, str] = {}
        self._style = ""
        self._target = ""
        self._readers: dict[str, Callable[[Element, Words], None]] = {
            "w:r": self._run,
            "w:hyperlink": self._link,
            "mc:AlternateContent": self._alternate,
            "m:sup": self._power,
            "w:sym": self._symbol,
            "w:fldChar": _form_field,
            **dict.fromkeys(DROPPED, self._changed),
            **dict.fromkeys(NOTES, self._note),
            **dict.fromkeys(BOXES, self._graphic),
        }

    def words_of(self, paragraph: Element, into: Words | None = None) -> Words:
        words = into or Words()
        self._style = self.styles.style_of(child(paragraph, "w:pPr"))
        self._walk(paragraph, words)
        # Runs cut a superscript anywhere: neighbours are one.
        words.pieces = with_raised(words.pieces)
        return words

    def _walk(self, parent: Element, words: Words) -> None:
        """What stands in a paragraph, or in a run of it."""
        for element in parent:
            name = name_of(element)
            if name in TEXTS:
                words.add(element.text or "")
            elif name in BREAKS:
                words.add(BREAKS[name])
            elif name in self._readers:
                self._readers[name](element, words)
            elif name in CONTAINERS or name.startswith("m:"):
                self._walk(element, words)

    def _changed(self, element: Element, words: Words) -> None:
        self.left_out[DROPPED[name_of(element)]] += bool(_has_words(element))

    def _note(self, element: Element, words: Words) -> None:
        words.notes.append((NOTES[name_of(element)], value(element, "w:id")))

    def _alternate(self, element: Element, words: Words) -> None:
        """The same thing said for newer and for older programs: taken once, from the first that says anything."""
        for choice in element:
            before = len(words.pieces) + len(words.boxes)
            self._walk(choice, words)
            if len(words.pieces) + len(words.boxes) > before:
                return

    def _run(self, run: Element, words: Words) -> None:
        properties = child(run, "w:rPr")
        if self._has(properties, "w:vanish"):
            self.left_out["hidden"] += bool(_has_words(run))
            return
        before, outer, was_raised = len(words.pieces), words.style, words.raised
        looks = "".join(sorted({look for switch, look in SWITCHES.items() if self._has(properties, switch)}))
        words.style = Style(looks + (LINK if self._target else ""), self._target)
        words.raised = was_raised or self._is_raised(properties)
        self._walk(run, words)
        words.style, words.raised = outer, was_raised
        if "".join(piece.text for piece in words.pieces[before:]).strip():
            words.bold += BOLD in looks
            words.plain += BOLD not in looks
            # Runs cut a passage anywhere.
            goes_on = bool(before) and STRUCK in words.pieces[before - 1].style.looks
            self.left_out["struck"] += STRUCK in looks and not goes_on

    def _link(self, element: Element, words: Words) -> None:
        address = self.links.get(value(element, "r:id"), "").strip()
        target = link_address(address)
        self.left_out["link"] += bool(address) and not address.startswith("#") and not target
        outer, self._target = self._target, target
        self._walk(element, words)
        self._target = outer

    def _power(self, element: Element, words: Words) -> None:
        """The exponent of a formula."""
        outer, words.raised = words.raised, True
        self._walk(element, words)
        words.raised = outer

    def _is_raised(self, properties: Element | None) -> bool:
        found = child(properties, "w:vertAlign")
        for key in (value(child(properties, "w:rStyle")), self._style):
            found = self.styles.setting(key, "w:vertAlign") if found is None else found
        return value(found) == "superscript"

    def _has(self, properties: Element | None, switch: str) -> bool:
        own = child(properties, switch)
        if own is not None:
            return is_on(own)
        character_style = value(child(properties, "w:rStyle"))
        if character_style and self.styles.is_set(character_style, switch):
            return True
        return self.styles.is_set(self._style, switch)

    def _symbol(self, element: Element, words: Words) -> None:
        found = symbol(value(element, "w:font"), value(element, "w:char"))
        self.left_out["symbol"] += not found
        words.add(found)

    def _graphic(self, element: Element, words: Words) -> None:
        skipped: set[Element] = set()
        for found in element.iter():
            if found.getparent() in skipped:
                skipped.add(found)
            elif name_of(found) == "w:txbxContent":
                words.boxes.append(found)
                skipped.add(found)
            elif name_of(found) == "mc:Fallback" and words.boxes:
                skipped.add(found)
            else:
                self._picture(found)

    def _picture(self, found: Element) -> None:
        local = str(found.tag).rpartition("}")[2]
        if local in ("blip", "imagedata"):
            self.left_out["picture"] += 1
        elif local == "graphicData" and str(found.get("uri", "")).rpartition("/")[2] in GRAPHIC_KINDS:
            self.left_out["chart"] += 1


def _has_words(element: Element) -> bool:
    return any(name_of(found) in ("w:t", "w:delText") and found.text for found in element.iter())


def _form_field(element: Element, words: Words) -> None:
    """A check box of an old form has no text of its own."""
    box = child(child(element, "w:ffData"), "w:checkBox")
    if box is None:
        return
    state = next(children(box, "w:checked"), None)
    state = child(box, "w:default") if state is None else state
    words.add(CHECKED if is_on(state) else UNCHECKED)
