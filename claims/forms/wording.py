"""What the verdicts are called, all on one form."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from claims.choices import VERDICT_MEANINGS, Verdict
from claims.forms.base import ActForm
from claims.forms.fields import Line, Words
from claims.models.verdict_wording import Wording


class WordingsForm(ActForm):
    def __init__(self, data: Any, stored: Mapping[str, Wording]) -> None:
        initial = {
            f"{verdict}_{part}": told._asdict()[part] for verdict, told in stored.items() for part in told._fields
        }
        super().__init__(data, initial=initial)
        for verdict in Verdict:
            label = _("“{verdict}” is called").format(verdict=verdict.label)
            self.fields[f"{verdict}_label"] = Line(label=label, required=False)
            self.fields[f"{verdict}_meaning"] = Words(
                label=_("and means"), required=False, rows=2, help_text=VERDICT_MEANINGS[verdict]
            )

    @property
    def words(self) -> dict[str, Wording]:
        given = self.cleaned_data
        return {
            verdict: Wording(given[f"{verdict}_label"].strip(), given[f"{verdict}_meaning"].strip())
            for verdict in Verdict.values
        }
