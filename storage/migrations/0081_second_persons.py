"""What a second person is asked to confirm."""

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
    """Nobody was asked before."""

    dependencies = [("storage", "0079_risks_of_findings")]

    initial = False

    operations = [
        ops.CreateModel(
            name="SecondPerson",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("subject_kind", fields.CharField(max_length=20)),
                ("subject_id", fields.BigIntField()),
                ("client", _key("Client", "client", "seconded", null=True)),
                ("asked", _key("Person", "asked", "asked_to_second", null=True)),
                ("asker", _key("Person", "asker", "seconds_asked")),
                ("why", fields.CharField(db_default="", max_length=300)),
                ("state", fields.CharField(max_length=12)),
                ("text", fields.CharField(db_default="", max_length=300)),
                ("by", _key("Person", "by", "seconded", null=True)),
                ("asked_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("answered_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "second_person",
                "app": "storage",
                "indexes": [
                    Index(fields=["subject_kind", "subject_id"]),
                    Index(fields=["state"]),
                    Index(fields=["client_id"]),
                    Index(fields=["asked_id"]),
                    Index(fields=["asker_id"]),
                    Index(fields=["by_id"]),
                ],
                "pk_attr": "id",
                "table_description": "That a second person was asked to confirm a record, or that they keep an entry"
                " (二人确认), and what came of it.",
            },
            bases=["Model"],
        ),
    ]
