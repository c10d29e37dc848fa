"""The database says which firm it is of, and claims say which process has them, so that a gone one's are free at once."""

from tortoise import fields, migrations
from tortoise.migrations import operations as ops

from storage.migrating import RunDialectSQL

CLAIMED = ("job", "outbox")


class Migration(migrations.Migration):
    """The firm of an older database is entered at the next start, which knows the bot."""

    dependencies = [("storage", "0017_words_of_failures")]

    initial = False

    operations = [
        ops.CreateModel(
            name="Installation",
            fields=[
                ("id", fields.IntField(generated=False, primary_key=True, unique=True, db_index=True)),
                ("firm", fields.CharField(max_length=36)),
                ("bot_id", fields.BigIntField()),
                ("founded_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("moved_to", fields.TextField(null=True, unique=False)),
            ],
            options={
                "table": "installation",
                "app": "storage",
                "pk_attr": "id",
                "table_description": "The one firm of this database and the bot through which it serves, ``moved_to`` once it goes on elsewhere.",
            },
            bases=["Model"],
        ),
        ops.AddField(model_name="Job", name="held_by", field=fields.CharField(null=True, max_length=60)),
        ops.AddField(model_name="OutboxMessage", name="held_by", field=fields.CharField(null=True, max_length=60)),
        RunDialectSQL(
            sqlite=[f"CREATE INDEX {table}_held ON {table} (held_by) WHERE held_by IS NOT NULL" for table in CLAIMED],
            postgres=[f"CREATE INDEX {table}_held ON {table} (held_by) WHERE held_by IS NOT NULL" for table in CLAIMED],
            reverse_sqlite=[f"DROP INDEX {table}_held" for table in CLAIMED],
            reverse_postgres=[f"DROP INDEX {table}_held" for table in CLAIMED],
        ),
    ]
