"""Traits: what a sentence does, as a person would say it: names a figure, compares, looks back, gives an opinion."""

from collections.abc import Sequence
from functools import lru_cache

from .tokens import Token

# Small vocabularies of the language, one per trait; "-ed" and "-est" below widen two of them.
VOCABULARIES = {
    "a number in words": "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty "
    "sixty seventy eighty ninety half third quarter hundred hundreds thousand thousands million millions billion "
    "billions trillion dozen dozens",
    "a share or rate": "percent percentage rate rates average total majority per ratio share number numbers",
    "compares": "more less fewer most least higher lower larger bigger smaller greater than double doubled tripled "
    "twice as record every only never ever",
    "a change": "increase increased increases increasing decrease decreased rise rose risen fall fell fallen grew grow "
    "growth cut cuts raise raised doubled lost gained dropped reduced added created",
    "the past": "was were had did been went came made took gave became got left brought lost spent won led ran told",
    "the future": "will 'll i'll we'll he'll she'll they'll you'll it'll shall gonna tomorrow won't",
    "a duty or wish": "should must ought need needs want wants hope wish let let's please",
    "a possibility": "could might may maybe perhaps would can if possibly probably",
    "an opinion": "think believe feel guess suppose hope doubt opinion agree disagree",
    "a judgment": "great good bad terrible wonderful important wrong right strong tough best worst beautiful disaster",
    "the speaker": "i me my mine i'm i've i'd i'll myself",
    "the speaker's side": "we us our ours we're we've we'd we'll",
    "the listener": "you your yours you're you've you'll you'd",
    "somebody else": "he she they his her their him them he's she's they're they've",
    "what was said": "said says say saying called calls told stated claimed claims announced promised",
    "a vote or decision": "voted vote votes voting vetoed veto signed passed opposed supported supports proposed "
    "appointed elected approved rejected enacted introduced sponsored",
    "a law or court": "law laws bill bills act statute court courts constitution amendment treaty legislation policy "
    "regulation regulations agreement supreme",
    "money": "tax taxes dollar dollars budget deficit debt spending income wages cost costs paid pay billion money",
    "public figures": "jobs unemployment crime immigration immigrants poverty troops economy inflation trade insurance "
    "health energy oil nuclear weapons schools police",
    "a time": "year years month months week day days decade century today yesterday ago since last during history",
    "thanks or a greeting": "thank thanks welcome please goodnight applause laughter hello congratulations sir ladies "
    "gentlemen evening",
    "a denial": "not no never none nothing don't didn't doesn't isn't wasn't haven't hasn't can't cannot won't",
    "a cause": "because caused cause causes due result resulted led therefore why",
}
FIGURES = {"<money>": "an amount of money", "<percent>": "a percentage", "<year>": "a year", "<number>": "a number"}
TRAITS_OF = {
    word: tuple(trait for trait, words in VOCABULARIES.items() if word in words.split())
    for words in VOCABULARIES.values()
    for word in words.split()
}
# Capitals of these say nothing about a name.
NO_NAMES = {"I", "I'm", "I've", "I'll", "I'd", "I’m", "I’ve", "I’ll", "I’d"}
LENGTHS = (3, 5, 8, 12, 17, 23, 30, 40)
MANY_FIGURES = 2
SEVERAL_NAMES, MANY_NAMES = 3, 5
MIN_PAST_CHARS = 5


def traits_of(sentence: str, tokens: Sequence[Token]) -> list[str]:
    """The traits of a sentence, each once, in an order that does not depend on the run."""
    counted = [trait for token in tokens for trait in traits_of_form(token.form)]
    found = dict.fromkeys(counted)
    if sum(trait in FIGURE_TRAITS for trait in counted) > MANY_FIGURES:
        found["several numbers"] = None
    if counted.count("the past") > 1:
        found["the past, twice"] = None
    names = sum(token.word[0].isupper() and token.word not in NO_NAMES for token in tokens[1:])
    for least, trait in ((1, "a name"), (SEVERAL_NAMES, "several names"), (MANY_NAMES, "many names")):
        if names >= least:
            found[trait] = None
    if sentence.rstrip().endswith("?"):
        found["a question"] = None
    found |= dict.fromkeys(f"more than {words} words" for words in LENGTHS if len(tokens) > words)
    return list(found)


FIGURE_TRAITS = {*FIGURES.values(), "a number in words"}


@lru_cache(maxsize=50_000)
def traits_of_form(form: str) -> tuple[str, ...]:
    if form in FIGURES:
        return (FIGURES[form],)
    found = TRAITS_OF.get(form, ())
    if form.endswith("ed") and len(form) >= MIN_PAST_CHARS and "the past" not in found:
        found = (*found, "the past")
    if form.endswith("est") and len(form) >= MIN_PAST_CHARS and "compares" not in found:
        found = (*found, "compares")
    return found
