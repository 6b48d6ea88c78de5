"""Corrections as teams write them in a cell: what a claim should say, or only that there is nothing to correct."""

from .headings import key_of
from .verdict_words import is_answer

# Small and without accents, as headings are compared.
NOTHING = frozenset(
    " ".join(words.split())
    for words in """n a; na; none; nothing; no change; no changes; no change needed; no changes needed; no correction;
    no corrections; no correction needed; not needed; not necessary; unchanged; as is; leave as is; keep; keep as is;
    stet; tbd; todo; to do; tk; done; fixed; corrected; pending; open; see above; see note; see notes;
    keine; keine anderung; keine anderungen; keine korrektur; keine korrektur notig; nicht notig; entfallt; unverandert;
    bleibt; kann bleiben; passt so; erledigt; korrigiert; offen; siehe oben; siehe anmerkung;
    aucune; aucune correction; aucun changement; sans changement; sans objet; inchange; rien; rien a corriger; corrige;
    a faire; voir ci dessus;
    ninguna; ninguno; ninguna correccion; sin cambios; sin cambio; sin correccion; no procede; no aplica; nada;
    corregido; pendiente; ver arriba""".split(";")
)


def correction_in(words: str) -> str:
    """The words where they say what a claim should say; "" where they say only that nothing is to be corrected, or was
    corrected, or nothing."""
    key = key_of(words)
    return "" if not key or key in NOTHING or is_answer(words) else words
