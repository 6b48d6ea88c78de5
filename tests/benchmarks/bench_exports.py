"""Time and memory of the exports: `DATABASE_URL=… python tests/benchmarks/bench_exports.py CLAIMS`.

Fills an empty, migrated database of its own with one document of that many claims, half of them settled with a review
and three citations, and prints for each form how long it took, how long the snapshot was held, and peak memory.
"""

import os
import resource
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")

import django

django.setup()

from django.contrib.auth.models import User  # noqa: E402
from django.utils import timezone  # noqa: E402

from claims.exports import Selection, TextChanged, reading, write_export  # noqa: E402
from claims.models import Citation, Claim, Review, Source  # noqa: E402
from tests import factories  # noqa: E402

BATCH = 500
RATIONALE = "What the sources bear out, and what they do not, in a sentence of the usual length. " * 4


def fill(claims: int) -> None:
    document = factories.document("".join(f"Agency {number} shares records under law.\n\n" for number in range(claims)))
    ann, now = User.objects.create(username="ann"), timezone.now()
    act = Source.objects.create(title="Act", publisher="State", url="https://leg.example/act")
    settled = list(document.claims.values_list("pk", flat=True))[::2]
    for first in range(0, len(settled), BATCH):
        part = settled[first : first + BATCH]
        given = {"round": 1, "reviewer": ann, "created_at": now}
        columns = {"status": "settled", "verdict": "disputed", "decided_at": now, "opened_round": 1}
        Claim.objects.filter(pk__in=part).update(**columns)
        Review.objects.bulk_create(
            Review(claim_id=pk, verdict="disputed", rationale=RATIONALE, quote_sha256="", **given) for pk in part
        )
        Citation.objects.bulk_create(
            Citation(claim_id=pk, source=act, stance="refutes", excerpt="It says otherwise. " * 8, **given)
            for pk in part
            for _citation in range(3)
        )


def measure(folder: Path, **form: object) -> str:
    read, held = reading._read, [0.0]

    def timed(moment: reading.Moment) -> None:
        start = time.perf_counter()
        read(moment)
        held[0] = time.perf_counter() - start

    reading._read = timed
    start = time.perf_counter()
    export = write_export(Selection(text_changed=TextChanged.INCLUDE), output=folder / "claims", **form)
    taken = time.perf_counter() - start
    reading._read = read
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size = (folder / "claims").stat().st_size / 1e6
    return f"{export.claims} claims, {size:.0f} MB in {taken:.1f} s (snapshot {held[0]:.1f} s), peak {peak:.0f} MiB"


if __name__ == "__main__":
    if not Claim.objects.exists():
        fill(int(sys.argv[1]))
        # Filling takes more memory than exporting, and the peak of a process never falls.
        sys.exit("Filled. Run it again to measure.")
    with tempfile.TemporaryDirectory() as folder:
        for form in ({"format": "json"}, {"format": "csv"}, {"format": "csv", "spreadsheet_safe": True}):
            print(form, measure(Path(folder), **form))
