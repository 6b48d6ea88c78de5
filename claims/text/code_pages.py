"""Code pages: which one a text without a byte-order mark that is no UTF-8 was written in, told from its letters.

Each language has a few letters beyond ASCII. Read in another code page than it was written in, a text has letters that
no one language has beside each other, and signs and capitals inside its words.
"""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from .encodings import Unreadable

# What can be chosen; the first three are told apart by themselves.
CODE_PAGES = {
    "cp1252": "Windows-1252",
    "cp1250": "Windows-1250",
    "mac_roman": "Mac Roman",
    "utf-8": "UTF-8",
    "cp1251": "Windows-1251",
    "cp1253": "Windows-1253",
    "cp1254": "Windows-1254",
    "cp1257": "Windows-1257",
    "cp850": "DOS 850",
    "shift_jis": "Shift JIS",
    "gb18030": "GB 18030",
    "big5": "Big5",
    "euc_kr": "EUC-KR",
}
_WESTERN = (
    "äöüß", "àâæçéèêëîïôœùûüÿ", "áéíñóúü", "àèéìíîòóùú", "àáâãçéêíóôõúü", "áàéèëêïíóòöüú", "åäöéšž", "åæøéèóòôâ",
    "áðéíóúýþæö", "àçèéíïòóúü", "áéíóúàèìòù",
)  # fmt: skip
_LANGUAGES = {
    "cp1252": _WESTERN,
    "cp1250": ("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîșțşţ", "čćđšž", "äöüß", "çë"),
    "mac_roman": _WESTERN,
}
# Where a sign stands between other signs than letters; opening ones before a word, closing ones behind one.
_OPENING, _CLOSING, _INSIDE = "“‘„‚«‹¿¡", "”’»›", "’‘–—‐·…"
_APART = "–—…•·§°€£¥¢©®™½¼¾²³¹ªº×÷±%¶\N{NO-BREAK SPACE}†"
# As much of what is no ASCII is as a language has it.
MIN_FITTING, NEARLY = 0.8, 0.04
# Letters of several languages beside each other, as names have them, fit less well.
OF_SEVERAL = 0.9
MAX_SAMPLE_CHARS = 400_000
# In no language written in these have more of the letters an accent.
MAX_ACCENTED = 0.4


class Guess(NamedTuple):
    """A code page, how much of what is no ASCII fits it (0 to 1), and what would fit nearly as well."""

    encoding: str
    fitting: float
    others: list[str]


def guess_code_page(body: bytes) -> Guess:
    """The code page that bytes of no UTF-8 fit best. Raises Unreadable where they fit none."""
    fits: dict[str, float] = {}
    for encoding, languages in _LANGUAGES.items():
        try:
            fits[encoding] = _fitting(body.decode(encoding)[:MAX_SAMPLE_CHARS], languages)
        except UnicodeDecodeError:
            continue
    best = max(fits, key=lambda encoding: fits[encoding], default="")
    if not best or fits[best] < MIN_FITTING:
        known = ", ".join(CODE_PAGES[encoding] for encoding in _LANGUAGES)
        raise Unreadable(
            f"it is no UTF-8, and its words make no sense in {known}; save it as UTF-8, or say its encoding"
        )
    near = [
        encoding
        for encoding, fitting in fits.items()
        if fitting > fits[best] - NEARLY and body.decode(encoding) != body.decode(best)
    ]
    return Guess(best, fits[best], [CODE_PAGES[encoding] for encoding in near])


def _fitting(text: str, languages: tuple[str, ...]) -> float:
    """How much of what is no ASCII one language may have where it stands."""
    letters, signs, total = Counter[str](), 0, 0
    for at, sign in enumerate(text):
        if sign.isascii():
            continue
        total += 1
        before, behind = text[at - 1 : at], text[at + 1 : at + 2]
        if sign.isalpha() and sign not in "ªº":
            if sign.islower() or not before.islower():
                letters[sign.lower()] += 1
        elif _stands(sign, before, behind):
            signs += 1
    if sum(letters.values()) > MAX_ACCENTED * sum(map(str.isalpha, text)):
        return 0.0
    best = max(sum(count for letter, count in letters.items() if letter in language) for language in languages)
    several = OF_SEVERAL * sum(count for letter, count in letters.items() if letter in "".join(languages))
    return (max(best, several) + signs) / total if total else 1.0


def _stands(sign: str, before: str, behind: str) -> bool:
    """Whether a sign that is no letter stands where people write it."""
    if before.isalpha() and behind.isalpha():
        return sign in _INSIDE
    if sign in _OPENING:
        return not before.isalnum()
    return sign in _CLOSING or sign in _APART


def in_utf8(body: bytes, encoding: str, known: Mapping[str, str] = CODE_PAGES) -> bytes:
    """Bytes of a code page that somebody names, as UTF-8. Raises Unreadable for one that is unknown, or not theirs."""
    if encoding not in known:
        raise Unreadable(f"its encoding is none of {', '.join(known)}")
    try:
        return body.decode(encoding).encode()
    except UnicodeDecodeError as error:
        raise Unreadable(f"byte {error.start} (0x{body[error.start]:02X}) is not {known[encoding]}") from None
