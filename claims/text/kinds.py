"""Kinds: what sort of assertion a claim makes, by the words it is made with."""

import re
from typing import Literal

Kind = Literal["factual", "legal", "causal", "procedural", "opinion", "prediction"]

# That somebody argues something is a fact about a debate, whatever it is.
ARGUED = re.compile(r"\b(?:argue[sd]?|contends?|contended|alleged?|alleges|claims? that|claimed that|testified)\b")
# What somebody is reported to have said is a fact about them, unless they judge or foretell.
SAID = re.compile(
    r"\b(?:said|says|according to|told|claimed|stated|states that|reported|announced|asserts?|asserted|warned|"
    r"warns|acknowledged|added that|noted that)\b"
)
FUTURE = re.compile(
    r"\b(?:(?:is|are) (?:likely|expected|projected|set|going|poised) to|could involve|projected to|forecast\w*|"
    r"in the (?:near )?future|future development|by 20[3-9]\d|(?:could|may|might) (?:eventually|soon|someday|keep))\b"
)
WILL = re.compile(r"\b(?:will(?! of\b)|won[’']t)\b")
# Rules are told in the future too: "You will get a letter", "If it is late, the office will close the case."
RULE = re.compile(
    r"\b(?:you|your|we|our|if|when|once|(?:until|after)(?! (?:19|20)\d\d\b)|unless|whenever|must|shall)\b"
)
VALUE = (
    r"paramount|crucial|essential|vital|controversial|concerning|important|severe|far-reaching|fair|unfair|best|"
    r"worst|unacceptable|"
    r"contentious|complex|remarkable|great|beautiful|terrible|wrong|good|bad|reasonable|unreasonable|absurd|"
    r"clear(?! that)|sensitive|significant|beloved|charming|excellent|amazing|iconic|ideal|perfect|stunning|inspiring"
)
OPINION = re.compile(
    rf"\b(?:(?:is|are|was|were|be|being|remains?|seems?|appears?)(?: \w+){{0,3}}? (?:{VALUE})\b(?! (?:to|"
    r"in) (?:the )?\d)|(?<!you )should\b|ought\b|(?:an?|the) (?:inspiration|icon|legend|masterpiece)\b|"
    r"worth (?:your|the|it)\b|lacks? credibility|(?:bad|good|great) news|"
    r"(?:highlight|underscore|reflect)s? (?:the|a) (?:\w+ )?(?:risks?|importance|need|commitment)|"
    r"considerations|strike a balance|aims? to balance|"
    r"i (?:think|believe|feel)|in (?:my|our) (?:view|opinion)|stand out|crucial role|vital role|commitment to)"
)
# What is enforced or broken is named by its law, and nothing is said about the law.
BROKEN_LAW = re.compile(
    r"(?i)\b(?:enforc\w+|violat\w+)(?: of)?(?: \w+){0,3}? laws?\b|\bimmigration[ -](?:laws?|enforcement)\b|"
    r"law[ -]enforcement"
)
LAW = re.compile(
    r"\b(?:[Ll]aws?|[Ll]egal(?:ly)?|[Uu]nlawful|[Ii]llegal|[Ss]tatut\w+|Act|Bill|Code|C\.F\.R\.|CFR|U\.S\.C\.|"
    r"C\.R\.S\.|regulations?|"
    r"prohibit\w*|forbid\w*|Constitution\w*|Amendment|[Cc]ourts?|judicial|required to|requires?|compl(?:y|ies|"
    r"iance)|mandat\w+|must|shall|"
    r"enact\w+|repeal\w*|ordinances?|jurisdiction|liab\w+|exempt\w*|limitations|restrict\w*|HIPAA|FERPA|Section|"
    r"entitled to|policy that)\b|§"
)
CAUSE = re.compile(
    r"\b(?:caus\w+|leads?|leading|led to|results? in|resulting|resulted|because|due to|deter\w*|"
    r"exacerbat\w+|undermin\w+|erod\w+|"
    r"prevent\w*|impacts?|affects?|affected|(?<!in )(?<!into )(?<!take )(?<!takes )(?<!took )(?<!taken )effects?|"
    r"disrupt\w*|contribut\w+|creat(?:e|es|ing)|reduc\w+|"
    r"increas(?:e|es|ing)|"
    r"rais(?:e|es|ing) concerns?|influenc\w+|consequences?|instill\w*|expos(?:e|es|ing)|deepen\w*|discourag\w+|"
    r"(?<!to )help(?:s|ing)?|thereby|"
    r"at risk|shap(?:e|es|ing)|(?:may|might|can|could) (?:be|feel|face|lose|also)|if|when|by \w+ing)\b"
)
PROCEDURE = re.compile(
    r"\b(?:procedures?|polic(?:y|ies) outline|executive orders?|memorand\w+|mous?|audits?|oversee|oversight|"
    r"appl(?:y|ies) for|apply|"
    r"submit\w*|fil(?:e|es|ed|ing)|deadlines?|applications?|renew\w*|register\w*|mechanisms?|by mail|online|"
    r"guidelines|"
    r"you (?:can|may|must|will|should|need)|within \d+ (?:\w+ )?days)\b"
)


def kind_of(claim: str) -> Kind:
    """The kind of a claim's words. A suggestion: the reviewer sees and changes it."""
    # The patterns know small letters alone, but for the names of laws: so they are three times as fast.
    lower = claim.lower()
    if ARGUED.search(lower):
        return "factual"
    if FUTURE.search(lower) or (WILL.search(lower) and not RULE.search(lower)):
        return "prediction"
    if OPINION.search(lower):
        return "opinion"
    if SAID.search(lower):
        return "factual"
    words = BROKEN_LAW.sub("", claim)
    scores: dict[Kind, int] = {
        "legal": len(LAW.findall(words)),
        "procedural": len(PROCEDURE.findall(lower)),
        "causal": len(CAUSE.findall(lower)),
        "factual": 0,
    }
    best = max(scores, key=lambda kind: scores[kind])
    return best if scores[best] else "factual"
