"""What the document reader takes: `DATABASE_URL=… python tests/benchmarks/bench_reader.py`.

Fills an empty, migrated database with the demo's FAQ (31 KB, about 200 claims) and with reports of 100 KB and 1 MB
(about 7,000 claims). Prints for each, as a lead reads it: processor time of the server, queries, bytes; how the time
grows from 100 KB to 1 MB; and for the longest, when Chromium shows its first screen and has read the whole page.
"""

import os
import statistics
import sys
import threading
import time
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIServer, make_server

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
# playwright keeps an event loop in this thread, where Django would refuse to query.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from django.contrib.staticfiles.handlers import StaticFilesHandler  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402

from claims.models import Document  # noqa: E402
from tests import factories  # noqa: E402
from tests.benchmarks.bench_desk import Quiet  # noqa: E402
from tests.conftest import CHROMIUM, CHROMIUM_ARGS  # noqa: E402

ROUNDS, LOADS = 7, 5
SIZES = {"100 KB": 100_000, "1 MB": 1_000_000}
NAME = "bench-lead"
# Measured inside the page: the first words painted, all of it read, and the elements it has.
TOLD = """() => {
  const painted = performance.getEntriesByName("first-contentful-paint")[0];
  const read = performance.getEntriesByType("navigation")[0];
  return [painted.startTime, read.domContentLoadedEventEnd, document.getElementsByTagName("*").length];
}"""


def report(size: int) -> str:
    """About `size` characters; a claim to about 140 of them, two to a paragraph, twenty to a section."""
    lines, length, number = [], 0, 0
    while length < size:
        lines.append(f"## Section {number // 20}\n" if number % 20 == 0 else "")
        lines.append(
            f"Agency {number} shared {number} records of its applicants with the department of the state in 2019, "
            f"among them addresses, wages and the names of employers. "
            f"The board of district {number + 1} met {number % 9 + 2} times in June 2020, each time in public session "
            "and with minutes that are kept for years.\n"
        )
        length += len(lines[-1]) + len(lines[-2])
        number += 2
    return "# Report\n\n" + "\n".join(lines)


def fill() -> dict[str, Document]:
    if not Document.objects.exists():
        call_command("demo", verbosity=0)
        for size in SIZES.values():
            factories.document(report(size))
    return dict(zip(["31 KB, the FAQ", *SIZES], Document.objects.order_by("pk"), strict=True))


def ask_server(client: Client, document: Document) -> tuple[float, int, int]:
    """Median milliseconds of processor time, queries and bytes of the document's page."""
    address, taken = document.get_absolute_url(), []
    for _round in range(ROUNDS):
        start = time.process_time()
        response = client.get(address)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        taken.append(1000 * (time.process_time() - start))
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return statistics.median(taken[1:]), len(queries), len(body)


class Server(ThreadingMixIn, WSGIServer):
    """Sends a style sheet while a page is still being sent, as every server for people does."""

    daemon_threads = True


def serve() -> str:
    server = make_server("127.0.0.1", 0, StaticFilesHandler(get_wsgi_application()), Server, Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}"


def ask_browser(client: Client, document: Document) -> list[tuple[float, float, int]]:
    """First paint and end of reading in milliseconds, and the number of elements, for each of LOADS loads."""
    address = serve()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGS)
        page = chromium.new_page(viewport={"width": 1440, "height": 900})
        name = settings.SESSION_COOKIE_NAME
        page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": address}])
        loads = []
        for _load in range(LOADS):
            page.goto(address + document.get_absolute_url(), wait_until="load")
            loads.append(tuple(page.evaluate(TOLD)))
        chromium.close()
    return loads


if __name__ == "__main__":
    documents = fill()
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(User.objects.filter(username=NAME).first() or factories.user(NAME, "lead"))
    times = {}
    for name, document in documents.items():
        times[name], queries, size = ask_server(client, document)
        claims = document.claims.count()
        print(f"{name}: {claims} claims, {times[name]:.0f} ms of the server, {queries} queries, {size / 1000:.0f} KB")
    print(f"ten times the text: {times['1 MB'] / times['100 KB']:.1f} times the time")
    loads = ask_browser(client, documents["1 MB"])
    for told, place in (("first screen", 0), ("all read", 1)):
        taken = sorted(load[place] for load in loads)
        print(f"1 MB in Chromium, {told}: {statistics.median(taken):.0f} ms, at best {taken[0]:.0f} ms")
    print(f"{loads[0][2]} elements")
