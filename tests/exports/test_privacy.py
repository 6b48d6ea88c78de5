"""What is private, or waits for a second review, is in no export. Canaries: unique words, planted and hunted."""

from itertools import count

import pytest

from claims.exports import Selection
from claims.models import Claim
from claims.services.checked.adopting import adopt
from claims.services.checked.bringing_in import draft_of_collection
from claims.services.checked.checked_files import open_checked
from claims.services.versions.intake import finish, import_document, store
from claims.workflow import perform
from tests import factories
from tests.exports.every_export import every_document, every_export, parts_of
from tests.exports.exported import exported, exported_json

pytestmark = pytest.mark.django_db


class Aviary:
    """Gives out unique words and remembers them."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self.birds: list[str] = []

    def bird(self) -> str:
        self.birds.append(f"canary{next(self._numbers):03d}x")
        return self.birds[-1]

    def found_in(self, *exports: bytes) -> list[str]:
        return [bird for bird in self.birds if any(bird.encode() in export for export in exports)]


@pytest.fixture
def cast():
    return [
        factories.user("ann", "reviewer"),
        factories.user("ben", "reviewer"),
        factories.user("lea", "lead"),
    ]


def told(aviary: Aviary) -> dict[str, str]:
    return {name: aviary.bird() for name in ("rationale", "correction")}


def cite(claim: Claim, by: object, aviary: Aviary) -> None:
    url = f"https://{aviary.bird()}.example/"
    factories.cite(
        claim, by, url=url, **{name: aviary.bird() for name in ("title", "publisher", "pinpoint", "excerpt")}
    )


def test_nothing_of_a_round_that_is_not_settled_comes_out(cast):
    ann, ben, _lea = cast
    aviary = Aviary()
    waiting, contested, cited = factories.document(reviews_required=2).claims.in_document_order()
    for claim, people in ((waiting, [ann]), (contested, [ann, ben])):
        for verdict, person in zip(("disputed", "partly_supported"), people, strict=False):
            cite(claim, person, aviary)
            perform("decide", claim, by=person, verdict=verdict, **told(aviary))
    cite(cited, ann, aviary)

    assert aviary.found_in(*every_export()) == []
    assert {claim["verdict"] for claim in exported_json()["claims"]} == {""}
    assert {claim["status"] for claim in exported_json()["claims"]} == {"second_review", "contested", "unreviewed"}


def test_nothing_of_an_earlier_round_or_an_undone_review_comes_out(cast):
    ann, ben, _lea = cast
    aviary = Aviary()
    reopened, undone, again = factories.document().claims.in_document_order()
    for claim in (reopened, undone, again):
        if claim == undone:
            factories.cite(claim, ann)
        else:
            cite(claim, ann, aviary)
        perform("decide", claim, by=ann, verdict="disputed", **told(aviary))
    perform("reopen", reopened, by=ben, reason=aviary.bird())
    perform("undo", undone, by=ann)
    # Settled after all in the round of the review that was undone; the evidence that was found stays evidence.
    perform("decide", undone, by=ben, verdict="unverifiable", rationale="Nothing was found.")
    perform("reopen", again, by=ben, reason=aviary.bird())
    perform("decide", again, by=ben, verdict="unverifiable", rationale="Nothing was found.")

    assert aviary.found_in(*every_export()) == []
    assert "Nothing was found." in exported().decode()


def test_nothing_that_is_private_comes_out():
    aviary = Aviary()
    ann, ben = (
        factories.user(
            aviary.bird(),
            "lead",
            email=f"{aviary.bird()}@team.example",
            first_name=aviary.bird(),
            last_name=aviary.bird(),
        )
        for _person in range(2)
    )
    body = b"Agencies share data in 2019.\n\nThe act of 2020 forbids it.\n\nSee below.\n"
    document = import_document(body=body, filename=f"{aviary.bird()}.md", by=ann, title="Report").document
    first, second = document.claims.in_document_order()[:2]
    for is_public in (False, True):
        factories.note(first, ann, aviary.bird(), is_public=is_public)
    perform("ask_second", second, by=ann, reason=aviary.bird())
    perform("assign", second, by=ann, assignee=ben)
    perform("take", second, by=ben)
    sentence = document.newest_version.sentences.order_by("-start")[0]
    perform("dismiss", document, by=ann, sentences=[sentence], reason="lead_in", remark=aviary.bird())
    cited = factories.cite(first, ann, excerpt="So.")
    factories.copy(cited, ann, f"So. {aviary.bird()}", filename=f"{aviary.bird()}.txt")
    factories.review(first, ann)
    whole = factories.document("One law of 2019 binds agencies.\n")
    factories.review(factories.claim(whole), ann)
    perform("sign_off", whole, by=ben, statement="Read whole.")
    perform("withdraw", whole, by=ben, reason=aviary.bird())
    perform("sign_off", whole, by=ben, statement="Read whole again.")

    assert len(aviary.birds) == 16
    assert aviary.found_in(*every_export()) == []


def test_nothing_of_a_check_made_elsewhere_comes_out_but_what_was_adopted(cast):
    ann, _ben, _lea = cast
    aviary = Aviary()
    public = _birds(aviary, 2)
    columns = ("Checked by", "Date", "Fact check URL", "Initials of the desk")
    rows = [["Claim", "Verdict", "Source", "Rationale", "Note", *columns]]
    rows.append(["One act binds.", "False", f"https://{public[0]}.example/", public[1], *_birds(aviary, 5)])
    rows.append(["Two acts bind.", *_birds(aviary, 8)])
    body = "\n".join(map(",".join, rows)).encode()
    file = open_checked(body, f"{aviary.bird()}.csv")
    document = finish(store(draft_of_collection(file, by=ann))).document
    assert aviary.found_in(*every_export()) == []

    adopted = [step.problem is None for step in adopt(document, file, by=ann)]

    assert adopted == [True, False]
    assert aviary.found_in(*every_export()) == public


def _birds(aviary: Aviary, number: int) -> list[str]:
    return [aviary.bird() for _column in range(number)]


def test_a_canary_in_a_public_field_is_found(cast):
    aviary = Aviary()
    claim = factories.claim(factories.document(title=aviary.bird()))
    cite(claim, cast[0], aviary)
    perform("decide", claim, by=cast[0], verdict="disputed", **told(aviary))

    assert aviary.found_in(exported()) == aviary.birds
    # The address stands in the row; the title of the document in the manifest.
    assert aviary.found_in(exported(format="csv")) == aviary.birds[1:]
    assert aviary.found_in(*parts_of(exported(format="xlsx"))) == aviary.birds
    [selection] = every_document()
    for format in ("report-html", "report-markdown", "report-docx", "letter-markdown", "letter-docx"):
        assert aviary.found_in(*parts_of(exported(selection, format))) == aviary.birds


def test_whose_claims_somebody_looked_at_stays_inside(settings):
    shown = Selection(shown={"reviewer": "ann", "assignee__username": "ben", "mark": "disputed", "holder": ""})

    assert shown.described()["shown"] == {"reviewer": "…", "assignee__username": "…", "mark": "disputed", "holder": ""}
    settings.FACTCHECK_SHOW_NAMES = True
    assert shown.described()["shown"]["reviewer"] == "ann"
