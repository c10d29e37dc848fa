"""Cases by when they were closed: figures of findings are of a year, whichever their client."""

from tortoise import migrations
from tortoise.indexes import Index
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    """An index, and nothing of what there is changes."""

    dependencies = [("storage", "0065_confirmation_codes")]

    initial = False

    operations = [ops.AddIndex(model_name="ServiceCase", index=Index(fields=["kind", "closed_at"]))]
