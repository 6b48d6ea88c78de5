"""Lists show why a claim was found."""

import re

import pytest
from django.db import connection

from claims.models import Anchor
from claims.search.index import rebuild
from claims.workflow import perform
from tests.search.searching import plant

pytestmark = pytest.mark.django_db


def test_hits_are_marked_and_other_texts_shown_in_snippets(client, cast, claims):
    plant(claims["bill"], cast["author"])
    client.force_login(cast["viewer"])

    html = client.get("/claims/", {"text": "plantrationale bars "}).content.decode()

    assert "<mark>bars</mark>" in html
    assert re.search(r'<span class="snippet-label">Rationale</span>\s*<mark>plantrationale</mark>', html)
    assert re.search(r'role="status"[^>]*>\s*1 claim\s', html)


def test_the_admin_s_list_shows_why_a_claim_was_found(client, cast, claims):
    plant(claims["bill"], cast["author"])
    client.force_login(cast["lead"])
    shown = r'<span class="snippet-label">{}</span>\s*<mark>{}</mark>'

    html = client.get("/admin/claims/claim/", {"text": "plantrationale "}).content.decode()
    assert re.search(shown.format("Rationale", "plantrationale"), html)

    html = client.get("/admin/claims/claim/", {"text": "plantexcerpt "}).content.decode()
    assert re.search(shown.format("Citation", "plantexcerpt"), html)


def test_the_admin_s_list_shows_what_was_found_far_in_statement_and_quote(client, cast, claims):
    far = f"{'Words that lead nowhere. ' * 12}{{}} is named at last."
    Anchor.objects.filter(claim=claims["bill"]).update(quote=far.format("Quoteword"))
    perform("amend", claims["bill"], by=cast["author"], statement=far.format("Statementword"))
    rebuild(connection)
    client.force_login(cast["lead"])

    for word in ("Quoteword", "Statementword"):
        html = client.get("/admin/claims/claim/", {"text": f"{word} "}).content.decode()
        assert f"<mark>{word}</mark>" in html
