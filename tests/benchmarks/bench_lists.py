"""Lists and search at whatever size: `DATABASE_URL=… python tests/benchmarks/bench_lists.py` on a store of `store.py`.

Each line is measured against its peer in the same run, by processor time and by the clock, the median of RUNS. The
peer of pages is a plain ModelAdmin over the same columns and rows; the peer of search is `icontains` over the
statements alone, counted and cut to a page as the stock list does. Filters are held against our own first page.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")

import django

django.setup()

from django.contrib import admin  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from django.core.cache import cache  # noqa: E402
from django.db.models import Prefetch  # noqa: E402
from django.http import QueryDict  # noqa: E402
from django.template.backends.django import DjangoTemplates  # noqa: E402
from django.test import Client, RequestFactory  # noqa: E402
from django.utils import timezone  # noqa: E402

from claims.choices import Stance  # noqa: E402
from claims.lists import Listing  # noqa: E402
from claims.models import Anchor, Claim  # noqa: E402
from claims.services.listing import keyset  # noqa: E402

RUNS = 5
READER = "bench-lead"
# A rare word of the store, one in eleven claims, one in three; three words; a phrase.
# Each as it is first asked for: beside it nothing has been counted yet.
FILTERS = [
    "status=unreviewed",
    "status=settled",
    "verdict=disputed",
    "kind=legal",
    "kind=legal&status=settled",
    "mark=verified&kind=factual",
    "work=second",
    "work=text_changed",
    "work=open",
    "assignee=none",
    "decided_from=2020-01-01",
    "changed_from=2020-01-01",
    "jurisdiction=us-co",
    "found=changed",
    "found=gone",
    "source=county",
    "source=S-12",
    "source=county&status=settled",
    "authority=U.S.C.",
    "authority=1007",
    "backing=one",
    "backing=unsupported",
    "text=crelyor",
    "text=court",
]
# What most claims are, what many are, and what few are: these a ModelAdmin finds and counts by our index as well.
FILTERED = [
    ("settled", "status__exact=settled", "status=settled"),
    ("legal", "kind__exact=legal", "kind=legal"),
    ("legal, settled", "kind__exact=legal&status__exact=settled", "kind=legal&status=settled"),
    ("contested", "status__exact=contested", "mark=contested"),
]
SEARCHES = ["crelyor ", "benefits ", "court ", "school district demand ", '"school district"']


class Timed(NamedTuple):
    processor: float
    clock: float


class PlainAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Our columns, as one who knows Django shows them: what they need is fetched for the page, and not row by row."""

    list_display = (
        *("number", "statement", "quote", "tags", "status", "verdict", "document", "section", "kind", "citations"),
        *("changed_at", "decided_at"),
    )
    list_filter = ("status", "kind")
    list_select_related = ("document", "section")
    list_per_page = 25
    ordering = ("document_id", "place", "id")

    def get_queryset(self, request: Any) -> Any:
        newest = Prefetch("anchors", Anchor.objects.in_newest_version())
        return super().get_queryset(request).prefetch_related(newest, "citations", "taggings__tag")

    def quote(self, claim: Claim) -> str:
        return next((anchor.quote for anchor in claim.anchors.all()), "")

    def tags(self, claim: Claim) -> str:
        return ", ".join(tagging.tag.name for tagging in claim.taggings.all())

    def citations(self, claim: Claim) -> str:
        stances = [citation.stance for citation in claim.citations.all()]
        return " / ".join(str(stances.count(stance)) for stance in Stance)


class PlainSite(admin.AdminSite):
    def has_permission(self, request: Any) -> bool:
        return True


def timed(run: Callable[[], Any], before: Callable[[], Any] = lambda: None) -> Timed:
    before()
    run()
    processor, clock = [], []
    for _run in range(RUNS):
        before()
        started, began = time.process_time(), time.perf_counter()
        run()
        processor.append(1000 * (time.process_time() - started))
        clock.append(1000 * (time.perf_counter() - began))
    return Timed(statistics.median(processor), statistics.median(clock))


def told(what: str, ours: Timed, peer: Timed) -> None:
    shares = f"{ours.processor / peer.processor:5.2f} {ours.clock / peer.clock:5.2f}"
    print(
        f"{what:38} {ours.processor:8.1f} {ours.clock:8.1f} {peer.processor:9.1f} {peer.clock:8.1f} {shares}",
        flush=True,
    )


def stock_engine() -> DjangoTemplates:
    """Django's own templates: the product's stand before them under the same names."""
    folder = Path(django.__file__).parent / "contrib/admin/templates"
    processors = ["django.template.context_processors.request", "django.contrib.messages.context_processors.messages"]
    options = {"context_processors": processors}
    return DjangoTemplates({"NAME": "stock", "DIRS": [folder], "APP_DIRS": False, "OPTIONS": options})


def plain_page(query: str) -> Callable[[], Any]:
    site = PlainSite("plain")
    plain = PlainAdmin(Claim, site)
    stock = stock_engine().get_template("admin/change_list.html")
    person = User.objects.filter(is_superuser=True).first() or User(username="plain", is_superuser=True, is_staff=True)

    def run() -> Any:
        request = RequestFactory().get(f"/admin/claims/claim/?{query}")
        request.user = person
        shown: Any = plain.changelist_view(request)
        return stock.render(shown.context_data, request)

    return run


def page(client: Client, address: str) -> Callable[[], Any]:
    return lambda: client.get(address)


def pages(client: Client) -> None:
    total = Claim.objects.count()
    last = f"p={(total + 24) // 25}"
    first = timed(page(client, "/claims/"))
    told("first page", first, timed(plain_page("")))
    for what, plainly, query in FILTERED:
        told(f"filtered page ({what})", timed(page(client, f"/claims/?{query}")), timed(plain_page(plainly)))
    ours_last = timed(page(client, "/claims/?page=last"))
    told("last page", ours_last, timed(plain_page(last)))
    told("last page against our first", ours_last, first)
    for sort in ("-changed", "age", "status", "-verdict"):
        told(f"by {sort}, last page", timed(page(client, f"/claims/?sort={sort}&page=last")), first)
    told("the admin's list, in the order of work", timed(page(client, "/admin/claims/claim/")), first)


def filters(client: Client) -> None:
    """Counts of long lists are kept for a minute: here they are counted each time, as for whoever comes first."""
    first = timed(page(client, "/claims/"), cache.clear)
    told("first page, nothing counted yet", first, timed(plain_page("")))
    for query in FILTERS:
        told(query, timed(page(client, f"/claims/?{query}"), cache.clear), first)


def searches(client: Client, reader: User) -> None:
    for words in SEARCHES:

        def search(words: str = words) -> Any:
            given = QueryDict(mutable=True)
            given["text"] = words
            found = Listing(reader, given, at=timezone.now())
            return Claim.objects.in_bulk(found.page.keys), found.total

        def plain(words: str = words) -> Any:
            claims = Claim.objects.order_by("document_id", "place", "id")
            for word in [words.strip('"')] if words.startswith('"') else words.split():
                claims = claims.filter(statement__icontains=word)
            return claims.count(), list(claims[:25])

        peer = timed(plain)
        told(f"search {words.strip()}", timed(search), peer)
        told("  its whole page", timed(page(client, f"/claims/?text={words.replace(' ', '+')}")), peer)


def queues(reader: User) -> None:
    listing = Listing(reader, QueryDict(), at=timezone.now(), usual="work")
    claims = Claim.objects.order_by("-worth", "document_id", "place", "id")
    frozen = timed(lambda: keyset.keys_of(listing.claims, listing.order, 5000))
    told("5,000 claims of the queue", frozen, timed(lambda: list(claims.values_list("pk", flat=True)[:5000])))


if __name__ == "__main__":
    reader = User.objects.get(username=READER)
    visitor = Client(SERVER_NAME="127.0.0.1")
    visitor.force_login(reader)
    print(f"{Claim.objects.count()} claims; milliseconds: processor and clock, ours and the peer's, then ours / peer's")
    pages(visitor)
    filters(visitor)
    searches(visitor, reader)
    queues(reader)
