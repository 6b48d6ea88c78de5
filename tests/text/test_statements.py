import pytest

from claims.text import extract_claims
from claims.text.agreement import agree, is_plural, present
from claims.text.cleaning import clean


def statements(text):
    return [claim.statement for claim in extract_claims(text)]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        # An address is whole, whatever signs it holds.
        (
            "The report at https://x.example/report_(final).pdf was written in 2019. It lists 30 deaths.",
            "The report at https://x.example/report_(final).pdf lists 30 deaths.",
        ),
        (
            "The board names https://x.example/a_b_/*c*/~~d~~_.html and (https://y.example/_e_) as its two sources.",
            "The board names https://x.example/a_b_/*c*/~~d~~_.html and (https://y.example/_e_) as its two sources.",
        ),
        ("<https://x.example/> holds 30 files.", "https://x.example/ holds 30 files."),
        ("**https://x.example/a** is _https://y.example/b_.", "https://x.example/a is https://y.example/b."),
        ("The act [binds](https://x.example/a_(b).pdf) the city.", "The act binds the city."),
        # So is a subsection, but not an aside.
        ("Section 5(a) limits it. It binds the city.", "Section 5(a) binds the city."),
        ("The Trust Act (TA) limits it. It binds the city.", "The Trust Act binds the city."),
        # So is the name of a case, wherever its line ends.
        ("The ruling in Smith\nv. Jones binds the city.", "The ruling in Smith v. Jones binds the city."),
        ("The ruling in Smith v.\nJones binds the city.", "The ruling in Smith v. Jones binds the city."),
        ("Smith et al. v. Jones binds the city.", "Smith et al. v. Jones binds the city."),
        # A fifth entry has the same sign.
        ("i. One binds.\nii. Two binds.\niii. Three binds.\niv. Four binds.\nv. Five binds.", "Five binds."),
        # What is escaped is no markup, and neither is what code holds or the name of a character gives.
        ("# A\n\nCosts rose 8% \\*adjusted\\* in 2020.", "Costs rose 8% *adjusted* in 2020."),
        (
            "# A\n\nThe rule \\[see 5\\](a) costs **\\_30 \\<b\\>** dollars.",
            "The rule [see 5](a) costs _30 <b> dollars.",
        ),
        ("# A\n\nThe file `a\\*b_c_` holds 30 rows.", "The file a\\*b_c_ holds 30 rows."),
        ("# A\n\nR&amp;D costs 30&nbsp;dollars &#42;net&#x2A; &lt;b&gt;.", "R&D costs 30 dollars *net* <b>."),
        ("# A\n\nThe city has 10<sup>&minus;6</sup> shares.", "The city has 10⁻⁶ shares."),
        ("# A\n\nThe **act** costs &notit; 30 dollars.", "The act costs &notit; 30 dollars."),
        ("R&amp;D costs 30 dollars.", "R&amp;D costs 30 dollars."),
        # Tags are words of a plain text, and markup in Markdown.
        ("The page uses <b> and </script> in its title.", "The page uses <b> and </script> in its title."),
        ("# Tags\n\nThe **page** has <b>two</b> titles.", "The page has two titles."),
        # List entries take in their lead-in.
        (
            "In Utah, the data shared include:\n\n1. Names of people.",
            "In Utah, the data shared include names of people.",
        ),
        ("Agencies must:\n\n- provide a hearing; and\n- pay", "Agencies must pay."),
        ("Agencies must:\n\n- provide a hearing; and", "Agencies must provide a hearing."),
        (
            "Some ways include:\n\n1. Test: Evaluating whether it complies.",
            "Some ways include evaluating whether it complies.",
        ),
        ("Its parts:\n\n1. ICE", "Its parts: ICE."),
        ("Your data:\n\n- Is never sold", "Your data is never sold."),
        ("We:\n\n- Don't sell it", "We don't sell it."),
        # Its verb may want an object, or its subject a verb that is mostly a noun.
        ("The plant’s filters remove:\n\n- 85 % of lead", "The plant’s filters remove 85 % of lead."),
        # An entry that could be a sentence is none behind words that want it as their object.
        ("Firms may claim a credit for:\n\n- monthly bus passes;", "Firms may claim a credit for monthly bus passes."),
        ("Firms may claim a credit for:\n\n- Early bus passes;", "Firms may claim a credit for early bus passes."),
        ("The plan covers:\n\n- elderly housing grants;", "The plan covers elderly housing grants."),
        ("The plan covers:\n\n- Elderly residents receive grants.", "Elderly residents receive grants."),
        ("Here is what it calls for:\n\n- The city builds homes.", "The city builds homes."),
        ("The county also:\n\n- monthly reviews the budget.", "The county also monthly reviews the budget."),
        ("Buyers do not get:\n\n- a refund", "Buyers do not get a refund."),
        ("Members have already received:\n\n- a refund", "Members have already received a refund."),
        ("The budget also:\n\n- ends the night bus", "The budget also ends the night bus."),
        ("The budget also:\n\n- sets aside $5", "The budget also sets aside $5."),
        ("The following persons do not pay:\n\n- children", "The following persons do not pay: children."),
        ("Critics say that the firm:\n\n- pays bonuses", "Critics say that the firm pays bonuses."),
        ("The town gets its power from:\n\n- wind", "The town gets its power from wind."),
        ("The plan failed:\n\n- No money", "The plan failed: no money."),
        # An entry with entries of its own takes in both lead-ins, and what they deny.
        (
            "Do not take it if you:\n\n- take any of these drugs:\n  - lithium",
            "Do not take it if you take any of these drugs: lithium.",
        ),
        (
            "All models come with:\n\n- A warranty, which covers:\n  - the fan",
            "All models come with a warranty, which covers the fan.",
        ),
        ("We test for the following: lead and copper.", "We test for the following: lead and copper."),
        # An entry that is a sentence does not.
        ("There are two ways:\n\n1. It is sold.", "It is sold."),
        # A name of one word may be a thing's, until somebody of that name is known.
        ("Linux was made in 1991. It is free.", "Linux is free."),
        ("Kent raised its taxes. It also closed a school.", "Kent also closed a school."),
        ("Tom Reed came late. Reed won the race. It was cold.", "It was cold."),
        # A title that quotes is quoted itself.
        ("# Myth: “Tea harms.”\n\nThis is false.", "On “Myth: ‘Tea harms.’”: this is false."),
        # What the sentence is conditional on holds for its later clauses.
        (
            "If it rains, the match is off, and all of the tickets are refunded at once.",
            "If it rains, all of the tickets are refunded at once.",
        ),
        (
            "If it rains, the match is off, but the shops of the stadium are open anyway.",
            "The shops of the stadium are open anyway.",
        ),
        (
            "Tablets keep for three years, but only 60 days after the bottle has been opened.",
            "Tablets keep for three years, but only 60 days after the bottle has been opened.",
        ),
        # Later clauses take in their subject.
        ("Utah aims to set its own priorities and ensure that all is well.", "Utah aims to ensure that all is well."),
        (
            "Utah has a policy that limits it, further restricting the sharing of all its benefits data.",
            "Utah further restricts the sharing of all its benefits data.",
        ),
        (
            "The sharing can create a climate of fear, leading all of the people to avoid it.",
            "The sharing can lead all of the people to avoid it.",
        ),
        (
            "The agencies were slow, leading all of the people there to avoid it.",
            "The agencies led all of the people there to avoid it.",
        ),
        (
            "The sharing has sparked debate, with advocates calling for more protection.",
            "Advocates are calling for more protection.",
        ),
        (
            "The state passed Bill 216 in 2019, which prohibits all agencies from sharing.",
            "Bill 216 in 2019 prohibits all agencies from sharing.",
        ),
        (
            "The sharing is controversial, as it raises concerns about privacy.",
            "The sharing raises concerns about privacy.",
        ),
        (
            "The office has many controls, including firewalls and audits.",
            "The office has many controls, including firewalls and audits.",
        ),
        (
            "It complies with laws, such as the Privacy Act and the Trust Act.",
            "It complies with laws, such as the Trust Act.",
        ),
        (
            "The rules set the aims for which it is held, the steps for getting the data, and the limits on its use.",
            "The rules set the limits on its use.",
        ),
        # An opening pronoun stands for the subject before it, whose number the verb takes.
        # Not all that ends in -ly is an adverb.
        ("The assembly passed it.", "The assembly passed it."),
        ("The elderly are exempt. They pay no fare.", "The elderly pay no fare."),
        ("The state likely shares data. It may lead to fear.", "The state may lead to fear."),
        ("The sharing of data is common. This can lead to fear.", "The sharing of data can lead to fear."),
        ("The two systems are old. This ensures that it works.", "The two systems ensure that it works."),
        ("Some agencies agree. They argue that it helps.", "Some agencies argue that it helps."),
        ("The office is new. It does not decide.", "The office does not decide."),
        ("The boards cannot share it. This means that it is safe.", "It is safe."),
        ("The office is old. This also slows it.", "The office also slows it."),
        # With a noun it stands for the noun phrase that ended so.
        ("The governor issues executive orders. These orders outline it.", "Executive orders outline it."),
        ("The governor is new. These orders outline it.", "The orders outline it."),
        # "That" may point at nothing.
        ("We found two things. First, that speed matters more than price.", "Speed matters more than price."),
        ("We found two things. Second, that the riders want buses.", "The riders want buses."),
        ("We heard of a law. First, that law was repealed.", "The law was repealed."),
        ("That the city pays is well known.", "That the city pays is well known."),
        ("It is new. Such data sharing may lead to fear.", "Data sharing may lead to fear."),
        # A subject that comes later has nothing to stand for.
        ("The office is new. It is essential to decide it.", "It is essential to decide it."),
        # In a new section nobody was named yet: its title says what the pronoun is about.
        ("The office is new.\n\n1. Is it so?\n\nIt does not decide.", "On “Is it so?”: it does not decide."),
        # A person is "he" or "she", a body or a thing "it", several are "they".
        ("The office hired Bea. Bea Lee came. It paid. She left.", "Bea Lee left."),
        ("Ann Lee runs the office. Two boards oppose her. She left.", "Ann Lee left."),
        ("The new law is old. Tom Reed wrote it. It failed.", "The new law failed."),
        ("The rules are old. The office is new. They apply.", "The rules apply."),
        ("Ann Lee wrote it. Tom Reed asked her to stay. She left.", "Ann Lee left."),
        ("The office is new. It's an agency that decides.", "The office is an agency that decides."),
        ("The plaintiff sued. He lost.", "The plaintiff lost."),
        ("The use of modules is new. They help.", "Modules help."),
        # A relative clause is about the nearest noun phrase of its number.
        (
            "These are made by the laws of physics, which are set by nature itself.",
            "The laws of physics are set by nature itself.",
        ),
        # What is somebody's or something's says whose.
        ("The office is new. Its rules apply.", "The office's rules apply."),
        ("The boards are old. Their rules apply.", "The boards' rules apply."),
        # What has parts is what was named last; what exists is what was said to exist.
        ("The agency collects contact data. This can include names.", "Contact data can include names."),
        ("There are two forms. They differ.", "Two forms differ."),
        # A speaker comes before what is quoted.
        ("“We had no time,” said Ann Lee.", "Ann Lee said: “We had no time.”"),
        ("Ann Lee left. “We had no time,” she said.", "Ann Lee said: “We had no time.”"),
        ("“We knew,” Ann Lee said, “and we told them.”", "Ann Lee said: “We knew, and we told them.”"),
        ("“It was late. Nobody came at all,” said Ann Lee.", "Ann Lee said: “Nobody came at all.”"),
        ("“It was late,” said Ann Lee.\n\n“Nobody came at all.”", "Ann Lee said: “Nobody came at all.”"),
        # A second thing that is reported is said of the same speaker.
        (
            "The office said that the data was lost, and the law was broken.",
            "The office said that the law was broken.",
        ),
        # A summary's sentences are about the provision that opens them.
        ("(Sec. 1102) Directs him to act. Amends the code.", "Section 1102 amends the code."),
        ("(Sec. 1102) This section directs him to act.", "Section 1102 directs him to act."),
        ("(Sec. 1102) Directs him to act.\n\nAmends the code.", "Section 1102 amends the code."),
        ("Clean Air Act - Amends the code.", "The Clean Air Act amends the code."),
    ],
)
def test_a_statement_stands_on_its_own(text, last):
    assert statements(text)[-1] == last


@pytest.mark.parametrize(
    ("words", "cleaned"),
    [
        ("a **b** and *c* and __d__ `e`", "a b and c and d e"),
        ("see [the *law*](https://a.b/c_d_e) and <https://x.y>", "see the law and https://x.y"),
        ("![alt](a.png) text[^1]", "alt text"),
        ("a\n> b\n  c", "a b c"),
        ("a \\* b <br> c", "a * b c"),
        # No markup: names and sums.
        ("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"),
        ("a < b and c > d", "a < b and c > d"),
    ],
)
def test_cleaning_takes_markup_only(words, cleaned):
    assert clean(words) == cleaned


@pytest.mark.parametrize(
    ("phrase", "plural"),
    [
        ("the agencies of the state", True),
        ("the sharing of data", False),
        ("Utah and Ohio", True),
        ("people", True),
        ("the class", False),
        ("Sharing benefits", False),
        ("systems used by it", True),
        ("", False),
    ],
)
def test_the_head_of_a_phrase_decides_its_number(phrase, plural):
    assert is_plural(phrase) is plural


@pytest.mark.parametrize(
    ("verb", "plural", "form"),
    [
        ("is", True, "are"),
        ("are", False, "is"),
        ("ensures", True, "ensure"),
        ("may", True, "may"),
        ("has", True, "have"),
    ],
)
def test_verbs_agree(verb, plural, form):
    assert agree(verb, plural) == form


@pytest.mark.parametrize(
    ("base", "plural", "form"),
    [
        ("restrict", False, "restricts"),
        ("apply", False, "applies"),
        ("reach", False, "reaches"),
        ("pay", False, "pays"),
        ("pay", True, "pay"),
    ],
)
def test_present_forms_are_built(base, plural, form):
    assert present(base, plural) == form


@pytest.mark.parametrize(
    "text",
    [
        # What is compared or counted is what the whole clause says, and never its last noun: a date, a place, a year.
        "The city spent $7.3 million in fiscal year 2025, which was 6 percent more than the year before.",
        "The museum drew 412,000 visitors in 2023, which is about half of what it had hoped for.",
        "The reservoir held 3 billion gallons in August, which represents a drop of 12 percent since 2019.",
        "Crews worked 9,400 hours of overtime last winter, which amounts to three weeks for each sailor.",
        "Rainfall reached 38 inches in Port Harrow, which was higher than in any year since records began.",
        "The board closed four schools in Eastham, which is more than any other district closed.",
        # So for what is judged, and for what a time or a measure stands before.
        "The firm sold the records of its drivers, which is illegal in most states of the union.",
        "The plant burned coal until 2018, which was the last year of its permit.",
        "The mayor vetoed the budget on Friday, which ended the work of the finance committee.",
        "The hospital cut its waiting time to 12 minutes, which was the goal of the reform.",
        # Participles that measure or rank.
        "The port handled 8 million tons in 2024, representing an increase of 11 percent over the year before.",
        "The port handled 8 million tons in 2024, making it the second busiest harbor on the coast.",
        # Nothing before has the number of the verb.
        "The town bought a bus from Hartwell Motors, which has its headquarters in the county.",
    ],
)
def test_what_may_be_said_of_the_whole_sentence_is_not_said_of_its_last_noun(text):
    assert statements(text) == [text]


@pytest.mark.parametrize(
    ("first", "more"),
    [
        ("The bridge was closed for nine days", "led to long delays on the eastern road"),
        ("The agency lost two servers in the flood", "made it impossible to answer on time"),
        ("The clinic moved to a larger building in Dover", "allowed it to treat more patients"),
        ("Crime fell in seven of nine districts", "experts attribute to better street lighting"),
        ("The commission fined the utility twice", "it had never done before in its history"),
    ],
)
def test_what_a_fact_brings_about_is_stated_with_the_fact(first, more):
    assert statements(f"{first}, which {more}.") == [f"{first}.", f"{first}, which {more}."]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (
            "The union has 640 nurses at Mercy Hospital, which was founded in 1911 by the Sisters of Mercy.",
            "Mercy Hospital was founded in 1911 by the Sisters of Mercy.",
        ),
        ("The trust bought the Old Mill, which is the oldest in town.", "The Old Mill is the oldest in town."),
        (
            "The agency issued the Flood Map Act of 1974, which requires insurers to report each loss.",
            "The Flood Map Act of 1974 requires insurers to report each loss.",
        ),
        ("The grant covers half of the costs, which are paid each quarter.", "The costs are paid each quarter."),
        (
            "The county hired Dr. Lena Ortiz, who had directed the health office of Marlow.",
            "Dr. Lena Ortiz had directed the health office of Marlow.",
        ),
        (
            "The office issued 310 permits in Harlan County, which has fewer inspectors than it needs.",
            "Harlan County has fewer inspectors than it needs.",
        ),
    ],
)
def test_a_relative_clause_is_stated_of_a_noun_that_is_certain(text, last):
    assert statements(text)[-1] == last
