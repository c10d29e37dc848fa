"""Invitations say when they were taken back; namesakes are found by an index."""

from tortoise import fields, migrations
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    """No link was taken back before; what had ended did so by itself."""

    dependencies = [("storage", "0026_what_waits")]

    initial = False

    operations = [
        ops.AddField(model_name="Invitation", name="revoked_at", field=fields.DatetimeField(null=True)),
        *(
            ops.RunSQL(
                f"CREATE INDEX {table}_{column}_plain ON {table} (REPLACE(LOWER({column}), ' ', ''))",
                f"DROP INDEX {table}_{column}_plain",
            )
            for table, column in (("person", "name"), ("client", "name"), ("client", "short_name"))
        ),
    ]
