"""What was promised of cases by when, and what became of it."""

from typing import Any

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from storage.migrating import RunDialectSQL


def _refers(column: str, table: str, related: str, *, null: bool = True) -> Any:
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


# what stands at the moment; what was promised before, and changed since, cannot be told any more. The step is empty,
# since who gave the date when is not known of all
_INSERT = "INSERT INTO case_promise (case_id, what, until, made_at, action)"
_OPEN = " FROM service_case WHERE closed_at IS NULL AND released_at IS NOT NULL"
STANDING = [
    f"{_INSERT} SELECT id, 'all', promised_at, opened_at, ''{_OPEN} AND promised_at IS NOT NULL AND paused_at IS NULL"
    " AND ((kind IN ('complaint', 'enquiry') AND state IN ('awaiting', 'accepted', 'in_progress'))"
    " OR (kind = 'hazard' AND state IN ('reported', 'in_progress'))"
    " OR (kind = 'incident' AND state IN ('called', 'in_hand'))) ORDER BY id",
    f"{_INSERT} SELECT id, state, due_at, opened_at, ''{_OPEN} AND due_at IS NOT NULL"
    " AND ((kind IN ('complaint', 'enquiry') AND state IN ('awaiting', 'accepted')"
    " AND (promised_at IS NULL OR due_at <> promised_at))"
    " OR ((kind, state) IN (('hazard', 'reported'), ('incident', 'called'))"
    " AND (promised_at IS NULL OR due_at <> promised_at))"
    " OR (kind, state) IN (('finding', 'awaiting_check'), ('incident', 'over')))"
    " ORDER BY id",
]


class Migration(migrations.Migration):
    """The promises that stand are written down as they are; those that were kept or broken before are not known."""

    dependencies = [("storage", "0090_calls")]

    initial = False

    operations = [
        ops.CreateModel(
            name="CasePromise",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("case", _refers("case", "ServiceCase", "promises", null=False)),
                ("what", fields.CharField(max_length=24)),
                ("until", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("made_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("action", fields.CharField(max_length=16)),
                ("by", _refers("by", "Person", "case_promises")),
                ("draft", _refers("draft", "Draft", "case_promises")),
                ("ended_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("became", fields.CharField(null=True, max_length=8)),
                ("told_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "case_promise",
                "app": "storage",
                "indexes": [
                    Index(fields=["case_id"]),
                    Index(fields=["until"]),
                    Index(fields=["by_id"]),
                    Index(fields=["draft_id"]),
                ],
                "pk_attr": "id",
                "table_description": "That something of a case was promised by a date"
                " (bot/rules/cases/promises.py); a row is added and ended.",
            },
            bases=["Model"],
        ),
        RunDialectSQL(sqlite=STANDING, postgres=STANDING, reverse_sqlite=[], reverse_postgres=[]),
    ]
