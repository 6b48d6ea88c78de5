"""A report, and how a test imports it and its versions."""

from claims.services.versions.intake import import_document

FIRST = """The agency report

The agency shares data with counties. HIPAA covers the records of Medicaid.

The governor signed the bill in June 2020.

Counties must answer within ten days. Counties must answer within ten days.
"""


def read(text, document=None, **options):
    return import_document(body=text.encode(), filename="report.txt", document=document, **options)
