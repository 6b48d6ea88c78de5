"""The bytes of a copy of a source, for whoever may see a citation of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from claims.models import CopyBody, SourceCopy
from claims.services.sources.copies import download_name
from claims.views.page import ReadersOnly


class SourceCopyFile(ReadersOnly):
    """Sent to be saved: somebody else's page is never shown as one of ours."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        copy = get_object_or_404(SourceCopy.objects.visible_to(request.user), pk=pk)
        body = bytes(CopyBody.objects.values_list("body", flat=True).get(pk=copy.pk))
        return HttpResponse(
            body,
            headers={
                "Content-Type": copy.media_type,
                "Content-Disposition": f'attachment; filename="{download_name(copy)}"',
                "Content-Security-Policy": "sandbox; default-src 'none'",
                "X-Content-Type-Options": "nosniff",
            },
        )
