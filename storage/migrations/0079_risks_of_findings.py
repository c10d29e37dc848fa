"""Of which finding a risk was taken over: what comes back is said to its owner."""

from typing import Any

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

_key: Any = fields.ForeignKeyField  # tortoise's types want ``null`` as a literal


class Migration(migrations.Migration):
    """No risk was taken over of a finding before."""

    dependencies = [("storage", "0078_risks")]

    initial = False

    operations = [
        ops.AddField(
            model_name="Risk",
            name="finding",
            field=_key(
                "storage.ServiceCase",
                source_field="finding_id",
                null=True,
                db_constraint=True,
                to_field="id",
                related_name="risks",
                on_delete=OnDelete.RESTRICT,
            ),
        ),
        ops.AddIndex(model_name="Risk", index=Index(fields=["finding_id"])),
    ]
