"""Verbs in German, French and Spanish, as titles seldom have them: by closed lists and by endings of verbs alone.

A line is read in a language only where it has a small word of it: “war” is a verb in German, and none in English.
"""

import re
from functools import cache

WORD = re.compile(r"[^\W\d_]+")

SMALL = {
    "de": "der die den dem des das ein eine einen einem einer eines und nicht mit von zu im am zum zur auf für bei "
    "aus nach über seit wie als sich es wir ich sie er bis kein keine laut pro mehr",
    "fr": "le la les l du des un une et dans pour pas au aux sur il elle on ils elles nous ce cette ces qui que plus "
    "en par depuis",
    "es": "el la los las del un una unos y en por para no con se que más su sus al lo desde según",
}
VERBS = {
    "de": "ist sind war waren wird werden wurde wurden worden hat haben hatte hatten habe kann können konnte konnten "
    "muss müssen musste mussten soll sollen sollte sollten will wollen wollte wollten darf dürfen durfte gibt gab geht "
    "gehen ging kommt kommen kam macht machte machen liegt liegen lag steht stehen stand sagt sagte bleibt bleiben "
    "blieb braucht brauchen kostet kosten kostete zahlt zahlen zahlte verdient steigt steigen stieg stiegen sinkt "
    "sinken sank sanken fällt fallen fiel fielen lebt leben lebte wächst wuchs gilt galt gelten führt führte heißt "
    "hieß zeigt zeigte zeigen erhält erhielt erhalten beträgt betrug bekommt bekam nimmt nahm fehlt fehlen stimmt "
    "stammt entspricht betrifft besitzt verliert verlor gewann gewinnt starb sterben arbeiten wohnen bauen baut hält "
    "hielt trägt trug schließt schloss beginnt begann endet endete verbietet verbot erlaubt erlaubte sieht sah",
    "fr": "est sont était étaient fut sera seront serait a ont avait avaient aura auront peut peuvent pouvait doit "
    "doivent devait fait font va vont dit disait coûte coûtent représente représentent reste restent baisse "
    "augmente compte comptent gagne gagnent vit vivent existe existent permet permettent reçoit reçoivent interdit "
    "oblige paie paient vient viennent prend prennent met tient perd meurt naît croît veut veulent sait savent",
    "es": "es son era eran fue fueron será serán sería ha han había habían hay hubo tiene tienen tenía tuvo puede "
    "pueden podía debe deben está están estaba hace hacen hizo dice dijo cuesta cuestan representa sigue siguen sube "
    "suben baja bajan vive viven existe existen permite permiten recibe reciben prohíbe obliga paga pagan viene vienen "
    "quiere quieren sabe gana ganan pierde muere nace crece cae vale",
}
# What few other words end in.
ENDINGS = {
    "de": re.compile(r"[^\W\d_]{2,}(?:iert|ierte|ierten)"),
    "fr": re.compile(r"[^\W\d_]{2,}(?:aient|èrent|eront)"),
    "es": re.compile(r"[^\W\d_]{2,}(?:ó|aron|ieron|aban)"),
}


def has_foreign_verb(words: str) -> bool:
    """Whether a line has a finite verb of one of these languages. Of German, what has a capital is a noun."""
    found = WORD.findall(words)
    small = {word.casefold() for word in found}
    for language, ending in ENDINGS.items():
        if _listed(SMALL[language]).isdisjoint(small):
            continue
        said = found[1:] if language == "de" else [word.casefold() for word in found]
        if any(word in _listed(VERBS[language]) or ending.fullmatch(word) for word in said):
            return True
    return False


@cache
def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())
