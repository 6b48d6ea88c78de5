"""A file that somebody uploads, and where."""

from django.core.files.uploadedfile import SimpleUploadedFile

IMPORT = "/admin/claims/document/add/"


def upload(name="report.md", body=b"# Report\n\nThe state passed the law in June 2020.\n"):
    return SimpleUploadedFile(name, body)
