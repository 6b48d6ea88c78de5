"""Sentential clauses: those behind a comma that may tell of all that was said before it, not of its last noun."""

import re

from .grammar import Word, base_of, words_of
from .lexicon import ADVERBS, BE, HAVE, MODALS, PREPOSITIONS

# What is counted: "amounting to three weeks".
MEASURING = frozenset(
    "account amount average compare constitute correspond equal exceed mark mean reflect represent total".split()
)
# What a fact does, more often than a thing: "…, which led to delays".
OF_FACTS = frozenset(
    """
    bring cause come explain help imply indicate lead leave let make prompt raise result show signal suggest surprise
    trigger
    """.split()
)
# "…, which allowed it to treat more": "it" is named before, and what allowed it may be all that was said.
AGAIN = frozenset("it them him her us me this".split())
PASTS = {"brought": "bring", "came": "come", "led": "lead", "left": "leave", "made": "make", "meant": "mean"}
UNSAID = BE | HAVE | MODALS | ADVERBS | frozenset("in turn then thus thereby only still itself further".split())
HEDGES = r"(?:(?:\w+ly|about|almost|well|far|still|also|just|only|even|some|around|much|at (?:least|most)|not|now)\s+)*"
QUANTITY = re.compile(
    rf"(?i){HEDGES}(?:"
    r"\d|[$€£]|percent|per cent|twice|thrice|double|triple|half|"
    r"a (?:third|quarter|fifth|tenth|dozen|hundred|thousand|million|billion|fraction|record|bit|little|lot)\b|"
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten) (?:times|in|out|percent|of|and|hundred|thousand|million)\b|"
    r"(?:an? )?(?:\w+ )?(?:increase|decrease|rise|drop|gain|decline|fall|cut|jump|loss|reduction|improvement|change)\b|"
    r"(?:an? )?(?:\w+ )?(?:difference|share|majority|minority|average)\b|"
    r"(?:more|less|fewer|much|many|most|above|below|over|under|up|down|equal|equivalent)\b|"
    r"the same (?:as|number|amount|share|rate|level)\b|"
    r"(?:among )?the (?:\w+[- ])?(?:most|least|fewest|highest|lowest|largest|smallest|biggest|greatest)\b)"
)
COMPARISON = re.compile(r"(?i)\bthan\b|\b(?:percent|per cent)\b|%")
# How a fact is judged, or why it is one.
JUDGEMENT = re.compile(
    rf"(?i){HEDGES}(?:"
    r"(?:why|how|when|where|what|because|due to|thanks to|owing to|in (?:line|keeping|breach|violation))\b|"
    r"(?:true|false|right|wrong|good|bad|fair|unfair|unusual|usual|rare|common|normal|typical|surprising)\b|"
    r"(?:illegal|unlawful|legal|lawful|forbidden|prohibited|allowed|permitted|against|unfortunate)\b|"
    r"(?:important|essential|crucial|critical|vital|necessary|difficult|hard|easy)\b|"
    r"(?:possible|impossible|likely|unlikely)\b|"
    r"(?:an?|the) (?:\w+ )?(?:violation|breach|result|consequence|effect|reason|cause|case|sign|problem|concern)\b|"
    r"(?:an?|the) (?:\w+ )?(?:success|setback|milestone|first|goal|aim|mistake)\b)"
)
# The last noun says when: "in fiscal year 2025", "last winter", "for nine days".
TIME = re.compile(
    r"(?i)(?:\b(?:1[5-9]|20|21)\d\d(?:s|[-–/]\d{2,4})?|"
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december)(?: \d{1,2})?|"
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?|\b(?:night|morning|evening|afternoon|weekend)s?|"
    r"\b(?:spring|summer|autumn|fall|winter|year|month|week|day|hour|minute|quarter|decade)s?|"
    r"\b(?:century|centuries|today|yesterday|ago|earlier|later))$"
)
DATED = re.compile(r"(?i)\b(?:act|law|code|bill) of \d{4}$")


def does_as_facts_do(clause: str) -> bool:
    """Whether a clause without its "which" may tell what the whole sentence before it brings about: "led to delays"."""
    words = words_of(clause, 0, len(clause))
    index = _main(words)
    if index is None or (index and words[index - 1].form in BE):
        return False
    return _base(words[index].form) in OF_FACTS or any(word.form in AGAIN for word in words[index + 1 : index + 2])


def counts_all(clause: str) -> bool:
    """Whether a clause without its "which" may measure, compare or judge what the sentence before it says: "was 6
    percent more than before", "is illegal in most states"."""
    words = words_of(clause, 0, len(clause))
    index = _main(words)
    if index is None or _base(words[index].form) in MEASURING:
        return True
    copula = next((word for word in words[: index + 1] if word.form in BE), None)
    said = clause[copula.end :].strip() if copula else ""
    return bool(QUANTITY.match(said) or JUDGEMENT.match(said) or COMPARISON.search(said))


def _main(words: list[Word]) -> int | None:
    """The index of the first word that is no auxiliary and no adverb."""
    is_said = (word.form not in UNSAID and not word.form.endswith("ly") for word in words)
    return next((index for index, is_main in enumerate(is_said) if is_main), None)


def measures_all(words: list[Word]) -> bool:
    """Whether a participle's clause measures or ranks what the sentence counts: "representing 6 percent more", "making
    it the second busiest"."""
    first, *after = [word.form for word in words[:3]]
    is_ranking = first == "making" and after[:1] == ["it"] and after[1:] == ["the"]
    return is_ranking or _base(first) in MEASURING


def _base(form: str) -> str:
    return PASTS.get(form) or base_of(form, "s") or base_of(form, "ed") or base_of(form, "ing") or form


def ends_in_time(words: str) -> bool:
    """Whether the last noun of the words says when, and is no number of a law: "the Privacy Act of 1974"."""
    return TIME.search(words) is not None and not DATED.search(words)


def names_time(words: str) -> bool:
    """Whether the words are a time and nothing else: "Friday", "in the fall", "the summer of 2019"."""
    found = words_of(words, 0, len(words))
    if not found:
        return False
    start = found[1].start if len(found) > 1 and found[0].form in PREPOSITIONS else found[0].start
    head = words[start:].split(" of ")[0]
    return ends_in_time(head) and not any(word.form in PREPOSITIONS for word in words_of(head, 0, len(head)))
