"""Every text that the store has room for is planted with a word of its own; what comes out is on a list.

A field that is new is planted by itself: until somebody says here that it is public, it must stay inside.
"""

from collections import Counter
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db import models
from django.db.models import CharField, F, JSONField, Model, TextField, Value
from django.db.models.functions import Cast, Concat, Right
from django.utils import timezone

from claims.workflow import perform
from tests import factories
from tests.exports.every_export import every_export

pytestmark = pytest.mark.django_db

# What exports are made of. They show a document's text by its blocks, and what is planted behind the last is in none.
PUBLIC = {
    "Anchor.prefix", "Anchor.quote", "Anchor.suffix", "Authority.key", "Block.label", "Block.title", "Citation.excerpt",
    "Citation.pinpoint", "Claim.claimant", "Claim.jurisdiction", "Claim.statement", "Document.archive_url",
    "Document.author", "Document.language", "Document.publisher", "Document.title", "Document.url",
    "Review.correction", "Review.rationale", "SignOff.statement", "Source.archive_url", "Source.identifier",
    "Source.publisher", "Source.title", "Source.url", "Tag.name", "Version.text_sha256", "VerdictWording.label",
    "VerdictWording.meaning",
}  # fmt: skip
# No free text: programs wrote them, and read them again in a form of their own.
WRITTEN_BY_PROGRAMS = {"Block.cells", "Block.looks"}
# The database refuses changes; what acts write into them is planted through the door (`test_privacy.py`).
APPENDED = {"Event", "EventText", "ChainHead"}


def fields() -> list[Any]:
    """Every field that holds words somebody chose."""
    found = [field for model in [*apps.get_app_config("claims").get_models(), User] for field in texts_of(model)]
    return [field for field in found if name_of(field) not in WRITTEN_BY_PROGRAMS]


def texts_of(model: type[Model]) -> list[Any]:
    if model.__name__ in APPENDED:
        return []
    kinds = (CharField, TextField, JSONField)
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, kinds) and not field.choices and not field.primary_key
    ]


def name_of(field: Any) -> str:
    return f"{field.model.__name__}.{field.name}"


def plant(field: Any, word: str) -> None:
    """Put the word behind what every row has there, and the row's key behind it, since some are unique."""
    there, key = Cast(F(field.name), TextField()), Cast(F("pk"), TextField())
    told: Any = Concat(there, Value(f" {word}-"), key, output_field=TextField())
    if field.max_length:
        # What is full gives its beginning for it.
        told = Right(told, field.max_length)
    told = {"planted": word} if isinstance(field, JSONField) else told
    field.model._base_manager.update(**{field.name: told})


def fill(model: type[Model]) -> None:
    """A row of a model that has none."""
    pointed: Counter[Any] = Counter()
    made = {field.name: some(field, pointed) for field in model._meta.concrete_fields if is_needed(field)}
    model._base_manager.bulk_create([model(**made)])


def is_needed(field: Any) -> bool:
    is_word = isinstance(field, CharField | TextField) and not field.choices
    return is_word or not (field.has_default() or field.null or field.auto_created)


def some(field: Any, pointed: Counter[Any]) -> Any:
    """A value that the field takes: the first choice, the next row it can point to, a number more than the last."""
    if field.is_relation:
        pointed[field.related_model] += 1
        return field.related_model._base_manager.order_by("pk")[pointed[field.related_model] - 1]
    if field.choices:
        return field.choices[0][0]
    if isinstance(field, models.IntegerField):
        pointed[int] += 1
        return pointed[int]
    simple = {models.FloatField: 0.5, models.DateTimeField: timezone.now(), models.BinaryField: b""}
    return simple.get(type(field), "a")


@pytest.fixture
def store(settings):
    """Settled claims with all that can belong to them, and a row of whatever else there is."""
    settings.FACTCHECK_SITE_URL = "https://desk.example"
    ann = factories.user("ann", "lead")
    document = factories.document(
        "# Law\n\nSenate Bill 216 of 2019 binds agencies.\n\n- 1. The act of 2020 ends it.\n", by=ann
    )
    for claim in document.claims.all():
        cited = factories.cite(claim, ann, excerpt="So.", title="Act", url="https://leg.example/a")
        factories.copy(cited, ann, "So.")
        factories.note(claim, ann, is_public=True)
        perform("tag", claim, by=ann, label="law")
        factories.review(claim, ann, correction="No.")
    perform("sign_off", document, by=ann, statement="Whole.")
    for model in apps.get_app_config("claims").get_models():
        if texts_of(model) and not model._base_manager.exists():
            fill(model)


def test_no_text_of_the_store_comes_out_but_what_is_public(store):
    planted = {f"zq{number:03}x": field for number, field in enumerate(fields())}
    for word, field in planted.items():
        plant(field, word)

    told = list(every_export())

    found = {name_of(field) for word, field in planted.items() if any(word.encode() in body for body in told)}
    assert found == PUBLIC
