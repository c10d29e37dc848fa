"""Of which record a case was opened: one of each, whoever files it and however often it is tried."""

from tortoise import fields, migrations
from tortoise.indexes import Index
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    """No record opened a case before, but for its findings."""

    dependencies = [("storage", "0097_duty_lists")]

    initial = False

    operations = [
        ops.AddField(
            model_name="ServiceCase", name="record_kind", field=fields.CharField(db_default="", max_length=20)
        ),
        ops.AddField(model_name="ServiceCase", name="record_id", field=fields.BigIntField(null=True)),
        ops.AddIndex(model_name="ServiceCase", index=Index(fields=["record_id"])),
    ]
