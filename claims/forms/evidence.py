"""Forms for what stands beside a claim: citations, notes, authorities."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claims.acts.grounds import EXPECTED
from claims.choices import AuthorityKind, SourceKind, Stance, Verdict, Weight
from claims.forms.base import ActForm, Errors
from claims.forms.claim import PartForm
from claims.forms.fields import Day, Line, Words, choices_of
from claims.models import Citation, Source
from claims.refusal import Refused
from claims.services.desk.bundle import Step
from claims.services.sources.citing import joined
from claims.text.citing import read_citation

BLANK_CITATIONS = 1
BLANK_PARTS = 3
MAX_ROWS = 20
# What the line itself may say; where it was typed into a field of its own, that holds.
READ_FROM_LINE = ("title", "publisher", "identifier", "pinpoint", "excerpt")

# What is typed of the source itself, and what the source calls it where that is otherwise.
TYPED_OF_SOURCE = ("title", "publisher", "identifier", "source_kind", "weight")
SOURCE_FIELDS = {"source_kind": "kind"}


class CitationForm(ActForm):
    """One line that names a source, in whatever words; what the source says of the claim, and where."""

    typed = ("url", "title", "publisher", "identifier", "pinpoint", "excerpt")
    aliases = {"source": "url", "citation": "url"}

    url = Line(
        label=_("Source"),
        required=False,
        help_text=_("An address, a law, a bill, a DOI, a case, or free words"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "off"}),
    )
    stance = forms.ChoiceField(
        label=_("Stance"), choices=Stance.choices, required=False, initial=Stance.SUPPORTS, widget=forms.RadioSelect
    )
    pinpoint = Line(label=_("Pinpoint"), required=False, help_text=_("Section, page or paragraph"))
    excerpt = Words(label=_("Excerpt"), rows=2, required=False, help_text=_("The source’s own words"))
    accessed_on = Day(label=_("Accessed on"), required=False, initial=timezone.localdate)
    title = Line(label=_("Title"), required=False)
    publisher = Line(label=_("Publisher"), required=False)
    identifier = Line(label=_("Identifier"), required=False, help_text=_("Bill or law number, DOI, docket"))
    source_kind = forms.ChoiceField(
        label=_("Kind of source"), choices=choices_of(SourceKind, empty=_("as the line says")), required=False
    )
    weight = forms.ChoiceField(label=_("Weight"), choices=choices_of(Weight, empty=_("not weighed")), required=False)

    twice = forms.ChoiceField(
        choices=[
            ("join", _("One citation: add the pinpoint and the excerpt to the one I have")),
            ("beside", _("Another citation: keep both")),
        ],
        required=False,
    )

    def __init__(self, *args: Any, user: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        # The citation of the same source that this person has on the claim in this round, once the page has looked.
        self.twin: Citation | None = None

    def expect(self, verdict: str) -> None:
        """Choose the stance that one expects of a source for this verdict, where nothing was typed yet."""
        if isinstance(self.data, QueryDict) and not self.is_given and verdict in EXPECTED:
            sent = self.data.copy()
            sent[self.add_prefix("stance")] = EXPECTED[Verdict(verdict)]
            self.data = sent

    def steps(self, act: str) -> list[Step]:
        data = self.named()
        if self.twin is None or data["twice"] != "join":
            return [Step(act, data, origin=self)]
        return [
            Step(act, data | joined(self.twin, data), origin=self),
            Step("uncite", {"citation": self.twin.pk}, origin=self),
        ]

    def named(self) -> dict[str, Any]:
        """What was typed, with what the line itself says."""
        data = dict(self.cleaned_data)
        data["stance"] = data["stance"] or Stance.SUPPORTS
        line = data["url"].strip()
        known = self._known(line)
        if known is not None:
            return data | {"source": known}
        read = read_citation(line)
        data |= {name: data[name] or getattr(read, name) for name in READ_FROM_LINE}
        # What may not be cited is refused at the door, by name.
        return data | {
            "url": line if read.refusal else read.url,
            "source_kind": data["source_kind"] or read.kind,
        }

    def otherwise(self, source: Source) -> list[tuple[Any, str]]:
        """Label and words of what was typed of the source in fields of its own and is not what is known of it."""
        typed = ((name, str(self.cleaned_data[name]).strip()) for name in TYPED_OF_SOURCE)
        return [
            (self.fields[name].label, _label_of(self.fields[name], value))
            for name, value in typed
            if value and value != getattr(source, SOURCE_FIELDS.get(name, name))
        ]

    def _known(self, written: str) -> int | None:
        """The source that `written` names ("#12", or an identifier), of those this person may see."""
        sources = Source.objects.visible_to(self.user)
        number = written.removeprefix("#")
        if written.startswith("#") and number.isdecimal():
            found = sources.filter(pk=int(number[:18]))
        else:
            found = sources.filter(identifier=written) if written else sources.none()
        return found.values_list("pk", flat=True).first()

    @property
    def more(self) -> list[BoundField]:
        """What is seldom asked for."""
        return [self[name] for name in ("title", "publisher", "identifier", "source_kind", "weight", "accessed_on")]

    @property
    def has_more(self) -> bool:
        return any(field.errors or (self.is_bound and field.value()) for field in self.more[:5])


def _label_of(field: forms.Field, value: str) -> str:
    return str(dict(getattr(field, "choices", ())).get(value, value))


class NoteForm(ActForm):
    typed = ("body",)

    body = Words(label=_("Note"), rows=2, required=False, help_text=_("Markdown: **bold**, lists, [words](address)"))
    is_public = forms.BooleanField(
        label=_("Public: shown with the claim once it is settled"), required=False, initial=False
    )


class MentionForm(ActForm):
    typed = ("key",)

    kind = forms.ChoiceField(label=_("Kind of authority"), choices=AuthorityKind.choices, required=False)
    key = Line(label=_("Key"), required=False, help_text=_("Such as SB21-131 or 45 CFR 164.512(f)"))


class Rows(BaseFormSet):
    """Blank rows of one form, of which the typed ones count."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("error_class", Errors)
        super().__init__(*args, **kwargs)

    @property
    def given(self) -> list[ActForm]:
        return [form for form in self.forms if form.is_given]

    @property
    def is_given(self) -> bool:
        return bool(self.given)

    def is_valid(self) -> bool:
        return all(form.is_valid() for form in self.given)

    def steps(self, act: str) -> list[Step]:
        return [step for form in self.given for step in form.steps(act)]

    def typed_words(self) -> Iterator[str]:
        for form in self.given:
            yield from form.typed_words()


class Parts(Rows):
    """The parts of a split: one act for all rows."""

    def steps(self, act: str) -> list[Step]:
        return [Step(act, {"parts": [form.cleaned_data for form in self.given]}, origin=self)]

    def refuse(self, refusal: Refused) -> None:
        self.forms[0].refuse(refusal)


CitationRows = formset_factory(
    CitationForm, formset=Rows, extra=BLANK_CITATIONS, max_num=MAX_ROWS, absolute_max=MAX_ROWS
)
NoteRows = formset_factory(NoteForm, formset=Rows, extra=1, max_num=MAX_ROWS, absolute_max=MAX_ROWS)
PartRows = formset_factory(PartForm, formset=Parts, extra=BLANK_PARTS, max_num=MAX_ROWS, absolute_max=MAX_ROWS)
