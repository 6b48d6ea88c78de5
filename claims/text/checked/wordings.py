"""What the columns of such files are called, in English, German, French and Spanish, and in further languages."""

from .desk_words import COLUMNS as OF_DESKS
from .further_words import COLUMNS

# Columns of addresses: of the source they stand beside, or in its place.
LINKS = (
    "url", "urls", "link", "links", "web link", "weblink", "hyperlink", "source url", "source urls", "source link",
    "source links", "url source", "link source", "url of source", "link to source", "link to the source",
    "evidence link", "evidence url", "webadresse", "internetadresse", "quelle url", "quelle link", "quellenlink",
    "quellen url", "url quelle", "link quelle", "link zur quelle", "link zum beleg", "url der quelle", "lien",
    "liens", "lien source",
    "source lien", "lien de la source", "lien vers la source", "url de la source", "adresse web", "enlace", "enlaces",
    "enlace fuente", "enlace a la fuente", "fuente url", "url fuente", "url de la fuente",
)  # fmt: skip
# Sources beside the first, where no number says so.
FURTHER_SOURCES = (
    "second source", "third source", "primary source", "secondary source", "source primary", "source secondary",
    "other source", "other sources", "additional source", "additional sources", "more sources", "further sources",
    "backup source", "zweite quelle", "dritte quelle", "weitere quelle", "weitere quellen", "zweitquelle",
    "deuxième source", "autre source", "autres sources", "source secondaire", "segunda fuente", "otra fuente",
    "otras fuentes", "fuente secundaria", "fuentes adicionales",
)  # fmt: skip
# What a person or a work is named by, what a claim says, and who checked something and when, below the name of a group.
NAMES_OF_PEOPLE = (
    "name", "names", "full name", "author", "autor", "autorin", "nom", "auteur", "autrice", "nombre", "autora",
)  # fmt: skip
NAMES_OF_WORKS = (
    *NAMES_OF_PEOPLE, "title", "description", "publication", "document", "work", "titel", "bezeichnung", "beschreibung",
    "publikation", "dokument", "werk", "titre", "intitulé", "título", "publicación", "documento", "descripción",
)  # fmt: skip
TEXTS = ("text", "texte", "texto", "content", "inhalt", "contenu", "contenido")
BY = ("by", "von", "durch", "par", "por")
ON = ("on", "at", "am", "le", "el")
# What is said of the claim itself: below its name, a source is where it was made.
OF_CLAIMS = ("statement", "quote", "claimant", "section", "kind")
# Who did what, where nothing says what: beside a column of checkers, these say who makes the claim.
BARE_WHO = ("who", "wer", "qui", "quién")
# Any other page may be one of the text under check.
PINPOINTS_OF_SOURCES = (
    "pinpoint", "section of source", "where in source", "place in source", "source page", "page in source",
    "page of source", "pin cite", "pin", "seite der quelle", "seite in der quelle", "page de la source",
    "página de la fuente",
)  # fmt: skip

# By the role of the column, the likelier name first. Compared in lower case without accents, letters and digits alone.
_WORDINGS: dict[str, tuple[str, ...]] = {
    "statement": (
        "statement", "claim", "claim text", "claims", "claim reviewed", "assertion", "fact", "facts", "fact to check",
        "line", "sentence", "text", "item", "what is claimed", "what is the claim", "which claim", "what claim",
        "claim to check", "proposition", "enter the claim", "paste the claim",
        "wie lautet die behauptung", "welche behauptung", "welche aussage", "quelle est l’affirmation",
        "quelle affirmation", "cuál es la afirmación", "qué afirmación",
        "behauptung", "behauptungen", "tatsachenbehauptung", "faktenbehauptung", "aussage", "aussagen", "fakt",
        "fakten", "satz",
        "affirmation", "affirmations", "allégation", "allégations", "énoncé", "déclaration", "fait", "faits", "phrase",
        "afirmación", "afirmaciones", "aseveración", "declaración", "hecho", "hechos", "dato", "datos", "frase",
    ),
    "quote": (
        "quote", "exact quote", "exact words", "exact text", "original text", "original wording", "original sentence",
        "original statement", "original claim", "current text", "current wording", "verbatim", "passage", "quotation",
        "excerpt from report",
        "excerpt from text", "excerpt from article",
        "excerpt of document", "text in document", "copy",
        "zitat", "wortlaut", "originaltext", "originalsatz", "textstelle", "bisheriger text",
        "citation exacte", "texte original", "texte exact", "phrase originale", "texte actuel",
        "cita", "cita textual", "cita exacta", "texto original", "texto exacto", "frase original", "texto actual",
    ),
    # For everybody to read too: a bare “suggestion” or “changes” may be a remark among colleagues. Before the verdicts,
    # where “correct” begins a heading.
    "correction": (
        "correction", "corrections", "correction text", "corrected text", "corrected statement", "corrected claim",
        "corrected sentence", "corrected quote", "corrected version", "corrected wording", "corrected fact",
        "corrected to", "correct version", "correct text", "correct statement", "correct wording", "correct fact",
        "correct information", "correct figure", "correct value", "what it should say", "what should it say",
        "what it should read", "what it should be", "it should say", "should say", "should read", "should be",
        "suggested edit", "suggested edits", "suggested change", "suggested changes", "suggested correction",
        "suggested corrections", "suggested wording", "suggested text", "suggested fix", "suggested rewrite",
        "suggested revision", "suggested rewording", "suggested replacement", "proposed edit", "proposed edits",
        "proposed change", "proposed changes", "proposed correction", "proposed corrections", "proposed wording",
        "proposed text", "proposed fix", "recommended wording", "recommended change", "recommended correction",
        "recommended edit", "revised text", "revised wording", "revised statement", "revised sentence", "new wording",
        "new text", "better wording", "alternative wording", "amended text", "amended wording", "rewording", "rewrite",
        "replacement text", "replace with", "change to", "fix",
        "korrektur", "korrekturen", "korrekturvorschlag", "korrekturvorschläge", "vorgeschlagene korrektur",
        "korrigierter text", "korrigierte fassung", "korrigierte aussage", "korrigierter satz", "richtigstellung",
        "berichtigung", "richtig ist", "richtig wäre", "richtig muss es heißen", "richtige fassung", "richtige aussage",
        "korrekte aussage", "korrekte angabe", "korrekte fassung", "korrekter text", "muss heißen", "müsste heißen",
        "soll heißen", "sollte heißen", "so müsste es heißen", "so sollte es heißen", "muss lauten", "soll lauten",
        "sollte lauten", "was dort stehen sollte", "änderungsvorschlag", "änderungsvorschläge",
        "vorgeschlagene änderung", "vorgeschlagene formulierung", "formulierungsvorschlag", "textvorschlag",
        "verbesserungsvorschlag", "neuer text", "neue fassung", "neue formulierung", "neuformulierung",
        "geänderter text", "ersetzen durch",
        "correction proposée", "corrections proposées", "proposition de correction", "texte corrigé",
        "version corrigée", "énoncé corrigé", "phrase corrigée", "formulation corrigée", "affirmation corrigée",
        "rectification", "rectificatif", "modification proposée", "modifications proposées",
        "proposition de modification", "formulation proposée", "texte proposé", "reformulation",
        "nouvelle formulation", "nouveau texte", "texte de remplacement", "devrait dire", "ce qu’il faudrait écrire",
        "ce qu’il faudrait dire", "ce qu’il faut écrire", "ce que le texte devrait dire",
        "corrección", "correcciones", "corrección propuesta", "corrección sugerida", "propuesta de corrección",
        "texto corregido", "versión corregida", "frase corregida", "afirmación corregida", "redacción corregida",
        "rectificación", "redacción propuesta", "redacción sugerida", "propuesta de redacción", "texto propuesto",
        "cambio propuesto", "cambio sugerido", "cambios propuestos", "cambios sugeridos", "modificación propuesta",
        "nueva redacción", "nuevo texto", "texto de reemplazo", "debería decir", "debe decir", "lo que debería decir",
        "lo correcto es",
    ),
    "verdict": (
        "final verdict", "final rating", "final ruling", "overall verdict", "overall rating", "verdict final",
        "rating final", "agreed verdict", "consensus verdict", "consensus", "gesamturteil", "gesamtbewertung",
        "endurteil",
        "urteil final", "finales urteil", "endgültiges urteil", "abschließende bewertung", "verdict définitif",
        "évaluation finale", "jugement final", "veredicto final", "calificación final", "valoración final",
        "verdict", "rating", "ruling", "finding", "outcome", "conclusion", "result", "accuracy", "truth", "fact check",
        "factcheck", "fact check status", "fc status", "fact check result", "assessment", "true false", "correct",
        "accurate", "true", "is it true", "is this true", "true or false", "t f", "t or f", "is the claim true",
        "is this claim true", "is the claim accurate", "is the claim correct", "is the statement true",
        "is the statement accurate", "is the statement correct", "is it accurate", "is it correct",
        "verified", "confirmed", "supported", "checks out", "ok",
        "status", "check", "checked", "fact checked", "done",
        "bewertung", "urteil", "einstufung", "einschätzung", "wertung", "prüfurteil", "ergebnis", "prüfergebnis",
        "befund", "fazit", "faktencheck", "geprüft", "überprüft", "bestätigt", "erledigt", "stimmt", "stimmt das",
        "wahr", "richtig", "richtig falsch", "wahr falsch", "r f", "w f", "korrekt", "ist die behauptung wahr",
        "ist die aussage wahr", "ist das wahr", "stimmt die behauptung", "stimmt die aussage",
        "avis", "évaluation", "résultat", "jugement", "appréciation", "vérification", "vérifié", "confirmé", "contrôlé",
        "statut",
        "vrai faux", "vrai", "v f", "exact", "correct incorrect", "est ce vrai", "l’affirmation est elle vraie",
        "veredicto", "dictamen", "calificación", "valoración", "evaluación", "resultado", "conclusión", "verificación",
        "verificado", "comprobado", "confirmado", "estado", "es cierto", "es verdad",
        "es cierta la afirmación", "verdadero falso",
        "verdadero", "cierto", "correcto",
    ),
    # For everybody to read, where it is adopted: what may be a remark among colleagues is a note.
    "rationale": (
        "rationale", "explanation", "explanations", "reasoning", "reason", "reasons", "reason for verdict",
        "reason for rating", "public explanation",
        "justification", "why", "grounds", "explanation of verdict", "explain", "please explain",
        "how do you know", "how do we know",
        "begründung", "begründen sie", "erklären sie", "bitte begründen", "bitte erklären", "erläuterung",
        "erläuterungen", "erklärung", "warum", "wieso", "woher wissen sie das", "woher wissen wir das",
        "woher weißt du das", "expliquez", "justifiez", "explication", "explications", "raisonnement", "motivation",
        "pourquoi", "comment le savez vous", "comment le sait on",
        "explique", "explica", "justifique", "explicación", "explicaciones", "justificación", "razonamiento",
        "fundamentación", "motivación", "por qué", "cómo lo sabe", "cómo lo sabes", "cómo lo sabemos",
    ),
    "note": (
        "note", "notes", "comment", "comments", "remarks", "remark", "fact checker notes", "fc notes", "checker notes",
        "analysis", "details", "internal notes", "queries", "query", "fact checker comment", "fact checker comments",
        "fact checker s comment", "fact checker s comments", "fact checker s note", "fact checker s notes",
        "checker comments", "checker s comments", "checker s notes", "reviewer comment", "reviewer comments",
        "reviewer notes", "reviewer s comments", "reviewer s notes",
        "kommentar", "kommentare", "anmerkung", "anmerkungen", "bemerkung", "bemerkungen", "notiz", "notizen",
        "hinweis", "hinweise", "rückfragen",
        "commentaire", "commentaires", "remarque", "remarques", "observation", "observations", "analyse",
        "comentario", "comentarios", "nota", "notas", "observación", "observaciones", "análisis",
    ),
    "source": (
        "source", "sources", "evidence", "citation", "citations", "reference", "references", "backup",
        "supporting source", "source s", "documentation", "proof", "authority", "authorities", "authority cited",
        "record cited", "record cite", "record citation", "record authority cited", "cite", "cites", "src",
        "list sources", "list your sources",
        "list all sources", "list of sources", "where it came from",
        "where is it from", "what sources", "which sources", "nennen sie ihre quellen",
        "welche quellen", "indiquez vos sources", "quelles sources", "indique sus fuentes", "qué fuentes",
        "quelle", "quellen", "quellenangabe", "beleg", "belege", "nachweis", "nachweise", "fundstelle",
        "référence", "références", "preuve", "preuves",
        "fuente", "fuentes", "referencia", "referencias", "prueba", "pruebas", "evidencia",
    ),
    "pinpoint": (
        *PINPOINTS_OF_SOURCES, "page", "pages", "p", "pp", "pg", "page number", "paragraph", "seite", "seiten",
        "seitenzahl", "absatz", "paragraphe", "página", "páginas", "párrafo",
    ),
    "who": (
        "checked by", "fact checker", "factchecker", "checker", "reviewer", "reviewed by", "verified by", "by", "who",
        "done by", "assigned to", "assignee", "owner", "initials", "init", "name",
        "nom", "nom et prénom", "prénom et nom", "nombre", "nombre y apellidos", "kürzel", "initiales", "iniciales",
        "who checked", "who verified", "who reviewed", "who is checking", "wer hat geprüft", "wer prüft",
        "wer hat es geprüft", "qui a vérifié", "qui vérifie", "qui a contrôlé", "quién verificó", "quién verifica",
        "quién revisó", "quién lo verificó", "sachbearbeiter", "sachbearbeiterin",
        "geprüft von", "überprüft von", "prüfer", "prüferin", "prüfende", "faktenprüfer", "faktenprüferin",
        "faktenchecker", "faktencheckerin", "wer", "bearbeiter", "bearbeiterin", "bearbeitet von",
        "vérifié par", "contrôlé par", "relu par", "vérificateur", "vérificatrice", "relecteur", "relectrice", "qui",
        "verificado por", "comprobado por", "revisado por", "verificador", "verificadora", "revisor", "revisora",
        "responsable", "quién", "revisó", "verificó", "comprobó", "chequeó", "chequeado por",
    ),
    "when": (
        "checked on", "date checked", "check date", "checked when", "when checked", "checked at",
        "date", "when", "reviewed on", "review date", "date verified",
        "decided at", "verified on", "last checked", "updated",
        "geprüft am", "überprüft am", "prüfdatum", "datum", "stand", "wann",
        "vérifié le", "contrôlé le", "relu le", "date de vérification", "quand",
        "verificado el", "comprobado el", "revisado el", "fecha de verificación", "fecha", "cuándo",
    ),
    "url": (
        "fact check url", "check url", "review url", "published check", "permalink", "link to fact check",
        "link zum faktencheck", "url des faktenchecks", "lien de la vérification",
        "lien vers la vérification", "url de la vérification", "enlace a la verificación", "url de la verificación",
        "enlace de la verificación",
    ),
    "claimant": (
        "claimant", "speaker", "said by", "attributed to", "attribution", "author", "person", "claimed by",
        "source of claim", "source of statement", "source of quote", "who said", "who says", "who claimed",
        "who claims", "who stated", "who made the claim", "who made this claim", "who made the statement",
        "who made this statement", "who made it", "who speaks", "who is speaking", "who is talking",
        "wer spricht", "wer redet", "qui parle", "quién habla",
        "sprecher", "sprecherin", "urheber", "urheberin", "autor", "autorin", "wer sagt", "wer sagte", "von wem",
        "wer behauptet", "wer hat es gesagt", "wer hat das gesagt", "wer hat es behauptet", "wer hat das behauptet",
        "wer hat die aussage gemacht", "wer hat die behauptung aufgestellt",
        "orateur", "oratrice", "locuteur", "locutrice", "auteur", "autrice", "qui l’a dit", "qui le dit", "qui a dit",
        "qui dit", "qui l’a affirmé", "qui l’affirme", "qui a affirmé", "qui affirme", "qui l’a déclaré",
        "orador", "oradora", "autora", "declarante", "portavoz", "quién lo dijo", "quién lo dice",
        "quién dijo", "quién dice", "quién lo ha dicho", "quién lo afirmó", "quién lo afirma",
        "quién hizo la afirmación",
    ),
    "section": (
        "section", "chapter", "heading", "part", "topic", "category", "scene", "segment", "kapitel", "abschnitt",
        "thema", "rubrik", "chapitre", "rubrique", "thème", "sección", "tema",
    ),
    "kind": ("kind", "type", "claim type"),
}  # fmt: skip
WORDINGS = {role: (*words, *COLUMNS.get(role, ()), *OF_DESKS.get(role, ())) for role, words in _WORDINGS.items()}
ROLES = tuple(WORDINGS)
