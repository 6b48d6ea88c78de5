"""What the sections of a version are called: by the document's own numbers where it has any, else as we count them."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from claims.models import Block
from claims.text import own_numbers

MAX_TITLE_CHARS = 60
NO_WORD = re.compile(r"[\W_]+")


class SectionName(NamedTuple):
    """`key` is what its address is made of. `number` is how a reader is told ("§ 4"), empty where the document numbers
    other sections and not this one. `title` is told besides, where the number alone leads nowhere or to several places.
    """

    key: str
    number: str = ""
    title: str = ""
    is_own: bool = False

    @property
    def where(self) -> str:
        """The section itself."""
        return " ".join(filter(None, (self.number, f"“{self.title}”" if self.title else "")))

    def paragraph(self, number: int) -> str:
        """A paragraph of it."""
        place = f"{self.number} ¶ {number}".strip()
        return _("{place} under “{title}”").format(place=place, title=self.title) if self.title else place


# What stands before all headings.
NO_SECTION = SectionName("0")


def name_sections(headings: Sequence[Block], title: Block | None) -> list[SectionName]:
    """A name for each heading. Our count is told of documents alone that number no section: beside the numbers that
    stand in the text it would lead to the wrong place. `title` is the document's, and no section of its own."""
    numbers = own_numbers([(block.label, block.title) for block in headings])
    keys = [NO_WORD.sub("-", number).strip("-").lower() for number in numbers]
    times = Counter(keys)
    if not any(number for number, block in zip(numbers, headings, strict=True) if block is not title):
        return _counted(headings, title)
    names = []
    for place, (block, number, key) in enumerate(zip(headings, numbers, keys, strict=True)):
        is_clear = bool(key) and times[key] == 1 and key != NO_SECTION.key
        shown = "" if is_clear else _short(block.title)
        names.append(SectionName(key if is_clear else f"h-{place}", number, shown, bool(number)))
    if headings[0] is title and not numbers[0]:
        names[0] = _name_of_title(title)
    return names


def _counted(headings: Sequence[Block], title: Block | None) -> list[SectionName]:
    first = int(not (headings and headings[0] is title))
    names = [SectionName(str(number), f"§ {number}") for number in range(first, first + len(headings))]
    return [_name_of_title(title), *names[1:]] if title is not None and not first else names


def _name_of_title(title: Block) -> SectionName:
    return NO_SECTION._replace(title=_short(title.title))


def _short(title: str) -> str:
    return Truncator(" ".join(title.split())).chars(MAX_TITLE_CHARS)
