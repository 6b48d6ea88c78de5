"""Characters that Word stores as a place in a symbol font (<w:sym>)."""

# The Greek letters and signs of Adobe's Symbol encoding, from 0x41 on, and the signs that documents use.
SYMBOL = dict(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True))
SYMBOL |= dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True))
SYMBOL |= {0xA2: "′", 0xA3: "≤", 0xA5: "∞", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±"}
SYMBOL |= {0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…"}
SYMBOL |= {0xD2: "®", 0xD3: "©", 0xD4: "™", 0xD6: "√", 0xE5: "∑"}
WINGDINGS = {0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x76: "❖", 0x9F: "•", 0xA7: "▪", 0xA8: "☐", 0xD8: "➢"}
WINGDINGS |= {0xE0: "→", 0xDF: "←", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"}
WINGDINGS_2 = {0x50: "✓", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "☐", 0x97: "•"}
FONTS = {"symbol": SYMBOL, "wingdings": WINGDINGS, "wingdings 2": WINGDINGS_2}


def symbol(font: str, code: str) -> str:
    """The character at a hexadecimal `code` of `font`; empty where it is not known."""
    try:
        number = int(code, 16)
        character = chr(number)
    except (ValueError, OverflowError):
        return ""
    table = FONTS.get(font.lower())
    if table is not None:
        return table.get(number & 0xFF, "")
    # Places for private use, which mean something in one font only, are not printable either.
    return character if character.isprintable() else ""
