"""A claim's passage looks as in the document: at the desk, on the page where it is reviewed, and on its own page."""

import pytest

from claims.models import VersionText
from claims.services.versions.intake import import_document
from claims.workflow import perform
from tests import factories
from tests.views.oracle import read

pytestmark = pytest.mark.django_db

MARKDOWN = (
    "# The *plan*\n\nThe **town** paid `5` dollars *in June of* 2020, see [the <act>](https://leg.example/a).\n\n"
    "| City | Said |\n|---|---|\n| Rye | It met **in 2019**. |\n"
)
PAGE = "<h1>The <i>plan</i></h1><p>The <b>town</b> paid 5 &lt;dollars&gt; in 2020, see <a href='https://a.example/'>it</a>."


@pytest.fixture(params=["desk", "review", "page"])
def passage(request, cast, client):
    """What is shown of the passage of a claim: its words as they stand on the page, with what is around them."""

    def of(claim):
        client.force_login(cast.author)
        addresses = {"review": f"/admin/claims/claim/{claim.pk}/change/", "page": claim.get_absolute_url()}
        address = addresses.get(request.param)
        if address is None:
            opened = client.post("/admin/desk/open/", {"filters": f"document={claim.document_id}"})
            address = f"{opened.headers['Location'].rpartition('/')[0].rpartition('/')[0]}/{claim.pk}/"
        reader = read(client.get(address).content.decode())
        words = [one for one in reader.words if one.is_within("passage") and one.is_within("block")]
        return [one for one in words if not one.is_within("edge") and not one.is_within("block-label")]

    return of


def joined(words):
    return "".join(one.text for one in words)


def test_signs_of_markup_are_there_and_not_shown(cast, passage):
    document = factories.document(MARKDOWN, by=cast.lead)
    claim = perform("add", document, by=cast.author, quote="town** paid `5` dollars *in", statement="It paid.").made

    words = passage(claim)

    body = VersionText.objects.get().body
    blocks = document.newest_version.blocks.order_by("ordinal")
    assert joined(words) == "".join(body[block.start : block.end] for block in blocks[: len(blocks)])
    shown = joined(one for one in words if not one.is_within("sign"))
    assert "The town paid 5 dollars in June of 2020, see the <act>." in shown
    tags = {one.text: one.path[-1].tag for one in words if one.path[-1].tag in ("strong", "em", "code")}
    assert tags == {"plan": "em", "town": "strong", "5": "code", "in": "em", " June of": "em", "in 2019": "strong"}
    assert joined(one for one in words if one.is_within("current")) == claim.anchors.get().quote


def test_links_of_markdown_lead_there_and_do_not_show_where(cast, passage):
    body = "The town paid 5 dollars in 2020, see [*the* act](https://a.example/) and [a list](/there).\n"
    document = factories.document(body, by=cast.lead)
    claim = perform("add", document, by=cast.author, quote="act](https://a.example/) and", statement="It is so.").made

    words = passage(claim)

    assert joined(words) == body.strip()
    shown = joined(one for one in words if not one.is_within("sign"))
    assert shown == "The town paid 5 dollars in 2020, see the act and a list(/there)."
    linked = [one for one in words if one.is_within("doc-link")]
    assert joined(one for one in linked if not one.is_within("sign")) == "the act"
    assert {step.attributes["href"] for one in linked for step in one.path if step.tag == "a"} == {"https://a.example/"}
    assert joined(one for one in words if one.is_within("current")) == claim.anchors.get().quote


def test_links_of_a_page_lead_there(cast, passage):
    document = import_document(body=PAGE.encode(), filename="a.html", by=cast.lead).document

    words = passage(document.claims.get())

    assert "The town paid 5 <dollars> in 2020, see it." in joined(words)
    [linked] = [one for one in words if one.is_within("doc-link")]
    attributes = next(step.attributes for step in linked.path if step.tag == "a")
    assert (linked.text, attributes["href"]) == ("it", "https://a.example/")
    assert set(attributes["rel"].split()) == {"noreferrer", "noopener", "nofollow"}


def test_what_a_list_nests_stands_further_in(cast, passage):
    nested = "- The town paid 5 dollars in 2020.\n  - It paid them to Rye in 2021.\n    - Rye kept 3 of them in 2022.\n"
    document = factories.document(nested, by=cast.lead)

    words = passage(document.claims.order_by("place")[1])

    classes = [
        (one.text.strip(), step.attributes["class"].split())
        for one in words
        for step in one.path
        if "block" in step.attributes.get("class", "").split()
    ]
    depths = {text: next((name for name in names if name.startswith("depth-")), "") for text, names in classes if text}
    assert depths == {
        "The town paid 5 dollars in 2020.": "",
        "It paid them to Rye in 2021.": "depth-2",
        "Rye kept 3 of them in 2022.": "depth-3",
    }
