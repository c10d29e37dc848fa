"""What becomes of a case behind its end: who decided it, its appeal, its reopening, an answer that its rating is owed."""

from typing import Any

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.migrations import operations as ops


def _decided_by() -> Any:
    key: Any = fields.ForeignKeyField  # tortoise's types want ``null`` as a literal
    return key(
        "storage.Person",
        source_field="decided_by_id",
        null=True,
        db_constraint=True,
        to_field="id",
        related_name="decided_cases",
        on_delete=OnDelete.RESTRICT,
    )


class Migration(migrations.Migration):
    """Of cases of before it is not known who decided: whoever handled them; no rating of before is asked about anew."""

    dependencies = [("storage", "0101_complaint_details")]

    initial = False

    operations = [
        ops.AddField(model_name="ServiceCase", name="decided_by", field=_decided_by()),
        ops.AddField(model_name="ServiceCase", name="appealed_at", field=fields.DatetimeField(null=True)),
        ops.AddField(model_name="ServiceCase", name="reopened", field=fields.IntField(db_default=0)),
        ops.AddField(model_name="ServiceCase", name="ended_at", field=fields.DatetimeField(null=True)),
        ops.AddField(model_name="ServiceCase", name="ended_as", field=fields.CharField(max_length=24, db_default="")),
    ]
