"""Which findings were fixed by one action, and which have one cause."""

from typing import Any

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops


def _refers(column: str, table: str, related: str) -> Any:
    key: Any = fields.ForeignKeyField  # tortoise's types want ``null`` as a literal
    return key(
        f"storage.{table}",
        source_field=f"{column}_id",
        null=True,
        db_constraint=True,
        to_field="id",
        related_name=related,
        on_delete=OnDelete.RESTRICT,
    )


class Migration(migrations.Migration):
    """What was fixed until now was fixed by itself."""

    dependencies = [("storage", "0060_client_confirmations")]

    initial = False

    operations = [
        ops.AddField("FindingDetail", "fix_draft", _refers("fix_draft", "Draft", "fixed_findings")),
        ops.AddField("FindingDetail", "cause_draft", _refers("cause_draft", "Draft", "findings_of_a_cause")),
        ops.AddIndex(model_name="FindingDetail", index=Index(fields=["fix_draft_id"])),
        ops.AddIndex(model_name="FindingDetail", index=Index(fields=["cause_draft_id"])),
    ]
