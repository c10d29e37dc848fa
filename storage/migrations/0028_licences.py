"""Licences and certificates of the clients."""

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    dependencies = [("storage", "0027_links_and_namesakes")]

    initial = False

    operations = [
        ops.CreateModel(
            name="Licence",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("code", fields.CharField(null=True, unique=True, max_length=40)),
                (
                    "client",
                    fields.ForeignKeyField(
                        "storage.Client",
                        source_field="client_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="licences",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("kind", fields.CharField(max_length=20)),
                ("number", fields.CharField(max_length=60)),
                ("issuer", fields.CharField(db_default="", max_length=120)),
                ("scope", fields.CharField(db_default="", max_length=300)),
                ("valid_from", fields.DateField(null=True)),
                ("valid_until", fields.DateField()),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("ended_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "licence",
                "app": "storage",
                "pk_attr": "id",
                "table_description": "What a client may make or test, and until when (证照).",
            },
            bases=["Model"],
        ),
        ops.AddIndex(model_name="Licence", index=Index(fields=["client_id"])),
        ops.AddIndex(model_name="Licence", index=Index(fields=["valid_until"])),
    ]
