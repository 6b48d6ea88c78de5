"""The model of check-worthiness in use: the team's own where FACTCHECK_WORTH_MODEL names one, else the shipped one."""

import logging
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from claims.text import Worth
from claims.text.worth import BadModel, Model, read_model, shipped_model

log = logging.getLogger(__name__)
# Scores are stored in thousandths: below that, the document's order decides.
DECIMALS = 3


def model_in_use() -> Model:
    """A bad file stops nobody's work: it is logged by name, and the shipped model ranks."""
    path = team_file()
    if path is None:
        return shipped_model()
    try:
        # A file that train_worth replaced is taken up with the next claim, without a restart.
        state = path.stat()
        return _read(path, state.st_mtime_ns, state.st_size)
    except (OSError, BadModel) as error:
        log.warning("The model of check-worthiness %s is not used: %s", path, error)
        return shipped_model()


@lru_cache(maxsize=1)
def _read(path: Path, _changed_ns: int, _size: int) -> Model:
    return read_model(path)


def team_file() -> Path | None:
    """The file that the setting names, whether it is there or not."""
    named = settings.FACTCHECK_WORTH_MODEL
    return Path(named) if named else None


def scores_of(statements: Iterable[str]) -> list[float]:
    """How much each claim is worth checking, as it is stored: it orders work and hides nothing."""
    model = model_in_use()
    return [round(model.score(statement), DECIMALS) for statement in statements]


def worth_of(statement: str) -> Worth:
    """The worth of a claim as it stands, with what spoke for and against it."""
    return model_in_use().worth(statement)
