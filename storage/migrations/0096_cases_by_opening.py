"""Cases by when they were opened: the board of complaints is of a period, whichever their client."""

from tortoise import migrations
from tortoise.indexes import Index
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    """An index, and nothing of what there is changes."""

    dependencies = [("storage", "0095_promises")]

    initial = False

    operations = [ops.AddIndex(model_name="ServiceCase", index=Index(fields=["kind", "opened_at"]))]
