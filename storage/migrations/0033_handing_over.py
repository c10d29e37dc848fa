"""What was handed over, from whom to whom; and open tasks are found by whose they are, records by their tasks."""

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
    dependencies = [("storage", "0032_planned_work")]

    initial = False

    operations = [
        ops.CreateModel(
            name="Handover",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("former", _key("Person", "former", "handed_away")),
                ("taker", _key("Person", "taker", "taken_over")),
                ("by", _key("Person", "by", "handed_over")),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "handover",
                "app": "storage",
                "indexes": [Index(fields=["former_id"])],
                "pk_attr": "id",
                "table_description": "Somebody's work went to somebody else (工作交接), in one go; ``by``: who handed"
                " it over.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="HandoverThing",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("handover", _key("Handover", "handover", "things")),
                ("kind", fields.CharField(max_length=12)),
                ("subject_id", fields.BigIntField()),
                ("client", _key("Client", "client", "handed_over", null=True)),
            ],
            options={
                "table": "handover_thing",
                "app": "storage",
                "indexes": [Index(fields=["handover_id"]), Index(fields=["kind", "subject_id"])],
                "pk_attr": "id",
                "table_description": "One thing of a handover: a plan, a task, a case or a training.",
            },
            bases=["Model"],
        ),
        ops.RunSQL(
            [
                "DROP INDEX task_open",
                "CREATE INDEX task_open ON task (client_id, assignee_id) WHERE state = 'open'",
                "CREATE INDEX work_record_of_task ON work_record (task_id) WHERE task_id IS NOT NULL",
            ],
            [
                "DROP INDEX work_record_of_task",
                "DROP INDEX task_open",
                "CREATE INDEX task_open ON task (client_id) WHERE state = 'open'",
            ],
        ),
    ]
