"""Codes by which clients confirm records on the spot."""

from typing import Any

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops


def _refers(table: str, column: str, related: str, *, null: bool = True) -> Any:
    key: Any = fields.ForeignKeyField  # tortoise's types want ``null`` as a literal
    return key(
        f"storage.{table}",
        source_field=f"{column}_id",
        null=null,
        db_constraint=True,
        to_field="id",
        related_name=related,
        on_delete=OnDelete.RESTRICT,
    )


class Migration(migrations.Migration):
    """Nobody confirmed by a code before."""

    dependencies = [("storage", "0064_causes")]

    initial = False

    operations = [
        ops.CreateModel(
            name="ConfirmationCode",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("record_kind", fields.CharField(max_length=20)),
                ("record_id", fields.BigIntField()),
                ("digest", fields.CharField(max_length=64)),
                ("code_digest", fields.CharField(null=True, unique=True, max_length=64)),
                ("made_by", _refers("Person", "made_by", "confirmation_codes", null=False)),
                ("made_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("expires_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("used_by", _refers("Person", "used_by", "confirmation_codes_used")),
                ("used_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("confirmation", _refers("ClientConfirmation", "confirmation", "codes")),
            ],
            options={
                "table": "confirmation_code",
                "app": "storage",
                "indexes": [
                    Index(fields=["record_kind", "record_id"]),
                    Index(fields=["made_by_id"]),
                    Index(fields=["used_by_id"]),
                    Index(fields=["confirmation_id"]),
                ],
                "pk_attr": "id",
                "table_description": "A code on a consultant's phone, by which somebody of the client confirms a"
                " record on the spot, once.",
            },
            bases=["Model"],
        ),
    ]
