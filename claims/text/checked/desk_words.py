"""What columns and verdicts are called at desks, as they shorten them, beside the lists of `wordings`,
`verdict_words` and `foreign_words`: only what is not said there too."""

# By the role of the column, as in `wordings`.
COLUMNS: dict[str, tuple[str, ...]] = {
    "statement": ("text to check", "line to check", "what to check", "zu prüfen", "à vérifier", "a verificar"),
    "verdict": (
        "fc", "rag", "rag status", "rag rating", "ampel", "label", "verdict label", "veracity", "truthfulness", "score",
        "truth score", "grade", "supports", "does it support", "does the source support it",
    ),
    "rationale": (
        "what we know", "was wir wissen", "ce que l’on sait", "lo que sabemos",
        "o que sabemos",
    ),
    "note": (
        "cmt", "cmts", "fact check query", "fact check queries", "fc query", "fc queries", "fact check notes",
        "fact check note", "fact check comments", "fact check comment", "anm", "bem",
    ),
    "source": (
        "refs", "cited authority", "cited authorities", "cited source", "where found", "where verified",
        "verified with", "verified via", "confirmed with", "how verified", "fuentes consultadas",
    ),
    "who": (
        "person in charge", "person responsible", "responsible", "responsible person", "in charge", "annotator",
        "coder", "rater", "labeler", "labeller", "gepr von", "gepr durch", "zuständig", "zuständige person",
        "annotateur", "anotador", "anotadora", "chequeador", "chequeadora",
    ),
    "when": ("resolved on", "gepr am", "rev d", "date rev d"),
    "url": (
        "fact check article", "our fact check", "our article", "published fact check",
        "debunk", "debunk link", "debunk url",
    ),
    "claimant": (
        "intervenant", "interlocuteur", "candidate", "candidat", "candidato", "candidata", "kandidat", "kandidatin",
        "politician", "politiker", "politikerin", "redner", "rednerin",
    ),
}  # fmt: skip
FOREIGN: dict[str, tuple[str, ...]] = {
    "claimant": ("charge", "responsible"),
    "who": ("cmt", "cmts", "anm", "bem"),
    "verdict": (
        "note",
        "notes",
        "comment",
        "comments",
        "remark",
        "remarks",
        "explanation",
        "explanations",
        "rationale",
        "reasoning",
        "justification",
        "link",
        "links",
        "url",
        "article",
        "kommentar",
        "anmerkung",
        "anmerkungen",
        "begründung",
        "erläuterung",
        "commentaire",
        "commentaires",
        "explication",
        "comentario",
        "comentarios",
        "explicación",
    ),
}
# A heading that begins so is of the check, whatever “fact” begins elsewhere.
OF_CHECKS = ("fact check", "fact checking", "fact checked", "fact checker", "fact checkers")
# Words at the end of a heading that say what it is of, as English has them: “Post / claim”, “Lawyer’s note”.
AT_END: dict[str, tuple[str, ...]] = {
    "statement": ("claim", "claims", "statement", "statements", "assertion", "assertions"),
    "note": ("note", "notes", "comment", "comments", "cmts", "remarks"),
    "source": ("source", "sources"),
}
# Behind such a word it is what something is of.
OF = ("of", "for", "to", "by", "from", "in", "on", "about", "not", "no", "a", "the", "which", "per")
# What is a source in one language, and the words of the text in another.
QUOTED_ELSEWHERE = ("citation", "citations", "citation du discours", "citation du texte")
VERDICTS = {
    "verified": "supports",
    "disputed": "refutes; refuted by source",
    "partly_supported": """teilw; teilw. richtig; verdadero, pero; verdadero pero; verdadero, pero…; discutible""",
    "unverifiable": """not verifiable; nonverifiable; non verifiable; not able to verify; not provable; unconfirmed;
        not enough info; not enough information; nei; conflicting evidence;
        insostenible""",
    "not_checkable": "inchequeable; not a factual claim; no factual claim; subjective; satire",
}
