"""The copy of a photo that is shown: upright, small, without camera or place."""

from tortoise import fields, migrations
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    """Of photos of before a copy is made when one is asked for."""

    dependencies = [("storage", "0060_client_confirmations")]

    initial = False

    operations = [
        ops.AddField(model_name="Attachment", name="shown_sha256", field=fields.CharField(null=True, max_length=64)),
    ]
