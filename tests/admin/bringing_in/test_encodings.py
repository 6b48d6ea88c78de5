"""Files whose encoding nothing tells: what was taken is told, and another can be chosen."""

import pytest

from claims.models import Claim
from tests.admin.bringing_in.sheets import START, send, shown
from tests.commands import refusal, run

pytestmark = pytest.mark.django_db

POLISH = "Twierdzenie;Ocena\nPłaca wzrosła dwukrotnie.;Prawda\nW Łodzi zamknięto szpitale.;Fałsz\n"
RUSSIAN = "Claim;Verdict\nБезработица снизилась.;True\n"


def test_the_encoding_is_told_and_another_chosen(client, ann):
    address = send(client, POLISH.encode("cp1250"))["Location"]

    page = shown(client.get(address))
    assert "encoding guessed as Windows-1250, since it is no UTF-8: another can be chosen" in page
    assert '<option value="cp1250" selected>' in page
    assert "Płaca wzrosła dwukrotnie." in page
    other = shown(client.post(address, {"act": "look", "encoding": "cp1252", "headings": "1", "headings_shown": "1"}))
    assert "read as Windows-1252, as was said" in other
    assert '<option value="cp1252" selected>' in other
    assert "P³aca wzros³a dwukrotnie." in other
    refused = client.post(address, {"act": "look", "encoding": "utf-8"})
    assert "is not UTF-8" in shown(refused)


def test_one_that_nothing_tells_is_chosen_with_the_file(client, ann):
    from django.core.files.uploadedfile import SimpleUploadedFile

    body = RUSSIAN.encode("cp1251")
    assert "save it as UTF-8, or say its encoding" in shown(send(client, body))
    sent = {"file": SimpleUploadedFile("facts.csv", body), "encoding": "cp1251"}
    address = client.post(START, sent)["Location"]
    assert "Безработица снизилась." in shown(client.get(address))

    client.post(address, {"act": "bring", "encoding": "cp1251", "title": "Facts", "reviews_required": "1"})

    assert Claim.objects.get().statement == "Безработица снизилась."
    assert Claim.objects.get().document.newest_version.encoding == "cp1251"


def test_one_that_is_told_is_not_asked_about(client, ann):
    assert 'name="encoding"' not in shown(client.get(send(client, POLISH)["Location"]))


def test_the_command_takes_it_too(tmp_path):
    path = tmp_path / "facts.csv"
    path.write_bytes(RUSSIAN.encode("cp1251"))

    assert "say its encoding" in refusal("import_claims", path)
    assert "1 new claim" in run("import_claims", path, "--encoding=cp1251")[0]
