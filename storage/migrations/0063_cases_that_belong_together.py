"""Which findings were fixed by one action, which have one cause, and which cases are the same thing."""

from typing import Any

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops


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


class Migration(migrations.Migration):
    """What was fixed until now was fixed by itself, and what was filed until now is compared with nothing."""

    dependencies = [("storage", "0062_photo_copies_and_report_readers")]

    initial = False

    operations = [
        ops.AddField("FindingDetail", "fix_draft", _refers("fix_draft", "Draft", "fixed_findings")),
        ops.AddField("FindingDetail", "cause_draft", _refers("cause_draft", "Draft", "findings_of_a_cause")),
        ops.AddIndex(model_name="FindingDetail", index=Index(fields=["fix_draft_id"])),
        ops.AddIndex(model_name="FindingDetail", index=Index(fields=["cause_draft_id"])),
        ops.CreateModel(
            name="CaseTie",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("case", _refers("case", "ServiceCase", "ties", null=False)),
                ("other", _refers("other", "ServiceCase", "later_ties", null=False)),
                ("how", fields.CharField(max_length=12)),
                ("leads", _refers("leads", "ServiceCase", "led_ties")),
                ("by", _refers("by", "Person", "case_ties")),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "case_tie",
                "app": "storage",
                "unique_together": (("case_id", "other_id"),),
                "indexes": [Index(fields=["other_id"]), Index(fields=["leads_id"]), Index(fields=["by_id"])],
                "pk_attr": "id",
                "table_description": "That two cases are the same thing, belong together, or may"
                " (bot/rules/cases/alike.py); of each two one row.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="CaseReporter",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("case", _refers("case", "ServiceCase", "reporters", null=False)),
                ("person", _refers("person", "Person", "reported_cases", null=False)),
                ("draft", _refers("draft", "Draft", "reported_in", null=False)),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "case_reporter",
                "app": "storage",
                "unique_together": (("case_id", "draft_id"),),
                "indexes": [Index(fields=["person_id"]), Index(fields=["draft_id"])],
                "pk_attr": "id",
                "table_description": "Somebody who reported what had been reported before, and hears its end as who"
                " opened it does.",
            },
            bases=["Model"],
        ),
    ]
