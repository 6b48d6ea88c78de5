"""Commands as somebody runs them."""

import io

import pytest
from django.core.management import CommandError, call_command


def run(command: str, *arguments: object) -> tuple[str, str]:
    """Return what the command said on standard output and on standard error."""
    out, err = io.StringIO(), io.StringIO()
    call_command(command, *map(str, arguments), stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def refusal(command: str, *arguments: object) -> str:
    with pytest.raises(CommandError) as refused:
        run(command, *arguments)
    assert refused.value.returncode != 0
    assert "\n" not in str(refused.value)
    return str(refused.value)
