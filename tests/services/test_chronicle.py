"""The history in words: what each entry says was done, to whom it may be told."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from claims.choices import Stance
from claims.models import Event, Source
from claims.services.telling.chronicle import tell
from claims.workflow import perform
from tests import factories

pytestmark = pytest.mark.django_db
NEXT = timezone.localdate() + timedelta(days=30)


@pytest.fixture
def people(db):
    roles = {"rita": "reviewer", "sam": "reviewer", "lee": "lead"}
    return {name: factories.user(name, role) for name, role in roles.items()}


def told(act, user):
    """What the newest entry of this act says to `user`, by what each value is called."""
    event = Event.objects.visible_to(user).filter(act=act).latest("number")
    return {str(label): str(value) for label, value in tell([event], user)[0].values}


def test_an_entry_says_what_was_cited_and_how(people):
    claim = factories.claim()
    cited = factories.cite(claim, people["rita"], Stance.REFUTES, title="The act of 2021")

    assert told("cite", people["sam"]) == {"source": "The act of 2021", "stance": "Refutes"}

    perform("uncite", claim, by=people["rita"], citation=cited.pk)
    # Nobody cites it any more: its title is no longer everybody's, its number is in the entry.
    assert told("uncite", people["sam"]) == {"source": cited.source.number, "stance": "Refutes"}


def test_an_entry_says_whether_an_excerpt_was_found(people):
    cited = factories.cite(factories.claim(), people["rita"], title="The act", excerpt="No agency shall.")
    factories.copy(cited, people["rita"], "Nothing of the kind.")

    assert told("check_excerpt", people["sam"])["excerpt"] == "Differs from the source"


def test_an_entry_says_to_whom_a_claim_went(people):
    claim = factories.claim()
    for assignee, said in ((people["sam"], "sam"), (None, "nobody")):
        perform("assign", claim, by=people["lee"], assignee=assignee)

        assert told("assign", people["rita"]) == {"to": said}


def test_an_entry_says_which_days_were_set_and_taken_away(people):
    claim = factories.claim()
    perform("schedule", claim, by=people["rita"], as_of=date(2021, 6, 30), jurisdiction="US-CO", recheck_on=NEXT)
    perform("schedule", claim, by=people["rita"], as_of=None)

    entries = tell(list(Event.objects.filter(act="schedule").order_by("number")), people["sam"])
    first, last = ([str(value) for _label, value in entry.values] for entry in entries)
    assert first[:2] == ["30 Jun 2021", "US-CO"] and str(NEXT.year) in first[2]
    assert last == ["no day"]


def test_an_entry_says_which_authority_a_person_named(people):
    perform("mention", factories.claim(), by=people["rita"], kind="bill", key="SB21-131")

    assert told("mention", people["sam"]) == {"authority": "SB21-131", "kind": "Bill"}


def test_where_names_are_hidden_an_entry_names_the_assignee_to_nobody_else(people):
    claim = factories.claim(factories.document(reviews_required=2, hides_names=True))
    perform("assign", claim, by=people["lee"], assignee=people["sam"])

    assert [told("assign", people[name])["to"] for name in ("rita", "lee", "sam")] == ["Somebody", "Somebody", "sam"]

    perform("drop", claim, by=people["lee"], reason="other")
    assert told("assign", people["rita"])["to"] == "Somebody"


def test_a_source_of_a_sealed_round_is_in_no_entry(people):
    claim = factories.claim(factories.document(reviews_required=2))
    factories.cite(claim, people["rita"], title="In confidence")

    entries = tell(list(Event.objects.visible_to(people["sam"]).of_claim(claim.pk)), people["sam"])

    assert Source.objects.filter(title="In confidence").exists()
    assert "In confidence" not in str(entries) and told("cite", people["rita"])["source"] == "In confidence"


def test_a_history_costs_the_same_however_much_was_cited_and_assigned(people, django_assert_num_queries):
    first, second = (factories.document() for _time in range(2))
    for claim in [*first.claims.all()[:1], *second.claims.all()]:
        factories.cite(claim, people["rita"], url=f"https://leg.example/{claim.pk}")
        perform("assign", claim, by=people["lee"], assignee=people["sam"])

    for document in (first, second):
        events = list(Event.objects.filter(document_number=document.pk))
        with django_assert_num_queries(6):
            tell(events, people["sam"])
