"""Do pages and exports stay as quick while the store grows? `python tests/benchmarks/bench_growth.py SMALL LARGE`.

SMALL and LARGE are addresses of databases that `store.py` filled, as with 10,000 and with 1,000,000 claims. They are
measured in turn, PASSES times, each time in a process of its own; of each line the best median counts, since whatever
else the machine does only ever adds. Prints milliseconds of both, and how many times the small store's the large one's
are: by the processor, which on PostgreSQL is that of this side alone, and by the clock. What is written is taken back.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")

PASSES, RUNS, STEPS = 2, 7, 12
# An export of a small store is over before a clock says much.
MIN_EXPORT_SECONDS = 4.0
READER, REVIEWER = "bench-lead", "bench-reviewer-1"
PAGES = {
    "list, first page": "/claims/",
    "list, filtered by kind and status": "/claims/?kind=legal&status=settled",
    "list, contested only": "/claims/?mark=contested",
    "list, last page": "/claims/?page=last",
    "search, a rare word": "/claims/?text=crelyor",
    "search, a common word": "/claims/?text=court",
    "claim": "/claims/{claim}/",
    "claim in the admin": "/admin/claims/claim/{claim}/change/",
    "dashboard": "/dashboard/",
}


# Milliseconds of the processor and by the clock.
Taken = tuple[float, float]


def measure() -> dict[str, Taken]:
    """In this process, of the database that DATABASE_URL names: what each line takes, for exports 1,000 claims."""
    import django

    django.setup()
    from django.contrib.auth.models import User
    from django.test import Client

    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(User.objects.get(username=READER))
    claim = a_settled_claim()
    found = {line: of_page(client, address.format(claim=claim)) for line, address in PAGES.items()}
    found["step at the desk"] = desk_steps(User.objects.get(username=REVIEWER))
    found["export, 1,000 claims as CSV"] = of_export()
    return found


def a_settled_claim() -> int:
    from claims.models import Claim

    found = Claim.objects.verified().in_document_order().filter(reviews__isnull=False)[100:101]
    return int(found.values_list("pk", flat=True)[0])


def of_page(client: Any, address: str) -> Taken:
    def ask() -> None:
        answer = client.get(address, follow=True)
        assert answer.status_code == 200, (address, answer.status_code)

    ask()
    return median(timed(ask) for _run in range(RUNS))


def timed(run: Callable[[], object]) -> Taken:
    started, began = time.process_time(), time.perf_counter()
    run()
    return 1000 * (time.process_time() - started), 1000 * (time.perf_counter() - began)


def median(taken: Iterable[Taken]) -> Taken:
    processor, clock = zip(*taken, strict=True)
    return statistics.median(processor), statistics.median(clock)


def desk_steps(person: Any) -> Taken:
    """Deciding a claim of one's queue until the next one shows, without a browser and without the commit."""
    from django.db import transaction
    from django.test import Client

    client = Client(SERVER_NAME="127.0.0.1")
    with transaction.atomic():
        client.force_login(person)
        taken = list(_steps(client))
        transaction.set_rollback(True)
    # The first ones put together what is asked again and again.
    return median(taken[3:])


def _steps(client: Any) -> Iterator[Taken]:
    from claims.models import Claim

    address = client.post("/admin/desk/open/", {"from": "mine"}).headers["Location"]
    for _step in range(STEPS):
        seen = Claim.objects.get(pk=address.rstrip("/").rpartition("/")[2]).lock_version
        act = {"act": "verdict:unverifiable+next", "seen": seen}
        started, began = time.process_time(), time.perf_counter()
        answer = client.post(address, act, headers={"HX-Request": "true"})
        yield 1000 * (time.process_time() - started), 1000 * (time.perf_counter() - began)
        address = answer.headers["HX-Push-Url"]


def of_export() -> Taken:
    from claims.exports import Selection, write_export

    claims, started, began = 0, time.process_time(), time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        while time.perf_counter() - began < MIN_EXPORT_SECONDS:
            wanted = Selection(verdicts=("verified", "disputed"))
            claims += write_export(wanted, format="csv", output=Path(folder) / "claims.csv").claims
    return 1e6 * (time.process_time() - started) / claims, 1e6 * (time.perf_counter() - began) / claims


def in_a_process(database: str) -> dict[str, Taken]:
    environment = os.environ | {"DATABASE_URL": database}
    command = [sys.executable, __file__, "--measure"]
    told = subprocess.run(command, env=environment, cwd=ROOT, check=True, stdout=subprocess.PIPE)
    found: dict[str, Taken] = json.loads(told.stdout)
    return found


def main(small: str, large: str) -> None:
    passes = [(in_a_process(small), in_a_process(large)) for _pass in range(PASSES)]
    print(f"{'milliseconds':38}{'processor':>18}{'ratio':>7}{'clock':>18}{'ratio':>7}")
    for line in passes[0][0]:
        told = f"{line:38}"
        for which in (0, 1):
            one, other = (min(found[side][line][which] for found in passes) for side in (0, 1))
            told += f"{one:9.1f}{other:9.1f}{other / one:7.2f}"
        print(told)


if __name__ == "__main__":
    if sys.argv[1:] == ["--measure"]:
        print(json.dumps(measure()))
    else:
        main(*sys.argv[1:])
