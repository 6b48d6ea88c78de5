"""What stands beside the words of a document: a card for each claim, and its entry in the list of all."""

from html import escape

from django.urls import reverse
from django.utils.translation import gettext as _

from claims.marks import MARKS
from claims.services.reading.lines import Line
from claims.services.reading.places import Beside, Place


def claim_id(number: str) -> str:
    """Where the claim's first place is, in the text of a version."""
    return number.lower()


def place_id(place: Place) -> str:
    return claim_id(place.number) if place.is_first else f"{claim_id(place.number)}-{place.start}"


def card_id(number: str) -> str:
    return f"card-{number.removeprefix('C-')}"


class Cards:
    def __init__(self, beside: Beside) -> None:
        self.beside = beside
        self.labels = {name: escape(str(mark.label)) for name, mark in MARKS.items()}
        self.icons = {name: escape(mark.icon) for name, mark in MARKS.items()}
        self.claims = reverse("claims")
        self.earlier = f'<span class="muted">{escape(_("On the words before:"))}</span> '
        # What is counted, of one and of more.
        self.citations, self.notes = (_("citation"), _("citations")), (_("note"), _("notes"))
        self.more, self.all = escape(_("more")), escape(_("claims"))

    def label(self, place: Place) -> str:
        label = self.labels[place.mark]
        return f"{label}, {escape(str(place.also))}" if place.also else label

    def card(self, place: Place) -> str:
        number = place.number
        own = f' id="{card_id(number)}"' if place.is_first else ""
        return (
            f'<li class="mark-{place.mark}"><a class="margin-card"{own} tabindex="-1"'
            f' href="{self.claims}{place.claim}/"><b data-icon="{self.icons[place.mark]}">{number}</b>'
            f" {self.label(place)}{self.counts(place.claim)}</a></li>"
        )

    def counts(self, claim: int) -> str:
        counted = (("citations", self.beside.citations, self.citations), ("notes", self.beside.notes, self.notes))
        return "".join(
            f'<span class="visually-hidden">,</span> <span class="n-{name}">{found[claim]}'
            f'<span class="visually-hidden"> {escape(words[found[claim] > 1])}</span></span>'
            for name, found, words in counted
            if claim in found
        )

    def cards(self, line: Line) -> str:
        """A row each, beside the words; those that have no room there are folded.

        They say again what is told at the marks, so nobody hears or tabs through them in the flow: whoever wants one
        goes there from its mark.
        """
        room = max(line.rows, 1)
        fits = len(line.places) <= room
        shown = line.places if fits else line.places[: room - 1]
        folded = line.places[len(shown) :]
        html = "".join(map(self.card, shown))
        if folded:
            icons = "".join(self.icons[place.mark] for place in folded[:9])
            html += (
                f'<li><details class="more-cards"><summary tabindex="-1">{len(folded)}'
                f" {self.more if shown else self.all}"
                f' <span class="mark-icons" aria-hidden="true">{icons}</span></summary>'
                f"<ul>{''.join(map(self.card, folded))}</ul></details></li>"
            )
        return f'<ul class="margin-cards" aria-hidden="true">{html}</ul>' if html else ""

    def entry(self, line: Line, place: Place) -> str:
        """Whole, since a page that is printed cannot be unfolded; on a screen the style folds what is long."""
        why = self.beside.rationales.get(place.claim, "").strip()
        # What was said and found of words that have changed since is not told as if it were of these.
        earlier = self.earlier if place.mark == "text_changed" else ""
        headline = f' <span class="why">{earlier}{escape(why)}</span>' if why else ""
        return (
            f'<li class="mark-{place.mark}"><a href="#{place_id(place)}">{place.number}</a> '
            f'<b data-icon="{self.icons[place.mark]}">{self.label(place)}</b> {escape(line.where)} '
            f"{earlier}{escape(place.statement)}{headline}</li>\n"
        )
