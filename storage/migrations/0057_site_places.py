"""Where a site is, in degrees north and east."""

from tortoise import fields, migrations
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    """Of the sites that there are nobody has said yet."""

    dependencies = [("storage", "0056_verification_codes")]

    initial = False

    operations = [
        ops.AddField(model_name="Site", name="place", field=fields.CharField(db_default="", max_length=40)),
    ]
