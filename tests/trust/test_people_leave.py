"""A person who leaves takes nothing away (test 20)."""

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from claims.history import first_flaw
from claims.models import (
    Authority,
    BulkAct,
    Citation,
    Claim,
    Confirmation,
    DeskSettings,
    Dismissal,
    DroppedClaim,
    LostWork,
    Match,
    Mention,
    Note,
    OutsideCheck,
    Queue,
    Review,
    SameRule,
    SavedView,
    SignOff,
    SourceCopy,
    Tagging,
    Upload,
    Version,
)
from claims.services.likeness.same_rules import link
from claims.services.versions.intake import import_document
from claims.workflow import NotAllowed, perform
from tests import factories
from tests.kept import kept
from tests.trust import oracle, scenarios

# Everything that says who: each of these has to keep the person's row.
TRACES = [
    (Review, "reviewer"),
    (Citation, "reviewer"),
    (Note, "author"),
    (Confirmation, "reviewer"),
    (Dismissal, "dismissed_by"),
    (Mention, "named_by"),
    (Version, "imported_by"),
    (Claim, "holder"),
    (Claim, "assignee"),
    (Version, "acknowledged_by"),
    (SameRule, "linked_by"),
    (Match, "decided_by"),
    (Queue, "owner"),
    (SignOff, "signed_by"),
    (SourceCopy, "added_by"),
    (OutsideCheck, "brought_in_by"),
    (Tagging, "tagged_by"),
    (LostWork, "author"),
    (BulkAct, "owner"),
    (SavedView, "owner"),
    (Upload, "owner"),
]
# How a person likes the desk is nobody else's business, and goes with them.
OWN = [(DeskSettings, "owner")]


@pytest.fixture
@kept
def reviewer(db):
    """Somebody with one of everything."""
    cast = scenarios.cast()
    factories.review(cast.claim, cast.author)
    factories.note(cast.claim, cast.author)
    perform("mention", cast.claim, by=cast.author, kind="bill", key="SB19-999")
    question = cast.document.newest_version.sentences.get(kind="question")
    perform("dismiss", cast.document, by=cast.author, sentences=[question.pk], reason="question")
    last = cast.document.claims.in_document_order().last()
    perform("take", last, by=cast.author)
    perform("assign", last, by=cast.lead, assignee=cast.author)
    import_document(body=scenarios.CHANGED.encode(), filename="b.md", document=cast.document)
    changed = Claim.objects.get(text_changed=True)
    perform("place", changed, by=cast.author, quote=scenarios.FIRST.replace("216", "217"))
    perform("confirm", changed, by=cast.author)
    leave_newer_traces(cast, last)
    import_document(body=b"# Own\n\nOhio sent 12 files in 2019.\n", filename="c.md", by=cast.author)
    return cast.author


def leave_newer_traces(cast, last):
    perform("mention", last, by=cast.author, kind="act", key="The Other Act")
    one, other = (Authority.objects.get(key=key) for key in ("SB19-999", "The Other Act"))
    link(authority=one, other=other, by=cast.author)
    match = Match.objects.create(
        claim=min(cast.claim, last, key=id_of), other=max(cast.claim, last, key=id_of), kind="similar", score=0.5
    )
    perform("confirm_match", last, by=cast.author, match=match.pk)
    at = timezone.now()
    Version.objects.filter(pk=cast.document.newest_version_id).update(acknowledged_by=cast.author)
    Queue.objects.create(owner=cast.author, title="Mine", opened_at=at, used_at=at)
    leave_traces_beside_the_work(cast, at)


def leave_traces_beside_the_work(cast, at):
    author, source = cast.author, Citation.objects.filter(reviewer=cast.author).first().source
    SignOff.objects.create(
        version=cast.document.newest_version, signed_by=author, signed_at=at, statement="Checked.", event_number=10**9
    )
    SourceCopy.objects.create(
        source=source, round=1, added_by=author, added_at=at, sha256="0" * 64, media_type="text/plain", size=1, chars=1,
        importer="text", importer_version="1",
    )  # fmt: skip
    OutsideCheck.objects.create(
        claim=cast.claim, place="row 1", file_sha256="0" * 64, brought_in_by=author, created_at=at
    )
    perform("tag", cast.claim, by=author, label="urgent")
    BulkAct.objects.create(owner=author, act="tag", title="Tag", created_at=at)
    SavedView.objects.create(owner=author, name="Mine", list_name="site", created_at=at)
    Upload.objects.create(owner=author, filename="a.csv", body=b"x", created_at=at)
    gone = DroppedClaim.objects.create(claim_number=10**9, document=cast.document)
    LostWork.objects.create(dropped=gone, author=author)


def id_of(row):
    return row.pk


def test_deactivating_a_person_loses_nothing(reviewer):
    before = oracle.everything()

    reviewer.is_active = False
    reviewer.save(update_fields=["is_active"])

    assert oracle.everything() == before
    assert first_flaw() is None
    with pytest.raises(NotAllowed):
        perform("note", Claim.objects.first(), by=User.objects.get(pk=reviewer.pk), body="From outside.")


def test_django_refuses_to_delete_a_person_who_left_a_trace(reviewer):
    before = oracle.everything()

    with pytest.raises(ProtectedError):
        reviewer.delete()

    assert oracle.everything() == before


@pytest.mark.parametrize(("model", "field"), TRACES, ids=lambda part: getattr(part, "__name__", part))
def test_each_trace_alone_keeps_the_row_of_its_person(reviewer, model, field):
    """Past Django: the foreign keys of the database itself."""
    other = factories.user("other-hand", "reviewer")
    for held, column in TRACES:
        rows = held._base_manager.filter(**{column: reviewer})
        if (held, column) == (model, field):
            assert rows.exists()
        else:
            rows.update(**{column: other})

    with pytest.raises(IntegrityError), transaction.atomic():
        delete_past_django(reviewer)
        connection.check_constraints()


@pytest.mark.django_db(transaction=True)
def test_the_database_refuses_to_commit_the_deletion_of_a_reviewer():
    cast = scenarios.cast()
    factories.review(cast.claim, cast.author)

    with pytest.raises(IntegrityError), transaction.atomic():
        delete_past_django(cast.author)

    assert User.objects.filter(pk=cast.author.pk).exists()


def test_a_person_without_a_trace_may_go(db):
    """The negative control."""
    nobody = factories.user("nobody", "reviewer")

    delete_past_django(nobody)

    connection.check_constraints()


def delete_past_django(person):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM auth_user_groups WHERE user_id = %s", [person.pk])
        cursor.execute("DELETE FROM auth_user WHERE id = %s", [person.pk])


def test_every_link_to_a_person_is_among_the_traces():
    links = {
        (relation.related_model, relation.field.name)
        for relation in User._meta.related_objects
        if relation.related_model._meta.app_label == "claims"
    }

    assert links == {*TRACES, *OWN}
