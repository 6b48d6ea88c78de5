"""Verdict cells with a remark: “False; see note” is a verdict and a note, where nothing in the remark takes it back.

What may take it back is told by closed lists, which rather hold a word too many: such a cell is asked about as a whole.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from unicodedata import combining, normalize

from .aside_words import MONTHS
from .headings import key_of
from .initials import are_initials, initials_beside
from .verdict_words import MEANINGS, OPEN, PICTURES, is_answer, meaning_of

# As far as a verdict goes: what is said beside it can but lessen it. Beside the others a “but” changes nothing.
WHOLE = ("verified", "disputed")
# Behind a colon may stand what is right instead: “Correct: 12 per cent”.
COLON = ":"
PARTED = re.compile(r"\s*(?P<sign>;|[,:.!…]+(?=\s)|\n|(?<=\s)-(?=\s)|[–—]|(?<=\s)[(\[])\s*")
BRACKETED = re.compile(r"\((?P<round>[^()]*)\)[.!]?|\[(?P<square>[^\[\]]*)\][.!]?")
MARKED = re.compile(rf"(?P<mark>{PICTURES})\s*(?P<words>[\w(\[].*)", re.DOTALL)
MARKED_BEHIND = re.compile(rf"(?P<words>.*[\w)\]])\s*(?P<mark>{PICTURES})", re.DOTALL)
ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)
UNPARTED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
# “No. 12” is a number of something.
NUMBERED = re.compile(r"\b(?:no|nos)\.?\s*(?=\d)")
MAX_WORDS_OF_A_VERDICT = max(len(key_of(words).split()) for words in MEANINGS)

# What is right instead, beside what is wrong.
RIGHT_INSTEAD = re.compile(
    r"\b(?:correct|right|true|actual|exact|accurate)\s+(?:figures?|numbers?|values?|dates?|names?|spelling|year|title|"
    r"amount|total|percentage|quote|version|wording|word|term|answer|is|are|was|were|would)\b"
    r"|\b(?:correct|right|richtig|korrekt|exact|correcto)\s*:"
    r"|\b(?:richtig|korrekt)\s+(?:ist|sind|war|waren|ware|heisst)\b"
    r"|\b(?:chiffre|nombre|date|nom|titre)\s+exacte?\b|\b(?:lo|dato|numero|nombre)\s+correcto\b"
)
# Small and without accents, as headings are compared: English, German, French, Spanish, and in one list further ones.
NEGATIONS = """not no never nor neither none nothing nobody without cannot cant isnt wasnt doesnt didnt dont wont t
    nicht nie niemals kein keine keinen keiner keines nichts niemand ohne weder
    pas ni non jamais aucun aucune rien sans
    nunca jamas ningun ninguna ninguno nada sin tampoco 0 zero null cero
    nessun nessuno nessuna niente nulla senza nao nenhum nenhuma sem nem niet nooit geen niets niemand zonder noch
    nie nigdy zaden zadna zadne nic nikt bez ani"""
# That somebody is not sure, or not done.
DOUBTS = """maybe perhaps probably possibly likely unlikely might may could seems seemingly apparently presumably
    unsure uncertain unclear provisional preliminary tentative tentatively pending tbd tbc todo unchecked recheck
    rechecking verify awaiting await waiting needs need needed yet still until again double doublecheck confirm draft
    check guess think believe assume hearsay or
    vielleicht eventuell moglicherweise vermutlich wahrscheinlich wohl unklar unsicher vorlaufig ausstehend offen noch
    prufen nachprufen uberprufen klaren scheint konnte angeblich erneut nochmal oder
    peut probablement possiblement incertain provisoire attente verifier encore semble reverifier ou
    quiza quizas tal probablemente posiblemente pendiente provisional verificar comprobar aun todavia parece revisar
    o forse probabilmente dubbio incerto provvisorio verificare controllare ancora sembra
    talvez provavelmente possivelmente provisorio pendente checar ainda misschien mogelijk waarschijnlijk vermoedelijk
    onduidelijk onzeker voorlopig nog checken controleren nakijken lijkt moze prawdopodobnie niejasne niepewne wstepnie
    jeszcze sprawdzic lub albo czy"""
# Whose word it is.
ACCORDING = "according laut zufolge selon apres segun secondo segundo volgens według allegedly supposedly reportedly"
SAYING = "says say said claims claimed argues per sagt sagte dit disent dice dicen dicono diz dizem zegt mówi twierdzi"
# What a whole verdict does not bear beside it: a condition, an exception, a degree.
LESSENING = """but except excepting though although however unless if only whereas while despite albeit otherwise
    mostly largely nearly almost roughly approximately technically essentially basically broadly generally somewhat
    partly partially partial half ish mainly caveat caveats yes
    aber jedoch allerdings obwohl ausser sofern falls wenn nur bloss lediglich sondern wobei trotz grosstenteils
    uberwiegend weitgehend fast beinahe ungefahr etwa teilweise teils halb ja einschrankung
    mais sauf excepte si seulement cependant toutefois pourtant quoique sinon presque environ plutot largement
    globalement partiellement moitie oui
    pero excepto salvo solo solamente aunque sino embargo casi mayormente aproximadamente parcialmente medias si
    ma pero tranne eccetto soltanto quasi parzialmente circa mas porem exceto somente apenas embora quase
    maar echter behalve tenzij alleen slechts hoewel bijna deels grotendeels ongeveer mits
    ale jednak oprócz tylko jedynie chyba prawie czesciowo około jesli chociaz choc"""
# Words at its beginning that narrow what it is said of.
NARROWING = """in for at on since as when where with within under among about during before after through
    im bei fur seit als bis mit unter wahrend vor nach gegen
    dans pour depuis avec chez en pendant avant apres lorsque quand
    para con desde hasta entre cuando durante antes despues
    nel nella nei nelle dal dalla tra prima dopo em com depois quando voor sinds onder tijdens na toen
    dla od miedzy podczas przed po gdy"""
# Beside what is verified: that something was wrong with it.
MENDING = """should instead actually rather error errors mistake mistakes typo fix fixed change changed correction
    corrected amended outdated old wrongly
    sollte musste muss statt stattdessen eigentlich fehler tippfehler korrigiert korrektur geandert veraltet
    devrait doit plutot erreur corrige correction modifie perime
    deberia debe error corregido correccion cambiar cambiado desactualizado
    dovrebbe invece errore errori refuso correzione deveria erro erros corrigido correcao moet zou fout fouten
    gecorrigeerd correctie verouderd powinno blad błąd błędy poprawione poprawiono nieaktualne"""
# Who looked at it, when, where.
CHECKING = """checked rechecked reviewed done seen read found source sources page pages p pp row rows note notes see by
    on at of the and th st nd rd
    gepruft uberprufte erledigt gesehen quelle quellen seite seiten s zeile siehe vgl anmerkung am und
    verifie controle relu vu source sources page ligne voir note le et
    verificado comprobado revisado visto fuente fuentes pagina paginas fila ver nota el y"""
BY = "by von durch par por"
INITIALS = re.compile(r"[A-ZÀ-Þ]{1,3}")
NONE_KNOWN: Mapping[str, str] = {}
# Nothing is open for having them said beside a verdict.
NO_MEANINGS = frozenset({"new", "none", "nouveau"})


def split_remark(words: str, heading: str = "", known: Mapping[str, str] = NONE_KNOWN) -> tuple[str, str]:
    """The verdict of a cell and the remark beside it, each in its own words; the cell and "" where it is a verdict
    alone, or none that can be told from it safely. `heading` is what stands above it, and `known` what
    words mean by what somebody said: of a cell that is among them nothing is told."""
    cell = words.strip()
    if not cell or cell in known or meaning_of(cell, heading) is not None:
        return words, ""
    for said, sign, remark in _partings(cell):
        verdict = known.get(said) or meaning_of(said, heading)
        if verdict is None or (sign == COLON and verdict == "verified") or _is_number_of(said, sign, remark):
            continue
        return (said, remark) if remark and not _takes_back(verdict, said, remark) else (words, "")
    return words, ""


def split_signed(words: str, heading: str = "", known: Mapping[str, str] = NONE_KNOWN) -> tuple[str, str]:
    """As `split_remark`; where each line has the verdict of somebody else, all of them the same, with the initials of
    them all."""
    lines = [split_remark(line, heading, known) for line in words.strip().split("\n")]
    agree = len(lines) > 1 and len({_plain(said) for said, _who in lines}) == 1
    if agree and words.strip() not in known and all(who and are_initials(who) for _said, who in lines):
        return lines[0][0], ", ".join(dict.fromkeys(who for _said, who in lines))
    return split_remark(words, heading, known)


def _partings(cell: str) -> Iterator[tuple[str, str, str]]:
    """What stands before the first sign that parts a cell, that sign, and what stands behind it; then a mark such as ✔
    with words about the checking alone, as others may be what its author calls the verdict: “✅ so-so”; and words with
    initials beside them."""
    if (found := PARTED.search(cell)) and found.start():
        behind = cell[found.start("sign") :] if found["sign"] in "([" else cell[found.end() :]
        yield cell[: found.start()].strip(), found["sign"], _bare(behind)
    marked = MARKED.fullmatch(cell) or MARKED_BEHIND.fullmatch(cell)
    if marked and _is_of_checking(marked["words"]):
        yield marked["mark"].strip(), "", marked["words"].strip()
    said, who = initials_beside(cell)
    # “No FAQ” is no answer of somebody's.
    if who and _plain(said) not in _listed(NEGATIONS):
        yield said, "", who


def _is_number_of(said: str, sign: str, remark: str) -> bool:
    return sign == "." and remark[:1].isdigit() and is_answer(said)


def _is_of_checking(words: str) -> bool:
    """Whether they say who looked at it, when and where, and nothing else: “checked JK, 3 May, p. 12”."""
    found, after_by = re.findall(r"[^\W_]+", words), False
    for word in found:
        is_name = INITIALS.fullmatch(word) is not None or (after_by and word[0].isupper())
        after_by = _plain(word) in _listed(BY) or (after_by and is_name)
        if not (is_name or word.isdigit() or _plain(word) in _listed(CHECKING, BY) | MONTHS):
            return False
    return bool(found)


def _bare(remark: str) -> str:
    """Without the brackets around the whole of it; "" where no letter and no digit is in it."""
    found = BRACKETED.fullmatch(remark.strip())
    inner = (found["round"] or found["square"] or "") if found else remark
    return inner.strip() if any(map(str.isalnum, inner)) else ""


def _takes_back(verdict: str, said: str, remark: str) -> bool:
    """Whether something in the remark says otherwise than the verdict, or may."""
    plain = _plain(ADDRESS.sub(" ", remark))
    # Words that no blanks part are in no list.
    if UNPARTED.search(plain):
        return True
    if verdict == OPEN:
        return bool(_meant(key_of(plain).split()) - {OPEN})
    if "?" in said or "?" in plain or "¿" in plain or _marks_otherwise(verdict, remark):
        return True
    words = key_of(NUMBERED.sub(" ", plain)).split()
    if not words or not _listed(DOUBTS, ACCORDING).isdisjoint(words) or words[0] in _listed(SAYING):
        return True
    if verdict in WHOLE and _lessens(verdict, words):
        return True
    judged = words if verdict == "verified" else key_of(RIGHT_INSTEAD.sub(" ", plain)).split()
    return bool(_meant(judged) - {verdict}) or _is_negated(judged)


def _lessens(verdict: str, words: list[str]) -> bool:
    barred = (LESSENING, NEGATIONS, MENDING) if verdict == "verified" else (LESSENING,)
    return not _listed(*barred).isdisjoint(words) or words[0] in _listed(NARROWING)


def _marks_otherwise(verdict: str, remark: str) -> bool:
    return any(meaning_of(mark) not in (None, verdict) for mark in re.findall(PICTURES, remark))


def _meant(words: list[str]) -> set[str]:
    """What the verdicts mean that are named among the words, the longest from the left."""
    return {_verdicts()[name] for _at, name in _named(words)}


def _is_negated(words: list[str]) -> bool:
    return any(at and words[at - 1] in _listed(NEGATIONS) for at, _name in _named(words))


def _named(words: list[str]) -> list[tuple[int, str]]:
    found, at = [], 0
    while at < len(words):
        names = (" ".join(words[at : at + count]) for count in range(MAX_WORDS_OF_A_VERDICT, 0, -1))
        name = next((name for name in names if name in _verdicts()), "")
        found += [(at, name)] if name else []
        at += max(1, len(name.split()))
    return found


@cache
def _verdicts() -> dict[str, str]:
    told = {key_of(words): verdict for words, verdict in MEANINGS.items()}
    return {name: verdict for name, verdict in told.items() if name and name not in NO_MEANINGS}


def _plain(words: str) -> str:
    return "".join(sign for sign in normalize("NFD", words.casefold().replace("ß", "ss")) if not combining(sign))


@cache
def _listed(*words: str) -> frozenset[str]:
    return frozenset(_plain(" ".join(words)).split())
