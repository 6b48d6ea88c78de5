"""Who somebody is to the person who reads, as far as the claim beside it allows."""

from typing import Any

from django import template

from claims.models import Claim
from claims.services.telling import naming

register = template.Library()


@register.simple_tag(takes_context=True)
def known_as(context: dict[str, Any], person: Any, claim: Claim) -> str:
    return naming.known_as(person, claim, context["request"].user, context.get("letters", naming.NAMES))


@register.simple_tag(takes_context=True)
def assignee(context: dict[str, Any], claim: Claim) -> str:
    return naming.assignee_of(claim, context["request"].user)
