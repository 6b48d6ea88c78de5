"""The forms of rows that are no claims: titles of sections, totals, and notes about the sheet itself.

A form is told from the row's own words, by closed lists, and so in a sheet of three rows as in one of thousands.
"""

import re
from collections.abc import Sequence
from functools import cache
from unicodedata import combining, normalize

from claims.text.grammar import finite_verb, sure_verb, words_of

from .aside_words import COUNTED, DIVISIONS, LITTLE, NAMES, NUMBERS, OF_DATES, ORDINALS, TOTALS
from .headings import key_of
from .verbs import has_foreign_verb
from .verdict_words import MEANINGS, meaning_of
from .wordings import WORDINGS

MAX_TITLE_WORDS = 12
MAX_CAPITALS_WORDS = 6
MAX_NOTE_WORDS = 10
MAX_COUNT_CHARS = 80
# Behind a label, so many words and a full stop are a sentence, which may be a claim.
MIN_SENTENCE_WORDS = 5
MIN_CAPITALS = 3

ENDED = re.compile(r"[.!?…。][\"'”’»)]*\s*$")
_NUMERAL = rf"(?:\d+(?:\.\d+)*[a-z]?|[ivxlc]+|[a-z]|{'|'.join(NUMBERS)})"
_DIVISION = rf"(?:{'|'.join(map(re.escape, sorted(DIVISIONS, key=len, reverse=True)))})"
NUMBERED = re.compile(
    rf"(?:{_DIVISION}\s+(?:the\s+)?(?:{_NUMERAL}|{'|'.join(ORDINALS)})|(?:{'|'.join(ORDINALS)})\s+{_DIVISION})"
    r"\.?\s*(?:\([^()]*\)\s*)?(?:[:.–—-](?!\d)(?P<rest>.*))?",
    re.DOTALL,
)
LEADING_NUMBER = re.compile(r"^(?:\d+(?:\.\d+)*[.)]?|[ivxlc]+[.)]|[a-z][.)])\s+")
WORD = re.compile(r"[^\W\d_]+")
NUMBER = re.compile(r"\d[\d.,’' ]*")
DATE = re.compile(r"\d+[./-]\d+[./-]\d+")
# "12 claims checked", "Checked: 12", "4 of 5": "Claim 12" is a number of one, and counts nothing.
COUNTING = re.compile(r"^\W*\d[\d.,/]*\s*%?\s*\w|[:=–—-]\s*\d|\d\s*(?:/|of|out of|von|sur|de)\s*\d")
PART = re.compile(r"[a-z]|[ivxlc]+")
NO_WORD = re.compile(r"[\W_]*")

_LAST = r"(?:last|latest|most recently|recently|zuletzt|letzte|derniere|ultima)"
_CHANGED = (
    r"(?:updated?|modified|modification|revised|revision|edited|edit|changed?|saved|checked|reviewed|accessed|"
    r"aktualisiert|aktualisierung|geandert|anderung|bearbeitet|bearbeitung|gepruft|gespeichert|"
    r"mise a jour|mis a jour|modifie|actualizado|actualizada|actualizacion|modificacion|modificado)"
)
LAST_CHANGED = re.compile(rf"{_LAST}\s+{_CHANGED}\b")
BY = re.compile(r"\b(?:by|von|durch|par|por)\b")
# Of these only what is a date behind them: "As of May, the mill is closed" says more.
DATED = re.compile(
    rf"(?:{_CHANGED}|as of|status as of|date|dated|printed|exported|downloaded|generated|created|version|stand|datum|"
    r"erstellt|exportiert|gedruckt|heruntergeladen|etat au|cree|exporte|imprime|fecha|creado|exportado|impreso)\b"
    r"\s*(?:on|at|am|vom|le|el|du|au)?\b\s*:?"
)
MADE_BY = re.compile(
    r"(?:this (?:list|sheet|table|document) (?:was )?)?(?:prepared|compiled|created|written|drafted|checked|"
    r"fact[- ]?check(?:ed)?|reviewed|verified|edited|updated|exported|generated|maintained|assembled|erstellt|"
    r"zusammengestellt|gepruft|faktencheck|bearbeitet|verfasst|exportiert|etabli|redige|prepare|verifie|realise|"
    r"elaborado|preparado|verificado|redactado|revisado|realizado)\s*:?\s+(?:by|with|von|durch|mit|par|avec|por|con)\b"
)
# “Stand: 14.05.2024, Redaktion”: a date right behind such a label.
DATED_LABEL = re.compile(
    r"(?:stand|status|as of|date|datum|etat au|fecha|version|last change|letzte anderung)\s*:\s*\d+[./-]\d+[./-]\d+"
)
# “n = 45”.
COUNT_OF_ALL = re.compile(r"\s*n\s*[=:]\s*\d[\d.,]*\s*", re.IGNORECASE)
OF_SOURCES = re.compile(
    r"(?:main |data )?(?:sources?|references?|credits?|quellen?|fuentes?|photo|foto|bild|copyright|contact|kontakt)"
    r"\s*:\s*\S"
)
LABELLED = re.compile(
    r"(?:notes?|n\.?b\.?|p\.?s\.?|remarks?|key|legend|disclaimer|caution|important|authors?|editors?|deadline|"
    r"document|article|file|version|to ?do|hinweis|anmerkung|bemerkung|legende|achtung|autor|autorin|redaktion|datei|"
    r"nota|notas|aviso|leyenda|remarque|attention|auteur|redaction)\s*:\s*\S"
)
FOOTNOTE = re.compile(r"(?P<sign>[*†‡§¹²³⁴]+|\[\d\]|\(\d\))\s*(?P<rest>\S.*)", re.DOTALL)
REFERRING = re.compile(r"(?:see|cf|compare|note|refer|siehe|vgl|vergleiche|voir|ver|vease|nota)\b")
WHOLE_NOTES = re.compile(
    r"(?:©|\(c\)\s|copyright\b).{0,80}"
    r"|(?:page|seite|pagina|p\.|s\.)\s*\d+(?:\s*(?:of|/|von|sur|de)\s*\d+)?"
    r"|[-–—*\s]*(?:end|ende|fin|the end)(?: of (?:document|list|sheet|table|file)| der (?:liste|tabelle))?[-–—*.\s]*"
    r"|.{0,60}\b(?:confidential|privileged|vertraulich|confidentiel|confidencial|reservado)[.!]?"
    r"|(?:strictly )?(?:confidential|draft|internal use only|for internal use only|not for publication|vertraulich|"
    r"entwurf|nur intern|confidentiel|brouillon|confidencial|borrador)[.!]?",
    re.DOTALL,
)


def is_title(words: str) -> bool:
    """Whether the words are the title of a section by their form: “Chapter One”, “Part II – Benefits”, “1.
    Introduction”, “About the mill:”. A sentence behind the number may be a claim."""
    plain = _plain(words)
    if len(plain.split()) > MAX_TITLE_WORDS:
        return False
    found = NUMBERED.fullmatch(plain)
    if found:
        return not _is_sentence(found["rest"] or "")
    return plain.endswith(":") or LEADING_NUMBER.sub("", plain).strip(" .") in NAMES


def is_capitals(words: str) -> bool:
    """Whether a few words without a number stand in capitals, as titles do: letters without case are none."""
    letters = [sign for sign in words if sign.isalpha()]
    return (
        len(letters) >= MIN_CAPITALS
        and all(sign.isupper() for sign in letters)
        and len(words.split()) <= MAX_CAPITALS_WORDS
        and not ENDED.search(words)
        and not NUMBER.search(words)
    )


def is_total(cells: Sequence[str]) -> bool:
    """Whether the filled cells of a row count the rows of the sheet and say nothing else: “Total: 12 claims checked”,
    or “False” beside “3”. Only what is made of words of counting and of numbers does."""
    if len(cells) == 1 and _counts_several(cells[0]):
        return True
    labels = [cell for cell in cells if WORD.search(cell)]
    if not labels or not all(map(_is_counting, cells)):
        return False
    if any(map(_names_total, cells)):
        # A word without a number beside it would be a verdict on it.
        return len(cells) == 1 or (
            any(map(NUMBER.search, cells)) and all(_names_total(cell) or _is_number(cell) for cell in cells)
        )
    if not any(_names_counted(label) for label in labels):
        return False
    if len(labels) == 1 and COUNTING.search(labels[0]) and not ENDED.search(labels[0]):
        return True
    return len(cells) > 1 and not NUMBER.search(cells[0]) and all(map(_is_number, cells[1:]))


def _counts_several(cell: str) -> bool:
    """“n = 45”, or several verdicts with their numbers."""
    several = len(NUMBER.findall(cell)) > 1 and any(map(meaning_of, _words(cell)))
    return bool(COUNT_OF_ALL.fullmatch(cell)) or (several and _is_counting(cell))


def _names_total(cell: str) -> bool:
    return not TOTALS.isdisjoint(_words(cell))


def _names_counted(label: str) -> bool:
    """Whether claims, or those with a verdict, are what is counted: “One” is in “one Pinocchio”, and no verdict."""
    before = NUMBER.split(label)[0].rstrip(" :=–—-")
    return bool(COUNTED.intersection(_words(label))) or bool(before and meaning_of(before))


def _is_number(cell: str) -> bool:
    """A number, or several with words of counting; “3 Pinocchios” is a verdict, and a date no number."""
    return bool(NUMBER.search(cell)) and meaning_of(cell) is None and not DATE.search(cell)


def _is_counting(cell: str) -> bool:
    if len(cell) > MAX_COUNT_CHARS:
        return False
    words = _words(cell)
    # Of a part of the sheet: “Subtotal B”, “Total Section II”.
    of_part = words[1:] if words[:1] and words[0] in TOTALS else []
    return all(
        word in _counting_words() or (word in of_part and (word in DIVISIONS or PART.fullmatch(word))) for word in words
    )


@cache
def _counting_words() -> frozenset[str]:
    named = [*WORDINGS["statement"], *WORDINGS["verdict"], *MEANINGS]
    return TOTALS | COUNTED | LITTLE | {word for wording in named for word in _words(wording)}


def is_note(words: str) -> bool:
    """Whether the words are about the sheet, or point elsewhere: “Last updated 3 May 2025”, “Prepared by Ann”,
    “Source: Annual report”, “* see note”, “Page 1 of 3”, a line of signs."""
    plain = _plain(words)
    if NO_WORD.fullmatch(plain) or WHOLE_NOTES.fullmatch(plain) or OF_SOURCES.match(plain):
        return True
    if _is_dated(plain):
        return True
    footnote = FOOTNOTE.fullmatch(plain)
    if footnote and REFERRING.match(footnote["rest"]):
        return True
    if len(plain.split()) > MAX_NOTE_WORDS:
        return False
    if MADE_BY.match(plain) or _is_last_change(plain):
        return not (ENDED.search(words) and has_verb(words))
    return bool(LABELLED.match(plain)) and not _is_sentence(plain)


def _is_dated(plain: str) -> bool:
    if DATED_LABEL.match(plain) and len(plain.split()) <= MAX_NOTE_WORDS:
        return True
    dated = DATED.match(plain)
    return bool(dated and any(sign.isdigit() for sign in plain) and _is_date(plain[dated.end() :]))


def _is_last_change(plain: str) -> bool:
    """“Last updated 3 May by Ann”: “Last year’s updated rules” and “Last updated rules” are of something else."""
    found = LAST_CHANGED.match(plain)
    return found is not None and _is_date(BY.split(plain[found.end() :])[0])


def is_headed(words: str) -> bool:
    """Whether the words begin as a note or a title does, “NB:”, “Section 5:”, whatever follows."""
    plain = _plain(words)
    return any(begun.match(plain) for begun in (LABELLED, LAST_CHANGED, MADE_BY)) or bool(NUMBERED.fullmatch(plain))


def sign_of(words: str) -> str:
    """The sign of a footnote that the words begin with; "" without one. Of a list it may be the bullet."""
    found = FOOTNOTE.fullmatch(words.strip())
    return found["sign"] if found else ""


def is_question(words: str) -> bool:
    return words.rstrip(" \"'”’»)").endswith("?")


def is_short(words: str) -> bool:
    """Whether there are no more words than a title has, and no sentence is ended."""
    return len(words.split()) <= MAX_TITLE_WORDS and not ENDED.search(words)


def has_verb(words: str) -> bool:
    """Whether a word can hardly be anything but a verb, which a title seldom has, or may be one beside a number, which
    it seldom has either."""
    if has_foreign_verb(words):
        return True
    found = words_of(words, 0, len(words))
    return sure_verb(found) is not None or (bool(NUMBER.search(words)) and finite_verb(found) is not None)


def _plain(words: str) -> str:
    bare = "".join(sign for sign in normalize("NFD", words.casefold()) if not combining(sign))
    return " ".join(bare.split())


def _words(cell: str) -> list[str]:
    return WORD.findall(key_of(cell))


def _is_sentence(words: str) -> bool:
    return bool(ENDED.search(words)) and len(WORD.findall(words)) >= MIN_SENTENCE_WORDS


def _is_date(words: str) -> bool:
    return all(word in OF_DATES for word in WORD.findall(words))
