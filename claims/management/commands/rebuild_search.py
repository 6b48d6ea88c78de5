"""`manage.py rebuild_search`."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection

from claims import search


class Command(BaseCommand):
    help = "Builds the search index of all claims anew, as after a bulk load round the door."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Indexed {search.rebuild(connection)} claims.")
