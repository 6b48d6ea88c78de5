"""What verdicts are called elsewhere, and which of ours each means. A word that is not here is shown, never guessed."""

import re

# Nobody has found anything yet.
OPEN = "open"

_WORDS = {
    "verified": """true; correct; accurate; verified; confirmed; ok; okay; yes; y; right; supported; checks out;
        factual; mostly accurate; pass; passed; fully true; completely true; verdadero; cierto; verdadeiro; vrai; wahr;
        richtig; stimmt; vero; sant; prawda; waar; ✓; ✔; ☑; ✅; 👍; 🟢""",
    "partly_supported": """mostly true; half true; half-true; partly true; partially true; partly supported; partially
        supported; partly correct; partially correct; partly false; partially false; mixture; mixed; misleading;
        missing context; lacks context; needs context; out of context; exaggerated; overstated; imprecise; partly;
        engañoso; enganoso; trompeur; irreführend; fuorviante; impreciso; verdad a medias; teilweise richtig; 🟡""",
    "disputed": """false; incorrect; inaccurate; wrong; no; n; untrue; not true; mostly false; fake; fabricated;
        invented; hoax; debunked; refuted; disputed; disproved; pants on fire; pants-fire; four pinocchios; fail;
        failed; altered; manipulated; scam; miscaptioned; misattributed; incorrect attribution; fake news; falso; bulo;
        faux; falsch; onwaar; falsk; fałsz; 錯誤; ✗; ✘; ☒; ❌; ✖; 👎; 🔴""",
    "unverifiable": """unverifiable; unproven; unsupported; unsubstantiated; cannot be verified; can't verify; could
        not verify; cannot verify; no evidence; not enough evidence; inconclusive; undetermined; no source; no source
        found; sin pruebas; non prouvé; unbelegt""",
    "not_checkable": """not checkable; opinion; prediction; forecast; not a claim; uncheckable; rhetorical; n/a; not
        applicable; meinung""",
    OPEN: """open; to do; todo; tbd; pending; in progress; in review; unchecked; not checked; not yet checked;
        unreviewed; not started; second review; contested; new; draft; waiting; query; ask; tk; ?; -; –; —; ☐; none""",
}
MEANINGS = {
    " ".join(word.split()): verdict for verdict, words in _WORDS.items() for word in words.replace("\n", " ").split(";")
}
PLAIN = str.maketrans({"_": " ", "’": "'"})
_OUTER = re.compile(r"^[\s\"'“”‘’(\[]+|[\s\"'“”‘’.!)\]]+$")


def meaning_of(words: str) -> str | None:
    """Our verdict; OPEN where nothing was found yet, as where nothing is said; None for words that are not known."""
    key = " ".join(_OUTER.sub("", words.casefold()).translate(PLAIN).split())
    return MEANINGS.get(key) if key else OPEN
