"""Words in the heading of a column that make it none of a role, or one of notes."""

from .desk_words import FOREIGN as OF_DESKS
from .further_words import FOREIGN as FURTHER

# With such a word in it a heading is none of that role: it promises that nobody else reads it, or tells of the source,
# the author or the claim something else.
_FOREIGN: dict[str, tuple[str, ...]] = {
    "rationale": (
        "internal", "private", "confidential", "team", "editor", "editors", "author", "colleagues", "unpublished",
        "intern", "interne", "internes", "interner", "privat", "vertraulich", "redaktion", "privé", "privée",
        "confidentiel", "confidentielle", "rédaction", "interno", "interna", "internos", "internas", "privado",
        "privada", "confidencial", "redacción",
    ),
    "correction": (
        "internal", "private", "confidential", "by", "date", "status", "deadline", "intern", "interne", "internes",
        "interner", "privat", "vertraulich", "von", "datum", "privé", "privée", "confidentiel", "confidentielle", "par",
        "statut", "interno", "interna", "internos", "internas", "privado", "privada", "confidencial", "por", "fecha",
        "estado",
    ),
    "source": (
        "type", "kind", "date", "contact", "contacts", "phone", "email", "quality", "reliability", "checked",
        "contacted",
        "art", "typ", "datum", "kontakt", "telefon", "qualität", "téléphone", "fiabilité", "tipo", "fecha", "contacto",
        "teléfono", "calidad", "fiabilidad",
    ),
    "claimant": (
        "response", "responses", "answer", "reply", "replies", "comment", "comments", "note", "notes", "query",
        "queries",
        "contact", "email", "phone", "antwort", "kommentar", "kontakt", "réponse", "commentaire", "respuesta",
        "comentario",
    ),
    "who": (
        "said", "says", "claimed", "claims", "made", "makes", "stated", "states", "sagt", "sagte", "gesagt",
        "behauptet", "aufgestellt", "dit", "affirmé", "affirme", "déclaré", "dijo", "dice", "dicho", "afirmó", "afirma",
        "hizo",
        # What somebody wrote who checked it: “Fact-checker’s comment”.
        "comment", "comments", "note", "notes", "remark", "remarks", "verdict", "rating", "ruling", "finding",
        "findings", "explanation", "reasoning", "analysis", "assessment", "opinion", "confidence", "kommentar",
        "kommentare", "anmerkung", "anmerkungen", "bemerkung", "bemerkungen", "notiz", "notizen", "urteil", "bewertung",
        "begründung", "commentaire", "commentaires", "remarque", "remarques", "avis", "comentario", "comentarios",
        "nota", "notas", "veredicto", "valoración",
    ),
    "when": (
        "claim", "claimed", "said", "made", "published", "publication", "statement", "quote", "speech", "article",
        "interview", "broadcast", "aired", "event", "source", "aussage", "äußerung", "behauptung", "zitat", "zitats",
        "rede", "artikel", "artikels", "sendung", "ausstrahlung", "veröffentlichung", "quelle", "affirmation",
        "déclaration", "citation", "discours", "diffusion", "parution", "afirmación", "declaración", "cita", "discurso",
        "artículo", "emisión", "publicación", "fuente",
    ),
}  # fmt: skip
FOREIGN = {
    role: (*_FOREIGN.get(role, ()), *FURTHER.get(role, ()), *OF_DESKS.get(role, ())) for role in (*_FOREIGN, "verdict")
}

# A short heading that says so is of a note, whatever else it says but for these.
INTERNAL = (
    "internal", "internally", "confidential", "intern", "interne", "internes", "interner", "vertraulich",
    "confidentiel", "confidentielle", "interno", "interna", "internos", "internas", "confidencial",
)  # fmt: skip
NO_NOTE = (
    "id", "ids", "number", "no", "nr", "nummer", "ref", "reference", "code", "name", "email", "contact", "date",
    "deadline", "datum", "fecha", "status", "state", "url", "link", "file", "type", "version", "numéro", "número",
)  # fmt: skip
