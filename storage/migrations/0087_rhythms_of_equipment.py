"""Every how many months a piece of equipment is checked and maintained, and when that is next."""

from tortoise import fields, migrations
from tortoise.indexes import Index
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    """Nothing had such a rhythm until now."""

    dependencies = [("storage", "0086_pinyin")]

    initial = False

    operations = [
        ops.AddField(model_name="Equipment", name="check_every", field=fields.CharField(max_length=4, db_default="")),
        ops.AddField(model_name="Equipment", name="check_by", field=fields.DateField(null=True)),
        ops.AddField(model_name="Equipment", name="upkeep_every", field=fields.CharField(max_length=4, db_default="")),
        ops.AddField(model_name="Equipment", name="upkeep_by", field=fields.DateField(null=True)),
        ops.AddIndex(model_name="Equipment", index=Index(fields=["check_by"])),
        ops.AddIndex(model_name="Equipment", index=Index(fields=["upkeep_by"])),
    ]
