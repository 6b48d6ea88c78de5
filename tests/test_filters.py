"""Narrowing the claim list: each filter finds what it names, never beyond what its user may see."""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from django.http import QueryDict
from django.test import override_settings
from django.utils import timezone

from claims.choices import Kind, Stance, Status, Verdict, Weight
from claims.filters import filter_of
from claims.models import Block, Claim, Source
from claims.services.versions.intake import import_document
from claims.workflow import perform
from tests import factories
from tests.kept import kept

pytestmark = pytest.mark.django_db

TEXT = """# Data

## Law

Senate Bill 216 of 2019 bars sharing. HIPAA covers Medicaid records in 2024.

## Board

The governor appoints five members.
"""


@pytest.fixture
@kept
def desk():
    author, second = factories.user("author", "reviewer"), factories.user("second", "reviewer")
    viewer, lead = factories.user("viewer", "viewer"), factories.user("lead", "lead")
    document = factories.document(TEXT, by=lead)
    bill, hipaa, board = document.claims.in_document_order()
    factories.review(bill, author, Verdict.DISPUTED)
    blind = factories.document("The mayor signed the order in 2021.", by=lead, reviews_required=2)
    sealed = factories.claim(blind)
    factories.review(sealed, author, Verdict.VERIFIED)
    return SimpleNamespace(**locals())


def filtered(user, query=""):
    return filter_of(user, QueryDict(query), timezone.now())


def found(user, query=""):
    chosen = filtered(user, query)
    assert chosen.form.errors == {}
    return list(chosen.qs)


def test_without_filters_a_person_gets_what_they_may_see_in_document_order(desk):
    assert found(desk.second) == [desk.bill, desk.hipaa, desk.board, desk.sealed]
    assert found(desk.viewer) == [desk.bill]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("hipaa", ["hipaa"]),
        ("records MEDICAID", ["hipaa"]),
        ("records governor", []),
        ("216", ["bill"]),
        ("2019 bars' OR 1=1", []),
        ("   ", ["bill", "hipaa", "board", "sealed"]),
    ],
)
def test_all_words_are_in_statement_or_quote(desk, words, names):
    query = QueryDict(mutable=True)
    query["text"] = words

    assert found(desk.second, query.urlencode()) == [getattr(desk, name) for name in names]


def test_a_word_of_the_quote_is_enough(desk):
    perform("amend", desk.board, by=desk.lead, statement="Five people sit on the board.")

    assert found(desk.second, "text=governor") == [desk.board]
    assert found(desk.second, "text=governor+people") == [desk.board]


def test_a_word_of_an_older_version_finds_nothing(desk):
    perform("amend", desk.board, by=desk.lead, statement="Five people sit on the board.")
    newer = TEXT.replace("The governor appoints", "The mayor appoints").encode()
    import_document(body=newer, filename="x.md", by=desk.lead, document=desk.document)

    assert desk.board not in found(desk.second, "text=governor")


def test_a_number_finds_its_claim(desk):
    assert found(desk.second, f"text={desk.hipaa.number}") == [desk.hipaa]
    assert found(desk.viewer, f"text={desk.hipaa.number}") == []


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("mark=disputed", ["bill"]),
        ("mark=open&mark=second", ["hipaa", "board", "sealed"]),
        ("mark=verified", []),
        ("verdict=disputed", ["bill"]),
        (f"status={Status.SECOND_REVIEW}", ["sealed"]),
        ("status=settled&status=unreviewed", ["bill", "hipaa", "board"]),
        ("authority=sb19", ["bill"]),
        ("authority=HIPAA", ["hipaa"]),
        ("authority=nothing+such", []),
        ("text_changed=yes", []),
        ("text_changed=no&mark=disputed", ["bill"]),
        ("source=leg.example", ["bill"]),
        ("source=LEG.EXAMPLE&verdict=disputed", ["bill"]),
        ("source=2021", []),
        ("source=S-999999", []),
        ("backing=none", ["hipaa", "board", "sealed"]),
        ("backing=unsupported&mark=disputed", ["bill"]),
        ("backing=refuted", ["bill"]),
        ("backing=one", []),
        ("backing=weak", []),
        ("backing=unchecked", []),
    ],
)
def test_a_filter_finds_what_it_names(desk, query, names):
    assert found(desk.second, query) == [getattr(desk, name) for name in names]


def test_what_a_claim_rests_on(desk):
    board, author = desk.board, desk.author
    first = factories.cite(board, author, Stance.SUPPORTS, title="A copy", url="https://copy.example")
    Source.objects.filter(pk=first.source_id).update(weight=Weight.CIRCULAR)

    assert found(desk.second, "backing=one") == [board]
    assert (found(desk.second, "backing=circular"), found(desk.second, "backing=weak")) == ([board], [])
    assert found(desk.second, f"source={first.source.number.lower()}") == [board]
    assert found(desk.second, "source=COPY+example+a") == [board]
    assert found(desk.second, "source=copy+charter") == []

    factories.cite(board, author, Stance.SUPPORTS, title="The charter", excerpt="Five members.")

    assert found(desk.second, "backing=more") == found(desk.second, "backing=unchecked") == [board]
    assert found(desk.second, "backing=one") == []


def test_what_a_claim_rested_on_before_it_was_opened_again_does_not_count(desk):
    perform("reopen", desk.bill, by=desk.lead, reason="A new act.")

    assert desk.bill in found(desk.second, "backing=none")
    assert found(desk.second, "source=leg.example") == []


@pytest.mark.parametrize("query", ["source=leg.example", "backing=more", "backing=refuted", "backing=unchecked"])
def test_sealed_citations_are_found_by_nobody_else(desk, query):
    for title in ("One", "Two"):
        factories.cite(desk.sealed, desk.author, Stance.SUPPORTS, title=title, excerpt="So.")
    factories.cite(desk.sealed, desk.author)

    assert desk.sealed in found(desk.author, query)
    assert desk.sealed not in found(desk.second, query)
    assert desk.sealed in found(desk.second, "backing=none")


@override_settings(TIME_ZONE="America/Denver")
def test_days_are_whole_days_where_the_team_is(desk):
    """Half past five in the afternoon of the 3rd, and half past midnight UTC of the 4th, in Colorado."""
    late = datetime(2026, 3, 4, 0, 30, tzinfo=UTC)
    Claim.objects.filter(pk=desk.bill.pk).update(decided_at=late, changed_at=late)

    for name in ("decided", "changed"):
        assert found(desk.viewer, f"{name}_from=2026-03-03&{name}_to=2026-03-03") == [desk.bill]
        assert found(desk.viewer, f"{name}_from=2026-03-04&{name}_to=2026-03-04") == []
        assert found(desk.viewer, f"{name}_to=2026-03-02") == []
    assert found(desk.second, "decided_to=2030-01-01") == [desk.bill]


def test_every_verdict_chosen_still_leaves_out_what_has_none(desk):
    query = "&".join(f"verdict={verdict}" for verdict in Verdict.values)

    assert found(desk.second, query) == [desk.bill]


def test_kind(desk):
    perform("amend", desk.board, by=desk.lead, kind=Kind.OPINION)

    assert found(desk.second, "kind=opinion") == [desk.board]


def test_document_and_section(desk):
    law = Block.objects.get(title="Law")

    assert found(desk.second, f"document={desk.document.pk}&section={law.pk}") == [desk.bill, desk.hipaa]
    assert found(desk.second, f"document={desk.blind.pk}") == [desk.sealed]


def test_a_section_needs_its_document(desk):
    law = Block.objects.get(title="Law")

    assert "section" in filtered(desk.second, f"section={law.pk}").form.errors
    assert "section" in filtered(desk.second, f"document={desk.blind.pk}&section={law.pk}").form.errors


def test_a_reviewer_is_found_by_visible_reviews_alone(desk):
    query = f"reviewer={desk.author.pk}"

    assert found(desk.second, query) == [desk.bill]
    assert found(desk.author, query) == [desk.bill, desk.sealed]


def test_a_reviewer_of_sealed_reviews_only_is_not_offered(desk):
    other = factories.user("other", "reviewer")
    factories.review(factories.claim(factories.document(by=desk.lead, reviews_required=2)), other, Verdict.VERIFIED)

    offered = filtered(desk.second).form.fields["reviewer"].queryset

    assert list(offered) == [desk.author]
    assert "reviewer" in filtered(desk.second, f"reviewer={other.pk}").form.errors


def test_a_review_taken_back_is_not_found(desk):
    factories.review(desk.hipaa, desk.author, Verdict.VERIFIED)
    perform("undo", desk.bill, by=desk.author)

    assert found(desk.second, f"reviewer={desk.author.pk}") == [desk.hipaa]


def test_viewers_are_offered_neither_people_nor_work(desk):
    offered = filtered(desk.viewer).form.fields

    assert not {"reviewer", "status"} & offered.keys()
    assert {name for name, _label in offered["mark"].choices} == {"text_changed", *Verdict.values}


@override_settings(FACTCHECK_SHOW_NAMES=True)
def test_viewers_are_offered_people_where_the_team_shows_names(desk):
    assert found(desk.viewer, f"reviewer={desk.author.pk}") == [desk.bill]


@pytest.mark.parametrize("words", ["%", "_", '""', "-", "§ …"])
def test_a_search_without_a_word_is_told_and_not_answered_with_nothing(desk, words):
    query = QueryDict(mutable=True)
    query["text"] = words

    chosen = filtered(desk.second, query.urlencode())

    assert list(chosen.form.errors) == ["text"]
    assert chosen.qs.count() == 4


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("mark=nonsense", "mark"),
        ("mark=held%00", "mark"),
        ("document=x", "document"),
        ("document=99999999999999999999999", "document"),
        ("document=-1", "document"),
        ("section=1", "section"),
        ("kind=nonsense", "kind"),
        ("text=%00", "text"),
        ("reviewer=0", "reviewer"),
        ("text_changed=maybe", "text_changed"),
        ("decided_from=yesterday", "decided_from"),
        ("decided_from=2020-01-02&decided_to=2020-01-01", "decided_to"),
        ("changed_to=2026-02-30", "changed_to"),
        ("changed_from=2026-03-02&changed_to=2026-03-01", "changed_to"),
        ("backing=nonsense", "backing"),
        ("source=%00", "source"),
        (f"text={'x' * 201}", "text"),
    ],
)
def test_what_is_not_valid_is_told_and_left_out(desk, query, field):
    chosen = filtered(desk.second, f"{query}&verdict=disputed")

    assert list(chosen.form.errors) == [field]
    assert list(chosen.qs) == [desk.bill]


def test_counts_by_mark_leave_out_the_mark_filter_alone(desk):
    chosen = filtered(desk.second, f"document={desk.document.pk}&mark=disputed")

    assert list(chosen.qs) == [desk.bill]
    assert set(chosen.without("mark")) == {desk.bill, desk.hipaa, desk.board}


def test_filters_in_use_are_told_in_words(desk):
    query = f"text=law&document={desk.document.pk}&mark=open&mark=second&reviewer={desk.author.pk}&text_changed=no"

    assert filtered(desk.second, query).described() == {
        "text": "law",
        "document": str(desk.document),
        "mark": "Open, Second review wanted",
        "reviewer": "author",
        "text_changed": "Unchanged",
    }


def test_no_claim_is_found_twice(desk):
    assert len(found(desk.second, "text=a&authority=a&mark=open&mark=disputed")) == len(
        set(found(desk.second, "text=a&authority=a&mark=open&mark=disputed"))
    )
