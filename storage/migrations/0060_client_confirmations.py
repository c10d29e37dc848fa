"""What clients say to records that they have."""

from typing import Any

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops


def _person(column: str, related: str) -> Any:
    key: Any = fields.ForeignKeyField  # tortoise's types want ``null`` as a literal
    return key(
        "storage.Person",
        source_field=f"{column}_id",
        null=True,
        db_constraint=True,
        to_field="id",
        related_name=related,
        on_delete=OnDelete.RESTRICT,
    )


class Migration(migrations.Migration):
    """Nobody was asked before; what was signed on paper stays where it was filed."""

    dependencies = [("storage", "0057_site_places")]

    initial = False

    operations = [
        ops.CreateModel(
            name="ClientConfirmation",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("record_kind", fields.CharField(max_length=20)),
                ("record_id", fields.BigIntField()),
                ("said", fields.CharField(max_length=12)),
                ("text", fields.CharField(db_default="", max_length=500)),
                ("by", _person("by", "confirmations")),
                ("by_name", fields.CharField(db_default="", max_length=100)),
                ("recorded_by", _person("recorded_by", "confirmations_recorded")),
                ("digest", fields.CharField(max_length=64)),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "client_confirmation",
                "app": "storage",
                "unique_together": (("record_kind", "record_id", "digest"),),
                "indexes": [Index(fields=["by_id"]), Index(fields=["recorded_by_id"])],
                "pk_attr": "id",
                "table_description": "That a client confirmed a record or did not, once for each content, of which"
                " ``digest`` is kept.",
            },
            bases=["Model"],
        ),
    ]
