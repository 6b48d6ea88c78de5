"""What the claim list can be narrowed by. Each filter looks only where its user may look."""

from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from typing import Any

import django_filters as filters
from django import forms
from django.contrib.auth import get_user_model
from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from claims.choices import Kind, Status, Verdict
from claims.exports.page_filter import Page, page_told
from claims.forms.fields import reviewers_named
from claims.forms.filtering import (
    ConditionFilter,
    ConditionOfWords,
    DayFilter,
    DocumentFilter,
    ListFilter,
    PersonFilter,
    SearchFilter,
    sections_of,
    several,
    worded,
)
from claims.marks import MARKS, State, has_mark, states, states_of
from claims.models import Block, Claim, Tag, Tagging
from claims.models.claim import MAX_JURISDICTION_CHARS, ClaimQuerySet
from claims.models.sealing import nameless
from claims.models.verdict_wording import WORDED_VERDICTS
from claims.roles import reads_everything, sees_names
from claims.search import Match
from claims.services.listing.backing import BACKINGS, has_backing, is_cited, is_naming
from claims.services.listing.named_reviews import named_reviews, reviewers_named_to
from claims.services.listing.planning import RECHECKS, has_recheck, is_in
from claims.services.listing.survival import FOUND, is_found
from claims.services.listing.work import LABELS, KindOfWork, kinds_of_work, work_offered
from claims.text.query import parse_query

# Marks that a settled claim can show.
SETTLED_MARKS = ("text_changed", *Verdict.values)


# Filters that only a settled claim can pass.
DECIDED = ("verdict", "decided_from", "decided_to")
# Whether the words of the claims that pass did change.
CHANGED = {"yes": (True,), "no": (False,)}


class ClaimFilter(ListFilter):
    """The claims of `queryset`, which has to be what `user` may see already."""

    text = SearchFilter(
        method="with_words",
        label=_("Words or number"),
        help_text=_("All words, wherever they are said of a claim; “a phrase”, -without, SB19-216 or C-0142"),
        strip=False,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    mark = several([(mark.name, mark.label) for mark in MARKS.values()], method="with_mark", label=_("Mark"))
    document = DocumentFilter(
        label=_("Document"),
        help_text=_("Its number, such as D-3"),
        widget=forms.TextInput(attrs={"list": "documents-offered", "autocomplete": "off"}),
    )
    section = filters.ModelChoiceFilter(
        queryset=Block.objects.none(), label=_("Section"), empty_label=_("All sections")
    )
    verdict = several(WORDED_VERDICTS, label=_("Verdict"))
    status = several(Status.choices, label=_("Status"))
    kind = several(Kind.choices, label=_("Kind"))
    authority = ConditionOfWords(
        lambda _chosen, key: is_naming(key),
        label=_("Authority"),
        help_text=_("Part of a key, such as SB19-216 or 45 CFR"),
    )
    reviewer = PersonFilter(
        queryset=get_user_model()._default_manager.none(),
        method="with_review_by",
        label=_("Reviewer"),
        empty_label=_("Anybody"),
    )
    text_changed = ConditionFilter(
        lambda _chosen, name: Q(text_changed=name == "yes"),
        label=_("Words"),
        choices=[("yes", _("Changed since the verdict")), ("no", _("Unchanged"))],
        empty_label=_("Changed or not"),
    )

    work = filters.ChoiceFilter(method="with_work", label=_("Work"), choices=[], empty_label=_("All claims"))
    assignee = filters.ChoiceFilter(
        method="with_assignee", label=_("Assignee"), choices=[], empty_label=_("Anybody or nobody")
    )
    found = ConditionFilter(
        lambda _chosen, name: is_found(name),
        label=_("In the newest version"),
        choices=list(FOUND.items()),
        empty_label=_("Wherever it is"),
    )
    decided_from = DayFilter("decided_at", label=_("Decided from"))
    decided_to = DayFilter("decided_at", to=True, label=_("Decided to"))
    changed_from = DayFilter("changed_at", label=_("Changed from"))
    changed_to = DayFilter("changed_at", to=True, label=_("Changed to"))
    source = ConditionOfWords(
        lambda chosen, written: is_cited(written, chosen.user),
        label=_("Source"),
        help_text=_("Words of its title, publisher or address, its identifier, or its number, such as S-12"),
    )
    backing = ConditionFilter(
        lambda chosen, name: has_backing(name, chosen.user),
        label=_("Rests on"),
        choices=list(BACKINGS.items()),
        empty_label=_("Whatever it is"),
    )

    tag = filters.ModelChoiceFilter(
        queryset=Tag.objects.none(), method="with_tag", label=_("Tag"), empty_label=_("Any or none")
    )
    recheck = ConditionFilter(
        lambda chosen, name: has_recheck(name, chosen.at),
        label=_("Re-check"),
        choices=list(RECHECKS.items()),
        empty_label=_("Whenever"),
    )
    jurisdiction = ConditionOfWords(
        lambda _chosen, written: is_in(written), label=_("Jurisdiction"), max_length=MAX_JURISDICTION_CHARS,
        help_text=_("As it is written, such as US-CO"),
    )  # fmt: skip

    def __init__(self, data: Mapping[str, Any] | None, queryset: ClaimQuerySet, *, user: Any, at: datetime) -> None:
        super().__init__(data, queryset)
        self.user, self.at = user, at
        self._offer_what_is_visible()

    def _offer_what_is_visible(self) -> None:
        offered = self.filters
        offered["document"].extra["user"] = self.user
        offered["section"].queryset = sections_of(self.data.get("document", ""), self.user)
        offered["tag"].queryset = Tag.objects.visible_to(self.user)
        if sees_names(self.user):
            offered["reviewer"].queryset = reviewers_named_to(self.user)
        else:
            del offered["reviewer"]
        if reads_everything(self.user):
            offered["work"].extra["choices"] = [(name, LABELS[name]) for name in work_offered(self.user)]
            offered["assignee"].extra["choices"] = [("me", _("me")), ("none", _("nobody")), *reviewers_named()]
        else:
            for name in ("status", "work", "assignee"):
                del offered[name]
            offered["mark"].extra["choices"] = [(name, MARKS[name].label) for name in SETTLED_MARKS]

    @cached_property
    def match(self) -> Match | None:
        """The search, where there is one."""
        text = self._valid().get("text")
        return Match(parse_query(text), self.user) if text else None

    def with_words(self, claims: ClaimQuerySet, _name: str, value: str) -> ClaimQuerySet:
        return self.match.narrow(claims) if self.match else claims

    @cached_property
    def _work(self) -> dict[str, KindOfWork]:
        return {kind.name: kind for kind in kinds_of_work(self.user, self.at)}

    def with_work(self, claims: ClaimQuerySet, _name: str, value: str) -> ClaimQuerySet:
        return claims.filter(self._work[value].condition)

    def with_assignee(self, claims: ClaimQuerySet, _name: str, value: str) -> ClaimQuerySet:
        if value == "none":
            return claims.filter(assignee=None)
        hidden = nameless() & ~Q(status=Status.UNREVIEWED) & ~Q(assignee=self.user.pk)
        return claims.exclude(hidden).filter(assignee=self.user.pk if value == "me" else int(value))

    def with_mark(self, claims: ClaimQuerySet, _name: str, value: list[str]) -> ClaimQuerySet:
        wanted = Q()
        for name in value:
            wanted |= has_mark(name, self.at)
        return claims.filter(wanted)

    def with_review_by(self, claims: ClaimQuerySet, _name: str, value: Any) -> ClaimQuerySet:
        reviews = named_reviews(self.user).of_current_round()
        return claims.filter(pk__in=reviews.filter(reviewer=value).values("claim"))

    def with_tag(self, claims: ClaimQuerySet, _name: str, value: Tag) -> ClaimQuerySet:
        return claims.filter(pk__in=Tagging.objects.filter(tag=value).values("claim"))

    def others(self, *names: str) -> ClaimQuerySet:
        """What all filters but these leave of the claims; the words searched for are none of them."""
        claims: ClaimQuerySet = self.queryset.order_by()
        for name, value in self._valid().items():
            if name not in {"text", *names}:
                claims = self.filters[name].filter(claims, value)
        return claims

    def without(self, *names: str) -> ClaimQuerySet:
        """What all the other filters leave, to count what choosing a value of one would show.

        Where the words searched for are common, among the newest claims that have them.
        """
        claims = self.others(*names)
        return self.match.sample(claims) if self.match else claims

    def states(self, but: str = "") -> frozenset[State]:
        """The states that claims can have under all filters but one."""
        chosen = {name: value for name, value in self._valid().items() if name != but}
        allowed = states(chosen.get("status") or Status.values, *CHANGED.get(chosen.get("text_changed", ""), ()))
        if any(map(chosen.get, DECIDED)) or not reads_everything(self.user):
            allowed &= states([Status.SETTLED])
        if chosen.get("mark"):
            allowed &= frozenset().union(*map(states_of, chosen["mark"]))
        if chosen.get("work"):
            allowed &= self._work[chosen["work"]].states
        return allowed

    @property
    def in_use(self) -> frozenset[str]:
        return frozenset(name for name, value in self._valid().items() if value)

    def asked(self, *without: str) -> list[tuple[str, list[str]]]:
        """The filters in use but these, by name, each with the values that the address gives."""
        return sorted((name, self.data.getlist(name)) for name in self.in_use.difference(without))

    @property
    def page(self) -> Page:
        """The filters in use, to be asked again later."""
        return page_told(self._valid(), reads_all=reads_everything(self.user))

    def described(self) -> dict[str, str]:
        """The filters in use, by name, in the words of the page."""
        return {name: worded(self.filters[name], value) for name, value in self._valid().items() if value}

    def _valid(self) -> dict[str, Any]:
        """The values given, without those that are not valid."""
        return self.form.cleaned_data if self.is_bound and self.errors is not None else {}


def filter_of(user: Any, given: QueryDict, at: datetime, within: ClaimQuerySet | None = None) -> ClaimFilter:
    """The one reading of a list's address, for every page and its exports alike. What is empty filters nothing.

    `within` are the claims to choose from; all that `user` may see where nothing is said.
    """
    claims = Claim.objects.visible_to(user) if within is None else within
    data = given.copy()
    for name, values in given.lists():
        data.setlist(name, [value for value in values if value])
    return ClaimFilter(data or None, claims.in_document_order(), user=user, at=at)
