"""The claim's page and a step at the desk beside Django's own change form: `DATABASE_URL=… python
tests/benchmarks/bench_forms.py [selects]` on a store of `store.py`.

The peer is a plain ModelAdmin of claims with inlines for anchors, citations, notes and reviews, in two forms. With all
its foreign keys typed as numbers (`raw_id_fields`) it is the quickest that it can be, and nobody can fill it in. With
documents and people chosen by name, as Django gives them, and the other keys as numbers, somebody can. With `selects`
it is measured as Django gives it altogether as well, where each key offers every row there is: that takes minutes.
Peers are measured in turn with ours, by processor and clock, the median of RUNS. What is written is taken back.
"""

import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.benchmarks import bench_lists as lists  # noqa: I001  It sets Django up.

from django.contrib import admin
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import ForeignKey, Model
from django.template.response import TemplateResponse
from django.test import Client, RequestFactory

from claims.models import Anchor, Citation, Claim, Document, Note, Review

RUNS, STEPS = 9, 15
REVIEWER = "bench-reviewer-1"
INLINES = (Anchor, Citation, Note, Review)
# What each peer offers by name; its other keys are typed as numbers.
NUMBERS, BY_NAME, SELECTS = (), (Document, User), (Model,)


def typed(model: Any, by_name: tuple[type[Model], ...]) -> list[str]:
    """The foreign keys that are typed as numbers. An inline is the claim's in any case."""
    keys = [field for field in model._meta.fields if isinstance(field, ForeignKey) and field.editable]
    return [key.name for key in keys if key.related_model != Claim and not issubclass(key.related_model, by_name)]


def plain_form(person: User, claim: int, by_name: tuple[type[Model], ...]) -> Callable[[], Any]:
    """Django's change form of the claim, drawn with Django's own templates."""
    inlines = [
        type(
            f"Plain{model.__name__}Inline",
            (admin.TabularInline,),
            {"model": model, "raw_id_fields": typed(model, by_name)},
        )
        for model in INLINES
    ]
    # The workbench has no address for Django's "view on site".
    told = {"inlines": inlines, "view_on_site": False, "raw_id_fields": typed(Claim, by_name)}
    plain = type("PlainClaimAdmin", (admin.ModelAdmin,), told)(Claim, lists.PlainSite("plain"))
    stock = lists.stock_engine().get_template("admin/change_form.html")

    def run() -> Any:
        request = RequestFactory().get(f"/admin/claims/claim/{claim}/change/")
        request.user = person
        shown = plain.changeform_view(request, str(claim))
        assert isinstance(shown, TemplateResponse), shown
        return stock.render(shown.context_data, request)

    return run


def desk(person: User) -> lists.Timed:
    """Deciding a claim of one's queue until the next one shows, without a browser and without the commit."""
    client, processor, clock = Client(SERVER_NAME="127.0.0.1"), [], []
    with transaction.atomic():
        client.force_login(person)
        address = client.post("/admin/desk/open/", {"from": "mine"}).headers["Location"]
        for _step in range(STEPS):
            seen = Claim.objects.get(pk=address.rstrip("/").rpartition("/")[2]).lock_version
            act = {"act": "verdict:unverifiable+next", "seen": seen}
            started, began = time.process_time(), time.perf_counter()
            answer = client.post(address, act, headers={"HX-Request": "true"})
            processor.append(1000 * (time.process_time() - started))
            clock.append(1000 * (time.perf_counter() - began))
            address = answer.headers["HX-Push-Url"]
        transaction.set_rollback(True)
    return lists.Timed(statistics.median(processor), statistics.median(clock))


def best(run: Callable[[], lists.Timed]) -> lists.Timed:
    """Of several turns the quickest: whatever else the machine does only ever adds."""
    return min((run() for _turn in range(3)), key=lambda timed: timed.clock)


def main(with_selects: bool) -> None:
    lists.RUNS = RUNS
    lead, reviewer = User.objects.get(username=lists.READER), User.objects.get(username=REVIEWER)
    claim = Claim.objects.verified().in_document_order().filter(citations__isnull=False)[100].pk
    visitor = Client(SERVER_NAME="127.0.0.1")
    visitor.force_login(lead)
    print(f"{Claim.objects.count()} claims; milliseconds: processor and clock, ours and the peer's, then ours / peer's")
    peers = {
        "keys as numbers": plain_form(lead, claim, NUMBERS),
        "documents and people by name": plain_form(lead, claim, BY_NAME),
    }
    ours = {
        "claim's page": partial(lists.timed, lists.page(visitor, f"/claims/{claim}/")),
        "claim's page in the admin": partial(lists.timed, lists.page(visitor, f"/admin/claims/claim/{claim}/change/")),
        "step at the desk": partial(desk, reviewer),
    }
    for peer, form in peers.items():
        print(f"beside a plain form, {peer}:")
        for what, run in ours.items():
            lists.told(what, best(run), best(partial(lists.timed, form)))
    if with_selects:
        began = time.perf_counter()
        plain_form(lead, claim, SELECTS)()
        print(f"the plain form as Django gives it, each key a select: {time.perf_counter() - began:.1f} s, once")


if __name__ == "__main__":
    main("selects" in sys.argv[1:])
