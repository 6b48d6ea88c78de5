"""Saved views: tabs that say how many and what is gone, for their owner or the team, and a page to start with."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.lists.tabs import MAX_TABS
from claims.models import SavedView, Tag
from claims.services.team.saved_views import MAX_VIEWS, save_view
from claims.workflow import Refused, perform
from tests.run_on import run_on

pytestmark = pytest.mark.django_db


def kept(owner, name="Bills", query="text=bill", **fields):
    return save_view(
        owner=owner, name=name, query=query, at=timezone.now(), **{"list_name": "site", "scope": "private"} | fields
    )


@pytest.fixture
def post(client):
    def send(person, address, status=302, **fields):
        client.force_login(person)
        response = client.post(address, fields)
        assert response.status_code == status
        return response

    return send


def test_the_list_that_is_shown_is_kept_under_a_name(newsroom, cast, post, page_of):
    answer = post(cast.author, "/views/", list="site", query="kind=legal&sort=-changed", name=" Legal  things ")

    assert answer.headers["Location"] == "/claims/?kind=legal&sort=-changed"
    view = SavedView.objects.get()
    assert (view.name, view.query, view.scope, view.owner) == (
        "Legal things", "kind=legal&sort=-changed", "private", cast.author,
    )  # fmt: skip
    html = run_on(page_of(cast.author, "/claims/?sort=-changed&kind=legal"))
    assert '<a href="?kind=legal&amp;sort=-changed" aria-current="page">Legal things' in html


def test_a_view_is_kept_with_its_columns_and_size(newsroom, cast, post, page_of):
    html = page_of(cast.author, "/claims/?mark=open&columns=kind&columns=age&size=50")
    kept_as = "mark=open&columns=kind&columns=age&size=50"
    assert f'name="query" value="{kept_as.replace("&", "&amp;")}"' in html

    answer = post(cast.author, "/views/", list="site", query=kept_as, name="Ages")

    assert answer.headers["Location"] == f"/claims/?{kept_as}"
    assert SavedView.objects.get().query == kept_as
    page = run_on(page_of(cast.author, answer.headers["Location"]))
    assert f'<a href="?{kept_as.replace("&", "&amp;")}" aria-current="page">Ages' in page
    assert "Save this view" in page_of(cast.author, "/claims/?mark=open")
    assert 'name="filters" value="mark=open&amp;sort=' in page


@pytest.mark.parametrize("usual", ["size=25", "columns=nonsense", "columns=number"])
def test_the_usual_columns_and_size_are_no_part_of_a_view(newsroom, cast, page_of, usual):
    kept(cast.author, "Open ones", "mark=open")

    assert 'aria-current="page">Open ones' in run_on(page_of(cast.author, f"/claims/?mark=open&{usual}"))


def test_views_beyond_the_tabs_are_a_press_away(newsroom, cast, page_of):
    """The team's come first; none of the others vanishes, and they cost nothing."""
    for number in range(MAX_TABS):
        kept(cast.author, f"Mine {number:02}", f"text=word{number}")
    assert "more view" not in page_of(cast.author, "/claims/")
    with CaptureQueriesContext(connection) as before:
        page_of(cast.author, "/claims/")
    kept(cast.lead, "Zebra", "text=zebra", scope="team")
    kept(cast.lead, "Yak", "text=yak", scope="team")
    with CaptureQueriesContext(connection) as after:
        html = run_on(page_of(cast.author, "/claims/"))

    names = re.findall(r'<a href="\?text=[^"]*">([^< ]+ ?[0-9]*)', html[html.index('id="list-tabs"') :])
    assert [name.strip() for name in names] == ["Yak", "Zebra", *(f"Mine {number:02}" for number in range(MAX_TABS))]
    tabs, further = html.split("<summary>2 more views…</summary>")
    assert "Mine 09" in tabs and "Mine 10" in further and "Mine 11" in further
    assert len(after) == len(before)
    last = SavedView.objects.get(name="Mine 11")
    current = run_on(page_of(cast.author, "/claims/?text=word11"))
    assert "<details open><summary>2 more views…" in current and f'action="/views/{last.pk}/"' in current


def test_a_tab_says_how_many(newsroom, cast, page_of):
    kept(cast.author, query="mark=open")
    html = page_of(cast.author, "/claims/")

    shown = newsroom.document.claims.filter(status="unreviewed").count() + newsroom.blind.claims.count() - 1
    assert f'<b class="tab-count">{shown}</b>' in html


@pytest.mark.parametrize(
    "fields",
    [
        {"name": ""},
        {"name": "x" * 61},
        {"name": "a\0b"},
        {"name": "bills"},
        {"scope": "world"},
        {"query": "x" * 2001},
    ],
)
def test_what_cannot_be_kept_is_refused_and_said(newsroom, cast, post, client, fields):
    kept(cast.author)

    answer = post(cast.author, "/views/", **{"list": "site", "query": "text=x", "name": "Another"} | fields)

    assert SavedView.objects.count() == 1
    assert b'class="notice"' in client.get(answer.headers["Location"][:200]).content


def test_views_of_the_team_are_made_by_leads(newsroom, cast, post, page_of):
    post(cast.author, "/views/", 403, list="site", query="mark=open", name="Open", scope="team")
    post(cast.lead, "/views/", list="site", query="mark=disputed", name="Disputed ones", scope="team")

    assert SavedView.objects.count() == 1
    for person in (cast.author, cast.viewer, cast.administrator):
        assert "Disputed ones" in page_of(person, "/claims/")
    view = SavedView.objects.get()
    for act in ("rename", "delete"):
        post(cast.author, f"/views/{view.pk}/", 403, act=act, name="Mine")
    post(cast.lead, f"/views/{view.pk}/", act="rename", name="In dispute")
    assert SavedView.objects.get().name == "In dispute"


def test_private_views_are_their_owner_s_alone(newsroom, cast, post, page_of):
    view = kept(cast.author, "PLANTED", "text=PLANTED")

    assert "PLANTED" not in page_of(cast.lead, "/claims/")
    for act in ("rename", "delete", "start"):
        post(cast.lead, f"/views/{view.pk}/", 404, act=act, name="x")
    assert SavedView.objects.get().name == "PLANTED"


def test_the_admin_s_list_is_not_for_viewers(newsroom, cast, post):
    kept(cast.lead, "Team's", list_name="admin", scope="team")

    post(cast.viewer, "/views/", 403, list="admin", query="x=1", name="Mine")
    assert list(SavedView.objects.visible_to(cast.viewer)) == []


@pytest.mark.parametrize(
    "query", ["reviewer={}", "assignee={}", "holder={}", "reviewer__username=rosa", "review%65r={}"]
)
def test_no_filter_of_people_gets_to_viewers_with_a_view_of_the_team(newsroom, cast, page_of, query):
    kept(cast.lead, "PLANTED", query.format(cast.author.pk), scope="team")

    assert "PLANTED" in page_of(cast.author, "/claims/")
    assert "PLANTED" not in page_of(cast.viewer, "/claims/")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("colour=red", "no filter “colour”"),
        ("tag={tag}", "“Tag” asks for is gone"),
        ("document=999", "“Document” asks for is gone"),
        ("mark=nonsense", "“Mark” asks for is gone"),
        ("sort=colour", "cannot be sorted"),
    ],
)
def test_a_view_says_what_is_gone_and_does_not_vanish(newsroom, cast, page_of, query, said):
    made = perform("tag", newsroom.open, by=cast.author, label="Passing").made
    kept(cast.author, "Old one", query.format(tag=made.tag_id))
    perform("untag", newsroom.open, by=cast.author, tag=made.tag_id)
    Tag.objects.all().delete()

    html = page_of(cast.author, "/claims/")

    assert "Old one" in html and said in html
    assert "tab-count" not in html


def test_a_view_is_where_one_starts(newsroom, cast, post, client):
    cast.author.set_password("a-long-password-1")
    cast.author.save()
    view, other = kept(cast.author), kept(cast.author, "Other", "mark=open")
    post(cast.author, f"/views/{other.pk}/", act="start")
    post(cast.author, f"/views/{view.pk}/", act="start")
    client.logout()

    answer = client.post("/sign-in/", {"username": "author", "password": "a-long-password-1"})
    assert answer.headers["Location"] == "/claims/?text=bill"
    asked = client.post("/sign-in/?next=/sources/", {"username": "author", "password": "a-long-password-1"})
    assert asked.status_code == 302 and SavedView.objects.filter(is_start=True).count() == 1

    post(cast.author, f"/views/{view.pk}/", act="end")
    assert not SavedView.objects.filter(is_start=True).exists()


def test_the_start_page_is_one_of_one_s_own(newsroom, cast, post):
    view = kept(cast.lead, scope="team")
    post(cast.author, f"/views/{view.pk}/", act="start")

    assert not SavedView.objects.filter(is_start=True).exists()


def test_exactly_these_are_frozen_as_a_queue(newsroom, cast, page_of, client):
    html = page_of(cast.second, "/claims/?mark=open")

    assert 'name="filters" value="mark=open' in html
    assert "Review these" not in page_of(cast.viewer, "/claims/")
    assert "Review these" not in page_of(cast.author, "/claims/?text=nowhereinsight")


def test_there_is_an_end_to_views(cast):
    SavedView.objects.bulk_create(
        SavedView(owner=cast.author, name=str(n), list_name="site", created_at=timezone.now()) for n in range(MAX_VIEWS)
    )
    with pytest.raises(Refused):
        kept(cast.author)


def test_the_tabs_are_counted_in_one_query(newsroom, cast, client):
    client.force_login(cast.lead)
    kept(cast.lead)
    costs = []
    for _turn in range(2):
        with CaptureQueriesContext(connection) as captured:
            client.get("/claims/")
        costs.append(sum("AS counted" in query["sql"] for query in captured))
        for number in range(3):
            kept(cast.lead, f"View {len(costs)}.{number}", f"authority={number}")

    assert costs[0] == costs[1]
