import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text import Authority, extract_claims, read_document


def quotes(text):
    return [text[claim.start : claim.end] for claim in extract_claims(text)]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        # A sentence that is a claim keeps its stop, one without its opener does not.
        ("The state shares data.", ["The state shares data."]),
        ("Additionally, the state shares data.", ["the state shares data"]),
        ("It is important to note that the state shares data.", ["the state shares data"]),
        ("Yes, the state shares data.", ["the state shares data"]),
        # Hedges stay inside.
        ("In some cases, the state shares data.", ["In some cases, the state shares data."]),
        # Labels, headings, questions and empty lead-ins are outside.
        ("Title here\n\n1. Is it so?\n\n1. Access: It is limited.", ["It is limited."]),
        ("There are two ways:\n\n1. It is sold.\n2. It is given.", ["It is sold.", "It is given."]),
        # Clauses with verbs of their own.
        (
            "Access is limited to a few people, and strict controls are put in place.",
            ["Access is limited to a few people", "strict controls are put in place"],
        ),
        ("The agency shares the data; the office keeps it.", ["The agency shares the data", "the office keeps it"]),
        (
            "The act passed in 2019, which prohibits all agencies from sharing.",
            ["The act passed in 2019", "prohibits all agencies from sharing"],
        ),
        (
            "The sharing is controversial, as it raises concerns about privacy.",
            ["The sharing is controversial", "it raises concerns about privacy"],
        ),
        # Verb phrases after one subject, infinitive or finite.
        (
            "It aims to set its own priorities and ensure that nobody is left out.",
            ["It aims to set its own priorities", "ensure that nobody is left out"],
        ),
        (
            "The law limits all such sharing and prohibits the sale of data.",
            ["The law limits all such sharing", "prohibits the sale of data"],
        ),
        # What for is one assertion with what.
        (
            "The data is encrypted to prevent all access and protect the people in it.",
            ["The data is encrypted to prevent all access and protect the people in it."],
        ),
        # Two nouns, a participle, a phrase too short are no second verb phrase.
        (
            "The office offers legal help and support services to all.",
            ["The office offers legal help and support services to all."],
        ),
        (
            "The data is accessed and used by agencies of the state.",
            ["The data is accessed and used by agencies of the state."],
        ),
        # Participles behind the clause, and with their own subjects.
        (
            "The state has a policy that limits it, further restricting the sharing of all its benefits data.",
            ["The state has a policy that limits it", "further restricting the sharing of all its benefits data"],
        ),
        (
            "The state has a policy that limits it, protecting people.",
            ["The state has a policy that limits it, protecting people."],
        ),
        (
            "The sharing has sparked debate, with advocates calling for more protection.",
            ["The sharing has sparked debate", "advocates calling for more protection"],
        ),
        # Enumerations.
        (
            "The office has many controls, including firewalls and regular audits.",
            ["The office has many controls", "including firewalls and regular audits"],
        ),
        ("Data held by agencies, including ICE, is safe.", ["Data held by agencies, including ICE, is safe."]),
        (
            "The rules set the aims for which it is shared, the steps for getting the data, and the limits on its use.",
            [
                "The rules set the aims for which it is shared",
                "the steps for getting the data",
                "the limits on its use",
            ],
        ),
        (
            "Directs the Secretary to: (1) hire more agents; and (2) report on them.",
            ["Directs the Secretary to: (1) hire more agents", "report on them"],
        ),
        (
            "Permits an alien to apply if the alien: (1) is here; and (2) was here.",
            ["Permits an alien to apply if the alien: (1) is here; and (2) was here."],
        ),
        # Named examples are claims of their own; laws beside the general claim.
        (
            "It complies with privacy laws, such as the Privacy Act and the Loss and Accountability Act (LAA).",
            [
                "It complies with privacy laws",
                "privacy laws, such as the Privacy Act",
                "the Loss and Accountability Act (LAA)",
            ],
        ),
        (
            "It includes data from programs, such as Medicaid or food help.",
            [
                "It includes data from programs, such as Medicaid",
                "It includes data from programs, such as Medicaid or food help.",
            ],
        ),
        (
            "It affects groups such as children and pregnant women.",
            ["It affects groups such as children and pregnant women."],
        ),
        # A quotation is not cut: it is somebody else's sentence.
        (
            "He said: “The state shares data, and the county keeps it.”",
            ["He said: “The state shares data, and the county keeps it.”"],
        ),
        # Requests, pointers, bare citations and signs of life are no claims.
        ("Please call the office today.", []),
        ("See 8 U.S.C. § 1373.", []),
        ("Cf. Toll v. Moreno, 458 U.S. 1 (1982).", []),
        # Before the main verb nothing has been asserted yet.
        ("If it is shared, and the office agrees, they act.", ["If it is shared, and the office agrees, they act."]),
        ("For more information, visit our website.", []),
        ("As an AI language model, I cannot know it.", []),
        ("Alphabetical index of all of the names", []),
        ("Smith v. Jones, 12 F.3d 34, 36 (5th Cir. 1993) (en banc).", []),
        ("Levin, supra, at 4 (slip op., at 2) (emphasis added).", []),
        ("Justice Reed delivered the opinion of the Court.", []),
        ("Before REED, Chief Judge, and LEE and FOX, Circuit Judges.", []),
        ("Argued May 3, 2010.", []),
        ("The question before us is whether the act applies.", []),
        ("Ann Lee and Tom Reed reported on this story for the paper.", []),
        ("I'd recommend asking a lawyer about this.", []),
        ("You should consult a lawyer in your state.", []),
        # Instructions are none, unless they name what can be wrong.
        ("Use a plain envelope for the form.", []),
        ("Send the form within 30 days.", ["Send the form within 30 days."]),
        # What follows a sentence's words is outside: citations and footnote marks.
        ("The act “prohibits all sale.” 8 U.S.C. § 1373.", ["The act “prohibits all sale.”"]),
        ("The court agreed with the state.2", ["The court agreed with the state."]),
        ("The office keeps records. (C.R.S. § 24-1-1).", ["The office keeps records."]),
        ("The office works in the U.S. 49 U.S.C. § 5307.", ["The office works in the U.S."]),
        # A law that the sentence itself names is inside, for all the stops of its abbreviations.
        ("The grant is paid under 49 U.S.C. § 5307.", ["The grant is paid under 49 U.S.C. § 5307."]),
        ("The office keeps records (C.R.S. § 24-1-1).", ["The office keeps records (C.R.S. § 24-1-1)."]),
        (
            "The hospital may share it under 45 C.F.R. § 164.512(f).",
            ["The hospital may share it under 45 C.F.R. § 164.512(f)."],
        ),
        ("The ban was added by Cal. Gov. Code § 7284.", ["The ban was added by Cal. Gov. Code § 7284."]),
        ("The ban was added by Guam Admin. Code § 12.", ["The ban was added by Guam Admin. Code § 12."]),
        (
            "The office keeps records (Colo. Rev. Stat. § 24-1-1).",
            ["The office keeps records (Colo. Rev. Stat. § 24-1-1)."],
        ),
        ("The line will cost $3 million (49 U.S.C. § 5309).", ["The line will cost $3 million (49 U.S.C. § 5309)."]),
        ("The line will cost more under Pub. L. No. 117-58.", ["The line will cost more under Pub. L. No. 117-58."]),
        # Two clauses set against each other; one that opens with a place or a date; an unsure verb before a comma.
        (
            "While the state pays for it, the county decides who gets it.",
            ["the state pays for it", "the county decides who gets it"],
        ),
        (
            "The new law passed, and in 2016 it was repealed.",
            ["The new law passed", "in 2016 it was repealed"],
        ),
        (
            "Most clients support it today, and owners are asked to use it.",
            ["Most clients support it today", "owners are asked to use it"],
        ),
        # A report keeps its reasons and circumstances; its second half is a claim too.
        (
            "The state argued that it was not liable, because the act came later.",
            ["The state argued that it was not liable, because the act came later."],
        ),
        (
            "He alleged that one guard hit him, while another guard held the door.",
            ["He alleged that one guard hit him, while another guard held the door."],
        ),
        (
            "Lee testified that the letters, the calls, and the visit at night made her leave.",
            ["Lee testified that the letters, the calls, and the visit at night made her leave."],
        ),
        (
            "Although the doctor noted a link to her service, with a fear of death, the board denied the claim.",
            ["the doctor noted a link to her service, with a fear of death", "the board denied the claim"],
        ),
        # Aims and names, one by one; the numbers of what is contended.
        (
            "Firms do it to win new customers, to keep the old ones, and to sell more.",
            ["Firms do it to win new customers", "to keep the old ones", "to sell more"],
        ),
        (
            "The members are: Utah, Faith and Hope Inc, and Ohio.",
            ["The members are: Utah", "Faith and Hope Inc", "Ohio"],
        ),
        (
            "Reed contends that: (1) the act is vague; and (2) it was repealed.",
            ["Reed contends that: (1) the act is vague", "it was repealed"],
        ),
        # Examples of the subject are no claims of their own.
        ("Critics such as Ann Lee and Tom Reed doubt it.", ["Critics such as Ann Lee and Tom Reed doubt it."]),
        # A quotation of two sentences is two claims.
        ("“It was late. Nobody came at all,” Lee said.", ["“It was late.", "Nobody came at all,” Lee said."]),
    ],
)
def test_claims_are_what_can_be_settled(text, claims):
    assert quotes(text) == claims


def test_a_list_entry_without_a_verb_is_a_claim_behind_its_lead_in():
    entries = "- Information on\n- Data of all"

    assert quotes(f"The data include:\n\n{entries}") == ["The data include", "Information on", "Data of all"]
    assert quotes(f"A paragraph is here.\n\n{entries}") == ["A paragraph is here."]


@pytest.mark.parametrize(
    "note",
    [
        "Only for households with an income below €45,000.",
        "Estimate of the finance office for the year 2024.",
        "Based on figures of the ministry of health.",
    ],
)
def test_a_note_without_a_verb_is_no_claim(note):
    assert quotes(note) == []


@pytest.mark.parametrize(
    "sentence",
    ["As of 2014, Google uses it as a signal.", "Based on the figures, the ministry closed two clinics."],
)
def test_a_sentence_that_begins_like_a_note_is_a_claim(sentence):
    assert quotes(sentence) == [sentence]


@pytest.mark.parametrize(
    "lead_in",
    ["The plant’s filters remove", "Customers receive", "Buyers do not get", "Staff may bring", "Critics say that it"],
)
def test_a_lead_in_whose_verb_wants_an_object_is_no_claim(lead_in):
    assert quotes(f"{lead_in}:\n\n- two tests\n- a report") == ["two tests", "a report"]


@pytest.mark.parametrize("lead_in", ["The plan failed", "All bridges are closed", "The council debated changes"])
def test_what_announces_a_list_and_is_whole_stays_a_claim(lead_in):
    assert quotes(f"{lead_in}:\n\n- two reasons")[0] == lead_in


def test_a_lead_in_ends_with_its_list():
    text = "The data include:\n\n- Names\n- Dates\n\nIt is so.\n\n- Places"

    assert quotes(text) == ["The data include", "Names", "Dates", "It is so."]


def test_a_value_behind_a_label_is_one_claim_with_it():
    text = "The deadline depends on the state:\n\n- Utah: 21 days\n- Access: It is open."

    assert quotes(text) == ["The deadline depends on the state", "Utah: 21 days", "It is open."]


def test_a_list_ends_with_its_section():
    text = "The data include:\n\n- Names\n\n1. What else is there?\n\n- Places"

    assert quotes(text) == ["The data include", "Names"]


def test_markdown_is_recognised_without_a_name():
    text = (
        "# Fees\n\n**Is it free?**\n\nYes. It costs\nnothing to [apply](https://example.org/a).[^1]\n\n"
        "- **Note:** It is late."
    )

    assert [text[claim.start : claim.end] for claim in extract_claims(text)] == [
        "It costs\nnothing to [apply](https://example.org/a).",
        "It is late.",
    ]


def test_front_matter_and_code_carry_no_claims():
    head = "---\ntitle: The state shares data.\n---\n\n# Data\n\n"
    text = f"{head}```py\nThe state is code here.\n```\n\nThe state keeps it."

    assert quotes(text) == ["The state keeps it."]


def test_headers_of_left_and_right_pages_are_hidden():
    pages = {"boards": "Cite as: 5 U. S. 1   1", "courts": "2   LEE v. REED", "clerks": "Cite as: 5 U. S. 1   3"}
    pages["mayors"] = "4   LEE v. REED"
    page = "The {} of the state and those of every one of its\n\n{}\n\ncounties report it.\n\n"
    text = "".join(page.format(who, header) for who, header in pages.items())

    statements = [claim.statement for claim in extract_claims(text)]

    assert statements == [f"The {who} of the state and those of every one of its counties report it." for who in pages]


def test_a_word_broken_at_the_end_of_a_line_is_whole_in_the_statement():
    text = "The law-enforcement agencies of the state and its coun-\nties share the data with law-\nenforcement."

    (claim,) = extract_claims(text)

    assert text[claim.start : claim.end] == text
    assert claim.statement == (
        "The law-enforcement agencies of the state and its counties share the data with law-enforcement."
    )


def test_an_authority_that_ends_in_a_broken_word_ends_behind_it():
    text = "The sale of the data breaks the Colorado Constitu-\ntion every day."

    (claim,) = extract_claims(text)

    assert [text[one.start : one.end] for one in claim.authorities] == ["Colorado Constitu-\ntion"]


def test_a_list_of_another_style_is_another_list():
    text = "The data include:\n\n- Names\n- Dates\n\n1. Places of birth\n2. It is so."
    blocks = read_document(text.encode(), "a.md").blocks

    claims = [text[claim.start : claim.end] for claim in extract_claims(text, blocks)]

    assert claims == ["The data include", "Names", "Dates", "It is so."]


def test_a_claim_knows_its_section_and_authorities():
    text = "A title\n\n1. Which law is it?\n\nThe Privacy Act of 1974 governs it.\n\n2. Who says so?\n\nIt is known."

    first, second = extract_claims(text)

    assert (first.section, second.section) == ("Which law is it?", "Who says so?")
    assert [text[a.start : a.end] for a in first.authorities] == ["Privacy Act of 1974"]
    assert second.authorities == ()


def test_an_entry_restates_the_authorities_of_its_lead_in():
    text = (
        "Under HB22-1026, firms may claim a credit for:\n\n- bus passes;\n- The state pays for HB22-1027.\n\nIt is new."
    )

    first, second, third = extract_claims(text)

    assert [[a.key for a in claim.restated] for claim in (first, second, third)] == [["HB22-1026"], ["HB22-1026"], []]
    assert [[a.key for a in claim.authorities] for claim in (first, second, third)] == [[], ["HB22-1027"], []]


def test_an_authority_that_reaches_out_of_a_claim_is_not_inside(monkeypatch):
    text = "The Good and Bad Act applies."
    monkeypatch.setattr(
        "claims.text.candidates.find_authorities", lambda _: [Authority(4, len(text) + 1, "act", "Act")]
    )

    (claim,) = extract_claims(text)

    assert claim.authorities == ()


def test_blocks_of_markdown_are_used_where_given():
    reading = read_document(b"## **What** is it?\n\n> It is *so*.\n", "a.md")

    (claim,) = extract_claims(reading.text, reading.blocks)

    assert reading.text[claim.start : claim.end] == "It is *so*."
    assert (claim.statement, claim.section) == ("On “What is it?”: it is so.", "What is it?")


def test_a_page_header_inside_a_claim_is_in_its_quote_alone():
    first = "   The {} of the state and those of every one of its counties\n\n{}   ARIZONA v. UNITED STATES\n\n"
    page = f"{first}must report it. They do.\n\n"
    text = "".join(page.format(who, number) for number, who in enumerate(["boards", "courts", "clerks"], 1))

    claim = extract_claims(text)[2]

    assert "ARIZONA v." in text[claim.start : claim.end]
    assert claim.statement == "The courts of the state and those of every one of its counties must report it."
    assert claim.authorities == ()


PARTS = st.lists(
    st.sampled_from(
        [
            "Title",
            "1. Is it so?",
            "The law applies, which is good, and he agrees.",
            "- one such as A, B and C",
            "So:",
            "\n",
            ", and it is",
            "“",
            "to see and ensure that",
        ]
    )
)


@given(st.one_of(st.text(), PARTS.map("\n".join), PARTS.map(" ".join)))
def test_any_text_gives_claims_in_bounds_in_order_and_said_in_words(text):
    claims = extract_claims(text)

    assert [claim.start for claim in claims] == sorted(claim.start for claim in claims)
    for claim in claims:
        assert 0 <= claim.start < claim.end <= len(text)
        assert text[claim.start : claim.end].strip() == text[claim.start : claim.end]
        assert claim.statement.strip()
        assert all(claim.start <= a.start < a.end <= claim.end for a in claim.authorities)
    assert claims == extract_claims(text)


ROWS = """| Firm | Note |
| --- | --- |
| Acme | The Acme plant employed 300 people in 1920. Its gates were green. |
| Bolt | It closed in 1940. |
| Cole | These plants made 40 engines a day. |
"""


def test_a_row_of_a_table_is_a_border_for_what_a_pronoun_stands_for():
    page = read_document(f"The owner sold both.\n\n{ROWS}\nIt burned in 1950.\n".encode(), "page.md")

    assert [claim.statement for claim in extract_claims(page.text, page.blocks)] == [
        "The owner sold both.",
        "The Acme plant employed 300 people in 1920.",
        "The Acme plant's gates were green.",
        "It closed in 1940.",
        "The plants made 40 engines a day.",
        "It burned in 1950.",
    ]


def test_the_rows_of_a_page_are_such_borders_too():
    first = "<tr><td>Acme</td><td>The Acme plant employed 300 people in 1920.</td></tr>"
    second = "<tr><td>Bolt</td><td>It closed in 1940.</td></tr>"
    table = f"<table><tr><th>Firm</th><th>Note</th></tr>{first}{second}</table>"
    page = read_document(table.encode(), "page.html")

    assert [claim.statement for claim in extract_claims(page.text, page.blocks)][1] == "It closed in 1940."
