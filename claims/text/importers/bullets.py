"""Bullets as characters: the places for private use that Microsoft's symbol fonts put them in, as Unicode has them."""

import re

PRIVATE_BULLETS = {
    "\uf0b7": "•", "\uf0a7": "▪", "\uf06e": "■", "\uf06f": "◦", "\uf0d8": "➢", "\uf0fc": "✓", "\uf0a8": "☐",
    "\uf071": "❑", "\uf076": "❖", "\uf0fe": "☑", "\uf0fd": "☒", "\uf02d": "–",
}  # fmt: skip
PRIVATE_BULLET = re.compile(f"[{''.join(PRIVATE_BULLETS)}]")


def with_bullets(text: str) -> str:
    """The text with bullets from symbol fonts as characters that every font has."""
    return PRIVATE_BULLET.sub(lambda found: PRIVATE_BULLETS[found.group()], text)
