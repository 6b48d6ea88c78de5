"""backup_store, restore_store, move_store: one sentence each, and a refusal is one too."""

import pytest
from django.core.management import call_command

from claims import history
from claims.choices import MatchKind
from claims.models import Claim, Match
from tests import factories
from tests.commands import refusal, run
from tests.trust.stores import empty_sqlite

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.sqlite
def test_a_backup_and_its_restoring_print_the_head(tmp_path):
    factories.document()
    path = tmp_path / "store.backup"

    said, _err = run("backup_store", path)

    head = "{}:{}".format(*history.head())
    assert said.endswith(f"rows to {path}. Head {head}\n")
    restored, _err = run("restore_store", path, "--replace")
    assert f"the history holds. Head {head} The store of before is kept as " in restored
    assert refusal("restore_store", path).startswith("There is a store with something in it at ")
    assert refusal("restore_store", tmp_path / "none", "--replace").endswith("none: No such file or directory.")
    assert refusal("backup_store", path) == f"There is a file at {path} already. With --replace it is written over."
    before = path.read_bytes()
    factories.document("The board met in 1903.\n")
    run("backup_store", path, "--replace")
    assert path.read_bytes() != before
    assert refusal("backup_store", tmp_path / "no" / "folder") == f"There is no folder {tmp_path / 'no'}."


@pytest.mark.postgres
@pytest.mark.parametrize("command", ["backup_store", "restore_store"])
def test_postgresql_has_its_own_tools(tmp_path, command):
    said = refusal(command, tmp_path / "store.backup")

    assert "pg_dump --format=custom --file=FILE test_" in said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.sqlite
def test_a_store_moves_to_where_the_environment_says(tmp_path):
    factories.document()
    older, newer = Claim.objects.order_by("pk")[:2]
    Match.objects.create(claim=older, other=newer, kind=MatchKind.SIMILAR, score=0.5)
    assert refusal("move_store").startswith("Set TARGET_DATABASE_URL")

    with empty_sqlite(tmp_path, migrated=False):
        said, told = run("move_store")
        again = refusal("move_store")
        call_command("migrate", database="target", verbosity=0)

    head = "{}:{}".format(*history.head())
    assert said.endswith(f"each read back and compared. Head {head}\n")
    assert "claims 3\n" in told
    assert "matches 1\n" in told
    assert again.startswith("The target is not empty")
