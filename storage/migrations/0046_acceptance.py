"""What the client says to a deliverable: accepted, or returned with a reason."""

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
    """Nobody was asked before: what was handed over until then is unanswered, and can be accepted."""

    dependencies = [("storage", "0045_contracts")]

    initial = False

    operations = [
        ops.CreateModel(
            name="Acceptance",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("record_kind", fields.CharField(max_length=20)),
                ("record_id", fields.BigIntField()),
                ("task", _key("Task", "task", "acceptances")),
                ("state", fields.CharField(max_length=12)),
                ("reason", fields.CharField(db_default="", max_length=200)),
                ("by", _key("Person", "by", "acceptances")),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("recorded_by", _key("Person", "recorded_by", "acceptances_recorded", null=True)),
                ("channel", fields.CharField(db_default="", max_length=12)),
                ("told_on", fields.DateField(null=True)),
            ],
            options={
                "table": "acceptance",
                "app": "storage",
                "unique_together": (("record_kind", "record_id"),),
                "pk_attr": "id",
                "table_description": "That a deliverable was accepted or returned, once; what is delivered again is"
                " another record.",
            },
            bases=["Model"],
        ),
        ops.AddIndex(model_name="Acceptance", index=Index(fields=["task_id"])),
        # what is owed and what was handed over, of all clients in a year
        ops.AddIndex(model_name="Task", index=Index(fields=["work", "due_on"])),
    ]
