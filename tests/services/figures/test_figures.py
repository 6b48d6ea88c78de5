"""The numbers of the dashboard: what each counts, and what none of them tells before a blind round is open."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from claims.charts import trust
from claims.choices import Verdict
from claims.models import Claim, Document, Review, Source
from claims.services.figures import agreement, decisions, evidence, growth, waiting
from claims.services.listing.survival import last_survivals
from claims.workflow import perform
from tests import factories

pytestmark = pytest.mark.django_db

AT = timezone.now()


@pytest.fixture
def cast(db):
    people = {name: factories.user(name, "reviewer") for name in ("rita", "sam")}
    return people | {"lee": factories.user("lee", "lead"), "viv": factories.user("viv", "viewer")}


def many(number, **description):
    """A document of `number` claims, in document order."""
    text = "\n\n".join(f"The town {n} paid {n} dollars in 2020." for n in range(1, number + 1))
    return list(factories.document(text, **description).claims.in_document_order())


def settle(claims, by, days_ago=0):
    for claim in claims:
        perform("decide", claim, by=by, verdict=Verdict.UNVERIFIABLE, at=AT - timedelta(days=days_ago))


def moved(claims, days_ago):
    Claim.objects.filter(pk__in=[claim.pk for claim in claims]).update(created_at=AT - timedelta(days=days_ago))


@pytest.mark.parametrize(
    ("days", "place"), [(0, 0), (0.9, 0), (1.1, 1), (6.9, 1), (7.1, 2), (29.9, 2), (30.1, 3), (4000, 3)]
)
def test_open_claims_are_counted_by_age(cast, days, place):
    claims = many(3)
    settle(claims[:1], cast["rita"])
    moved(claims, days)

    assert waiting.open_by_age(AT) == [2 if index == place else 0 for index in range(4)]


def test_growth_counts_what_there_was_and_what_was_settled_at_the_end_of_each_step(cast):
    claims = many(10)
    moved(claims[:6], 3)
    settle(claims[:2], cast["rita"], days_ago=1)
    settle(claims[2:5], cast["rita"])

    found = growth.growth_of(AT)

    assert (found.total, found.settled) == ([6, 6, 6, 10], [0, 0, 2, 5])
    assert found.days[-1] == AT.date()


def test_growth_of_years_has_few_steps(cast):
    claims = many(3)
    moved(claims[:1], 3000)

    found = growth.growth_of(AT)

    assert len(found.days) <= growth.MAX_STEPS
    assert (found.total[0], found.total[-1]) == (1, 3)


@pytest.mark.parametrize(("active", "left", "forecast"), [(9, 9, None), (10, 20, 20), (10, 0, 0)])
def test_a_forecast_needs_ten_days_of_data(cast, active, left, forecast):
    for back, claim in enumerate(many(active)):
        settle([claim], cast["rita"], days_ago=back)

    pace = growth.pace_of(AT, left=left)

    assert (pace.active_days, pace.days_left) == (active, forecast)


def test_days_on_which_nothing_was_settled_count_in_the_pace(cast):
    for back, claim in enumerate(many(10)):
        settle([claim], cast["rita"], days_ago=back * 2 + 9 * (back == 9))

    assert growth.pace_of(AT, left=5).days_left is None


def sealed_review(cast):
    """Rita has reviewed, Sam has not: nobody may learn of it."""
    claim = factories.claim(factories.document(reviews_required=2))
    factories.review(claim, cast["rita"])
    return claim


def test_decisions_of_a_sealed_round_are_counted_once_it_is_open(cast):
    settle(many(2), cast["rita"])
    claim = sealed_review(cast)
    before = decisions.decisions_by_day(timezone.now(), with_people=True)

    factories.review(claim, cast["sam"])
    after = decisions.decisions_by_day(timezone.now(), with_people=True)

    assert (sum(before.total), before.people[0][1][-1], len(before.people)) == (2, 2, 1)
    assert [(name, values[-1]) for name, values in after.people] == [("rita", 3), ("sam", 1)]


def test_names_are_not_read_where_they_are_not_asked_for(cast, django_assert_num_queries):
    settle(many(1), cast["rita"])

    with django_assert_num_queries(1):
        assert decisions.decisions_by_day(timezone.now(), with_people=False).people == []


def test_the_time_for_a_decision_is_that_since_the_one_before(cast):
    claims = many(6)
    for claim, minutes in zip(claims, [100, 99, 97, 50, 49, 48], strict=True):
        perform("decide", claim, by=cast["rita"], verdict=Verdict.UNVERIFIABLE, at=AT - timedelta(minutes=minutes))

    found = decisions.durations_by_verdict(AT)

    # The break of 47 minutes is none.
    assert found == [decisions.Durations(Verdict.UNVERIFIABLE, 4, 60, 120)]


def test_what_is_decided_at_once_tells_no_time(cast):
    """One review for several claims, or a file that was brought in."""
    for claim in many(3):
        perform("decide", claim, by=cast["rita"], verdict=Verdict.UNVERIFIABLE, at=AT - timedelta(minutes=5))

    assert decisions.durations_by_verdict(AT) == []


def test_a_sealed_decision_tells_no_time_and_ends_the_one_before(cast):
    first, last = many(2)
    hidden = factories.claim(factories.document(reviews_required=2))
    for claim, seconds in ((first, 100), (hidden, 60), (last, 50)):
        perform("decide", claim, by=cast["rita"], verdict=Verdict.NOT_CHECKABLE, at=AT - timedelta(seconds=seconds))

    assert [(found.n, found.median) for found in decisions.durations_by_verdict(AT)] == [(1, 10)]


def reviewed_twice(cast, number, *, differ=0):
    for index, claim in enumerate(many(number, reviews_required=2)):
        verdict = Verdict.NOT_CHECKABLE if index % 2 else Verdict.UNVERIFIABLE
        other = Verdict.UNVERIFIABLE if index < differ and index % 2 else verdict
        perform("decide", claim, by=cast["rita"], verdict=verdict)
        perform("decide", claim, by=cast["sam"], verdict=other)


def test_agreement_is_refused_under_thirty_double_reviews(cast):
    reviewed_twice(cast, 29)
    sealed_review(cast)

    found = agreement.agreement_of(with_people=True)

    assert (found.n, found.is_enough, found.alpha, found.pairs) == (29, False, None, ())


def test_agreement_says_alpha_with_its_interval_and_kappa_of_each_pair(cast):
    reviewed_twice(cast, 30, differ=6)
    contest = Claim.objects.contested().first()
    perform("settle", contest, by=cast["lee"], verdict=Verdict.NOT_CHECKABLE, rationale="Both err.")

    found = agreement.agreement_of(with_people=True)

    assert (found.n, found.percent) == (30, 90)
    assert found.interval.low < found.alpha < 1 and found.alpha <= found.interval.high
    assert [(pair.first, pair.second, pair.n) for pair in found.pairs] == [("rita", "sam", 30)]
    assert found.pairs[0].kappa == pytest.approx(0.8)


def verified(claim, by, *urls, **data):
    for url in urls:
        factories.cite(claim, by, "supports", url=url, **data)
    perform("decide", claim, by=by, verdict=Verdict.VERIFIED, rationale="It does.")


def test_citation_quality_and_what_the_list_leans_on(cast):
    one, two, three, weak = many(4)
    verified(one, cast["rita"], "https://a.example/")
    verified(two, cast["rita"], "https://a.example/", "https://b.example/")
    verified(three, cast["rita"], "https://a.example/", excerpt="It says so.")
    factories.cite(weak, cast["rita"], "context", url="https://weak.example/")
    verified(weak, cast["rita"])
    Source.objects.filter(url="https://weak.example/").update(weight="weak")

    quality, leaning = evidence.quality_of_citations(), evidence.sources_leaned_on()

    assert quality == evidence.Quality(4, none=1, one=2, more=1, citations=5, weak=1, circular=0, unchecked=1)
    assert [(row.on.url, row.claims, row.alone) for row in leaning] == [
        ("https://a.example/", 3, 2),
        ("https://b.example/", 1, 0),
    ]


def test_a_source_that_one_claim_falls_with_comes_before_those_that_many_rest_on(cast, monkeypatch):
    monkeypatch.setattr(evidence, "LEANED_ON", 1)
    one, two, three = many(3)
    for claim in (one, two):
        verified(claim, cast["rita"], "https://a.example/", "https://b.example/")
    verified(three, cast["rita"], "https://c.example/")

    found = evidence.sources_leaned_on()

    assert [(row.on.url, row.claims, row.alone) for row in found] == [
        ("https://c.example/", 1, 1),
        ("https://a.example/", 2, 0),
    ]
    assert "If “https://c.example/” were wrong, 1 verified claim would lose its last support." in str(
        trust.leaning(cast["lee"], AT).summary
    )


def test_authorities_that_verified_claims_name(cast):
    both, alone = factories.document(
        "The state passed SB20-083 and HB19-1124 in 2020.\n\nSB20-083 bars arrests at 12 courts.\n"
    ).claims.in_document_order()[:2]
    verified(both, cast["rita"], "https://a.example/")
    verified(alone, cast["rita"], "https://a.example/")

    found = {row.on.key: (row.claims, row.alone) for row in evidence.authorities_leaned_on()}

    assert found == {"SB20-083": (2, 1), "HB19-1124": (1, 0)}


def test_a_document_with_most_open_claims_comes_first(cast):
    few, lots = many(2), many(5)

    assert [one.document for one in waiting.fullest_documents(cast["rita"], AT)] == [
        lots[0].document,
        few[0].document,
    ]


def test_viewers_see_documents_with_what_is_settled_alone(cast):
    claims = many(3)
    many(5)
    settle(claims[:1], cast["rita"])

    (shown,) = waiting.fullest_documents(cast["viv"], AT)

    assert (shown.document, shown.progress.total) == (claims[0].document, 1)


def test_a_new_version_leaves_verdicts_standing_and_in_doubt(cast):
    document = factories.document("# Old\n\nThe state paid 19 dollars in 2019.\n\nThe state paid 20 dollars in 2020.\n")
    settle(document.claims.all(), cast["rita"])
    body = b"# Old\n\nThe state paid 91 dollars in 2019.\n\nThe state paid 20 dollars in 2020.\n"
    factories.import_document(body=body, filename="b.md", by=cast["lee"], document=document)

    (found,) = last_survivals(cast["lee"])

    assert (found.standing, found.in_doubt) == (1, 1)
    assert {outcome.name: outcome.claims for outcome in found.outcomes if outcome.claims} == {"same": 1, "changed": 1}


def test_without_anything_there_is_nothing_to_count():
    assert growth.growth_of(AT).days == []
    assert waiting.open_by_age(AT) == [0, 0, 0, 0]
    assert decisions.durations_by_verdict(AT) == []
    assert evidence.sources_leaned_on() == []
    assert (Document.objects.count(), Review.objects.count()) == (0, 0)
    assert isinstance(AT, datetime)
