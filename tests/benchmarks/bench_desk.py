"""What a step at the review desk takes: `DATABASE_URL=… python tests/benchmarks/bench_desk.py [CLAIMS]`.

Fills an empty, migrated database with that many claims (100,000 where nothing is said), in documents of 2,000. Then
it opens a queue of 5,000 in Chromium, decides STEPS claims by key and prints the time from the press to the next
claim's heading having the cursor, the time the server takes for the same, and the bytes of each answer.
"""

import os
import statistics
import sys
import threading
import time
from pathlib import Path
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
# playwright keeps an event loop in this thread, where Django would refuse to query.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

import django

django.setup()

from django.contrib.auth.models import User  # noqa: E402
from django.contrib.staticfiles.handlers import StaticFilesHandler  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.test import Client  # noqa: E402
from playwright.sync_api import Page, sync_playwright  # noqa: E402

from claims.models import Anchor, Block, Claim, Document, VersionText  # noqa: E402
from tests import factories  # noqa: E402
from tests.conftest import CHROMIUM, CHROMIUM_ARGS  # noqa: E402

CLAIMS, CLAIMS_PER_DOCUMENT, STEPS, BATCH = 100_000, 2_000, 30, 500
NAME, PASSWORD = "bench-reviewer", "a-long-password-1"
# A second press of the same key within half a second is taken for the same press.
BETWEEN_PRESSES = 0.6
VERDICT_KEYS = ("u", "x")


def fill(claims: int) -> None:
    """One long report through the door, twenty claims a section and two to a paragraph; then copies of its rows."""
    if Claim.objects.exists():
        return
    lines = []
    for number in range(0, CLAIMS_PER_DOCUMENT, 2):
        lines.append(f"## Section {number // 20}\n" if number % 20 == 0 else "")
        lines.append(
            f"Agency {number} shared {number} records with the state in 2019. "
            f"The board of district {number + 1} met {number % 9 + 2} times in June 2020.\n"
        )
    document = factories.document("# Report\n\n" + "\n".join(lines))
    while Claim.objects.count() < claims:
        copy_of(document)


def copy_of(document: Document) -> None:
    """Another document with the same text, blocks, claims and anchors."""
    version = document.newest_version
    blocks, anchors = list(version.blocks.order_by("pk")), list(version.anchors.select_related("claim"))
    body = version.stored_text.body
    other = Document.objects.create(title=document.title)
    again = copied(version, document=other)
    again.save()
    VersionText.objects.create(version=again, body=body)
    Document.objects.filter(pk=other.pk).update(newest_version=again)
    made = {block.pk: copied(block, version=again, section=None) for block in blocks}
    Block.objects.bulk_create(made.values())
    for block in blocks:
        made[block.pk].section = made.get(block.section_id)
    Block.objects.bulk_update(made.values(), ["section"], batch_size=BATCH)
    claims = [copied(anchor.claim, document=other, section=made.get(anchor.claim.section_id)) for anchor in anchors]
    Claim.objects.bulk_create(claims)
    Anchor.objects.bulk_create(
        copied(anchor, claim=claim, version=again, block=made.get(anchor.block_id))
        for anchor, claim in zip(anchors, claims, strict=True)
    )


def copied(row: Any, **fields: object) -> Any:
    columns = {
        field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if not field.primary_key
    }
    for name, value in fields.items():
        columns.pop(f"{name}_id")
        columns[name] = value
    return type(row)(**columns)


class Quiet(WSGIRequestHandler):
    def log_message(self, *_args: object) -> None: ...


def serve() -> str:
    server = make_server("127.0.0.1", 0, StaticFilesHandler(get_wsgi_application()), handler_class=Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}"


def open_queue(page: Page, address: str) -> None:
    page.goto(f"{address}/admin/login/")
    page.get_by_label("User name").fill(NAME)
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/admin/")
    page.get_by_role("button", name="Review my queue").click()
    page.wait_for_url("**/admin/desk/**")


# Measured inside the page, from the key's own time stamp to the frame after the heading has the cursor.
WATCH = """() => {
  window.steps = [];
  let pressed = 0;
  document.addEventListener("keydown", (event) => { pressed = event.timeStamp; }, true);
  document.addEventListener("focusin", (event) => {
    if (event.target.id === "claim-heading" && pressed) { window.steps.push(performance.now() - pressed); pressed = 0; }
  });
}"""


def press_keys(page: Page) -> list[float]:
    page.evaluate(WATCH)
    for step in range(STEPS):
        page.keyboard.press(VERDICT_KEYS[step % 2])
        page.wait_for_function("(count) => window.steps.length === count", arg=step + 1)
        time.sleep(BETWEEN_PRESSES)
    taken: list[float] = page.evaluate("window.steps")
    return taken


def ask_server(person: User) -> tuple[list[float], int]:
    """The same steps without a browser: milliseconds of processor time each, and the bytes of the last answer."""
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(person)
    address = client.post("/admin/desk/open/", {"from": "mine"}).headers["Location"]
    taken, size = [], 0
    for _step in range(STEPS):
        seen = Claim.objects.get(pk=address.rstrip("/").rpartition("/")[2]).lock_version
        start = time.process_time()
        act = {"act": "verdict:unverifiable+next", "seen": seen}
        answer = client.post(address, act, headers={"HX-Request": "true"})
        taken.append(1000 * (time.process_time() - start))
        address, size = answer.headers["HX-Push-Url"], len(answer.content)
    return taken, size


def told(times: list[float]) -> str:
    ordered = sorted(times)
    return f"median {statistics.median(ordered):.0f} ms, 9 of 10 within {ordered[int(0.9 * len(ordered))]:.0f} ms"


if __name__ == "__main__":
    fill(int(sys.argv[1]) if len(sys.argv) > 1 else CLAIMS)
    User.objects.filter(username=NAME).exists() or factories.user(NAME, "reviewer", password=PASSWORD)
    reviewer = User.objects.get(username=NAME)
    print(f"{Claim.objects.count()} claims stored")
    times, size = ask_server(reviewer)
    print(f"the server alone, processor time: {told(times)}; {size} bytes with the document's words")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGS)
        page = chromium.new_page()
        open_queue(page, serve())
        print(f"key press to next claim focused: {told(press_keys(page))}")
        chromium.close()
