"""A draft of a checklist waits to be published: who asked for it and when, and with which word it came back.

What the menu offered before there were inspections was logged as a service; it is an inspection from now on. Contracts
keep what was signed: they have the item's words and work themselves.
"""

from typing import Any

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops


def _person(column: str, related: str) -> Any:
    return fields.ForeignKeyField(
        "storage.Person",
        source_field=f"{column}_id",
        null=True,
        db_constraint=True,
        to_field="id",
        related_name=related,
        on_delete=OnDelete.RESTRICT,
    )


INSPECTED = (
    "SURVEY",
    *(f"INSPECTION-{number}" for number in range(1, 8)),
    "RISKS",
    "INTERNAL-AUDIT",
    "HAZARDS",
    "AFTER-SALES",
)
"""Codes of the items that came with the program as services, and are done by checklists since."""


def _becomes(work: str, was: str) -> str:
    codes = ", ".join(f"'{code}'" for code in INSPECTED)
    return f"UPDATE menu_item SET work = '{work}' WHERE work = '{was}' AND ended_at IS NULL AND code IN ({codes})"


class Migration(migrations.Migration):
    """Nothing was asked of the drafts that there are."""

    dependencies = [("storage", "0052_monitoring")]

    initial = False

    operations = [
        ops.AddField(
            model_name="ChecklistVersion", name="asked_by", field=_person("asked_by", "checklists_to_publish")
        ),
        ops.AddField(
            model_name="ChecklistVersion",
            name="asked_at",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name="ChecklistVersion", name="returned_by", field=_person("returned_by", "checklists_returned")
        ),
        ops.AddField(
            model_name="ChecklistVersion", name="returned", field=fields.CharField(db_default="", max_length=500)
        ),
        ops.AddIndex(model_name="ChecklistVersion", index=Index(fields=["asked_by_id"])),
        ops.AddIndex(model_name="ChecklistVersion", index=Index(fields=["returned_by_id"])),
        ops.RunSQL([_becomes("inspection", "service")], reverse_sql=[_becomes("service", "inspection")]),
    ]
