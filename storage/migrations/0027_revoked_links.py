"""Invitations say when they were taken back."""

from tortoise import fields, migrations
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    """No link was taken back before; what had ended did so by itself."""

    dependencies = [("storage", "0024_released_or_not")]

    initial = False

    operations = [
        ops.AddField(model_name="Invitation", name="revoked_at", field=fields.DatetimeField(null=True)),
    ]
