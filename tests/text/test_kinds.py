import pytest

from claims.text.kinds import kind_of


@pytest.mark.parametrize(
    ("claim", "kind"),
    [
        ("The bill prohibits agencies from sharing data.", "legal"),
        ("Agencies must comply with HIPAA.", "legal"),
        ("Sharing data can lead to fear.", "causal"),
        ("If the data is shared, they may lose benefits.", "causal"),
        ("You can apply online within 30 days.", "procedural"),
        ("Protecting the data is crucial.", "opinion"),
        ("The state should share less.", "opinion"),
        ("The court will decide in 2027.", "prediction"),
        ("The number is expected to grow.", "prediction"),
        ("The office has forty employees.", "factual"),
        ("She said that the number will fall.", "prediction"),
        ("Ann Lee said the plan lacks credibility.", "opinion"),
        # A rule told in the future is a rule.
        ("You will get a letter.", "procedural"),
        ("If it is late, the office will close the case.", "causal"),
        # Who says it, says it, whatever it is.
        ("Critics argue that it will violate the law.", "factual"),
        # What is enforced is not what is claimed.
        ("The office enforces the immigration laws.", "factual"),
        ("The county has forty law-enforcement agencies.", "factual"),
        # What is in effect has none yet.
        ("The new fare took effect on Sept. 1.", "factual"),
        ("The effect of the new fare was small.", "causal"),
        # A date is no condition.
        ("The deficit will reach $38 million after 2028.", "prediction"),
        ("The office will close the case after a month.", "factual"),
    ],
)
def test_kinds_follow_the_words(claim, kind):
    assert kind_of(claim) == kind
