from claims.services.telling.lineage import lineage_of, successor_of
from claims.workflow import perform
from tests import factories

TEXT = "# Report\n\nThe agency keeps records and it shares them. The board meets in Denver. Ohio pays nothing.\n"


def told(claim, user):
    return [(str(kin.label), [name for _number, name in kin.claims]) for kin in lineage_of(claim, user)]


def test_a_split_is_told_on_both_sides(author):
    document = factories.document(TEXT)
    claim = factories.claim(document, quote="The board meets in Denver.")

    made = perform(
        "split", claim, by=author, parts=[{"quote": "The board meets"}, {"quote": "meets in Denver"}]
    ).made  # fmt: skip

    assert told(claim, author) == [("Split into", [made[0].number])]
    assert told(made[0], author) == [("Split from", [claim.number])]
    assert told(factories.claim(document, quote="Ohio pays nothing."), author) == []


def test_a_merge_leads_from_the_old_number_to_the_new(author):
    document = factories.document(TEXT)
    one = factories.claim(document, quote="The board meets in Denver.")
    other = factories.claim(document, quote="Ohio pays nothing.")
    number = other.number
    gone = other.pk

    perform("merge", one, by=author, other=other.pk)

    assert told(one, author) == [("Took in", [number])]
    assert successor_of(gone, author) == one.pk
    assert successor_of(one.pk, author) is None
    assert successor_of(gone, factories.user("viewer", "viewer")) is None
