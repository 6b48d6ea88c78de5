"""Referents: whom and what the sentences of a section spoke of last, for the pronouns of those that follow."""

import re
from dataclasses import dataclass, field

from .agreement import is_plural
from .grammar import is_inflected, is_participle, words_of
from .lexicon import ARTICLES, AUXILIARIES, NOUN_LIKE, PREPOSITIONS, RELATIVES
from .reports import is_saying
from .views import View

PRONOUNS = frozenset("it they this these those that he she we you i there who which what".split())
CLOSED = ARTICLES | PREPOSITIONS | AUXILIARIES | RELATIVES | PRONOUNS | {"and", "or", "be", "been", "as", "not"}
MAX_TOPIC_WORDS = 15
MAX_TAIL_WORDS = 6
MAX_PERSON_CHARS = 40
QUOTE_END = re.compile(r"[”\"] ")
AGE = re.compile(r", \d{1,3}$")
# What stands close to a word is a part of it: "(f)" in 164.512(f), "(final)" in an address.
BRACKET = re.compile(r"(?:\s+|^)\([^()]*\)")
EXISTENCE = re.compile(r"There (?:are|is|were|was|have been|has been) (?:also )?([^,.;:]*)")
NAME = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Judge|Justice|President|Senator|Governor|Mayor|Chief|Professor)\.? )?"
    r"(?:[A-Z][\w’'-]*[a-z]\.? (?:[A-Z]\. )?){0,3}[A-Z][\w’'-]*[a-z]\b"
)
BEFORE_PREPOSITION = re.compile(rf"\s(?:{'|'.join(sorted(PREPOSITIONS))})\s")
# "His" and "her" before a noun are mostly the subject's own.
OF_PERSONS = {
    "he": re.compile(r"\b(?:he|him)\b"),
    "she": re.compile(r"\b(?:she|hers)\b|\bher (?:the|an?|to|for|in|with|that|as|and|at|by|on)\b|\bher[.,]"),
}
# "The Veteran seeks it. He …": nouns that name a person by what they are or do.
PERSON = re.compile(
    r"(?i)(?:the |an? |\w+[’']s )?(?:\w+ )?(?:veteran|plaintiff|defendant|petitioner|respondent|appellant|appellee|"
    r"claimant|applicant|victim|witness|patient|student|teacher|doctor|nurse|lawyer|attorney|judge|officer|official|agent|owner|"
    r"director|manager|president|governor|senator|mayor|professor|author|player|leader|farmer|driver|writer|reporter|"
    r"researcher|worker|employee|employer|mother|father|son|daughter|wife|husband|brother|sister|child|boy|girl|suspect|"
    r"\w+man|\w+woman|\w+person|\w+ist)"
)
NOMINATIVE = {"his": "he", "her": "she", "their": "they", "its": "it"}
# Words in the names of bodies, laws and places; persons have none of them.
OF_BODIES = frozenset(
    """
    act administration agency alliance american amendment assembly association authority bank bill board bureau center
    centre church city club code college commission committee company congress constitution corporation council county
    court department district division federal federation foundation fund group hospital house institute international
    law league legislature ministry nations office organization organisation park party police program project republic
    school section senate service services society state states street supreme system team the title treasury tribunal
    union university
    """.split()
)
# "…,” said a spokesman for the ministry."
SPEAKER_BEHIND = re.compile(
    r"[,?!]?[”\"],? (?:said|says|told \w+|added|explained|noted|wrote|recalled) ([^,.;“”]{2,60})"
)


@dataclass
class Referents:
    """`topic` is the last subject, `thing` and `group` the last of their kind, `last` the last statement, `persons`
    those that "he" and "she" stand for."""

    topic: str = ""
    thing: str = ""
    group: str = ""
    last: str = ""
    persons: dict[str, str] = field(default_factory=dict)
    surnames: set[str] = field(default_factory=set)

    def note(self, statement: str, words: str) -> None:
        """Remember the subject of a statement, and the speaker behind a quotation; `words` was that subject in it."""
        self.last = statement
        speaker = SPEAKER_BEHIND.search(statement) if QUOTE_END.search(statement) else None
        if speaker:
            self._note_person(definite(speaker.group(1).strip()), statement)
        subject = subject_of(statement, words)
        if not subject:
            return
        self.topic = subject
        name = person_in(subject)
        if not name and len(subject) <= MAX_PERSON_CHARS and PERSON.fullmatch(subject):
            name = definite(subject)
        # Before the name is noted: once it is, it is known.
        is_person = bool(name) and self._is_surely_person(name, subject, statement)
        if name:
            self._note_person(name, statement)
        if is_plural(subject):
            self.group = subject
        elif not is_person:
            self.thing = subject

    def _is_surely_person(self, name: str, subject: str, statement: str) -> bool:
        """ "Linux" may be a name or a thing; "Reed" is a person once "Tom Reed" was named, and if he says something."""
        is_short = name == subject and " " not in name
        return not is_short or name in self.surnames or _says(statement, subject)

    def _note_person(self, name: str, statement: str) -> None:
        """ "Obama awarded her the medal": whoever "her" is stays the one that "she" stands for."""
        self.surnames.add(name.rsplit(None, 1)[-1])
        for pronoun, forms in OF_PERSONS.items():
            if pronoun not in self.persons or not forms.search(statement):
                self.persons[pronoun] = name

    def named_by(self, pronoun: str) -> str:
        """What a pronoun at the head of a sentence stands for, or "" where the words before do not say."""
        pronoun = NOMINATIVE.get(pronoun.lower(), pronoun.lower())
        if pronoun in OF_PERSONS:
            return self._person(pronoun)
        if pronoun in ("they", "these", "those"):
            return self._several()
        if pronoun == "it":
            return self.topic if self.topic == self.thing else self.thing
        return self.topic

    def _several(self) -> str:
        """The last several: a subject, or what was named in it ("The use of modules is new. They …")."""
        inner = tail_of(self.topic)
        for phrase in (self.topic, inner, self.group):
            if is_plural(phrase):
                return phrase
        return self.topic

    def _person(self, pronoun: str) -> str:
        """The one that the pronoun stands for; the other pronoun stands for somebody else from now on."""
        name = self.persons.get(pronoun, "")
        other = "he" if pronoun == "she" else "she"
        if name and self.persons.get(other) == name:
            del self.persons[other]
        return name


def _says(statement: str, subject: str) -> bool:
    words = words_of(statement, len(subject), len(statement))
    return any(is_saying(word.form) for word in words[:2])


def subject_of(statement: str, words: str) -> str:
    """The subject of a statement, as a later sentence may repeat it; empty where there is none worth repeating.

    `words` is the subject that its sentence had in the document; where the statement kept it, that is it.
    """
    found = EXISTENCE.match(statement)
    if found:
        topic = re.split(r"\s(?:that|which|who|where|when|to)\b", found.group(1))[0].strip()
        topic = topic[2:] if topic.startswith("a ") else topic
    elif words.lower() not in PRONOUNS and (words in statement or capitalise(words) in statement) and words:
        topic = words
    else:
        topic = View(statement, 0, len(statement.rstrip("."))).subject_words
    topic = BRACKET.sub("", AGE.sub("", topic)).strip(" ,–—-")
    forms = topic.lower().split()
    is_usable = (
        bool(forms) and len(forms) <= MAX_TOPIC_WORDS and forms[0] not in PRONOUNS | {"its", "their", "his", "her"}
    )
    return topic if is_usable and topic.count("“") == topic.count("”") else ""


def person_in(subject: str) -> str:
    """The name of a person in a subject ("Korea expert Bruce Bennett from RAND"), or ""."""
    head = BEFORE_PREPOSITION.split(subject)[0]
    name = ""
    for found in NAME.finditer(head):
        forms = [form.strip(".").lower() for form in found.group().split()]
        if not set(forms) & OF_BODIES and (len(forms) > 1 or found.group() == subject):
            name = found.group()
    return name


def tail_of(statement: str) -> str:
    """The noun phrase that a statement ends with, without its article: "side-channel information", or ""."""
    words = words_of(statement, 0, len(statement))
    start = len(words)
    while start and len(words) - start <= MAX_TAIL_WORDS and not _ends_phrase(words[start - 1].form):
        start -= 1
    is_phrase = 0 < len(words) - start <= MAX_TAIL_WORDS
    return statement[words[start].start : words[-1].end] if is_phrase else ""


def _ends_phrase(form: str) -> bool:
    if form in CLOSED or is_saying(form) or is_participle(form):
        return True
    return is_inflected(form) and form not in NOUN_LIKE


def capitalise(words: str) -> str:
    """With a capital, but for an address, which has its own letters."""
    return words if words.startswith(("http://", "https://")) else words[:1].upper() + words[1:]


def definite(phrase: str) -> str:
    """ "a spokesman", said once, is "the spokesman" from then on."""
    return re.sub(r"^an? ", "the ", phrase)
