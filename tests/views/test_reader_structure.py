"""The reader keeps a document's own structure: its numbers, tables, lists and emphasis."""

import re

import pytest

from claims.models import VersionText
from claims.services.versions.intake import import_document
from claims.workflow import perform
from tests import factories
from tests.views.oracle import read, text_of

pytestmark = pytest.mark.django_db

NUMBERED = (
    "# The plan\n\n## Scope\n\nThe town passed the plan in 2020.\n\n"
    "## 4. Money\n\nThe town paid 5 dollars in 2020.\n\n## 5. Law\n\nThe mayor signed the act in 2019.\n"
)


def test_sections_have_the_numbers_that_the_document_gives_them(cast, page_of):
    document = factories.document(NUMBERED, by=cast.lead)

    html = page_of(cast.lead, document.get_absolute_url())

    numbers = [one.attributes["data-number"] for one in read(html).elements if "data-number" in one.attributes]
    assert [number for number in numbers if number.startswith("§")] == ["§", "§ 4", "§ 5"]
    ids = {one.attributes.get("id") for one in read(html).elements}
    assert {"s-4", "s-4-p-1", "s-5", "s-h-1-p-1"} <= ids
    listed = " ".join(text_of(html, "claim-list").split())
    assert "¶ 1 under “Scope” The town passed" in listed and "§ 4 ¶ 1 The town paid" in listed
    sections = " ".join(text_of(html, "section-nav").split())
    assert "§ 4 4." not in sections


def test_lists_name_a_section_by_its_number(cast, page_of):
    document = factories.document(NUMBERED, by=cast.lead)
    claim = document.claims.in_document_order()[1]

    assert "4. Money" in text_of(page_of(cast.lead, "/claims/"))
    assert "4. Money" in text_of(page_of(cast.lead, claim.get_absolute_url()))


TABLE = (
    "# Towns\n\n| City | Year | What it did |\n|---|---|---|\n"
    "| Rye | | The town paid 5 dollars in 2020. |\n| Troy | The mayor \\| signed <it> in 2019. | |\n"
)


def of_table(reader, tag):
    first = next(
        index for index, one in enumerate(reader.elements) if one.attributes.get("class", "")[:9] == "doc-table"
    )
    last = max(index for index, one in enumerate(reader.elements) if one.attributes.get("class") == "beside")
    found = [one.attributes for one in reader.elements[first:last] if one.tag == tag]
    return [attributes for attributes in found if attributes.get("class") != "beside"]


def test_a_table_is_one_with_each_cell_in_its_column(cast, page_of):
    document = factories.document(TABLE, by=cast.lead)

    reader = read(page_of(cast.lead, document.get_absolute_url()))

    assert [row["id"] for row in of_table(reader, "tr")] == ["b-1", "b-2", "b-3"]
    assert of_table(reader, "th") == [{"scope": "col"}] * 3
    assert len(of_table(reader, "td")) == 6


def test_the_words_of_a_row_stand_whole_and_what_is_between_its_cells_is_hidden(cast, page_of):
    document = factories.document(TABLE, by=cast.lead)

    reader = read(page_of(cast.lead, document.get_absolute_url()))

    words = [one for one in reader.words if one.is_within("words") and not one.is_within("beside")]
    body = VersionText.objects.get().body
    blocks = document.newest_version.blocks.order_by("ordinal")
    assert "".join(one.text for one in words).replace("\n", "") == "".join(body[one.start : one.end] for one in blocks)
    assert [one.text for one in words if one.is_within("gap")] == [" | ", " | ", " | | ", " | ", " |"]


def test_a_claim_in_a_cell_is_marked_there(cast, page_of):
    document = factories.document(TABLE, by=cast.lead)

    reader = read(page_of(cast.lead, document.get_absolute_url()))

    marked = "".join(one.text for one in reader.words if any(step.tag == "mark" for step in one.path))
    assert "The town paid 5 dollars in 2020" in marked
    cards = [one for one in reader.words if one.is_within("margin-cards")]
    assert cards and all(one.is_within("doc-table") and one.is_within("beside") for one in cards)


def test_a_row_that_is_drawn_anew_comes_in_a_table(cast, page_of):
    document = factories.document(TABLE, by=cast.lead)

    html = page_of(cast.author, document.get_absolute_url(), lines="2-2")

    assert '<div id="anew-lines"><table><tbody class="doc-line" id="s-1-p-2">' in html


def test_a_row_that_is_gone_is_struck_in_its_table(cast, page_of):
    longer = TABLE.replace("| Troy", "| Bath | 2019 | A board met there. |\n| Troy")
    document = factories.document(longer, by=cast.lead)
    shorter = TABLE.replace("signed", "vetoed")
    import_document(body=shorter.encode(), filename="a.md", by=cast.lead, document=document)

    html = page_of(cast.lead, f"{document.get_absolute_url()}v2/", since="1")

    assert '<tbody class="doc-line gone"><tr><td class="beside"></td><td class="words" colspan="3"><del' in html
    assert "Bath" in html and re.search(r"<td>[^\n]*<ins[^>]*>vetoed</ins>", html)


def test_lists_are_nested_and_keep_their_markers(cast, page_of):
    text = "# Towns\n\n3. It paid.\n   - A school.\n\n     So.\n5. It met.\n"
    document = factories.document(text, by=cast.lead)

    reader = read(page_of(cast.lead, document.get_absolute_url()))

    lines = [one for one in reader.words if one.is_within("doc-list") and one.is_within("words")]
    depths = [sum(step.tag == "li" for step in one.path) for one in lines]
    assert list(zip(depths, [one.text for one in lines], strict=True)) == [
        (1, "It paid."), (2, "A school."), (2, "So."), (1, "It met.")
    ]  # fmt: skip
    assert [one.text for one in reader.words if one.is_within("block-label")] == ["3.", "-", "5."]
    assert [one.tag for one in reader.elements if one.attributes.get("class") == "doc-list"] == ["ol", "ul"]


EMPHASIS = "# The *plan*\n\nThe **town** paid `5` dollars *in June of* 2020, see [the <act>](https://leg.example/a).\n"


def test_signs_of_markup_are_there_and_not_shown(cast, page_of):
    document = factories.document(EMPHASIS, by=cast.lead)

    html = page_of(cast.lead, document.get_absolute_url())

    words = [one for one in read(html).words if one.is_within("words")]
    body = VersionText.objects.get().body
    assert "".join(one.text for one in words) == "".join(
        body[block.start : block.end] for block in document.newest_version.blocks.order_by("ordinal")
    )
    shown = "".join(one.text for one in words if not one.is_within("sign"))
    assert shown == "The planThe town paid 5 dollars in June of 2020, see the <act>."
    assert {one.text: one.path[-1].tag for one in words if one.path[-1].tag in ("strong", "em", "code")} == {
        "plan": "em",
        "town": "strong",
        "5": "code",
        "in June of": "em",
    }
    assert '<li><a href="#s-1">' in html and ">§ 1</span> <bdi>The plan</bdi></a>" in html


def test_a_claim_within_emphasis_is_marked_on_its_words(cast, page_of):
    document = factories.document(EMPHASIS, by=cast.lead)
    for quote in ("June", "** paid `5` dollars *in", "5` dollars"):
        perform("add", document, by=cast.lead, quote=quote, statement=f"Says {quote}.")

    reader = read(page_of(cast.lead, document.get_absolute_url()))

    for claim in document.claims.filter(statement__startswith="Says"):
        card = f"card-{claim.number.removeprefix('C-')}"
        marked = [one for one in reader.words if any(step.attributes.get("data-card") == card for step in one.path)]
        assert "".join(one.text for one in marked) == claim.anchors.get().quote
        # A mark that another cuts in pieces begins with something to see.
        begun = [one for one in marked if any("data-told" in step.attributes for step in one.path)]
        assert any(not one.is_within("sign") for one in begun)


def test_words_that_changed_keep_the_signs_that_did(cast, page_of):
    document = factories.document(EMPHASIS, by=cast.lead)
    import_document(body=EMPHASIS.replace("town", "state").encode(), filename="a.md", by=cast.lead, document=document)

    html = page_of(cast.lead, f"{document.get_absolute_url()}v2/", since="1")

    assert '<span class="sign">**</span><del data-told="removed">town</del><ins data-told="added">state</ins>' in html


ADDRESS = "https://a.example/?a=1&amp;b=%22&quot;"
DRESSED = (
    f"<p>The <b>town</b> paid 5 dollars in 2020, <i>see <a href='{ADDRESS}'>the <b>act</b></a></i> "
    "<a href='javascript:alert(1)'>here</a>.</p>"
)


def test_emphasis_and_links_of_a_page_are_shown(cast, page_of):
    document = import_document(body=DRESSED.encode(), filename="a.html", by=cast.lead).document
    perform("add", document, by=cast.lead, quote="act here", statement="The act is here.")

    reader = read(page_of(cast.lead, document.get_absolute_url()))

    words = [one for one in reader.words if one.is_within("words")]
    assert "".join(one.text for one in words) == VersionText.objects.get().body
    assert {one.text for one in words if any(step.tag == "strong" for step in one.path)} == {"town", "act"}
    assert "".join(one.text for one in words if any(step.tag == "em" for step in one.path)) == "see the act"
    linked = [one for one in words if one.is_within("doc-link")]
    assert "".join(one.text for one in linked) == "the act"
    [address] = {step.attributes["href"] for one in linked for step in one.path if step.tag == "a"}
    assert address == 'https://a.example/?a=1&b=%22"'


def test_struck_words_of_a_page_are_shown_struck(cast, page_of):
    page = b"<p>The town paid <s>5</s> <b><strike>6</strike></b> dollars in <del>2019</del> 2020.</p>"
    document = import_document(body=page, filename="a.html", by=cast.lead).document

    reader = read(page_of(cast.lead, document.get_absolute_url()))

    words = [one for one in reader.words if one.is_within("words")]
    assert "".join(one.text for one in words) == "The town paid 5 6 dollars in 2020."
    assert "".join(one.text for one in words if any(step.tag == "s" for step in one.path)) == "5 6"


def test_a_link_that_was_stored_past_the_importer_leads_nowhere(cast, page_of):
    document = import_document(body=DRESSED.encode(), filename="a.html", by=cast.lead).document
    document.newest_version.blocks.update(looks="0:3:l:javascript:alert(1)")

    html = page_of(cast.lead, document.get_absolute_url())

    assert "javascript:" not in html and "doc-link" not in html
