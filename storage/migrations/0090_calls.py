"""Who was called to an incident, in their order, and who of them cannot come."""

from tortoise import fields, migrations
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    """To what is open already nobody was called."""

    dependencies = [("storage", "0089_incidents")]

    initial = False

    operations = [
        ops.AddField(model_name="ServiceCase", name="called", field=fields.TextField(db_default="[]")),
        ops.AddField(model_name="ServiceCase", name="unable", field=fields.TextField(db_default="[]")),
    ]
