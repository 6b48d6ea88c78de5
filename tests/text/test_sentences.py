import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text import split_sentences
from claims.text.sentences import split_block
from claims.text.spans import is_ordered


@pytest.mark.parametrize(
    "sentences",
    [
        ["It is so.", "It was so!", "Was it?", "Hey!!", "Is that you?!", "Yes."],
        # Abbreviations of the law end no sentence before what they refer to.
        ["The C.R.S. outlines the principles.", "It does."],
        ["See 8 U.S.C. § 1373 and 42 C.F.R. pt. 2 for more.", "It is there."],
        ["He cited No. 5 of Sec. 4 in vol. 3.", "It is there."],
        ["Pub. L. 104-191 was passed.", "It is law."],
        ["Pub.L. No. 104-191 was passed.", "See S.Rep. No. 5 at 6."],
        ["Toll v. Moreno, 458 U.S. 1, 10 (1982), holds so.", "It is law."],
        ["Gilbert v. Derwinski, 1 Vet. App. 49 (1990), holds so.", "Harv. J. on Legis. 393 does not."],
        ["See Fed. R. Civ. P. 12(b)(6); Fed.R.Crim.P. 29(a).", "Rule 5 does not apply."],
        ["It follows Bell Atl. Corp. v. Roe, 5 F. Supp. 2d 6 (D. Mass. 1999).", "See, e.g., Doe, 6 F.4th at 7."],
        ["The rule is old.", "Id. at 5.", "Id. (quoting Roe).", "Id.", "The State concedes it."],
        ["Nat'l Ass'n of Mfrs. v. Dep't of Def. holds so.", "It is not a state's law.", "It isn't."],
        ["Ex. A to the brief, Tr. at 5, and App. B say so.", "Nos. 3 and 4 are moot.", "Art. I does too."],
        ["He cited Ariz. Rev. Stat. Ann. § 12-341.01.", "The State did not."],
        # An altered letter or an aside goes on; a bracket that begins with a capital does not.
        ['He wrote that "it is. [i]t was" once.', "(Emphasis added.)", "[T]he rest is known."],
        # But abbreviations end a sentence before its next.
        ["He lives in the U.S.", "He works there."],
        ["He joined Roe & Co.", "It paid well.", "He works for Acme Corp. in Utah."],
        ["The answer is no.", "The law is clear."],
        ["The judge saw Exhibit A.", "Roe did not."],
        ["It forbids counts A and B.", "Plaintiff appeals."],
        # Titles, initials, Latin, the clock.
        ["Gov. Polis met Sen. Smith and Mr. John F. Kennedy.", "They spoke."],
        ["It covers states, e.g. Utah, i.e. all of them, cf. Ohio.", "It does.", "So do Utah, Ohio, etc.", "Iowa too."],
        ["It began on Jan. 5 at 5 p.m. in Denver.", "It ended."],
        ["At 5 a.m. Ms. Roe left.", "She was back at 6 p.m.", "Mr. Roe was not.", "It was 7 p.m. EST."],
        ["It was Ms. Smith.", "It was not he."],
        ["We agree, you and I.", "Did you see Ann I. Roe?"],
        # A month's name that is a word is one.
        ["It happened in Mar.", "The end."],
        # A quotation ends with its mark.
        ['He said "It is so."', "Then he left."],
        ["He said, “It is so.”", "Then he left."],
        # Even one that began paragraphs before.
        ['It is beyond a doubt."', "Then it ended."],
        ["It is beyond a doubt.’ ”", "Then it ended."],
        # Who asked belongs to what was asked.
        ["“Why now?” Jane Roe asked.", "“Why not?” he said.", "“Who did it?”", "Nobody knew."],
        ["It covers two states, viz. Utah and Ohio.", "Cf. Toll for Messrs. Smith and Jones."],
        # What stands in brackets belongs to the sentence around them.
        ["He left (she stayed. It was late.) and slept.", "(He had to.", "It was late.)"],
        ["The court agreed (see Roe (“It is so. It must be.”)).", "It held so."],
        ["It (the first. was lost."],
        # Footnotes' signs belong to the sentence before.
        ["The vote was close.[12]", "One dissented.3", "It was overturned.” 4", "In May it was not.¹", "It ended."],
        # Three dots leave words out, four end a sentence; behind a full stop they stand for the next.
        ["He paused . . . and went on.", "He left . . . .", "She stayed....", "They slept...", "It was late."],
        ["It is old.", ". . . It is new."],
        ["It [...] was late [. . .] They left."],
        # Numbers, addresses.
        ["Numbers such as 3.5 and 1,000.25 stay.", "So do www.a.org and a.b@c.de.", "Version 2.0.1 is out."],
        ["It sold iPhones.", "iPhone sales rose."],
        ["It fell in 2019.", "5 people left."],
        # A list that runs on keeps its markers.
        ["1. The first entry.", "2. The second entry."],
        ["1. The first entry", "2. The second entry"],
        ["a) The first entry", "b) The second entry", "c) The third"],
        ["• The first entry", "• The second entry"],
        # A reporter's page between sentences is one; inside one it is not.
        ["It ended.", "*871", "The court of *872 Utah agreed."],
        # A quotation mark or a capital right behind the stop.
        ["He said “no.”", "See Roe."],
        ["**It is so.**", "It must be."],
        ["~~It is so.~~", "It must be.[^1]", "It will.", "It was. [^a-note]", "It is."],
        ["これは文です。", "それも文です。"],
    ],
)
def test_sentences_end_where_they_end(sentences):
    text = " ".join(sentences)

    assert [text[start:end] for start, end in split_sentences(text)] == sentences


PAGE = """\
governor of {state} before it was signed. The agency sent it to the office
that {state} had asked in May, although Judge R. Roe of the D.C. Cir. had
forbidden it. The State of {state} did not object. The parties say that the
law of {state} was not read by the

No. 21-55                    ROE v. DOE                    {page}

"""


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        # A blank line ends a sentence without a stop, and so does the line of a list.
        ("One\n\nTwo\n \nThree", ["One", "Two", "Three"]),
        ("Two things:\n- one\n- two", ["Two things:", "- one", "- two"]),
        # A wrapped line does not.
        ("One goes\non here.", ["One goes\non here."]),
        ("They sent it to the\nState of Utah.", ["They sent it to the\nState of Utah."]),
        ("ANN ROE,\nPlaintiff,\nv.\nACME CORP.", ["ANN ROE,\nPlaintiff,\nv.\nACME CORP."]),
        # Where a line is a paragraph, the next one is another.
        ("The First Part\nThe law is old.", ["The First Part", "The law is old."]),
        ("It is old.\r\n\r\nIt is new.\r\n", ["It is old.", "It is new."]),
        # A statute's sentence goes on in its parts.
        (
            "Whoever acts with the intent to—\n\n(A) kill a person; or\n\n(B) threaten one,\n\nshall be fined.",
            ["Whoever acts with the intent to—\n\n(A) kill a person; or\n\n(B) threaten one,\n\nshall be fined."],
        ),
        ("He must:\n(1) Go.\n(2) Stay.", ["He must:", "(1)", "Go.", "(2)", "Stay."]),
        # A number at the head of a paragraph or on a line of its own stands before the sentence.
        ("86\n\nIn this.", ["86", "In this."]),
        ("1. It is so.\n\n2. It was so.", ["1.", "It is so.", "2.", "It was so."]),
        ("¶ 4. It is so.\n\n[5] It was so.\n\n6\nNo.", ["¶ 4.", "It is so.", "[5]", "It was so.", "6", "No."]),
        ("II. FACTS\n\nA. The Law\n\nB. The Rest", ["II.", "FACTS", "A.", "The Law", "B.", "The Rest"]),
        # An initial there is none.
        ("J. Edgar Roe led it.\n\nIt grew.", ["J. Edgar Roe led it.", "It grew."]),
        # The fields of a form.
        ("Filed: 3 May      Decided: 4 May\nNo: 5", ["Filed: 3 May", "Decided: 4 May", "No: 5"]),
        ("_____\nAnn Roe\nJudge", ["_____", "Ann Roe", "Judge"]),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_paragraphs_bound_sentences(text, sentences):
    assert [text[start:end] for start, end in split_sentences(text)] == sentences


def test_a_sentence_goes_on_over_the_lines_and_pages_of_a_wrapped_text():
    text = "".join(PAGE.format(state=state, page=page) for state, page in (("Utah", 2), ("Iowa", 3), ("Ohio", 4)))

    sentences = [" ".join(text[start:end].split()) for start, end in split_sentences(text)]

    assert sentences[1:4] == [
        "The agency sent it to the office that Utah had asked in May, although Judge R. Roe of the D.C. Cir. had "
        "forbidden it.",
        "The State of Utah did not object.",
        "The parties say that the law of Utah was not read by the No. 21-55 ROE v. DOE 2 governor of Iowa before it "
        "was signed.",
    ]
    # The last page's header interrupts nothing.
    assert sentences[-1] == "No. 21-55 ROE v. DOE 4"
    assert len(sentences) == 11


def test_a_block_is_one_text_whatever_its_lines_are():
    text = "The State of\n\nUtah\nNevada law is\n1. old."

    assert [text[start:end] for start, end in split_block(text)] == ["The State of", "Utah\nNevada law is", "1. old."]


@given(st.text(st.sampled_from('aA1.?!”"()- \n'), max_size=60))
def test_sentences_of_a_text_full_of_marks_hold_every_character_once(text):
    for split in (split_sentences, split_block):
        sentences = split(text)

        assert is_ordered(sentences)
        assert "".join("".join(text[start:end] for start, end in sentences).split()) == "".join(text.split())
