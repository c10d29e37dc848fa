"""What was done at once about a finding, why it came about, and what keeps it from coming again."""

from tortoise import fields, migrations
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    """Of what was found until now nothing of it is known; of what is open the cause is asked like that of any other."""

    dependencies = [("storage", "0063_cases_that_belong_together")]

    initial = False

    operations = [
        ops.AddField(model_name="FindingDetail", name="immediate", field=fields.TextField(db_default="")),
        ops.AddField(model_name="FindingDetail", name="cause", field=fields.TextField(db_default="")),
        ops.AddField(model_name="FindingDetail", name="prevention", field=fields.TextField(db_default="")),
    ]
