"""Pages as if their templates were written in one line."""

import re

BREAK = r"\s*\n\s*"


def run_on(html: str) -> str:
    """Drop each line break beside a tag or at its end; any other is a blank."""
    beside_tags = re.sub(f"(?<=>){BREAK}|{BREAK}(?=[<>])", "", html)
    return re.sub(BREAK, " ", beside_tags)
