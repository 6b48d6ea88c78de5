"""The dashboard: work first, then figures; each for those who may see what it counts."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.charts import FIGURES
from claims.choices import Verdict
from claims.models import Claim, Queue
from claims.services.desk.queues import open_queue
from claims.views import dashboard
from claims.workflow import perform
from tests import factories
from tests.views.oracle import dangers

pytestmark = pytest.mark.django_db

TEAM = {name for name, kind in FIGURES.items() if kind.team}


def figures_in(html):
    return {name for name in FIGURES if f'id="figure-{name}"' in html}


@pytest.mark.parametrize("person", ["author", "lead", "administrator", "viewer"])
def test_figures_of_the_team_are_for_the_team(newsroom, cast, page_of, person):
    html = page_of(getattr(cast, person), "/dashboard/")

    assert figures_in(html) == (FIGURES.keys() - TEAM if person == "viewer" else FIGURES.keys())
    assert dangers(html) == []


@pytest.mark.parametrize("name", list(FIGURES))
def test_each_figure_has_a_page_for_those_who_may_see_it(newsroom, cast, get, name):
    assert get(cast.author, f"/dashboard/{name}/").status_code == 200
    get(cast.viewer, f"/dashboard/{name}/", 404 if name in TEAM else 200)


def test_there_is_no_other_figure(newsroom, cast, get):
    get(cast.lead, "/dashboard/nothing/", 404)


def test_work_comes_first_and_leads_to_lists_and_queues(newsroom, cast, page_of):
    open_queue(owner=cast.author, claims=Claim.objects.all(), title="All of it", at=timezone.now())

    html = page_of(cast.author, "/dashboard/")

    assert html.index("Your work") < html.index("Status by document")
    assert "Continue your queue: All of it" in html
    assert 'name="filters" value="work=open"' in html
    assert "Contested, for you to settle" not in html


def test_a_pile_is_frozen_as_a_queue(newsroom, cast, client):
    client.force_login(cast.second)
    response = client.post("/admin/desk/open/", {"from": "list", "filters": "work=second"})

    assert response.status_code == 302
    assert list(Queue.objects.get().items.values_list("claim", flat=True)) == [newsroom.sealed.pk]


def test_viewers_have_no_work_row(newsroom, cast, page_of):
    assert "Your work" not in page_of(cast.viewer, "/dashboard/")


def test_only_leads_see_who_decided(newsroom, cast, page_of):
    assert "Rosa Diaz" in page_of(cast.lead, "/dashboard/decisions/")
    assert "Rosa Diaz" not in page_of(cast.second, "/dashboard/decisions/")


def test_nothing_of_a_sealed_round_shows(newsroom, cast, page_of):
    before = page_of(cast.second, "/dashboard/")
    factories.cite(newsroom.sealed, cast.author, "supports", url="https://planted.example/", title="PLANTED")
    after = page_of(cast.second, "/dashboard/")

    assert "3 reviews" not in before and "2 reviews were given" in before
    for planted in ("PLANTED", "A sealed source", "sealed pin", "A sealed rationale", "A sealed note"):
        assert planted not in after


def test_heavy_figures_of_a_large_store_come_by_themselves(newsroom, cast, page_of, client, monkeypatch):
    monkeypatch.setattr(dashboard, "DRAWN_AT_ONCE", 0)
    html = page_of(cast.lead, "/dashboard/")

    assert 'hx-get="/dashboard/agreement/"' in html and 'href="/dashboard/agreement/"' in html
    assert "Below 30" not in html
    client.force_login(cast.lead)
    part = client.get("/dashboard/agreement/", headers={"HX-Request": "true"}).content.decode()
    assert part.lstrip().startswith('<section class="card figure-card" id="figure-agreement"')
    assert "Below 30" in part


def test_a_small_store_needs_no_script(newsroom, cast, page_of):
    assert "<script" not in page_of(cast.lead, "/dashboard/")


def fill(cast, number):
    document = factories.document(
        "\n\n".join(f"The town {n} of {number} paid {n} dollars in 2020." for n in range(1, 11)), by=cast.lead
    )
    for days, claim in enumerate(document.claims.in_document_order()[:5]):
        at = timezone.now() - timedelta(days=days)
        factories.cite(claim, cast.author, "supports", url=f"https://law.example/{number}/{days}")
        perform("decide", claim, by=cast.author, verdict=Verdict.VERIFIED, rationale="It does.", at=at)


@pytest.mark.parametrize("person", ["lead", "viewer"])
def test_the_dashboard_costs_the_same_however_much_there_is(cast, client, person):
    client.force_login(getattr(cast, person))
    costs = []
    for documents in (1, 8):
        for number in range(documents):
            fill(cast, f"{documents}.{number}")
        with CaptureQueriesContext(connection) as captured:
            assert client.get("/dashboard/").status_code == 200
        costs.append(len(captured))

    assert costs[0] == costs[1], "\n".join(query["sql"][:200] for query in captured)
    assert costs[0] <= 40


def test_percentages_are_rounded_down(cast, page_of):
    claims = list(factories.document("\n\n".join(f"Town {n} paid {n} dollars." for n in range(1, 201))).claims.all())
    for claim in claims[:-1]:
        perform("decide", claim, by=cast.author, verdict=Verdict.UNVERIFIABLE)

    assert "99 %" in page_of(cast.lead, "/dashboard/documents/")
    assert "100 %" not in page_of(cast.lead, "/dashboard/documents/")
