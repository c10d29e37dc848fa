"""Whether a piece of equipment may be used, and within which limits."""

from tortoise import fields, migrations
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    """What there is may be used without limits, as it could be until now."""

    dependencies = [("storage", "0071_records_of_people")]

    initial = False

    operations = [
        ops.AddField(model_name="Equipment", name="state", field=fields.CharField(max_length=20, db_default="")),
        ops.AddField(model_name="Equipment", name="limited_to", field=fields.CharField(max_length=120, db_default="")),
    ]
