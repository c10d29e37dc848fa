"""What only a complaint has: its category, how grave it is, what is hoped for, and whether the team knows whose it is."""

from typing import Any

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

_OF_BEFORE = (
    "INSERT INTO complaint_detail (case_id, category)"
    " SELECT k.id, COALESCE((SELECT REPLACE(a.value, '\"', '') FROM draft_answer a WHERE a.draft_id = k.draft_id"
    " AND a.question = 'about' AND a.skipped = FALSE), '') FROM service_case k WHERE k.kind = 'complaint'"
)


def _person() -> Any:
    key: Any = fields.ForeignKeyField  # tortoise's types want ``null`` as a literal
    return key(
        "storage.Person",
        source_field="entrusted_id",
        null=True,
        db_constraint=True,
        to_field="id",
        related_name="entrusted_complaints",
        on_delete=OnDelete.RESTRICT,
    )


def _case() -> Any:
    return fields.OneToOneField(
        "storage.ServiceCase",
        source_field="case_id",
        db_constraint=True,
        to_field="id",
        related_name="complaint",
        on_delete=OnDelete.RESTRICT,
    )


class Migration(migrations.Migration):
    """Complaints of before have the category with which they were filed; nobody asked for anonymity."""

    dependencies = [("storage", "0100_case_reports")]

    initial = False

    operations = [
        ops.CreateModel(
            name="ComplaintDetail",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("case", _case()),
                ("category", fields.CharField(db_default="", max_length=20)),
                ("severity", fields.CharField(db_default="", max_length=12)),
                ("wanted", fields.TextField(db_default="", unique=False)),
                ("anonymous", fields.BooleanField(db_default=False)),
                ("entrusted", _person()),
            ],
            options={
                "table": "complaint_detail",
                "app": "storage",
                "indexes": [Index(fields=["entrusted_id"])],
                "pk_attr": "id",
                "table_description": "What only a complaint has (clauses 5.5.1 to 5.5.3).",
            },
            bases=["Model"],
        ),
        ops.RunSQL(_OF_BEFORE, "DELETE FROM complaint_detail"),
    ]
