"""Sheets of claims checked elsewhere, read and brought in."""

from claims.services.checked.bringing_in import draft_of_collection
from claims.services.checked.checked_files import open_checked
from claims.services.checked.file_choices import Choices
from claims.services.versions.intake import finish, store

SHEET = """Section,Claim,Status,Source,Explanation,Checked by,Date
Schools,SB19-216 is a school pilot.,True,https://leg.example/sb19-216,The title says so.,Ann Checker,2025-03-01
Schools,"The act of 2019 bars
state agencies. It took effect at once.",False,"Act: https://leg.example/act; https://leg.example/b",Not so.,Bob,
Health,HIPAA covers every record.,Meh,,Ask again.,Bob,3 May
Health,The board met.,,,,,
"""


def sheet(text=SHEET, name="line by line.csv", **choices):
    return open_checked(text.encode(), name, Choices(**choices))


def brought_in(file, by=None, **description):
    return finish(store(draft_of_collection(file, by=by, **description)))
