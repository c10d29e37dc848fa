"""The codes by which anybody may ask whether a document holds; only their digests are kept."""

from tortoise import fields, migrations
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    """What was issued before carries no code, and cannot be asked about."""

    dependencies = [("storage", "0055_findings_that_come_back")]

    initial = False

    operations = [
        ops.AddField(
            model_name="Document",
            name="code_digest",
            field=fields.CharField(null=True, unique=True, max_length=64),
        ),
        ops.AddField(model_name="Document", name="provider", field=fields.CharField(db_default="", max_length=200)),
    ]
