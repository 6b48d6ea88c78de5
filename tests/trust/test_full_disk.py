"""A full disk: a clear message, nothing half done, a database that can be read, and it works once there is room.

SQLite is given a limit of pages, and the system's temporary files one of bytes, each at ten points of the work. The
disk of a PostgreSQL server is not ours to fill: there its answer is played.
"""

import errno
import tempfile
from contextlib import contextmanager

import psycopg.errors
import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection, transaction

from claims.exports import open_export
from claims.exports.kept import Kept
from claims.models import Claim, Document, Event, Original, OutsideCheck
from claims.refusal import Refused
from claims.room import refused_when_full
from claims.services.checked.bringing_in import seed
from claims.services.checked.checked_files import open_checked
from claims.services.store.stores import problem_of
from claims.services.versions.intake import import_document
from claims.workflow import perform
from tests import factories
from tests.exports.exported import EVERYTHING

POINTS = range(10)
TEXT = "".join(f"Law {number} of 2019 binds {number} agencies.\n\n" for number in range(240)).encode()


@pytest.fixture
def lead(transactional_db):
    return factories.user("lead", "lead")


@contextmanager
def pages_left(pages):
    """So many more pages may be written."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA page_count")
        (now,) = cursor.fetchone()
        cursor.execute(f"PRAGMA max_page_count = {now + pages}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA max_page_count = 1073741823")


@contextmanager
def copies_of(pages):
    """The copies of an export may take so many pages."""
    attach = Kept.__init__

    def small(kept, *given):
        attach(kept, *given)
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA {kept.schema}.max_page_count = {pages}")

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Kept, "__init__", small)
        yield


def is_sound():
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        return cursor.fetchall() == [("ok",)] and problem_of("default") == ""


@pytest.mark.sqlite
@pytest.mark.parametrize("point", POINTS)
def test_an_import_is_refused_whole(lead, point):
    import_document(body=b"The mayor signed the order in 2021.", filename="first.txt", by=lead)
    before = (Document.objects.count(), Original.objects.count(), Claim.objects.count(), Event.objects.count())

    with pages_left(point * 3), pytest.raises(Refused, match="no room left on the disk"):
        import_document(body=TEXT, filename="law.txt", by=lead)

    assert (Document.objects.count(), Original.objects.count(), Claim.objects.count(), Event.objects.count()) == before
    assert is_sound()
    assert import_document(body=TEXT, filename="law.txt", by=lead).claims == 240


@pytest.mark.sqlite
@pytest.mark.parametrize("point", POINTS)
def test_claims_checked_elsewhere_are_refused_whole(lead, point):
    document = import_document(body=TEXT, filename="law.txt", by=lead).document
    sheet = "".join(f'"Law {number} of 2019",Wrong,So it says.\n' for number in range(240))
    file = open_checked(f"Quote,Verdict,Notes\n{sheet}".encode(), "facts.csv")
    before = (Claim.objects.count(), Event.objects.count())

    with pages_left(point * 3), pytest.raises(Refused, match="no room left on the disk"):
        seed(file, document, by=lead)

    assert (Claim.objects.count(), Event.objects.count(), OutsideCheck.objects.count()) == (*before, 0)
    assert is_sound()
    assert seed(file, document, by=lead).added
    assert OutsideCheck.objects.count() == 240


@pytest.mark.sqlite
def test_a_decision_is_refused_whole(lead):
    claim = factories.claim(factories.document(by=lead))
    longest = "x" * 40_000

    with pages_left(2), pytest.raises(Refused, match="no room left on the disk"):
        perform("decide", claim, by=lead, verdict="unverifiable", rationale=longest)

    claim.refresh_from_db()
    assert (claim.status, claim.verdict) == ("unreviewed", "")
    assert is_sound()
    perform("decide", claim, by=lead, verdict="unverifiable", rationale=longest)


@pytest.mark.sqlite
@pytest.mark.parametrize("point", POINTS)
def test_an_export_is_refused_where_its_copies_have_no_room(lead, tmp_path, point):
    import_document(body=TEXT, filename="law.txt", by=lead)
    path = tmp_path / "claims.csv"
    path.write_text("The old one.")

    with copies_of(max(1, 8 - point)), pytest.raises(CommandError, match="no room for the export"):
        call_command("export_claims", "--format", "csv", "--text-changed", "include", "--output", path)

    with connection.cursor() as cursor:
        assert [name for _at, name, *_file in cursor.execute("PRAGMA database_list") if "kept" in name] == []
    assert [file.name for file in tmp_path.iterdir()] == ["claims.csv"]
    assert path.read_text() == "The old one."
    call_command("export_claims", "--format", "csv", "--text-changed", "include", "--output", path)
    assert path.read_text().count("Law ") >= 240


@pytest.mark.parametrize("point", POINTS)
def test_an_export_is_refused_where_its_file_has_no_room(lead, monkeypatch, point):
    import_document(body=TEXT, filename="law.txt", by=lead)
    real = tempfile.TemporaryFile

    def small(**options):
        file = real(**options)
        return Small(file, 6_000 * point)

    with monkeypatch.context() as patched:
        patched.setattr(tempfile, "TemporaryFile", small)
        with pytest.raises(Refused, match="no room for the export"):
            open_export(EVERYTHING, format="json")

    with (done := open_export(EVERYTHING, format="json")).file:
        assert done.claims == 240


class Small:
    """A file that holds so many bytes."""

    def __init__(self, file, room):
        self.file, self.room = file, room

    def __getattr__(self, name):
        return getattr(self.file, name)

    def __enter__(self):
        return self

    def __exit__(self, *raised):
        self.file.close()

    def write(self, data):
        if self.file.tell() + len(data) > self.room:
            raise OSError(errno.ENOSPC, "No space left on device")
        return self.file.write(data)


def answered_by_postgresql():
    try:
        raise psycopg.errors.DiskFull("could not extend file")
    except psycopg.errors.DiskFull as error:
        raise OperationalError(str(error)) from error


def test_what_postgresql_answers_is_told_as_well(db):
    with pytest.raises(Refused, match="no room left"), refused_when_full(), transaction.atomic():
        answered_by_postgresql()


@pytest.mark.parametrize("error", [OperationalError("database is locked"), PermissionError(errno.EACCES, "No")])
def test_other_troubles_are_not_taken_for_it(error):
    with pytest.raises(type(error)), refused_when_full():
        raise error
