"""Why Order No. 75 applies to a client, from which day its people keep self-checks here, and what they recorded."""

from typing import Any

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops


def _key(table: str, column: str, related: str, *, null: bool = False) -> Any:
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
    """Nobody was asked for self-checks before: somebody says from when they are, for each client."""

    dependencies = [("storage", "0050_equipment")]

    initial = False

    operations = [
        ops.AddField(model_name="Client", name="order_75_why", field=fields.CharField(db_default="", max_length=60)),
        ops.AddField(model_name="Client", name="self_checks_from", field=fields.DateField(null=True)),
        ops.CreateModel(
            name="SelfCheck",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("client", _key("Client", "client", "self_checks")),
                ("period", fields.CharField(max_length=12)),
                ("begins", fields.DateField()),
                ("record_id", fields.BigIntField()),
                ("result", fields.CharField(max_length=12)),
                ("on_paper", fields.BooleanField(db_default=False)),
            ],
            options={
                "table": "self_check",
                "app": "storage",
                "unique_together": (("client", "period", "begins"),),
                "pk_attr": "id",
                "table_description": "That a client recorded a day, week or month, once: ``record_id`` is its first"
                " record of kind ``self_check``.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="SelfCheckNote",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("client", _key("Client", "client", "self_check_notes")),
                ("record_id", fields.BigIntField()),
                ("what", fields.CharField(max_length=12)),
                ("item", fields.CharField(db_default="", max_length=40)),
                ("text", fields.CharField(db_default="", max_length=500)),
                ("person", _key("Person", "person", "self_check_notes")),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("draft", _key("Draft", "draft", "self_check_notes", null=True)),
            ],
            options={
                "table": "self_check_note",
                "app": "storage",
                "indexes": [
                    Index(fields=["record_id"]),
                    Index(fields=["client_id", "at"]),
                    Index(fields=["person_id"]),
                    Index(fields=["draft_id"]),
                ],
                "pk_attr": "id",
                "table_description": "What was said to a self-check since: seen or remarked by the butler, or what"
                " became of an ``item`` of it.",
            },
            bases=["Model"],
        ),
    ]
