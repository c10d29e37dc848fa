"""The services of a contract can be put in order."""

from tortoise import fields, migrations
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    """Those of before stay in the order of the standard's clauses."""

    dependencies = [("storage", "0047_open_by_day")]

    initial = False

    operations = [
        ops.AddField(model_name="ContractItem", name="place", field=fields.IntField(null=True)),
    ]
