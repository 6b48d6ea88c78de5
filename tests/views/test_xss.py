"""TRUST 34 for the site: whatever is in the words, titles and notes, a parser finds no element that they made."""

import pytest

from claims.choices import Verdict
from claims.models import Authority, Claim, Source
from claims.templatetags.notes import markdown
from claims.workflow import perform
from tests import factories
from tests.kept import kept
from tests.views.hostile import NOTES, PAYLOADS
from tests.views.oracle import dangers, read, text_of


@pytest.fixture
@kept
def hostile(db):
    """Every free text a page shows, each with every payload somewhere."""
    author, lead = (
        factories.user("author", "reviewer", first_name="<b>Rosa</b>", last_name="'\"><i>"),
        factories.user("lead", "lead"),
    )
    body = "# <u>Heading</u> &amp; <script>1</script>\n\n" + "\n\n".join(
        f"The state said {payload} in 2020." for payload in PAYLOADS
    )
    document = factories.document(
        body, by=lead, title=PAYLOADS[1], author=PAYLOADS[3], publisher=PAYLOADS[2], url="https://a.example/?q=%22%3E"
    )
    for number, claim in enumerate(document.claims.in_document_order()):
        payload = PAYLOADS[number % len(PAYLOADS)]
        perform("amend", claim, by=author, statement=payload + " was said.", claimant=payload)
        perform(
            "cite",
            claim,
            by=author,
            stance="refutes",
            title=payload,
            publisher=payload,
            identifier=f"{number} {payload}"[:500],
            pinpoint=payload,
            excerpt=payload,
        )
        perform("mention", claim, by=author, kind="act", key=f"{number} {payload}")
        for note in NOTES if number == 0 else [payload]:
            factories.note(claim, author, note, is_public=True)
        perform(
            "decide",
            claim,
            by=author,
            verdict=Verdict.DISPUTED,
            reason="invented",
            rationale=payload,
            correction=payload,
        )
    return document


def addresses(document):
    yield from [
        "/",
        "/documents/",
        "/claims/",
        "/claims/?page=2",
        "/authorities/",
        "/sources/",
        document.get_absolute_url(),
    ]
    yield f"/claims/?document={document.pk}"
    yield from (claim.get_absolute_url() for claim in Claim.objects.all())
    yield from (f"/authorities/{authority.pk}/" for authority in Authority.objects.all())
    yield from (f"/sources/{source.pk}/" for source in Source.objects.all())


@pytest.mark.either
@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("role", ["viewer", "lead"])
def test_no_page_has_an_element_of_foreign_making(client, hostile, role):
    client.force_login(factories.user("reader", role))
    seen = 0
    for address in addresses(hostile):
        response = client.get(address)
        assert response.status_code == 200, address
        html = response.content.decode()
        assert dangers(html) == [], address
        tags = [one.tag for one in read(html).elements]
        assert not {"base", "template", "plaintext", "u", "i"} & set(tags), address
        assert {"/sign-out/", "/claims/", "/reading/keys/", "/admin/desk/open/", "/views/", ""} >= {
            one.attributes.get("action", "") for one in read(html).elements
        }, address
        seen += "alert(1)" in text_of(html)
    assert seen > 30


@pytest.mark.parametrize("note", NOTES)
def test_a_note_makes_no_danger(note):
    assert dangers(markdown(note)) == []
    assert not {"h1", "h2"} & {one.tag for one in read(markdown(note)).elements}
    assert not [one for one in read(markdown(note)).elements if "style" in one.attributes]


def test_a_note_has_its_emphasis_its_lines_and_its_links():
    html = markdown("**Bold**, `code`\nand [a link](https://law.example/).")

    assert "<strong>Bold</strong>" in html
    assert "<br>" in html
    assert '<a href="https://law.example/" rel="noreferrer noopener nofollow">' in html


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:image/png;base64,AA", "/sign-out/", "//evil.example", "ftp://a.example"]
)
def test_what_is_no_address_of_the_web_becomes_no_link(address):
    assert "a" not in {one.tag for one in read(markdown(f"[click]({address}) <{address}>")).elements}


@pytest.mark.parametrize(
    ("note", "tags"),
    [
        ("# One\n\n## Two\n\n# Three", ["h3", "h4", "h3"]),
        # Begun low, or with a level left out: no gap below the page's own heading.
        ("#### One\n\n###### Two\n\n## Three", ["h3", "h4", "h3"]),
        ("# 1\n\n## 2\n\n### 3\n\n#### 4\n\n##### 5", ["h3", "h4", "h5", "h6", "h6"]),
        ("Title\n=====", ["h3"]),
    ],
)
def test_headings_of_a_note_stand_below_those_of_its_page(note, tags):
    assert [one.tag for one in read(markdown(note)).elements if one.tag.startswith("h")] == tags


def test_the_control_an_unescaped_payload_is_seen():
    assert dangers(f"<p>{PAYLOADS[0]}</p>") != []
