"""A visit is an appointment: what the client was told of planned work at theirs, and answered."""

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


ONE_OF_EACH = "CREATE UNIQUE INDEX visit_of_task ON visit (task_id) WHERE task_id IS NOT NULL"


class Migration(migrations.Migration):
    """Nobody was told of a visit before; going back forgets what was agreed."""

    dependencies = [("storage", "0033_handing_over")]

    initial = False

    operations = [
        ops.CreateModel(
            name="Visit",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("task", _key("Task", "task", "visits", null=True)),
                ("client", _key("Client", "client", "visits")),
                ("site", _key("Site", "site", "visits", null=True)),
                ("schedule", _key("Schedule", "schedule", "visits", null=True)),
                ("slot", fields.IntField(db_default=0)),
                ("work", fields.CharField(max_length=20)),
                ("person", _key("Person", "person", "visits")),
                ("for_day", fields.DateField()),
                ("told_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("confirmed_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("confirmed_by", _key("Person", "confirmed_by", "visits_confirmed", null=True)),
                ("asked_day", fields.DateField(null=True)),
                ("asked_reason", fields.CharField(db_default="", max_length=200)),
                ("asked_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("asked_by", _key("Person", "asked_by", "visits_asked", null=True)),
                ("set_out_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("arrived_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "visit",
                "app": "storage",
                "pk_attr": "id",
                "table_description": "One visit: what the client was told of a task, and answered; made when there is"
                " something to note.",
            },
            bases=["Model"],
        ),
        ops.AddIndex(model_name="Visit", index=Index(fields=["for_day"])),
        ops.AddIndex(model_name="Visit", index=Index(fields=["client_id", "for_day"])),
        ops.AddIndex(model_name="Visit", index=Index(fields=["schedule_id", "for_day"])),
        ops.RunSQL([ONE_OF_EACH], ["DROP INDEX visit_of_task"]),
    ]
