"""How far the documents are, for lists of documents: counts only, so that no text is read."""

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from claims.choices import Status
from claims.models import Claim, Document


def with_progress(documents: QuerySet[Document]) -> QuerySet[Document]:
    """Annotate `claim_count` and `settled_count`, which leaves out verdicts whose words have changed since."""
    claims = Claim.objects.filter(document=OuterRef("pk")).order_by().values("document")
    settled = claims.filter(status=Status.SETTLED, text_changed=False)
    return documents.annotate(
        claim_count=Coalesce(Subquery(claims.annotate(n=Count("pk")).values("n")), 0, output_field=IntegerField()),
        settled_count=Coalesce(Subquery(settled.annotate(n=Count("pk")).values("n")), 0, output_field=IntegerField()),
    )
