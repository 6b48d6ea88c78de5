"""What verdicts are called elsewhere, and which of ours each means. A word that is not here is shown, never guessed.

A bare answer, such as "no" or a tick, means what the heading above it asks.
"""

import re
from functools import cache, lru_cache

from .desk_words import VERDICTS as OF_DESKS
from .further_words import NO, QUESTIONS, VERDICTS, YES
from .headings import key_of

# Nobody has found anything yet.
OPEN = "open"

# Answers, whichever way round they are asked for.
_YES = "yes; y; ja; oui; sí; si; sim; true; wahr; vrai; verdadero; vero; ok; okay; ✓; ✔; ☑; ✅; 👍; " + YES
_NO = "no; n; nein; non; não; false; falsch; faux; falso; ✗; ✘; ❌; ✖; 👎; " + NO
# Those of them that are a finding by themselves, as "true" is under "Status" too.
_FINDINGS = "true; wahr; vrai; verdadero; vero; ok; okay; false; falsch; faux; falso"
# How far it was found true, or how far it was looked at.
_PARTLY = (
    "partly; partially; partial; in part; teils; teilweise; zum teil; partiellement; partiel; en partie; parcialmente; "
    "parcial; en parte; a medias"
)
_TICKS = "✓; ✔; ☑; ✅; 👍; ✗; ✘; ❌; ✖; 👎"

_WORDS = {
    "verified": """true; correct; accurate; verified; confirmed; ok; okay; right; supported; checks out; factual;
        pass; passed; fully true; completely true; geppetto checkmark; wahr; richtig; korrekt; stimmt; zutreffend;
        trifft zu; belegt; vrai; vraie; exact; exacte; c'est vrai; confirmé; confirmée; verdadero; verdadera; cierto;
        cierta; verdad; correcto; correcta; confirmado; verdadeiro; vero; sant; prawda; waar; ✓; ✔; ☑; ✅; 👍; 🟢""",
    "partly_supported": """mostly true; mostly accurate; mostly correct; half true; partly true; partially true;
        partly supported; partially supported; partly correct; partially correct; partly accurate; partially accurate;
        partly false; partially false; mixture; mixed; misleading; missing context; lacks context; lacking context;
        needs context; out of context; partial; in part; exaggerated; overstated; imprecise; partly; one pinocchio;
        1 pinocchio;
        two pinocchios; 2 pinocchios;
        größtenteils richtig; größtenteils wahr; überwiegend richtig; überwiegend wahr; weitgehend richtig;
        teilweise richtig; teilweise wahr; teilweise falsch; teils richtig; teils falsch; teils teils; teils;
        teilweise; zum teil; zum teil richtig; bedingt richtig; halb wahr;
        halbwahr; halbwahrheit; irreführend; übertrieben; ungenau; fehlender kontext; kontext fehlt;
        plutôt vrai; presque vrai; partiellement vrai; partiellement faux; partiellement exact; en partie vrai;
        en partie faux; en partie; partiellement; partiel; à moitié vrai; à nuancer; à moitié faux; trompeur; exagéré;
        imprécis; manque de contexte; hors contexte;
        mayormente cierto; mayormente verdadero; mayormente verdad; parcialmente cierto; parcialmente verdadero;
        parcialmente falso; verdad a medias; medias verdades; media verdad; parcialmente; en parte; parcial; a medias;
        engañoso; engañosa; enganoso; exagerado; exagerada; impreciso; imprecisa; trompeuse; exagérée; imprécise;
        falta contexto; sin contexto; fuera de contexto; descontextualizado; fuorviante; 🟡""",
    "disputed": """false; incorrect; inaccurate; wrong; untrue; not true; not correct; mostly false; mostly incorrect;
        mostly inaccurate; barely true; fake; fabricated; invented; hoax; debunked; refuted; disputed; disproved;
        contradicted; does not check out; doesn't check out; pants on fire; pants fire; three pinocchios; 3 pinocchios;
        four pinocchios; 4 pinocchios; bottomless pinocchio; fail; failed; altered; manipulated; scam; miscaptioned;
        misattributed; incorrect attribution; fake news; falsch; unwahr; nicht richtig; nicht wahr; stimmt nicht; trifft
        nicht zu; unzutreffend; nicht zutreffend; größtenteils falsch; überwiegend falsch; weitgehend falsch; erfunden;
        frei erfunden; widerlegt; faux; fausse; c'est faux; inexact; inexacte; plutôt faux; inventé; inventée; falso;
        falsa; bulo; mentira; incorrecto; incorrecta; inexacto; inexacta; mayormente falso; inventado; inventada;
        onwaar; falsk; fałsz; 錯誤; ✗; ✘; ☒; ❌; ✖; 👎; 🔴""",
    "unverifiable": """unverifiable; unproven; unsupported; unsubstantiated; cannot be verified; can't verify; could
        not verify; can't confirm; cannot confirm; could not confirm; unable to verify; unable to confirm; cannot
        verify; no evidence; not enough evidence; inconclusive; undetermined; no source; no source found; unbelegt;
        nicht belegt; unbewiesen; nicht überprüfbar; non prouvé; invérifiable; nicht belegbar; nicht nachweisbar; nicht
        verifizierbar; non vérifiable; sans preuve; non étayé; no comprobable; sin evidencia; no demostrado; sin
        pruebas; no verificable; inverificable; no se puede verificar; no se puede comprobar; impossible à vérifier;
        insufficient evidence""",
    "not_checkable": """not checkable; opinion; prediction; forecast; not a claim; uncheckable; rhetorical; n/a; not
        applicable; value judgment; value judgement;
        meinung; meinungsäußerung; keine tatsachenbehauptung; prognose; opinión""",
    OPEN: """open; to do; todo; tbd; pending; in progress; in review; unchecked; not checked; not yet checked;
        unreviewed; not started; second review; contested; new; draft; waiting; query; query au; query author; author
        query; ask; ask author; tk; ?; ??; ???;
        select…; select...; choose…; –; —; ☐; none; offen; ungeprüft; nicht geprüft; noch nicht geprüft; noch
        offen; in arbeit; in prüfung; zu prüfen; à vérifier; non vérifié; pas vérifié; en cours; à faire; pendiente; sin
        verificar; no verificado; por verificar; en curso; en revisión""",
}
# Pictures, and what joins or colours them; no sign of any writing.
PICTURES = r"[\u2190-\u2bff\ufe0f\u200d\U0001f000-\U0001faff]+"
MARK_BEFORE, MARK_BEHIND = re.compile(rf"{PICTURES}\s*(?=\w)"), re.compile(rf"(?<=[\w…])\s*{PICTURES}$")
# What stands before a verdict and is none: “Rating: False”, “3 – falsch”.
MAX_KEPT_CHARS = 80
LABELLED = re.compile(
    r"\s*(?:(?:(?:our|my|unsere?|notre|nuestr[ao])\s+)?(?:(?:final|overall)\s+)?(?:verdict|rating|ruling|finding|"
    r"conclusion|urteil|bewertung|fazit|ergebnis|avis|veredicto|calificación|conclusión)\s*:"
    r"|[(\[]?\d{1,2}(?:[.):\]](?=\s)|\s?[–—]|\s-(?=\s)))\s*(?P<said>[^\W\d_].*)",
    re.IGNORECASE | re.DOTALL,
)
# Between the same words in two languages.
BOTH = " / "
PLAIN = str.maketrans({"_": " ", "-": " ", "‐": " ", "‑": " ", "’": "'"})
_OUTER = re.compile(r"^[\s\"'“”‘’(\[¿¡]+|[\s\"'“”‘’.!)\]]+$")


def _plain(words: str) -> str:
    return " ".join(_OUTER.sub("", words.casefold()).translate(PLAIN).split())


def _several(words: str) -> list[str]:
    return [_plain(word) for word in words.split(";")]


MEANINGS = {
    word: verdict
    for words_of in (OF_DESKS, VERDICTS, _WORDS)
    for verdict, words in words_of.items()
    for word in _several(words)
}

# What a heading asks, by a word in it; the first of these that it has. Whether it was checked is no finding.
CHECKED, CONFIRMED, STATE, TRUTH = "checked", "confirmed", "state", "truth"
_QUESTIONS = {
    CHECKED: """checked; done; reviewed; complete; completed; finished; geprueft; geprüft; überprüft; ueberprueft;
        gecheckt; erledigt; fertig; abgeschlossen; vérifié; vérifiée; contrôlé; contrôlée; relu; relue; terminé;
        verificado; verificada; comprobado; comprobada; revisado; revisada; chequeado; listo; terminado""",
    CONFIRMED: """verified; confirmed; ok; okay; bestätigt; verifiziert; confirmé; confirmée; confirmado; confirmada""",
    STATE: """status; state; check; checks; factcheck; fc; faktencheck; stand; statut; vérification; verificación;
        estado""",
    TRUTH: """true; false; truth; correct; incorrect; accurate; accuracy; right; factual; verdict; rating; ruling;
        finding; conclusion; outcome; final; wahr; falsch; richtig; korrekt; stimmt; zutreffend; urteil; bewertung;
        einstufung; befund; vrai; vraie; faux; exact; verdict; jugement; verdadero; falso; cierto; cierta; verdad;
        correcto; veredicto; calificación""",
}
_ASKED_BY = {
    key_of(word): question
    for asked in (QUESTIONS, _QUESTIONS)
    for question, words in asked.items()
    for word in words.split(";")
}
# What yes and no mean under it; None where that is not to be guessed.
_MEANT: dict[str, tuple[str | None, str | None]] = {
    CHECKED: (None, OPEN),
    CONFIRMED: ("verified", OPEN),
    STATE: (None, None),
    TRUTH: ("verified", "disputed"),
}
# Two words that a heading asks to choose between, and what their first letters mean below it.
_PAIRS = ("true false", "wahr falsch", "richtig falsch", "vrai faux", "verdadero falso")

_BARE = frozenset((*_several(_YES), *_several(_NO)))


@cache
def _answers(heading: str) -> dict[str, str | None]:
    """The meaning of bare answers below `heading`."""
    words = key_of(heading).split()
    letters = _letters(words)
    question = CHECKED if asks_whether_checked(heading) else _question_of(words) or (TRUTH if letters else "")
    yes, no = _MEANT.get(question, (None, None))
    answers: dict[str, str | None] = {}
    answers.update(dict.fromkeys(_several(_YES), yes))
    answers.update(dict.fromkeys(_several(_NO), no))
    if question in (CHECKED, CONFIRMED, STATE):
        # A box may be ticked with a cross.
        answers |= {"☒": None} | dict.fromkeys(_several(_PARTLY))
    if question == TRUTH:
        answers.update(letters)
    if question in (CHECKED, CONFIRMED, TRUTH):
        return answers
    kept = {*_several(_FINDINGS), *(_several(_TICKS) if not question else ())}
    return {word: meaning for word, meaning in answers.items() if word not in kept}


def asks_whether_checked(heading: str) -> bool:
    return is_tick(heading) or _question_of(key_of(heading).split()) == CHECKED


def is_tick(heading: str) -> bool:
    """“✓” alone, above what was looked at."""
    return heading.strip() in _several(_TICKS)


def is_found_below(words: str, heading: str) -> bool:
    """Whether “true” and the like was found, and is no answer to anything else: the heading asks what was found."""
    return _plain(words) in _several(_FINDINGS) and _question_of(key_of(heading).split()) in (STATE, TRUTH)


def _question_of(words: list[str]) -> str:
    asked = [_ASKED_BY[word] for word in words if word in _ASKED_BY]
    return min(asked, key=list(_MEANT).index, default="")


def _letters(words: list[str]) -> dict[str, str | None]:
    """What a single letter means below a heading of these words, which names a pair: “True/False?”, “T/F”."""
    for first, second in map(str.split, _PAIRS):
        if first in words or {first[0], second[0]} <= set(words):
            return {first[0]: "verified", second[0]: "disputed"}
    return {}


def meaning_of(words: str, heading: str = "") -> str | None:
    """Our verdict; OPEN where nothing was found yet, as where nothing is said; None for words that are not known.

    `heading` is what stands above them, where anything does.
    """
    # Asked anew for every row of a table, of few words; whole cells of a column that holds no verdicts are not kept.
    return _kept_meaning(words, heading) if len(words) <= MAX_KEPT_CHARS else _meaning(words, heading)


@lru_cache(maxsize=16384)
def _kept_meaning(words: str, heading: str) -> str | None:
    return _meaning(words, heading)


def _meaning(words: str, heading: str) -> str | None:
    labelled = LABELLED.fullmatch(words)
    return _known(words, heading) or (_known(labelled["said"], heading) if labelled else None)


def _known(words: str, heading: str) -> str | None:
    key = _plain(words)
    if not key:
        # “!” warns of something.
        return None if "!" in words else OPEN
    answers = _answers(heading)
    if key in answers or key in MEANINGS:
        return answers.get(key, MEANINGS.get(key))
    if BOTH in words:
        meant = {_known(part, heading) for part in words.split(BOTH)}
        return meant.pop() if len(meant) == 1 else None
    mark, said = _marked(key)
    means = [_known(one, heading) for one in (mark, said)] if mark and said else []
    # A sign that is not known says nothing; one that says otherwise leaves it open what is meant.
    return means[1] if means and means[0] in (None, means[1]) else None


def _marked(key: str) -> tuple[str, str]:
    """The signs before or behind words, such as “✅ Richtig”, and the words without them."""
    before = MARK_BEFORE.match(key)
    behind = None if before else MARK_BEHIND.search(key)
    if before:
        return before[0].strip(), key[before.end() :].strip()
    return (behind[0].strip(), key[: behind.start()].strip()) if behind else ("", key)


def is_bare(words: str) -> bool:
    """Is it yes or no in some form, which answers whatever is asked above it?"""
    return _plain(words) in _BARE


def is_answer(words: str) -> bool:
    """Does it read as what was found, whatever is asked above it?"""
    key = _plain(words)
    return key in _BARE or MEANINGS.get(key, OPEN) != OPEN
