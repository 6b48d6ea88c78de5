"""Real processes, each with its own connection to the test database, forked from one warm server."""

import contextlib
import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection
from typing import Any, NamedTuple

from django.db import connection

from tests.trust import jobs

FULL = os.environ.get("FACTCHECK_TRUST_SCALE") == "full"
PEOPLE = 8
PATIENCE = 600 if FULL else 120
CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload(["pytest", "tests.trust.jobs"])


def figure(small: int, full: int) -> int:
    """How many: a small number in every run, the full one on demand."""
    return full if FULL else small


class Worker(NamedTuple):
    process: Any
    answers: Connection

    def result(self) -> Any:
        """What the job returned; raises AssertionError with its traceback where it failed or died."""
        assert self.answers.poll(PATIENCE), f"{self.process.name} said nothing for {PATIENCE} s"
        try:
            worked, answer = self.answers.recv()
        except EOFError:
            raise AssertionError(f"{self.process.name} died") from None
        self.process.join()
        assert worked, f"{self.process.name}: {answer}"
        return answer

    def kill(self) -> None:
        self.process.kill()
        self.process.join()

    @property
    def was_killed(self) -> bool:
        self.process.join(PATIENCE)
        return bool(self.process.exitcode == -signal.SIGKILL)


def start(job: Callable[..., Any], *args: Any, **options: Any) -> Worker:
    """Begin `job` in a process of its own."""
    database = connection.settings_dict["NAME"]
    answers, sender = CONTEXT.Pipe(duplex=False)
    process = CONTEXT.Process(
        target=jobs.answer, args=(sender, str(database), job, args, options), name=job.__name__, daemon=True
    )
    process.start()
    sender.close()
    return Worker(process, answers)


def together(job: Callable[..., Any], tasks: Sequence[Sequence[Any]], **options: Any) -> list[Any]:
    """Run `job` once per task, all at once; the answers come in the order of the tasks."""
    barrier = CONTEXT.Barrier(len(tasks))
    workers = [start(jobs.at_once, barrier, job, *task, **options) for task in tasks]
    try:
        return [worker.result() for worker in workers]
    finally:
        for worker in workers:
            worker.kill()
        wait_until_alone()


@contextlib.contextmanager
def killed_afterwards(workers: Sequence[Worker]) -> Iterator[None]:
    try:
        yield
    finally:
        for worker in workers:
            worker.kill()
        wait_until_alone()


def wait_until(happened: Callable[[], bool]) -> None:
    """Look until it is so; raises AssertionError after PATIENCE seconds."""
    deadline = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < deadline, f"not so after {PATIENCE} s"
        time.sleep(0.02)


def wait_until_alone() -> None:
    """PostgreSQL notices a moment later that a client was killed; only then its transaction is undone."""
    wait_until(lambda: not _strangers())


def _strangers() -> int:
    if connection.vendor != "postgresql":
        return 0
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = %s",
            [jobs.APPLICATION],
        )
        return int(cursor.fetchone()[0])
