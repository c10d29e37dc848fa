"""What one person sends in a burst is set down before it is handled; processes tell each other how much they reply."""

from tortoise import fields, migrations
from tortoise.indexes import Index
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    """Nothing was set down before; going back forgets what waits, which takes a moment and is empty then."""

    dependencies = [("storage", "0038_notices_in_place")]

    initial = False

    operations = [
        ops.CreateModel(
            name="WaitingUpdate",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("key", fields.CharField(unique=True, max_length=60)),
                ("lane", fields.BigIntField()),
                ("update_id", fields.BigIntField()),
                ("body", fields.TextField(unique=False)),
                ("held_by", fields.CharField(max_length=60)),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "waiting_update",
                "app": "storage",
                "pk_attr": "id",
                "table_description": "An update that was confirmed to Telegram before it was handled: one of many that a"
                " person (``lane``) sent at once.",
            },
            bases=["Model"],
        ),
        ops.AddIndex(model_name="WaitingUpdate", index=Index(fields=["lane", "update_id"])),
        ops.CreateModel(
            name="RepliesSent",
            fields=[
                ("holder", fields.CharField(primary_key=True, unique=True, db_index=True, max_length=60)),
                ("bot_id", fields.BigIntField()),
                ("total", fields.BigIntField()),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "replies_sent",
                "app": "storage",
                "pk_attr": "holder",
                "table_description": "How many messages a process has sent in reply since it began, for the one that sends"
                " what is unasked.",
            },
            bases=["Model"],
        ),
    ]
