"""Templates, styles and scripts can be read: none of their lines runs out of sight."""

from pathlib import Path

import pytest

CLAIMS = Path(__file__).parent.parent / "claims"
TEMPLATES, STATIC = CLAIMS / "templates", CLAIMS / "static" / "claims"
MAX_LINE_CHARS = 160
# What is exported is promised to the byte: a line break of ours would be in it.
EXPORTS = TEMPLATES / "exports"
READ = sorted(
    path
    for path in (*TEMPLATES.rglob("*.html"), *STATIC.glob("*.css"), *STATIC.glob("*.js"))
    if EXPORTS not in path.parents
)


def too_long(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [
        f"{path.relative_to(CLAIMS)}:{number}: {len(line)} characters"
        for number, line in enumerate(lines, start=1)
        if len(line) > MAX_LINE_CHARS
    ]


@pytest.mark.parametrize("path", READ, ids=lambda path: str(path.relative_to(CLAIMS)))
def test_every_line_can_be_seen_whole(path):
    assert too_long(path) == []
