"""Assertions: sentences that can be right or wrong, told from requests, pointers, greetings and bare citations."""

import re

from .cleaning import clean
from .grammar import Word, finite_verb, is_base, words_of
from .lexicon import ARTICLES, MODALS, NOUN_VERBS, PREPOSITIONS

REQUEST = re.compile(
    r"(?i)(?:please|contact|visit|click|learn more|find out|for (?:more|further|additional) (?:information|details)|"
    r"to learn more|let me know|let us know|feel free|do not hesitate|if you(?: have|[’']d like|[’']re looking| need|"
    r" would like| want)\b.{0,60}?(?:questions?|help|to know|more|further|specific)|"
    r"thank you|thanks|i hope|i apologi[sz]e|i[’']?m sorry|i am sorry|i[’']?m (?:just )?an?|i am an?|"
    r"i do(?:n[’']t| not)|i can(?:not|[’']t)|i was(?:n[’']t| not) able|i(?:[’']m| am) (?:not|unable)|"
    r"i(?:[’']d| would) (?:be happy|recommend|suggest|advise)|i recommend|"
    r"(?:you (?:should|may want to|might want to|can)|it(?:[’']s| is)(?: always)?(?: also)? (?:\w+ )?(?:\w+ )?to) "
    r"(?:always )?(?:also )?(?:verify|check|double-check|consult|contact|speak|talk|seek|refer)|"
    r"for the (?:most|latest) |as (?:an? )?(?:ai|artificial|large|language)|sorry|"
    r"hello|hi|welcome|great question|good question|we(?:[’']d| would)? (?:want|love|like) to hear|"
    r"readers are (?:requested|asked)|download|share this|subscribe|photo|image|source|advertisement)\b"
)
POINTER = re.compile(
    r"(?i)(?:(?:below|here|above|following) (?:is|are)|"
    r"(?:see|read) (?:also|the|our|below|above|more|page|figure|table|appendix|question|section)|"
    r"the (?:\w+ )?(?:question|issue)s?(?: (?:presented|before (?:us|the court)|in this (?:case|appeal)))*(?: here)? "
    r"(?:is|are|concerns?) (?:whether|how|what))\b"
)
BYLINE = re.compile(
    r"(?:(?:Chief |Mr\. )?(?:Justice|JUSTICE|CHIEF JUSTICE|Judge|JUDGE)\b|[A-Z][\w’'-]+, (?:C\. ?)?J\.).{0,120}?"
    r"\b(?:delivered|announced|filed|wrote|joined)\b.{0,40}\b(?:opinion|judgment|statement|dissent|in which)\b|"
    r"(?:No\. \S+ )?(?:On )?Appeals? from (?:the|an?) (?:United States|U\. ?S\.|order|judgment)\b|"
    r"(?:No\. \S+ )?Before:? .{0,160}\b(?:Judges?|Justices?|JJ?)\.?$|"
    r".{0,120}\b(?:contributed (?:to this|reporting)|contributed to (?:this|the) (?:story|report|article)|"
    r"(?:reported|wrote|adapted|edited) (?:on )?this (?:story|report|article|lesson)|"
    r"(?:is|was) the (?:editor|author|reporter)\b\.?$)|I[’']m [A-Z][\w.-]+ [A-Z][\w-]+\.$"
)
# "Argued May 3, 2010. Decided June 14, 2010." stands in captions.
DATE = re.compile(
    r"(?:\w+ ){0,3}(?:January|February|March|April|May|June|July|August|September|October|November|December) "
    r"\d{1,2}(?:st|nd|rd|th)?, \d{4}\.?"
)
CITATION = re.compile(
    r"(?:See,?|Id\.|Ibid\.|Cf\.|Accord|But see|E\.g\.,|Compare|Citing|Quoting|Supra|Infra|Note following|"
    r"It is so ordered|So ordered|Affirmed|Reversed)(?:[\s,.]|$)"
)
# Volume, reporter, page: "Levin v. United States, 568 U. S. ___", "App. 96", "88 Stat. 50", "§2680(h)".
CITE = re.compile(
    r"\d{1,4} (?:[A-Z][\w.’']{0,9} ?){1,4}(?:[23]d |[45]th )?(?:\d+|_+)|§§? ?\d|\b(?:App|Stat|Tr|Doc|Brief)\. |"
    r"\b(?:supra|infra|slip op)\b"
)
CITE_HINT = re.compile(r"[\d§]|supra|infra|slip op")
# "Only for households with a low income." says what it is about nowhere: a note to something else.
NOTE = re.compile(
    r"(?i)(?:only (?:for|in|to|if|with)|not including|excluding|except|based on|estimates? (?:of|by)|"
    r"figures? (?:of|from|for))\b"
)
BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
LOWER_WORD = re.compile(r"(?<![\w.])[a-z]{2,}")
# An instruction says how something is done where it names a number that can be wrong: a form, a deadline.
PARTICULAR = re.compile(
    r"(?i)\d{3}-\d{4}|[$€£]\d|\d%|\b\d+ (?:\w+ )?(?:hours?|days?|weeks?|months?|years?)\b|\bform \w*-?\d|"
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december) \d"
)
INSTRUCTION = re.compile(
    r"(?i)(?:please |then |next,? |first,? |finally,? |always |never |simply |just |do not |don[’']t )*"
)
OPEN_ENDS = MODALS | frozenset("to we you they it i he she who".split())
OBJECTS = ARTICLES | {"us", "me", "him", "them", "you", "it"}
ADJUNCTS = PREPOSITIONS | {"sure"}
# A sentence of so many words asserts something even where none of its verbs is known.
MIN_WORDS_WITHOUT_VERB = 4
MIN_WORDS = 2
NOT_ASSERTING = (REQUEST, POINTER, BYLINE, CITATION)


def is_assertion(sentence: str, words: list[Word], lead_in: str) -> bool:
    """Whether a sentence of these words asserts something; a fragment does where a lead-in makes it whole.

    An instruction does not, unless the lead-in's last word asks for its verb: "Agencies must: …".
    """
    sentence = clean(sentence)
    if DATE.fullmatch(sentence) or any(pattern.match(sentence) for pattern in NOT_ASSERTING):
        return False
    if not is_open(lead_in) and is_instruction(sentence, words):
        return False
    if lead_in:
        return any(word.end - word.start > 1 for word in words)
    if len(words) < MIN_WORDS or is_bare_citation(sentence):
        return False
    is_ended = sentence.rstrip("*_”\"')]").endswith((".", "!", ";", ":"))
    # Without a stop it may be a heading or an entry: "Places of birth" has a noun that could be a verb.
    if finite_verb(words, is_strict=not is_ended or NOTE.match(sentence) is not None) is not None:
        return True
    return is_ended and not NOTE.match(sentence) and len(LOWER_WORD.findall(sentence)) >= MIN_WORDS_WITHOUT_VERB


def is_open(lead_in: str) -> bool:
    """Whether a lead-in's last word needs another verb: "Agencies must", "is required to"."""
    return bool(lead_in) and lead_in.rsplit(None, 1)[-1].lower() in OPEN_ENDS


def is_bare_citation(sentence: str) -> bool:
    """Whether a sentence only cites: a case, a statute or a record, and nothing said about it outside brackets."""
    if not CITE_HINT.search(sentence) or not CITE.search(sentence):
        return False
    plain = BRACKETED.sub(" ", sentence)
    return (
        finite_verb(words_of(plain, 0, len(plain)), is_strict=True) is None
        and len(LOWER_WORD.findall(plain)) < MIN_WORDS_WITHOUT_VERB
    )


def is_instruction(sentence: str, words: list[Word]) -> bool:
    """Whether a sentence tells its reader to do something, without a particular that can be wrong."""
    found = INSTRUCTION.match(sentence)
    skipped = len(found.group().split()) if found else 0
    words = words[skipped:]
    if not words or not is_base(words[0].form) or PARTICULAR.search(sentence):
        return False
    return skipped > 0 or _has_object(words)


def _has_object(words: list[Word]) -> bool:
    """ "Use a form", "Call us": not "Use of force is", "Contact tracing works"."""
    after = words[1].form if len(words) > 1 else ""
    return after in OBJECTS or (words[0].form not in NOUN_VERBS and after in ADJUNCTS)
