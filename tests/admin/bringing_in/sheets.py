"""Sheets as somebody sends them, and what the page shows of them."""

import re

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.run_on import run_on

START = "/admin/claims/document/bring-in/"
SHEET = "Claim;State;Source;Why\nThe act binds.;Wrong;https://leg.example/;No.\nIt passed in 2019.;Meh;;\n"
BAD = "Claim;Note\nOne holds.;\n;Nothing\n"


def send(client, text=SHEET, name="facts.csv"):
    body = text if isinstance(text, bytes) else text.encode()
    return client.post(START, {"file": SimpleUploadedFile(name, body)})


def shown(response):
    return run_on(response.content.decode())


def shown_problems(response):
    return re.search(r'name="problems_shown" value="(\w+)"', shown(response)).group(1)
