"""Somebody was faster: both versions are shown, nothing is overwritten in silence, nothing typed is lost."""

from claims.models import Citation, Claim, Note, Source
from claims.workflow import perform
from tests import factories
from tests.admin.conftest import page_of
from tests.admin.visitor import Page


def test_a_stale_claim_form_shows_both_versions(cast, claim):
    url = page_of(claim)
    page = cast.sam.get(url)
    cast.rita.press(url, "save", words__statement="Theirs.", words__kind="legal")

    response = cast.sam.send(
        url, page, act="save", words__statement="Mine.", cite__0__url="https://mine.example/", note__0__body="My note"
    )

    html = response.content.decode()
    claim.refresh_from_db()
    assert response.status_code == 409
    assert claim.statement == "Theirs."
    assert all(words in html for words in ("Theirs.", "Mine.", "https://mine.example/", "My note", "Keep theirs"))
    assert not Citation.objects.exists()
    assert not Note.objects.exists()


def test_mine_over_theirs_writes_only_what_i_typed(cast, claim):
    url = page_of(claim)
    page = cast.sam.get(url)
    cast.rita.press(url, "save", words__statement="Theirs.", words__kind="legal", words__claimant="The agency")
    response = cast.sam.send(url, page, act="save", words__statement="Mine.", note__0__body="My note")

    again = cast.sam.send(url, Page(response.content.decode()), act="save")

    claim.refresh_from_db()
    assert again.status_code == 302
    assert (claim.statement, claim.kind, claim.claimant) == ("Mine.", "legal", "The agency")
    assert Note.objects.get().body == "My note"


def test_a_stale_decision_is_refused_with_what_happened_meanwhile(cast, claim):
    url = page_of(claim)
    page = cast.sam.get(url)
    cast.rita.press(url, "decide", decision__verdict="unverifiable", decision__rationale="No source at all.")

    response = cast.sam.send(url, page, act="decide", decision__verdict="not_checkable", decision__rationale="My words")

    html = response.content.decode()
    claim.refresh_from_db()
    assert response.status_code == 409
    assert claim.verdict == "unverifiable"
    assert "No source at all." in html
    assert "My words" in html
    assert ("act", "decide") not in Page(html).buttons, "it could only be refused"
    words = Page(html).words
    assert "“Decide” is no longer possible: the claim is Settled (Unverifiable)." in words
    assert "Reopen it, with your reason" in words
    theirs_and_mine = html[html.index("Both versions") :]
    assert theirs_and_mine.index("Unverifiable") < theirs_and_mine.index("Not checkable")
    # Deciding again is for nobody now; the refusal keeps the words.
    once_more = cast.sam.send(url, Page(html), act="decide")
    assert once_more.status_code == 422
    assert "My words" in once_more.content.decode()


def test_keep_theirs_shows_the_claim_as_it_is(cast, claim):
    url = page_of(claim)
    page = cast.sam.get(url)
    cast.rita.press(url, "save", words__statement="Theirs.")
    cast.sam.send(url, page, act="save", words__statement="Mine.")

    assert cast.sam.get(url).fields["words-statement"] == ["Theirs."]


def test_a_form_sent_twice_does_its_acts_once(cast, claim):
    url = page_of(claim)
    page = cast.rita.get(url)

    first = cast.rita.send(url, page, act="save", cite__0__url="https://a.example/")
    second = cast.rita.send(url, page, act="save", cite__0__url="https://a.example/")

    assert (first.status_code, second.status_code) == (302, 409)
    assert Citation.objects.count() == 1


def test_a_stale_description_shows_both_versions(cast, document):
    url = page_of(document)
    page = cast.lee.get(url)
    perform("describe", document, by=cast.lee.person, title="Theirs", publisher="Press")

    response = cast.lee.send(url, page, act="describe", about__title="Mine")

    document.refresh_from_db()
    html = response.content.decode()
    assert (response.status_code, document.title) == (409, "Theirs")
    assert "Theirs" in html
    assert "Mine" in html
    cast.lee.send(url, Page(html), act="describe")
    document.refresh_from_db()
    assert (document.title, document.publisher) == ("Mine", "Press")


def test_a_review_beside_another_writes_nothing_over(cast, claim):
    perform("ask_second", claim, by=cast.lee.person, reason="Delicate.")
    url = page_of(claim)
    page = cast.sam.get(url)
    cast.rita.press(url, "decide", decision__verdict="unverifiable", decision__rationale="A planted rationale")

    html = cast.sam.send(url, page, act="decide", decision__verdict="not_checkable").content.decode()

    assert "Give my review all the same" in html
    assert "Mine over theirs" not in html and "planted" not in html


def test_a_stale_source_shows_both_versions(cast, claim):
    source = factories.cite(claim, cast.rita.person).source
    url = page_of(source)
    page = cast.sam.get(url)
    cast.rita.send(url, title="Theirs")

    response = cast.sam.send(url, page, title="Mine")

    assert response.status_code == 409
    assert Source.objects.get().title == "Theirs"
    cast.sam.send(url, Page(response.content.decode()))
    assert Source.objects.get().title == "Mine"


def test_without_the_number_seen_nothing_that_counts_is_done(cast, claim):
    response = cast.rita.client.post(page_of(claim), {"act": "decide", "decision-verdict": "unverifiable"})

    assert response.status_code == 409
    assert Claim.objects.get(pk=claim.pk).status == "unreviewed"
