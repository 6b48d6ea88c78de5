"""The filter of an export asked again: which claims it would add, as far as that may be told."""

import json

import pytest
from django.contrib.auth.models import User
from django.http import QueryDict
from django.utils import timezone

from claims.exports import Selection, TextChanged, exactly
from claims.exports.comparing import compare
from claims.filters import filter_of
from claims.models import Claim, Tag
from claims.workflow import perform
from tests import factories
from tests.exports.comparing.comparable import FORMS, whats, written

pytestmark = pytest.mark.django_db


def test_a_verdict_list_tells_what_would_join_it(tmp_path, form, document):
    third = document.claims.in_document_order()[2]
    path = written(tmp_path, form, Selection(verdicts=("disputed",)))
    factories.review(third, factories.user("ben", "reviewer"))

    assert whats(path) == {third.number: "new here: disputed"}


def page_of(user, query: str) -> Selection:
    chosen = filter_of(user, QueryDict(query), timezone.now())
    return exactly(chosen.qs, chosen.page, **chosen.described())


REPEATED = [
    "mark=disputed",
    "",
    "mark=disputed&mark=contested",
    "verdict=disputed&kind=legal",
    "status=settled",
    "document=D-{document}",
    "authority=SB19",
    "jurisdiction=us-co",
    "decided_from=2020-01-01&decided_to=2999-12-31",
    "changed_from=2020-01-01&changed_to=2999-12-31",
    "decided_to=2020-01-01",
    "tag={tag}",
    "text_changed=no",
    "found=original",
    "text=pays",
    "text=pays+-council&status=settled",
    "source=act",
    "backing=one",
    "backing=none&document=D-{document}",
]


def in_forms(queries: list[str]) -> pytest.MarkDecorator:
    """All queries in one form, and the first of them in every form: they stand in all manifests alike."""
    first, *others = FORMS
    asked = [(first, query) for query in queries] + [(form, queries[0]) for form in others]
    return pytest.mark.parametrize(("form", "query"), asked, indirect=["form"], ids=str)


@in_forms(REPEATED)
@pytest.mark.parametrize("role", ["viewer", "reviewer"])
def test_the_filter_of_a_page_is_asked_again(tmp_path, form, document, role, query):
    """What a page would show now and its export lacks is new, and nothing else is."""
    ann, reader = factories.user("ben", "reviewer"), factories.user("rea", role)
    perform("tag", document.claims.first(), by=ann, label="Ask")
    query = query.format(document=document.pk, tag=Tag.objects.get().pk)
    if role == "viewer":
        query = query.replace("&mark=contested", "").replace("status=settled", "")
    path = written(tmp_path, form, page_of(reader, query))
    before = set(page_of(reader, query).claims())
    third = document.claims.in_document_order()[2]
    Claim.objects.filter(pk=third.pk).update(jurisdiction="US-CO", kind="legal")
    perform("mention", third, by=ann, kind="bill", key="SB19-216")
    perform("tag", third, by=ann, label="Ask")
    third.refresh_from_db()
    factories.review(third, ann)
    factories.claim(factories.document("The board met in 1903.\n"))

    found = compare(path)

    new = set(page_of(reader, query).claims()) - before
    told = {finding.claim for finding in found.findings if finding.what.startswith("new here")}
    assert found.is_complete
    assert told == {claim.number for claim in new}


@in_forms(["mark=open", "assignee=me", "recheck=due", "reviewer={reviewer}", "text=share&assignee=me"])
def test_a_filter_that_cannot_be_asked_again_is_told(tmp_path, form, document, query):
    reader = factories.user("rea", "lead")
    path = written(tmp_path, form, page_of(reader, query.format(reviewer=User.objects.get(username="ann").pk)))

    found = compare(path)

    assert (found.is_current, found.is_complete) == (True, False)


@in_forms(["text=secret", "source=secret", "backing=one", "backing=none"])
def test_what_one_reviewer_alone_sees_is_not_told_of_an_export(tmp_path, form, document, query):
    """A first review in confidence, of a claim that the reviewer's own page would show or not."""
    ann = User.objects.get(username="ann")
    blind = factories.claim(factories.document("The board met in 1903.\n", reviews_required=2))
    chosen = page_of(ann, f"{query}&document=D-{blind.document_id}")
    path, is_told = written(tmp_path, form, chosen), blind in chosen.claims()
    factories.cite(blind, ann, title="The secret act", url="https://secret.example/")

    found = compare(path)

    assert (found.findings, found.notes, found.is_complete) == ([], [], True)
    assert found.sealed == int(not is_told)


def test_ticked_claims_and_files_of_before_are_no_list_that_grows(tmp_path, form, document):
    path = written(tmp_path, form, exactly(document.claims.settled()))
    before = written(tmp_path, form, Selection(text_changed=TextChanged.INCLUDE, shown={"mark": "Disputed"}))

    assert not compare(path).is_complete
    assert not compare(before).is_complete
    assert not compare(path).findings


def test_a_file_whose_page_told_a_command_s_filter_too_is_compared_by_the_page(tmp_path, document):
    third = document.claims.in_document_order()[2]
    path = written(tmp_path, ("json", False), page_of(factories.user("rea", "viewer"), "verdict=disputed"))
    whole = json.loads(path.read_text())
    of_before = {"verdict": [], "status": [], "document": None, "text_changed": "include"}
    whole["manifest"]["filter"] |= of_before
    path.write_text(json.dumps(whole))

    assert compare(path).is_current
    factories.review(third, factories.user("ben", "reviewer"))
    assert whats(path) == {third.number: "new here: disputed"}


def test_a_filter_that_no_page_has_is_told(tmp_path, document):
    path = written(tmp_path, ("json", False), page_of(factories.user("rea", "viewer"), "mark=disputed"))
    path.write_text(path.read_text().replace('"mark": [', '"weather": ['))

    assert compare(path).notes == ["The filter it names is none that a page has."]
