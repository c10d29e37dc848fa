"""An entry of a ledger that is the same as another says which one that is (并入)."""

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

TABLES = ("Client", "Site", "Licence", "Person")


class Migration(migrations.Migration):
    """Nothing was merged before; what was ended stays so."""

    dependencies = [("storage", "0029_work_records")]

    initial = False

    operations = [
        operation
        for table in TABLES
        for operation in (
            ops.AddField(
                model_name=table,
                name="now",
                field=fields.ForeignKeyField(
                    f"storage.{table}",
                    source_field="now_id",
                    null=True,
                    db_constraint=True,
                    to_field="id",
                    related_name="merged",
                    on_delete=OnDelete.RESTRICT,
                ),
            ),
            ops.AddIndex(model_name=table, index=Index(fields=["now_id"])),
        )
    ]
