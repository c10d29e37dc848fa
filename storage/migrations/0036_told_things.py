"""Of what people were told on a day is noted, so that nothing is said twice (docs/decisions/0039)."""

from typing import Any

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

KEY: Any = fields.ForeignKeyField  # tortoise's types want ``null`` as a literal


class Migration(migrations.Migration):
    """Nothing was noted before: on the day of the upgrade a reminder may come beside a digest, as it did until then."""

    dependencies = [("storage", "0035_visits")]

    initial = False

    operations = [
        ops.CreateModel(
            name="ToldThing",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "person",
                    KEY(
                        "storage.Person",
                        source_field="person_id",
                        null=False,
                        db_constraint=True,
                        to_field="id",
                        related_name="told_things",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("day", fields.DateField()),
                ("thing", fields.CharField(max_length=80)),
                ("message_id", fields.BigIntField()),
            ],
            options={
                "table": "told_thing",
                "app": "storage",
                "pk_attr": "id",
                "table_description": "Something of which a person was told on a day: the day's reminders leave it out."
                " Forgotten after some days.",
            },
            bases=["Model"],
        ),
        ops.AddIndex(model_name="ToldThing", index=Index(fields=["person_id", "day"])),
        ops.AddIndex(model_name="ToldThing", index=Index(fields=["day"])),
    ]
