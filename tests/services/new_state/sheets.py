"""A sheet of four rows, its later states, and what became of its claims."""

from claims.history import first_flaw
from claims.models import Anchor, Claim, Document, VersionText
from claims.services.checked.bringing_in import draft_of_collection
from claims.services.checked.checked_files import open_checked
from claims.services.checked.file_choices import Choices
from claims.services.store.verification import first_mismatch
from claims.services.versions.intake import finish, store

HEADINGS = "Section,Claim,Verdict,Rationale,Source\n"
PILOT = "Schools,SB19-216 is a school pilot.,True,The title says so.,https://leg.example/a\n"
ACT = "Schools,The act bars state agencies.,False,It does not.,https://leg.example/b\n"
HIPAA = "Health,HIPAA covers every record.,False,It has limits.,https://leg.example/c\n"
BOARD = "Health,It met in 2019,,,\n"
SHEET = HEADINGS + PILOT + ACT + HIPAA + BOARD


def sheet(text=SHEET, name="line by line.csv", **choices):
    return open_checked(text.encode(), name, Choices(**choices))


def again(document, file, by):
    document = Document.objects.get(pk=document.pk)
    return finish(store(draft_of_collection(file, by=by, document=document)))


def claims_of(document):
    return list(Claim.objects.filter(document=document).in_document_order())


def on_words(version):
    """The claims of a version by their quotes, each of which is the words of the text."""
    text = VersionText.objects.get(pk=version.pk).body
    anchors = Anchor.objects.filter(version=version).select_related("claim")
    assert all(text[anchor.start : anchor.end] == anchor.quote for anchor in anchors)
    return {anchor.quote: anchor.claim for anchor in anchors}


def assert_whole():
    assert first_flaw() is None
    assert first_mismatch() is None


WRONG = {"columns": {"statement": "Rationale", "rationale": "Claim"}, "leave_out": True}
