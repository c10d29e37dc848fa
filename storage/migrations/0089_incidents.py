"""Who comes to help in an incident, and whether it only happens for practice."""

from tortoise import fields, migrations
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    """No case of before had either."""

    dependencies = [("storage", "0088_confirmed_later")]

    initial = False

    operations = [
        ops.AddField(model_name="ServiceCase", name="coming", field=fields.TextField(db_default="[]")),
        ops.AddField(model_name="ServiceCase", name="drill", field=fields.BooleanField(db_default=False)),
    ]
