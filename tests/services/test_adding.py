"""Missed claims: the server cuts the words itself, and says what stands there already."""

import pytest

from claims.models import Claim
from claims.refusal import Refused
from claims.services.desk.adding import of_selection, of_sentence, sentences_near, shares
from claims.services.desk.trimming import Trim, trimmed
from claims.text import Span
from claims.text.characters import to_utf16
from claims.workflow import perform
from tests import factories

pytestmark = pytest.mark.django_db
TEXT = "The 🏛️ board 𝒂nd its chair met in Denver in 2020. Nobody knew. Bees sting.\n"


@pytest.fixture
def version(db):
    return factories.document(TEXT).newest_version


def first_block(version):
    return version.blocks.order_by("ordinal")[:1]


@pytest.mark.parametrize("quote", ["chair met", "🏛️ board", "Bees sting.", "𝒂nd"])
def test_a_selection_is_cut_from_the_text(version, quote):
    ordinal = first_block(version)[0].ordinal
    start = TEXT.index(quote)
    units = (to_utf16(TEXT, start), to_utf16(TEXT, start + len(quote)))

    assert of_selection(version, block=ordinal, units=units, quote=quote) == {"quote": quote, "start": start}


@pytest.mark.parametrize(
    ("units", "quote"),
    [((0, 3), "the"), ((5, 6), "x"), ((0, 9999), "The"), ((3, 3), ""), ((3, 4), " "), ((9, 4), "The")],
)
def test_words_that_are_not_there_are_refused(version, units, quote):
    with pytest.raises(Refused):
        of_selection(version, block=first_block(version)[0].ordinal, units=units, quote=quote)


def test_a_block_that_is_gone_is_refused(version):
    with pytest.raises(Refused):
        of_selection(version, block=99, units=(0, 3), quote="The")


def test_sentences_near_say_which_have_a_claim(version):
    found = sentences_near(version, first_block(version))

    assert [near.words for near in found] == [
        "The 🏛️ board 𝒂nd its chair met in Denver in 2020.",
        "Nobody knew.",
        "Bees sting.",
    ]
    claimed = {quote for claim in Claim.objects.all() for quote in claim.anchors.values_list("quote", flat=True)}
    assert [near.is_claimed for near in found] == [any(near.words.startswith(q[:8]) for q in claimed) for near in found]


def test_a_sentence_of_another_version_is_refused(version):
    other = factories.document().newest_version

    with pytest.raises(Refused):
        of_sentence(version, other.sentences.first().pk)


def test_shared_words_are_told_in_percent(version):
    rita = factories.user("rita", "reviewer")
    claim = perform("add", version.document, by=rita, quote="Bees sting.").made
    start = TEXT.index("Bees")

    assert shares(version, Span(start, start + 4)) == [(claim, 100)]
    assert (claim, 39) in shares(version, Span(start - 17, start + 11))


@pytest.mark.parametrize(
    ("written", "quote"),
    [
        ("end-less-word", "Bees"),
        ("start-less-word", "sting."),
        ("start-more-word", "knew. Bees sting."),
        ("start-more-sentence", "Nobody knew. Bees sting."),
    ],
)
def test_a_claim_is_trimmed_on_exact_words(version, written, quote):
    claim = perform("add", version.document, by=factories.user("rita", "reviewer"), quote="Bees sting.").made

    assert trimmed(claim, Trim.read(written)) == {"quote": quote, "start": TEXT.index(quote)}


@pytest.mark.parametrize("written", ["", "end", "end-less-page", "middle-less-word"])
def test_no_other_way_to_trim_is_known(written):
    with pytest.raises(Refused):
        Trim.read(written)


def test_a_quote_with_no_room_stays(version):
    claim = perform("add", version.document, by=factories.user("rita", "reviewer"), quote="Bees sting.").made

    with pytest.raises(Refused):
        trimmed(claim, Trim.read("end-more-word"))
