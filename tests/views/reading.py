"""What a test looks for in the reader."""

from claims.services.versions.intake import import_document
from tests.views.oracle import read


def marks_of(html):
    return [one.attributes["class"] for one in read(html).elements if one.tag == "mark" and "id" in one.attributes]


def body_classes(html):
    return set(next(one for one in read(html).elements if one.tag == "body").attributes["class"].split())


def add_version(newsroom, by, text):
    import_document(body=text.encode(), filename="faq.md", by=by, document=newsroom.document)
