"""Draws the pictures of the README: `python docs/pictures.py [FOLDER]`, or `make pictures`.

The demo goes into a database of its own that is thrown away. The clock stands still at NOON, so that running it again
changes a picture only where the product looks different.
"""

import os
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from unittest import mock
from wsgiref.simple_server import WSGIRequestHandler, make_server

DOCS = Path(__file__).resolve().parent
sys.path.insert(0, str(DOCS.parent))

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
DESKTOP, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}
# What is shown: the claim of the demo whose law is misattributed, and the part of the text that it stands in.
FIND = "Senate Bill 216"


@contextmanager
def demo_at_noon() -> Iterator[str]:
    """The address of a server with the demo in it. Django is set up here, once the database has its place."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DATABASE_URL": f"sqlite:///{folder}/pictures.sqlite3", "DJANGO_ALLOW_ASYNC_UNSAFE": "true"}
        os.environ |= {"DJANGO_SETTINGS_MODULE": "factcheck.settings", "FACTCHECK_PROFILE": "local"}
        import django

        django.setup()
        from django.contrib.staticfiles.handlers import StaticFilesHandler
        from django.core.management import call_command
        from django.core.wsgi import get_wsgi_application

        with mock.patch("django.utils.timezone.now", return_value=NOON):
            call_command("migrate", verbosity=0)
            with open(os.devnull, "w", encoding="utf-8") as nowhere:
                call_command("demo", stdout=nowhere)
            server = make_server("127.0.0.1", 0, StaticFilesHandler(get_wsgi_application()), handler_class=Quiet)
            threading.Thread(target=server.serve_forever, daemon=True).start()
            yield f"http://127.0.0.1:{server.server_port}"
            server.shutdown()


class Quiet(WSGIRequestHandler):
    def log_message(self, *_args: object) -> None: ...


def sign_in(page) -> None:
    from claims.services.demo.accounts import PASSWORD

    page.goto("/admin/login/")
    page.get_by_label("User name").fill("reviewer")
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/admin/")


def open_desk(page) -> None:
    """A queue that is always the same: the first one is opened, every other picture goes on with it."""
    from claims.models import Queue

    if not Queue.objects.exists():
        page.get_by_role("button", name="Review my queue").click()
        page.wait_for_url("**/admin/desk/**")
    page.goto(f"/admin/desk/{Queue.objects.get().pk}/")
    page.locator("#claim-heading").wait_for()
    page.evaluate("document.activeElement.blur()")


def open_reader(page) -> None:
    from claims.models import Anchor, Document

    document = Document.objects.get()
    anchors = Anchor.objects.filter(version=document.newest_version, quote__contains=FIND).select_related("claim")
    anchor = anchors.order_by("start").first()
    page.goto(f"{document.get_absolute_url()}#{anchor.claim.number.lower()}")
    page.wait_for_load_state("networkidle")


PICTURES = {"desk": open_desk, "reader": open_reader}
LOOKS = {"": ("light", DESKTOP), "-dark": ("dark", DESKTOP), "-phone": ("light", PHONE)}


def draw(folder: Path) -> list[Path]:
    from playwright.sync_api import sync_playwright

    drawn = []
    with demo_at_noon() as address, sync_playwright() as playwright:
        from tests.conftest import CHROMIUM, CHROMIUM_ARGS

        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGS)
        for name, open_page in PICTURES.items():
            for suffix, (scheme, size) in LOOKS.items():
                context = chromium.new_context(
                    base_url=address, viewport=size, color_scheme=scheme, reduced_motion="reduce", locale="en-GB"
                )
                page = context.new_page()
                sign_in(page)
                open_page(page)
                drawn.append(folder / f"{name}{suffix}.png")
                page.screenshot(path=drawn[-1])
                context.close()
        chromium.close()
    return drawn


if __name__ == "__main__":
    paths = draw(Path(sys.argv[1]) if len(sys.argv) > 1 else DOCS)
    print(f"Drew {', '.join(path.name for path in paths)}.")
