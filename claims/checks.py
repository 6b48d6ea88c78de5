"""Checks of the installation that Django runs before a command."""

from typing import Any

from django.core.checks import CheckMessage, Warning

from claims.text.worth import BadModel, read_model
from claims.worth import team_file


def check_worth_model(**_options: Any) -> list[CheckMessage]:
    """The file that FACTCHECK_WORTH_MODEL names is a model."""
    path = team_file()
    if path is None:
        return []
    try:
        read_model(path)
    except BadModel as error:
        told = f"FACTCHECK_WORTH_MODEL names {path}, which is not used: {error}"
        hint = "The shipped model ranks claims instead. “manage.py train_worth” writes this file."
        return [Warning(told, hint=hint, id="claims.W001")]
    return []
