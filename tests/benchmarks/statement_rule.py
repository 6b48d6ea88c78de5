"""A rule for statements: one stands on its own when it opens with no pronoun, has a finite verb and its lead-in.

The lead-in is present when the finite verb is: an entry of a list that has none of its own takes it from there.
"""

import re

from claims.text.grammar import finite_verb, words_of

PRONOUN = re.compile(r"(?i)[\W_]*(?:this|that|these|those|it|they|he|she|its|their|his|her)\b")
# "It is unlawful to …" and "It takes a month to …" stand for nothing that was said before.
EXPLETIVE = re.compile(
    r"(?i)it(?:\s(?:is|was|may be|can be|would be|remains|takes)|[’']s)\s(?:\w+\s){1,4}(?:to|that|for|if)\b"
)


def stands_alone(statement: str) -> bool:
    """Whether a statement keeps the rule; the finite verb is looked for with the text core's own lists of verbs."""
    if PRONOUN.match(statement) and not EXPLETIVE.match(statement):
        return False
    return finite_verb(words_of(statement, 0, len(statement))) is not None


def share_alone(statements: list[str]) -> float:
    return sum(map(stands_alone, statements)) / max(len(statements), 1)
