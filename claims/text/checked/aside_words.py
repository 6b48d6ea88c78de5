"""The words of rows that are no claims, in English, German, French and Spanish: small, without accents."""

# What a document is divided into, where a number follows or an ordinal stands before.
DIVISIONS = (
    "chapter", "part", "section", "sec.", "act", "scene", "episode", "segment", "appendix", "annex", "article",
    "module", "unit", "volume", "slide", "block", "topic", "theme", "question", "sequence", "paragraph",
    "themenblock", "thema", "frage", "absatz", "sequenz", "unterkapitel", "unterabschnitt", "titel", "lektion",
    "kapitel", "teil", "abschnitt", "anhang", "anlage", "folge", "szene", "artikel", "band", "folie",
    "chapitre", "sous-chapitre", "partie", "scene", "annexe", "tome", "bloc", "volet", "rubrique", "theme", "titre",
    "paragraphe", "sous-partie", "lecon",
    "capitulo", "parte", "seccion", "anexo", "episodio", "escena", "articulo", "tomo", "bloque", "apartado", "tema",
    "pregunta", "titulo", "secuencia", "parrafo", "subseccion", "leccion",
)  # fmt: skip
NUMBERS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
    "eins", "zwei", "drei", "vier", "funf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwolf",
    "un", "deux", "trois", "quatre", "cinq", "sept", "huit", "neuf", "dix", "onze", "douze", "premier", "premiere",
    "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce",
)  # fmt: skip
ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "last", "final",
    r"erste[rs]?", r"zweite[rs]?", r"dritte[rs]?", r"vierte[rs]?", r"funfte[rs]?", r"sechste[rs]?", r"siebte[rs]?",
    r"achte[rs]?", r"neunte[rs]?", r"zehnte[rs]?", r"letzte[rs]?",
    "premiere?", "deuxieme", "seconde?", "troisieme", "quatrieme", "cinquieme", "derniere?",
    "primera?", "primer", "segund[ao]", "tercera?", "tercero", "cuart[ao]", "quint[ao]", "ultim[ao]",
)  # fmt: skip
# Parts of a text that need no number.
NAMES = frozenset(
    " ".join(name.split())
    for name in """introduction; intro; preface; foreword; prologue; background; context; overview; summary;
    executive summary; abstract; conclusion; conclusions; appendix; appendices; annex; headline; headlines; title;
    subtitle; dek; lede; lead; subhead; body; body text; main text; sidebar; sidebars; caption; captions; photo
    captions; pull quotes; footnotes; endnotes; references; bibliography; acknowledgements; acknowledgments;
    methodology; methods; results; discussion; key points; key findings; timeline; table of contents; contents;
    epilogue; afterword; miscellaneous; general; other; others;
    einleitung; einfuhrung; vorwort; hintergrund; uberblick; zusammenfassung; fazit; schluss; schlussfolgerung;
    schlussfolgerungen; anhang; uberschrift; titel; vorspann; teaser; bildunterschrift; bildunterschriften; haupttext;
    fliesstext; literatur; literaturverzeichnis; methodik; ergebnisse; inhalt; inhaltsverzeichnis; nachwort; kasten;
    infokasten; allgemeines; sonstiges; verschiedenes;
    avant-propos; contexte; resume; annexe; annexes; titre; chapo; encadre; legende; legendes; bibliographie; methode;
    methodologie; resultats; sommaire; table des matieres; divers; generalites;
    introduccion; prologo; antecedentes; contexto; resumen; conclusiones; anexo; anexos; titular; entradilla;
    recuadro; pie de foto; bibliografia; metodologia; resultados; indice; generalidades; varios; otros""".split(";")
)

# What counts rows, whatever else is said.
TOTALS = frozenset(
    """total totals totaling subtotal subtotals sum sums tally count overall gesamt gesamtzahl gesamtsumme insgesamt
    summe zwischensumme endsumme anzahl totaux somme nombre totales suma subtotales recuento""".split()
)
# What may stand beside it, or beside a number: what is counted, and how far it is, with the words of verdicts.
COUNTED = frozenset(
    """claims facts statements rows items lines entries checks checked unchecked verified unverified reviewed
    completed
    remaining left done open pending sentences sources number grand
    aussagen behauptungen fakten zeilen eintrage gepruft offen erledigt geprufte ungeprufte gepruften offene
    quellen noch
    affirmations allegations enonces faits lignes verifies verifiees verifie controles controlees restantes
    afirmaciones hechos datos filas lineas verificado verificadas verificados comprobadas comprobados
    pendientes""".split()
)
LITTLE = frozenset(
    """a of the and in all so far out to date per from as by is are for including thereof
    von der die das den davon und aus im bis jetzt sind alle
    de des du d le les la et sur en tous toutes dont
    el los las del y cuales incluidas""".split()
)

MONTHS = frozenset(
    """january february march april may june july august september october november december jan feb mar apr jun jul aug
    sep sept oct nov dec
    januar februar marz mai juni juli oktober dezember dez okt
    janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre
    enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre""".split()
)
# With these and numbers alone words are a date.
OF_DATES = MONTHS | frozenset(
    """monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun
    montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche
    lunes martes miercoles jueves viernes sabado domingo
    am pm at um uhr utc gmt est edt cet cest on the of th st nd rd by today le a el del de den""".split()
)
