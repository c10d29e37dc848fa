"""Who has a piece of equipment at hand, until when, and since when they say so."""

from typing import Any

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops


def _holder() -> Any:
    key: Any = fields.ForeignKeyField  # tortoise's types want ``null`` as a literal
    return key(
        "storage.Person",
        source_field="holder_id",
        null=True,
        db_constraint=True,
        to_field="id",
        related_name="holds",
        on_delete=OnDelete.RESTRICT,
    )


class Migration(migrations.Migration):
    """Nothing was lent until now."""

    dependencies = [("storage", "0075_impacts")]

    initial = False

    operations = [
        ops.AddField(model_name="Equipment", name="holder", field=_holder()),
        ops.AddField(model_name="Equipment", name="back_by", field=fields.DateField(null=True)),
        ops.AddField(model_name="Equipment", name="accepted", field=fields.DateField(null=True)),
        ops.AddIndex(model_name="Equipment", index=Index(fields=["holder_id"])),
        ops.AddIndex(model_name="Equipment", index=Index(fields=["back_by"])),
    ]
