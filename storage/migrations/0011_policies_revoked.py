"""Policies can be revoked."""

from tortoise import fields, migrations
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    """Since when a policy is out of force."""

    dependencies = [("storage", "0010_stand_ins_and_practice")]

    initial = False

    operations = [
        ops.AddField(model_name="Policy", name="revoked_at", field=fields.DatetimeField(null=True)),
    ]
