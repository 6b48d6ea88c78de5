"""A claim's number does not break at its hyphen."""

import re
from pathlib import Path

import pytest

TEMPLATES = Path(__file__).parent.parent / "claims" / "templates"
# A link that says a number and no more. At the desk those of neighbours are kept whole by what is around them.
BARE = re.compile(r"<a (?!class=\"number\")[^>]*>{{ [a-z_.]*number }}</a>")
WHOLE = re.compile(r'<span class="sibling">.*?</span>')


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_a_link_that_is_a_number_stays_in_one_line(path):
    if "exports" not in path.parts:
        assert BARE.findall(WHOLE.sub("", path.read_text(encoding="utf-8"))) == []
