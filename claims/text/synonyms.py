"""Synonyms: one word for all forms of a verb, a noun and its plural, and for the words that stand for one act."""

from functools import lru_cache

from .grammar import base_of, is_base

# Words that stand for one act; whoever shares data discloses them.
SYNONYMS = (
    "share disclose provide transfer transmit release exchange reveal give send",
    "collect gather obtain acquire",
    "allow permit authorize let",
    "require mandate oblige compel",
    "use employ utilize apply",
    "end stop cease terminate halt",
    "begin start commence launch",
    "approve pass adopt enact",
    "repeal revoke rescind abolish",
)
# Base form and irregular past forms.
IRREGULAR_FORMS = """
    begin began begun;break broke broken;bring brought;build built;buy bought;choose chose chosen;draw drew drawn;
    fall fell fallen;find found;forbid forbade forbidden;get got gotten;give gave given;grow grew grown;hold held;
    keep kept;know knew known;lead led;leave left;lose lost;make made;meet met;pay paid;rise rose risen;say said;
    see saw seen;sell sold;send sent;show showed shown;speak spoke spoken;spend spent;stand stood;steal stole stolen;
    take took taken;teach taught;tell told;think thought;understand understood;uphold upheld;win won;
    withdraw withdrew withdrawn;withhold withheld;write wrote written;overturn overturned
"""
IRREGULAR_VERBS = {form: forms.split()[0] for forms in IRREGULAR_FORMS.split(";") for form in forms.split()[1:]}
# Nouns that name an act.
NOMINAL = {
    "disclosure": "disclose", "provision": "provide", "transfer": "transfer", "release": "release", "use": "use",
    "exchange": "exchange", "collection": "collect", "transmission": "transmit", "authorization": "authorize",
    "adoption": "adopt", "sale": "sell", "retention": "retain", "deployment": "deploy", "detention": "detain",
    "cooperation": "cooperate", "collaboration": "collaborate", "enforcement": "enforce", "publication": "publish",
}  # fmt: skip
CLASSES = {word: group.split()[0] for group in SYNONYMS for word in group.split()}
# Below this, an ending in -s belongs to the word.
MIN_PLURAL_CHARS = 4


@lru_cache(maxsize=65536)
def headword(form: str) -> str:
    """The known verb behind a form, or the form without its plural ending; one word for each set of synonyms."""
    plain = form.replace("’", "'").removesuffix("'s")
    verb = plain if is_base(plain) else _verb_of(plain)
    found = verb or IRREGULAR_VERBS.get(plain) or NOMINAL.get(plain) or singular(plain)
    return CLASSES.get(found, found)


def _verb_of(form: str) -> str:
    return next(filter(None, (base_of(form, ending) for ending in ("s", "ed", "ing"))), "")


def singular(form: str) -> str:
    if form.endswith("ies") and len(form) > MIN_PLURAL_CHARS:
        return form[:-3] + "y"
    is_plural = form.endswith("s") and not form.endswith(("ss", "us", "is")) and len(form) >= MIN_PLURAL_CHARS
    return form[:-1] if is_plural else form
