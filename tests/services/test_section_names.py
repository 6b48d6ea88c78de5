"""What sections are called: the document's own numbers hold, and ours never stand beside them."""

import pytest

from claims.models import Block
from claims.services.reading.section_names import name_sections


def names(*titles, title=False):
    """The names of headings, each written "label|words"; with `title` the first is that of the document."""
    headings = []
    for one in titles:
        label, bar, _words = one.partition("|")
        headings.append(Block(kind="heading", label=label if bar else "", title=one.replace("|", " ")))
    return name_sections(headings, headings[0] if title else None)


@pytest.mark.parametrize(
    ("titles", "told"),
    [
        # Numbers of the document's own, in the forms that importers find and writers use.
        (["Scope", "3.|Money", "4.|Law"], ["“Scope”", "§ 3", "§ 4"]),
        (["2.1 Scope", "2.2 Money"], ["§ 2.1", "§ 2.2"]),
        (["Section 3.|Money", "Section 4 Law"], ["Section 3", "Section 4"]),
        (["IV. Money", "Article V"], ["§ IV", "Article V"]),
        (["4)|Money", "(a)|Law", "Q2:|Who?"], ["§ 4", "(a)", "Q2"]),
        (["**1. Money**", "§ 2 Law"], ["§ 1", "§ 2"]),
        # Lone numbers count where they count.
        (["Town", "1 Money", "2 Law"], ["“Town”", "§ 1", "§ 2"]),
        (["3 ways to save", "5 ways to spend"], ["§ 1", "§ 2"]),
        # What is no number: bullets, somebody asking, years, words.
        (["-|Money", "Q:|Who?", "2024 in review", "Part of it", "A town"], ["§ 1", "§ 2", "§ 3", "§ 4", "§ 5"]),
        # A number that leads to two places leads nowhere by itself.
        (["Part A", "1.|Money", "Part B", "1.|Law"], ["Part A", "§ 1 “1. Money”", "Part B", "§ 1 “1. Law”"]),
    ],
)
def test_a_section_is_told_by_the_number_that_it_has_in_the_document(titles, told):
    assert [name.where for name in names(*titles)] == told


def test_the_title_of_the_document_does_not_count():
    assert [name.where for name in names("Town", "Money", "Law", title=True)] == ["“Town”", "§ 1", "§ 2"]
    assert [name.where for name in names("Town", "7.|Money", title=True)] == ["“Town”", "§ 7"]


def test_addresses_are_made_of_the_same_numbers_and_lead_to_one_place():
    found = names("Town", "4.|Money", "4.2|Cash", "0.|Law", "4.|Again", "Section 9.|End")

    keys = [name.key for name in found]
    assert keys == ["h-0", "h-1", "4-2", "h-3", "h-4", "section-9"]


def test_a_paragraph_is_told_with_its_section():
    numbered, lone, again, other = names("4.|Money", "Scope", "5.|Law", "5.|<Law>")

    assert numbered.paragraph(12) == "§ 4 ¶ 12"
    assert lone.paragraph(3) == "¶ 3 under “Scope”"
    assert again.paragraph(1) == "§ 5 ¶ 1 under “5. Law”"
    assert other.paragraph(1) == "§ 5 ¶ 1 under “5. <Law>”"
