"""Searching: who finds what, and that nobody finds, counts, ranks or is shown what another may not see."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims import search
from claims.choices import Verdict
from claims.models import Anchor, Claim, Note, Source
from claims.search import Match, match
from claims.search.index import rebuild
from claims.search.stale import STALE
from claims.services.intake import import_document
from claims.services.sources import save_source
from claims.services.statement_index import index_of
from claims.text.hits import hits_in
from claims.text.query import parse_query
from claims.workflow import perform
from tests import factories

pytestmark = pytest.mark.django_db

TEXT = """# Data

Senate Bill 216 of 2019 bars sharing. HIPAA covers Medicaid records in 2024.

The governor appoints five members of the agencies.
"""


@pytest.fixture
def cast():
    return {name: factories.user(name, role) for name, role in PEOPLE.items()}


PEOPLE = {"author": "reviewer", "second": "reviewer", "lead": "lead", "viewer": "viewer"}


@pytest.fixture
def claims(cast):
    """By a word of each."""
    bill, hipaa, governor = factories.document(TEXT, by=cast["lead"]).claims.in_document_order()
    return {"bill": bill, "hipaa": hipaa, "governor": governor}


def found(text, user):
    claims = Claim.objects.visible_to(user)
    narrowed = set(Match(parse_query(text), user).narrow(claims))
    ranked = Match(parse_query(text), user).ranked(claims)
    if parse_query(text).wanted:
        assert set(ranked.keys) == {claim.pk for claim in narrowed}
    return narrowed


@pytest.fixture(params=["rare", "common"])
def any_number(request, monkeypatch):
    """The same claims are found whether their words count as common or not."""
    monkeypatch.setattr(match, "COMMON", 10_000 if request.param == "rare" else 0)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("medicaid ", ["hipaa"]),
        ("MEDICAID records", ["hipaa"]),
        ("records governor ", []),
        ("agency ", ["governor"]),
        ("govern", ["governor"]),
        ('"five members"', ["governor"]),
        ('"members five"', []),
        ('"bars sharing"', ["bill"]),
        ("in -medicaid ", []),
        ("five -medicaid ", ["governor"]),
        ("-medicaid ", ["bill", "governor"]),
        ("sb19-216 ", ["bill"]),
        # The words of two texts of a claim are no phrase.
        ('"sharing senate"', []),
        ("nothing such ", []),
    ],
)
def test_words_phrases_and_exclusions(cast, claims, any_number, text, names):
    assert found(text, cast["second"]) == {claims[name] for name in names}


def test_numbers_find_claims_and_documents(cast, claims, any_number):
    hipaa = claims["hipaa"]

    assert found(hipaa.number, cast["second"]) == {hipaa}
    assert found(f"{hipaa.number} governor ", cast["second"]) == set()
    assert found(f"D-{hipaa.document_id} governor ", cast["second"]) == {claims["governor"]}
    assert found(f"D-{hipaa.document_id}", cast["second"]) == set(claims.values())
    assert found(hipaa.number, cast["viewer"]) == set()


def test_the_number_typed_comes_first(cast, claims):
    perform("note", claims["bill"], by=cast["lead"], body=f"See {claims['governor'].number}.")

    ranked = Match(parse_query(claims["governor"].number), cast["lead"]).ranked(Claim.objects.all())

    assert ranked.keys == [claims["governor"].pk, claims["bill"].pk]


def test_what_a_claim_says_counts_more_than_what_was_found(cast, claims):
    perform("note", claims["bill"], by=cast["lead"], body="The governor, again the governor.")

    ranked = Match(parse_query("governor "), cast["lead"]).ranked(Claim.objects.all())

    assert ranked.keys == [claims["governor"].pk, claims["bill"].pk]


# Every text that a claim carries, in a round that is sealed, open, or settled; and who finds it.
TEAM = {"author", "second", "lead"}


def plant(claim, by):
    """A word of its own in each text of a claim."""
    fields = {"pinpoint": "plantpin", "excerpt": "plantexcerpt", "title": "planttitle", "publisher": "plantpublisher"}
    perform("cite", claim, by=by, stance="refutes", url="https://plant.example/", identifier="plantid", **fields)
    perform("note", claim, by=by, body="plantprivate")
    perform("note", claim, by=by, body="plantpublic", is_public=True)
    perform("decide", claim, by=by, verdict=Verdict.DISPUTED, rationale="plantrationale", correction="plantcorrection")


PLANTED = ["plantpin", "plantexcerpt", "planttitle", "plantpublisher", "plantid", "plantrationale", "plantcorrection"]


@pytest.mark.parametrize("word", [*PLANTED, "plantpublic", "plantprivate"])
def test_a_settled_claim_is_found_by_all_but_its_private_notes(cast, claims, word):
    plant(claims["bill"], cast["author"])

    readers = {name for name, user in cast.items() if found(f"{word} ", user)}

    assert readers == (TEAM if word == "plantprivate" else TEAM | {"viewer"})


@pytest.fixture
def sealed(cast):
    claim = factories.claim(factories.document(by=cast["lead"], reviews_required=2))
    plant(claim, cast["author"])
    return claim


@pytest.mark.parametrize("word", [*PLANTED, "plantpublic", "plantprivate"])
def test_a_sealed_round_is_found_by_its_author_alone(cast, sealed, any_number, word):
    readers = {name for name, user in cast.items() if found(f"{word} ", user)}

    assert readers == {"author"}


def test_sealed_words_and_those_everybody_reads_are_found_together(cast, sealed):
    assert found("agencies plantrationale ", cast["author"]) == {sealed}
    assert found("agencies -plantrationale ", cast["author"]) == set()
    assert sealed in found("agencies -plantrationale ", cast["second"])


def test_a_sealed_word_moves_nobody_elses_counts_or_ranks(cast, sealed):
    other = factories.claim(factories.document(by=cast["lead"]))
    text = "agencies "
    before = [Match(parse_query(text), cast[name]).ranked(Claim.objects.all()).keys for name in ("second", "viewer")]
    perform("note", sealed, by=cast["author"], body="agencies " * 50)
    after = [Match(parse_query(text), cast[name]).ranked(Claim.objects.all()).keys for name in ("second", "viewer")]

    assert after == before
    assert other.pk in before[0]


def test_when_a_round_opens_the_team_finds_its_words(cast, sealed):
    factories.review(sealed, cast["second"], Verdict.VERIFIED)

    assert found("plantrationale ", cast["lead"]) == {sealed}
    assert found("plantrationale ", cast["viewer"]) == set()


def test_a_reopened_claim_is_not_found_by_viewers_any_more(cast, claims):
    plant(claims["bill"], cast["author"])
    perform("reopen", claims["bill"], by=cast["second"], reason="New facts.")

    assert found("plantrationale ", cast["viewer"]) == set()
    assert found("plantrationale ", cast["second"]) == {claims["bill"]}


def test_a_second_review_seals_and_withdrawn_words_are_gone(cast, claims):
    plant(claims["bill"], cast["author"])
    perform("undo", claims["bill"], by=cast["author"])
    assert found("plantrationale ", cast["author"]) == set()

    perform("ask_second", claims["bill"], by=cast["author"], reason="Sure?")
    assert found("plantpin ", cast["second"]) == set()
    assert found("plantpin ", cast["author"]) == {claims["bill"]}


def test_every_change_is_found_at_once(cast, claims):
    governor, lead = claims["governor"], cast["lead"]
    perform("amend", governor, by=lead, statement="Five people sit on the council.")
    assert found("council ", lead) == {governor}
    perform("mention", governor, by=lead, kind="bill", key="SB21-131")
    assert found("SB21-131 ", lead) == {governor}
    newer = TEXT.replace("The governor appoints", "The mayor appoints").encode()
    import_document(body=newer, filename="x.md", by=lead, document=governor.document)
    assert governor not in found("governor ", lead)
    assert found("mayor ", lead)


def test_a_source_renamed_is_found_by_its_new_name(cast, claims):
    plant(claims["bill"], cast["author"])
    source = Source.objects.get(title="planttitle")

    save_source(source=source, by=cast["lead"], seen=source.lock_version, title="renamed")

    assert found("renamed ", cast["viewer"]) == {claims["bill"]}
    assert found("planttitle ", cast["viewer"]) == set()


def test_a_claim_that_is_gone_is_found_by_nobody(cast, claims):
    perform("drop", claims["governor"], by=cast["lead"], reason="No claim.")

    assert found("governor ", cast["lead"]) == set()
    assert stale() == 0


def unseen_note(claim, author, body):
    return Note(claim=claim, round=1, author=author, body=body, created_at=timezone.now())


def stale():
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM {STALE}")
        return cursor.fetchone()[0]


def test_what_is_written_round_the_door_waits_for_the_next_change(cast, claims):
    Note.objects.bulk_create([unseen_note(claims["hipaa"], cast["lead"], "smuggled")])
    assert stale() == 1
    assert found("smuggled ", cast["lead"]) == set()

    perform("note", claims["bill"], by=cast["lead"], body="Another.")

    assert stale() == 0
    assert found("smuggled ", cast["lead"]) == {claims["hipaa"]}


def test_a_rebuilt_index_finds_the_same(cast, claims, sealed):
    words = ["plantrationale ", "agencies ", "medicaid ", "sb19-216 "]
    before = [found(word, user) for word in words for user in cast.values()]

    assert search.rebuild(connection) == Claim.objects.count()

    assert [found(word, user) for word in words for user in cast.values()] == before


@pytest.mark.postgres
def test_tables_are_measured_only_where_there_are_claims():
    def measured() -> list[str]:
        with CaptureQueriesContext(connection) as queries:
            rebuild(connection)
        return [query["sql"] for query in queries if query["sql"].startswith("ANALYZE")]

    Claim.objects.all().delete()
    assert measured() == []
    factories.claim()
    # Ours alone: those that a server's databases share would be locked for as long as the index is built.
    (sql,) = measured()
    assert all(table.startswith("claims_") for table in sql.removeprefix("ANALYZE ").split(", "))


def test_a_lost_trigger_rebuilds_the_index(cast, claims):
    with connection.cursor() as cursor:
        name = "claims_search_note_insert"
        cursor.execute(f"DROP TRIGGER {name}" + ("" if connection.vendor == "sqlite" else " ON claims_note"))
    Note.objects.create(
        claim=claims["hipaa"], round=1, author=cast["lead"], body="unseen", created_at="2026-01-01T00:00Z"
    )

    search.install(connection)

    assert found("unseen ", cast["lead"]) == {claims["hipaa"]}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=40))
def test_any_text_can_be_searched_for(cast, claims, text):
    query = parse_query(text)

    for user in (cast["lead"], cast["viewer"]):
        assert Match(query, user).ranked(Claim.objects.visible_to(user)).keys is not None
        list(Match(query, user).narrow(Claim.objects.visible_to(user)))


WORDS = ["senate", "bill", "216", "hipaa", "covers", "records", "record", "governor", "agencies", "five", "the", "of"]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=3), is_phrase=st.booleans(), is_open=st.booleans())
def test_both_engines_find_what_marking_finds(cast, claims, words, is_phrase, is_open):
    """Statement and quote alone: each engine, and the marking in Python, agree on what has all the words."""
    text = f'"{" ".join(words)}"' if is_phrase else " ".join(words)
    query = parse_query(text if is_open else f"{text} ")

    def has(claim):
        texts = [claim.statement, *(anchor.quote for anchor in claim.anchors.all()), *keys_of(claim)]
        return all(any(hits_in(one, query._replace(terms=(term,))) for one in texts) for term in query.terms)

    assert found(text if is_open else f"{text} ", cast["lead"]) == {claim for claim in claims.values() if has(claim)}


def keys_of(claim):
    return [mention.authority.key for mention in claim.mentions.all()]


@pytest.mark.parametrize("person", ["second", "viewer", "lead"])
def test_no_page_shows_counts_or_marks_a_sealed_word(client, cast, sealed, person):
    """The whole page, with what the search box gives back of the query itself taken out."""
    client.force_login(cast[person])
    for word in [*PLANTED, "plantpublic", "plantprivate"]:
        for address in ("/claims/", "/admin/claims/claim/"):
            html = client.get(address, {"text": word}).content.decode()
            shown = re.sub(r'value="plant\w+"|text=plant\w+', "", html)
            assert "plant" not in shown
            assert "<mark>" not in shown
            if person != "viewer" or address == "/claims/":
                assert re.search(r'role="status"[^>]*>0 claims', html)


def test_hits_are_marked_and_other_texts_shown_in_snippets(client, cast, claims):
    plant(claims["bill"], cast["author"])
    client.force_login(cast["viewer"])

    html = client.get("/claims/", {"text": "plantrationale bars "}).content.decode()

    assert "<mark>bars</mark>" in html
    assert re.search(r'<span class="snippet-label">Rationale</span>\s*<mark>plantrationale</mark>', html)
    assert re.search(r'role="status"[^>]*>1 claim<', html)


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


@pytest.mark.postgres
def test_rare_words_are_counted_and_ranked_in_one_go(claims, cast):
    asked = Match(parse_query("medicaid "), cast["lead"])
    with CaptureQueriesContext(connection) as queries:
        ranked = asked.ranked(Claim.objects.all())

        assert ranked.keys == [claims["hipaa"].pk]
        assert asked.count_in(Claim.objects.all()) == 1

    # The other one asks whether there are words of one's own.
    assert len(queries) == 2


@pytest.mark.postgres
def test_common_words_are_only_counted_on_the_way(monkeypatch, claims, cast):
    monkeypatch.setattr(match, "COMMON", 1)
    asked = Match(parse_query("of "), cast["lead"])

    ranked = asked.ranked(Claim.objects.all())

    assert set(ranked.keys) == {claims["bill"].pk, claims["governor"].pk}
    assert asked.is_common


def test_raised_and_lowered_digits_are_found_as_people_type_them(cast):
    body = "# Sums\n\nRye paid $45¹ million in 2019. Troy let out 12 t of CO₂ in 2020. Utica sold 7 km² to the state.\n"
    rye, troy, utica = factories.document(body, by=cast["lead"]).claims.in_document_order()

    for typed, claim in {
        "45 ": rye, '"45¹ million"': rye, "45¹ ": rye,
        "CO2 ": troy, "co₂ ": troy, "co2": troy,
        "km2 ": utica, "km² ": utica, '"7 km"': utica,
    }.items():  # fmt: skip
        assert found(typed, cast["author"]) == {claim}, typed
    assert found("451 ", cast["author"]) == set()
    assert found("450", cast["author"]) == set()


def test_they_are_taken_out_of_the_index_as_they_were_put_in(cast):
    claim = factories.document("# Sums\n\nRye paid $45¹ million in 2019.\n", by=cast["lead"]).claims.get()
    index = index_of(connection)

    def counted(*stems):
        found = index.counts(stems)
        return [found.get(stem, 0) for stem in stems]

    assert counted("45", "451") == [1, 0]

    perform("amend", claim, by=cast["author"], statement="Rye paid CO₂ taxes.")
    assert counted("45", "co2") == [0, 1]
    index.rebuild()
    assert counted("45", "co2") == [0, 1]
    perform("drop", claim, by=cast["author"], reason="None.")
    assert counted("co2") == [0]


def test_triggers_that_an_earlier_release_wrote_are_written_anew(cast):
    index, claim = index_of(connection), factories.document(by=cast["lead"]).claims.first()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER claims_index_update")
            cursor.execute("CREATE TRIGGER claims_index_update AFTER UPDATE ON claims_claim BEGIN SELECT 1; END")
        else:
            cursor.execute(
                "CREATE OR REPLACE FUNCTION claims_index_statement() RETURNS trigger LANGUAGE plpgsql AS "
                "$$ BEGIN RETURN NULL; END $$"
            )

    index.install()

    perform("amend", claim, by=cast["author"], statement="Rye paid CO₂ taxes.")
    assert index.counts(["co2"]) == {"co2": 1}
