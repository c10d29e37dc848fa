"""Which records look thin, for leads alone."""

from tortoise import fields, migrations
from tortoise.indexes import Index
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    """What was filed before is not marked."""

    dependencies = [("storage", "0060_client_confirmations")]

    initial = False

    operations = [
        ops.CreateModel(
            name="ThinMark",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("record_kind", fields.CharField(max_length=20)),
                ("record_id", fields.BigIntField()),
                ("client_id", fields.BigIntField()),
                ("reasons", fields.CharField(max_length=60)),
                ("noted_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "thin_mark",
                "app": "storage",
                "unique_together": (("record_kind", "record_id"),),
                "indexes": [Index(fields=["client_id", "noted_at"])],
                "pk_attr": "id",
                "table_description": "That a record looked thin when it was filed; ``reasons`` as ``rules/thin`` names"
                " them, a blank between them.",
            },
            bases=["Model"],
        ),
    ]
