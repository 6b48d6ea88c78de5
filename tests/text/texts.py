"""Generated documents: ordinary words and laws, mixed with whatever has tripped a reader of texts before."""

import os

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

# FACTCHECK_TRUST_SCALE=full takes the full figure, which takes minutes.
EXAMPLES = 10_000 if os.environ.get("FACTCHECK_TRUST_SCALE") == "full" else 200

SENTENCES = st.sampled_from(
    [
        "The state shares data with ICE, and the agency keeps it.",
        "It was passed in 2019 (see C.R.S. § 24-74-103).",
        "“It is so,” Gov. Roe said. “It was.”",
        "See Toll v. Moreno, 458 U.S. 1, 10 (1982); Pub. L. 104-191.",
        "Senate Bill 216 in 2019 prohibits it, such as the Privacy Act and HIPAA.",
        "There are two ways:",
        "Is it so?",
        "Data Encryption: The data is safe.",
        "however, they do",
        "§§ 24-74-103 and 24-74-104",
    ]
)
SCRIPTS = st.sampled_from(
    [
        "القانون رقم 5 لعام 2019.",
        "\u202eSB20-083\u202c",
        "\u2067שלום, עולם.\u2069",
        "👩‍👩‍👧‍👦 👍🏽 🇺🇸",
        "Cafe\u0301 A\u030a\u0323 n\u0303",
        "これは法律です。はい！",
        "ﬁ ß ſ İ ı ǅ ² ٣ 𝟘 Ⅷ",
        "\u200d\u200b\u2060\ufeff\u00ad",
        "\U0010ffff\uffff\ufffd",
        "w" * 300,
        "é" * 300 + ".",
    ]
)
MARKUP = st.sampled_from(
    [
        *("# ", "## 1. ", "- ", "* ", "1. ", "(a) ", "• ", "> ", "> > ", "    ", "\t", "---\n", "***\n", "===\n"),
        *("```\n", "~~~ a b\n", "| a | b |\n|---|---|\n| ", " | ", "**", "~~", "_", "`", "[", '](http://a.b "c")'),
        *("[^1]", "[^1]: ", "[a]: b 'c'\n", "<b>", "<!--", "-->", "&amp;", "\\"),
        *("Q: ", "No. 5      ROE v. DOE      2\n\n", "¶ 3. ", "*871 ", "[4] ", "Filed: May      Seen: "),
    ]
)
BLANKS = st.sampled_from(
    [
        " ",
        "  ",
        "\n",
        "\n\n",
        "\r\n",
        "\r\n\r\n",
        "\r",
        "\u2028",
        "\u2029",
        "\x85",
        "\x0b",
        "\x0c",
        "\t",
        "\u00a0",
        "\u3000",
    ]
)
MARKS = st.text(st.sampled_from(".?!…:;,—–-“”\"'’()[]*_ "), max_size=6)
ANY = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=20)
DOCUMENTS = st.lists(st.one_of(SENTENCES, SCRIPTS, MARKUP, BLANKS, BLANKS, MARKS, ANY), max_size=30).map("".join)

many = settings(
    max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
