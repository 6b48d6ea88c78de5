"""What exports take beside their peers: `DATABASE_URL=… python tests/benchmarks/bench_exports.py [FORM …]`.

Over the store that `store.py` filled: the verified and disputed claims (30 in a hundred) in each form, each in a
process of its own, and the same columns by the peers; and a backup, where the store is embedded. Prints one table:
claims a second, times a peer, peak memory, and how long a writer waited at most meanwhile. The peers run on SLICE
claims, since the whole takes them an hour; their rate does not rise with more. They are an extra: pip install -e
".[bench]".
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")

import django

django.setup()

from django.db import connection, connections, transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from claims.exports import Selection, write_export  # noqa: E402
from claims.exports.reading import read_moment  # noqa: E402
from claims.exports.rows import Row, Wanted  # noqa: E402
from claims.models import ChainHead, Claim  # noqa: E402
from claims.services.store.backup import back_up  # noqa: E402
from claims.services.store.snapshot import snapshot  # noqa: E402

SLICE = 400
WANTED = Selection(verdicts=("verified", "disputed"))
BETWEEN_WRITES = 0.05


def ours(form: str) -> Callable[[Path], int]:
    def export(folder: Path) -> int:
        return write_export(WANTED, format=form, output=folder / f"claims.{form}").claims

    return export


def plain_csv(folder: Path) -> int:
    """The same columns of the same rows through the csv module: what the language takes."""
    import csv

    from claims.exports.csv_export import COLUMNS, cells_of

    count = 0
    with (
        (folder / "plain.csv").open("w", newline="", encoding="utf-8") as file,
        read_moment(WANTED, Wanted(in_lines=True)) as moment,
    ):
        rows = csv.writer(file)
        rows.writerow(COLUMNS)
        for batch in moment.batches():
            rows.writerows(map(cells_of, batch))
            count += len(batch)
    return count


def plain_json_lines(folder: Path) -> int:
    """orjson over the same rows."""
    import orjson

    count = 0
    with (folder / "plain.jsonl").open("wb") as file, read_moment(WANTED) as moment:
        for batch in moment.batches():
            for row in batch:
                file.write(orjson.dumps(Row._make(row)._asdict(), option=orjson.OPT_APPEND_NEWLINE))
            count += len(batch)
    return count


def plain_xlsx(folder: Path) -> int:
    """XlsxWriter in constant memory over the same rows: a sheet of claims and one of citations."""
    from xlsxwriter import Workbook

    from claims.exports.csv_export import cells_of

    count = 0
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(folder / "plain.xlsx", options) as book, read_moment(WANTED) as moment:
        claims, citations, line = book.add_worksheet(), book.add_worksheet(), 0
        for batch in moment.batches():
            for row in batch:
                claims.write_row(count, 0, cells_of(Row._make(row)._replace(citations=[])))
                count += 1
                for citation in Row._make(row).citations:
                    citations.write_row(line, 0, [cell for cell in citation[8:] if cell is not None])
                    line += 1
    return count


def import_export(_folder: Path) -> int:
    from tests.benchmarks.export_peers import import_export_csv

    return import_export_csv(SLICE)


def tables2(_folder: Path) -> int:
    from tests.benchmarks.export_peers import tables2_csv

    return tables2_csv(SLICE)


def backup(folder: Path) -> int:
    """The whole store, which is embedded, for the sake of whoever writes meanwhile."""
    back_up(folder / "store.backup", at=timezone.now())
    return Claim.objects.count()


RUNS: dict[str, Callable[[Path], int]] = {
    "csv": ours("csv"),
    "jsonl": ours("jsonl"),
    "xlsx": ours("xlsx"),
    "plain-csv": plain_csv,
    "plain-jsonl": plain_json_lines,
    "plain-xlsx": plain_xlsx,
    "import-export": import_export,
    "tables2": tables2,
} | ({"backup": backup} if connection.vendor == "sqlite" else {})
# What each is held against, and whether more is better.
PEERS = {"csv": ("plain-csv", "import-export", "tables2"), "jsonl": ("plain-jsonl",), "xlsx": ("plain-xlsx",)}


class Writer(threading.Thread):
    """Writes the smallest thing there is, again and again, and remembers the longest time it took."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.is_done, self.longest = threading.Event(), 0.0

    def run(self) -> None:
        while not self.is_done.wait(BETWEEN_WRITES):
            start = time.perf_counter()
            with transaction.atomic():
                head = ChainHead.objects.get(pk=1)
                ChainHead.objects.filter(pk=1).update(hash=head.hash)
            self.longest = max(self.longest, time.perf_counter() - start)
        connections.close_all()


def run(name: str) -> dict[str, float]:
    """In this process: claims, seconds of wall and of processor, peak in MiB."""
    with tempfile.TemporaryDirectory() as folder:
        wall, processor = time.perf_counter(), time.process_time()
        claims = RUNS[name](Path(folder))
        wall, processor = time.perf_counter() - wall, time.process_time() - processor
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"claims": claims, "wall": wall, "processor": processor, "peak": peak}


def apart(name: str) -> dict[str, float]:
    """In a process of its own, since the peak of a process never falls; a writer goes on here meanwhile."""
    writer = Writer()
    writer.start()
    told = subprocess.run([sys.executable, __file__, "--run", name], check=True, capture_output=True, text=True).stdout
    writer.is_done.set()
    writer.join()
    return json.loads(told) | {"longest_wait": writer.longest}


def table(found: dict[str, dict[str, float]]) -> None:
    print(f"{'':<14}{'claims':>9}{'seconds':>9}{'claims/s':>10}{'peak MiB':>10}{'writer waited':>15}  beside its peers")
    for name, one in found.items():
        rate = one["claims"] / one["wall"]
        beside = ", ".join(
            f"{rate / (found[peer]['claims'] / found[peer]['wall']):.2f}x {peer}"
            for peer in PEERS.get(name, ())
            if peer in found
        )
        print(
            f"{name:<14}{one['claims']:>9.0f}{one['wall']:>9.1f}{rate:>10.0f}{one['peak']:>10.0f}"
            f"{one['longest_wait']:>13.1f} s  {beside}"
        )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--run"]:
        print(json.dumps(run(sys.argv[2])))
    else:
        with snapshot():
            total = sum(1 for _key in WANTED.claims().values_list("pk").iterator(chunk_size=10_000))
        print(f"{connection.vendor}: {total} verified and disputed claims; the peers on {SLICE} of them")
        names = sys.argv[1:] or list(RUNS)
        table({name: apart(name) for name in names})
