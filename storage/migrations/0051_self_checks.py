"""Why Order No. 75 applies to a client, and from which day its people record their self-checks here."""

from tortoise import fields, migrations
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    """Nobody was asked for self-checks before: somebody says from when they are, for each client."""

    dependencies = [("storage", "0050_equipment")]

    initial = False

    operations = [
        ops.AddField(model_name="Client", name="order_75_why", field=fields.CharField(db_default="", max_length=60)),
        ops.AddField(model_name="Client", name="self_checks_from", field=fields.DateField(null=True)),
    ]
