"""Numerals in the forms that WordprocessingML names (ISO/IEC 29500-1, 17.18.59 ST_NumberFormat)."""

from collections.abc import Callable

BULLET = "bullet"
ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
MAX_ROMAN = 32_767
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
MAX_LETTERS = 780
ENDINGS = {1: "st", 2: "nd", 3: "rd"}
WORDS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
WORDS += " seventeen eighteen nineteen twenty"
ORDINALS = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
ORDINALS += " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"


def roman(number: int) -> str:
    """Upper-case Roman; beyond what Word counts in them, arabic."""
    if not 0 < number <= MAX_ROMAN:
        return str(number)
    written = []
    for size, letters in ROMAN:
        count, number = divmod(number, size)
        written.append(letters * count)
    return "".join(written)


def letters(number: int) -> str:
    """A to Z, then AA, BB, as Word counts."""
    if not 0 < number <= MAX_LETTERS:
        return str(number)
    return ALPHABET[(number - 1) % 26] * ((number - 1) // 26 + 1)


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 11th."""
    is_teen = number // 10 % 10 == 1
    return f"{number}{'th' if is_teen else ENDINGS.get(number % 10, 'th')}"


def _word(number: int, words: str) -> str:
    known = words.split()
    return known[number].capitalize() if 0 <= number < len(known) else str(number)


FORMS: dict[str, Callable[[int], str]] = {
    "none": lambda number: "",
    "upperRoman": roman,
    "lowerRoman": lambda number: roman(number).lower(),
    "upperLetter": letters,
    "lowerLetter": lambda number: letters(number).lower(),
    "decimalZero": lambda number: f"{number:02}",
    "ordinal": ordinal,
    "cardinalText": lambda number: _word(number, WORDS),
    "ordinalText": lambda number: _word(number, ORDINALS),
    "numberInDash": lambda number: f"- {number} -",
    "decimalEnclosedParen": lambda number: f"({number})",
}


def numeral(number: int, form: str) -> str:
    """The number in one of Word's forms; a form that is not known here gives arabic digits."""
    return FORMS[form](number) if form in FORMS else str(number)
