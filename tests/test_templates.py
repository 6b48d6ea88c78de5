"""A template can be read: none of its lines runs out of sight, and what stands within an element shows."""

from pathlib import Path

import pytest

TEMPLATES = Path(__file__).parent.parent / "claims" / "templates"
MAX_LINE_CHARS = 160
# What is exported is promised to the byte: a line break of ours would be in it.
EXPORTS = TEMPLATES / "exports"
READ = sorted(path for path in TEMPLATES.rglob("*.html") if EXPORTS not in path.parents)


def too_long(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [
        f"{path.relative_to(TEMPLATES)}:{number}: {len(line)} characters"
        for number, line in enumerate(lines, start=1)
        if len(line) > MAX_LINE_CHARS
    ]


@pytest.mark.parametrize("path", READ, ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_every_line_of_a_template_can_be_seen_whole(path):
    assert too_long(path) == []
