"""Patrol plans, from which tasks are made; the tasks of before belong to none."""

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
    dependencies = [("storage", "0030_merged_entries")]

    initial = False

    operations = [
        ops.CreateModel(
            name="Schedule",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("code", fields.CharField(null=True, unique=True, max_length=40)),
                ("client", _key("Client", "client", "schedules")),
                ("site", _key("Site", "site", "schedules")),
                ("often", fields.CharField(max_length=20)),
                ("person", _key("Person", "person", "schedules")),
                ("begins", fields.DateField()),
                ("ends", fields.DateField(null=True)),
                ("planned_until", fields.DateField(null=True)),
                ("planned_as", fields.CharField(db_default="", max_length=120)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("ended_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("now", _key("Schedule", "now", "merged", null=True)),
            ],
            options={
                "table": "schedule",
                "app": "storage",
                "indexes": [
                    Index(fields=["client_id"]),
                    Index(fields=["site_id"]),
                    Index(fields=["person_id"]),
                    Index(fields=["now_id"]),
                ],
                "pk_attr": "id",
                "table_description": "A patrol plan (巡查计划); its tasks are made up to ``planned_until``, as it"
                " was then (``planned_as``).",
            },
            bases=["Model"],
        ),
        ops.AddField(model_name="Task", name="schedule", field=_key("Schedule", "schedule", "tasks", null=True)),
        ops.AddField(model_name="Task", name="period", field=fields.DateField(null=True)),
        ops.AddField(model_name="Task", name="until_on", field=fields.DateField(null=True)),
        ops.AddIndex(model_name="Task", index=Index(fields=["state", "until_on"])),
        ops.RunSQL(
            ["CREATE UNIQUE INDEX task_of_schedule ON task (schedule_id, period) WHERE schedule_id IS NOT NULL"],
            ["DROP INDEX task_of_schedule"],
        ),
    ]
