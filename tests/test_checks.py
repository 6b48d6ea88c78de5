"""What `manage.py check` says of an installation."""

import pytest

from claims.checks import check_worth_model
from claims.text.worth.shipped import SHIPPED


@pytest.mark.parametrize(("named", "says"), [("", None), (str(SHIPPED), None), ("/nowhere/worth.tsv", "No such file")])
def test_a_bad_model_file_is_told_by_name(settings, named, says):
    settings.FACTCHECK_WORTH_MODEL = named

    found = check_worth_model()

    assert len(found) == (says is not None)
    assert all(named in message.msg and says in message.msg and not message.is_serious() for message in found)
