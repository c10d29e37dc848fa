"""Spreadsheets of the ledgers on their way out and in."""

from tortoise import migrations
from tortoise.migrations import operations as ops
from tortoise.fields.base import OnDelete
from tortoise import fields


class Migration(migrations.Migration):
    dependencies = [("storage", "0005_ledgers")]

    initial = False

    operations = [
        ops.CreateModel(
            name="LedgerFile",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("key", fields.CharField(null=True, unique=True, max_length=80)),
                ("kind", fields.CharField(max_length=12)),
                (
                    "person",
                    fields.ForeignKeyField(
                        "storage.Person",
                        source_field="person_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="ledger_files",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("state", fields.CharField(max_length=12)),
                ("name", fields.CharField(db_default="", max_length=255)),
                ("telegram_file_id", fields.CharField(db_default="", max_length=255)),
                ("sha256", fields.CharField(null=True, max_length=64)),
                ("copy_sha256", fields.CharField(null=True, max_length=64)),
                ("summary", fields.TextField(db_default="{}", unique=False)),
                ("plan", fields.CharField(db_default="", max_length=64)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("done_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "ledger_file",
                "app": "storage",
                "pk_attr": "id",
                "table_description": "A spreadsheet of the ledgers on its way out or in, ``person`` empty: from the command line.",
            },
            bases=["Model"],
        ),
    ]
