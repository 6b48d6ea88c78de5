"""What columns and verdicts are called in Italian, Portuguese, Dutch, Polish and Japanese, beside the lists of English,
German, French and Spanish: only what is not said there too."""

# By the role of the column, as in `wordings`.
COLUMNS: dict[str, tuple[str, ...]] = {
    "statement": (
        "affermazione", "affermazioni", "dichiarazione", "dichiarazioni", "enunciato", "fatto", "fatti", "testo",
        "afirmação", "afirmações", "alegação", "alegações", "declaração", "declarações", "fato", "fatos", "facto",
        "factos", "fala", "falas", "trecho",
        "bewering", "beweringen", "stelling", "stellingen", "uitspraak", "uitspraken", "zin", "feit", "feiten", "tekst",
        "wypowiedź", "wypowiedzi", "twierdzenie", "twierdzenia", "stwierdzenie", "stwierdzenia", "teza", "tezy",
        "zdanie", "fakty", "treść",
        "発言", "発言内容", "主張", "記述", "本文", "文", "内容", "検証対象",
    ),
    "quote": (
        "citazione", "citazione esatta", "testo originale", "virgolettato", "citação", "citação exata",
        "trecho original", "citaat", "letterlijke tekst", "oorspronkelijke tekst", "cytat", "tekst oryginalny", "引用",
        "原文",
    ),
    "correction": (
        "correzione", "correzioni", "correzione proposta", "testo corretto", "versione corretta", "testo proposto",
        "correção", "correções", "correção sugerida", "sugestão de correção", "texto corrigido", "versão corrigida",
        "correctie", "correcties", "gecorrigeerde tekst", "voorgestelde tekst", "verbetering", "verbeterde tekst",
        "korekta", "poprawka", "poprawki", "proponowana zmiana", "poprawna wersja", "poprawiony tekst",
        "修正", "修正案", "修正文", "訂正", "訂正案",
    ),
    "verdict": (
        "verdetto finale", "verdetto", "giudizio", "valutazione", "esito", "risultato", "verifica", "verificato",
        "controllato", "stato", "vero falso",
        "veredito final", "veredito", "classificação", "avaliação", "etiqueta", "selo", "conclusão", "checagem",
        "verificação", "checado", "situação", "verdadeiro falso",
        "eindoordeel", "oordeel", "beoordeling", "conclusie", "resultaat", "uitkomst", "gecheckt", "gecontroleerd",
        "klopt", "klopt het", "waar onwaar", "waar of niet waar",
        "werdykt", "ocena", "wynik", "wniosek", "weryfikacja", "sprawdzone", "zweryfikowane", "prawda fałsz",
        "判定", "判定結果", "評価", "検証結果", "結果", "結論", "真偽", "状態", "ステータス",
    ),
    "rationale": (
        "motivazione", "spiegazione", "spiegazioni", "perché", "argomentazione",
        "explicação", "explicações", "justificativa", "justificação", "fundamentação",
        "toelichting", "uitleg", "onderbouwing", "motivering", "waarom", "uzasadnienie", "wyjaśnienie", "wyjaśnienia",
        "dlaczego", "理由", "判定理由", "根拠", "説明", "解説",
    ),
    "note": (
        "commento", "commenti", "osservazione", "osservazioni", "appunti", "observação", "observações", "anotação",
        "anotações", "comentários", "opmerking", "opmerkingen", "notitie", "notities", "aantekening", "aantekeningen",
        "commentaar", "uwaga", "uwagi", "notatka", "notatki", "komentarz", "komentarze", "備考", "メモ", "コメント",
        "注記",
    ),
    "source": (
        "fonte", "fonti", "fontes", "riferimento", "riferimenti", "prova", "prove", "provas", "referências",
        "evidências", "bron", "bronnen", "bronvermelding", "bewijs", "referentie", "referenties", "vindplaats",
        "źródło", "źródła", "zrodlo", "zrodla", "dowód", "dowody", "出典", "情報源", "ソース", "参考資料", "資料",
        "典拠",
    ),
    "pinpoint": ("pagine", "bladzijde", "blz", "strona", "strony", "ページ", "頁"),
    "who": (
        "verificato da", "controllato da", "verificatore", "verificatrice", "revisore", "iniziali", "responsabile",
        "checado por", "checador", "checadora", "responsável", "quem checou", "gecheckt door", "gecontroleerd door",
        "nagekeken door", "controleur", "initialen", "beoordelaar", "sprawdził", "sprawdziła", "sprawdzone przez",
        "zweryfikował", "zweryfikowała", "weryfikator", "weryfikujący", "inicjały", "検証者", "確認者", "担当",
        "担当者", "校閲者",
    ),
    "when": (
        "data verifica", "data di verifica", "data della verifica", "verificato il", "controllato il",
        "data da checagem", "data da verificação", "data de verificação", "checado em", "verificado em",
        "gecheckt op", "gecontroleerd op", "datum controle", "wanneer", "data weryfikacji", "data sprawdzenia",
        "sprawdzono", "zweryfikowano", "日付", "検証日", "確認日", "検証日時", "確認日時",
    ),
    "claimant": (
        "autore", "autrice", "dichiarante", "chi lo dice", "chi lo ha detto", "chi l’ha detto", "quem disse", "falante",
        "porta voz", "spreker", "wie zei het", "gezegd door", "autor wypowiedzi", "mówca", "kto powiedział", "発言者",
        "話者", "主張者", "著者",
    ),
    "section": (
        "sezione", "capitolo", "seção", "secção", "capítulo", "assunto", "hoofdstuk", "onderwerp", "rozdział", "temat",
        "章", "節",
    ),
}  # fmt: skip
# As in `foreign_words`: Polish, for one, calls it a source where a claim was made.
FOREIGN: dict[str, tuple[str, ...]] = {
    "rationale": (
        "riservato", "riservata", "redazione", "redação", "vertrouwelijk", "redactie", "wewnętrzne", "wewnętrzna",
        "wewnętrzny", "poufne", "redakcja",
    ),
    "source": (
        "affermazione", "dichiarazione", "afirmação", "declaração", "fala", "bewering", "uitspraak", "claim",
        "wypowiedzi", "twierdzenia", "soort", "rodzaj", "affidabilità", "confiabilidade", "betrouwbaarheid",
    ),
    "who": (
        "detto", "disse", "zei", "gezegd", "powiedział", "commento", "giudizio", "oordeel", "opmerking", "uwagi",
        "ocena",
    ),
    "when": (
        "affermazione", "dichiarazione", "pubblicazione", "intervista", "fala", "publicação", "entrevista",
        "uitspraak", "bewering", "publicatie", "uitzending", "wypowiedzi", "publikacji", "emisji",
    ),
}  # fmt: skip
# As in `verdict_words`.
VERDICTS = {
    "verified": """vera; corretto; corretta; confermato; confermata; esatto; esatta; verdadeira; correto; correta;
        exato; exata; juist; klopt; bevestigd; prawdziwe; prawdziwa; prawdziwy; potwierdzone; zgodne z prawdą;
        正確; 事実; 正しい""",
    "partly_supported": """parzialmente vero; parzialmente vera; parzialmente corretto; in parte vero; mezza verità;
        quasi vero; per lo più vero; parzialmente falso; esagerato; esagerata; senza contesto; fuori contesto;
        manca il contesto; parzialmente; parziale; parcialmente verdadeira; parcialmente correto; meia verdade;
        verdadeiro, mas; distorcido; sem contexto; fora de contexto; grotendeels waar; grotendeels juist; deels waar;
        deels juist; gedeeltelijk waar; half waar; deels onwaar; deels onjuist; deels; gedeeltelijk; misleidend;
        overdreven; onnauwkeurig; context ontbreekt; uit de context; częściowo prawda; częściowa prawda;
        częściowo prawdziwe; półprawda; częściowy fałsz; częściowo fałsz; częściowo; wprowadza w błąd; brak kontekstu;
        ほぼ正確; 概ね正確; ミスリード; ミスリーディング""",
    "disputed": """errato; errata; sbagliato; sbagliata; scorretto; inventato; inventata; bufala; per lo più falso;
        errado; errada; incorreto; incorreta; boato; onjuist; niet waar; niet juist; klopt niet; fout;
        grotendeels onwaar; grotendeels onjuist; verzonnen; nep; nepnieuws; weerlegd; nieprawda; fałszywe; fałszywa;
        fałszywy; błędne; zmyślone; 誤り; 虚偽; 不正確; 誤情報; デマ""",
    "unverifiable": """non verificabile; senza prove; nessuna prova; non provato; non dimostrato; insustentável;
        não verificável; inverificável; sem provas; sem evidências; não comprovado; niet te controleren;
        niet te verifiëren; niet verifieerbaar; onbewezen; niet bewezen; geen bewijs; nieweryfikowalne;
        niemożliwe do zweryfikowania; nie do zweryfikowania; brak dowodów; niepotwierdzone; 根拠不明; 判定留保;
        検証不能""",
    "not_checkable": """opinione; previsione; opinião; previsão; mening; voorspelling; opinia; prognoza; 検証対象外;
        意見""",
    "open": """da verificare; da controllare; in corso; in verifica; non verificato; in sospeso; a verificar; a checar;
        em andamento; não verificado; pendente; te controleren; nog te checken; niet gecheckt; nog niet gecheckt;
        in behandeling; do sprawdzenia; w trakcie; niesprawdzone; 未確認; 確認中; 検証中; 未検証; 要確認""",
}
YES, NO = "sì; tak; はい", "nee; nie; いいえ"
# What a heading asks, by a word in it.
QUESTIONS = {
    "checked": """verificato; verificata; controllato; controllata; checado; checada; gecheckt; gecontroleerd;
        nagekeken; sprawdzone; sprawdzono; zweryfikowane; 確認済み; 確認済""",
    "state": "stato; verifica; situação; checagem; verificação; weryfikacja; 状態; ステータス",
    "truth": """verdetto; giudizio; corretto; esito; veredito; classificação; verdadeiro; waar; onwaar; oordeel; juist;
        klopt; prawda; ocena; werdykt; 判定; 真偽; 評価""",
}
