"""One frozen moment, while others write."""

import threading
from contextlib import closing

import pytest
from django.db import connection, connections, transaction

from claims.models import Source
from claims.services.store.snapshot import snapshot


def in_another_connection(work) -> list[BaseException]:
    """Run `work` in a thread, which has a connection of its own; return what it raised."""
    raised: list[BaseException] = []

    def run() -> None:
        try:
            with closing(connections["default"]):
                work()
        except BaseException as error:
            raised.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(timeout=30)
    return raised


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_what_others_write_meanwhile_is_not_seen():
    with snapshot():
        assert Source.objects.count() == 0
        assert in_another_connection(lambda: Source.objects.create(title="Act")) == []
        assert Source.objects.count() == 0

    assert Source.objects.count() == 1


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_others_read_and_begin_to_write_meanwhile():
    def begin() -> None:
        with transaction.atomic():
            Source.objects.create(title="Act")
            transaction.set_rollback(True)

    with snapshot():
        assert Source.objects.count() == 0
        # atomic() here would hold the write lock, and this would wait in vain.
        assert in_another_connection(begin) == []
        assert Source.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_nothing_is_left_open():
    with pytest.raises(ZeroDivisionError), snapshot():
        Source.objects.count()
        raise ZeroDivisionError

    assert not connection.in_atomic_block
    Source.objects.create(title="Act")
    assert in_another_connection(lambda: Source.objects.get()) == []


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_nothing_can_be_written():
    with pytest.raises(Exception, match="read-only transaction"), snapshot():
        Source.objects.create(title="Act")


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_the_door_does_not_open_in_it():
    with pytest.raises(Exception, match="within a transaction"), snapshot(), transaction.atomic():
        Source.objects.create(title="Act")


@pytest.mark.django_db
def test_in_an_open_transaction_it_is_that_transaction():
    Source.objects.create(title="Act")

    with snapshot():
        assert Source.objects.count() == 1
