"""What was done at once about a finding, before it was mended."""

from tortoise import fields, migrations
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    """Of what was found until now nothing is known to have been done at once."""

    dependencies = [("storage", "0063_cases_that_belong_together")]

    initial = False

    operations = [
        ops.AddField(model_name="FindingDetail", name="immediate", field=fields.TextField(db_default="")),
    ]
