"""The figures of the dashboard, in its order: a new one is a function and a row here."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from claims.charts import trust, work
from claims.charts.figure import Figure


class Kind(NamedTuple):
    """`team`: for those who see claims before they are settled. `heavy`: reads much of a large store."""

    name: str
    title: Any
    build: Callable[[Any, datetime], Figure]
    team: bool = False
    heavy: bool = False


FIGURES = {
    kind.name: kind
    for kind in (
        Kind("documents", _("Status by document"), work.documents, heavy=True),
        Kind("growth", _("Claims and settled claims over time"), work.growth, team=True, heavy=True),
        Kind("decisions", _("Decisions a day"), work.decisions, team=True),
        Kind("durations", _("Time for a decision"), work.durations, team=True),
        Kind("ages", _("Age of open claims"), work.ages, team=True, heavy=True),
        Kind("agreement", _("Agreement of blind reviews"), trust.agreement, team=True, heavy=True),
        Kind("citations", _("What stands behind “verified”"), trust.citations, heavy=True),
        Kind("leaning", _("What the verified list leans on"), trust.leaning, heavy=True),
        Kind("versions", _("What new versions did to the verdicts"), trust.versions),
    )
}
