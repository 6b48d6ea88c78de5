"""Antecedents: what an opening "this", "these" or "they" stands for, where the sentences before make it plain."""

import re

from .agreement import agree, is_plural
from .grammar import finite_verb, is_base, is_inflected, words_of
from .lexicon import ADVERBS, ARTICLES, AUXILIARIES, NOUN_VERBS
from .referents import Referents, capitalise, tail_of

DEMONSTRATIVE = re.compile(r"(?:This|These|That|Those|Such)\s+(?=[^\W\d_])")
PRONOUN = re.compile(r"(?:This|That|These|Those|It|They|He|She|Which)\s+")
MEANS = re.compile(
    r"(?:This|That)(?:[’']s|\s+(?:also\s+)?(?:is|was))\s+(?:why|because)\s+|"
    r"(?:This|That|It)\s+(?:also\s+)?(?:means|implies|suggests|shows|indicates)\s+that\s+"
)
# "It is essential to …": the subject comes later, and there is nothing to put in its place.
EXPLETIVE = re.compile(
    r"It(?:\s+(?:is|was|may be|can be|would be|will be|remains|seems|appears|takes)|[’']s)\s+"
    r"(?:(?:(?!\w+ed\b)(?!used\b|known\b|meant\b)\w+\s+){1,3}(?:to|for|whether|if)|(?!an?\s|the\s|one\s)(?:\w+\s+){1,3}that)\b"
)
# "This Mortal Coil" is a name; "This User Guide" is not.
NAMED_THIS = re.compile(
    r"(?:This|That|These|Those)\s+[A-Z]\w*[a-z]\s+(?!Guide|Act|Agreement|Section|Policy|Report|Court|Chapter|Order|Notice|"
    r"Study|Plan|Program|Manual|Handbook|Bill|Rule|Regulation|Standard|Statement|Document|Opinion)[A-Z]\w*[a-z]\b"
)
CONTRACTION = re.compile(r"^(It|They|He|She|That|This)[’'](s|re|ve|ll|d) (\w+)")
POSSESSIVE = re.compile(r"(Its|Their|His|Her)\s+(?=[^\W\d_])")
UNRESOLVED = re.compile(r"(?:This|These|Those|That|It|They|He|She|Its|Their|His|Her)\b")
# What has parts or kinds is mostly the last thing named: "… for side-channel information. This can include …"
LISTS_PARTS = re.compile(
    r"(?:(?:can|may|might|could|often|also|typically|usually)\s+)*(?:include|consist of|range from)s?\b"
)
MAX_OWNER_WORDS = 5
# The first verb behind a pronoun decides; it is not far.
MAX_VERB_CHARS = 100
MAX_MODIFIERS = 3
WORD = re.compile(r"[^\W\d_][\w’'-]*")
STOP = frozenset(
    """
    a an the this that these those such its their his her our your of in on at by for with from to and or but as are is
    was were be have has had may can some several many most any all other under about into issue issues enter take
    """.split()
)


def resolve(statement: str, referents: Referents, before: str, section: str) -> str:
    """The statement with its opening pronoun replaced.

    "This can lead" becomes "<the subject before> can lead"; "These MOUs" the noun phrase that ended in "MOUs" in
    `before`, what the section said so far, or else "The MOUs"; "Its rules" "<the subject before>'s rules". Where the
    words before do not say what the pronoun stands for, the title of its `section` is put in front.
    """
    statement = CONTRACTION.sub(_spelled_out, statement)
    means = MEANS.match(statement)
    if means:
        return resolve(capitalise(statement[means.end() :]), referents, before, section)
    if EXPLETIVE.match(statement):
        return statement
    return (
        _with_subject(statement, referents)
        or _with_owner(statement, referents, before)
        or _with_noun(statement, before)
        or _under(section, statement)
    )


def without_conjunction(words: str, before: str) -> str:
    """ "First, that speed matters" without its "that", which points at no speed: none was named in `before`."""
    rest = words.removeprefix("that ")
    noun = _head(rest, 0)
    is_named = noun not in ARTICLES and re.search(rf"(?i)\b{re.escape(noun)}\b", before) is not None
    return words if is_named or not noun else rest


def _spelled_out(found: re.Match[str]) -> str:
    """ "It’s" as "It is" or, before "been", "It has"."""
    pronoun, ending, after = found.groups()
    verb = {"re": "are", "ve": "have", "ll": "will", "d": "would"}.get(ending) or ("has" if after == "been" else "is")
    return f"{pronoun} {verb} {after}"


def _with_subject(statement: str, referents: Referents) -> str:
    """The pronoun's subject in its place, or "" where the statement has no such pronoun or it is unknown."""
    pronoun = PRONOUN.match(statement)
    if not pronoun or not _is_alone(statement, pronoun.end()):
        return ""
    rest = statement[pronoun.end() :]
    topic = tail_of(referents.last) if LISTS_PARTS.match(rest) else referents.named_by(pronoun.group().strip())
    if not topic:
        return ""
    verb, blank, tail = rest.partition(" ")
    return f"{capitalise(topic)} {agree(verb, is_plural(topic))}{blank}{tail}"


def _with_owner(statement: str, referents: Referents, before: str) -> str:
    """ "Its rules" as "the office's rules"; a long name is no owner."""
    possessive = POSSESSIVE.match(statement)
    owner = referents.named_by(possessive.group(1)) if possessive else ""
    if not possessive or not owner or len(owner.split()) > MAX_OWNER_WORDS:
        return ""
    apostrophe = "’" if "’" in before + statement else "'"
    return (
        f"{capitalise(owner)}{apostrophe if owner.endswith('s') else apostrophe + 's'} {statement[possessive.end() :]}"
    )


def _under(section: str, statement: str) -> str:
    """The statement behind its section's title, where it begins with a pronoun that nothing explains."""
    if not section or not UNRESOLVED.match(statement) or NAMED_THIS.match(statement):
        return statement
    title = section.strip(" ")
    if title.startswith("“") and title.endswith("”") and title.count("“") == 1:
        title = title[1:-1]
    title = title.replace("“", "‘").replace("”", "’")
    return f"On “{title}”: {statement[:1].lower()}{statement[1:]}"


def _is_alone(statement: str, start: int) -> bool:
    """Whether the verb follows the pronoun at once, so that it stands without a noun."""
    words = words_of(statement, start, min(len(statement), start + MAX_VERB_CHARS))
    if not words:
        return False
    if words[0].form in ADVERBS:
        return True
    if words[0].form in AUXILIARIES or not statement.startswith(("This", "That", "These", "Those", "Such")):
        return True
    # "This means" has a verb, "These measures" a noun: a plural verb has no ending.
    return finite_verb(words) == 0 and (statement.startswith(("This", "That")) or not words[0].form.endswith("s"))


def _with_noun(statement: str, before: str) -> str:
    """ "These MOUs typically" with the MOUs that were named before; "" where no demonstrative opens the statement."""
    demonstrative = DEMONSTRATIVE.match(statement)
    if not demonstrative or _is_alone(statement, demonstrative.end()) or NAMED_THIS.match(statement):
        return ""
    start = demonstrative.end()
    noun = _head(statement, start)
    named = _named(noun, before)
    rest = statement[start:]
    if named and noun:
        return capitalise(named) + rest[len(noun) :] if rest.startswith(noun) else "The " + rest
    # "That the city pays is known" points at nothing.
    if noun in ARTICLES and statement.startswith("That"):
        return statement
    return capitalise(rest) if statement.startswith("Such") else "The " + rest


def _head(statement: str, start: int) -> str:
    found = WORD.match(statement, start)
    return found.group() if found else ""


def _named(noun: str, before: str) -> str:
    """The last noun phrase of `before` that ends in `noun` and says more than it, or an empty string."""
    places = [found.start() for found in re.finditer(rf"\b{re.escape(noun)}\b", before)] if noun else []
    if not places:
        return ""
    modifiers: list[str] = []
    for word in reversed(before[: places[-1]].split()[-MAX_MODIFIERS:]):
        if word.lower() in STOP or _is_verb(word.lower()) or not word.replace("-", "").isalpha():
            break
        modifiers.insert(0, word)
    return " ".join([*modifiers, noun]) if modifiers else ""


def _is_verb(form: str) -> bool:
    return (is_base(form) or is_inflected(form)) and form not in NOUN_VERBS and not form.endswith("ed")
