"""The services of a contract can be put in order, be of certain weekdays, and come unannounced."""

from tortoise import fields, migrations
from tortoise.indexes import Index
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    """Those of before stay in the order of the standard's clauses, and are announced as they were."""

    dependencies = [("storage", "0047_open_by_day")]

    initial = False

    operations = [
        ops.AddField(model_name="ContractItem", name="weekdays", field=fields.CharField(db_default="", max_length=20)),
        ops.AddField(model_name="ContractItem", name="unannounced", field=fields.BooleanField(db_default=False)),
        ops.AddField(model_name="ContractItem", name="place", field=fields.IntField(null=True)),
        # what was arranged for the tasks of a contract
        ops.AddIndex(model_name="TrainingSession", index=Index(fields=["task_id"])),
    ]
