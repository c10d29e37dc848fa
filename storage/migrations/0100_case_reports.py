"""What of an incident is to be reported, by when, and whether it was."""

from typing import Any

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops


def _key(table: str, column: str, related: str) -> Any:
    key: Any = fields.ForeignKeyField  # tortoise's types want ``null`` as a literal
    return key(
        f"storage.{table}",
        source_field=f"{column}_id",
        null=False,
        db_constraint=True,
        to_field="id",
        related_name=related,
        on_delete=OnDelete.RESTRICT,
    )


class Migration(migrations.Migration):
    """Nothing was noted before."""

    dependencies = [("storage", "0099_measures")]

    initial = False

    operations = [
        ops.CreateModel(
            name="CaseReport",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("case", _key("ServiceCase", "case", "reports")),
                ("duty", fields.CharField(max_length=20)),
                ("what", fields.TextField()),
                ("made_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("due_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("by", _key("Person", "by", "case_reports")),
                ("told_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "case_report",
                "app": "storage",
                "pk_attr": "id",
                "table_description": "What of a case somebody has to be told by a time.",
                "unique_together": (("case_id", "duty"),),
                "indexes": [Index(fields=["by_id"])],
            },
            bases=["Model"],
        ),
    ]
